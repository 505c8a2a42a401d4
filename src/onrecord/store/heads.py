"""Heads: which person a spelling's statements are shown under, as the ledger has it.

Every spelling (of a type) is a person row of its own, an atom. Atoms that the ledger holds to be
one share a head, the one with the smallest id, whatever the order of pages and decisions.
Statements are tied to the head; each tie remembers its atom, so that all can be parted again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from onrecord.domain.person import Judgement
from onrecord.errors import NotFound, UsageError, Withdrawn
from onrecord.store import judgements, offices, people
from onrecord.store.judgements import Ledger, in_part, part_detail
from onrecord.store.ledger import Who
from onrecord.store.parts import parts_of
from onrecord.store.publish import tie_statements
from onrecord.store.tables import links
from onrecord.store.tables import people as people_table


def settle(connection: Connection, touched: Iterable[str]) -> None:
    """Tie statements to the heads that the ledger gives, for all that hangs together with some atoms."""
    ledger = judgements.read_ledger(connection, touched)
    changed, moved, rehung = set[str](), set[str](), set[str]()
    spots: set[offices.Spot] = set()
    for atom in sorted(ledger.atoms):
        given, seen = _reassign(connection, ledger, atom)
        moved |= given
        spots |= seen
    groups = ledger.groups()
    rows = {row.id: row for row in _rows(connection, ledger.atoms)}
    for atom in sorted(rows):
        members = {own for own in groups[atom] if own in rows}
        head, name = min(members), ledger.name_of(members)
        row = rows[atom]
        if row.head_id != (None if head == atom else head) or row.given_name != name:
            values = {"head_id": None if head == atom else head, "given_name": name}
            connection.execute(update(people_table).where(people_table.c.id == atom).values(**values))
            changed |= {atom, head, row.head_id or atom}
            rehung |= {atom} if (row.head_id or atom) != head else set()
        moved |= _tie(connection, atom, head)
        if rows[head].withdrawn_at is None and row.withdrawn_at is not None:
            _withdraw_with(connection, head, row)
            rehung.add(head)
    tie_statements(connection, moved)
    people.refresh(connection, changed | (set(rows) if moved else set()))
    offices.settle_people(connection, rehung, spots)


def _rows(connection: Connection, atoms: Iterable[str]) -> Sequence[Row[Any]]:
    return connection.execute(select(people_table).where(people_table.c.id.in_(sorted(atoms)))).all()


def _withdraw_with(connection: Connection, head: str, row: Row[Any]) -> None:
    """Withdraw a head whose other spelling was withdrawn: it is the same person."""
    values = {"withdrawn_at": row.withdrawn_at, "withdrawn_because": row.withdrawn_because}
    connection.execute(update(people_table).where(people_table.c.id == head).values(**values))


def _tie(connection: Connection, atom: str, head: str) -> set[str]:
    """Tie an atom's statements to its head; give those that this changes.

    One that both say as one stays on the page of each.
    """
    strays = (links.c.atom_id == atom) & (links.c.person_id != head)
    held = links.alias()
    is_there = held.c.statement_id == links.c.statement_id, held.c.person_id == head
    alone = strays & ~select(held.c.key).where(*is_there).correlate(links).exists()
    moved = set(connection.execute(select(links.c.statement_id).where(alone)).scalars())
    if moved:
        connection.execute(update(links).where(alone).values(person_id=head))
    return moved


def _reassign(connection: Connection, ledger: Ledger, atom: str) -> tuple[set[str], set[offices.Spot]]:
    """Give the statements of an atom to its parts, or back where a part was undone.

    Returns:
        The statements that were moved, and where sightings were.
    """
    ever = [row for row in ledger.rows if row.kind == "part" and row.one == atom]
    if not ever:
        return set(), set()
    parts, own = ledger.parts_of(atom), [atom, *(str(row.other) for row in ever)]
    seen = offices.reassign(connection, own, lambda role: atom_of(parts, atom, "", role))
    columns = links.c.statement_id, links.c.role, links.c.atom_id
    moved: dict[tuple[str, str], list[str]] = {}
    for row in connection.execute(select(*columns).where(links.c.atom_id.in_(own))).all():
        target = atom_of(parts, atom, row.statement_id, row.role)
        if target != row.atom_id:
            moved.setdefault((row.atom_id, target), []).append(row.statement_id)
    for (before, target), ids in moved.items():
        for part in parts_of(ids):
            here = links.c.statement_id.in_(part) & (links.c.atom_id == before)
            connection.execute(update(links).where(here).values(atom_id=target))
    return {own for ids in moved.values() for own in ids}, seen


def atom_of(parts: Sequence[Row[Any]], atom: str, statement: str, role: str | None) -> str:
    """Give the atom that a statement of an atom belongs to: the last part that holds it, else itself."""
    held = [str(row.other) for row in parts if in_part(row.detail, statement, role)]
    return held[-1] if held else atom


def head_row(connection: Connection, own: str) -> Row[Any]:
    """Give the row that a person's id leads to today.

    Raises:
        NotFound: There is none of this id.
        Withdrawn: There was.
    """
    row = connection.execute(select(people_table).where(people_table.c.id == own)).one_or_none()
    if row is not None and row.head_id:
        row = connection.execute(select(people_table).where(people_table.c.id == row.head_id)).one()
    if row is None:
        raise NotFound(f"person {own}: there is none in the archive.")
    if row.withdrawn_at:
        raise Withdrawn(f"person {own} was withdrawn on {row.withdrawn_at} ({row.withdrawn_because}).")
    return row


def atoms_of(connection: Connection, head: str) -> list[str]:
    """Give the atoms that are shown under a head, itself first."""
    query = select(people_table.c.id).where(people_table.c.head_id == head).order_by(people_table.c.id)
    return [head, *connection.execute(query).scalars()]


def judge(connection: Connection, who: Who, given: Sequence[Judgement]) -> None:
    """Keep what the program decided and settle who that touches."""
    touched = judgements.write_verdicts(connection, who, given)
    if touched:
        settle(connection, touched)


def merge(connection: Connection, who: Who, one: str, other: str, *, reason: str) -> str:
    """Judge two persons to be one; give the decision's id.

    Raises:
        NotFound, Withdrawn: Of either id.
        UsageError: They are one already, or of two types.
    """
    mine, theirs = head_row(connection, one), head_row(connection, other)
    if mine.id == theirs.id:
        raise UsageError(f"{one} and {other} are one person already.")
    if mine.type != theirs.type:
        raise UsageError(f"{one} is a {mine.type} and {other} a {theirs.type}; they cannot be one.")
    left, right = atoms_of(connection, mine.id), atoms_of(connection, theirs.id)
    ledger = judgements.read_ledger(connection, [*left, *right])
    across = {tuple(sorted((a, b))) for a in left for b in right}
    apart = {(r.one, r.other) for r in ledger.live if r.kind == "different"} & across
    pairs = sorted(apart | {tuple(sorted((mine.id, theirs.id)))})
    rows = [{"kind": "same", "one": a, "other": b, "reason": reason} for a, b in pairs]
    decision = judgements.write(connection, who, rows)
    settle(connection, [mine.id, theirs.id])
    return decision


def keep_apart(connection: Connection, who: Who, one: str, other: str, *, reason: str) -> str:
    """Judge two persons to be two, whatever later pages give them in common; give the decision's id.

    Raises:
        NotFound, Withdrawn: Of either id.
        UsageError: They are one already.
    """
    mine, theirs = head_row(connection, one), head_row(connection, other)
    if mine.id == theirs.id:
        raise UsageError(f"{one} and {other} are one person; split it, or undo what made them one.")
    left, right = atoms_of(connection, mine.id), atoms_of(connection, theirs.id)
    pairs = sorted(tuple(sorted((a, b))) for a in left for b in right)
    rows = [{"kind": "different", "one": a, "other": b, "reason": reason} for a, b in pairs]
    decision = judgements.write(connection, who, rows)
    settle(connection, [mine.id, theirs.id])
    return decision


def part_spelling(connection: Connection, who: Who, own: str, spelling: str, *, reason: str) -> str:
    """Judge a spelling of a person to be someone else; give the decision's id.

    Raises:
        NotFound, Withdrawn: Of the id, or the person has no such spelling.
        UsageError: It has no other.
    """
    head = head_row(connection, own)
    atoms = atoms_of(connection, head.id)
    query = select(links.c.atom_id).distinct().where(links.c.atom_id.in_(atoms), links.c.name == spelling)
    out = sorted(connection.execute(query).scalars())
    if not out:
        raise NotFound(
            f"person {own}: no page gives it the name {spelling!r}; 'people show' lists its names."
        )
    rest = [atom for atom in atoms if atom not in out]
    if not rest:
        raise UsageError(
            f"person {own}: {spelling!r} is its only spelling; part it by role or by statements."
        )
    pairs = sorted(tuple(sorted((a, b))) for a in out for b in rest)
    rows = [{"kind": "different", "one": a, "other": b, "reason": reason} for a, b in pairs]
    decision = judgements.write(connection, who, rows)
    settle(connection, [head.id])
    return decision


def part_statements(
    connection: Connection, who: Who, own: str, *, role: str | None, ids: Sequence[str], reason: str
) -> str:
    """Judge some statements of a person, or all with a role, to be someone else's; give the decision's id.

    Raises:
        NotFound, Withdrawn: Of the id, or the person has no such statements.
    """
    head = head_row(connection, own)
    detail = part_detail(role, ids)
    query = select(links).where(links.c.person_id == head.id).order_by(links.c.statement_id)
    held = [row for row in connection.execute(query).all() if in_part(detail, row.statement_id, row.role)]
    missing = set(ids) - {row.statement_id for row in held}
    if missing or not held:
        what = f"statement {min(missing)}" if missing else f"a statement with the role {role!r}"
        raise NotFound(f"person {own}: {what} is not among its own.")
    rows = []
    for atom in sorted({str(row.atom_id) for row in held}):
        new = hashlib.sha256(f"part {atom} {detail}".encode()).hexdigest()[:16]
        sample = next(row for row in held if row.atom_id == atom)
        _make_atom(connection, new, sample)
        rows.append({"kind": "part", "one": atom, "other": new, "reason": reason, "detail": detail})
    joins = [
        {"kind": "same", "one": a["other"], "other": b["other"], "reason": reason} for a, b in pairwise(rows)
    ]
    decision = judgements.write(connection, who, [*rows, *joins])
    settle(connection, [head.id])
    return decision


def _make_atom(connection: Connection, own: str, sample: Row[Any]) -> None:
    if connection.execute(select(people_table.c.id).where(people_table.c.id == own)).first():
        return
    values = {"id": own, "key": f"{sample.key} {own}", "name": sample.name, "type": sample.type}
    connection.execute(insert(people_table).values(**values, names="", statements=0))


def rename(connection: Connection, who: Who, own: str, name: str, *, reason: str) -> str:
    """Give a person a name of the editor's; give the decision's id.

    Raises:
        NotFound, Withdrawn: Of the id.
    """
    head = head_row(connection, own)
    row = {"kind": "name", "one": head.id, "reason": reason, "detail": name}
    decision = judgements.write(connection, who, [row])
    settle(connection, [head.id])
    return decision


def undo(connection: Connection, who: Who, decision: str, *, reason: str) -> None:
    """Undo a decision and settle who that touches.

    Raises:
        NotFound: There is no such decision.
        UsageError: It was undone already, or is an undoing itself.
    """
    settle(connection, judgements.undo(connection, who, decision, reason=reason))
