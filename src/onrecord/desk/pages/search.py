"""Search: statements by their words, by limits alone, and the statements closest to a pasted sentence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal, cast, get_args
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.dates import say_day
from onrecord.desk.differences import compare_words
from onrecord.desk.parts import Desk, archive_of, asked, desk_of, render
from onrecord.desk.quotes import Quote, view_quote
from onrecord.desk.topics import TopicChoice, asked_topic, topics_of
from onrecord.desk.wording import KINDS
from onrecord.domain.listing import Filter, Found, Listing, Order, StatementCard
from onrecord.domain.statement import StatementKind

if TYPE_CHECKING:
    from onrecord.store import Archive

Way = Literal["words", "closest"]
CLOSEST_SHOWN = 10
SENTENCE_WORDS = 4
LEAST_CLOSE = 0.25  # of 1; below it a statement shares hardly more than one telling word
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is searched.

    Args:
        words: The words, or the pasted sentence.
        way: Statements that hold the words, or those closest to the sentence.
        filter: Which statements.
        order: Newest or most relevant first.
    """

    words: str
    way: Way
    filter: Filter
    order: Order

    @property
    def is_sentence(self) -> bool:
        """Say whether the words look like a sentence to check, and not like a name or a phrase."""
        return len(self.words.split()) >= SENTENCE_WORDS

    @property
    def is_filtered(self) -> bool:
        """Say whether any filter is set, so that the form shows them."""
        return self.filter.narrows or self.filter.with_attitudes

    @property
    def lists_newest(self) -> bool:
        """Say whether limits alone are given, within which the newest statements are listed."""
        return not self.words and self.filter.narrows


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """Search with its results.

    Args:
        question: What is searched.
        limits: The filters in words: "Harbour Gazette", "from 3 March 2026".
        outlets, topics: To choose from.
        quotes: What was found.
        found: How many there are; None where nothing is searched by words or limits, and where some of
            them may not be shown.
        closest: The closest statements besides, where none holds the words or they are a sentence.
        bounded: How many of the newest matches were ranked, or None.
        more: Link that continues the list, or None at its end.
        is_first: Whether the list begins here.
        asks_names: Whether one may filter by a speaker's name.
    """

    question: Question
    limits: tuple[str, ...]
    outlets: tuple[str, ...]
    topics: tuple[TopicChoice, ...]
    quotes: tuple[Quote, ...]
    found: Found | None
    closest: tuple[Quote, ...]
    bounded: int | None
    more: str | None
    is_first: bool
    asks_names: bool


def search(request: Request) -> Response:
    """Show the form, and what was found."""
    desk, archive = desk_of(request), archive_of(request)
    question = _question(request, asks_names=not desk.settings.public)
    by_words = bool(question.words) and question.way == "words"
    listing: Listing[StatementCard] = Listing()
    closest: tuple[Quote, ...] = ()
    if by_words or question.lists_newest:
        listing = archive.search(
            question.words,
            question.filter,
            order=question.order,
            after=asked(request, "after") or None,
            limit=desk.settings.page_size,
        )
    matches = [card for card in listing.items if _may_show(card, question, desk, needs_all=True)]
    if question.words and not asked(request, "after") and (not matches or question.is_sentence):
        closest = _closest(archive, question, desk, known={card.id for card in matches})
    shows_all = not desk.settings.public or question.lists_newest
    topics = topics_of(archive, question.filter.topic)
    page = SearchPage(
        question=question,
        limits=_in_words(question.filter, topics),
        outlets=tuple(name for name, _ in archive.outlets()),
        topics=topics,
        quotes=tuple(view_quote(card, desk.showing) for card in matches),
        found=archive.count_found(question.words, question.filter) if matches and shows_all else None,
        closest=closest,
        bounded=listing.bounded,
        more=_continue(request, listing.next),
        is_first=not asked(request, "after"),
        asks_names=not desk.settings.public,
    )
    return render(request, "search.html", page)


def _in_words(filter: Filter, topics: tuple[TopicChoice, ...]) -> tuple[str, ...]:
    """Say a filter's limits, each in a few words."""
    told = [
        filter.speaker and f"speaker “{filter.speaker}”",
        filter.outlet,
        next((topic.name for topic in topics if topic.is_chosen), None),
        filter.kind and KINDS[filter.kind].lower(),
        filter.since and f"from {say_day(filter.since)}",
        filter.until and f"to {say_day(filter.until)}",
    ]
    return tuple(words for words in told if words)


def _closest(archive: Archive, question: Question, desk: Desk, known: set[str]) -> tuple[Quote, ...]:
    found = archive.find_similar(question.words, question.filter, limit=CLOSEST_SHOWN)
    compare = partial(compare_words, question.words)
    return tuple(
        view_quote(card, desk.showing, compare=compare)
        for card in found.items
        if card.id not in known
        and (card.score or 0.0) >= LEAST_CLOSE
        and _may_show(card, question, desk, needs_all=False)
    )


def _may_show(card: StatementCard, question: Question, desk: Desk, *, needs_all: bool) -> bool:
    """Say whether a match may be shown: on a public desk no name finds what its bearer said.

    Names are part of the index. A speaker without a page is found there by the statement's own
    words alone.
    """
    if desk.showing.has_page(card.speaker.type):
        return True
    said = set(_words(card.text))
    held = [word in said for word in _words(question.words)]
    return all(held) if needs_all else any(held)


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.findall(r"\w+", plain.casefold())


def _question(request: Request, *, asks_names: bool) -> Question:
    """Read the form; a value that no field can have is as if it were not given."""
    kind = asked(request, "kind")
    return Question(
        words=asked(request, "q"),
        way="closest" if asked(request, "way") == "closest" else "words",
        filter=Filter(
            speaker=asked(request, "speaker") or None if asks_names else None,
            outlet=asked(request, "outlet") or None,
            topic=asked_topic(request),
            kind=cast(StatementKind, kind) if kind in get_args(StatementKind) else None,
            since=_date(asked(request, "since")),
            until=_date(asked(request, "until")),
            with_attitudes="attitudes" in request.query_params,
        ),
        order="relevance" if asked(request, "order") == "relevance" else "newest",
    )


def _date(text: str) -> str | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:  # the 31st of February
        return None


def _continue(request: Request, after: str | None) -> str | None:
    if after is None:
        return None
    kept = {name: value for name, value in request.query_params.items() if name != "after" and value}
    return f"{request.url.path}?{urlencode({**kept, 'after': after})}"
