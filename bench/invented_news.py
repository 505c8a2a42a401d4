"""Invented news in any amount, with what binds real news together.

Events run over three days; articles of an event tell it in words of their own or print its wire
text again, whole, trimmed or with another beginning; quotations of an event go from outlet to
outlet, verbatim, trimmed, with a word or a figure changed. Words are drawn as often as the
program's own table of words says, speakers as unequally as the press quotes them: the one quoted
most has one statement in fifty. The same number gives the same news.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from itertools import accumulate

from onrecord.domain.analysis import Analysis, MadeBy
from onrecord.domain.article import Article
from onrecord.domain.page import Capture
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker, Statement, StatementKind

ARTICLES_A_DAY = 400
EVENTS_A_DAY = 56
OUTLETS = 60
SPEAKERS = 20_000
FIRST_DAY = datetime(2020, 1, 1, 5, tzinfo=UTC)
MADE_BY = MadeBy(program="bench", model=None)

_STATEMENTS = (5, 11)  # at least and at most in an article; eight on the mean
_PARAGRAPHS = 12
_DRAWN = 1_000_000
_LITTLE = [
    "the",
    "a",
    "of",
    "to",
    "in",
    "and",
    "that",
    "it",
    "for",
    "on",
    "with",
    "as",
    "at",
    "by",
    "from",
    "is",
    "was",
    "will",
    "be",
    "have",
    "not",
    "this",
    "they",
    "we",
    "are",
]
_ROLES = ("Mayor", "Governor", "Finance Minister", "Foreign Minister", "Police Chief", "President")
_CUES = ("said", "told reporters", "added", "claimed", "warned")
_SOUNDS = ("ka", "lo", "mi", "ren", "sta", "vor", "del", "hu", "bri", "tan", "osk", "wel", "fa", "ju")


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody says of an event."""

    words: str
    speaker: int
    kind: StatementKind


@dataclass(frozen=True, slots=True)
class Event:
    """What happens: its words, its people, what they say, and the wire's text of it."""

    words: tuple[str, ...]
    quotes: tuple[Quote, ...]
    wire: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in a text that is being put together."""

    paragraph: str
    content: str
    cue: str
    source: str
    speaker: int
    kind: StatementKind


class Newsroom:
    """Invents articles.

    Args:
        seed: The same gives the same news.
    """

    def __init__(self, seed: int = 1) -> None:
        self._draw = random.Random(seed)
        self._pool: list[str] = []

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The speakers' names, the one quoted most first."""
        draw = random.Random(7)
        given = [_name(draw, 2) for _ in range(300)]
        last = [_name(draw, 3) for _ in range(SPEAKERS // 3)]
        return tuple(f"{draw.choice(given)} {draw.choice(last)}" for _ in range(SPEAKERS))

    @cached_property
    def roles(self) -> tuple[str | None, ...]:
        """The speakers' offices; one in twelve has one."""
        draw = random.Random(8)
        places = [_name(draw, 3) for _ in range(400)]
        return tuple(
            f"{draw.choice(places)} {draw.choice(_ROLES)}" if number % 12 == 5 else None
            for number in range(SPEAKERS)
        )

    @cached_property
    def _shares(self) -> list[float]:
        return list(accumulate(1 / (rank + 5) for rank in range(SPEAKERS)))

    def _speaker(self) -> int:
        return bisect(self._shares, self._draw.random() * self._shares[-1])

    def _words(self, count: int) -> list[str]:
        """Give words, every second one of those that say little."""
        if len(self._pool) < count:
            self._pool = _drawn(self._draw)
        own = self._pool[-count:]
        del self._pool[-count:]
        own[::2] = self._draw.choices(_LITTLE, k=len(own[::2]))
        return own

    def articles(self, count: int) -> Iterator[Analysis]:
        """Give articles, the earliest first, ARTICLES_A_DAY a day."""
        live: list[Event] = []
        for number in range(count):
            if number % ARTICLES_A_DAY == 0:
                live = [*live[-2 * EVENTS_A_DAY :], *(self._event() for _ in range(EVENTS_A_DAY))]
            newest = int(len(live) * self._draw.random() ** 2.5)
            yield self._article(number, live[-1 - newest])

    def _event(self) -> Event:
        people = [self._speaker() for _ in range(3)]
        words = (*self._words(24)[1::2], *(_name(self._draw, 3) for _ in range(4)))
        quotes = tuple(self._quote(self._draw.choice(people), words) for _ in range(6))
        wire = tuple(self._paragraph(words) for _ in range(_PARAGRAPHS))
        return Event(words, quotes, wire)

    def _quote(self, speaker: int, words: Sequence[str]) -> Quote:
        own = self._words(self._draw.randint(10, 30))
        for place in range(3, len(own), 6):
            own[place] = self._draw.choice(words)
        if self._draw.random() < 0.3:
            own[len(own) // 2] = str(self._draw.randint(2, 9_000))
        return Quote(" ".join(own), speaker, "direct" if self._draw.random() < 0.5 else "indirect")

    def _paragraph(self, words: Sequence[str]) -> str:
        own = self._words(self._draw.randint(24, 44))
        for place in range(3, len(own), 7):
            own[place] = self._draw.choice(words)
        return " ".join([own[0].capitalize(), *own[1:]]) + "."

    def _article(self, number: int, event: Event) -> Analysis:
        kind = self._draw.random()
        said = [self._told(quote) for quote in self._draw.sample(event.quotes, self._draw.randint(2, 4))]
        rest = self._draw.randint(*_STATEMENTS) - len(said)
        said += [self._said(self._quote(self._speaker(), event.words)) for _ in range(rest)]
        if kind < 0.2:
            plain = list(event.wire)
        elif kind < 0.3:
            plain = [*event.wire[: self._draw.randint(4, 10)], self._paragraph(event.words)]
        else:
            plain = [self._paragraph(event.words) for _ in range(_PARAGRAPHS)]
        headline = " ".join(self._draw.sample(event.words, 6)).capitalize()
        return self._analysis(number, headline, plain, said)

    def _told(self, quote: Quote) -> Said:
        """Tell a quotation of the event as an outlet does."""
        chance, words = self._draw.random(), quote.words.split()
        if chance < 0.25 and len(words) > 14:
            words = words[: self._draw.randint(9, len(words))]
        elif chance < 0.4:
            words[self._draw.randrange(len(words))] = self._words(2)[1]
        elif chance < 0.5:
            words = [str(int(word) + 7) if word.isdigit() else word for word in words]
        return self._said(replace(quote, words=" ".join(words)))

    def _said(self, quote: Quote) -> Said:
        name, role = self.names[quote.speaker], self.roles[quote.speaker]
        source = f"{role} {name}" if role and self._draw.random() < 0.7 else name
        cue = self._draw.choice(_CUES)
        if quote.kind == "direct":
            content = f"“{quote.words},”"
            return Said(f"{content} {source} {cue}.", content, cue, source, quote.speaker, quote.kind)
        content = f"that {quote.words}"
        return Said(f"{source} {cue} {content}.", content, cue, source, quote.speaker, quote.kind)

    def _analysis(self, number: int, headline: str, plain: Sequence[str], said: Sequence[Said]) -> Analysis:
        moment = FIRST_DAY + timedelta(days=number // ARTICLES_A_DAY, seconds=120 * (number % ARTICLES_A_DAY))
        paragraphs = list(plain)
        for each in said:
            paragraphs.insert(self._draw.randrange(1, len(paragraphs) + 1), each.paragraph)
        text = "\n\n".join(paragraphs)
        digest = sha256(f"{number}\n{text}".encode()).hexdigest()
        when = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        outlet = f"Outlet {self._draw.randrange(OUTLETS)}"
        return Analysis(
            id=digest[:16],
            capture=Capture(
                source="bench", sha256=digest, media_type="text/plain", taken_as="text", captured_at=when
            ),
            made_by=MADE_BY,
            article=Article(text=text, headline=headline, published_at=when, outlet=outlet, language="en"),
            statements=tuple(self._statement(digest, text, each) for each in said),
        )

    def _statement(self, digest: str, text: str, said: Said) -> Statement:
        start = text.index(said.paragraph)
        return Statement(
            id=sha256(f"{digest} {start}".encode()).hexdigest()[:16],
            attribution=Attribution(
                field="text",
                kind=said.kind,
                content=(_span(text, said.content, start),),
                cue=(_span(text, said.cue, start),),
                source=(_span(text, said.source, start),),
                cue_lemma=said.cue,
            ),
            speaker=Speaker(
                name=self.names[said.speaker],
                type="person",
                role=self.roles[said.speaker],
                mention=said.source,
            ),
        )


def moved(analysis: Analysis, by: timedelta) -> Analysis:
    """Give an article as if it had come later."""
    article = analysis.article
    assert article is not None
    assert article.published_at is not None
    when = (datetime.fromisoformat(article.published_at) + by).strftime("%Y-%m-%dT%H:%M:%SZ")
    capture = replace(analysis.capture, captured_at=when)
    return replace(analysis, article=replace(article, published_at=when), capture=capture)


def data_of(analysis: Analysis) -> tuple[Analysis, bytes]:
    """Give an invented article with bytes that its hash is of."""
    assert analysis.article is not None
    data = f"{analysis.id}\n{analysis.article.text}".encode()
    return replace(analysis, capture=replace(analysis.capture, sha256=sha256(data).hexdigest())), data


def _span(text: str, words: str, start: int) -> Span:
    found = text.index(words, start)
    return Span(found, found + len(words))


def _name(draw: random.Random, sounds: int) -> str:
    return "".join(draw.choice(_SOUNDS) for _ in range(sounds)).capitalize()


def _drawn(draw: random.Random) -> list[str]:
    """Draw words, a common one often, and one in thirty that is in no table."""
    room = files("onrecord.relate").joinpath("data", "background.txt")
    pairs = [line.rsplit(" ", 1) for line in room.read_text(encoding="utf-8").splitlines()[1:] if line]
    words = draw.choices([word for word, _ in pairs], [int(count) for _, count in pairs], k=_DRAWN)
    for place in range(0, _DRAWN, 30):
        words[place] = _name(draw, 4).lower()
    return words
