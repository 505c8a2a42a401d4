"""Dates: time expressions of a text, resolved against the day of publication.

Takes a text and the publication date; gives TIMEX3 values with their offsets. Without a
publication date nothing is guessed: a Thursday is "XXXX-WXX-4", June is "XXXX-06".

Order of work: rules in order of length and certainty -> clock times join the day that
stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.almanac import MONTHS, UNIT_CODES, WEEKDAYS, today_of
from onrecord.attribute.edtf import to_edtf
from onrecord.attribute.timerules import RULES
from onrecord.attribute.timewords import Scene
from onrecord.attribute.wording import word_set
from onrecord.domain.span import Span
from onrecord.domain.statement import TimeExpression

__all__ = ["find_dates", "to_edtf"]

_DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d)$")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“])|\n")
_JOIN_REACH = 120
_MARGIN = 50
_NEIGHBOURS = 8
_ANCHOR = re.compile(r"\d+|[^\W\d_]+")
_TIME_WORDS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(f"{day}s" for day in WEEKDAYS)
    | frozenset(unit + ending for unit in UNIT_CODES for ending in ("", "s"))
    | word_set(
        "jan feb mar apr jun jul aug sep sept oct nov dec centuries spring summer autumn fall winter today "
        "yesterday tomorrow tonight morning afternoon evening ago hence daily weekly monthly annual "
        "annually yearly quarterly hourly nightly recent recently now currently present presently moment "
        "nowadays past future noon midnight"
    )
)
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2009\u202f\t"), " ")


def find_dates(
    text: str, *, published: str | None, ignore: Sequence[Span] = ()
) -> tuple[TimeExpression, ...]:
    """Find every time expression of a text.

    Args:
        text: Any text; offsets count its code points.
        published: Publication date or time in ISO 8601, or None.
        ignore: Spans whose expressions are left out (the dateline).

    Returns:
        Expressions in order of appearance; none overlaps another. A value that nothing
        settles keeps X for its unknown digits.
    """
    folded = text.translate(_SPACES)
    scene = Scene(text=folded, today=today_of(published))
    taken = bytearray(len(text))
    for ignored in ignore:
        taken[ignored.start : ignored.end] = b"\x01" * len(taken[ignored.start : ignored.end])
    found: list[TimeExpression] = []
    windows = _windows(folded)
    for pattern, reader in RULES:
        for window in windows:
            for match in pattern.finditer(folded, window.start, window.end):
                reading = reader(match, scene)
                if reading is None:
                    continue
                kind, value, start, end = reading
                span = Span(start, end)
                if not any(taken[start:end]):
                    taken[start:end] = b"\x01" * len(span)
                    found.append(TimeExpression(span=span, text=span.cut(text), type=kind, value=value))
    found.sort(key=lambda each: each.span)
    return tuple(_with_day(text, found, place) for place in range(len(found)))


def _windows(text: str) -> list[Span]:
    """Give the stretches around digits and time words; rules need not look elsewhere."""
    found: list[Span] = []
    for match in _ANCHOR.finditer(text):
        word = match.group()
        if not word[0].isdigit() and word.lower() not in _TIME_WORDS:
            continue
        start, end = max(0, match.start() - _MARGIN), min(len(text), match.end() + _MARGIN)
        while end < min(len(text), match.end() + 2 * _MARGIN) and not text[end].isspace():
            end += 1
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found


def _with_day(text: str, found: Sequence[TimeExpression], place: int) -> TimeExpression:
    """Give a clock time the day that stands before it in its sentence."""
    own = found[place]
    if own.type != "TIME" or not own.text[:1].isdigit() or "T" not in own.value or len(own.text) > 24:
        return own
    for other in (*reversed(found[max(0, place - _NEIGHBOURS) : place]), *found[place + 1 : place + 2]):
        gap = text[min(own.span.end, other.span.end) : max(own.span.start, other.span.start)]
        if len(gap) > _JOIN_REACH or _SENTENCE_END.search(gap):
            break
        if _DAY_VALUE.match(other.value) and other.type == "DATE":
            clock = own.value.partition("T")[2]
            return TimeExpression(span=own.span, text=own.text, type="TIME", value=f"{other.value}T{clock}")
    return own
