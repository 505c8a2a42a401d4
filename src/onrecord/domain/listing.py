"""Listings: what the archive answers, as the desk and the command line show it.

Values that cross from the store to its readers. Ids are strings; times are ISO 8601 in
UTC where the archive made them, and as the page gave them where the page did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from onrecord.domain.analysis import Analysis
from onrecord.domain.article import Field
from onrecord.domain.page import Kind
from onrecord.domain.statement import Act, Polarity, Speaker, SpeakerType, StatementKind

T = TypeVar("T")
Order = Literal["newest", "relevance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which statements or articles to list; None and empty mean "any".

    Args:
        person: Id of a person.
        speaker: Words of a speaker's name.
        outlet: An outlet's name, as printed.
        topic: Id of a top-level Media Topic ("medtop:15000000") that the article is about.
        kind: direct, indirect or mixed.
        since, until: ISO dates of publication, both inclusive. An article without a date is in
            no dated listing.
        with_attitudes: Whether thoughts and plans are listed too.
        with_uncertain: Whether statements whose speaker is only a candidate are listed.
    """

    person: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    topic: str | None = None
    kind: StatementKind | None = None
    since: str | None = None
    until: str | None = None
    with_attitudes: bool = False
    with_uncertain: bool = True

    @property
    def narrows(self) -> bool:
        """Say whether it asks for some of the record alone; thoughts and plans are more, not less."""
        named = self.person or self.speaker or self.outlet or self.topic or self.kind
        return bool(named or self.since or self.until or not self.with_uncertain)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCard:
    """An article as a list shows it."""

    id: str
    headline: str | None
    outlet: str | None
    url: str | None
    published_at: str | None
    captured_at: str
    section: str | None
    language: str | None
    opening: str
    """First words of the body, at most 240 code points."""
    topic: str | None = None
    """Id of the top-level Media Topic that it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCard:
    """A statement as a list shows it, with the article it stands in."""

    id: str
    article: ArticleCard
    person: str | None
    """Id of the speaker's person; None for an unnamed or uncertain speaker."""
    speaker: Speaker
    field: Field
    kind: StatementKind
    act: Act
    cue_lemma: str | None
    cue_text: str
    polarity: Polarity
    text: str
    context: str
    """The sentence or sentences that hold cue, source and content, as they stand."""
    said_on: str | None
    said_text: str | None
    occasion: str | None
    channel: str | None
    place: str | None
    confidence: float
    score: float | None = None
    """Relevance where a search gave it; higher is closer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """One part of a listing.

    Args:
        items: In the order asked for.
        next: Opaque text that continues the listing where it is given back; None at the end.
        bounded: How many of the newest matches were ranked, where ranking is bounded; None if all.
    """

    items: tuple[T, ...] = ()
    next: str | None = None
    bounded: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many statements a search finds.

    Args:
        count: How many; where counting is bounded, that bound.
        is_all: Whether these are all of them.
    """

    count: int
    is_all: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureEvidence:
    """What the archive holds to prove a page.

    Args:
        id: The capture's id in the archive.
        sha256: Of the captured bytes.
        source: As the user gave it.
        url: Address of the page, or None.
        media_type: Of the bytes.
        taken_as: html, page or text.
        captured_at: ISO 8601 in UTC: when the archive took it.
        size_bytes: Number of bytes.
        warc: Name of the WARC file that holds it, beside the database.
        offset: Where its record begins there, in bytes.
    """

    id: str
    sha256: str
    source: str
    url: str | None
    media_type: str
    taken_as: Kind
    captured_at: str
    size_bytes: int
    warc: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article with all that is known of it.

    Args:
        id: The article's id in the archive.
        analysis: As read, its statements with their minted ids, in order.
        evidence: Its capture.
        people: For each statement, its person's id or None.
    """

    id: str
    analysis: Analysis
    evidence: CaptureEvidence
    people: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One statement at its permalink.

    Args:
        card: As a list shows it.
        article: The article it stands in.
        index: Its place among that article's statements.
        exact, prefix, suffix: Its words and up to 32 characters before and after, as `verify`
            looks for them in the capture's visible text; one exact text a content span.
    """

    card: StatementCard
    article: ArticleView
    index: int
    exact: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What stands at the permalink of a statement that is no longer shown.

    Args:
        id: The statement's id.
        why: "dropped" by a later reading, or "withdrawn".
        at: ISO 8601 in UTC.
        reason: Which version dropped it, or the reason given for withdrawing it.
        sha256: Of the capture it stood in.
    """

    id: str
    why: Literal["dropped", "withdrawn"]
    at: str
    reason: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """A person (or organisation) of the archive.

    Args:
        id: The person's id.
        name: The name most used.
        type: person, organization, group or document.
        roles: As printed, the most frequent first.
        spellings: Every form of the name that a page gave.
        statements, outlets: How many.
    """

    id: str
    name: str
    type: SpeakerType
    roles: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    statements: int = 0
    outlets: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What saving an analysis did.

    Args:
        article: Id of the article.
        is_new: False if this capture, read by this program and model, was there before.
        statements: Ids of its statements, in order.
    """

    article: str
    is_new: bool
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether one statement still holds against its capture.

    Args:
        statement: Its id.
        article: Id of its article.
        holds: Whether hash and words are right.
        reason: What does not hold; empty if all does.
    """

    statement: str
    article: str
    holds: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much an archive holds."""

    articles: int
    statements: int
    people: int
    outlets: int
