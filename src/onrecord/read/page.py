"""Page: captured bytes to a decoded Page, or a Rejection that says why not.

Order of work: size -> gzip -> kind of file -> decoding -> kind of text -> depth.
Every check stands before the work that it saves.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.domain.page import Capture, Facts, Kind, Page, Reason, Rejected, Rejection
from onrecord.read.charset import Decoded, decode
from onrecord.read.kinds import find_unsupported, is_garbled, is_undecodable, kind_of, name_binary
from onrecord.read.limits import MAX_BYTES, is_too_deep
from onrecord.read.unpack import unpack

_REPLACED = b"\xef"  # how a character put for a lost one begins in UTF-8; quicker to look for than that
_MEDIA_TYPES: dict[str, str] = {"html": "text/html", "page": "text/plain", "text": "text/plain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """A page's characters and how they are to be taken."""

    decoded: Decoded
    kind: Kind


def read_page(
    data: bytes,
    *,
    source: str,
    kind: Kind | Literal["auto"] = "auto",
    media_type: str | None = None,
    charset: str | None = None,
    captured_at: str | None = None,
    facts: Facts = Facts(),  # noqa: B008 - a frozen value
) -> Page | Rejected:
    """Decode captured bytes to a page. Never raises on their account.

    Args:
        data: The bytes: HTML, or plain text; gzip of either is unpacked.
        source: What the user calls them, for the record and for messages.
        kind: How to take them; "auto" decides by content.
        media_type: From the HTTP answer, if there was one; a charset parameter is read.
        charset: From the HTTP answer, if there was one.
        captured_at: ISO 8601 time in UTC, if the source says.
        facts: What the user knows of the page.

    Returns:
        The page, its line ends "\\n"; or the Rejection with what is known of the capture.
        The capture's SHA-256 is that of `data` as given.
    """
    plain_type, parameter = split_media_type(media_type)
    label = charset or parameter
    taken = _take(data, source, kind, plain_type, label)
    decided: Kind = taken.kind if isinstance(taken, _Taken) else ("html" if kind == "auto" else kind)
    unknown_type = _MEDIA_TYPES[decided] if isinstance(taken, _Taken) else "application/octet-stream"
    shown_type = plain_type or unknown_type
    if isinstance(taken, _Taken) and taken.decoded.is_declared_outside:
        shown_type = f"{shown_type}; charset={taken.decoded.charset}"  # visible_text must decode alike
    capture = Capture(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=shown_type,
        taken_as=decided,
        captured_at=captured_at,
        size_bytes=len(data),
    )
    if isinstance(taken, Rejection):
        return Rejected(capture=capture, rejection=taken)
    return Page(
        capture=capture,
        text=taken.decoded.text,
        charset=taken.decoded.charset,
        facts=facts,
        utf8=taken.decoded.utf8 if decided == "html" else None,
    )


def split_media_type(media_type: str | None) -> tuple[str, str | None]:
    """Part "text/html; charset=utf-8" into its lower-case type and its charset."""
    head, _, tail = (media_type or "").partition(";")
    for parameter in tail.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip():
            return head.strip().lower(), value.strip().strip("\"'")
    return head.strip().lower(), None


def _take(
    data: bytes, source: str, kind: Kind | Literal["auto"], media_type: str, charset: str | None
) -> _Taken | Rejection:
    plain = _plain_bytes(data, source)
    if isinstance(plain, Rejection):
        return plain
    decoded = decode(plain, charset=charset)
    refused = _refuse_text(decoded, source, media_type)
    if refused:
        return refused
    decided = kind_of(decoded.text, media_type) if kind == "auto" else kind
    if decided == "html":
        if is_too_deep(decoded.text, utf8=decoded.utf8):
            return _rejection(
                "too_deep",
                source,
                "its tags nest too deep or are too many",
                "save its visible text and give that",
            )
    elif "\r" in decoded.text:
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        decoded = replace(decoded, text=text, utf8=None)
    return _Taken(decoded=decoded, kind=decided)


def _plain_bytes(data: bytes, source: str) -> bytes | Rejection:
    """Unpack and weigh the bytes, and name those that are no text."""
    if len(data) > MAX_BYTES:
        return _rejection("too_large", source, f"it is over {MAX_BYTES:,} bytes", "give one page")
    plain = unpack(data, source=source, limit_bytes=MAX_BYTES)
    if isinstance(plain, Rejection):
        return plain
    if not plain or plain.isspace():
        return _rejection("empty", source, "it holds only white space", "check that it was saved whole")
    name = name_binary(plain)
    if name:
        return _rejection("not_text", source, f"it is {name}", "give a page's HTML or its text")
    return plain


def _refuse_text(decoded: Decoded, source: str, media_type: str) -> Rejection | None:
    text = decoded.text
    if not text or text.isspace():
        return _rejection("empty", source, "it holds only white space", "check that it was saved whole")
    if is_garbled(text):
        return _rejection(
            "not_text", source, "its first bytes are those of a binary file", "give a page's HTML or its text"
        )
    may_lack = decoded.utf8 is None or _REPLACED in decoded.utf8
    if may_lack and is_undecodable(text):
        return _rejection(
            "undecodable", source, "too many bytes have no meaning in any likely encoding", "save it as UTF-8"
        )
    unsupported = find_unsupported(text, media_type)
    if unsupported:
        return _rejection("unsupported_type", source, f"it is {unsupported}", "give the page of one article")
    return None


def _rejection(reason: Reason, source: str, what: str, advice: str) -> Rejection:
    return Rejection(reason=reason, detail=f"{source}: {what}; {advice}.")
