"""Dump: the visible text of a whole page to lines."""

from __future__ import annotations

from functools import partial
from itertools import count, repeat

from onrecord.extract.lines import NO_WIDTH, Line, is_visible

_OTHER_BLANKS = (
    "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_make_line = partial(tuple.__new__, Line)  # a third of what Line(...) costs, and a page has hundreds
_ASCII_BLANKS = tuple(filter(str.isascii, _OTHER_BLANKS))


def lines_of_dump(text: str) -> tuple[Line, ...]:
    """Part a flattened page into its lines; blank ones are left out.

    Args:
        text: As a browser's "select all, copy" gives it.

    Returns:
        Lines without a Place, numbered in order.
    """
    texts = _folded(text).split("\n")
    has_no_width = not text.isascii() and any(sign in text for sign in NO_WIDTH)
    seen = filter(is_visible if has_no_width else None, texts)  # else whatever is not empty
    return tuple(map(_make_line, zip(seen, count(), repeat(None))))


def _folded(text: str) -> str:
    """Fold the white space of each line, as `fold` does; at once, since most texts hold little to fold."""
    for sign in _ASCII_BLANKS if text.isascii() else _OTHER_BLANKS:
        if sign in text:
            text = text.replace(sign, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    if text.rfind("\n ") >= 0:  # from the end, since that looks for line ends, and blanks are many
        text = text.replace("\n ", "\n")
    return text.replace(" \n", "\n").strip(" ")
