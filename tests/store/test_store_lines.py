"""Lines: one statement told by several outlets, found by index, joined, parted and forgotten."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest
from invented_pages import Said, keep_links, sheet
from sqlalchemy import func, select

from onrecord.errors import NotFound, UsageError
from onrecord.relate.keys import keys_of
from onrecord.relate.matching import match_tellings
from onrecord.store import engine, lines, open_archive
from onrecord.store.match_tables import match_judgements, matches, statement_keys, statement_lines
from onrecord.tracing import match_statements
from onrecord.tracing_again import match_all

QUOTE = "“We will open the upper gates on Sunday, and nobody should sleep in the meadows that night,”"
TRIMMED = "“nobody should sleep in the meadows that night”"
HEDGED = "around 300 houses near the meadows have lost their roofs in the storm"
BARE = "300 houses near the meadows have lost their roofs in the storm"
OTHER_FIGURE = "900 houses near the meadows have lost their roofs in the storm"


def page(words, *, outlet, name="Talia Brandt", day="2025-06-01", kind="direct", candidate=None):
    source = name or candidate or "Somebody"
    text = f"{source} said on the bridge: {words} It rained."
    said = Said(content=words, cue="said", source=source, name=name, kind=kind, candidate=candidate)
    return sheet(
        f"{outlet} reports. {text}",
        said=(said,),
        outlet=outlet,
        url=f"https://{outlet}.example/{day}/{len(words)}",
        published=f"{day}T10:00:00+00:00",
        headline=f"{outlet} {day}",
    )


def add(archive, *pages):
    """Keep pages as the pipeline does; give the ids of their statements."""
    ids = []
    for each in pages:
        saved = keep_links(archive, each)
        match_statements(archive, [saved.article], by="onrecord 0.1.0")
        ids += saved.statements
    return ids


def line(archive, statement):
    return [card.id for card in archive.line_of(statement)]


def count(archive, table):
    with archive.snapshot() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar()


def test_a_quotation_and_its_trimmed_form_are_one_line_from_the_first_appearance_on(archive):
    later = page(TRIMMED, outlet="post", day="2025-06-02")
    first = page(QUOTE, outlet="courier", day="2025-06-01")
    trimmed, whole = add(archive, later, first)
    assert line(archive, trimmed) == line(archive, whole) == [whole, trimmed]


def test_a_lost_hedge_stays_in_the_line_and_another_figure_does_not(archive):
    hedged, bare, other = add(
        archive,
        page(HEDGED, outlet="courier", kind="indirect"),
        page(BARE, outlet="post", kind="indirect"),
        page(OTHER_FIGURE, outlet="observer", kind="indirect"),
    )
    assert set(line(archive, hedged)) == {hedged, bare}
    assert line(archive, other) == [other]
    ((match, card), *_) = archive.contradictions_of(other)
    assert match.relation == "contradicts_figure"
    assert card.id in (hedged, bare)


def test_the_same_words_of_two_speakers_are_two_lines(archive):
    one, other = add(archive, page(QUOTE, outlet="courier"), page(QUOTE, outlet="post", name="Ida Voss"))
    assert line(archive, one) == [one]
    assert line(archive, other) == [other]


def test_an_uncertain_speakers_long_quotation_is_found_by_its_words(archive):
    one, other = add(
        archive, page(QUOTE, outlet="courier"), page(QUOTE, outlet="post", name=None, candidate="Brandt")
    )
    assert set(line(archive, one)) == {one, other}


def test_a_quotation_is_found_again_after_years(archive):
    old, new = add(
        archive, page(QUOTE, outlet="courier", day="2019-03-02"), page(QUOTE, outlet="post", day="2025-06-01")
    )
    assert line(archive, new) == [old, new]


def test_a_paraphrase_of_the_same_days_joins_the_line(archive):
    quoted, told = add(
        archive,
        page(
            "“We are going to take the barge owners to court, and we are going to win there”", outlet="post"
        ),
        page("the city would take the barge owners to court and win", outlet="courier", kind="indirect"),
    )
    assert set(line(archive, told)) == {quoted, told}


def test_a_persons_judgement_parts_a_line_and_outlives_matching_again(archive, where):
    one, other = add(archive, page(QUOTE, outlet="courier"), page(QUOTE, outlet="post"))
    decision = archive.part_statements(one, other, by="ed", reason="two speeches")
    assert line(archive, one) == [one]
    assert list(match_all(where, by="onrecord 0.2.0", jobs=1)) == [2, 4]
    assert line(archive, one) == [one]
    archive.undo_match(decision, by="ed")
    assert set(line(archive, one)) == {one, other}
    assert [each.is_live for each in archive.list_match_decisions(one)] == [False, False]


def test_a_persons_judgement_joins_what_no_rule_would(archive, where):
    one, other = add(archive, page(QUOTE, outlet="courier"), page(BARE, outlet="post", kind="indirect"))
    archive.join_statements(one, other, by="ed", reason="one answer, two halves")
    assert set(line(archive, one)) == {one, other}
    list(match_all(where, by="onrecord 0.2.0", jobs=1))
    assert set(line(archive, one)) == {one, other}


def test_a_decision_is_undone_once_and_only_if_it_is_one(archive):
    one, other = add(archive, page(QUOTE, outlet="courier"), page(QUOTE, outlet="post"))
    decision = archive.part_statements(one, other, by="ed", reason="two speeches")
    archive.undo_match(decision, by="ed")
    with pytest.raises(UsageError, match="undone already"):
        archive.undo_match(decision, by="ed")
    with pytest.raises(NotFound, match="none of this id"):
        archive.undo_match("nothing", by="ed")
    with pytest.raises(UsageError, match="two statements"):
        archive.join_statements(one, one, by="ed", reason="")
    with pytest.raises(NotFound, match="0000000000000000"):
        archive.join_statements(one, "0" * 16, by="ed", reason="")


@pytest.mark.parametrize("erase", [False, True])
def test_a_withdrawn_statement_leaves_line_matches_and_candidates(archive, erase):
    one, other, third = add(
        archive,
        page(QUOTE, outlet="courier", day="2025-06-01"),
        page(QUOTE, outlet="post", day="2025-06-02"),
        page(TRIMMED, outlet="observer", day="2025-06-03"),
    )
    keys = count(archive, statement_keys)
    archive.withdraw(one, reason="asked", erase=erase)
    assert line(archive, one) == []
    assert line(archive, other) == [other, third]
    assert count(archive, statement_lines) == 2
    assert count(archive, matches) == 1
    assert count(archive, statement_keys) < keys
    (fourth,) = add(archive, page(QUOTE, outlet="mirror", day="2025-06-04"))
    assert one not in line(archive, fourth)


def test_erasing_takes_out_what_an_editor_wrote_of_the_statement(archive):
    one, other = add(archive, page(QUOTE, outlet="courier"), page(QUOTE, outlet="post"))
    archive.part_statements(one, other, by="ed", reason="Brandt said it twice")
    archive.withdraw(one, reason="asked", erase=True)
    (decision,) = archive.list_match_decisions(other)
    assert (decision.reason, decision.by) == ("erased", "ed")


def test_a_withdrawn_article_leaves_nothing_in_the_index(archive):
    saved = keep_links(archive, page(QUOTE, outlet="courier"))
    match_statements(archive, [saved.article], by="onrecord 0.1.0")
    archive.withdraw(saved.article, reason="asked", erase=True)
    assert count(archive, statement_keys) == count(archive, statement_lines) == count(archive, matches) == 0


def test_matching_again_changes_nothing(archive, where, dump):
    add(
        archive,
        page(QUOTE, outlet="courier"),
        page(TRIMMED, outlet="post"),
        page(HEDGED, outlet="mirror", kind="indirect"),
        page(OTHER_FIGURE, outlet="observer", kind="indirect"),
    )
    before = dump()
    assert list(match_all(where, by="onrecord 0.1.0", jobs=1)) == [4, 8]
    assert dump() == before


def test_other_keys_of_a_later_version_leave_matches_and_lines_as_they_are(archive):
    one, other = add(archive, page(QUOTE, outlet="courier"), page(TRIMMED, outlet="post", day="2025-06-02"))

    def later(telling):
        keys = keys_of(telling)
        return replace(keys, runs=(*keys.runs, 7))

    articles = list(archive.iterate_article_ids())
    archive.match_articles(articles, key=later, match=match_tellings, by="onrecord 9.0.0")
    assert line(archive, other) == [one, other]
    assert count(archive, matches) == 1


def test_a_statement_that_is_matched_is_not_matched_twice_by_a_second_keep(archive):
    saved = keep_links(archive, page(QUOTE, outlet="courier"))
    assert not archive.is_matched(saved.article)
    match_statements(archive, [saved.article], by="onrecord 0.1.0")
    assert archive.is_matched(saved.article)


PAGES = [
    page(QUOTE, outlet="courier", day="2025-06-01"),
    page(TRIMMED, outlet="post", day="2025-06-02"),
    page(HEDGED, outlet="mirror", day="2025-06-02", kind="indirect"),
    page(BARE, outlet="tribune", day="2025-06-03", kind="indirect"),
    page(OTHER_FIGURE, outlet="observer", day="2025-06-02", kind="indirect"),
    page(f"about {BARE}", outlet="sheet", day="2025-06-05", kind="indirect"),
    page(QUOTE, outlet="herald", day="2025-06-09"),
    page(QUOTE, outlet="globe", day="2025-06-03", name="Ida Voss"),
]


def test_any_order_of_adding_gives_the_same_lines(tmp_path):
    rng = random.Random(7)
    orders = [list(order) for order in permutations(range(4))][::6]
    orders = [[*order, 4, 5, 6, 7] for order in orders]
    for _ in range(6):
        order = list(range(len(PAGES)))
        rng.shuffle(order)
        orders.append(order)
    seen = set()
    for number, order in enumerate(orders):
        with open_archive(tmp_path / str(number)) as archive:
            add(archive, *(PAGES[place] for place in order))
            with archive.snapshot() as connection:
                query = select(statement_lines.c.statement_id, statement_lines.c.line_id)
                seen.add(frozenset(tuple(row) for row in connection.execute(query)))
    assert len(seen) == 1
    assert len({line for _, line in next(iter(seen))}) == 4


VARIANTS = [
    f"{figure} houses near the {where} have lost their {what} in the {when}"
    for figure in ("around 300", "300", "900", "the low")
    for where in ("meadows", "old upper gates")
    for what, when in (("roofs", "storm"), ("roofs", "storm of Sunday night"))
]


@pytest.mark.parametrize("seed", range(4))
def test_a_line_joined_in_passing_is_the_line_that_all_it_hangs_together_with_gives(tmp_path, seed):
    rng = random.Random(seed)
    days = [f"2025-06-{day:02}" for day in range(1, 9)]
    with open_archive(tmp_path / "archive") as archive:
        for number in range(14):
            outlet, day = f"outlet{number}", rng.choice(days)
            add(archive, page(rng.choice(VARIANTS), outlet=outlet, day=day, kind="indirect"))
            joined = lines_of(archive)
            with engine.writing(archive._engine) as connection:
                lines.settle(connection, joined)
            assert lines_of(archive) == joined
        assert count(archive, matches) > 14
        assert 1 < len(set(joined.values())) < 14


def lines_of(archive):
    with archive.snapshot() as connection:
        query = select(statement_lines.c.statement_id, statement_lines.c.line_id)
        return {row.statement_id: row.line_id for row in connection.execute(query)}


def test_the_ledger_keeps_every_judgement(archive):
    one, other = add(archive, page(QUOTE, outlet="courier"), page(QUOTE, outlet="post"))
    archive.part_statements(one, other, by="ed", reason="two speeches")
    archive.join_statements(one, other, by="ed", reason="one after all")
    assert set(line(archive, one)) == {one, other}
    assert [each.is_live for each in archive.list_match_decisions(one)] == [True, False]
    assert count(archive, match_judgements) == 2
