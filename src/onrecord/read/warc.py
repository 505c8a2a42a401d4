"""WARC: web archives, record by record.

Gives the pages of an archive in order. A record that is damaged becomes a Rejection and the
reading goes on at the next one; HTTP content encodings are undone within a limit, so that a
small record cannot unpack to a whole memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.domain.page import Capture, Reason, Rejected, Rejection
from onrecord.read.encodings import EncodingTrouble, undo_encodings
from onrecord.read.limits import MAX_BYTES
from onrecord.read.page import split_media_type
from onrecord.read.pieces import iterate_pieces

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_PAGE_RECORDS = ("response", "resource", "conversion")


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcPage:
    """One page of a web archive, its transfer and content encodings undone.

    Args:
        source: Path of the archive and offset of the record, for the record and for messages.
        url: The record's target URI, or None.
        captured_at: The record's date as written, ISO 8601 in UTC, or None.
        body: The page's bytes.
        media_type: Lower case, without parameters.
        charset: From the Content-Type header, or None.
        status: HTTP status; None for a record without HTTP header.
        offset: Where the record begins in the archive, in bytes.
    """

    source: str
    url: str | None
    captured_at: str | None
    body: bytes
    media_type: str
    charset: str | None
    status: int | None
    offset: int


def iterate_warc(path: Path, *, limit_bytes: int = MAX_BYTES) -> Iterator[WarcPage | Rejected]:
    """Give the pages of a web archive, in order.

    Args:
        path: A WARC file, plain or compressed record by record.
        limit_bytes: How large one page may grow when it is unpacked.

    Yields:
        A WarcPage for each HTML or plain text response (status 200) or resource; a Rejected
        for each record that is damaged or too large. Other records are passed over.

    Raises:
        OSError: The file cannot be opened or read.
    """
    with path.open("rb") as stream:
        for piece in iterate_pieces(stream, limit_bytes=2 * limit_bytes):
            source = f"{path}#{piece.offset}"
            if piece.data is None:
                yield _reject(piece.reason, source, piece.why)
                continue
            yield from _pages_of(piece.data, source, piece.offset, limit_bytes)


def _pages_of(data: bytes, source: str, offset: int, limit_bytes: int) -> Iterator[WarcPage | Rejected]:
    # Loaded here: it takes longer than all else of this package, and few pages come in an archive.
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(BytesIO(data)):
            found = _page_of(record, source, offset, limit_bytes)
            if found is not None:
                yield found
    except (ArchiveLoadFailed, ValueError, OSError, EOFError) as error:
        yield _reject("damaged_archive", source, f"the record cannot be read ({str(error).strip()[:80]})")


def _page_of(record: ArcWarcRecord, source: str, offset: int, limit_bytes: int) -> WarcPage | Rejected | None:
    if record.rec_type not in _PAGE_RECORDS:
        return None
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    status = _status(record)
    media_type, charset = split_media_type(headers.get_header("Content-Type"))
    if status not in (None, 200) or media_type not in _PAGE_TYPES:
        return None
    raw = record.raw_stream.read(2 * limit_bytes)
    declared = record.rec_headers.get_header("Content-Length")
    if declared and declared.isdigit() and record.raw_stream.limit > 0:
        return _reject("damaged_archive", source, "the record is shorter than it says")
    body = undo_encodings(
        raw,
        transfer=headers.get_header("Transfer-Encoding") if record.http_headers is not None else None,
        content=headers.get_header("Content-Encoding") if record.http_headers is not None else None,
        limit_bytes=limit_bytes,
    )
    if isinstance(body, EncodingTrouble):
        return _reject(body.reason, source, body.why)
    return WarcPage(
        source=source,
        url=record.rec_headers.get_header("WARC-Target-URI"),
        captured_at=record.rec_headers.get_header("WARC-Date"),
        body=body,
        media_type=media_type,
        charset=charset,
        status=status,
        offset=offset,
    )


def _status(record: ArcWarcRecord) -> int | None:
    if record.http_headers is None:
        return None
    code = record.http_headers.get_statuscode()
    return int(code) if code and code.isdecimal() else 0


def _reject(reason: Reason, source: str, why: str) -> Rejected:
    capture = Capture(
        source=source,
        sha256=hashlib.sha256(b"").hexdigest(),
        media_type="application/warc",
        taken_as="html",
    )
    detail = f"{source}: {why}; the other records are read."
    return Rejected(capture=capture, rejection=Rejection(reason=reason, detail=detail))
