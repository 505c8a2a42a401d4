from __future__ import annotations

from onrecord.domain.listing import ArticleCard, StatementCard
from onrecord.domain.match import Change
from onrecord.domain.statement import Polarity, Speaker, StatementKind
from onrecord.relate.lines import trace
from onrecord.relate.positions import find_positions

FULL = "“Around 2,000 people have left the valley, and we do not know where all of them sleep,”"


def card(
    id: str,
    text: str,
    *,
    outlet: str = "Courier",
    day: str = "2025-09-03",
    kind: StatementKind = "direct",
    person: str | None = "p-strand",
    polarity: Polarity = "asserted",
) -> StatementCard:
    article = ArticleCard(
        id=f"a-{id}",
        headline=None,
        outlet=outlet,
        url=None,
        published_at=day,
        captured_at=day,
        section=None,
        language="en",
        opening="",
    )
    return StatementCard(
        id=id,
        article=article,
        person=person,
        speaker=Speaker(name="Iva Strand", type="person"),
        field="text",
        kind=kind,
        act="say",
        cue_lemma="say",
        cue_text="said",
        polarity=polarity,
        text=text,
        context=text,
        said_on=None,
        said_text=None,
        occasion=None,
        channel=None,
        place=None,
        confidence=0.9,
    )


def test_the_fullest_quotation_leads_whoever_came_first() -> None:
    told = card("1", "2,000 people have left the valley", kind="indirect", day="2025-09-02")
    line = trace([told, card("2", FULL, outlet="Post")])
    assert line is not None
    assert line.first.id == "1"
    assert line.fullest.id == "2"
    assert line.outlets == ("Post", "Courier")


def test_a_lost_hedge_is_named_on_the_variant_that_lost_it() -> None:
    line = trace([card("1", FULL), card("2", "2,000 people have left the valley", kind="indirect")])
    assert line is not None
    told = line.variants[1]
    assert told.lost_hedges == ("Around",)
    assert not told.is_quotation
    assert Change(kind="hedge_lost", here="", there="Around") in told.changes


def test_the_same_words_of_several_outlets_are_one_variant() -> None:
    cards = [card("1", FULL), card("2", FULL.replace("“", '"'), outlet="Post"), card("3", FULL[:42] + "”")]
    line = trace(cards)
    assert line is not None
    assert [len(variant.cards) for variant in line.variants] == [2, 1]
    assert line.variants[0].outlets == ("Courier", "Post")
    assert line.variants[1].relation == "trimmed"
    assert line.size == 3


def test_one_statement_alone_is_no_line() -> None:
    assert trace([card("1", FULL)]) is None
    assert trace([]) is None


def test_another_figure_of_the_same_speaker_is_put_beside_it_years_later() -> None:
    own = card("2", "the new dike will cost 40 million crowns", day="2025-09-03")
    old = card("1", "the new dike will cost 15 million crowns", day="2021-02-03")
    (found,) = find_positions(own, [old])
    assert (found.earlier.id, found.later.id, found.about) == ("1", "2", "figure")


def test_a_turned_polarity_is_put_beside_it() -> None:
    own = card("2", "the upper gates are safe in winter")
    other = card("1", "the upper gates are not safe in winter", day="2024-02-03")
    (found,) = find_positions(own, [other])
    assert found.about == "polarity"


def test_what_another_person_said_is_no_changed_position() -> None:
    own = card("2", "the upper gates are safe in winter")
    other = card("1", "the upper gates are not safe in winter", person="p-dorn")
    assert find_positions(own, [other]) == ()
    assert find_positions(card("3", own.text, person=None), [other]) == ()


def test_agreeing_statements_are_no_changed_position() -> None:
    own = card("2", "the upper gates are safe in winter")
    assert find_positions(own, [card("1", own.text, day="2020-01-01")]) == ()


def test_a_denial_of_the_same_words_is_a_turned_polarity() -> None:
    own = card("2", "the upper gates were closed in winter", polarity="denied")
    (found,) = find_positions(own, [card("1", own.text, day="2020-01-01")])
    assert found.about == "polarity"
