"""Time links: what time expressions of one text lend each other.

Takes the readings of a text in their order; gives time expressions. A clock time takes
the day of its sentence, "June 3" the year of "June 5, 2012" beside it, "the next day" is
counted from the date named before, and "March 3 and 4" becomes two days.

Order of work: second days -> years -> shifts -> clock times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.almanac import Today, duration, moved
from onrecord.attribute.timespans import SHIFT
from onrecord.domain.span import Span
from onrecord.domain.statement import TimeExpression

_DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d)$")
_YEARLESS = re.compile(r"(?:\d{4}|XXXX)-(\d\d)(?:-\d\d)?$")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“])|\n")
_JOINT = re.compile(r"\s?(?:-|–|—|,|,? ?(?:and|or|to|through|until)(?: on| in)?)\s?\Z")
_DAY_AFTER = re.compile(
    r"(?:\s?[-–—]\s?| (?:and|or|to|through|until|till) |, )(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    r"(?![\w%$:]|[.,]\d)(?=\s*(?:$|[.,;:)!?\"”]|(?:in|at|to|for|with|by|and|as|of|after|before|when|during|on|near|from|but)\b))"
)
_DAY_BEFORE = re.compile(
    r"(?<![\w$€£.,:-])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?[-–—]\s?| (?:and|or|to) )\Z"
)
_YEAR_AFTER = re.compile(r"[-–/](?P<year>\d\d)(?![\w%]|[.,:/-]\d)")
_MONTH_AND_DAY = re.compile(r"[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?\Z")
_DAY_AND_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]+")
_LENGTH = re.compile(r"[+-](?P<count>\d+) (?P<unit>[a-z]+)")
_JOIN_REACH = 120
_SHIFT_REACH = 250
_NEIGHBOURS = 8
_LONGEST_CLOCK = 24
_NAMED_HOURS = ("noon", "midday", "midnight")


def link_times(text: str, found: Sequence[TimeExpression], today: Today) -> tuple[TimeExpression, ...]:
    """Give the expressions of a text with what their neighbours tell of them.

    Args:
        text: What they stand in.
        found: In order of place, none overlapping; those of type SHIFT are counted here.
        today: The day of publication.

    Returns:
        In order of place; without a date to count from "two days later" is a length, and
        "the next day" is left out.
    """
    dated = _with_years(text, [each for own in found for each in _with_second(text, own)])
    settled: list[TimeExpression] = []
    for each in dated:
        shifted = _shifted(text, settled, each, today) if each.type == SHIFT else each
        if shifted is not None:
            settled.append(shifted)
    return tuple(_with_day(text, settled, place) for place in range(len(settled)))


def _with_second(text: str, own: TimeExpression) -> list[TimeExpression]:
    """Add the second day of "March 3 and 4" and "3-5 May", the second year of "2015-16"."""
    if own.type != "DATE":
        return [own]
    span = own.span
    if re.fullmatch(r"\d{4}", own.text):
        match = _YEAR_AFTER.match(text, span.end)
        value = own.value[:2] + match["year"] if match else ""
        is_later = match is not None and 0 < int(value) - int(own.value) < 30
        return [own, _day(text, match, "year", value)] if match is not None and is_later else [own]
    if not re.fullmatch(r"(?:\d{4}|XXXX)-\d\d-\d\d", own.value):
        return [own]
    if _MONTH_AND_DAY.search(own.text):
        match = _DAY_AFTER.match(text, span.end)
        if match and int(own.value[-2:]) < int(match["day"]) <= 31:
            return [own, _day(text, match, "day", f"{own.value[:-2]}{int(match['day']):02}")]
    elif _DAY_AND_MONTH.match(own.text):
        match = _DAY_BEFORE.search(text, max(0, span.start - 12), span.start)
        if match and 0 < int(match["day"]) < int(own.value[-2:]):
            return [_day(text, match, "day", f"{own.value[:-2]}{int(match['day']):02}"), own]
    return [own]


def _day(text: str, match: re.Match[str], group: str, value: str) -> TimeExpression:
    span = Span(match.start(group), match.end(group))
    return TimeExpression(span=span, text=span.cut(text), type="DATE", value=value)


def _with_years(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Give "March" of "between March and June 2015" the year that is printed behind."""
    out = list(found)
    for place in range(len(out) - 2, -1, -1):
        own, following = out[place], out[place + 1]
        month, year = _YEARLESS.match(own.value), re.search(r"(?:1[5-9]|20)\d\d", following.text)
        next_month = _YEARLESS.match(following.value)
        if not (month and year and next_month) or own.type != "DATE" or re.search(r"\d{4}", own.text):
            continue
        if _JOINT.match(text[own.span.end : following.span.start]):
            shift = int(month[1]) > int(next_month[1])
            out[place] = replace(own, value=f"{int(following.value[:4]) - shift:04}{own.value[4:]}")
    return out


def _shifted(
    text: str, before: Sequence[TimeExpression], own: TimeExpression, today: Today
) -> TimeExpression | None:
    """Count "two days later" from the date named before it in this sentence or the one before."""
    count, unit = own.value.split(" ", 1)
    for other in reversed(before):
        gap = text[other.span.end : own.span.start]
        if len(gap) > _SHIFT_REACH or "\n" in gap or len(_SENTENCE_END.findall(gap)) > 1:
            break
        value = moved(other.value, unit, int(count)) if other.type in ("DATE", "TIME") else None
        if value is not None:
            return replace(own, type="DATE", value=value)
    if own.text.lower().endswith("earlier") and unit == "year" and today.day is not None:
        return replace(own, type="DATE", value=today.relative(unit, int(count)))
    length = _LENGTH.fullmatch(own.value)
    if length is None or not own.text[:1].isalnum() or own.text.lower().startswith(("the ", "that ")):
        return None
    return replace(own, type="DURATION", value=duration(length["count"], length["unit"]))


def _with_day(text: str, found: Sequence[TimeExpression], place: int) -> TimeExpression:
    """Give a clock time the day that stands beside it in its sentence."""
    own = found[place]
    is_clock = own.type == "TIME" and (own.text[:1].isdigit() or own.text.lower() in _NAMED_HOURS)
    if not is_clock or "T" not in own.value or len(own.text) > _LONGEST_CLOCK:
        return own
    for other in (*found[place + 1 : place + 2], *reversed(found[max(0, place - _NEIGHBOURS) : place])):
        gap = text[min(own.span.end, other.span.end) : max(own.span.start, other.span.start)]
        is_behind = other.span.start > own.span.start
        if is_behind and not re.fullmatch(r",? (?:on |this )?", gap):
            continue
        if len(gap) > _JOIN_REACH or _SENTENCE_END.search(gap):
            break
        if _DAY_VALUE.match(other.value) and other.type == "DATE":
            return replace(own, value=f"{other.value}T{own.value.partition('T')[2]}")
    for other in found[place + 1 : place + 2]:
        gap = text[own.span.end : other.span.start]
        if len(gap) <= _JOIN_REACH and not _SENTENCE_END.search(gap) and _DAY_VALUE.match(other.value):
            return replace(own, value=f"{other.value}T{own.value.partition('T')[2]}")
    return own
