"""Moments: times as the archive orders them.

A number is the second of a time, counted from the year 1, and a running number inside
it. Numbers grow with time, so an index on one column gives every newest-first listing,
and a full-text index whose row ids are numbers gives its newest matches first.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

SECOND = 1 << 27  # numbers in one second; pages that give a date alone share its first one
_EPOCH = datetime(1, 1, 1, tzinfo=UTC)
_LAST = (1 << 36) - 1  # year 2178; 36 + 27 bits fill a signed 64-bit integer
LAST_NUMBER = (1 << 63) - 1
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


def utc_text(moment: datetime) -> str:
    """Give a time as ISO 8601 in UTC with whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_moment(text: str | None) -> datetime | None:
    """Read an ISO 8601 date or time; one without offset is taken as UTC.

    Returns:
        The time in UTC; None where the text is no whole date.
    """
    if text is None or not _DAY.match(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day_of(text: str | None) -> str | None:
    """Give the date that a page prints, in its own zone; None where it prints none."""
    return text[:10] if text is not None and parse_moment(text) is not None else None


def first_number(moment: datetime) -> int:
    """Give the least number of a time."""
    return min(max(int((moment - _EPOCH).total_seconds()), 0), _LAST) * SECOND
