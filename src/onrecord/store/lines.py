"""Lines: statements that matches and judgements make one, across all outlets.

What holds follows from the rows alone: a person's judgements first, the newest before older
ones; then what contradicts; then what is the same, the surest first. What would join two that are
held apart joins nothing. So the order in which articles came changes nothing.

A line is known by the statement with which it begins. A new statement that ties lines together
which nothing holds apart makes them one without the lines being looked at whole: what was refused
before is refused still, for every group is the same or larger than it was.
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
    if _are_judged(connection, fresh):
        settle(connection, touched)
        return
    line_of = {row.statement_id: row.line_id for row in _rows(connection, touched)} if found else {}
    pairs = [
        (line_of[match.one], line_of[match.other], match.is_same)
        for match in found
        if match.one in line_of and match.other in line_of
    ]
    groups = _tie([(one, other) for one, other, is_same in pairs if is_same])
    apart = [(one, other) for one, other, is_same in pairs if not is_same]
    heads = {row.statement_id: row for row in _rows(connection, {line for group in groups for line in group})}
    unsure: set[str] = set()
    for group in groups:
        if any(one in group and other in group for one, other in apart) or _have_conflict(
            connection, group - fresh
        ):
            unsure |= group
        else:
            _merge(connection, [heads[line] for line in sorted(group)])
    if unsure:
        settle(connection, {own for own in touched if line_of.get(own) in unsure})


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
    Prepared(
        select(*columns).where(or_(table.c.one.in_(bindparam("ids")), table.c.other.in_(bindparam("ids"))))
    )
    for table, columns in (
        (matches, (matches.c.one, matches.c.other, matches.c.relation, matches.c.score)),
        (match_judgements, (match_judgements,)),
    )
)
_PUT = Prepared(
    update(statement_lines)
    .where(statement_lines.c.statement_id == bindparam("own"))
    .values(line_id=bindparam("line"))
)
_ONE, _OTHER = statement_lines.alias(), statement_lines.alias()
_APART = Prepared(
    select(matches.c.one)
    .join(_ONE, _ONE.c.statement_id == matches.c.one)
    .join(_OTHER, _OTHER.c.statement_id == matches.c.other)
    .where(
        _ONE.c.line_id.in_(bindparam("lines")),
        _OTHER.c.line_id.in_(bindparam("lines")),
        matches.c.relation.not_in(_SAME),
    )
    .limit(1)
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
    """Say whether anything holds some lines apart, or a person judged of what is in them."""
    asked = {"lines": sorted(lines)}
    if len(lines) > 1 and _APART.rows(connection, asked):
        return True
    return bool(_IS_ANY_JUDGED.rows(connection)) and _are_judged(
        connection, _MATES.scalars(connection, asked)
    )


def _are_judged(connection: Connection, ids: Iterable[str]) -> bool:
    if not _IS_ANY_JUDGED.rows(connection):
        return False
    return any(_JUDGED.rows(connection, {"ids": part}) for part in parts_of(sorted(ids)))


def settle(connection: Connection, touched: Iterable[str]) -> None:
    """Make anew the lines of statements and of all that hang together with them."""
    placed, edges = _region(connection, touched)
    lines = _lines({own: row.day for own, row in placed.items()}, edges)
    moved = [{"own": own, "line": line} for own, line in lines.items() if placed[own].line_id != line]
    if moved:
        _PUT.run_all(connection, moved)


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


def _region(connection: Connection, touched: Iterable[str]) -> tuple[dict[str, Row[Any]], list[_Edge]]:
    """Give where all statements are that hang together with some, and what ties or parts them, in order."""
    region: set[str] = set()
    placed: dict[str, Row[Any]] = {}
    found: dict[tuple[str, str], Row[Any]] = {}
    judged: dict[int, Row[Any]] = {}
    is_any_judged = bool(_IS_ANY_JUDGED.rows(connection))
    fresh = set(touched)
    while fresh:
        region |= fresh
        reached: set[str] = set()
        for part in parts_of(sorted(fresh)):
            for row in _MATCHES.rows(connection, {"ids": part}):
                found[row.one, row.other] = row
                reached |= {row.one, row.other}
            for row in _JUDGED.rows(connection, {"ids": part}) if is_any_judged else ():
                judged[row.number] = row
                reached |= {row.one, row.other}
            reached |= set(_MATES.scalars(connection, {"lines": part}))
        placed |= {row.statement_id: row for row in _rows(connection, fresh)}
        reached |= {placed[own].line_id for own in fresh if own in placed}
        fresh = reached - region
    return placed, [*_human(judged.values()), *_machine(found.values())]


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
