"""Dump: the visible text of a whole page to lines."""

from __future__ import annotations

from functools import partial
from itertools import count, repeat

import numpy as np

from onrecord.extract.lines import NO_WIDTH, Line, is_visible

_OTHER_BLANKS = (
    "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_make_line = partial(tuple.__new__, Line)  # a third of what Line(...) costs, and a page has hundreds
_ASCII_BLANKS = tuple(filter(str.isascii, _OTHER_BLANKS))
# What a sign of UTF-16 weighs: neighbours that weigh more than two line ends are to be folded.
_WEIGHTS, _LINE_ENDS = np.zeros(1 << 16, np.uint8), 2
_WEIGHTS[[ord("\n"), ord(" ")]] = 1, 2
_WEIGHTS[[ord(sign) for sign in _OTHER_BLANKS + NO_WIDTH]] = _LINE_ENDS + 1


def lines_of_dump(text: str) -> tuple[Line, ...]:
    """Part a flattened page into its lines; blank ones are left out.

    Args:
        text: As a browser's "select all, copy" gives it.

    Returns:
        Lines without a Place, numbered in order.
    """
    is_folded = _is_folded(text)
    texts = (text if is_folded else _folded(text)).split("\n")
    seen = filter(None if is_folded else is_visible, texts)  # None: whatever is not empty
    return tuple(map(_make_line, zip(seen, count(), repeat(None))))


def _is_folded(text: str) -> bool:
    """Say whether a text holds nothing to fold and no signs without width, as most dumps do; at once."""
    codes = np.frombuffer(f"\n{text}\n".encode("utf-16-le", "surrogatepass"), np.uint16)
    weights = _WEIGHTS.take(codes)
    return int((weights[1:] + weights[:-1]).max()) <= _LINE_ENDS


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
