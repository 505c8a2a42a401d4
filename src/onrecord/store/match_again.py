"""Match again: what matching the whole archive anew reads and writes, many statements at a time.

Everything is found first and written in one transaction. What changed since it was read is left
out there, and is matched for itself afterwards: it has no line then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, select

from onrecord.domain.match import Match
from onrecord.domain.statement import Speaker
from onrecord.domain.telling import Telling
from onrecord.store import bulk_rows, lines, recorded, tellings
from onrecord.store.match_tables import match_judgements, matches, statement_keys, statement_lines
from onrecord.store.parts import parts_of
from onrecord.store.tables import articles, cards

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placed:
    """Statements as the index is to hold them, and the articles that they were read in.

    Args:
        ids, articles: Of each statement.
        days: int64 (statements,).
        prints: What tells whether the words are still those.
        keys: int64: the keys of all, one statement after the other.
        ends: int64 (statements,): where those of a statement end.
        seen: For each article what tells whether it still reads so.
    """

    ids: Sequence[str]
    articles: Sequence[str]
    days: Ints
    prints: Sequence[str]
    keys: Ints
    ends: Ints
    seen: dict[str, str]


def read_tellings(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Telling, ...]]:
    """Give the statements of some articles that can be matched, by article; in order."""
    found: dict[str, tuple[Telling, ...]] = {}
    for part in parts_of(ids):
        told = tellings.tellings_of(connection, part)
        found |= {own: tuple(given) for own, given in groupby(told, key=lambda each: each.article)}
    return found


def seen_in(given: Iterable[Telling]) -> str:
    """Give what tells whether an article's statements are still those that were matched."""
    digest = hashlib.blake2b(digest_size=8)
    for each in given:
        speaker = _spelled(each.speaker)
        digest.update(repr((each.id, each.day, each.text, speaker, each.person, each.polarity)).encode())
    return digest.hexdigest()


@lru_cache(maxsize=16384)
def _spelled(speaker: Speaker) -> str:
    return repr(speaker)


def replace_all(connection: Connection, placed: Placed, found: Sequence[Match], by: str) -> None:
    """Put statements, matches and lines in the place of all that are kept."""
    gone = _changed(connection, placed.seen)
    for table in (statement_keys, statement_lines, matches):
        connection.execute(delete(table))
    kept = np.array([own not in gone for own in placed.articles], dtype=bool)
    held = {own for own, is_kept in zip(placed.ids, kept.tolist(), strict=True) if is_kept}
    live = [match for match in found if match.one in held and match.other in held]
    judged = connection.execute(select(match_judgements)).all()
    days = dict(zip(placed.ids, placed.days.tolist(), strict=True))
    line_of = lines.find_lines({own: days[own] for own in held}, live, judged)
    bulk_rows.insert(connection, statement_lines, _line_rows(placed, kept, line_of))
    bulk_rows.insert(connection, matches, (tuple(recorded.row_of(match, by).values()) for match in live))
    bulk_rows.insert(connection, statement_keys, _key_rows(placed, kept))


def _changed(connection: Connection, seen: dict[str, str]) -> set[str]:
    """Give the articles that do not read as they did."""
    gone: set[str] = set()
    for part in parts_of(list(seen)):
        now = read_tellings(connection, part)
        gone |= {own for own in part if seen[own] != seen_in(now.get(own, ()))}
    return gone


def _line_rows(
    placed: Placed, kept: NDArray[np.bool_], line_of: dict[str, str]
) -> Iterator[tuple[object, ...]]:
    start = 0
    told = zip(
        placed.ids,
        placed.articles,
        placed.days.tolist(),
        placed.prints,
        placed.ends.tolist(),
        kept.tolist(),
        strict=True,
    )
    for own, article, day, print_, end, is_kept in told:
        if is_kept:
            packed = placed.keys[start:end].astype("<i8").tobytes()
            yield own, article, line_of.get(own, own), day, print_, packed
        start = end


def _key_rows(placed: Placed, kept: NDArray[np.bool_]) -> Iterator[tuple[object, ...]]:
    """Give the index's rows in its order, so that each is written behind the last."""
    counts = np.diff(placed.ends, prepend=0)
    numbers = np.array([tellings.number_of(own) for own in placed.ids], dtype=np.int64)
    chosen = np.repeat(kept, counts)
    keys = placed.keys[chosen]
    days, numbers = np.repeat(placed.days, counts)[chosen], np.repeat(numbers, counts)[chosen]
    order = np.lexsort((numbers, days, keys))
    for start in range(0, len(order), bulk_rows.AT_ONCE):
        part = order[start : start + bulk_rows.AT_ONCE]
        yield from zip(keys[part].tolist(), days[part].tolist(), numbers[part].tolist(), strict=True)


def find_unmatched(connection: Connection) -> list[str]:
    """Give the articles of which a statement that can be matched is in no line, the earliest first."""
    placed = select(statement_lines.c.statement_id).where(statement_lines.c.statement_id == cards.c.id)
    open_ = select(cards.c.article_id).where(cards.c.is_attitude.is_(False), ~placed.exists()).distinct()
    query = select(articles.c.id).where(articles.c.id.in_(open_), articles.c.withdrawn_at.is_(None))
    return list(connection.execute(query.order_by(articles.c.place)).scalars())
