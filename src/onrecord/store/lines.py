"""Lines: statements that matches and judgements make one, across all outlets.

What holds follows from the rows alone: a person's judgements first, the newest before older
ones; then what contradicts; then what is the same, the surest first. What would join two that are
held apart joins nothing. So the order in which articles came changes nothing.

A line is known by the statement with which it begins. Where nothing speaks against anything, a
new statement joins a line without the line being looked at whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, or_, select, update

from onrecord.domain.match import SAME, Match
from onrecord.store.match_tables import match_judgements, matches, statement_lines
from onrecord.store.parts import parts_of
from onrecord.store.prepared import Prepared

_SAME = sorted(SAME)


@dataclass(frozen=True, slots=True)
class _Edge:
    """That two statements are one, or are not."""

    one: str
    other: str
    is_same: bool


def join(connection: Connection, fresh: set[str], found: Sequence[Match]) -> None:
    """Bring statements into the lines that their matches make.

    Args:
        connection: In a write transaction; the matches are written.
        fresh: Statements that have no line but their own yet.
        found: All their matches.
    """
    touched = {own for match in found for own in (match.one, match.other)} | fresh
    if any(not match.is_same for match in found) or _are_judged(connection, fresh):
        settle(connection, touched)
        return
    placed = {row.statement_id: row.line_id for row in _rows(connection, touched)} if found else {}
    groups = _tie([(placed[m.one], placed[m.other]) for m in found if m.one in placed and m.other in placed])
    tied = {line for group in groups for line in group}
    if _have_conflict(connection, tied - fresh):
        settle(connection, touched)
        return
    heads = {row.statement_id: row for row in _rows(connection, tied)}
    for group in groups:
        _merge(connection, [heads[line] for line in sorted(group)])


def _tie(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Give the groups of lines that pairs tie together."""
    group_of: dict[str, set[str]] = {}
    for one, other in pairs:
        mine, theirs = group_of.setdefault(one, {one}), group_of.setdefault(other, {other})
        if mine is not theirs:
            mine |= theirs
            group_of.update(dict.fromkeys(theirs, mine))
    return [group for line, group in group_of.items() if len(group) > 1 and line == min(group)]


_MOVE = Prepared(
    update(statement_lines)
    .where(statement_lines.c.line_id.in_(bindparam("lines")))
    .values(line_id=bindparam("first"))
)
_ROWS = Prepared(
    select(statement_lines.c.statement_id, statement_lines.c.line_id, statement_lines.c.day).where(
        statement_lines.c.statement_id.in_(bindparam("ids"))
    )
)
_OF_LINES = select(statement_lines.c.statement_id).where(statement_lines.c.line_id.in_(bindparam("lines")))
_MATES = Prepared(_OF_LINES)
_IS_ANY_JUDGED = Prepared(select(match_judgements.c.one).limit(1))
_MATCHES, _JUDGED = (
    Prepared(select(table).where(or_(table.c.one.in_(bindparam("ids")), table.c.other.in_(bindparam("ids")))))
    for table in (matches, match_judgements)
)
_ARE_APART = Prepared(
    select(
        or_(
            *(
                select(own).where(own.in_(_OF_LINES), matches.c.relation.not_in(_SAME)).exists()
                for own in (matches.c.one, matches.c.other)
            )
        )
    )
)


def _merge(connection: Connection, heads: Sequence[Row[Any]]) -> None:
    first = min(heads, key=lambda row: (row.day, row.statement_id)).statement_id
    rest = [row.statement_id for row in heads if row.statement_id != first]
    _MOVE.run(connection, {"lines": rest, "first": first})


def _rows(connection: Connection, ids: Iterable[str]) -> list[Row[Any]]:
    rows: list[Row[Any]] = []
    for part in parts_of(sorted(ids)):
        rows += _ROWS.rows(connection, {"ids": part})
    return rows


def _have_conflict(connection: Connection, lines: set[str]) -> bool:
    """Say whether anything in some lines is held apart, or was judged by a person."""
    is_any_judged = bool(_IS_ANY_JUDGED.rows(connection))
    for part in parts_of(sorted(lines)):
        if any(_ARE_APART.scalars(connection, {"lines": part})):
            return True
        if is_any_judged and _are_judged(connection, _MATES.scalars(connection, {"lines": part})):
            return True
    return False


def _are_judged(connection: Connection, ids: Iterable[str]) -> bool:
    if not _IS_ANY_JUDGED.rows(connection):
        return False
    return any(_JUDGED.rows(connection, {"ids": part}) for part in parts_of(sorted(ids)))


def settle(connection: Connection, touched: Iterable[str]) -> None:
    """Make anew the lines of statements and of all that hang together with them."""
    region, edges = _region(connection, touched)
    placed = {row.statement_id: row for row in _rows(connection, region)}
    for own, line in _lines({own: row.day for own, row in placed.items()}, edges).items():
        if placed[own].line_id != line:
            here = statement_lines.c.statement_id == own
            connection.execute(update(statement_lines).where(here).values(line_id=line))


def find_lines(days: Mapping[str, int], found: Iterable[Match], judged: Iterable[Row[Any]]) -> dict[str, str]:
    """Give the line of each statement that is in one with others.

    Args:
        days: Of all statements, by id.
        found: All matches.
        judged: All rows of the ledger.
    """
    edges = [*_human(judged), *_machine(found)]
    tied = {own for edge in edges for own in (edge.one, edge.other) if own in days}
    return _lines({own: days[own] for own in tied}, edges)


def _lines(days: Mapping[str, int], edges: Sequence[_Edge]) -> dict[str, str]:
    """Join statements as far as what is said of them in order allows; give the line of each."""
    groups: dict[str, set[str]] = {own: {own} for own in days}
    apart: dict[str, set[str]] = {}
    for edge in edges:
        if edge.one not in groups or edge.other not in groups:
            continue
        mine, theirs = groups[edge.one], groups[edge.other]
        if mine is theirs:
            continue
        if not edge.is_same:
            apart.setdefault(edge.one, set()).add(edge.other)
            apart.setdefault(edge.other, set()).add(edge.one)
        elif not any(own in apart and apart[own] & theirs for own in mine):
            if len(mine) < len(theirs):
                mine, theirs = theirs, mine
            mine |= theirs
            for own in theirs:
                groups[own] = mine
    first = {id(group): min((days[own], own) for own in group)[1] for group in groups.values()}
    return {own: first[id(group)] for own, group in groups.items()}


def _region(connection: Connection, touched: Iterable[str]) -> tuple[set[str], list[_Edge]]:
    """Give all statements that hang together with some, and what ties or parts them, in order."""
    region: set[str] = set()
    found: dict[tuple[str, str], Row[Any]] = {}
    judged: dict[int, Row[Any]] = {}
    fresh = set(touched)
    while fresh:
        region |= fresh
        reached: set[str] = set()
        for part in parts_of(sorted(fresh)):
            for row in _MATCHES.rows(connection, {"ids": part}):
                found[row.one, row.other] = row
                reached |= {row.one, row.other}
            for row in _JUDGED.rows(connection, {"ids": part}):
                judged[row.number] = row
                reached |= {row.one, row.other}
            reached |= set(_MATES.scalars(connection, {"lines": part}))
        reached |= {row.line_id for row in _rows(connection, fresh)}
        fresh = reached - region
    return region, [*_human(judged.values()), *_machine(found.values())]


def _human(rows: Iterable[Row[Any]]) -> list[_Edge]:
    live = live_judgements(rows)
    return [_Edge(row.one, row.other, row.kind == "same") for row in reversed(live)]


def live_judgements(rows: Iterable[Row[Any]]) -> list[Row[Any]]:
    """Give the judgements that hold, in order: neither undone nor superseded on the same two."""
    ordered = sorted(rows, key=lambda row: row.number)
    undone = {row.undone for row in ordered if row.undone}
    last = {(row.one, row.other): row for row in ordered if row.kind != "undo" and row.decision not in undone}
    return sorted(last.values(), key=lambda row: row.number)


def _machine(rows: Iterable[Row[Any] | Match]) -> list[_Edge]:
    ordered = sorted(rows, key=lambda row: (row.relation in SAME, -row.score, row.one, row.other))
    return [_Edge(row.one, row.other, row.relation in SAME) for row in ordered]
