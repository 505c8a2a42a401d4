"""Copies and stories in the archive: found by index, kept under ids that stay, decided by people, undone."""

from __future__ import annotations

import random

import pytest
from invented_pages import Said, Sheet, keep_links, sheet
from sqlalchemy import func, select

from onrecord.comparing import compare_article, compare_rest, group_region
from onrecord.comparing_again import compare_all
from onrecord.errors import NotFound, UsageError
from onrecord.store import Archive, open_archive
from onrecord.store.story_tables import copies, sketches, story_links, story_terms, text_marks

FLOOD = (
    "The Alse burst its banks at Marlbeck on Tuesday and drove around 2,000 people from their homes.",
    "Mayor Irena Dovale said that boats had cleared the lower town by morning and nobody was hurt.",
    "The Alse River Authority had warned of the flood on Monday, but few in Marlbeck had left at once.",
    "Schools and the hospital of Marlbeck stay shut until the water has gone, the town council said.",
)
OTHER_FLOOD = (
    "Boats cleared the lower town of Marlbeck on Tuesday after the river Alse came over its banks.",
    "Irena Dovale, Marlbeck's mayor, praised the crews; some 2,000 people had to leave, she told reporters.",
    "A gauge of the Alse River Authority broke in the night and was mended at noon, engineers said.",
)
STRIKE = (
    "Dockers at Hallin stopped work on Tuesday over pay, their union leader Petar Lund said.",
    "The port company Norrhaven said that ships for Hallin were sent elsewhere until Friday.",
    "Lund promised more strikes unless Norrhaven came back to the table with another offer.",
)
STRIKE_TOO = (
    "The port of Hallin stood still on Tuesday as dockers struck for more pay, the first time in years.",
    "Union leader Petar Lund wants a tenth more; Norrhaven, which runs the port, would not comment.",
)


def page(
    name: str, headline: str, *paragraphs: str, day: int = 2, outlet: str | None = None, **more
) -> Sheet:
    return sheet(
        *paragraphs,
        headline=headline,
        url=f"https://{name}.example/",
        outlet=outlet or f"Outlet {name}",
        published=f"2025-09-{day:02}T10:00:00+02:00",
        captured=more.pop("captured", f"2025-09-{day:02}T12:00:00Z"),
        **more,
    )


PAGES = {
    "wire": page("wire", "Alse flood drives 2,000 from homes in Marlbeck", *FLOOD),
    "trimmed": page("trimmed", "Marlbeck under water", *FLOOD[:3]),
    "own": page("own", "Marlbeck cleared by boat after Alse flood", *OTHER_FLOOD, day=3),
    "strike": page("strike", "Dockers of Hallin strike", *STRIKE),
    "strike2": page("strike2", "Dockers' strike shuts port of Hallin", *STRIKE_TOO),
}


def put(archive: Archive, own: Sheet) -> str:
    saved = archive.save(own.analysis, own.data, visible=own.visible)
    compare_article(archive, saved.article)
    return saved.article


@pytest.fixture
def ids(archive: Archive) -> dict[str, str]:
    return {name: put(archive, own) for name, own in PAGES.items()}


def stories(archive: Archive) -> set[frozenset[str]]:
    listed = archive.list_stories().items
    return {frozenset(row.article.id for row in archive.get_story(story.id).articles) for story in listed}


def test_a_story_counts_outlets_and_independent_texts(archive, ids):
    story = archive.get_story(archive.stories_of([ids["own"]])[ids["own"]].id)
    assert [(row.article.id, row.text, row.is_earliest) for row in story.articles] == [
        (ids["wire"], 0, True),
        (ids["own"], 1, True),
        (ids["trimmed"], 0, False),
    ]
    assert (story.card.spread.outlets, story.card.spread.texts, story.card.spread.articles) == (3, 2, 3)
    assert (story.total, story.texts, story.sizes) == (3, (ids["wire"], ids["own"]), (2, 1))
    assert story.originals[0].id == ids["wire"]
    assert story.card.first_at == "2025-09-02T10:00:00+02:00"
    assert story.card.last_at == "2025-09-03T10:00:00+02:00"
    assert story.card.headline in {
        PAGES[name].analysis.article.headline for name in ("wire", "trimmed", "own")
    }


def test_an_article_tells_its_copies_and_how_far_its_text_went(archive, ids):
    found = archive.copies_of(ids["wire"])
    assert [(copy.article.id, copy.is_copy) for copy in found.copies] == [(ids["trimmed"], True)]
    assert (found.total, found.copies[0].share) == (1, 1.0)
    assert (found.spread.outlets, found.spread.texts, found.spread.articles) == (2, 1, 2)
    assert archive.copies_of(ids["own"]).copies == ()


def test_events_of_one_day_are_two_stories_newest_or_with_most_texts_first(archive, ids):
    assert stories(archive) == {
        frozenset({ids["wire"], ids["trimmed"], ids["own"]}),
        frozenset({ids["strike"], ids["strike2"]}),
    }
    newest = [card.spread.articles for card in archive.list_stories().items]
    assert newest == [3, 2]
    first = archive.list_stories(order="texts", limit=1)
    rest = archive.list_stories(order="texts", limit=1, after=first.next)
    assert {first.items[0].id, rest.items[0].id} == {card.id for card in archive.list_stories().items}
    assert len(archive.list_stories(since="2025-09-03").items) == 1


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_articles_does_not_change_stories_or_copies(tmp_path, seed):
    order = sorted(PAGES)
    random.Random(seed).shuffle(order)
    with open_archive(tmp_path / "archive") as archive:
        names = {put(archive, PAGES[name]): name for name in order}
        found = {frozenset(names[own] for own in story) for story in stories(archive)}
        alike = {
            name: [names[copy.article.id] for copy in archive.copies_of(own).copies]
            for own, name in names.items()
        }
        spreads = [card.spread for card in archive.list_stories().items]
    assert found == {frozenset({"wire", "trimmed", "own"}), frozenset({"strike", "strike2"})}
    assert alike == {"wire": ["trimmed"], "trimmed": ["wire"], "own": [], "strike": [], "strike2": []}
    assert [(spread.outlets, spread.texts) for spread in spreads] == [(3, 2), (2, 2)]


def test_a_story_keeps_its_id_as_it_grows(archive):
    first, second = put(archive, PAGES["wire"]), put(archive, PAGES["trimmed"])
    before = archive.stories_of([first])[first].id
    third = put(archive, PAGES["own"])
    after = archive.stories_of([first, second, third])
    assert {card.id for card in after.values()} == {before}


def test_an_article_alone_is_no_story(archive):
    own = put(archive, PAGES["wire"])
    assert archive.stories_of([own]) == {}
    assert archive.list_stories().items == ()
    with pytest.raises(NotFound):
        archive.get_story("0" * 16)


def test_stories_put_together_stay_together_until_that_is_undone(archive, ids):
    before = stories(archive)
    flood, strike = (archive.stories_of([ids[name]])[ids[name]].id for name in ("wire", "strike"))
    decision = archive.merge_stories(flood, strike, by="ed", reason="one storm", group=group_region)
    assert stories(archive) == {frozenset(ids.values())}
    assert archive.get_story(flood).card.id == archive.get_story(strike).card.id
    with pytest.raises(UsageError, match="already"):
        archive.merge_stories(flood, strike, by="ed", reason="", group=group_region)
    later = put(
        archive, page("later", "Marlbeck's flood falls", *OTHER_FLOOD[:2], "The Alse fell by night.", day=3)
    )
    assert stories(archive) == {frozenset({*ids.values(), later})}
    archive.undo_story(decision, by="ed", group=group_region)
    assert {story - {later} for story in stories(archive)} == before
    with pytest.raises(UsageError, match="undone already"):
        archive.undo_story(decision, by="ed", group=group_region)
    with pytest.raises(NotFound):
        archive.undo_story("none", by="ed", group=group_region)


def test_the_reason_of_a_decision_is_gone_with_an_erased_article(archive, ids):
    flood, strike = (archive.stories_of([ids[name]])[ids[name]].id for name in ("wire", "strike"))
    archive.merge_stories(flood, strike, by="ed", reason="Irena Dovale spoke in both", group=group_region)
    archive.withdraw(ids["wire"], reason="asked", erase=True)
    own = archive.stories_of([ids["strike"]])[ids["strike"]].id
    assert {each.reason for each in archive.list_story_decisions(own)} == {"erased"}


def test_a_split_stays_split_after_the_next_page_and_when_all_is_compared_again(archive, ids):
    flood = archive.stories_of([ids["wire"]])[ids["wire"]].id
    archive.split_story(flood, [ids["own"]], by="ed", reason="another flood", group=group_region)
    parted = frozenset({ids["wire"], ids["trimmed"]})
    assert parted in stories(archive)
    assert archive.stories_of([ids["wire"]])[ids["wire"]].id == flood
    put(archive, page("more", "Marlbeck flood: the Alse falls", *FLOOD[1:], day=3))
    with archive._engine.begin() as connection:
        for table in (sketches, text_marks, story_terms, copies, story_links):
            connection.execute(table.delete())
    assert len(list(compare_rest(archive))) == len(ids) + 1
    assert not any({ids["wire"], ids["own"]} <= story for story in stories(archive))
    kinds = [decision.kind for decision in archive.list_story_decisions(flood)]
    assert kinds == ["different"]


def test_comparing_all_again_gives_the_same_stories_under_the_same_ids(archive, ids, where):
    before, copied = archive.list_stories().items, archive.copies_of(ids["wire"])
    flood = archive.stories_of([ids["wire"]])[ids["wire"]].id
    assert list(compare_all(where, jobs=1))[-1] == 2 * len(ids)
    assert archive.list_stories().items == before
    assert archive.copies_of(ids["wire"]) == copied
    archive.split_story(flood, [ids["own"]], by="ed", reason="another flood", group=group_region)
    list(compare_all(where, jobs=1))
    assert archive.stories_of([ids["own"]]) == {}
    assert {archive.stories_of([ids[name]])[ids[name]].id for name in ("wire", "trimmed")} == {flood}
    archive.withdraw(ids["strike"], reason="asked")
    list(compare_all(where, jobs=1))
    assert archive.stories_of([ids["strike2"]]) == {}


def test_a_split_names_some_of_a_story(archive, ids):
    flood = archive.stories_of([ids["wire"]])[ids["wire"]].id
    with pytest.raises(NotFound, match="not in it"):
        archive.split_story(flood, [ids["strike"]], by="ed", reason="", group=group_region)
    with pytest.raises(UsageError, match="not all"):
        archive.split_story(
            flood, [ids["wire"], ids["own"], ids["trimmed"]], by="ed", reason="", group=group_region
        )


def rows(archive: Archive) -> list[int]:
    with archive.snapshot() as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (sketches, text_marks, story_terms, copies, story_links)
        ]


def test_a_withdrawn_article_is_in_no_story_no_copy_and_no_index(archive, ids):
    archive.withdraw(ids["trimmed"], reason="asked")
    assert archive.copies_of(ids["wire"]).copies == ()
    story = archive.get_story(archive.stories_of([ids["wire"]])[ids["wire"]].id)
    assert {row.article.id for row in story.articles} == {ids["wire"], ids["own"]}
    assert story.card.spread.outlets == 2
    archive.withdraw(ids["own"], reason="asked", erase=True)
    assert archive.stories_of([ids["wire"]]) == {}
    for own in ("wire", "strike", "strike2"):
        archive.withdraw(ids[own], reason="asked")
    assert rows(archive) == [0, 0, 0, 0, 0]
    assert archive.list_stories().items == ()


def test_erased_words_leave_no_hash_behind_and_the_article_is_compared_anew(archive):
    said = Said(
        content="boats had cleared the lower town by morning",
        cue="said",
        source="Irena Dovale",
        kind="indirect",
    )
    with_words = page("w", "Alse flood drives 2,000 from homes in Marlbeck", *FLOOD, said=(said,))
    own, other = put(archive, with_words), put(archive, PAGES["trimmed"])
    statement = archive.get_article(own).analysis.statements[0].id
    archive.withdraw(statement, reason="asked", erase=True)
    assert rows(archive)[0] == 1
    assert archive.stories_of([own])[own].spread.articles == 2
    assert list(compare_rest(archive)) == [own]
    assert rows(archive)[0] == 2
    assert archive.copies_of(own).copies[0].article.id == other


def test_a_later_edition_is_compared_anew(archive):
    own = put(archive, PAGES["own"])
    other = put(archive, PAGES["strike"])
    assert archive.stories_of([own, other]) == {}
    changed = page(
        "own", "Dockers' strike shuts port of Hallin", *STRIKE_TOO, captured="2025-09-03T18:00:00Z"
    )
    assert put(archive, changed) == own
    assert archive.stories_of([own])[own].spread.articles == 2


def test_main_speakers_of_a_story_come_with_their_outlets(archive):
    for name in ("wire", "trimmed"):
        said = Said(
            content="boats had cleared the lower town by morning",
            cue="said",
            source="Mayor Irena Dovale",
            name="Irena Dovale",
            kind="indirect",
        )
        own = page(name, f"Marlbeck {name}", *FLOOD[:3], said=(said,))
        saved = keep_links(archive, own)
        compare_article(archive, saved.article)
    (card,) = archive.list_stories().items
    (speaker,) = archive.get_story(card.id).speakers
    assert (speaker.name, speaker.statements, speaker.outlets) == ("Irena Dovale", 2, 2)
