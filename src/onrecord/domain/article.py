"""Articles: the article's own words and what the page says about it.

All spans of an article's parts count the code points of `Article.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.domain.span import Span

Field = Literal["headline", "standfirst", "text"]
FIELDS: tuple[Field, ...] = get_args(Field)

FurnitureKind = Literal[
    "headline",
    "byline",
    "date",
    "navigation",
    "newsletter",
    "support",
    "related",
    "most_read",
    "topics",
    "share",
    "comment",
    "credit",
    "caption",
    "advert",
    "legal",
    "template",
    "other",
]
FURNITURE_KINDS: tuple[str, ...] = get_args(FurnitureKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of the page and where they stand in the field that the owner names."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The line that opens a body: "MOSCOW, May 5. /TASS/.".

    Args:
        place: As printed, or None.
        date: ISO date, or "XXXX-05-05" where the year is unknown, or None.
        agency: As printed, without marks, or None.
        span: Where it stands in the body.
    """

    place: str | None
    date: str | None
    agency: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo's caption and credits, as printed."""

    caption: str | None = None
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """One line of the page that is not the article's own.

    Args:
        kind: What it is.
        text: The line, white space folded.
        line: Its place among the page's visible lines, from 0.
        reason: Why it was cut, in a few words.
    """

    kind: FurnitureKind
    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """One visible line that was kept as a paragraph of the body, for `--explain`."""

    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a field of the article was found, for `--explain`.

    Args:
        field: Name of the article's field.
        value: What was taken, as text.
        reason: The places of the page that give it.
    """

    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article.

    Args:
        text: Body paragraphs and subheads, parted by one blank line.
        language: ISO 639-1 code, or None.
        headline, kicker, standfirst: As printed, or None.
        url, outlet: Address and publisher, or None.
        authors: Names of the byline as printed, people and agencies.
        published_at, modified_at: ISO 8601; without offset where the zone is unknown, a
            date alone where the page gives no time, None where it gives none.
        section, topics: As the page names them.
        dateline: The body's opening line, if it has one.
        photos: Captions and credits.
        corrections: Notes of correction that the body holds.
    """

    text: str
    language: str | None = None
    headline: str | None = None
    kicker: str | None = None
    standfirst: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published_at: str | None = None
    modified_at: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    dateline: Dateline | None = None
    photos: tuple[Photo, ...] = ()
    corrections: tuple[Phrase, ...] = ()

    def words_of(self, field: Field) -> str:
        """Give a field's text; empty where the article lacks it."""
        return {"headline": self.headline, "standfirst": self.standfirst, "text": self.text}[field] or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What extraction gives: the article, what was cut around it, and what to know of it.

    Args:
        article: The article.
        furniture: The lines cut, in page order.
        kept: The lines kept, in page order.
        notices: "teaser" and the like.
        origins: Where the fields were found that pages give in several places.
        doubted: Paragraphs of the text that may be another article's title or a caption; what they
            say is no statement.
        echoes: Paragraphs that say again what another one says, as pull quotes do; nothing is read from them.
    """

    article: Article
    furniture: tuple[Furniture, ...] = ()
    kept: tuple[KeptLine, ...] = ()
    notices: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    doubted: tuple[Span, ...] = ()
    echoes: tuple[Span, ...] = ()
