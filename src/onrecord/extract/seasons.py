"""Seasons: clocks that change twice a year under one name, as "2:10 p.m. ET".

The United States and Canada change theirs on the second Sunday of March and on the first of
November (since 2007), each at two o'clock.
"""

from __future__ import annotations

import re
from datetime import date

_NAMES = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}
_NAMED = re.compile(r"(?<=[\dMm.])\s?\(?(ET|CT|MT|PT)\b(?!\d)")
_SINCE = 2007
_SUMMER_TIME = 60
_WEEK = 7


def offset_of_season(text: str, day: date) -> int | None:
    """Give the offset in minutes of the clock that a line names for the whole year.

    Args:
        text: With the time and the name behind it.
        day: Of that time.

    Returns:
        Minutes, or None where no such name stands behind a time, or the year's rule was another.
    """
    found = _NAMED.search(text)
    if found is None or day.year < _SINCE:
        return None
    return _NAMES[found[1]] + _SUMMER_TIME * (_sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1))


def _sunday(year: int, month: int, number: int) -> date:
    """Give the first or a later Sunday of a month."""
    first = (6 - date(year, month, 1).weekday()) % _WEEK + 1
    return date(year, month, first + _WEEK * (number - 1))
