"""Reprints: articles of a text that enough others print, each with one that stands for it in stories.

A reprint has no likenesses and stands under no term: it is wherever its stand-in is. Where the two
have to part, because a person decided so or the stand-in goes, the first of its reprints takes the
likenesses over, and stands for the others from then on.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from onrecord.domain.story import StoryDecision
from onrecord.store import bulk_rows, story_ledger
from onrecord.store.parts import parts_of, written
from onrecord.store.plain import rows_of, run
from onrecord.store.story_tables import reprints, story_links, story_terms

_ONE_TEXT = 8.0  # as alike as two articles can be


def stand_ins_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give the stand-ins of those of some articles that are reprints."""
    found: dict[str, str] = {}
    for part in parts_of(sorted(ids)):
        sql = f"SELECT article_id, stand_in FROM reprints WHERE article_id IN ({written(part)})"  # noqa: S608
        found |= dict(rows_of(connection, sql))
    return found


def reprints_of(connection: Connection, ids: Iterable[str]) -> dict[str, list[str]]:
    """Give the reprints that some articles stand for, by stand-in."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for part in parts_of(sorted(ids)):
        sql = f"SELECT stand_in, article_id FROM reprints WHERE stand_in IN ({written(part)})"  # noqa: S608
        for stand_in, own in rows_of(connection, sql):
            found[stand_in].append(own)
    return found


def write(connection: Connection, given: Mapping[str, str]) -> None:
    """Make articles without likenesses reprints: they leave the index of terms."""
    for part in parts_of(sorted(given)):
        for own in part:
            _change_terms(connection, own, is_found=False)
    bulk_rows.insert(connection, reprints, given.items())


def forget(connection: Connection, article: str) -> None:
    """Let an article go; call it while its likenesses are there. What it stands for gets another stand-in."""
    own = written([article])
    run(connection, f"DELETE FROM reprints WHERE article_id = {own}")  # noqa: S608
    rest = reprints_of(connection, [article]).get(article, [])
    if rest:
        _take_over(connection, article, rest)


def hold_to_decisions(connection: Connection, articles: Iterable[str]) -> set[str]:
    """Part reprints from their stand-ins where people decided on them and not alike on these.

    Args:
        connection: In a write transaction.
        articles: Those whose decisions are looked at.

    Returns:
        The articles that stand for themselves from now on.
    """
    stood = stand_ins_of(connection, articles)
    sides = _sides(story_ledger.find_decisions(connection, stood)) if stood else []
    parted: defaultdict[tuple[str, tuple[int | None, ...]], list[str]] = defaultdict(list)
    for own, stand_in in sorted(stood.items()):
        told = [side for side in sides if own in side]
        if any(side[own] != side.get(stand_in) for side in told):
            parted[stand_in, tuple(side.get(own) for side in sides)].append(own)
    return {_take_over(connection, stand_in, own) for (stand_in, _), own in sorted(parted.items())}


def _sides(decisions: Iterable[StoryDecision]) -> list[dict[str, int]]:
    """Give of each decision that holds who is on which side; all on one where it puts them together."""
    return [
        {
            own: place if each.kind == "different" else 0
            for place, side in enumerate(each.sides)
            for own in side
        }
        for each in decisions
        if each.is_live
    ]


def _take_over(connection: Connection, stand_in: str, some: Sequence[str]) -> str:
    """Let the first of some reprints of an article stand for itself and the others; give its id."""
    sketched = (
        f"SELECT article_id FROM sketches WHERE article_id IN ({written(some)}) ORDER BY number LIMIT 1"  # noqa: S608
    )
    found = rows_of(connection, sketched)
    first: str = found[0][0] if found else min(some)
    run(connection, f"DELETE FROM reprints WHERE article_id = {written([first])}")  # noqa: S608
    for part in parts_of([own for own in some if own != first]):
        moved = f"WHERE article_id IN ({written(part)})"
        run(connection, f"UPDATE reprints SET stand_in = {written([first])} {moved}")  # noqa: S608
    own = written([stand_in])
    both = (
        f"SELECT other, score FROM story_links WHERE one = {own} "  # noqa: S608
        f"UNION ALL SELECT one, score FROM story_links WHERE other = {own}"
    )
    links = dict(rows_of(connection, both))
    links[stand_in] = _ONE_TEXT
    bulk_rows.insert(
        connection,
        story_links,
        [(min(first, other), max(first, other), score) for other, score in links.items()],
    )
    _change_terms(connection, first, is_found=True)
    return first


def _change_terms(connection: Connection, article: str, *, is_found: bool) -> None:
    """Have an article found by its terms, or not."""
    sql = f"SELECT number, day, terms FROM sketches WHERE article_id = {written([article])}"  # noqa: S608
    for number, day, packed in rows_of(connection, sql):
        terms = struct.unpack(f"<{len(packed) // 4}I", bytes(packed))
        for term in terms if not is_found else ():
            here = f"term = {term} AND day = {day} AND number = {number}"
            run(connection, f"DELETE FROM story_terms WHERE {here}")  # noqa: S608
        if is_found:
            bulk_rows.insert(connection, story_terms, [(term, day, number) for term in terms])
