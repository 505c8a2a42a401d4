"""Twice: a text that was encoded twice is put right where nothing of it is in doubt.

Somebody read UTF-8 as Latin-1 or windows-1252 and stored what he saw as UTF-8 again: "dejÃ³" for "dejó".
What is plain is done here. A text with anything that could be damage of another kind is left to a
library that knows more of them; to load it takes as long as reading a hundred pages.
"""

from __future__ import annotations

import re

_DEFINED = [byte for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)]
# What windows-1252 shows for the bytes that are no signs in Latin-1.
_TO_LATIN = {ord(bytes((byte,)).decode("cp1252")): byte for byte in _DEFINED}
# Pairs and triples that stand for one sign, and that nobody writes as they are: letters of Western Europe in
# rows of one case, between marks perhaps, and signs alone.
_SMALL = "\u00c3[\u00a0-\u00a4\u00a6-\u00b6\u00b8-\u00bf]"
_SIGN = "\u00c2[\u00a0-\u00a4\u00a6-\u00bf]"
_OPENING = "\u00c2[\u00a1\u00ab\u00bf]"


def _rows(large: str, marks: str, opening: str, closing: str) -> str:
    """Give the form of what stands without a plain sign between, of one way of reading it wrongly.

    Args:
        large: What is read behind \u00c3 for a capital letter.
        marks, opening, closing: What is read for quotation marks and dashes; those before and behind words.
    """
    letters = f"(?:(?:\u00c3{large})+|(?:\u00c3{large})?(?:{_SMALL})+)"
    return f"(?:{_OPENING}|{opening})?{letters}(?:{closing})?|{_SIGN}|{marks}"


_TWICE = re.compile(
    "(?<![^\u0000-\u007f])(?:"
    + _rows(
        "[\u0080\u0081\u0084-\u0096\u0098-\u009e]",
        "\u00e2\u0080[\u0093\u0094\u0098-\u009e\u00a6]",
        "\u00e2\u0080[\u0098\u009c]",
        "\u00e2\u0080[\u0093\u0094\u0099\u009d\u00a6]",
    )
    + "|"
    + _rows(
        "[\u0081\u008d\u008f\u0090\u009d\u0153\u0160\u0161\u0178\u017e\u02c6\u02dc\u2013\u2018\u201c-\u201e"
        "\u2020-\u2022\u2030\u2039\u203a\u20ac\u2122]",
        "\u00e2\u20ac[\u009d\u00a6\u0153\u0161\u017e\u02dc\u201c\u201d\u2122]",
        "\u00e2\u20ac[\u0153\u02dc]",
        "\u00e2\u20ac[\u009d\u00a6\u201c\u201d\u2122]",
    )
    + ")(?![^\u0000-\u007f])"
)
# Signs of other damage, and letters with what may have been the rest of a sign behind them; a mark that
# closes a word is none.
_DOUBTED = re.compile(
    "[\u001a\u0080-\u009f\u00c2\u00c3\u0152\u0153]"
    "|[\u00c0-\u0451](?!(?<![\u00ce\u00d0])[\u2013\u2014\u2019\u201d\u2026](?![^\u0000-\u007f]|\\w))"
    "[\u0080-\u00bf\u00c6\u00d8\u00e6\u00f8\u0100-\u0451\u0490\u0491\u2010-\u2122]"
)


def find_once(text: str) -> str | None:
    """Find what a text was before it was encoded twice.

    Args:
        text: Decoded, with signs of having been encoded twice.

    Returns:
        The text put right; None where something of it is in doubt.
    """
    found = _TWICE.sub(_once, text)
    return None if _DOUBTED.search(found) else found


def _once(twice: re.Match[str]) -> str:
    return twice.group().translate(_TO_LATIN).encode("latin-1").decode("utf-8")
