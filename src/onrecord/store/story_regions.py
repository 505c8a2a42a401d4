"""Story regions: which articles are grouped together with some.

A region holds every article that chains of likenesses and decisions tie to another, up to a
bound: where more hang together, those tied by the stronger likenesses alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from sqlalchemy import Connection

from onrecord.domain.story import Region
from onrecord.store import story_ledger
from onrecord.store.parts import parts_of, written
from onrecord.store.plain import rows_of
from onrecord.store.sketching import sketches_of

MOST_AT_ONCE = 120
_STRICTER = 0.5
_STEPS = 12
_LOWEST = -float("inf")

Tie = tuple[str, float]
"""Another article, and how alike it is."""


_TIES = (
    "SELECT one, other, score FROM story_links WHERE one IN (?) "
    "UNION ALL SELECT other, one, score FROM story_links WHERE other IN (?)"
)


class Ties:
    """The likenesses of articles, each read once; what is written meanwhile is not seen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: dict[str, list[Tie]] = {}
        self._crowds: dict[float, list[tuple[set[str], float]]] = {}  # by what tied them; what is asked next

    def of(self, own: str) -> list[Tie]:
        """Give the articles like one, and how much."""
        self._read([own])
        return self._held[own]

    def _read(self, ids: Iterable[str]) -> None:
        missing = [own for own in ids if own not in self._held]
        self._held |= {own: [] for own in missing}
        for part in parts_of(missing):
            for mine, theirs, score in rows_of(self._connection, _TIES.replace("?", written(part))):
                self._held[mine].append((theirs, score))

    def find_region(self, start: str) -> set[str]:
        """Find the articles that are grouped together with one.

        Returns:
            All that hang together with it. Where these are more than MOST_AT_ONCE, those tied by the
            stronger likenesses alone.
        """
        members, least = {start}, _LOWEST
        for _ in range(_STEPS):
            crowds = self._crowds.setdefault(least, [])
            known = next((crowd for crowd in crowds if start in crowd[0]), None)
            if known is None:
                members, weakest = self._walk(start, least)
                if len(members) <= MOST_AT_ONCE:
                    break
                known = members, (weakest if least == _LOWEST else least) + _STRICTER
                crowds.append(known)
            members, least = known
        return members

    def _walk(self, start: str, least: float) -> tuple[set[str], float]:
        """Follow likenesses and decisions from an article, until they lead to too many.

        Returns:
            The articles, and the weakest likeness on the way.
        """
        members, fresh, weakest = {start}, {start}, -_LOWEST
        while fresh and len(members) <= MOST_AT_ONCE:
            self._read(fresh)
            near = [tie for own in fresh for tie in self._held[own] if tie[1] >= least]
            weakest = min([weakest, *(score for _, score in near)])
            told = self._put_together(fresh) if self._are_decided else set()
            fresh = ({other for other, _ in near} | told) - members
            members |= fresh
        return members, weakest

    @cached_property
    def _are_decided(self) -> bool:
        """Whether anybody ever decided on a story."""
        return bool(rows_of(self._connection, "SELECT 1 FROM story_sides LIMIT 1"))

    def _put_together(self, some: set[str]) -> set[str]:
        """Give the articles that people put together with some, as far as these are compared.

        A reprint is wherever its stand-in is, which was put together with the same.
        """
        decided = story_ledger.find_decisions(self._connection, some)
        live = (each for each in decided if each.is_live and each.kind == "same")
        told = sorted({own for each in live for side in each.sides for own in side})
        found: set[str] = set()
        for part in parts_of(told):
            sql = (
                f"SELECT article_id FROM sketches s WHERE article_id IN ({written(part)}) "  # noqa: S608
                "AND NOT EXISTS (SELECT 1 FROM reprints r WHERE r.article_id = s.article_id)"
            )
            found |= {own for (own,) in rows_of(self._connection, sql)}
        return found


def regions_of(connection: Connection, regions: Sequence[Iterable[str]]) -> list[Region]:
    """Give regions of articles with their sketches and what people decided on them."""
    ids = sorted({own for region in regions for own in region})
    held = sketches_of(connection, ids, with_text=False)
    together, apart = story_ledger.pairs_of(story_ledger.find_decisions(connection, ids), set(ids))
    found = []
    for region in regions:
        own = set(region)
        found.append(
            Region(
                sketches={each: held[each] for each in sorted(own) if each in held},
                together=tuple(sorted(pair for pair in together if own.issuperset(pair))),
                apart=tuple(sorted(pair for pair in apart if own.issuperset(pair))),
            )
        )
    return found
