"""Invented pages and what a reader would find in them, for tests of the archive."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.domain.analysis import Analysis, MadeBy
from onrecord.domain.article import Article, Field, Furniture, KeptLine
from onrecord.domain.listing import Saved
from onrecord.domain.page import Capture, Kind
from onrecord.domain.person import Link
from onrecord.domain.span import Span
from onrecord.domain.statement import (
    Act,
    Attribution,
    Figure,
    Speaker,
    Statement,
    StatementKind,
)
from onrecord.store import Archive

HARBOUR = (
    "KALDAR, May 5. The harbour will open again in June, Harbour Minister Ada Brandt said.",
    "Brandt added: “We have around 2,000 berths, and every one is taken.”",
    "Fishermen near the pier doubt it. “Nobody asked us,” said Jonas Wiek.",
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One statement of an invented page, by its words."""

    content: str
    cue: str = ""
    source: str = ""
    name: str | None = None
    role: str | None = None
    kind: StatementKind = "direct"
    act: Act = "say"
    candidate: str | None = None
    field: Field = "text"
    figure: str | None = None
    confidence: float = 0.9


HARBOUR_SAID = (
    Said(
        content="The harbour will open again in June",
        cue="said",
        source="Harbour Minister Ada Brandt",
        name="Ada Brandt",
        role="Harbour Minister",
        kind="indirect",
    ),
    Said(
        content="“We have around 2,000 berths, and every one is taken.”",
        cue="added",
        source="Brandt",
        name="Ada Brandt",
        role="Harbour Minister",
        figure="around 2,000 berths",
    ),
    Said(content="it", cue="doubt", source="Fishermen near the pier", kind="indirect", act="think"),
    Said(content="“Nobody asked us,”", cue="said", source="Jonas Wiek", name="Jonas Wiek"),
)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """An invented page: its bytes and its analysis."""

    data: bytes
    analysis: Analysis

    def read_by(self, model: str) -> Sheet:
        """Give the same page as another model read it."""
        made_by = MadeBy(program="onrecord 0.1.0", model=model)
        return replace(self, analysis=replace(self.analysis, made_by=made_by))

    def saying(self, *said: Said) -> Sheet:
        """Give the same page with other statements found in it."""
        article = self.analysis.article
        assert article is not None
        return replace(self, analysis=replace(self.analysis, statements=statements_of(article, said)))

    @property
    def visible(self) -> str:
        """The page's visible text."""
        return visible_text(self.data, "text/html", "html")


def sheet(
    *paragraphs: str,
    said: tuple[Said, ...] = (),
    headline: str | None = "Harbour to open again",
    url: str | None = None,
    outlet: str | None = "Kaldar Post",
    published: str | None = "2017-05-05T14:10:00+03:00",
    captured: str | None = "2017-05-06T08:00:00Z",
    model: str = "model-1",
    extra: str = "",
) -> Sheet:
    """Make a page of paragraphs."""
    body = "\n".join(f"<p>{html.escape(each, quote=False)}</p>" for each in paragraphs)
    title = html.escape(headline or "", quote=False)
    data = f"<html><body><h1>{title}</h1>\n{body}\n<div>Read also {extra}</div></body></html>".encode()
    article = Article(
        text="\n\n".join(paragraphs),
        headline=headline,
        url=url,
        outlet=outlet,
        published_at=published,
        language="en",
        section="News",
    )
    sha256 = hashlib.sha256(data).hexdigest()
    capture = Capture(
        source="pages/invented.html",
        sha256=sha256,
        media_type="text/html",
        taken_as="html",
        captured_at=captured,
        size_bytes=len(data),
    )
    analysis = Analysis(
        id=sha256[:16],
        capture=capture,
        made_by=MadeBy(program="onrecord 0.1.0", model=model),
        article=article,
        furniture=(Furniture(kind="related", text=f"Read also {extra}".strip(), line=9, reason="heading"),),
        kept=tuple(KeptLine(text=each, line=n, reason="prose") for n, each in enumerate(paragraphs, 1)),
        statements=statements_of(article, said),
    )
    return Sheet(data=data, analysis=analysis)


def harbour(**facts: str | None) -> Sheet:
    """Make the page about the harbour."""
    return sheet(*HARBOUR, said=HARBOUR_SAID, **facts)  # type: ignore[arg-type]


def statements_of(article: Article, said: tuple[Said, ...]) -> tuple[Statement, ...]:
    """Make statements whose spans are where their words stand."""
    return tuple(
        Statement(
            id=f"{number:016x}",
            attribution=_attribution(each, article.words_of(each.field)),
            speaker=Speaker(
                name=each.name,
                type="person" if each.name or each.candidate else "unnamed",
                role=each.role,
                mention=each.source,
                candidate=each.candidate,
            ),
        )
        for number, each in enumerate(said)
    )


def _attribution(said: Said, text: str) -> Attribution:
    content = _span(text, said.content)
    figure = _span(text, said.figure) if said.figure else None
    return Attribution(
        field=said.field,
        kind=said.kind,
        content=(content,),
        cue=(_near(text, said.cue, content),) if said.cue else (),
        source=(_near(text, said.source, content),) if said.source else (),
        act=said.act,
        cue_lemma=said.cue or None,
        figures=(
            Figure(
                span=figure,
                text=figure.cut(text),
                low=Decimal(2000),
                high=Decimal(2000),
                relation="about",
                counted="berths",
            ),
        )
        if figure
        else (),
        confidence=said.confidence,
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _near(text: str, words: str, content: Span) -> Span:
    start = text.find(words, max(text.rfind("\n\n", 0, content.start), 0))
    return Span(start, start + len(words))


def links_of(analysis: Analysis) -> list[Link]:
    """Link every named statement to the person of its name."""
    return [
        Link(
            statement=own.id,
            person=f"p-{own.speaker.name.split()[-1].lower()}",
            key=own.speaker.name.lower(),
            name=own.speaker.name,
            type="person",
            role=own.speaker.role,
            score=1.0,
            reason="same folded name",
        )
        for own in analysis.statements
        if own.speaker.name
    ]


def keep_links(archive: Archive, page: Sheet) -> Saved:
    """Save a page and link its speakers, as the pipeline does."""
    saved = archive.save(page.analysis, page.data, visible=page.visible)
    if not archive.is_linked(saved.article):
        archive.record(saved.article, links_of(archive.get_article(saved.article).analysis))
    return saved


def visible_text(data: bytes, media_type: str, taken_as: Kind) -> str:
    """Give the visible text of an invented page."""
    return html.unescape(re.sub(r"<[^>]*>", " ", data.decode()))


def many(count: int, *, start: int = 0) -> list[Sheet]:
    """Make different pages about the council, one statement more in each third."""
    return [_council(number) for number in range(start, start + count)]


def _council(number: int) -> Sheet:
    name = ("Ada Brandt", "Bela Lund", "Cato Moss", "Dora Venn")[number % 4]
    first = f"The council will spend {number + 10} million on bridge number {number}, {name} said."
    second = f"“No bridge stands for {number} years without care,” {name} added."
    said = [
        Said(
            content=f"The council will spend {number + 10} million on bridge number {number}",
            cue="said",
            source=name,
            name=name,
            kind="indirect",
        )
    ]
    if number % 3 == 0:
        said.append(
            Said(
                content=f"“No bridge stands for {number} years without care,”",
                cue="added",
                source=name,
                name=name,
            )
        )
    day = f"2021-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    return sheet(
        first,
        second,
        said=tuple(said),
        headline=f"Bridge {number}",
        url=f"https://kaldar.example/{number}",
        outlet=("Kaldar Post", "Harbour Gazette", "Moor Radio")[number % 3],
        published=f"{day}T10:00:00Z",
        captured=f"{day}T12:00:00Z",
    )
