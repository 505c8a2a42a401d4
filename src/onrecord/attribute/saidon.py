"""The day of saying: a time expression that stands with a cue, as EDTF.

Takes the expression and the publication date; gives when it was said, never a day after
the publication. A weekday or a month read as one to come is the one before; what has no such
reading ("next week", "December 2" in November) is unknown.

The day of publication is that of the page's own zone. Where its offset or the place of saying may make
one day of difference, a printed day stands.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from onrecord.attribute.edtf import to_edtf
from onrecord.domain.statement import TimeExpression

_VAGUE = re.compile(r"\b(?:years?|months?|weeks?|decades?|half) ago$|\bfrom now$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:this|next|coming|upcoming|tomorrow|from now|hence|later)\b|['’]s? time\b", re.IGNORECASE
)
# A number that is no clock's: "May 6", "6 May 2017", "2017-05-06".
_DAY_PRINTED = re.compile(r"\d(?:\d|st|nd|rd|th)?\b(?!:| ?[ap]\.?m)(?<!:\d\d)", re.IGNORECASE)
_MONTH_VALUE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?=T|\Z)")
_SEASON_MONTHS = {"21": 3, "22": 6, "23": 9, "24": 12}
# A day has begun so many hours before it does in Greenwich where clocks run the most ahead.
_MOST_AHEAD = timedelta(hours=14)


def said_on(said: TimeExpression, published: str | None, *, is_ahead: bool = False) -> str | None:
    """Give the day of saying as EDTF.

    Args:
        said: The expression that stands with the cue.
        published: Publication date or time, or None; a value that needs it stands only if there is one.
        is_ahead: Whether the cue says that it will be said.

    Returns:
        None where the words name no year and none is known, and where they name a time after the
        publication.
    """
    is_own = bool(_YEAR.search(said.text))
    if published is None and not is_own:
        return None
    found = to_edtf(said.value, is_vague=bool(_VAGUE.search(said.text)))
    if found is None or not _is_after(found, published, is_printed=bool(_DAY_PRINTED.search(said.text))):
        return found
    earlier = None if is_own or is_ahead else _before(said)
    found = to_edtf(earlier) if earlier else None
    return None if found is None or _is_after(found, published) else found


def _before(said: TimeExpression) -> str | None:
    """Give the weekday or the month of that name before the one that was read."""
    match = _MONTH_VALUE.match(said.value)
    if not match or _AHEAD.search(said.text):
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
    if not day:
        return f"{year - 1:04}-{month:02}"
    if not _WEEKDAY.search(said.text) or _DAY_PRINTED.search(said.text):
        return None
    return (date(year, month, day) - timedelta(days=7)).isoformat() + said.value[match.end() :]


def _is_after(found: str, published: str | None, *, is_printed: bool = False) -> bool:
    """Say whether an EDTF value begins after the day of publication."""
    limit = _last_day(published, is_printed=is_printed)
    first = _first_day(found)
    return limit is not None and first is not None and first > limit


def _last_day(published: str | None, *, is_printed: bool) -> date | None:
    """Give the last day on which something can have been said that was published then.

    A printed day may be that of a place where clocks run ahead of the outlet's; a day computed from the
    day of publication is of the outlet's own.
    """
    try:
        when = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    if not is_printed:
        return when.date()
    if when.tzinfo is None:
        return when.date() + timedelta(days=1)
    return max(when.date(), (when.astimezone(UTC) + _MOST_AHEAD).date())


def _first_day(found: str) -> date | None:
    """Give the first day of a date, an interval, a month, a season or a year."""
    start = found.partition("/")[0].rstrip("~")
    match = re.match(r"(\d{2}[\dX]{2})(?:-(\d\d))?(?:-(\d\d))?", start)
    if not match:
        return None
    month = _SEASON_MONTHS.get(match[2] or "", int(match[2] or 1))
    try:
        return date(int(match[1].replace("X", "0")), month, int(match[3] or 1))
    except ValueError:
        return None
