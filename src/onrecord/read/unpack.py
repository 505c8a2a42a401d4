"""Unpack: gzip bytes to plain bytes, within a limit."""

from __future__ import annotations

import zlib

from onrecord.domain.page import Rejection

_GZIP = b"\x1f\x8b\x08"


def unpack(data: bytes, *, source: str, limit_bytes: int) -> bytes | Rejection:
    """Undo gzip where the bytes are gzip; other bytes come back as they are.

    Args:
        data: The bytes as captured.
        source: What the user calls them, for the message.
        limit_bytes: How many bytes may come out.

    Returns:
        Plain bytes, or a Rejection: damaged_archive where the stream is cut or broken,
        too_large where it grows beyond the limit.
    """
    if not data.startswith(_GZIP):
        return data
    parts: list[bytes] = []
    room = limit_bytes + 1
    while data:
        stream = zlib.decompressobj(wbits=31)
        try:
            part = stream.decompress(data, room)
        except zlib.error as error:
            return _damaged(source, str(error), sum(map(len, parts)))
        parts.append(part)
        room -= len(part)
        if room <= 0:
            return Rejection(
                reason="too_large",
                detail=f"{source}: unpacked it is over {limit_bytes:,} bytes; give one page.",
            )
        if not stream.eof:
            return _damaged(source, "the stream ends early", sum(map(len, parts)))
        data = stream.unused_data.lstrip(b"\0")
        if not data.startswith(_GZIP):
            break
    return b"".join(parts)


def _damaged(source: str, why: str, at: int) -> Rejection:
    return Rejection(
        reason="damaged_archive",
        detail=f"{source}: its gzip stream is damaged after {at:,} bytes ({why}); take the file again.",
    )
