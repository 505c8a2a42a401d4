"""Pieces: an archive file cut into its records, damaged ones passed over.

A compressed archive is a row of gzip members, one a record; a plain one a row of records that
say their length. After a damaged piece the next one is found by its first bytes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.domain.page import Reason

_GZIP = b"\x1f\x8b\x08"
_PLAIN = b"WARC/"
_BLOCK = 256 * 1024
_HEADER_LIMIT = 64 * 1024
_LENGTH = re.compile(rb"^content-length:\s*(\d+)\s*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One record's bytes, or why they could not be taken.

    Args:
        offset: Where it begins in the file, in bytes.
        data: The record, not compressed; None if it could not be taken.
        reason, why: What was wrong; meaningless where there is data.
    """

    offset: int
    data: bytes | None
    reason: Reason = "damaged_archive"
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A piece, and where the next one is to be looked for."""

    piece: Piece
    next_offset: int


def iterate_pieces(stream: BinaryIO, *, limit_bytes: int) -> Iterator[Piece]:
    """Cut an archive into its records.

    Args:
        stream: Open at its beginning; it must be seekable.
        limit_bytes: How large one record may be when unpacked.

    Yields:
        Pieces in order; one without data for each stretch that is damaged or too large.
    """
    is_packed = stream.read(len(_GZIP)) == _GZIP
    mark = _GZIP if is_packed else _PLAIN
    offset = 0
    while True:
        start = _find(stream, mark, offset)
        if start is None:
            if offset == 0:
                yield Piece(offset=0, data=None, why="it is no WARC file")
            return
        cut = _cut_member(stream, start, limit_bytes) if is_packed else _cut_plain(stream, start, limit_bytes)
        if cut.piece.data is None or cut.piece.data.strip():
            yield cut.piece
        offset = cut.next_offset


def _find(stream: BinaryIO, mark: bytes, offset: int) -> int | None:
    """Give the place of the next mark at or after `offset`."""
    tail = b""
    stream.seek(offset)
    while block := stream.read(_BLOCK):
        found = (tail + block).find(mark)
        if found >= 0:
            return offset - len(tail) + found
        tail = (tail + block)[-(len(mark) - 1) :]
        offset += len(block)
    return None


def _cut_member(stream: BinaryIO, start: int, limit_bytes: int) -> _Cut:
    """Unpack one gzip member."""
    stream.seek(start)
    member = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    size = 0
    pending = b""
    while not member.eof:
        block = pending or stream.read(_BLOCK)
        if not block:
            return _damaged(start, "it ends early")
        try:
            part = member.decompress(block, _BLOCK)
        except zlib.error as error:
            return _damaged(start, str(error))
        pending = member.unconsumed_tail
        size += len(part)
        if size <= limit_bytes:
            parts.append(part)
        else:
            parts.clear()
    end = stream.tell() - len(member.unused_data)
    if size > limit_bytes:
        return _Cut(piece=_too_large(start, limit_bytes), next_offset=end)
    return _Cut(piece=Piece(offset=start, data=b"".join(parts)), next_offset=end)


def _cut_plain(stream: BinaryIO, start: int, limit_bytes: int) -> _Cut:
    """Take one record that says its length."""
    stream.seek(start)
    head = stream.read(_HEADER_LIMIT)
    header_end = head.find(b"\r\n\r\n")
    length = _LENGTH.search(head.replace(b"\r\n", b"\n"), 0, max(header_end, 0))
    if length is None:
        return _damaged(start, "its header says no length")
    body = int(length.group(1))
    end = start + header_end + 4 + body
    if header_end + body > limit_bytes:
        return _Cut(piece=_too_large(start, limit_bytes), next_offset=end)
    stream.seek(start)
    data = stream.read(end - start)
    if len(data) < end - start:
        return _damaged(start, "it ends early")
    following = stream.read(9)
    if following.strip(b"\r\n") and not following.startswith(b"\r\n\r\nWARC/"):
        return _damaged(start, "its length is wrong")
    return _Cut(piece=Piece(offset=start, data=data + b"\r\n\r\n"), next_offset=end)


def _damaged(start: int, why: str) -> _Cut:
    piece = Piece(offset=start, data=None, why=f"the record is damaged: {why}")
    return _Cut(piece=piece, next_offset=start + 3)


def _too_large(start: int, limit_bytes: int) -> Piece:
    why = f"the record is over {limit_bytes:,} bytes; of a whole archive, compress each record apart"
    return Piece(offset=start, data=None, reason="too_large", why=why)
