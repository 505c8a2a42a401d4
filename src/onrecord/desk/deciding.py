"""Deciding: what every form about who is who has in common: who decides, why, and what comes back.

A form whose page is turned, or that lacks something, comes back with what was ticked and typed in it.
A decision is a line of the archive's ledger, never a change of it; the form's answer says how it is
undone. Public desks decide nothing. The name of who decides is kept in the session, so that it is
typed once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.guard import FORM_ROOM_BYTES, read_form
from onrecord.desk.parts import archive_of, desk_of
from onrecord.domain.person import Decision
from onrecord.errors import NotFound, UsageError

if TYPE_CHECKING:
    from onrecord.store import Archive

LONGEST_REASON = 500
LONGEST_NAME = 200
MOST_TICKED = 2_000
TURN = "turn"
"""Field of a form's button that turns its page: the number to turn to."""
_SESSION_KEY = "by"

VERBS = {
    "same": "are one",
    "different": "are two",
    "unsure": "may be one",
    "part": "parted",
    "name": "named",
    "undo": "undone",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a form about who is who asks.

    Args:
        form: Which one: the last part of its address.
        by: Who decides.
        reason: Why.
        fields: Its other fields, white space folded.
        ticked: Ids of the statements or articles that are ticked.
    """

    form: str = ""
    by: str = ""
    reason: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    ticked: tuple[str, ...] = ()

    def reason_in(self, form: str) -> str:
        """Give the reason that was typed into a form of the page; empty where it was another's."""
        return self.reason if form == self.form else ""

    def field(self, name: str) -> str:
        """Give one field; empty where the form has none."""
        return self.fields.get(name, "")


NOTHING_ASKED = Asked()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """A decision as the desk shows it.

    Args:
        decision: The ledger's line.
        who: Who decided, the program said to be one.
        verb: What was decided of the names.
        can_undo: Whether it can be taken back.
    """

    decision: Decision
    who: str
    verb: str
    can_undo: bool


def ledger_line(decision: Decision) -> LedgerLine:
    """Lay out one line of the ledger."""
    return LedgerLine(
        decision=decision,
        who=decision.by if decision.is_human else f"{decision.by} (program)",
        verb=VERBS[decision.kind],
        can_undo=decision.is_live and decision.kind not in ("undo", "unsure"),
    )


def decider(request: Request) -> str:
    """Give the name of who decided last in this session; empty if nobody has."""
    return str(request.session.get(_SESSION_KEY, ""))


def refuse_public(request: Request) -> None:
    """Refuse on a public desk.

    Raises:
        HTTPException: 403.
    """
    if not desk_of(request).showing.judges:
        raise HTTPException(
            403, "Decisions are made on the editors’ own desk, and their ledger is shown there."
        )


async def decide(
    request: Request,
    act: Callable[[Archive, Asked], object],
    *,
    back: Callable[[], str],
    again: Callable[[Request, Asked, str], Awaitable[Response]],
    needs_reason: bool = True,
) -> Response:
    """Carry out what a form asks, and send the browser back to where it stood.

    Args:
        request: A POST of the desk's own form.
        act: Writes the decision.
        back: Gives the address to go to then.
        again: Shows the page with the form, what was asked, and what was wrong; nothing was where the
            form was sent to turn its page.
        needs_reason: Whether a reason must be given.

    Raises:
        HTTPException: 403 on a public desk, or for a form that is not the session's own.
        ArchiveBusy: Another process writes.
    """
    form = await read_form(request, max_bytes=FORM_ROOM_BYTES, most_ticked=MOST_TICKED)
    try:
        asked = _take_in(form, request.url.path.rpartition("/")[2])
    finally:
        await form.close()
    refuse_public(request)
    if asked.field(TURN):
        return await again(request, asked, "")
    if not asked.by:
        return await again(
            request, asked, "Say who decides: your name stands beside the decision in the ledger."
        )
    if needs_reason and not asked.reason:
        return await again(request, asked, "Say why, in a few words: the reason is kept with the decision.")
    desk, archive = desk_of(request), archive_of(request)

    def write() -> None:
        with desk.writing:
            act(archive, asked)

    try:
        await run_in_threadpool(write)
    except (UsageError, NotFound) as error:
        return await again(request, asked, str(error))
    request.session[_SESSION_KEY] = asked.by
    return RedirectResponse(await run_in_threadpool(back), status_code=303)


def _take_in(form: FormData, name: str) -> Asked:
    fields = {
        name: " ".join(value.replace("\0", "").split())[:LONGEST_REASON]
        for name, value in form.multi_items()
        if isinstance(value, str) and name != "ticked"
    }
    ticked = [value for value in form.getlist("ticked") if isinstance(value, str)]
    return Asked(
        form=name,
        by=fields.get("by", "")[:LONGEST_NAME],
        reason=fields.get("reason", ""),
        fields=fields,
        ticked=tuple(dict.fromkeys(ticked))[:MOST_TICKED],
    )
