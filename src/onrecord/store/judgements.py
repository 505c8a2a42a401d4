"""Judgements: the ledger of who is the same person, who decided it and why.

Rows are added and never changed: a later decision of a person on the same two supersedes the
earlier one, an undoing is a row of its own, and what the program decides never comes before
what a person did. What holds today follows from the rows alone (`Ledger`), so that every order
of the same decisions by the program ends in the same people.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, or_, select

from onrecord.domain.person import Decision, Judgement
from onrecord.store.ledger import Who, check_undoable, next_entry
from onrecord.store.parts import parts_of
from onrecord.store.prepared import Prepared
from onrecord.store.tables import judgements, people
from onrecord.store.wording import storable

_VERDICTS = ("same", "different", "unsure")


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The rows of the ledger that speak of some persons and of all that hang together with them.

    Args:
        atoms: The persons.
        rows: In the order in which they were decided.
        undone: The decisions that were undone.
    """

    atoms: frozenset[str]
    rows: tuple[Row[Any], ...]
    undone: frozenset[str]

    @cached_property
    def live(self) -> tuple[Row[Any], ...]:
        """The rows that hold: not undone, not superseded on the same two persons."""
        last: dict[Any, Row[Any]] = {}
        for row in self.rows:
            if row.kind == "undo" or row.decision in self.undone:
                continue
            key = (row.one, row.other) if row.kind in _VERDICTS else (row.kind, row.number)
            held = last.get(key)
            if held is None or row.is_human or not held.is_human:
                last[key] = row
        return tuple(sorted(last.values(), key=lambda row: row.number))

    def parts_of(self, atom: str) -> list[Row[Any]]:
        """Give what was taken out of a person and still is, in order."""
        return [row for row in self.live if row.kind == "part" and row.one == atom]

    def name_of(self, group: Iterable[str]) -> str | None:
        """Give the name that was given last to any of some persons."""
        own = set(group)
        given = [row.detail for row in self.live if row.kind == "name" and row.one in own]
        return given[-1] if given else None

    def groups(self) -> dict[str, frozenset[str]]:
        """Give for each person all that are one with it, itself too.

        A person's decisions come first, the newest before older ones; then what the program
        holds to be different, then what it holds to be the same, the surest first. What would
        join two that are held apart joins nothing.
        """
        joined = _Groups(self.atoms)
        human = [row for row in self.live if row.is_human and row.kind in ("same", "different", "part")]
        machine = [row for row in self.live if not row.is_human]
        same = sorted(
            (row for row in machine if row.kind == "same"), key=lambda r: (-(r.score or 0), r.one, r.other)
        )
        apart = [row for row in machine if row.kind == "different"]
        for row in (*reversed(human), *apart, *same):
            joined.settle(row.one, row.other, is_same=row.kind == "same")
        return {atom: frozenset(joined.group[atom]) for atom in self.atoms}


class _Groups:
    def __init__(self, atoms: Iterable[str]) -> None:
        self.group = {atom: {atom} for atom in atoms}
        self.apart: dict[str, set[str]] = {}

    def settle(self, one: str, other: str, *, is_same: bool) -> None:
        mine, theirs = self.group[one], self.group[other]
        if mine is theirs:
            return
        if not is_same:
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)
        elif not any(self.apart.get(atom, set()) & theirs for atom in mine):
            mine |= theirs
            for atom in theirs:
                self.group[atom] = mine


_TOUCHING = Prepared(
    select(judgements).where(
        or_(judgements.c.one.in_(bindparam("ids")), judgements.c.other.in_(bindparam("ids")))
    )
)
_UNDONE = Prepared(
    select(judgements.c.detail).where(
        judgements.c.kind == "undo", judgements.c.detail.in_(bindparam("decisions"))
    )
)


def read_ledger(connection: Connection, atoms: Iterable[str]) -> Ledger:
    """Read what speaks of some persons, of those they are tied to, and so on."""
    region: set[str] = set()
    found: dict[int, Row[Any]] = {}
    fresh = set(atoms)
    while fresh:
        region |= fresh
        rows = [row for part in parts_of(sorted(fresh)) for row in _rows_of(connection, part)]
        found.update((row.number, row) for row in rows)
        fresh = {atom for row in rows for atom in (row.one, row.other) if atom is not None} - region
    rows = [found[number] for number in sorted(found)]
    decisions = sorted({row.decision for row in rows})
    undone = {
        str(own) for part in parts_of(decisions) for own in _UNDONE.scalars(connection, {"decisions": part})
    }
    return Ledger(atoms=frozenset(region), rows=tuple(rows), undone=frozenset(undone))


def _rows_of(connection: Connection, atoms: Sequence[str]) -> Sequence[Row[Any]]:
    return _TOUCHING.rows(connection, {"ids": atoms})


def write(connection: Connection, who: Who, rows: Sequence[dict[str, Any]], *, decision: str = "") -> str:
    """Add rows that were decided together.

    Args:
        connection: In a write transaction.
        who: Who decides.
        rows: Each with kind, one, reason, and other, score and detail where it has them.
        decision: Their common id; by default made of the number of the first.

    Returns:
        The decision's id.
    """
    first, minted = next_entry(connection, judgements, "decision")
    decision = decision or minted
    fixed = {"decision": decision, "by": who.by, "is_human": who.is_human, "at": who.at}
    empty = {"other": None, "score": None, "detail": None}
    connection.execute(
        insert(judgements),
        [
            {**empty, **row, **fixed, "number": number, "reason": storable(row["reason"])}
            for number, row in enumerate(rows, start=first)
        ],
    )
    return decision


def write_verdicts(connection: Connection, who: Who, given: Sequence[Judgement]) -> set[str]:
    """Add what the program decided, where it is not what it said last; give the persons touched.

    What a person undid is not said again.
    """
    ledger = read_ledger(connection, {own for each in given for own in (each.one, each.other)})
    last = {
        (row.one, row.other): (row.kind, row.reason)
        for row in ledger.rows
        if not row.is_human and row.kind in _VERDICTS
    }
    refused = {
        (row.one, row.other, row.kind)
        for row in ledger.rows
        if not row.is_human and row.decision in ledger.undone
    }
    fresh = [
        each
        for each in given
        if last.get((each.one, each.other)) != (each.verdict, each.reason)
        and (each.one, each.other, each.verdict) not in refused
    ]
    for each in fresh:
        row = {"kind": each.verdict, "one": each.one, "other": each.other}
        write(connection, who, [{**row, "score": each.score, "reason": each.reason}])
    return {own for each in fresh for own in (each.one, each.other)}


def undo(connection: Connection, who: Who, decision: str, *, reason: str) -> set[str]:
    """Undo a decision; give the persons it spoke of.

    Raises:
        NotFound: There is no such decision.
        UsageError: It was undone already, or is an undoing itself.
    """
    rows = connection.execute(select(judgements).where(judgements.c.decision == decision)).all()
    known = select(judgements.c.number).where(judgements.c.kind == "undo", judgements.c.detail == decision)
    is_undone = connection.execute(known).first() is not None
    check_undoable(decision, rows[0].kind if rows else None, is_undone=is_undone, ledger="people")
    row = {"kind": "undo", "one": rows[0].one, "other": rows[0].other}
    write(connection, who, [{**row, "reason": reason, "detail": decision}])
    return {own for row in rows for own in (row.one, row.other) if own is not None}


def list_decisions(connection: Connection, atoms: Iterable[str]) -> tuple[Decision, ...]:
    """List the ledger's lines on some persons, newest first."""
    own = set(atoms)
    ledger = read_ledger(connection, own)
    rows = [row for row in ledger.rows if row.one in own or row.other in own]
    return _decisions(connection, list(reversed(rows)), {row.number for row in ledger.live})


def list_questions(connection: Connection, limit: int) -> tuple[Decision, ...]:
    """List the program's open questions, newest first: nobody decided, and the two are not one by others."""
    found: list[Row[Any]] = []
    last: int | None = None
    while len(found) < limit:
        query = select(judgements).where(judgements.c.kind == "unsure")
        query = query if last is None else query.where(judgements.c.number < last)
        rows = connection.execute(query.order_by(judgements.c.number.desc()).limit(2 * limit)).all()
        if not rows:
            break
        last = rows[-1].number
        ledger = read_ledger(connection, {own for row in rows for own in (row.one, row.other)})
        live, groups = {row.number for row in ledger.live}, ledger.groups()
        found += [row for row in rows if row.number in live and row.other not in groups[row.one]]
    return _decisions(connection, found[:limit], {row.number for row in found})


def _decisions(connection: Connection, rows: Sequence[Row[Any]], live: set[int]) -> tuple[Decision, ...]:
    names = _names(connection, {own for row in rows for own in (row.one, row.other) if own})
    return tuple(_decision(row, names, live) for row in rows)


def _decision(row: Row[Any], names: dict[str, str], live: set[int]) -> Decision:
    told = (row.one, row.other) if row.other else (row.one,)
    return Decision(
        id=row.decision,
        kind=row.kind,
        one=row.one,
        other=row.other,
        names=tuple(names.get(own, "") for own in told),
        by=row.by,
        is_human=row.is_human,
        at=row.at,
        score=row.score,
        reason=row.reason,
        is_live=row.number in live,
    )


def _names(connection: Connection, atoms: set[str]) -> dict[str, str]:
    query = select(people.c.id, people.c.name)
    return {
        row.id: row.name
        for part in parts_of(sorted(atoms))
        for row in connection.execute(query.where(people.c.id.in_(part)))
    }


def part_detail(role: str | None, statements: Sequence[str]) -> str:
    """Write what a part holds."""
    return json.dumps({"role": role, "statements": sorted(statements)})


def in_part(detail: str, statement: str, role: str | None) -> bool:
    """Say whether a statement, its speaker's role being so, belongs to a part."""
    held = json.loads(detail)
    if statement in held["statements"]:
        return True
    asked = set((held["role"] or "").casefold().split())
    return bool(asked) and asked <= set((role or "").casefold().split())
