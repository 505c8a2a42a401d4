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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """That a page names somebody together with an office: "Russian Foreign Minister Sergey Lavrov".

    Args:
        office: The office, in one form for every way to say it.
        person: The person's id, as `Link.person`.
        key, block: What the person is filed and looked up under, as in `Link`.
        name, role: As the page gives them.
        words: The page's words that hold both.
    """

    office: str
    person: str
    key: str
    block: str
    name: str
    role: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeVoice:
    """That a statement's speaker is told by an office and no name.

    Args:
        statement: The statement's id.
        office: As in `Sighting`.
    """

    statement: str
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """That a page says what an abbreviation stands for: "the Federal Security Service (FSB)".

    Args:
        short: The abbreviation, as printed.
        key: The folded long name.
        name: The long name, as printed.
        words: The page's words that hold both.
        pages: How many pages say so; 1 for one page's own.
    """

    short: str
    key: str
    name: str
    words: str
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What one page teaches of offices and abbreviations.

    Args:
        sightings: Who held which office, by the page's words.
        voices: Statements whose speaker is told by an office.
        expansions: What abbreviations stand for.
    """

    sightings: tuple[Sighting, ...] = ()
    voices: tuple[OfficeVoice, ...] = ()
    expansions: tuple[Expansion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person seen in an office, over all pages of the archive that say so.

    Args:
        office: The office.
        person: The person's id, as shown today.
        name: The name under which it is shown.
        since, until: The first and the last day of a page that says so; None where none is dated.
        pages: How many say so.
        article, words: One of them, and its words.
        statements: How many statements of pages that give the office alone were tied by it.
    """

    office: str
    person: str
    name: str
    since: str | None
    until: str | None
    pages: int
    article: str
    words: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Whose a statement is, and why.

    Args:
        person, name: As shown today.
        score: 0 to 1.
        reason: Why.
        office: The office that the page gives alone, where that is the reason; else None.
    """

    person: str
    name: str
    score: float
    reason: str
    office: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeFile:
    """A file that the user adds to what is known of organisations and offices.

    Args:
        name: Of the file, which says what it holds.
        path: Where it lies, for messages.
        text: Its words.
    """

    name: str
    path: str
    text: str
