"""People across articles: what is known of them and how a statement is tied to one.

A person may be an organisation, a group or a document. Links are made by a pure step
(`resolve.link`) from an analysis and what the archive knows; the archive records them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.domain.statement import SpeakerType

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person that the archive holds.

    Args:
        id: The person's id.
        key: The folded name it was first filed under; never empty.
        name: The name most used.
        type: person, organization, group or document.
        roles, spellings: As pages gave them.
        head: The id under which it is shown where several were judged to be one; else its own.
    """

    id: str
    key: str
    name: str
    type: SpeakerType
    roles: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    head: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """That a statement's speaker is a person.

    Args:
        statement: The statement's id.
        person: The person's id; one that the archive does not know yet is made.
        key: Folded name to file a new person under.
        name: The name as this page gives it.
        type: What kind of voice it is.
        role: As this page gives it, or None.
        score: 0 to 1.
        reason: Why, in a few words ("same folded name").
        block: What names that may be one have in common, to look them up by; empty if nothing.
    """

    statement: str
    person: str
    key: str
    name: str
    type: SpeakerType
    role: str | None
    score: float
    reason: str
    block: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether two persons of the archive are one.

    Args:
        one, other: Their ids, the smaller first.
        verdict: same, different or unsure.
        score: 0 to 1; how sure.
        reason: Why, in words.
    """

    one: str
    other: str
    verdict: Verdict
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the ledger of judgements.

    Args:
        id: What `undo` takes; lines that were decided together share it.
        kind: A verdict on two persons, a part taken out of one, a name given, or an undoing.
        one, other: Ids of the persons; `other` is None for a name.
        names: How the two are called, in the same order.
        by: Who decided: a person, or the program with its version.
        is_human: Whether a person did; no re-run changes that.
        at: ISO 8601 in UTC.
        score: How sure the program was; None for a person.
        reason: Why.
        is_live: Whether it holds today: neither undone nor superseded.
    """

    id: str
    kind: Literal["same", "different", "unsure", "part", "name", "undo"]
    one: str
    other: str | None
    names: tuple[str, ...]
    by: str
    is_human: bool
    at: str
    score: float | None
    reason: str
    is_live: bool
