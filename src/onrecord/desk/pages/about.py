"""About: what the desk shows and to whom, and what `verify` proves and what it does not."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from onrecord.desk.parts import desk_of, render
from onrecord.domain.listing import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What the desk is.

    Args:
        counts: How much its archive holds; None without an archive.
        public: Whether strangers may reach it.
    """

    counts: Counts | None
    public: bool


def about(request: Request) -> Response:
    """Show what the desk is and what its evidence proves."""
    desk = desk_of(request)
    counts = desk.archive.counts() if desk.archive else None
    page = AboutPage(counts=counts, public=desk.settings.public)
    return render(request, "about.html", page, is_indexed=True)


def robots(request: Request) -> Response:
    """Tell crawlers what they may read: nothing of one's own desk, no stored page of a public one."""
    closed = ("/capture/", "/read/") if desk_of(request).settings.public else ("/",)
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return PlainTextResponse("\n".join(lines) + "\n")
