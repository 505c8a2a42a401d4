"""Tellings: the index by which statements that could be one are found.

A key and a day lead to statements; postings of a run are read from the days nearest, so many and
no more. Ids are 16 hex digits; the index holds them as integers, half the size.
"""

from __future__ import annotations

import hashlib
import json
import struct
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import Connection, bindparam, delete, insert, select

from onrecord.domain.statement import Speaker
from onrecord.domain.telling import Limits, Telling
from onrecord.store import bulk_rows, plain
from onrecord.store.match_tables import statement_keys, statement_lines
from onrecord.store.moments import parse_moment
from onrecord.store.parts import AT_ONCE, parts_of
from onrecord.store.prepared import Prepared
from onrecord.store.tables import articles, cards

_KEYS_AT_ONCE = 100
_LIMITS = Limits(keys_at_once=AT_ONCE)
_NEWEST_OF_WORD = (
    "SELECT key, number, day FROM (SELECT key, number, day FROM statement_keys WHERE key = %d "
    "ORDER BY day DESC, number DESC LIMIT %d) AS held"
)
_SIGN = 1 << 63


class StatementKeys(Protocol):
    """What a statement is found by; `relate.keys.Keys` is one."""

    @property
    def words(self) -> tuple[int, ...]:
        """Keys of its speaker's words."""

    @property
    def near(self) -> tuple[int, ...]:
        """Keys of the neighbouring fortnights."""

    @property
    def runs(self) -> tuple[int, ...]:
        """Keys of its runs of words."""

    @property
    def least(self) -> int:
        """So many words in common make a candidate."""


def number_of(own: str) -> int:
    """Give a statement's id as an integer that every database holds."""
    return int(own, 16) - _SIGN


def id_of(number: int) -> str:
    """Give the id back."""
    return f"{number + _SIGN:016x}"


_TELLINGS = select(
    cards.c.id,
    cards.c.article_id,
    cards.c.field,
    cards.c.text,
    cards.c.speaker,
    cards.c.person_id,
    cards.c.kind,
    cards.c.polarity,
    cards.c.published_on,
    articles.c.captured_at,
).join(articles, articles.c.id == cards.c.article_id)
_OF_ARTICLES = Prepared(
    _TELLINGS.where(cards.c.article_id.in_(bindparam("articles")), cards.c.is_attitude.is_(False)).order_by(
        cards.c.article_id, cards.c.ordinal
    )
)
_OF_IDS = Prepared(_TELLINGS.where(cards.c.id.in_(bindparam("ids"))))
_PLACED = Prepared(
    select(
        statement_lines.c.statement_id,
        statement_lines.c.day,
        statement_lines.c.fingerprint,
        statement_lines.c.packed,
    ).where(statement_lines.c.statement_id.in_(bindparam("ids")))
)
_PLACE = Prepared(insert(statement_lines))


def tellings_of(connection: Connection, article_ids: Sequence[str]) -> tuple[Telling, ...]:
    """Give the statements of articles that can be matched, in order: speech that is shown."""
    return tuple(map(_telling, _OF_ARTICLES.rows(connection, {"articles": article_ids})))


def find_tellings(connection: Connection, ids: Iterable[str]) -> dict[str, Telling]:
    """Give statements by id; those that are hidden are not among them."""
    parts = parts_of(sorted(ids))
    found = (_OF_IDS.rows(connection, {"ids": part}) for part in parts)
    return {row.id: _telling(row) for rows in found for row in rows}


def _telling(row: Any) -> Telling:
    own, article, field, text, speaker, person, kind, polarity, published_on, captured_at = row
    return Telling(
        id=own,
        article=article,
        day=_day(published_on) or _day(captured_at),
        field=field,
        text=text,
        speaker=_speaker(speaker),
        person=person,
        kind=kind,
        polarity=polarity,
    )


@lru_cache(maxsize=16384)
def _speaker(told: str) -> Speaker:
    speaker = json.loads(told)
    return Speaker(**{**speaker, "members": tuple(speaker["members"])})


@lru_cache(maxsize=4096)
def _day(text: str | None) -> int:
    moment = parse_moment(text)
    return moment.toordinal() if moment else 0


def is_matched(connection: Connection, article_id: str) -> bool:
    """Say whether all statements of an article that can be matched have been."""
    placed = select(statement_lines.c.statement_id).where(statement_lines.c.statement_id == cards.c.id)
    open_ = select(cards.c.id).where(
        cards.c.article_id == article_id, cards.c.is_attitude.is_(False), ~placed.exists()
    )
    return connection.execute(open_.limit(1)).first() is None


def find_placed(connection: Connection, ids: Sequence[str]) -> dict[str, Any]:
    """Give what the index holds of statements, by id."""
    return {row.statement_id: row for row in _placed(connection, ids)}


def place(
    connection: Connection,
    tellings: Sequence[Telling],
    keys: Mapping[str, StatementKeys],
    known: Mapping[str, Any],
) -> set[str]:
    """Put statements into the index, each in a line of its own; give those that were not there as they are.

    Args:
        connection: In a write transaction.
        tellings: Statements that are shown.
        keys: Their keys.
        known: Those that are there in any words; see `find_placed`.
    """
    stored = {own: _pack(keys[own]) for own in keys}
    fresh = [each for each in tellings if not _is_placed(each, known.get(each.id), stored[each.id])]
    forget(connection, [each.id for each in fresh if each.id in known])
    postings = [(key, each.day, number_of(each.id)) for each in fresh for key in _unpack(stored[each.id])]
    if postings:
        bulk_rows.insert(connection, statement_keys, sorted(postings))
    rows = [
        {
            "statement_id": each.id,
            "article_id": each.article,
            "line_id": each.id,
            "day": each.day,
            "fingerprint": fingerprint(each.text),
            "packed": stored[each.id],
        }
        for each in fresh
    ]
    if rows:
        _PLACE.run_all(connection, rows)
    return {each.id for each in fresh}


def _placed(connection: Connection, ids: Sequence[str]) -> list[Any]:
    return [row for part in parts_of(ids) for row in _PLACED.rows(connection, {"ids": part})]


def _is_placed(telling: Telling, row: Any, keys: bytes) -> bool:
    return row is not None and row.packed == keys and row.fingerprint == fingerprint(telling.text)


def fingerprint(text: str) -> str:
    """Give what tells whether a statement's words are still those that were matched."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def forget(connection: Connection, ids: Sequence[str]) -> None:
    """Take statements out of the index; their matches and lines are the caller's business."""
    for row in _placed(connection, ids):
        keys = ",".join(map(str, _unpack(row.packed)))
        number = number_of(row.statement_id)
        if keys:
            connection.exec_driver_sql(
                f"DELETE FROM statement_keys WHERE key IN ({keys}) AND day = {row.day} AND number = {number}"  # noqa: S608
            )
        here = statement_lines.c.statement_id == row.statement_id
        connection.execute(delete(statement_lines).where(here))


def _pack(keys: StatementKeys) -> bytes:
    own = tuple(dict.fromkeys((*keys.words, *keys.runs)))
    return struct.pack(f"<{len(own)}q", *own)


def _unpack(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 8}q", packed)


def find_candidates(
    connection: Connection, days: Mapping[str, int], keys: Mapping[str, StatementKeys]
) -> dict[str, tuple[Telling, ...]]:
    """Find for each statement the ones that could be the same, those that share most first.

    Args:
        days: The day of each.
        keys: What each is looked for by.
    """
    by_word = _postings_of_words(
        connection, {key for each in keys.values() for key in (*each.words, *each.near)}
    )
    by_run = _postings_of_runs(
        connection, {(key, days[own]) for own, each in keys.items() for key in each.runs}
    )
    chosen = {own: _choose(own, each, days[own], by_word, by_run) for own, each in keys.items()}
    known = find_tellings(connection, {other for others in chosen.values() for other in others})
    return {own: tuple(known[other] for other in others if other in known) for own, others in chosen.items()}


def _choose(
    own: str,
    keys: StatementKeys,
    day: int,
    by_word: Mapping[int, Sequence[tuple[int, int]]],
    by_run: Mapping[tuple[int, int], Sequence[tuple[int, int]]],
) -> list[str]:
    words: Counter[tuple[int, int]] = Counter()
    runs: Counter[tuple[int, int]] = Counter()
    for key in (*keys.words, *keys.near):
        words.update(by_word.get(key, ()))
    for key in keys.runs:
        runs.update(by_run.get((key, day), ()))
    mine = number_of(own)
    shared = {
        posting: words[posting] + _LIMITS.run_weight * runs[posting]
        for posting in words.keys() | runs.keys()
        if posting[0] != mine and (posting in runs or words[posting] >= keys.least)
    }
    best = sorted(shared, key=lambda posting: (-shared[posting], abs(posting[1] - day), posting))
    return [id_of(number) for number, _ in best[: _LIMITS.most]]


def _postings_of_words(connection: Connection, keys: set[int]) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for part in parts_of(sorted(keys)):
        # Plain text: only integers are written in, and binding hundreds of them costs more than asking.
        sql = f"SELECT key, number, day FROM statement_keys WHERE key IN ({','.join(map(str, part))})"  # noqa: S608
        rows = plain.rows_of(connection, f"{sql} LIMIT {_LIMITS.words_at_once}")
        if (
            len(rows) == _LIMITS.words_at_once
        ):  # which ones is the database's choice: ask for the newest of each
            rows = _newest_of_words(connection, part)
        for key, number, day in rows:
            found.setdefault(key, []).append((number, day))
    return found


def _newest_of_words(connection: Connection, keys: Sequence[int]) -> plain.Rows:
    found: plain.Rows = []
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        parts = (_NEWEST_OF_WORD % (key, _LIMITS.of_a_word) for key in keys[start : start + _KEYS_AT_ONCE])
        found += plain.rows_of(connection, " UNION ALL ".join(parts))
    return found


def _postings_of_runs(
    connection: Connection, asked: set[tuple[int, int]]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Give the postings of runs that lie nearest to a day, before it and after it."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for part in parts_of(sorted(asked)):
        keys = ",".join(str(key) for key, _ in part)
        most = 2 * _LIMITS.of_a_run * len(part)
        sql = f"SELECT key, number, day FROM statement_keys WHERE key IN ({keys}) LIMIT {most}"  # noqa: S608
        rows = plain.rows_of(connection, sql)
        if len(rows) == most:  # some runs stand in very many statements: ask for the nearest of each
            found |= _nearest_of_runs(connection, part)
            continue
        held: dict[int, list[tuple[int, int]]] = {}
        for key, number, day in rows:
            held.setdefault(key, []).append((day, number))
        found |= {(key, day): _nearest_of(held[key], day) for key, day in part if key in held}
    return found


def _nearest_of(held: list[tuple[int, int]], day: int) -> list[tuple[int, int]]:
    """Give those of some postings, days before numbers, that lie nearest to a day; numbers before days."""
    held.sort()
    later = bisect_left(held, (day + 1,))
    near = held[max(0, later - _LIMITS.of_a_run) : later + _LIMITS.of_a_run]
    return [(number, on) for on, number in near]


def _nearest_of_runs(
    connection: Connection, asked: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start in range(0, len(asked), _KEYS_AT_ONCE):
        parts = (_nearest(key, day) for key, day in asked[start : start + _KEYS_AT_ONCE])
        for key, number, day, asked_day in plain.rows_of(connection, " UNION ALL ".join(parts)):
            found.setdefault((key, asked_day), []).append((number, day))
    return found


def _nearest(key: int, day: int) -> str:
    columns = f"SELECT key, number, day, {day} AS asked FROM statement_keys WHERE key = {key}"  # noqa: S608
    before = f"{columns} AND day <= {day} ORDER BY day DESC, number DESC LIMIT {_LIMITS.of_a_run}"
    after = f"{columns} AND day > {day} ORDER BY day, number LIMIT {_LIMITS.of_a_run}"
    return f"SELECT * FROM ({before}) AS b UNION ALL SELECT * FROM ({after}) AS a"  # noqa: S608
