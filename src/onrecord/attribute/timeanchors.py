"""Time anchors: the words of which one stands in every time expression.

Takes a text; gives the stretches around digits and time words, each with the kinds of
words in it. A rule (module `timerules`) is tried only where a kind that it needs stands.
"""

from __future__ import annotations

import re

from onrecord.attribute.almanac import MONTHS, UNIT_CODES, WEEKDAYS
from onrecord.attribute.wording import word_set
from onrecord.domain.span import Span

_MARGIN = 50
_WORD = re.compile(r"\d+|[^\W\d_]+")
# The letters are the kinds that rules name in their `needs`; "d" is a digit.
_KINDS = {
    "m": frozenset(MONTHS) | word_set("jan feb mar apr jun jul aug sep sept oct nov dec"),
    "w": frozenset(day + ending for day in WEEKDAYS for ending in ("", "s")),
    "u": frozenset(unit + ending for unit in UNIT_CODES for ending in ("", "s"))
    | word_set("centuries yearlong monthlong weeklong daylong"),
    "s": word_set("spring summer autumn fall winter"),
    "t": word_set("today yesterday tomorrow tonight morning afternoon evening night"),
    "c": word_set("noon midday midnight clock"),
    "r": word_set(
        "ago hence daily weekly monthly annual annually yearly quarterly recent recently now "
        "currently present presently moment nowadays past future days"
    ),
    "h": word_set(
        "christmas halloween thanksgiving easter eve day sunday friday monday wednesday fourth july"
    ),
    "e": word_set("twenties thirties forties fifties sixties seventies eighties nineties"),
}
_ANCHORS = {
    word: "".join(kind for kind, words in _KINDS.items() if word in words)
    for word in frozenset().union(*_KINDS.values())
}


def find_windows(text: str) -> list[tuple[Span, set[str]]]:
    """Give the stretches around digits and time words, with the kinds of words in each."""
    found: list[tuple[Span, set[str]]] = []
    for match in _WORD.finditer(text):
        word = match.group()
        kinds = "d" if word[0].isdigit() else _ANCHORS.get(word.lower())
        if kinds is None:
            continue
        start, end = max(0, match.start() - _MARGIN), min(len(text), match.end() + _MARGIN)
        while end < min(len(text), match.end() + 2 * _MARGIN) and not text[end].isspace():
            end += 1
        if found and start <= found[-1][0].end:
            before, known = found[-1]
            found[-1] = (Span(before.start, max(end, before.end)), known.union(kinds))
        else:
            found.append((Span(start, end), set(kinds)))
    return found
