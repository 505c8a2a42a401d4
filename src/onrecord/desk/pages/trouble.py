"""Trouble: every error as a page that says what happened and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.guard import SECURITY_HEADERS
from onrecord.desk.parts import render
from onrecord.errors import ArchiveBusy, NotFound, OnrecordError, UsageError, Withdrawn

_TITLES = {
    400: "The desk did not understand this",
    403: "Not allowed here",
    404: "Nothing stands here",
    405: "Not done this way",
    410: "Withdrawn",
    413: "Too large",
    429: "Too many at once",
    500: "Something broke",
    503: "The archive is busy",
}
_WORDS = {
    404: "There is no page at this address. It may be mistyped, or never was.",
    405: "This address is used by the desk’s own forms. Open the page that holds the form.",
    413: "This is larger than the desk reads. Paste the article’s own text.",
    500: "The desk could not make this page. Nothing in the archive was changed by looking. "
    "The terminal that runs the desk shows what went wrong.",
}
_STATUS: tuple[tuple[type[OnrecordError], int], ...] = (
    (NotFound, 404),
    (Withdrawn, 410),
    (ArchiveBusy, 503),
    (UsageError, 400),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TroublePage:
    """An error.

    Args:
        status: HTTP status.
        title: What happened, in a few words.
        words: What happened and what to do next.
    """

    status: int
    title: str
    words: str


def refused(request: Request, error: Exception) -> Response:
    """Answer for an HTTP error."""
    assert isinstance(error, HTTPException)
    words = error.detail
    if words == HTTPStatus(error.status_code).phrase:
        words = _WORDS.get(error.status_code, words)
    return _page(request, error.status_code, words, dict(error.headers or {}))


def failed(request: Request, error: Exception) -> Response:
    """Answer for an error that the program raises on purpose."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    return _page(request, status, str(error), {})


def broken(request: Request, _error: Exception) -> Response:
    """Answer for an error that nobody expected; the server logs it."""
    return _page(request, 500, _WORDS[500], SECURITY_HEADERS)


def _page(request: Request, status: int, words: str, headers: dict[str, str]) -> Response:
    page = TroublePage(status=status, title=_TITLES.get(status, "This did not work"), words=words)
    return render(request, "trouble.html", page, status=status, headers=headers)
