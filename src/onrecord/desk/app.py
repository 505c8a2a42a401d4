"""App: the desk's routes, and what every request passes on its way to a page."""

from __future__ import annotations

import asyncio
import time
from threading import Lock
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.routing import BaseRoute, Mount, Route

from onrecord.desk.guard import FORM_ROOM_BYTES, SESSION_COOKIE, KnownHosts, SecurityHeaders
from onrecord.desk.lasting import LastingFiles
from onrecord.desk.limits import RateLimit
from onrecord.desk.pages import (
    about,
    accuracy,
    article,
    capture,
    feed,
    questions,
    read,
    reading,
    readings,
    search,
    speaker,
    statement,
    story,
    trouble,
    who,
)
from onrecord.desk.parts import HERE, Desk, Fetch, Keep, load_templates
from onrecord.desk.settings import DeskSettings
from onrecord.desk.showing import Showing
from onrecord.desk.tray import Tray
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.pipeline import Reader
    from onrecord.store import Archive

THROWN_AWAY = 4
"""So many times the largest upload is received before the desk hangs up instead of explaining."""


def create_app(
    *, archive: Archive | None, reader: Reader, fetch: Fetch | None, keep: Keep, settings: DeskSettings
) -> Starlette:
    """Make the desk.

    Args:
        archive: Where pages are kept and asked; None for a desk that only reads.
        reader: Reads pages; its model is loaded at the first page that needs it.
        fetch: Gets an address; None closes the address box.
        keep: Saves a page and links its speakers, as `pipeline.keep`.
        settings: What the desk allows.

    Returns:
        The application; `serve` runs it.
    """
    desk = Desk(
        archive=archive,
        reader=reader,
        fetch=fetch,
        keep=keep,
        settings=settings,
        showing=Showing(public=settings.public),
        tray=Tray(max_bytes=settings.unkept_bytes, max_age_s=settings.unkept_for_s, clock=time.monotonic),
        limit=RateLimit(per_minute=settings.readings_per_minute, clock=time.monotonic),
        templates=load_templates(),
        turns=asyncio.Semaphore(settings.readings_at_once),
        writing=Lock(),
    )
    app = Starlette(
        routes=routes(settings),
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(KnownHosts, hosts=settings.allowed_hosts),
            Middleware(
                SessionMiddleware, secret_key=settings.secret, session_cookie=SESSION_COOKIE, max_age=None
            ),
        ],
        exception_handlers={
            HTTPException: trouble.refused,
            OnrecordError: trouble.failed,
            Exception: trouble.broken,
        },
    )
    app.state.desk = desk
    return app


def routes(settings: DeskSettings) -> list[BaseRoute]:
    """Give every route of the desk; docs/reference/routes.md describes each."""
    received = (settings.max_upload_bytes + FORM_ROOM_BYTES) * THROWN_AWAY
    return [
        Route("/", feed.feed),
        Route("/read", read.show_form),
        Route("/read", read.read, methods=["POST"], max_body_size=received),
        Route("/read/{token}", reading.show_reading),
        Route("/read/{token}/keep", reading.keep, methods=["POST"], max_body_size=FORM_ROOM_BYTES),
        Route("/readings", readings.show_readings),
        Route("/readings/keep", readings.keep_all, methods=["POST"], max_body_size=FORM_ROOM_BYTES),
        Route("/article/{id}", article.article),
        Route("/statement/{id}", statement.statement),
        Route("/stories", story.stories),
        Route("/story/{id}", story.story),
        *(
            Route(f"/story/{{id}}/{name}", act, methods=["POST"], max_body_size=FORM_ROOM_BYTES)
            for name, act in story.ACTS.items()
        ),
        Route("/speakers", speaker.speakers),
        Route("/speakers/questions", questions.show_questions),
        Route("/speakers/questions", questions.answer, methods=["POST"], max_body_size=FORM_ROOM_BYTES),
        Route("/speaker/{id}", speaker.speaker),
        Route("/speaker/{id}/who", who.who),
        *(
            Route(f"/speaker/{{id}}/{name}", act, methods=["POST"], max_body_size=FORM_ROOM_BYTES)
            for name, act in who.ACTS.items()
        ),
        Route("/search", search.search),
        Route("/capture/{id}", capture.capture),
        Route("/capture/{id}/bytes", capture.capture_bytes),
        Route("/about", about.about),
        Route("/about/accuracy", accuracy.accuracy),
        Route("/robots.txt", about.robots),
        Mount("/static", LastingFiles(directory=HERE / "static"), name="static"),
    ]
