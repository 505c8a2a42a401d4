"""Pages: what was captured, how it is to be taken, and why one is turned down.

A Capture is bytes with their SHA-256 and where they came from. A Page is a capture
decoded to text. A Rejection says why a capture gave no article: data, not an exception.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["html", "page", "text"]
"""html: a page's HTML; page: its visible text, furniture included; text: one article's bare text."""

Reason = Literal[
    "empty",
    "not_text",
    "too_large",
    "too_deep",
    "undecodable",
    "no_article",
    "unsupported_type",
    "robots",
    "http_error",
    "blocked",
    "timeout",
    "private_address",
    "damaged_archive",
    "unreadable",
    "bad_line",
    "internal_error",
]
REASONS: tuple[str, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the user knows of a source and the page may not say; never overrides the page.

    Args:
        published: ISO 8601 date or time.
        url: Address of the page.
        outlet: Who publishes it.
        language: ISO 639-1 code.
    """

    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes that were taken, by their hash.

    Args:
        source: The name the user gave: a path, an address, "-", or path and record of a WARC file.
        sha256: SHA-256 of the bytes (of an HTTP response: of its decoded body), 64 hex digits.
        media_type: "text/html", "text/plain", ...
        taken_as: How the bytes are read.
        captured_at: ISO 8601 time in UTC, or None if the source does not say.
        size_bytes: Number of bytes.
    """

    source: str
    sha256: str
    media_type: str
    taken_as: Kind
    captured_at: str | None = None
    size_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A capture decoded to text.

    Args:
        capture: Where it came from.
        text: The decoded characters: HTML source, or plain text with "\\n" line ends.
        charset: Name of the encoding it was decoded with.
        facts: What the user knows of it.
        utf8: The same characters as UTF-8, where the capture holds them so; spares encoding them anew.
    """

    capture: Capture
    text: str
    charset: str = "utf-8"
    facts: Facts = Facts()
    utf8: bytes | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Why a source gave no article.

    Args:
        reason: One of REASONS.
        detail: One sentence that says what is wrong, where, and what to do.
    """

    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A source that was turned down, with what is known of its capture.

    Args:
        capture: The capture; its sha256 is that of no bytes where none could be taken.
        rejection: Why.
    """

    capture: Capture
    rejection: Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One address, fetched.

    Args:
        url: The final address, after redirects.
        requested_url: The address that was asked for.
        status: HTTP status of the answer.
        body: Decoded body (transfer and content encodings undone).
        media_type: From the Content-Type header, lower case, without parameters; may be empty.
        charset: From the Content-Type header, or None.
        fetched_at: ISO 8601 time in UTC.
    """

    url: str
    requested_url: str
    status: int
    body: bytes
    media_type: str
    charset: str | None
    fetched_at: str
