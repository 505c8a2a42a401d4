"""Story groups: the stories that came of grouping a region of articles anew.

They follow from the region's articles alone; only their ids remember: a group takes the id of the story
that most of its articles were in, and a story that lost all its articles says where they went.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, null, select, update

from onrecord.domain.story import Group, Pair, Region
from onrecord.store import bulk_rows, reprints
from onrecord.store.parts import parts_of, written
from onrecord.store.plain import Rows, rows_of, run
from onrecord.store.prepared import Prepared
from onrecord.store.sketching import forget
from onrecord.store.story_regions import Ties, regions_of
from onrecord.store.story_tables import stories, story_articles
from onrecord.store.story_texts import Text, group_texts


def follow(connection: Connection, article: str, stand_in: str) -> bool:
    """Put a reprint that is in no story into that of its stand-in; say whether there is one."""
    story = _stories_of(connection, [stand_in]).get(stand_in)
    if story is not None:
        bulk_rows.insert(connection, story_articles, [(article, story)])
        refresh(connection, [story])
    return story is not None


def tied_to(connection: Connection, article: str) -> set[str]:
    """Give the articles that an article's stories hang on: of its story, and those like it."""
    before = _stories_of(connection, [article])
    liked = {other for other, _ in Ties(connection).of(article)}
    return {*_members_of(connection, set(before.values())), *liked} - {article}


def regroup(
    connection: Connection, touched: Iterable[str], group: Callable[[Region], Sequence[Group]]
) -> None:
    """Group the articles that hang together with some anew, and write their stories.

    The stories that they were in are made anew as a whole, so that an id is given once. Reprints are
    wherever their stand-ins are.
    """
    asked = set(touched)
    waiting, done = _standing(connection, asked), set[str]()
    groups: list[Group] = []
    ties = Ties(connection)
    while waiting:
        regions = []
        for first in sorted(waiting):
            if first not in done:
                regions.append(ties.find_region(first))
                done |= regions[-1]
        placed = {own for each in groups for own in each.articles}
        for region in regions_of(connection, regions):
            if region.sketches:
                groups += [own for own in group(region) if placed.isdisjoint(own.articles)]
                placed |= region.sketches.keys()
        before = _stories_of(connection, sorted({own for region in regions for own in region}))
        waiting = _standing(connection, _members_of(connection, set(before.values()))) - done
    settle(connection, groups, asked)


def _standing(connection: Connection, some: Iterable[str]) -> set[str]:
    """Give some articles, instead of reprints their stand-ins."""
    ids = set(some)
    stood = reprints.stand_ins_of(connection, ids)
    return (ids - stood.keys()) | set(stood.values())


def _with_reprints(connection: Connection, groups: Sequence[Group]) -> list[Group]:
    """Put reprints into the groups of their stand-ins."""
    held = reprints.reprints_of(connection, (own for group in groups for own in group.articles))
    found = []
    for group in groups:
        some = [each for own in group.articles for each in held.get(own, ())]
        found.append(replace(group, articles=tuple(sorted([*group.articles, *some]))) if some else group)
    return found


def _members_of(connection: Connection, some: set[str]) -> list[str]:
    if not some:
        return []
    sql = f"SELECT article_id FROM story_articles WHERE story_id IN ({written(sorted(some))})"  # noqa: S608
    return [own for (own,) in rows_of(connection, sql)]


def settle(connection: Connection, groups: Sequence[Group], touched: Iterable[str] | None = None) -> None:
    """Write the stories of a region; ids stay with most of their articles.

    Args:
        connection: In a write transaction.
        groups: The region's; without reprints, which follow.
        touched: The articles that changed, or whose copies did; by default any may have.
    """
    groups = _with_reprints(connection, groups)
    before = _stories_of(connection, [own for group in groups for own in group.articles])
    groups = _without_waiting(connection, groups, before)
    taken = _assign(groups, before)
    now: dict[str, str] = {}
    middles: dict[str, str] = {}
    went: dict[str, str | None] = {}
    for number, group in enumerate(groups):
        if len(group.articles) < 2:
            continue
        story = taken.get(number) or _mint(connection, group)
        middles[story] = group.middle
        now |= dict.fromkeys(group.articles, story)
        for own in group.articles:
            went.setdefault(before.get(own, ""), story)
        went[story] = None
    members = [own for group in groups for own in group.articles]
    moved = [own for own in members if now.get(own) != before.get(own)]
    _move(
        connection, [own for own in moved if own in before], [(own, now[own]) for own in moved if own in now]
    )
    _name(connection, middles)
    changed = moved if touched is None else {*moved, *touched}
    others = {*before.values(), *went} if touched is None else ()
    held = {*others, *(each for own in changed for each in (before.get(own), now.get(own)) if each)}
    refresh(connection, sorted(held - {""}), went)


def _move(connection: Connection, out: Sequence[str], into: Sequence[tuple[str, str]]) -> None:
    """Take articles out of their stories, and put articles into stories."""
    for part in parts_of(sorted(out)):
        run(connection, f"DELETE FROM story_articles WHERE article_id IN ({written(part)})")  # noqa: S608
    if into:
        bulk_rows.insert(connection, story_articles, into)


def _name(connection: Connection, middles: Mapping[str, str]) -> None:
    """Say which article's headline each of some stories has."""
    for part in parts_of(sorted(middles)):
        sql = f"SELECT id, middle_id FROM stories WHERE id IN ({written(part)})"  # noqa: S608
        held: dict[str, str | None] = dict(rows_of(connection, sql))
        changed = [{"own": own, "middle": middles[own]} for own in part if held.get(own) != middles[own]]
        if changed:
            _NAMED.run_all(connection, changed)


_NAMED = Prepared(
    update(stories).where(stories.c.id == bindparam("own")).values(middle_id=bindparam("middle"))
)


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
        sql = f"SELECT article_id, story_id FROM story_articles WHERE article_id IN ({written(part)})"  # noqa: S608
        found |= dict(rows_of(connection, sql))
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
        held = rows_of(connection, f"SELECT articles FROM stories WHERE id = {written([own])}")  # noqa: S608
        if held == [(0,)]:
            return own
        if not held:
            break
    run(connection, f"INSERT INTO stories (id, articles, outlets, texts) VALUES ({written([own])}, 0, 0, 0)")  # noqa: S608
    return own


def refresh(
    connection: Connection, some: Sequence[str], went_into: Mapping[str, str | None] | None = None
) -> None:
    """Count the articles, outlets and independent texts of some stories anew; one may have none left.

    Args:
        connection: In a write transaction.
        some: The stories' ids.
        went_into: For those that have none left, the story that holds its articles now.
    """
    for part in parts_of(some):
        told = written(part)
        held: dict[str, Rows] = {own: [] for own in part}
        for story, *row in rows_of(connection, f"{_ARTICLES_OF} WHERE story_id IN ({told})"):
            held[story].append(tuple(row))
        alike: dict[str, list[Pair]] = {}
        for story, one, other in rows_of(connection, f"{_COPIES_OF} WHERE story_id IN ({told}) AND is_copy"):
            alike.setdefault(story, []).append((one, other))
        live = [
            _counted(own, rows, group_texts(connection, [row[1] for row in rows], alike.get(own, ())))
            for own, rows in held.items()
            if len(rows) > 1
        ]
        gone = [own for own, rows in held.items() if len(rows) < 2]
        if gone:
            _empty(connection, gone, went_into or {})
        if live:
            _COUNTED.run_all(connection, live)


_ARTICLES_OF = (
    "SELECT story_id, place, id, outlet, coalesce(nullif(published_at, ''), captured_at) FROM story_articles "
    "JOIN articles ON articles.id = article_id"
)
_COPIES_OF = "SELECT story_id, one, other FROM story_articles JOIN copies ON one = article_id"
_COUNTED = Prepared(
    update(stories)
    .where(stories.c.id == bindparam("own"))
    .values(
        place=bindparam("newest"),
        first_at=bindparam("first"),
        last_at=bindparam("last"),
        articles=bindparam("count"),
        outlets=bindparam("printed"),
        texts=bindparam("parted"),
        went_into=null(),
    )
)


def _counted(own: str, rows: Rows, texts: Sequence[Text]) -> dict[str, Any]:
    """Count a story's articles: rows of place, id, outlet and moment."""
    ordered = sorted(rows)
    return {
        "own": own,
        "newest": ordered[-1][0],
        "first": ordered[0][3],
        "last": ordered[-1][3],
        "count": len(rows),
        "printed": len({outlet for _, _, outlet, _ in rows if outlet}),
        "parted": len(texts),
    }


def _empty(connection: Connection, some: Sequence[str], went_into: Mapping[str, str | None]) -> None:
    connection.execute(delete(story_articles).where(story_articles.c.story_id.in_(some)))
    values: dict[str, Any] = {"place": None, "middle_id": None, "articles": 0, "outlets": 0, "texts": 0}
    for own in some:
        emptied = update(stories).where(stories.c.id == own)
        connection.execute(emptied.values(**values, went_into=went_into.get(own)))


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
        refresh(connection, [story])
