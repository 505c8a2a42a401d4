"""Guard: what stands between the desk and a hostile page, site or client.

SecurityHeaders      every answer carries the same strict headers, errors included
KnownHosts           a request that names another host, as a site does that points its name here, is refused
refuse_large         a body larger than the desk reads is answered with words, not cut off
refuse_other_sites   a request that changes something comes from the desk's own pages
read_form            ... and carries the token that the session was given with the form
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
CAPTURE_POLICY = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
FORM_ROOM_BYTES = 64 * 1024
"""What a form may hold beside the page itself."""
MOST_FILES = 20
"""Files that one form may hold."""
SESSION_COOKIE = "onrecord_desk"
TOKEN_FIELD = "token"  # noqa: S105 - the name of a form field
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_SESSION_KEY = "form"

SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}


class SecurityHeaders:
    """Adds the desk's headers to every answer that does not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_guarded)


class KnownHosts:
    """Refuses a request that names a host which the desk was not told it is reached under.

    Args:
        app: What answers the others.
        hosts: Names; "*" stands for any.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = tuple(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say under which name the desk would answer."""
        is_known = False

        async def let_in(_scope: Scope, _receive: Receive, _send: Send) -> None:
            nonlocal is_known
            is_known = True

        async def say_nothing(_message: Message) -> None:
            """Drop the library's own answer."""

        check = TrustedHostMiddleware(let_in, self._hosts, www_redirect=False)
        await check(scope, receive, say_nothing)
        answer = self._app if is_known else PlainTextResponse(_UNKNOWN_HOST, status_code=400)
        await answer(scope, receive, send)


async def refuse_large(request: Request, max_bytes: int) -> None:
    """Refuse a body that says it is too large, once it has been received and thrown away.

    A browser shows no answer that comes before it has sent its all; the route's own limit
    bounds how much is received.

    Raises:
        HTTPException: 413.
    """
    if int(request.headers.get("content-length") or 0) <= max_bytes:
        return
    async for _ in request.stream():
        pass
    raise HTTPException(413)


def refuse_other_sites(request: Request) -> None:
    """Refuse a request that another site's page made.

    Browsers say where a request comes from in Sec-Fetch-Site, older ones in Origin. A client
    that says neither is no browser with someone's session; the form's token still guards it.

    Raises:
        HTTPException: 403; the request is another site's.
    """
    if request.method in _SAFE_METHODS:
        return
    headers = request.headers
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        raise HTTPException(403, "Another site sent this form. Open the desk's own page and send it there.")
    origin = headers.get("origin")
    if site is None and origin is not None and not _is_own(origin, headers):
        raise HTTPException(403, "Another site sent this form. Open the desk's own page and send it there.")


def _is_own(origin: str, headers: Headers) -> bool:
    return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def form_token(request: Request) -> str:
    """Give the session's token for forms; a new session gets one."""
    token: str = request.session.setdefault(_SESSION_KEY, secrets.token_urlsafe(32))
    return token


async def read_form(request: Request, *, max_bytes: int, most_ticked: int = 0) -> FormData:
    """Read a form that the desk itself gave out.

    Args:
        request: A POST.
        max_bytes: Largest page in it.
        most_ticked: How many boxes of a list it may have ticked.

    Returns:
        The form; whoever reads it closes it.

    Raises:
        HTTPException: 413 if it is too large; 403 if it is another site's or its token is not
            the session's; 400 if it is no form.
    """
    refuse_other_sites(request)
    await refuse_large(request, max_bytes + FORM_ROOM_BYTES)
    most_fields = 16 + MOST_FILES + most_ticked
    form = await request.form(max_files=MOST_FILES, max_fields=most_fields, max_part_size=max_bytes)
    if not _is_known(form.get(TOKEN_FIELD), request.session.get(_SESSION_KEY)):
        await form.close()
        raise HTTPException(403, _STALE)
    return form


def _is_known(given: object, known: object) -> bool:
    if not isinstance(given, str) or not isinstance(known, str):
        return False
    return secrets.compare_digest(given.encode(), known.encode())


_UNKNOWN_HOST = (
    "This desk does not answer under the name in your browser's address line. On the machine that runs it, "
    "open the address that 'onrecord serve' printed. If others are to reach it under this name, start it "
    "with --name and the name: onrecord serve --public --name desk.example.org\n"
)
_STALE = (
    "This form is too old, or cookies are off, so the desk cannot tell that it is yours. "
    "Go back, load the page again and send it once more."
)
