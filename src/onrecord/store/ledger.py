"""Ledger: what the ledgers of people, matches and stories have in common.

Rows are added and never changed: a row has a number, which only rises, and the id of its
decision; an undoing is a row of its own that names the decision it undoes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, func, select

from onrecord.errors import NotFound, UsageError
from onrecord.store.moments import utc_text
from onrecord.store.wording import storable

_ID_LENGTH = 12  # hex digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who decides, and when: a person, or the program with its version."""

    by: str
    is_human: bool
    at: str


def who_decides(by: str, now: datetime, *, is_human: bool = True) -> Who:
    """Say who decides now, as every database takes it."""
    return Who(by=storable(by), is_human=is_human, at=utc_text(now))


def next_entry(connection: Connection, ledger: Table, name: str) -> tuple[int, str]:
    """Give the number of a ledger's next row, and the id of the decision that begins with it.

    Args:
        connection: In a write transaction.
        ledger: The table, with a column `number`.
        name: What its decisions are called, so that no two ledgers share an id.
    """
    number = (connection.execute(select(func.max(ledger.c.number))).scalar() or 0) + 1
    return number, hashlib.sha256(f"{name} {number}".encode()).hexdigest()[:_ID_LENGTH]


def check_undoable(decision: str, kind: str | None, *, is_undone: bool, ledger: str) -> None:
    """Refuse to undo what cannot be undone.

    Args:
        decision: Its id.
        kind: What it is; None if there is no such decision.
        is_undone: Whether it was undone before.
        ledger: What the ledger is of, for the message.

    Raises:
        NotFound: There is no such decision.
        UsageError: It was undone already, or is an undoing itself.
    """
    if kind is None:
        raise NotFound(f"decision {decision}: the ledger of {ledger} has none of this id.")
    if kind == "undo":
        raise UsageError(f"decision {decision} is itself an undoing; decide anew what it undid.")
    if is_undone:
        raise UsageError(f"decision {decision} was undone already.")
