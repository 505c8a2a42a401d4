"""Charset: from bytes to characters, with the name of the encoding that was used.

Order of trust: byte order mark; valid UTF-8; the HTTP answer; the page's own <meta>; a guess.
Valid UTF-8 stands before what was declared, since text in another encoding is hardly ever
valid UTF-8 by chance, while wrong declarations are common. Labels are read as browsers read
them (WHATWG): "iso-8859-1" means windows-1252. Text that somebody stored after reading UTF-8 as a
one-byte encoding ("dejÃ³" for "dejó") is put right.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

import numpy as np

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BROWSER_NAMES = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a page that names it in readable ASCII is not in it
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_META = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-zA-Z0-9_:.-]{2,40})""")
_ESCAPE = b"\x1b"  # quick to look for
_SEVEN_BIT = (b"\x1b$", b"\x1b(")  # ISO-2022 escapes: valid UTF-8 that is no UTF-8
_UNLIKELY = ("utf-8", "cp1250", "mac-roman")
# Characters that were one in UTF-8, read as windows-1252 or a relative of it.
_FURTHER = "[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
_TWICE = re.compile(
    f"[\u00c2-\u00de]{_FURTHER}|[\u00e0-\u00ef]{_FURTHER}{{2}}|[\u00f0-\u00f4]{_FURTHER}{{3}}"
)
_LEADS = re.compile("[\u00c2-\u00f4]")
# How each of them begins in UTF-8, which is quick to look for, and how long it may be.
_LEAD_UTF8, _SECOND_UTF8, _TWICE_BYTES = b"\xc3", (0x82, 0xB4), 11
_IS_THIRD_UTF8 = np.isin(np.arange(256), (0xC2, 0xC5, 0xC6, 0xCB, 0xE2))
# So many of them, and of the letters that may begin one, are no accident; in French, "é\u00a0»" is.
_MANY, _SHARE = 5, 0.2
_HEAD_BYTES = 8_192
_GUESS_BYTES = 65_536
_FEW = 0.002  # share of broken bytes that a page declared as UTF-8 may hold and stay UTF-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters and the encoding they came from.

    Args:
        text: The characters; bytes without meaning became U+FFFD.
        charset: Python's name of the encoding.
        is_declared_outside: Whether the HTTP answer's charset decided.
        utf8: The bytes, where they are these characters in UTF-8; else None.
    """

    text: str
    charset: str
    is_declared_outside: bool = False
    utf8: bytes | None = None


def decode(data: bytes, *, charset: str | None = None) -> Decoded:
    """Decode bytes; every input gives characters.

    Args:
        data: The bytes, not compressed.
        charset: Label from the HTTP answer, if there was one.

    Returns:
        The characters, without byte order mark.
    """
    found = _decoded(data, charset)
    if found.text.isascii() or not _may_be_twice(found):
        return found
    from ftfy import fix_encoding  # hardly a page needs it

    text = fix_encoding(found.text)
    return found if text == found.text else replace(found, text=text, utf8=None)


def _decoded(data: bytes, charset: str | None) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(text=data[len(mark) :].decode(name, "replace"), charset=name)
    head = data[:_HEAD_BYTES]
    is_seven_bit = _ESCAPE in head and any(mark in head for mark in _SEVEN_BIT)
    utf8 = None if is_seven_bit else _as_utf8(data)
    if utf8 is not None:
        return utf8
    outside, inside = known_charset(charset), _declared_inside(head)
    if not is_seven_bit and "utf-8" in (outside, inside):
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") <= max(4, _FEW * len(text)):
            return Decoded(text=text, charset="utf-8")
    if outside and outside != "utf-8":
        return Decoded(text=data.decode(outside, "replace"), charset=outside, is_declared_outside=True)
    if inside and inside != "utf-8":
        return Decoded(text=data.decode(inside, "replace"), charset=inside)
    guess = _wide_guess(data) or _guess(data)
    return Decoded(text=data.decode(guess, "replace"), charset=guess)


def _may_be_twice(decoded: Decoded) -> bool:
    """Say whether a text shows by its letters that it was decoded wrongly before it was encoded again."""
    if decoded.utf8 is None:
        found = len(_TWICE.findall(decoded.text))
    else:
        data = decoded.utf8
        begun = (data[at : at + _TWICE_BYTES].decode("utf-8", "ignore") for at in _places_begun(data))
        found = sum(_TWICE.match(part) is not None for part in begun)
    return found >= _MANY and found >= _SHARE * len(_LEADS.findall(decoded.text))


def _places_begun(data: bytes) -> list[int]:
    """Give where letters stand in UTF-8 that may have been encoded twice; none where fewer than some may."""
    at = -1
    for _ in range(_MANY):
        at = data.find(_LEAD_UTF8, at + 1)
        if at < 0:
            return []
    codes = np.frombuffer(data, np.uint8)
    leads = (codes == _LEAD_UTF8[0]).nonzero()[0]
    second, third = (codes.take(leads + step, mode="clip") for step in (1, 2))
    least, most = _SECOND_UTF8
    found: list[int] = leads[(second >= least) & (second <= most) & _IS_THIRD_UTF8.take(third)].tolist()
    return found


def known_charset(label: str | None) -> str | None:
    """Give Python's name for a label as browsers mean it; None if it is unknown or no text encoding."""
    if not label:
        return None
    try:
        found = codecs.lookup(label.strip().strip("\"'"))
        b"a".decode(found.name)
    except (LookupError, ValueError, TypeError, AssertionError):
        return None
    name = _BROWSER_NAMES.get(found.name, found.name)
    return name if found._is_text_encoding else None


def _declared_inside(head: bytes) -> str | None:
    match = _META.search(head) or _XML.match(head)
    return known_charset(match.group(1).decode("ascii", "replace")) if match else None


def _as_utf8(data: bytes) -> Decoded | None:
    """Decode what is UTF-8 whatever it was declared as."""
    try:
        return Decoded(text=data.decode("utf-8"), charset="utf-8", utf8=data)
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 and error.start > 0 and _has_wide(data[: error.start]):
            # Cut inside its last character.
            return Decoded(text=data.decode("utf-8", "replace"), charset="utf-8")
    return None


def _has_wide(data: bytes) -> bool:
    return not data.isascii()


def _wide_guess(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its many zero bytes on one side."""
    head = data[: _HEAD_BYTES & ~1]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) * 0.2 or min(even, odd) > len(head) * 0.05:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(data: bytes) -> str:
    """Guess a one-byte or East Asian encoding; windows-1252 where nothing speaks for another."""
    from charset_normalizer import from_bytes  # slow to load, and most pages name their charset

    start = next((i for i in range(0, len(data), 4096) if not data[i : i + 4096].isascii()), 0)
    best = from_bytes(data[max(0, start - 2048) : start + _GUESS_BYTES]).best()
    name = known_charset(best.encoding) if best else None
    return name if name and name not in _UNLIKELY and not name.startswith("cp4") else "cp1252"
