"""Dates: time expressions of a text, resolved against the day of publication.

Takes a text and the publication date; gives TIMEX3 values with their offsets. Without a
publication date nothing is guessed: a Thursday is "XXXX-WXX-4", June is "XXXX-06".

Order of work: rules in order of length and certainty -> what neighbours lend each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.almanac import today_of
from onrecord.attribute.edtf import to_edtf
from onrecord.attribute.timeanchors import find_windows
from onrecord.attribute.timelinks import link_times
from onrecord.attribute.timerules import RULES
from onrecord.attribute.timewords import Scene
from onrecord.domain.span import Span
from onrecord.domain.statement import TimeExpression

__all__ = ["find_dates", "to_edtf"]

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
    windows = [(window, kinds, window.cut(folded).lower()) for window, kinds in find_windows(folded)]
    for rule in RULES:
        for window, kinds, words in windows:
            if not rule.may_match(kinds, words):
                continue
            for match in rule.pattern.finditer(folded, window.start, window.end):
                reading = rule.reader(match, scene)
                if reading is None:
                    continue
                kind, value, start, end = reading
                span = Span(start, end)
                if not any(taken[start:end]):
                    taken[start:end] = b"\x01" * len(span)
                    found.append(TimeExpression(span=span, text=span.cut(text), type=kind, value=value))
    found.sort(key=lambda each: each.span)
    return link_times(text, found, scene.today)
