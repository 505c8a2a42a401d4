"""Refusals: why an address gave no page, in words that say what to do next.

Every function makes a Rejection. No text of the page and no credentials stand in one.
"""

from __future__ import annotations

from onrecord.domain.page import Rejection

BLOCKED = frozenset({401, 402, 403, 407, 429, 451})
READABLE = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})
_BY_HAND = "open it in a browser, save it and read the file"
_IF_OWN = "--allow-private permits it where the page is your own"


def malformed(url: str) -> Rejection:
    """The text is no address of a page."""
    return Rejection(
        reason="http_error",
        detail=f"{url!r} is not an http or https address with a host; check how it is written.",
    )


def with_credentials(url: str) -> Rejection:
    """The address carries a user name or a password; `url` is given without them."""
    return Rejection(
        reason="http_error",
        detail=f"{url}: the address carried a user name or password, which are never kept or sent; "
        f"give it without them, or {_BY_HAND}.",
    )


def odd_port(url: str, port: int) -> Rejection:
    """The port is not one where public pages are served."""
    return Rejection(
        reason="private_address",
        detail=f"{url}: port {port} is not asked, only 80 and 443, where public pages stand; {_IF_OWN}.",
    )


def not_public(url: str, address: str) -> Rejection:
    """The address leads to a machine that is not of the public internet."""
    return Rejection(
        reason="private_address",
        detail=f"{url}: {address} is no address of the public internet, so it was not asked; {_IF_OWN}.",
    )


def forbidden_by_robots(url: str, origin: str) -> Rejection:
    """The site's robots.txt excludes the page."""
    return Rejection(
        reason="robots",
        detail=f"{origin}/robots.txt asks programs not to fetch {url}; {_BY_HAND}.",
    )


def robots_unreadable(origin: str, status: int) -> Rejection:
    """The site's robots.txt cannot be had, so nothing of the site is asked."""
    return Rejection(
        reason="robots",
        detail=f"{origin}/robots.txt answered {status}, and a site whose rules cannot be read is not asked "
        f"(RFC 9309); try later, or {_BY_HAND}.",
    )


def timed_out(url: str, timeout_s: float) -> Rejection:
    """The page did not come whole in the time given."""
    return Rejection(
        reason="timeout",
        detail=f"{url} did not answer whole within {timeout_s:g} s; try again, or {_BY_HAND}.",
    )


def too_large(url: str, limit_bytes: int) -> Rejection:
    """The page is larger than the limit."""
    return Rejection(
        reason="too_large",
        detail=f"{url} holds more than {limit_bytes} bytes, as sent or unpacked, and was given up; "
        "if it is one article, save its text and read the file.",
    )


def no_answer(url: str, cause: str) -> Rejection:
    """No connection, or one that broke."""
    return Rejection(
        reason="http_error",
        detail=f"{url} gave no whole answer ({cause}); check the address, or try later.",
    )


def lost_redirect(url: str, cause: str) -> Rejection:
    """Redirects that lead to no page."""
    return Rejection(reason="http_error", detail=f"{url} {cause}; {_BY_HAND}.")


def of_answer(url: str, *, status: int, media_type: str, is_packed: bool) -> Rejection | None:
    """Judge a final answer.

    Args:
        url: The address that answered.
        status: HTTP status, no redirect.
        media_type: Lower case, without parameters.
        is_packed: Whether a content encoding is left that the program cannot undo.

    Returns:
        Why it is no page to read; None if it is one.
    """
    if status in BLOCKED:
        detail = f"{url} answered {status}: the site does not give this page to programs; {_BY_HAND}."
        return Rejection(reason="blocked", detail=detail)
    if not 200 <= status < 300:
        return Rejection(reason="http_error", detail=f"{url} answered {status}; check the address.")
    if media_type not in READABLE:
        detail = f"{url} is {media_type}, and only HTML and plain text are read; {_BY_HAND} as text."
        return Rejection(reason="unsupported_type", detail=detail)
    if is_packed:
        detail = f"{url} came packed in a way that the program cannot unpack; {_BY_HAND}."
        return Rejection(reason="unsupported_type", detail=detail)
    return None
