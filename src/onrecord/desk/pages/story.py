"""Stories: which events several articles tell of, and one of them with its texts, speakers and statements.

GET  /stories              the newest, or those with most independent texts
GET  /story/{id}           one story
POST /story/{id}/merge     puts another story's articles into this one
POST /story/{id}/split     takes articles out of it, or turns the form's page and keeps what is ticked
POST /story/{id}/undo      takes a decision back
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onrecord.comparing import group_region
from onrecord.desk.deciding import NOTHING_ASKED, TURN, Asked, decide, decider
from onrecord.desk.folding import PAGE, Fold, asked_number, fold_part, number_of, read_page
from onrecord.desk.parts import archive_of, asked, asked_id, desk_of, render
from onrecord.desk.quotes import Quote, view_quote
from onrecord.domain.listing import StatementCard
from onrecord.domain.story import MainSpeaker, StoryArticle, StoryCard, StoryDecision, StoryView
from onrecord.errors import NotFound, UsageError

if TYPE_CHECKING:
    from onrecord.store import Archive
    from onrecord.store.story_views import StoryOrder

_MOST_QUOTES = 40
_TEXTS_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesPage:
    """The list of stories.

    Args:
        stories: In the order asked for.
        order: "newest" or "texts".
        next: Continues the list, or None at its end.
        is_first: Whether the list begins here.
    """

    stories: tuple[StoryCard, ...]
    order: StoryOrder
    next: str | None
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """One story.

    Args:
        view: The story.
        articles: The earliest of each text, then their copies.
        quotes: What is said in it: of each text the statements of its earliest article.
        more: How many statements it has besides.
        speakers: Those quoted most who have a page.
        decisions: What people decided on its articles, newest first.
        others: Stories of the same days, to merge with.
        by: Who decided last in this session.
        sent: The form that comes back, as it was filled in.
        fault: What was wrong with a form.
    """

    view: StoryView
    articles: Fold[StoryArticle]
    quotes: tuple[Quote, ...]
    more: int
    speakers: tuple[MainSpeaker, ...]
    decisions: tuple[StoryDecision, ...]
    others: tuple[StoryCard, ...]
    by: str
    sent: Asked
    fault: str

    @property
    def has_copies(self) -> bool:
        """Say whether more than one article prints a text of the story."""
        return self.view.total > len(self.view.texts)

    @property
    def ticked_elsewhere(self) -> tuple[str, ...]:
        """Give the articles that were ticked in the form on other pages of it."""
        shown = {each.article.id for each in self.articles.shown}
        return tuple(own for own in self.sent.ticked if own not in shown)

    @property
    def are_others_copies(self) -> bool:
        """Say whether all articles that do not stand open print a text that an open one prints."""
        return len(self.view.texts) <= len(self.articles.opened)


def stories(request: Request) -> Response:
    """List stories."""
    order: StoryOrder = "texts" if asked(request, "order") == "texts" else "newest"
    after, size = asked(request, "after") or None, desk_of(request).settings.page_size
    listing = archive_of(request).list_stories(order=order, after=after, limit=size)
    page = StoriesPage(stories=listing.items, order=order, next=listing.next, is_first=after is None)
    return render(request, "stories.html", page)


def story(request: Request) -> Response:
    """Show one story."""
    return _show(request)


def _show(request: Request, sent: Asked = NOTHING_ASKED, fault: str = "") -> Response:
    desk, archive = desk_of(request), archive_of(request)
    turned = sent.field(TURN)
    view, number = read_page(
        lambda start: archive.get_story(asked_id(request), start=start, limit=PAGE),
        lambda found: found.total,
        number_of(turned) if turned else asked_number(request),
    )
    articles = fold_part(view.articles, number, view.total)
    quotes = _quotes(archive, view) if articles.is_first else []
    judges = desk.showing.judges
    page = StoryPage(
        view=view,
        articles=articles,
        quotes=tuple(view_quote(card, desk.showing) for card in quotes),
        more=max(0, view.said - len(quotes)),
        speakers=tuple(who for who in view.speakers if desk.showing.has_page(who.type)),
        decisions=archive.list_story_decisions(view.card.id) if judges else (),
        others=_others(archive, view) if judges else (),
        by=(sent.by or decider(request)) if judges else "",
        sent=sent,
        fault=fault,
    )
    return render(request, "story.html", page, with_form=judges, status=422 if fault else 200)


def _quotes(archive: Archive, view: StoryView) -> list[StatementCard]:
    """Give the first statements of a story: of each text those of its earliest article."""
    found: list[StatementCard] = []
    for start in range(0, len(view.texts), _TEXTS_AT_ONCE):
        part = view.texts[start : start + _TEXTS_AT_ONCE]
        said = archive.statements_of(part)
        found += [card for own in part for card in said[own]]
        if len(found) >= _MOST_QUOTES:
            break
    return found[:_MOST_QUOTES]


def _others(archive: Archive, view: StoryView) -> tuple[StoryCard, ...]:
    """Give stories with articles since the first of this one, the likeliest to be meant."""
    found = archive.list_stories(since=view.card.first_at, limit=30).items
    return tuple(card for card in found if card.id != view.card.id)


async def _again(request: Request, sent: Asked, fault: str) -> Response:
    return await run_in_threadpool(_show, request, sent, fault)


async def _decide(
    request: Request, act: Callable[[Archive, Asked], object], *, needs_reason: bool = True
) -> Response:
    return await decide(
        request, act, back=lambda: _address_of(request), again=_again, needs_reason=needs_reason
    )


def _address_of(request: Request) -> str:
    """Give the address of the story, or of the list where its articles are no story any more."""
    own = asked_id(request)
    try:
        archive_of(request).get_story(own, limit=1)
    except NotFound:
        return "/stories"
    return f"/story/{own}#ledger"


async def merge(request: Request) -> Response:
    """Put another story's articles into this one."""
    own = asked_id(request)

    def act(archive: Archive, asked: Asked) -> None:
        if not asked.field("other"):
            raise UsageError("Choose the story that tells of the same event.")
        archive.merge_stories(own, asked.field("other"), by=asked.by, reason=asked.reason, group=group_region)

    return await _decide(request, act)


async def split(request: Request) -> Response:
    """Take the ticked articles out of this story."""
    own = asked_id(request)

    def act(archive: Archive, asked: Asked) -> None:
        archive.split_story(own, asked.ticked, by=asked.by, reason=asked.reason, group=group_region)

    return await _decide(request, act)


async def undo(request: Request) -> Response:
    """Take a decision back."""

    def act(archive: Archive, asked: Asked) -> None:
        archive.undo_story(asked.field("decision"), by=asked.by, reason=asked.reason, group=group_region)

    return await _decide(request, act, needs_reason=False)


ACTS = {"merge": merge, "split": split, "undo": undo}
"""What a form of the page does, by the last part of its address."""
