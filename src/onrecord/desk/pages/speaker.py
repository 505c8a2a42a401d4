"""Speakers: who is on record, and what one of them said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.dates import say_month
from onrecord.desk.parts import Desk, archive_of, asked, asked_id, desk_of, render
from onrecord.desk.quotes import Quote, view_quote
from onrecord.domain.listing import Filter, Listing, PersonCard, StatementCard
from onrecord.errors import NotFound

if TYPE_CHECKING:
    from onrecord.store import Archive

_PART, _MOST_PARTS = 200, 20  # of all speakers, looked through for the few that have a page


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersPage:
    """The list of speakers.

    Args:
        people: Those with most statements first.
        query: Words that their names hold.
        next: Continues the list, or None at its end.
        only_organizations: Whether the desk shows these alone.
        is_first: Whether the list begins here.
    """

    people: tuple[PersonCard, ...]
    query: str
    next: str | None
    only_organizations: bool
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Statements of one month, or those whose article has no date."""

    title: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """One speaker.

    Args:
        person: Who.
        lanes: What they said, newest first, undated at the end.
        query: Words searched inside the speaker's statements.
        next: Continues the list, or None at its end.
        address: Of this page, without query.
        with_attitudes: Whether thoughts and plans are shown.
        is_first: Whether the list begins here.
    """

    person: PersonCard
    lanes: tuple[Lane, ...]
    query: str
    next: str | None
    address: str
    with_attitudes: bool
    is_first: bool


def speakers(request: Request) -> Response:
    """List the speakers."""
    desk = desk_of(request)
    query = asked(request, "q")
    listing = _list(archive_of(request), desk, query or None, asked(request, "after") or None)
    page = SpeakersPage(
        people=listing.items,
        query=query,
        next=listing.next,
        only_organizations=desk.settings.public,
        is_first=not asked(request, "after"),
    )
    return render(request, "speakers.html", page)


def _list(archive: Archive, desk: Desk, query: str | None, after: str | None) -> Listing[PersonCard]:
    """List those speakers that have a page: on a public desk, page through the others."""
    if not desk.settings.public:
        return archive.list_people(query, after=after, limit=desk.settings.page_size)
    shown: list[PersonCard] = []
    for _ in range(_MOST_PARTS):
        listing = archive.list_people(query, after=after, limit=_PART)
        shown += [person for person in listing.items if desk.showing.has_page(person.type)]
        after = listing.next
        if after is None or len(shown) >= desk.settings.page_size:
            break
    return Listing(items=tuple(shown), next=after)


def speaker(request: Request) -> Response:
    """Show one speaker's statements."""
    desk, archive = desk_of(request), archive_of(request)
    person = archive.get_person(asked_id(request))
    if not desk.showing.has_page(person.type):
        raise NotFound("A public desk has pages for organisations alone, unless an editor decides otherwise.")
    query = asked(request, "q")
    after = asked(request, "after") or None
    with_attitudes = "attitudes" in request.query_params
    chosen = Filter(person=person.id, with_attitudes=with_attitudes)
    size = desk.settings.page_size
    if query:
        listing = archive.search(query, chosen, order="newest", after=after, limit=size)
    else:
        listing = archive.list_statements(chosen, after=after, limit=size)
    lanes = tuple(
        Lane(title=title, quotes=tuple(view_quote(card, desk.showing) for card in cards))
        for title, cards in groupby(listing.items, key=_lane)
    )
    page = SpeakerPage(
        person=person,
        lanes=lanes,
        query=query,
        next=listing.next,
        address=request.url.path,
        with_attitudes=with_attitudes,
        is_first=after is None,
    )
    return render(request, "speaker.html", page, is_indexed=True)


def _lane(card: StatementCard) -> str:
    return say_month(card.article.published_at)
