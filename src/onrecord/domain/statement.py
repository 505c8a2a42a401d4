"""Statements: who said what, in which words, with which figures, when and where.

An Attribution is what the words of the page show: content, cue, source. A Statement is an
attribution with an id and a resolved Speaker. All spans count the code points of the
article field that the attribution names.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from onrecord.domain.article import Article, Field, Phrase
from onrecord.domain.match import Repeat
from onrecord.domain.span import Span

StatementKind = Literal["direct", "indirect", "mixed"]
Act = Literal["say", "claim", "accuse", "deny", "ask", "urge", "promise", "think", "plan", "other"]
Polarity = Literal["asserted", "denied", "not_said", "conditional", "future"]
SpeakerType = Literal["person", "organization", "group", "document", "unnamed"]
Relation = Literal["exact", "about", "over", "under", "range", "vague"]

ATTITUDES: frozenset[Act] = frozenset({"think", "plan"})
"""Acts that are no speech: in the record, hidden in tables and on the desk unless asked."""

FRAGMENT_JOINT = " … "
"""Stands between the spans of a content when it is shown as one text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that the page claims.

    Args:
        span: Hedge, number, unit and counted noun where adjacent.
        text: The words of the span.
        low, high: The value; equal for one value, None where open.
        relation: How the words bound it.
        unit: "count", an ISO 4217 code, "percent", "percentage_point", "share", "multiple",
            "age", or a unit's singular name.
        counted: The noun phrase of what is counted, or None.
    """

    span: Span
    text: str
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    unit: str = "count"
    counted: str | None = None

    @property
    def is_approximate(self) -> bool:
        """Say whether the words leave the value open."""
        return self.relation != "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, as TIMEX3.

    Args:
        span: Without a preposition.
        text: The words of the span.
        type: "DATE", "TIME", "DURATION" or "SET".
        value: TIMEX3 value; "XXXX-WXX-4", "XXXX-06" where unresolved.
    """

    span: Span
    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """When, where and through which channel something was said; None where the page is silent.

    Args:
        said_on: EDTF level 1, or None unless the year is known.
        said_text: The words that `said_on` rests on.
        occasion: What it was said at or in ("a news conference").
        channel: What carried the words ("the Mir-24 TV channel").
        place: Where it was said.
        audience: To whom.
    """

    said_on: str | None = None
    said_text: Phrase | None = None
    occasion: Phrase | None = None
    channel: Phrase | None = None
    place: Phrase | None = None
    audience: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution as the page's words show it.

    Args:
        field: The article field that all spans count in.
        kind: By the share of its words between quotation marks.
        content: What is said; one or more spans, never empty.
        cue: The words that say it is said; may be empty for a quotation found by marks alone.
        source: The words that say who; may be empty.
        act, cue_lemma, polarity: What the cue makes of the content.
        figures: Figures inside the content.
        insertions: The editor's [bracketed] words and elisions inside a quotation.
        setting: When and where it was said.
        within: Index, among the attributions of the article, of the one that reports this one.
        confidence: 0 to 1.
    """

    field: Field
    kind: StatementKind
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    act: Act = "say"
    cue_lemma: str | None = None
    polarity: Polarity = "asserted"
    figures: tuple[Figure, ...] = ()
    insertions: tuple[Span, ...] = ()
    setting: Setting = Setting()
    within: int | None = None
    confidence: float = 1.0

    def content_text(self, article: Article) -> str:
        """Give the content as one text, its spans joined by FRAGMENT_JOINT."""
        words = article.words_of(self.field)
        return FRAGMENT_JOINT.join(span.cut(words) for span in self.content)

    def source_text(self, article: Article) -> str:
        """Give the words of the source as they stand."""
        words = article.words_of(self.field)
        return " ".join(span.cut(words) for span in self.source)

    def cue_text(self, article: Article) -> str:
        """Give the words of the cue as they stand."""
        words = article.words_of(self.field)
        return " ".join(span.cut(words) for span in self.cue)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The voice of a statement, as one article names it.

    Args:
        name: The fullest name the page gives, without leading article; None if unnamed or unsure.
        type: What kind of voice it is.
        members: Names, where several speak as one.
        role: The fullest role on the page, or None.
        mention: The words of the source as they stand.
        candidate: The name that the program is not sure enough of.
    """

    name: str | None = None
    type: SpeakerType = "unnamed"
    members: tuple[str, ...] = ()
    role: str | None = None
    mention: str = ""
    candidate: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attribution with its id and its speaker.

    Args:
        id: 16 hex digits; derived from record id, field and content, or minted by the archive.
        attribution: The words of the page.
        speaker: Who, never None.
        within: Id of the statement that reports this one.
        repeats: The statement of the same page that this one repeats, or None.
    """

    id: str
    attribution: Attribution
    speaker: Speaker
    within: str | None = None
    repeats: Repeat | None = None

    @property
    def is_attitude(self) -> bool:
        """Say whether it is a thought or a plan and no speech."""
        return self.attribution.act in ATTITUDES
