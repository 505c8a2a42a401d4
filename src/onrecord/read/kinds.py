"""Kinds: what captured bytes are, and as what a text is to be taken.

A file that is no text is named by its first bytes. A text is HTML where tags open it or
fill it; the visible text of a whole page where many short lines without a full stop stand
about the paragraphs; else the bare text of one article.
"""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.domain.page import Kind

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF (image, sound or video) file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!", "a RAR archive"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
)
_TEXT_TYPES = frozenset(
    ("", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "text/markdown")
)
_XML_TYPES = frozenset(("text/xml", "application/xml"))
_OPENING_TAG = re.compile(r"^\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html\b|<head\b|<body\b)", re.I | re.S)
_XML_HEAD = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<([a-zA-Z:]+)", re.S)
_FEED_ROOTS = frozenset(("rss", "feed", "rdf:rdf", "urlset", "sitemapindex", "opml"))
_MARKUP = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|ul|li|article|section|table|br|img|meta|script)\b[^<>]*>", re.I
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SENTENCE_END = re.compile(r"""[.!?…:;,。！？"”»’')\]]\s*$""")
_HEAD_CHARS = 4_096
_LOST = "\ufffd"


def name_binary(data: bytes) -> str | None:
    """Name the kind of a file that is no text, by its first bytes; None if none is known."""
    head = data[:600]
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head[4:8] == b"ftyp":
        return "a video file"
    return "a tar archive" if head[257:262] == b"ustar" else None


def is_garbled(text: str) -> bool:
    """Say whether a decoded text holds control characters as binaries do, not as texts do."""
    head = text[:_HEAD_CHARS]
    return len(_CONTROLS.findall(head)) > max(2, len(head) * 0.005) if head else False


def is_undecodable(text: str) -> bool:
    """Say whether so many bytes had no meaning that the words cannot be trusted."""
    return _LOST in text and text.count(_LOST) > max(20, len(text) * 0.03)


def find_unsupported(text: str, media_type: str) -> str | None:
    """Name a kind of text that holds no single article; None if it may hold one."""
    root = _XML_HEAD.match(text[:_HEAD_CHARS])
    if root and root.group(1).lower() in _FEED_ROOTS:
        return f"a feed or a list of addresses (<{root.group(1)}>)"
    if media_type in _TEXT_TYPES or media_type in _XML_TYPES:
        return None
    if media_type.startswith("text/") and media_type not in ("text/css", "text/javascript", "text/csv"):
        return None
    return f"of the type {media_type}"


def kind_of(text: str, media_type: str) -> Kind:
    """Decide by content how a text is to be taken.

    Args:
        text: Decoded characters.
        media_type: From the HTTP answer; "" if unknown.

    Returns:
        "html", "page" or "text".
    """
    if media_type in ("text/html", "application/xhtml+xml"):
        return "html"
    if _OPENING_TAG.match(text[:20_000]):
        return "html"
    tags = len(_MARKUP.findall(text[:200_000]))
    if tags >= 4 and tags * 400 > min(len(text), 200_000):
        return "html"
    return "page" if _is_whole_page(text) else "text"


def _is_whole_page(text: str) -> bool:
    """Say whether short lines without a full stop stand about as they do in menus and boxes."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if len(lines) < 6:
        return False
    loose = [len(line.split()) <= 12 and not _SENTENCE_END.search(line) for line in lines]
    runs = sum(a and b for a, b in pairwise(loose))
    return (sum(loose) >= 0.3 * len(lines) and runs >= 3) or runs >= 12
