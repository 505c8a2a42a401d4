"""Recorded: matches as they are kept, and the lines read from them.

An article's matches are replaced as a whole: what it was matched with before is a candidate
again, so that a rule that changed parts what it no longer joins.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, insert, or_, select

from onrecord.domain.listing import StatementCard
from onrecord.domain.match import SAME, Match
from onrecord.domain.telling import Telling
from onrecord.store import lines, tellings
from onrecord.store.listing import card_of, cards_of_numbers
from onrecord.store.match_tables import matches, statement_lines
from onrecord.store.parts import AT_ONCE, parts_of
from onrecord.store.prepared import Prepared
from onrecord.store.tables import cards
from onrecord.store.tellings import StatementKeys

MOST_IN_LINE = 500


Held = Mapping[tuple[str, str], Match]


def find_held(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, str], Match]:
    """Find the matches that speak of some statements, as they are kept."""
    return {(row.one, row.other): _match_of(row) for row in _held(connection, ids)}


def candidates_of(
    connection: Connection, given: Sequence[Telling], keys: Mapping[str, StatementKeys], held: Held
) -> dict[str, tuple[Telling, ...]]:
    """Find the candidates of some statements; those that they are matched with are among them."""
    found = tellings.find_candidates(connection, {each.id: each.day for each in given}, keys)
    partners: dict[str, list[str]] = {}
    for one, other in held:
        partners.setdefault(one, []).append(other)
        partners.setdefault(other, []).append(one)
    known = tellings.find_tellings(connection, set(partners)) if held else {}
    for each in given:
        there = {other.id for other in found[each.id]}
        missing = (known[own] for own in partners.get(each.id, ()) if own in known and own not in there)
        found[each.id] = (*found[each.id], *missing)
    return found


def record(connection: Connection, held: Held, fresh: set[str], found: Sequence[Match], by: str) -> None:
    """Replace the matches of some statements and bring the statements into their lines.

    Args:
        connection: In a write transaction.
        held: The matches that are kept of them.
        fresh: Those that are in no line but their own yet.
        found: All matches of theirs.
        by: The program with its version.
    """
    now = {(match.one, match.other): match for match in found}
    gone = [pair for pair in held if pair not in now or now[pair] != held[pair]]
    _delete(connection, gone)
    rows = [row_of(match, by) for pair, match in now.items() if held.get(pair) != match]
    if rows:
        _RECORD.run_all(connection, rows)
    if gone:
        lines.settle(connection, {own for pair in (*gone, *now) for own in pair} | fresh)
    elif rows or fresh:
        old = {own for row in rows for own in (row["one"], row["other"])} - fresh
        if any(not {row["one"], row["other"]} & fresh for row in rows):
            lines.settle(connection, old | fresh)
        else:
            lines.join(connection, fresh, found)


_RECORD = Prepared(insert(matches))
_TOUCHING = Prepared(
    select(matches).where(or_(matches.c.one.in_(bindparam("ids")), matches.c.other.in_(bindparam("ids"))))
)
_PLACED_OF = Prepared(
    select(statement_lines.c.statement_id, statement_lines.c.fingerprint, cards.c.text)
    .select_from(statement_lines.outerjoin(cards, cards.c.id == statement_lines.c.statement_id))
    .where(statement_lines.c.article_id == bindparam("article"))
)


def _held(connection: Connection, ids: Sequence[str]) -> list[Row[Any]]:
    found: dict[tuple[str, str], Row[Any]] = {}
    for part in parts_of(ids):
        for row in _TOUCHING.rows(connection, {"ids": part}):
            found[row.one, row.other] = row
    return list(found.values())


def _match_of(row: Row[Any]) -> Match:
    return Match(
        one=row.one,
        other=row.other,
        relation=row.relation,
        score=row.score,
        reasons=tuple(json.loads(row.reasons)),
    )


def row_of(match: Match, by: str) -> dict[str, Any]:
    """Give a match as it is kept."""
    return {
        "one": match.one,
        "other": match.other,
        "relation": match.relation,
        "score": match.score,
        "reasons": json.dumps(match.reasons, ensure_ascii=False),
        "program": by,
    }


def _delete(connection: Connection, pairs: Iterable[tuple[str, str]]) -> None:
    for one, other in pairs:
        connection.execute(delete(matches).where(matches.c.one == one, matches.c.other == other))


def forget_unshown(connection: Connection, article_id: str) -> None:
    """Take out of index, matches and lines what an article shows no more, or shows in other words."""
    placed = _PLACED_OF.rows(connection, {"article": article_id})
    gone = [
        row.statement_id
        for row in placed
        if row.text is None or tellings.fingerprint(row.text) != row.fingerprint
    ]
    if not gone:
        return
    held = _held(connection, gone)
    _delete(connection, [(row.one, row.other) for row in held])
    tellings.forget(connection, gone)
    lines.settle(connection, {own for row in held for own in (row.one, row.other)} | set(gone))


def line_of(connection: Connection, statement: str) -> tuple[StatementCard, ...]:
    """Give the cards of a line, the first appearance first."""
    own = select(statement_lines.c.line_id).where(statement_lines.c.statement_id == statement)
    query = (
        select(cards.c.number)
        .join(statement_lines, statement_lines.c.statement_id == cards.c.id)
        .where(statement_lines.c.line_id == own.scalar_subquery())
        .order_by(statement_lines.c.day, cards.c.number)
        .limit(MOST_IN_LINE)
    )
    numbers = list(connection.execute(query).scalars())
    rows = cards_of_numbers(connection, numbers)
    return tuple(card_of(rows[number]) for number in numbers if number in rows)


def contradictions_of(connection: Connection, statement: str) -> tuple[tuple[Match, StatementCard], ...]:
    """Give the matches that hold a statement apart from others, with those others' cards."""
    touched = or_(matches.c.one == statement, matches.c.other == statement)
    query = select(matches).where(and_(touched, matches.c.relation.not_in(sorted(SAME))))
    ordered = query.order_by(matches.c.score.desc(), matches.c.one, matches.c.other).limit(AT_ONCE)
    rows = connection.execute(ordered).all()
    others = {row.other if row.one == statement else row.one: _match_of(row) for row in rows}
    shown = select(cards.c.number, cards.c.id).where(cards.c.id.in_(list(others)))
    numbers = {row.id: row.number for row in connection.execute(shown)}
    found = cards_of_numbers(connection, list(numbers.values()))
    return tuple((match, card_of(found[numbers[own]])) for own, match in others.items() if own in numbers)
