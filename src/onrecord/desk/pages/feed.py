"""Front page: the newest articles with what was said in them, and the box to read a page."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.pages.read import ReadPage, empty_form, show_form
from onrecord.desk.parts import asked, desk_of, render
from onrecord.desk.quotes import Quote, view_quote
from onrecord.desk.topics import TopicChoice, asked_topic, topics_of
from onrecord.domain.listing import ArticleCard, Counts, Filter

QUOTES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of the feed.

    Args:
        article: The article.
        quotes: Its first statements.
        more: How many it has besides.
    """

    article: ArticleCard
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """The front page.

    Args:
        entries: Newest first.
        counts: How much the archive holds.
        next: Continues the feed, or None at its end.
        is_first: Whether these are the newest of all.
        is_newest: Whether these are the newest, of all or of a topic.
        topics: To choose from.
        topic: The one that was chosen, or None.
        kept: How many pages the reader has just kept.
        form: The box to read a page.
    """

    entries: tuple[Entry, ...]
    counts: Counts
    next: str | None
    is_first: bool
    is_newest: bool
    topics: tuple[TopicChoice, ...]
    topic: TopicChoice | None
    kept: int
    form: ReadPage


def feed(request: Request) -> Response:
    """Show the feed; where nothing is kept yet, the box to read a page."""
    desk = desk_of(request)
    archive = desk.archive
    if archive is None:
        return show_form(request)
    counts = archive.counts()
    if not counts.articles:
        return show_form(request)
    after, topic = asked(request, "after") or None, asked_topic(request)
    listing = archive.list_articles(Filter(topic=topic), after=after, limit=desk.settings.page_size)
    said = archive.statements_of([article.id for article in listing.items])
    entries = []
    for article in listing.items:
        cards = said[article.id]
        quotes = tuple(view_quote(card, desk.showing) for card in cards[:QUOTES_SHOWN])
        entries.append(Entry(article=article, quotes=quotes, more=len(cards) - len(quotes)))
    choices = topics_of(archive, topic)
    is_first = after is None and topic is None
    page = FeedPage(
        entries=tuple(entries),
        counts=counts,
        next=listing.next,
        is_first=is_first,
        is_newest=after is None,
        topics=choices,
        topic=next((choice for choice in choices if choice.is_chosen), None),
        kept=int(kept) if (kept := asked(request, "kept")).isdecimal() else 0,
        form=empty_form(desk),
    )
    return render(request, "feed.html", page, with_form=is_first)
