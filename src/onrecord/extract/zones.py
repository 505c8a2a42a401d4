"""Zones: how far an outlet's own clock is from UTC, where its data gives a moment in UTC.

In order of trust: the same moment with an offset, in the page's data or anywhere in its source;
its clock as lines by the headline print it or as the data gives it without offset, moved by a
zone that is in use; the zone that such a line names. A page that prints the clock of UTC keeps
it, and where nothing tells a zone none is made up. The moment itself stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from onrecord.extract.hosts import host_of
from onrecord.extract.lines import Line, count_words
from onrecord.extract.printed_date import near_headline
from onrecord.extract.times import read_clock, read_month_day, read_short_year, read_time

CENTRAL_EUROPE = (
    ".de", ".at", ".ch", ".li", ".lu", ".fr", ".it", ".es", ".nl", ".be", ".pl", ".cz", ".sk", ".hu", ".si",
    ".hr", ".dk", ".se", ".no",
)  # fmt: skip
_INDIAN, _NOT_INDIAN = "+05:30", (".ie", ".il")  # "IST" in Ireland and Israel
_HOUR, _DAY, _YEAR_DAYS = timedelta(hours=1), timedelta(days=1), 365
_LEAST, _MOST = timedelta(hours=-10), timedelta(hours=13)  # a clock without a day fits one hour of these
_EUROPES = (timedelta(hours=1), timedelta(hours=2))
_BY_PARTS = frozenset(  # zones that are in use and differ from UTC by no whole hours
    timedelta(minutes=minutes) for minutes in (-210, -150, 210, 270, 330, 345, 390, 570, 630)
)
_FARTHEST = timedelta(hours=15)
_NEAR_IN_TIME = timedelta(days=20)
_WINTER_NAME = re.compile(r"(?<!\w)(?:EST|MST|PST|CET|MEZ|EET|WET)(?!\w)")
_WINTER = (11, 12, 1, 2)
_SEASONS = (range(5, 10), (12, 1, 2))  # clocks are changed in other months
_CLOCK = re.compile(r"(?<![\d:.,/-])\d{1,2}[:.h]\d{2}(?!\d|/|\.\d)")
_CLOCK_CHARS = 28  # "10:54:12 p.m. (UTC+05:30)"
_MINUTE_CHARS, _DAY_CHARS = 16, 10
_DATED_WORDS, _UNDATED_WORDS = 16, 8
_OTHERS = frozenset(("-related", "-comment"))
_ZONED = re.compile(r"T.*[+-]\d\d:\d\d$")
_CLOCK_BEHIND = re.compile(rb"[T ](\d\d):(\d\d)(?::\d\d)?(?:\.\d+)? ?([+-]\d\d):?(\d\d)(?!\d)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What of a page may tell its zone.

    Args:
        lines: All its lines.
        headline: Number of the headline's line, or None.
        first_body: Number of the body's first line.
        source: Its HTML as UTF-8, which is gone through in half the time that characters take.
        url: Its address.
        month_first: How to read "03/04/20".
    """

    lines: Sequence[Line] = ()
    headline: int | None = None
    first_body: int = 0
    source: bytes = b""
    url: str | None = None
    month_first: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clock:
    """A time of day that a line prints.

    Args:
        since_midnight: The time.
        day: Month and day that stand with it, or None.
        offset: That of the zone that stands with it, or None.
        is_winters: Whether that zone's name is one of winter time.
    """

    since_midnight: timedelta
    day: tuple[int, int] | None
    offset: timedelta | None
    is_winters: bool


def without_foreign_zone(value: str | None, url: str | None) -> str | None:
    """Take India's offset off a time where the outlet's own country calls its zone by the same letters."""
    is_foreign = value is not None and value.endswith(_INDIAN) and host_of(url).endswith(_NOT_INDIAN)
    return value[: -len(_INDIAN)] if value is not None and is_foreign else value


def find_offset(
    value: str,
    *,
    printed: str | None,
    given: Sequence[tuple[str, str]],
    named: Sequence[tuple[str, str]],
    changed: str | None,
    grounds: Grounds,
) -> tuple[timedelta, str] | None:
    """Find how far the outlet's own clock is from UTC at a moment.

    Args:
        value: The moment in UTC, ISO 8601.
        printed: The date printed by the headline, ISO 8601, or None.
        given: Times that the page's data gives, with their places.
        named: Those of them that it calls publication.
        changed: When the article was last changed, as the data says, or None.
        grounds: What else may tell it.

    Returns:
        The offset and the place that tells it; None where nothing does or the page prints UTC.
    """
    if printed and printed[:_MINUTE_CHARS] == value[:_MINUTE_CHARS]:
        return None
    told = datetime.fromisoformat(value).replace(second=0, microsecond=0)
    for other, place in given:
        offset = offset_of_same(told, other)
        if offset:
            return offset, place
    offset = _offset_in(grounds.source, told)
    if offset:
        return offset, "the page's source"
    for clock, place in (*([(printed, "the printed clock")] if printed else []), *named):
        offset = _apart(told, clock)
        if offset and _is_in_use(offset, grounds.url):
            return offset, place
    clocks = list(_clocks(grounds))
    moments = [told, *_change_near(told, changed)]
    return _offset_of_clocks(clocks, moments, grounds.url) or _offset_of_names(clocks, told)


def offset_of_same(told: datetime, other: str) -> timedelta | None:
    """Give the offset of another form of a moment in UTC, ISO 8601; None where it is another moment's."""
    if not _ZONED.search(other):
        return None
    moment, told = datetime.fromisoformat(other), told.replace(second=0, microsecond=0)
    return moment.utcoffset() if abs(moment.replace(second=0) - told) < timedelta(minutes=1) else None


def keep_clocks(one: datetime, other: datetime) -> bool:
    """Say whether clocks are hardly changed between two moments' times of the year."""
    if abs(one - other) < _NEAR_IN_TIME:
        return True
    return any(one.month in season and other.month in season for season in _SEASONS)


def _offset_in(source: bytes, told: datetime) -> timedelta | None:
    """Find the moment with an offset anywhere in a source."""
    places: dict[bytes, list[int]] = {}  # of three days' years, which are hardly ever two
    for day in (told.date() + days * _DAY for days in (-1, 0, 1)):
        year = str(day.year).encode()
        if year not in places:
            places[year] = _places_of(year, source)
        whole = day.isoformat().encode()
        ends = [at + len(whole) for at in places[year] if source.startswith(whole, at)]
        whole = f"{day.day} {_MONTHS[day.month - 1]} {day.year}".encode()
        ends += [end for at in places[year] if source.endswith(whole, 0, end := at + len(year))]
        for end in ends:
            found = _CLOCK_BEHIND.match(source, end)
            offset = _offset_at(day, found, told) if found else None
            if offset:
                return offset
    return None


def _places_of(part: bytes, source: bytes) -> list[int]:
    """Give where a part stands."""
    found: list[int] = []
    at = source.find(part)
    while at >= 0:
        found.append(at)
        at = source.find(part, at + 1)
    return found


def _offset_at(day: date, found: re.Match[bytes], told: datetime) -> timedelta | None:
    hour, minute, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(hours[:1] + minutes))
    clock = timedelta(hours=int(hour), minutes=int(minute))
    local = datetime(day.year, day.month, day.day, tzinfo=UTC) + clock
    return offset if abs(offset) < _FARTHEST and local - offset == told else None


def _apart(told: datetime, clock: str) -> timedelta | None:
    """Give how far a time without offset is from a moment."""
    if len(clock) <= _DAY_CHARS or _ZONED.search(clock):
        return None
    return datetime.fromisoformat(clock).replace(second=0, tzinfo=UTC) - told


def _is_in_use(offset: timedelta, url: str | None) -> bool:
    if host_of(url).endswith(CENTRAL_EUROPE):
        return offset in _EUROPES
    return (_LEAST <= offset <= _MOST and not offset % _HOUR) or offset in _BY_PARTS


def _clocks(grounds: Grounds) -> Iterator[_Clock]:
    at = grounds.first_body if grounds.headline is None else grounds.headline
    for line, _ in near_headline(grounds.lines, at, grounds.headline, grounds.first_body):
        yield from _clocks_of(line, grounds.month_first)


def _change_near(told: datetime, changed: str | None) -> Iterator[datetime]:
    """Give the moment of the last change, where it is in UTC too and hardly in another season."""
    if changed and changed.endswith("+00:00"):
        moment = datetime.fromisoformat(changed).replace(second=0, microsecond=0)
        if abs(moment - told) < _NEAR_IN_TIME:
            yield moment


def _clocks_of(line: Line, month_first: bool | None) -> Iterator[_Clock]:
    """Read the times of day of a line that may tell when the article was published or changed."""
    text = line.text
    found = list(_CLOCK.finditer(text)) if count_words(text) <= _DATED_WORDS else []
    if not found or (line.place is not None and line.place.hints & _OTHERS):
        return
    starts = [each.start() for each in found]
    for start, last, following in zip(starts, [0, *starts], [*starts[1:], len(text)], strict=False):
        behind = text[start : min(start + _CLOCK_CHARS, following)]
        clock, offset = read_clock(behind)
        before = text[last:start]
        day = _day_in(before, month_first) or _day_in(text[start:following], month_first)
        if clock and (day or count_words(text) <= _UNDATED_WORDS):
            yield _Clock(
                since_midnight=timedelta(hours=int(clock[0]), minutes=int(clock[1])),
                day=day,
                offset=None if offset is None else timedelta(minutes=offset),
                is_winters=_WINTER_NAME.search(behind) is not None,
            )


def _day_in(text: str, month_first: bool | None) -> tuple[int, int] | None:
    found = read_time(text, month_first=month_first) or read_short_year(text, month_first=month_first)
    return (int(found[5:7]), int(found[8:10])) if found else read_month_day(text)


def _offset_of_clocks(
    clocks: Iterable[_Clock], moments: Sequence[datetime], url: str | None
) -> tuple[timedelta, str] | None:
    """Find the one offset by which clocks are those of the article's publication or change."""
    offsets = {_moved(clock, moment) for clock in clocks for moment in moments}
    used = {each for each in offsets if each is not None and (not each or _is_in_use(each, url))}
    return (used.pop(), "the printed clock") if len(used) == 1 and any(used) else None


def _moved(clock: _Clock, moment: datetime) -> timedelta | None:
    """Give how far a clock is from a moment; None where its day or zone are another's."""
    apart = moment.replace(hour=0, minute=0) + clock.since_midnight - moment
    if apart < _LEAST:
        apart += _DAY
    elif apart > _MOST:
        apart -= _DAY
    local = moment + apart
    if clock.day and clock.day != (local.month, local.day):
        return None
    if clock.offset is not None and abs(clock.offset - apart) > _HOUR:  # winter's name in summer may pass
        return None
    return apart


def _offset_of_names(clocks: Iterable[_Clock], told: datetime) -> tuple[timedelta, str] | None:
    """Find the one zone that lines name, as far as its name fits the season."""
    is_winter = told.month in _WINTER
    offsets = {
        clock.offset
        for clock in clocks
        if clock.offset is not None and (is_winter or not clock.is_winters) and _is_near(clock, told)
    }
    return (offsets.pop(), "the printed zone") if len(offsets) == 1 and any(offsets) else None


def _is_near(clock: _Clock, told: datetime) -> bool:
    if clock.day is None:
        return True
    try:
        day = datetime(told.year, *clock.day, tzinfo=UTC)
    except ValueError:  # 29 February of another year
        return False
    apart = abs(day - told)
    return min(apart, abs(apart - timedelta(days=_YEAR_DAYS))) < _NEAR_IN_TIME
