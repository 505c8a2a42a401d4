"""Dump: the visible text of a whole page to lines."""

from __future__ import annotations

from onrecord.extract.lines import NO_WIDTH, Line, fold, is_visible

_OTHER_BLANKS = (
    "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_UNFOLDED = ("  ", "\n ", " \n", *_OTHER_BLANKS)


def lines_of_dump(text: str) -> tuple[Line, ...]:
    """Part a flattened page into its lines; blank ones are left out.

    Args:
        text: As a browser's "select all, copy" gives it.

    Returns:
        Lines without a Place, numbered in order.
    """
    texts = text.strip().split("\n")
    if any(sign in text for sign in _UNFOLDED):
        texts = list(map(fold, texts))
    is_seen = is_visible if any(sign in text for sign in NO_WIDTH) else None  # else whatever is not empty
    return tuple(Line(text=line, number=number) for number, line in enumerate(filter(is_seen, texts)))
