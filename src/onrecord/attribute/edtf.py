"""EDTF: TIMEX3 values as Extended Date/Time Format, level 1.

Takes a resolved value; gives a date, an interval (weeks, quarters, weekends), a season
or an unspecified decade. What names no year gives None.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(.*))?$")
_MONTH = re.compile(r"\d{4}-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_CLOCK = re.compile(r"(\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})?$")
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def to_edtf(value: str, *, is_vague: bool = False) -> str | None:
    """Give a TIMEX3 value as EDTF level 1.

    Args:
        value: "2017-05-04", "2015-11", "2017-W18", "2006-Q4", "2010-SU", "199" and the like.
        is_vague: Whether it was computed from a vague phrase ("a year and a half ago").

    Returns:
        "2017-05-04"; a week as the interval "2017-05-01/2017-05-07"; with "~" where vague.
        None for durations, sets, references and values without a year.
    """
    found = _exact(value)
    if found is None or not is_vague:
        return found
    return "/".join(f"{part}~" for part in found.split("/"))


def _exact(value: str) -> str | None:
    if re.fullmatch(r"\d{4}", value):
        return value
    if re.fullmatch(r"\d{2,3}", value):
        return value + "X" * (4 - len(value))
    month = _MONTH.match(value)
    if month:
        return value if 1 <= int(month[1]) <= 12 else None
    return _day(value) or _week(value) or _quarter(value) or _season(value)


def _day(value: str) -> str | None:
    match = _DAY.match(value)
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
    clock = _CLOCK.match(match[4] or "")
    if not clock:
        return day
    return f"{day}T{clock[1]}{clock[2] or ':00'}{clock[3] or ''}"


def _week(value: str) -> str | None:
    match = _WEEK.match(value)
    if not match:
        return None
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first = monday + timedelta(days=5) if match[3] else monday
        last = monday + timedelta(days=6)
    except (ValueError, OverflowError):
        return None
    return f"{first.isoformat()}/{last.isoformat()}"


def _quarter(value: str) -> str | None:
    match = _QUARTER.match(value)
    if not match:
        return None
    last = int(match[2]) * 3
    return f"{match[1]}-{last - 2:02}/{match[1]}-{last:02}"


def _season(value: str) -> str | None:
    match = _SEASON.match(value)
    return f"{match[1]}-{_SEASONS[match[2]]}" if match else None
