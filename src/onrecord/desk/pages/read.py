"""Read a page: paste, drop or name one; nothing is kept.

GET /read      the form
POST /read     reads; the reading waits in the tray, and the browser is sent to it, or to the list
               where several files were given
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.asking import Asked, find_fault, read_asked, take_in
from onrecord.desk.guard import form_token, read_form
from onrecord.desk.parts import Desk, desk_of, render
from onrecord.desk.tray import Reading
from onrecord.desk.wording import REJECTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """The form.

    Args:
        reads_addresses: Whether the address box is open.
        keeps: Whether a page can be kept after it was read.
        asked: What was given, to be shown again.
        fault: What was wrong with it, and what to do.
        detail: The program's own words for it.
    """

    reads_addresses: bool
    keeps: bool
    asked: Asked = field(default_factory=Asked)
    fault: str = ""
    detail: str = ""


def show_form(request: Request) -> Response:
    """Show the empty form."""
    return render(request, "read.html", empty_form(desk_of(request)), with_form=True, is_indexed=True)


def empty_form(desk: Desk) -> ReadPage:
    """Give the form with nothing in it."""
    return ReadPage(reads_addresses=desk.reads_addresses, keeps=desk.can_keep)


async def read(request: Request) -> Response:
    """Read what the form gives and send the browser to the reading."""
    desk = desk_of(request)
    form = await read_form(request, max_bytes=desk.settings.max_upload_bytes)
    try:
        asked = await take_in(form)
    finally:
        await form.close()
    fault = find_fault(asked, desk)
    if fault:
        return _turn_down(request, asked, fault)
    for _ in asked.files or (asked,):
        _refuse_too_many(request, desk)
    async with desk.turns:
        pages = await run_in_threadpool(read_asked, asked, desk)
    analysis = pages[0][0]
    if len(pages) == 1 and analysis.rejection is not None:
        advice = REJECTIONS.get(analysis.rejection.reason, "This page could not be read.")
        return _turn_down(request, asked, advice, detail=analysis.rejection.detail)
    owner = form_token(request)
    tokens = [desk.tray.put(Reading(analysis=read, data=data, owner=owner)) for read, data in pages]
    return RedirectResponse(_address_of(tokens), status_code=303)


def _address_of(tokens: list[str]) -> str:
    if len(tokens) == 1:
        return f"/read/{tokens[0]}"
    return "/readings?" + urlencode([("token", token) for token in tokens])


def _turn_down(request: Request, asked: Asked, fault: str, detail: str = "") -> Response:
    page = replace(empty_form(desk_of(request)), asked=asked, fault=fault, detail=detail)
    return render(request, "read.html", page, status=422, with_form=True)


def _refuse_too_many(request: Request, desk: Desk) -> None:
    if not desk.settings.public:
        return
    wait_s = desk.limit.wait_s(request.client.host if request.client else "unknown")
    if wait_s:
        seconds = int(wait_s) + 1
        raise HTTPException(
            429,
            f"You have read {desk.settings.readings_per_minute} pages within a minute, the most that this "
            f"public desk allows. Try again in {seconds} seconds, or run a desk of your own.",
            headers={"Retry-After": str(seconds)},
        )
