"""Calendars: a day as a page counts it, in the Gregorian, Buddhist or Persian calendar, as a date.

Also which of day and month comes first in numbers, by where a page is written.
"""

from __future__ import annotations

from datetime import date

from onrecord.extract.hosts import host_of

_EARLIEST = 1990
_LATEST = 2100
_BUDDHIST_AHEAD = 543
_PERSIAN_YEARS = range(1369, 1431)  # later ones are years of the Islamic calendar
_CYCLE_START, _EPOCH_DAYS = 1595, 356_033
_LONG_MONTHS, _LONG_DAYS, _SHORT_DAYS = 6, 31, 30
_ORDERS_DIFFER = frozenset(("en", "zh", "ja", "ko", "hu", "fa"))
_MONTH_FIRST_HOSTS = (".us", ".ph")
_DAY_FIRST_HOSTS = (".uk", ".au", ".nz", ".in", ".za", ".ie", ".ng", ".ke", ".gh", ".pk", ".lk", ".my", ".sg")


def is_month_first(language: str | None, url: str | None) -> bool | None:
    """Say how "03/04/2020" is read where a page is written; None where nothing tells."""
    host = host_of(url)
    if language is not None and language not in _ORDERS_DIFFER:
        return False
    if host.endswith(_DAY_FIRST_HOSTS):
        return False
    return True if host.endswith(_MONTH_FIRST_HOSTS) else None


def day_of(year: int, month: int, day: int) -> date | None:
    """Give the date of a day that a page counts by the Gregorian or the Buddhist calendar.

    Args:
        year: As printed; one far ahead is a Buddhist one.
        month, day: From 1.

    Returns:
        The date; None where there is no such day, or none on which a page can have been made.
    """
    year = year - _BUDDHIST_AHEAD if year > _LATEST else year
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_persian(year: int, month: int, day: int) -> date | None:
    """Give the date of a day of the Persian solar calendar; None for years that no page is of.

    Its years run in cycles of 33 with eight leap years, which is right for the years taken here.
    """
    if year not in _PERSIAN_YEARS or not 1 <= month <= 12 or not 1 <= day <= _LONG_DAYS:
        return None
    since = year + _CYCLE_START
    whole_years = 365 * since + since // 33 * 8 + (since % 33 + 3) // 4
    before = min(month - 1, _LONG_MONTHS) * _LONG_DAYS + max(0, month - 1 - _LONG_MONTHS) * _SHORT_DAYS
    return date.fromordinal(whole_years + before + day - _EPOCH_DAYS)
