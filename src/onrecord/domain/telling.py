"""Tellings: statements as they are matched across outlets, and the lines they make.

A line is one statement as every outlet told it. It is made of matches; a person's judgement
comes before any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.domain.statement import Polarity, Speaker, StatementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A statement as it is matched with others: one outlet's telling of it.

    Args:
        id: The statement's id.
        article: The id of its article.
        day: Day of publication, else of capture, counted from the year 1.
        text: Its content.
        speaker: As its page names them.
        person: The id of the speaker's person, or None.
        kind, polarity: As in the record.
    """

    id: str
    article: str
    day: int
    text: str
    speaker: Speaker
    person: str | None
    kind: StatementKind
    polarity: Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchDecision:
    """One line of the ledger of judgements on statements.

    Args:
        id: What `undo` takes.
        kind: A person's verdict on two statements, or an undoing.
        one, other: Ids of the statements.
        by: Who decided.
        at: ISO 8601 in UTC.
        reason: Why.
        is_live: Whether it holds today: neither undone nor superseded.
    """

    id: str
    kind: Literal["same", "different", "undo"]
    one: str
    other: str
    by: str
    at: str
    reason: str
    is_live: bool
