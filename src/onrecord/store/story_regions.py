"""Story regions: which articles are grouped together with some.

A region holds every article that chains of likenesses and decisions tie to some others, up to a
bound: where more hang together, those tied by the stronger likenesses alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from sqlalchemy import Connection, select

from onrecord.domain.story import Pair, Region
from onrecord.store import story_ledger
from onrecord.store.parts import parts_of, written
from onrecord.store.sketching import sketches_of
from onrecord.store.story_tables import sketches, story_sides

MOST_AT_ONCE = 120
_STRICTER = 0.5
_STEPS = 12
_LOWEST = -float("inf")
_ANY_DECISION = select(story_sides.c.decision).limit(1)


class Ties:
    """The likenesses of articles, each read once; what is written meanwhile is not seen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: dict[str, list[tuple[Pair, float]]] = {}

    def of(self, ids: Iterable[str], least: float = _LOWEST) -> dict[Pair, float]:
        """Give the likenesses of some articles to any others, from one on."""
        asked = list(ids)
        self._read([own for own in asked if own not in self._held])
        return {pair: score for own in asked for pair, score in self._held[own] if score >= least}

    def _read(self, ids: Sequence[str]) -> None:
        self._held |= {own: [] for own in ids}
        for part in parts_of(ids):
            for own, other in (("one", "other"), ("other", "one")):
                sql = f"SELECT {own}, {other}, score FROM story_links WHERE {own} IN ({written(part)})"  # noqa: S608
                for mine, theirs, score in self._connection.exec_driver_sql(sql).all():
                    self._held[mine].append(((min(mine, theirs), max(mine, theirs)), score))

    @cached_property
    def are_decided(self) -> bool:
        """Whether anybody ever decided on a story."""
        return self._connection.execute(_ANY_DECISION).first() is not None


def find_region(connection: Connection, touched: Iterable[str], ties: Ties | None = None) -> Region:
    """Find the articles that are grouped together with some.

    Args:
        connection: To the archive.
        touched: The articles.
        ties: The likenesses, as far as they were read since they were written last.

    Returns:
        All that hang together with them, without their texts. Where these are more than
        MOST_AT_ONCE, those tied by the stronger likenesses alone.
    """
    ties = ties or Ties(connection)
    start, least = sorted(set(touched)), _LOWEST
    for _ in range(_STEPS):
        members, found = _walk(connection, start, least, ties)
        if len(members) <= max(MOST_AT_ONCE, len(start)):
            break
        least = (min(found.values()) if least < -100 else least) + _STRICTER
    held = sketches_of(connection, members, with_text=False)
    decided = story_ledger.find_decisions(connection, members) if ties.are_decided else ()
    together, apart = story_ledger.pairs_of(decided)
    return Region(sketches=held, together=tuple(sorted(together)), apart=tuple(sorted(apart)))


def _walk(
    connection: Connection, start: Sequence[str], least: float, ties: Ties
) -> tuple[set[str], dict[Pair, float]]:
    """Follow likenesses and decisions from some articles, a bounded way."""
    found: dict[Pair, float] = {}
    members: set[str] = set()
    fresh = set(start)
    while fresh and len(members) <= MOST_AT_ONCE:
        members |= fresh
        near = ties.of(fresh, least)
        found.update(near)
        told = _put_together(connection, fresh) if ties.are_decided else set()
        fresh = {own for pair in near for own in pair} | told
        fresh -= members
    return members | fresh, found


def _put_together(connection: Connection, some: set[str]) -> set[str]:
    """Give the articles that people put together with some, as far as these are compared."""
    decided = story_ledger.find_decisions(connection, some)
    live = (each for each in decided if each.is_live and each.kind == "same")
    told = sorted({own for each in live for side in each.sides for own in side})
    query = select(sketches.c.article_id).where(sketches.c.article_id.in_(told))
    return set(connection.execute(query).scalars()) if told else set()
