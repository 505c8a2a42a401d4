"""Readings: several files that were dropped at once, each to look at, together to keep.

GET /readings          the list of what was read, and of what was turned down
POST /readings/keep    saves all that have an article and goes to the front page
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.guard import FORM_ROOM_BYTES, MOST_FILES, form_token, read_form
from onrecord.desk.parts import archive_of, desk_of, render
from onrecord.desk.tray import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One file of the list.

    Args:
        token: Finds its reading.
        reading: What it gave: an article or a rejection.
        statements: How many statements were found, thoughts and plans left out.
    """

    token: str
    reading: Reading
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingsPage:
    """What several files gave.

    Args:
        lines: In the order given.
        gone: How many readings are no longer there.
        can_keep: Whether there is something to keep, and an archive to keep it in.
    """

    lines: tuple[Line, ...]
    gone: int
    can_keep: bool

    @property
    def read(self) -> int:
        """Give how many have an article."""
        return sum(line.reading.analysis.article is not None for line in self.lines)


def show_readings(request: Request) -> Response:
    """List what several files gave."""
    tokens = request.query_params.getlist("token")[:MOST_FILES]
    lines = tuple(_line(token, reading) for token, reading in _find(request, tokens))
    has_articles = any(line.reading.analysis.article for line in lines)
    page = ReadingsPage(
        lines=lines, gone=len(tokens) - len(lines), can_keep=desk_of(request).can_keep and has_articles
    )
    return render(request, "readings.html", page, with_form=True)


def _line(token: str, reading: Reading) -> Line:
    spoken = [statement for statement in reading.analysis.statements if not statement.is_attitude]
    return Line(token=token, reading=reading, statements=len(spoken))


def _find(request: Request, tokens: list[str]) -> list[tuple[str, Reading]]:
    owner = form_token(request)
    found = ((token, desk_of(request).tray.find(token, owner)) for token in tokens)
    return [(token, reading) for token, reading in found if reading is not None]


async def keep_all(request: Request) -> Response:
    """Keep every page of the list that has an article."""
    desk = desk_of(request)
    form = await read_form(request, max_bytes=FORM_ROOM_BYTES)
    tokens = [value for value in form.getlist("reading") if isinstance(value, str)][:MOST_FILES]
    await form.close()
    if not desk.showing.keeps:
        raise HTTPException(403, "This public desk keeps nothing. Run a desk of your own to keep pages.")
    archive = archive_of(request)
    found = [entry for entry in _find(request, tokens) if entry[1].analysis.article is not None]

    def save() -> None:
        for token, reading in found:
            with desk.writing:
                desk.keep(archive, reading.analysis, reading.data)
            desk.tray.drop(token)

    await run_in_threadpool(save)
    return RedirectResponse(f"/?kept={len(found)}", status_code=303)
