"""Story groups: regions of articles to be grouped anew, and the stories that came of it.

A region holds every article that chains of likenesses and decisions tie to some others. Its
stories follow from its articles alone; only their ids remember: a group takes the id of the story
that most of its articles were in, and a story that lost all its articles says where they went.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from onrecord.domain.story import Group, Pair, Region, join_pairs
from onrecord.store import story_ledger
from onrecord.store.parts import parts_of
from onrecord.store.sketching import forget, sketches_of
from onrecord.store.story_tables import copies, sketches, stories, story_articles, story_links
from onrecord.store.tables import articles

MOST_AT_ONCE = 120
_STRICTER = 0.5
_STEPS = 12


def tied_to(connection: Connection, article: str) -> set[str]:
    """Give the articles that an article's stories hang on: of its story, and those like it."""
    before = _stories_of(connection, [article])
    liked = {own for pair in _ties(connection, [article], -float("inf")) for own in pair}
    return {*_members_of(connection, set(before.values())), *liked} - {article}


def regroup(
    connection: Connection, touched: Iterable[str], group: Callable[[Region], Sequence[Group]]
) -> None:
    """Group the articles that hang together with some anew, and write their stories.

    The stories that they were in are made anew as a whole, so that an id is given once.
    """
    waiting, done = set(touched), set[str]()
    groups: list[Group] = []
    while waiting:
        first = min(waiting)
        region = find_region(connection, [first])
        groups += [own for own in group(region) if done.isdisjoint(own.articles)] if region.sketches else []
        done |= {first, *region.sketches}
        before = _stories_of(connection, sorted(region.sketches))
        waiting = (waiting | set(_members_of(connection, set(before.values())))) - done
    settle(connection, groups)


def _members_of(connection: Connection, some: set[str]) -> list[str]:
    query = select(story_articles.c.article_id).where(story_articles.c.story_id.in_(sorted(some)))
    return list(connection.execute(query).scalars()) if some else []


def find_region(connection: Connection, touched: Iterable[str]) -> Region:
    """Find the articles that are grouped together with some.

    Returns:
        All that hang together with them. Where these are more than MOST_AT_ONCE, those tied by
        the stronger likenesses alone.
    """
    start = sorted(set(touched))
    least = -float("inf")
    for _ in range(_STEPS):
        members, ties = _walk(connection, start, least)
        if len(members) <= max(MOST_AT_ONCE, len(start)):
            break
        least = (min(ties.values()) if least < -100 else least) + _STRICTER
    held = sketches_of(connection, members)
    together, apart = story_ledger.pairs_of(story_ledger.find_decisions(connection, members))
    return Region(sketches=held, together=tuple(sorted(together)), apart=tuple(sorted(apart)))


def _walk(connection: Connection, start: Sequence[str], least: float) -> tuple[set[str], dict[Pair, float]]:
    """Follow likenesses and decisions from some articles, a bounded way."""
    ties: dict[Pair, float] = {}
    members: set[str] = set()
    fresh = set(start)
    while fresh and len(members) <= MOST_AT_ONCE:
        members |= fresh
        found = _ties(connection, sorted(fresh), least)
        ties.update(found)
        decided = story_ledger.find_decisions(connection, fresh)
        told = {
            own
            for each in decided
            if each.is_live and each.kind == "same"
            for side in each.sides
            for own in side
        }
        fresh = ({own for pair in found for own in pair} | _sketched(connection, told)) - members
    return members | fresh, ties


def _sketched(connection: Connection, ids: set[str]) -> set[str]:
    query = select(sketches.c.article_id).where(sketches.c.article_id.in_(sorted(ids)))
    return set(connection.execute(query).scalars()) if ids else set()


def _ties(connection: Connection, ids: Sequence[str], least: float) -> dict[Pair, float]:
    found: dict[Pair, float] = {}
    for part in parts_of(ids):
        touched = or_(story_links.c.one.in_(part), story_links.c.other.in_(part))
        for row in connection.execute(select(story_links).where(touched)):
            if row.score >= least:
                found[row.one, row.other] = row.score
    return found


def settle(connection: Connection, groups: Sequence[Group]) -> None:
    """Write the stories of a region; ids stay with most of their articles."""
    before = _stories_of(connection, [own for group in groups for own in group.articles])
    groups = _without_waiting(connection, groups, before)
    members = [own for group in groups for own in group.articles]
    taken = _assign(groups, before)
    for part in parts_of(sorted(members)):
        connection.execute(delete(story_articles).where(story_articles.c.article_id.in_(part)))
    went: dict[str, str | None] = {}
    for number, group in enumerate(groups):
        if len(group.articles) < 2:
            continue
        story = taken.get(number) or _mint(connection, group)
        rows = [{"article_id": own, "story_id": story} for own in group.articles]
        connection.execute(insert(story_articles), rows)
        connection.execute(update(stories).where(stories.c.id == story).values(middle_id=group.middle))
        for own in group.articles:
            went.setdefault(before.get(own, ""), story)
        went[story] = None
    for story in sorted({*before.values(), *went} - {""}):
        refresh(connection, story, went_into=went.get(story))


def _without_waiting(
    connection: Connection, groups: Sequence[Group], before: Mapping[str, str]
) -> list[Group]:
    """Leave single articles where they are while others of their story wait to be compared."""
    compared = {own for group in groups for own in group.articles}
    alone = {
        group.articles[0] for group in groups if len(group.articles) == 1 and group.articles[0] in before
    }
    held = {story: set(_members_of(connection, {story})) for story in {before[own] for own in alone}}
    waits = {story for story, own in held.items() if own - compared}
    return [
        group for group in groups if len(group.articles) > 1 or before.get(group.articles[0]) not in waits
    ]


def _stories_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts_of(sorted(ids)):
        query = select(story_articles).where(story_articles.c.article_id.in_(part))
        found.update({row.article_id: row.story_id for row in connection.execute(query)})
    return found


def _assign(groups: Sequence[Group], before: Mapping[str, str]) -> dict[int, str]:
    """Give groups the ids of the stories that their articles were in, most articles first."""
    shared = [
        (-count, story, number)
        for number, group in enumerate(groups)
        if len(group.articles) > 1
        for story, count in Counter(before[own] for own in group.articles if own in before).items()
    ]
    taken: dict[int, str] = {}
    given: set[str] = set()
    for _, story, number in sorted(shared):
        if number not in taken and story not in given:
            taken[number] = story
            given.add(story)
    return taken


def _mint(connection: Connection, group: Group) -> str:
    """Give a new story an id; one that its first article gave before and that holds nothing comes back."""
    for salt in range(1_000):
        own = hashlib.sha256(f"story {group.articles[0]} {salt}".encode()).hexdigest()[:16]
        held = connection.execute(select(stories.c.articles).where(stories.c.id == own)).scalar()
        if held == 0:
            return own
        if held is None:
            break
    empty = {"articles": 0, "outlets": 0, "texts": 0}
    connection.execute(insert(stories).values(id=own, **empty))
    return own


def refresh(connection: Connection, story: str, *, went_into: str | None = None) -> None:
    """Count a story's articles, outlets and independent texts anew; it may have none left."""
    joined = story_articles.join(articles, articles.c.id == story_articles.c.article_id)
    columns = (articles.c.id, articles.c.outlet, articles.c.place, articles.c.published_at)
    query = select(*columns, articles.c.captured_at).select_from(joined)
    rows = connection.execute(query.where(story_articles.c.story_id == story)).all()
    if len(rows) < 2:
        connection.execute(delete(story_articles).where(story_articles.c.story_id == story))
        values: dict[str, Any] = {"place": None, "middle_id": None, "articles": 0, "outlets": 0, "texts": 0}
        connection.execute(update(stories).where(stories.c.id == story).values(**values, went_into=went_into))
        return
    ordered = sorted(rows, key=lambda row: (row.place, row.id))
    ids = [row.id for row in ordered]
    values = {
        "place": ordered[-1].place,
        "first_at": ordered[0].published_at or ordered[0].captured_at,
        "last_at": ordered[-1].published_at or ordered[-1].captured_at,
        "articles": len(rows),
        "outlets": len({row.outlet for row in rows if row.outlet}),
        "texts": len(texts_of(connection, ids)),
        "went_into": None,
    }
    connection.execute(update(stories).where(stories.c.id == story).values(**values))


def texts_of(connection: Connection, ids: Sequence[str]) -> list[tuple[str, ...]]:
    """Group articles that are copies of each other."""
    pairs: list[Pair] = []
    for part in parts_of(sorted(ids)):
        query = select(copies.c.one, copies.c.other).where(copies.c.one.in_(part), copies.c.is_copy)
        pairs += [(row.one, row.other) for row in connection.execute(query)]
    return join_pairs(ids, pairs)


def forget_article(connection: Connection, article: str) -> None:
    """Take an article out of its story and of what others are compared with."""
    forget(connection, article)
    query = select(story_articles.c.story_id).where(story_articles.c.article_id == article)
    story = connection.execute(query).scalar()
    if story is not None:
        connection.execute(delete(story_articles).where(story_articles.c.article_id == article))
        row = connection.execute(select(stories.c.middle_id).where(stories.c.id == story)).one()
        if row.middle_id == article:
            rest = select(story_articles.c.article_id).where(story_articles.c.story_id == story)
            left = connection.execute(rest.order_by(story_articles.c.article_id).limit(1)).scalar()
            connection.execute(update(stories).where(stories.c.id == story).values(middle_id=left))
        refresh(connection, story)
