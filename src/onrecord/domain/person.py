"""People across articles: what is known of them and how a statement is tied to one.

A person may be an organisation, a group or a document. Links are made by a pure step
(`resolve.link`) from an analysis and what the archive knows; the archive records them.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.statement import SpeakerType


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person that the archive holds.

    Args:
        id: The person's id.
        key: The folded name it was first filed under; never empty.
        name: The name most used.
        type: person, organization, group or document.
        roles, spellings: As pages gave them.
    """

    id: str
    key: str
    name: str
    type: SpeakerType
    roles: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


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
    """

    statement: str
    person: str
    key: str
    name: str
    type: SpeakerType
    role: str | None
    score: float
    reason: str
