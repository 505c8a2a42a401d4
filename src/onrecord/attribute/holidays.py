"""Holidays: days that have a name and no number.

Takes a name and a year; gives the month and day. Fixed days, days counted in weekdays,
and Easter by the Gregorian computus.
"""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "armistice day": (11, 11),
}
# Month, weekday (0 is Monday), which one of the month (-1: the last), and days after it.
_COUNTED = {
    "thanksgiving": (11, 3, 4, 0),
    "thanksgiving day": (11, 3, 4, 0),
    "black friday": (11, 3, 4, 1),
    "cyber monday": (11, 3, 4, 4),
    "labor day": (9, 0, 1, 0),
    "memorial day": (5, 0, -1, 0),
    "mother's day": (5, 6, 2, 0),
    "father's day": (6, 6, 3, 0),
}
_FROM_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
}
HOLIDAYS = (*_FIXED, *_COUNTED, *_FROM_EASTER)


def holiday(name: str, year: int) -> date | None:
    """Give the day of a holiday; None for a name that is none."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _COUNTED:
        month, weekday, which, after = _COUNTED[name]
        return _nth(year, month, weekday, which) + timedelta(days=after)
    if name in _FROM_EASTER:
        return _easter(year) + timedelta(days=_FROM_EASTER[name])
    return None


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> date:
    """Give Easter Sunday by the anonymous Gregorian computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * week) // 451
    month, day = divmod(shift + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
