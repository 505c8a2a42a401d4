"""Parts: what the desk's pages work with, and how a page becomes an answer.

A `Desk` is made once for an application and never changes; what does change (tray, limits)
guards itself. Pages get it from their request and know nothing of how it was made.
"""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.desk import dates, wording
from onrecord.desk.fragments import is_web_address
from onrecord.desk.guard import form_token
from onrecord.desk.lasting import version_of
from onrecord.desk.limits import RateLimit
from onrecord.desk.settings import DeskSettings
from onrecord.desk.showing import Showing
from onrecord.desk.tray import Tray
from onrecord.domain.analysis import Analysis
from onrecord.domain.listing import Saved
from onrecord.domain.page import Fetched, Rejected
from onrecord.errors import NotFound

if TYPE_CHECKING:
    from onrecord.pipeline import Reader
    from onrecord.store import Archive

Fetch = Callable[[str], Fetched | Rejected]
Keep = Callable[["Archive", Analysis, bytes], Saved]

HERE = Path(__file__).parent
STYLE = HERE / "static" / "desk.css"
_LONGEST_PARAMETER = 1000
_OPENING = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One desk.

    Args:
        archive: Where pages are kept and asked; None for a desk that only reads.
        reader: Reads pages.
        fetch: Gets an address; None closes the address box.
        keep: Saves a page and links its speakers.
        settings: What is allowed.
        showing: Who may see what.
        tray: Pages read and not kept.
        limit: How often a client may read.
        templates: The pages' templates.
        turns: Lets so many pages be read at once.
        writing: Held while the archive is written.
    """

    archive: Archive | None
    reader: Reader
    fetch: Fetch | None
    keep: Keep
    settings: DeskSettings
    showing: Showing
    tray: Tray
    limit: RateLimit
    templates: Environment
    turns: asyncio.Semaphore
    writing: Lock

    @property
    def reads_addresses(self) -> bool:
        """Say whether the address box is open."""
        return self.fetch is not None and self.showing.fetches

    @property
    def can_keep(self) -> bool:
        """Say whether a page that was read can be kept."""
        return self.archive is not None and self.showing.keeps


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page shows around its own part.

    Args:
        title: The desk's name.
        public: Whether strangers may reach the desk.
        path: Of the page, to mark it in the navigation.
    """

    title: str
    public: bool
    path: str


def desk_of(request: Request) -> Desk:
    """Give the desk that a request came to."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def archive_of(request: Request) -> Archive:
    """Give the desk's archive.

    Raises:
        NotFound: The desk has none.
    """
    archive = desk_of(request).archive
    if archive is None:
        raise NotFound(
            "This desk reads pages but has no archive. Start it with '--archive PATH' to keep some."
        )
    return archive


def asked(request: Request, name: str) -> str:
    """Give a parameter of the address: white space folded, cut to a length that any question has."""
    return " ".join(request.query_params.get(name, "").replace("\0", " ").split())[:_LONGEST_PARAMETER]


def asked_id(request: Request) -> str:
    """Give the id that the address names; whether there is such a thing, the archive knows."""
    named: str = request.path_params["id"]
    return named.replace("\0", "")


def render(
    request: Request,
    template: str,
    page: object,
    *,
    status: int = 200,
    with_form: bool = False,
    is_indexed: bool = False,
    headers: dict[str, str] | None = None,
) -> HTMLResponse:
    """Answer with a page.

    Args:
        request: What is answered.
        template: Name of a file in templates/.
        page: What the template shows.
        status: HTTP status.
        with_form: Whether the page holds a form that changes something, which needs a token.
        is_indexed: Whether search engines may list it: on a public desk, pages that are about
            no person.
        headers: More headers.
    """
    desk = desk_of(request)
    site = Site(title=desk.settings.title, public=desk.settings.public, path=request.url.path)
    body = desk.templates.get_template(template).render(
        page=page, site=site, desk=desk, token=form_token(request) if with_form else None
    )
    more = dict(headers or {})
    if is_indexed and desk.settings.public:
        more["X-Robots-Tag"] = "all"
    # What is withdrawn is gone at once: a browser asks again before it shows a page that it kept.
    more.setdefault("Cache-Control", "no-store" if with_form else "no-cache")
    return HTMLResponse(body, status_code=status, headers=more)


def load_templates() -> Environment:
    """Load the templates: everything escaped, an unknown name is an error."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        say_time=dates.say_time,
        say_day=dates.say_day,
        say_month=dates.say_month,
        say_edtf=dates.say_edtf,
        say_count=say_count,
        shorten_opening=shorten_opening,
        say_size=say_size,
    )
    environment.tests["web_address"] = is_web_address
    environment.globals.update(wording=wording, style_version=version_of(STYLE))
    return environment


def say_count(number: int, noun: str, plural: str | None = None) -> str:
    """Say how many: "1 statement", "2,000 statements"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def shorten_opening(words: str) -> str:
    """Give the first words of an article, which stand for the headline that it lacks."""
    cut = textwrap.shorten(words, _OPENING, placeholder=" …")
    return f"{words[:_OPENING]}…" if cut == "…" else cut


def say_size(size_bytes: int) -> str:
    """Say a size: "812 bytes", "24 KB", "3.1 MB"."""
    if size_bytes < 1000:
        return say_count(size_bytes, "byte")
    if size_bytes < 1_000_000:
        return f"{size_bytes / 1000:.0f} KB"
    return f"{size_bytes / 1_000_000:.1f} MB"
