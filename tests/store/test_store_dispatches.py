"""Dispatches that hundreds of outlets print: one story with all of them, however they came."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from invented_dispatches import FIRE, STORM, own_reports, printed, printings
from sqlalchemy import select

from onrecord.comparing import compare_article, compare_rest, group_region
from onrecord.comparing_again import compare_all
from onrecord.domain.story import StoryLimits
from onrecord.store.story_tables import (
    copies,
    reprints,
    sketches,
    story_articles,
    story_links,
    story_terms,
    text_marks,
)

OUTLETS = 300
FEW = 40
ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"])


def save(archive, page):
    return archive.save(page.analysis, page.data, visible=page.visible).article


def put(archive, page):
    own = save(archive, page)
    compare_article(archive, own)
    return own


def rows(archive, *tables):
    with archive.snapshot() as connection:
        return [{tuple(row) for row in connection.execute(select(table))} for table in tables]


def stories(archive):
    found = {}
    for own, story in rows(archive, story_articles)[0]:
        found.setdefault(story, set()).add(own)
    return {frozenset(held) for held in found.values()}


def kinds(archive):
    """Give how many articles of which kind each story has, and who is in none."""
    found = {}
    for own in archive.iterate_article_ids():
        outlet = archive.get_article(own).analysis.article.outlet.removeprefix("Outlet ")
        story = archive.stories_of([own]).get(own)
        found.setdefault(story.id if story else None, Counter())[outlet.rstrip("0123456789")] += 1
    return sorted((dict(held) for held in found.values()), key=repr)


def stood_for(archive):
    return dict(rows(archive, reprints)[0])


@ON_SQLITE
@pytest.mark.parametrize("way", ["one by one", "at once", "again"])
def test_a_dispatch_of_hundreds_of_outlets_is_one_story_with_all_of_them(archive, where, way):
    pages = [*printings(STORM, OUTLETS), *own_reports(), *printings(FIRE, FEW, name="fire", seed=2)]
    random.Random(way).shuffle(pages)
    for page in pages:
        put(archive, page) if way == "one by one" else save(archive, page)
    if way == "again":
        list(compare_all(where, jobs=1))
    else:
        list(compare_rest(archive))
    expected = [{"fire": FEW}, {"storm": OUTLETS, "own": 3}]
    assert kinds(archive) == sorted(expected, key=repr)
    told = {story.spread.articles: story.spread for story in archive.list_stories().items}
    assert (told[OUTLETS + 3].outlets, told[OUTLETS + 3].texts) == (OUTLETS + 3, 4)
    assert (told[FEW].outlets, told[FEW].texts) == (FEW, 1)
    stood = stood_for(archive)
    assert archive.copies_of(min(stood)).spread.outlets in (OUTLETS, FEW)
    before = stories(archive)
    list(compare_all(where, jobs=1))
    assert stories(archive) == before
    late = put(archive, next(printings(STORM, 1, name="late", seed=9)))
    assert archive.stories_of([late])[late].spread.articles == OUTLETS + 4


@ON_SQLITE
def test_a_story_and_the_copies_of_a_text_are_read_part_by_part(archive):
    for page in [*printings(STORM, FEW), *own_reports()]:
        put(archive, page)
    (card,) = archive.list_stories().items
    whole = archive.get_story(card.id, limit=1000)
    parts = [archive.get_story(card.id, start=start, limit=9) for start in range(0, FEW + 3, 9)]
    assert [row for part in parts for row in part.articles] == list(whole.articles)
    assert [len(part.articles) for part in parts] == [9, 9, 9, 9, 7]
    assert {(part.total, part.texts, part.sizes, part.speakers, part.said) for part in parts} == {
        (FEW + 3, whole.texts, whole.sizes, whole.speakers, whole.said)
    }
    assert sorted(whole.sizes) == [1, 1, 1, FEW]
    assert [row.is_earliest for row in whole.articles] == [True] * 4 + [False] * (FEW - 1)
    assert whole.texts == tuple(row.article.id for row in whole.articles[:4])
    printed_often = whole.sizes.index(FEW)
    assert {each.id for each in parts[-1].originals.values()} == {whole.texts[printed_often]}
    first = whole.texts[printed_often]
    told = archive.copies_of(first, limit=1000)
    several = [archive.copies_of(first, start=start, limit=10) for start in range(0, told.total, 10)]
    assert [copy for part in several for copy in part.copies] == list(told.copies)
    assert {(part.total, part.spread) for part in several} == {(len(told.copies), told.spread)}
    assert (
        archive.get_story(card.id, start=FEW + 3).articles == archive.copies_of(first, start=999).copies == ()
    )


def test_what_was_added_in_the_order_of_the_days_is_left_as_it_is_when_compared_again(archive, where):
    for page in [*printings(STORM, FEW), *own_reports()]:
        put(archive, page)
    tables = (reprints, copies, story_links, story_terms, text_marks)
    before, told = rows(archive, *tables), stories(archive)
    assert len(before[0]) > FEW // 2
    list(compare_all(where, jobs=1))
    assert rows(archive, *tables) == before
    assert stories(archive) == told


@ON_SQLITE
def test_two_processes_find_the_reprints_that_one_finds(archive, where):
    for page in [*printings(STORM, FEW), *printings(FIRE, FEW, name="fire")]:
        save(archive, page)
    list(compare_all(where, jobs=1))
    before, told = rows(archive, reprints, copies, story_links, story_terms), stories(archive)
    list(compare_all(where, jobs=2))
    assert rows(archive, reprints, copies, story_links, story_terms) == before
    assert stories(archive) == told


@ON_SQLITE
def test_a_text_that_few_outlets_print_has_no_reprints(archive):
    for page in printings(STORM, StoryLimits().printed):
        put(archive, page)
    assert stood_for(archive) == {}
    assert len(stories(archive)) == 1


@ON_SQLITE
def test_the_same_words_a_month_later_are_no_reprint_of_the_story(archive):
    first = [put(archive, page) for page in printings(STORM, 20)]
    text = STORM[:9]
    later = put(archive, printed("later", "Storm tears roof off station", *text, day=28))
    assert later not in stood_for(archive)
    assert archive.stories_of([later]) == {}
    assert stories(archive) == {frozenset(first)}


def test_a_reprint_that_people_took_out_stays_out(archive, where):
    ids = [put(archive, page) for page in printings(STORM, FEW)]
    out = max(stood_for(archive))
    (story,) = archive.list_stories().items
    decision = archive.split_story(story.id, [out], by="ed", reason="not ours", group=group_region)
    rest = frozenset(ids) - {out}
    assert stories(archive) == {rest}
    late = put(archive, next(printings(STORM, 1, name="late", seed=9)))
    assert stories(archive) == {rest | {late}}
    list(compare_all(where, jobs=1))
    assert stories(archive) == {rest | {late}}
    archive.undo_story(decision, by="ed", group=group_region)
    assert stories(archive) == {frozenset({*ids, late})}
    list(compare_all(where, jobs=1))
    assert stories(archive) == {frozenset({*ids, late})}


def test_the_others_stay_together_when_people_take_out_what_stands_for_them(archive, where):
    ids = [put(archive, page) for page in printings(STORM, FEW)]
    out, _ = Counter(stood_for(archive).values()).most_common(1)[0]
    (story,) = archive.list_stories().items
    archive.split_story(story.id, [out], by="ed", reason="not ours", group=group_region)
    rest = frozenset(ids) - {out}
    assert stories(archive) == {rest}
    list(compare_all(where, jobs=1))
    assert stories(archive) == {rest}


@ON_SQLITE
def test_stories_of_two_dispatches_that_people_put_together_stay_so(archive, where):
    ids = [put(archive, page) for page in [*printings(STORM, FEW), *printings(FIRE, FEW, name="fire")]]
    one, other = (story.id for story in archive.list_stories().items)
    decision = archive.merge_stories(one, other, by="ed", reason="one night", group=group_region)
    assert stories(archive) == {frozenset(ids)}
    late = put(archive, next(printings(FIRE, 1, name="late", seed=9)))
    assert stories(archive) == {frozenset({*ids, late})}
    list(compare_all(where, jobs=1))
    assert stories(archive) == {frozenset({*ids, late})}
    archive.undo_story(decision, by="ed", group=group_region)
    assert stories(archive) == {frozenset(ids[:FEW]), frozenset({*ids[FEW:], late})}


def test_another_article_stands_for_the_text_when_the_one_that_did_is_withdrawn(archive):
    ids = [put(archive, page) for page in printings(STORM, FEW)]
    gone, _ = Counter(stood_for(archive).values()).most_common(1)[0]
    archive.withdraw(gone, reason="asked", erase=True)
    held = rows(archive, reprints, story_links, copies)
    assert not any(gone in row for table in held for row in table)
    rest = frozenset(ids) - {gone}
    assert stories(archive) == {rest}
    own = [put(archive, page) for page in own_reports()]
    late = put(archive, next(printings(STORM, 1, name="late", seed=9)))
    assert stories(archive) == {rest | {*own, late}}
    for each in sorted({*rest, *own, late}):
        archive.withdraw(each, reason="asked")
    assert rows(archive, reprints, sketches, text_marks, story_terms, copies, story_links) == [set()] * 6


@ON_SQLITE
def test_an_article_that_stands_for_others_may_change_its_words(archive):
    ids = [put(archive, page) for page in printings(STORM, FEW)]
    own, _ = Counter(stood_for(archive).values()).most_common(1)[0]
    name = archive.get_article(own).analysis.article.outlet.removeprefix("Outlet ")
    fires = [put(archive, page) for page in printings(FIRE, 3, name="fire")]
    assert put(archive, printed(name, "Fire in the paper mill of Ostermar", *FIRE, hour=20)) == own
    assert own not in stood_for(archive).values()
    assert stories(archive) == {frozenset(ids) - {own}, frozenset({*fires, own})}


@ON_SQLITE
def test_a_dispatch_that_was_forgotten_is_compared_anew_and_is_one_story(archive):
    ids = [put(archive, page) for page in printings(STORM, FEW)]
    with archive._engine.begin() as connection:
        for table in (sketches, text_marks, story_terms, copies, story_links, reprints):
            connection.execute(table.delete())
    assert len(list(compare_rest(archive))) == FEW
    assert stories(archive) == {frozenset(ids)}
