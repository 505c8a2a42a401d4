"""Match ledger: what people judged of two statements, one or not one.

Rows are added and never changed: a later judgement on the same two supersedes the earlier one,
an undoing is a row of its own. No run of the program touches a row.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, Select, func, insert, or_, select, update

from onrecord.domain.telling import MatchDecision
from onrecord.errors import NotFound, UsageError
from onrecord.store import lines
from onrecord.store.match_tables import match_judgements, statement_lines
from onrecord.store.wording import storable


def decide(connection: Connection, kind: str, one: str, other: str, *, by: str, at: str, reason: str) -> str:
    """Add a judgement on two statements and settle their lines; give its id.

    Raises:
        NotFound: There is no such statement that is shown.
        UsageError: They are the same id.
    """
    if one == other:
        raise UsageError(f"statement {one}: it is the same as itself; name two statements.")
    for own in (one, other):
        query = select(statement_lines.c.statement_id).where(statement_lines.c.statement_id == own)
        if connection.execute(query).first() is None:
            raise NotFound(f"statement {own}: there is none that is matched with others.")
    first, second = sorted((one, other))
    decision = _add(connection, kind, first, second, by=by, at=at, reason=reason)
    lines.settle(connection, (one, other))
    return decision


def undo(connection: Connection, decision: str, *, by: str, at: str, reason: str) -> None:
    """Undo a judgement and settle the lines it spoke of.

    Raises:
        NotFound: There is no such decision.
        UsageError: It was undone already, or is an undoing itself.
    """
    row = connection.execute(
        select(match_judgements).where(match_judgements.c.decision == decision)
    ).one_or_none()
    if row is None:
        raise NotFound(f"decision {decision}: the ledger of matches has none of this id.")
    if row.kind == "undo":
        raise UsageError(f"decision {decision} is itself an undoing; decide anew what it undid.")
    known = select(match_judgements.c.number).where(match_judgements.c.undone == decision)
    if connection.execute(known).first():
        raise UsageError(f"decision {decision} was undone already.")
    _add(connection, "undo", row.one, row.other, by=by, at=at, reason=reason, undone=decision)
    lines.settle(connection, (row.one, row.other))


def _add(
    connection: Connection,
    kind: str,
    one: str,
    other: str,
    *,
    by: str,
    at: str,
    reason: str,
    undone: str | None = None,
) -> str:
    last = connection.execute(select(func.max(match_judgements.c.number))).scalar() or 0
    decision = hashlib.sha256(f"match {last + 1}".encode()).hexdigest()[:12]
    values = {"kind": kind, "one": one, "other": other, "by": storable(by), "at": at}
    connection.execute(
        insert(match_judgements).values(
            number=last + 1, decision=decision, reason=storable(reason), undone=undone, **values
        )
    )
    return decision


def list_decisions(connection: Connection, statement: str) -> tuple[MatchDecision, ...]:
    """List the judgements that speak of a statement, newest first."""
    spoken = or_(match_judgements.c.one == statement, match_judgements.c.other == statement)
    rows = connection.execute(select(match_judgements).where(spoken)).all()
    live = {row.number for row in lines.live_judgements(rows)}
    return tuple(
        MatchDecision(
            id=row.decision,
            kind=row.kind,
            one=row.one,
            other=row.other,
            by=row.by,
            at=row.at,
            reason=row.reason,
            is_live=row.number in live,
        )
        for row in sorted(rows, key=lambda row: -row.number)
    )


def forget_reasons(connection: Connection, hidden: Select[tuple[str]]) -> None:
    """Take out what people wrote of erased statements; that they judged stays."""
    spoken = or_(match_judgements.c.one.in_(hidden), match_judgements.c.other.in_(hidden))
    connection.execute(update(match_judgements).where(spoken).values(reason="erased"))
