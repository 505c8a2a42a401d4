"""Match ledger: what people judged of two statements, one or not one.

Rows are added and never changed: a later judgement on the same two supersedes the earlier one,
an undoing is a row of its own. No run of the program touches a row.
"""

from __future__ import annotations

from sqlalchemy import Connection, Select, insert, or_, select, update

from onrecord.domain.telling import MatchDecision
from onrecord.errors import NotFound, UsageError
from onrecord.store import lines
from onrecord.store.ledger import Who, check_undoable, next_entry
from onrecord.store.match_tables import match_judgements, statement_lines
from onrecord.store.wording import storable


def decide(connection: Connection, who: Who, kind: str, one: str, other: str, *, reason: str) -> str:
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
    decision = _add(connection, who, kind, first, second, reason=reason)
    lines.settle(connection, (one, other))
    return decision


def undo(connection: Connection, who: Who, decision: str, *, reason: str) -> None:
    """Undo a judgement and settle the lines it spoke of.

    Raises:
        NotFound: There is no such decision.
        UsageError: It was undone already, or is an undoing itself.
    """
    rows = connection.execute(select(match_judgements).where(match_judgements.c.decision == decision)).all()
    known = select(match_judgements.c.number).where(match_judgements.c.undone == decision)
    is_undone = connection.execute(known).first() is not None
    check_undoable(decision, rows[0].kind if rows else None, is_undone=is_undone, ledger="matches")
    one, other = rows[0].one, rows[0].other
    _add(connection, who, "undo", one, other, reason=reason, undone=decision)
    lines.settle(connection, (one, other))


def _add(
    connection: Connection,
    who: Who,
    kind: str,
    one: str,
    other: str,
    *,
    reason: str,
    undone: str | None = None,
) -> str:
    number, decision = next_entry(connection, match_judgements, "match")
    values = {"number": number, "decision": decision, "kind": kind, "one": one, "other": other}
    row = insert(match_judgements).values(
        **values, by=who.by, at=who.at, reason=storable(reason), undone=undone
    )
    connection.execute(row)
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
