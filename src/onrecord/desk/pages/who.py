"""Who is this: the names, offices and ledger of one speaker, and the forms that merge, split and rename.

GET  /speaker/{id}/who      names, offices, decisions, forms
POST /speaker/{id}/merge    judges another speaker to be this one
POST /speaker/{id}/split    judges a spelling, a role or some statements to be someone else's
POST /speaker/{id}/rename   shows the speaker under another name
POST /speaker/{id}/undo     takes a decision back
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.deciding import (
    NOTHING_ASKED,
    Asked,
    LedgerLine,
    decide,
    decider,
    ledger_line,
    refuse_public,
)
from onrecord.desk.parts import archive_of, asked, asked_id, desk_of, render
from onrecord.desk.quotes import Quote, view_quote
from onrecord.domain.listing import Filter, PersonCard
from onrecord.domain.person import Holder
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.store import Archive

_MOST_FOUND, _MOST_QUOTES = 10, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoPage:
    """Who one speaker is, and what can be decided.

    Args:
        person: Who.
        lines: The ledger's lines, newest first.
        offices: Offices that pages name the speaker with.
        query: Words that were asked for in another speaker's name.
        others: Speakers of the same type whose names hold them.
        quotes: Some statements, to be ticked.
        by: Who decided last in this session.
        sent: The form that comes back, as it was filled in.
        fault: What was wrong with a form.
    """

    person: PersonCard
    lines: tuple[LedgerLine, ...]
    offices: tuple[Holder, ...]
    query: str
    others: tuple[PersonCard, ...]
    quotes: tuple[Quote, ...]
    by: str
    sent: Asked
    fault: str


def who(request: Request) -> Response:
    """Show who a speaker is."""
    refuse_public(request)
    return _show(request)


def _show(request: Request, sent: Asked = NOTHING_ASKED, fault: str = "") -> Response:
    desk, archive = desk_of(request), archive_of(request)
    person = archive.get_person(asked_id(request))
    query = asked(request, "q")
    found = archive.list_people(query or _surname(person), limit=_MOST_FOUND + 1).items
    others = tuple(each for each in found if each.id != person.id and each.type == person.type)
    statements = archive.list_statements(Filter(person=person.id, with_attitudes=True), limit=_MOST_QUOTES)
    page = WhoPage(
        person=person,
        lines=tuple(map(ledger_line, archive.list_decisions(person.id))),
        offices=archive.list_holders(person=person.id),
        query=query,
        others=others[:_MOST_FOUND],
        quotes=tuple(view_quote(card, desk.showing) for card in statements.items),
        by=sent.by or decider(request),
        sent=sent,
        fault=fault,
    )
    return render(request, "who.html", page, with_form=True, status=422 if fault else 200)


def _surname(person: PersonCard) -> str:
    return person.name.split()[-1] if person.name.split() else ""


async def _again(request: Request, sent: Asked, fault: str) -> Response:
    return await run_in_threadpool(_show, request, sent, fault)


async def _decide(
    request: Request, act: Callable[[Archive, Asked], object], *, needs_reason: bool = True
) -> Response:
    back = f"/speaker/{asked_id(request)}/who#ledger"
    return await decide(request, act, back=lambda: back, again=_again, needs_reason=needs_reason)


async def merge(request: Request) -> Response:
    """Judge another speaker to be this one."""
    own = asked_id(request)

    def act(archive: Archive, asked: Asked) -> None:
        if not asked.field("other"):
            raise UsageError("Choose the speaker who is the same.")
        archive.merge(own, asked.field("other"), by=asked.by, reason=asked.reason)

    return await _decide(request, act)


async def split(request: Request) -> Response:
    """Judge a part of this speaker's statements to be someone else's."""
    own = asked_id(request)

    def act(archive: Archive, asked: Asked) -> None:
        spelling, role = asked.field("spelling"), asked.field("role")
        if sum(map(bool, (spelling, role, asked.ticked))) != 1:
            raise UsageError("Choose one of the three: a spelling, words of a role, or statements.")
        archive.split(
            own,
            by=asked.by,
            reason=asked.reason,
            spelling=spelling or None,
            role=role or None,
            statements=asked.ticked,
        )

    return await _decide(request, act)


async def rename(request: Request) -> Response:
    """Show this speaker under another name."""
    own = asked_id(request)

    def act(archive: Archive, asked: Asked) -> None:
        if not asked.field("name"):
            raise UsageError("Give the name to show.")
        archive.rename(own, asked.field("name"), by=asked.by, reason=asked.reason)

    return await _decide(request, act)


async def undo(request: Request) -> Response:
    """Take a decision back."""

    def act(archive: Archive, asked: Asked) -> None:
        archive.undo(asked.field("decision"), by=asked.by, reason=asked.reason)

    return await _decide(request, act, needs_reason=False)


ACTS = {"merge": merge, "split": split, "rename": rename, "undo": undo}
"""What a form of the page does, by the last part of its address."""
