"""Dates: times of the record in words, never more exact than the record is.

Takes ISO 8601 times as a page gave them and EDTF level 1 dates; gives English words. What
is unknown is said to be unknown; what cannot be read as a date is shown as it stands.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

UNKNOWN = "date unknown"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_EDTF = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%]?)")
_APPROXIMATE = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def say_time(iso: str | None) -> str:
    """Say a time as the page gave it: "5 May 2017, 14:10 UTC+3", "5 May 2017", "date unknown"."""
    if not iso:
        return UNKNOWN
    try:
        if len(iso) == len("2017-05-05"):
            return _say_day(date.fromisoformat(iso))
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{_say_day(moment.date())}, {moment:%H:%M}{_say_zone(moment.utcoffset())}"


def say_day(iso: str | None) -> str:
    """Say the day of a time: "5 May 2017"; "date unknown" where there is none."""
    if not iso:
        return UNKNOWN
    try:
        return _say_day(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso


def say_month(iso: str | None) -> str:
    """Say the month of a time: "May 2017"; "Date unknown" where there is none."""
    if not iso:
        return UNKNOWN.capitalize()
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return UNKNOWN.capitalize()
    return f"{_MONTHS[day.month - 1]} {day.year}"


def say_edtf(edtf: str | None) -> str:
    """Say an EDTF level 1 date: "about November 2015", "4 May 2017", "1 May 2017 to 7 May 2017".

    Args:
        edtf: A date, one with "~", "?" or "%", a season, or an interval; None if unknown.

    Returns:
        Words; an empty text where nothing is known, the text itself where it is of another form.
    """
    if not edtf:
        return ""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _say_edtf_date(edtf)
    first, last = _say_edtf_date(start), _say_edtf_date(end)
    if start in ("", ".."):
        return f"until {last}"
    if end in ("", ".."):
        return f"from {first}"
    return f"{first} to {last}"


def _say_edtf_date(edtf: str) -> str:
    match = _EDTF.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day = match["year"], match["month"], match["day"]
    if month is None:
        words = year
    elif month in _SEASONS:
        words = f"{_SEASONS[month]} {year}"
    elif not 1 <= int(month) <= 12:
        return edtf
    else:
        words = f"{_MONTHS[int(month) - 1]} {year}"
    return _APPROXIMATE[match["mark"]] + (f"{int(day)} {words}" if day else words)


def _say_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _say_zone(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    if minutes == 0:
        return " UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f" UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02d}" if rest else "")
