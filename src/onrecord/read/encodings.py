"""Encodings: HTTP transfer and content encodings, undone within a limit."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from onrecord.domain.page import Reason

_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_RAW_DEFLATE = -15


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodingTrouble:
    """Why a body could not be unpacked."""

    reason: Reason
    why: str


def undo_encodings(
    body: bytes, *, transfer: str | None, content: str | None, limit_bytes: int
) -> bytes | EncodingTrouble:
    """Give the body as the server's program wrote it.

    Args:
        body: The bytes after the HTTP header.
        transfer, content: The headers Transfer-Encoding and Content-Encoding, or None.
        limit_bytes: How many bytes may come out.

    Returns:
        The plain bytes. Bytes that do not begin as the header says are taken as already
        plain, since many archives keep the header of a body that they unpacked.
    """
    if "chunked" in (transfer or "").lower():
        body = _join_chunks(body)
    for name in reversed([part.strip().lower() for part in (content or "").split(",")]):
        if name in _WINDOW:
            unpacked = _inflate(body, _WINDOW[name], limit_bytes)
            if isinstance(unpacked, EncodingTrouble):
                return unpacked
            body = unpacked
        elif name not in ("", "identity", "utf-8", "none"):
            return EncodingTrouble(reason="unsupported_type", why=f"content encoding '{name}' is not known")
    if len(body) > limit_bytes:
        return _too_large(limit_bytes)
    return body


def _join_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 80)
        try:
            size = int(body[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return body if not parts else b"".join(parts)
        if size == 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts)


def _inflate(body: bytes, window: int, limit_bytes: int) -> bytes | EncodingTrouble:
    if window == _WINDOW["gzip"] and not body.startswith(b"\x1f\x8b"):
        return body
    stream = zlib.decompressobj(wbits=window)
    try:
        out = stream.decompress(body, limit_bytes + 1)
    except zlib.error as error:
        if window == _WINDOW["deflate"]:
            return _inflate(body, _RAW_DEFLATE, limit_bytes)
        return EncodingTrouble(reason="damaged_archive", why=f"its compressed body is damaged ({error})")
    if len(out) > limit_bytes:
        return _too_large(limit_bytes)
    if not stream.eof:
        return EncodingTrouble(reason="damaged_archive", why="its compressed body ends early")
    return out


def _too_large(limit_bytes: int) -> EncodingTrouble:
    return EncodingTrouble(reason="too_large", why=f"unpacked it is larger than {limit_bytes:,} bytes")
