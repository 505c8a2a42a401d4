"""A reading: one page that was read, with its statements, before it is kept or forgotten.

GET /read/{token}           the article with its statements
POST /read/{token}/keep     saves it and goes to the article
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.guard import form_token, read_form
from onrecord.desk.layout import ArticleText, view_article
from onrecord.desk.parts import archive_of, desk_of, render
from onrecord.desk.tray import Reading
from onrecord.domain.analysis import Analysis

_NO_PAGE_BYTES = 1024  # for the form that keeps a page: it holds a token alone


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPage:
    """A page that was read.

    Args:
        analysis: What it gave; it has an article.
        text: The article, laid out.
        address: Of this page of the desk, without query.
        with_attitudes: Whether thoughts and plans are shown.
        can_keep: Whether "Keep it" is offered.
    """

    analysis: Analysis
    text: ArticleText
    address: str
    with_attitudes: bool
    can_keep: bool


def show_reading(request: Request) -> Response:
    """Show a page that was read and not kept."""
    desk = desk_of(request)
    reading = _get_reading(request)
    with_attitudes = "attitudes" in request.query_params
    page = ReadingPage(
        analysis=reading.analysis,
        text=view_article(reading.analysis, desk.showing, with_attitudes=with_attitudes),
        address=request.url.path,
        with_attitudes=with_attitudes,
        can_keep=desk.can_keep,
    )
    return render(request, "reading.html", page, with_form=True)


async def keep(request: Request) -> Response:
    """Keep a page that was read, and go to its article."""
    desk = desk_of(request)
    await (await read_form(request, max_bytes=_NO_PAGE_BYTES)).close()
    if not desk.showing.keeps:
        raise HTTPException(403, "This public desk keeps nothing. Run a desk of your own to keep pages.")
    archive, reading = archive_of(request), _get_reading(request)

    def save() -> str:
        with desk.writing:
            saved = desk.keep(archive, reading.analysis, reading.data)
        return f"/article/{saved.article}?kept={'now' if saved.is_new else 'before'}"

    address = await run_in_threadpool(save)
    desk.tray.drop(request.path_params["token"])
    return RedirectResponse(address, status_code=303)


def _get_reading(request: Request) -> Reading:
    """Give the session's reading of the address's token.

    Raises:
        HTTPException: 404; it is gone, or was another session's.
    """
    desk = desk_of(request)
    reading = desk.tray.find(request.path_params["token"], form_token(request))
    if reading is None or reading.analysis.rejection is not None:
        minutes = round(desk.settings.unkept_for_s / 60)
        raise HTTPException(
            404,
            f"This reading is gone. A page that is not kept stays for {minutes} minutes, only in the browser "
            "session that read it, and until the desk stops. Read the page again.",
        )
    return reading
