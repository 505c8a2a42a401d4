"""Moments: when an article was published and last changed, weighed over all that the page says.

Order of trust: what the data calls publication; the time elements that say so; what stands
printed by the headline; what may be the page's making; the day in the address. A value
without time or offset takes them from another that tells the same day and clock more
fully. Times whose kind is doubtful ("date") give way to a printed day. Where the data counts in
UTC, the moment is given by the outlet's own clock if the page tells its zone; else, where the
page's own day is the one before or after, that day stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from onrecord.extract.hosts import host_of
from onrecord.extract.metadata import Metadata, Said
from onrecord.extract.times import read_time
from onrecord.extract.zones import CENTRAL_EUROPE, Grounds, find_offset, keep_clocks, offset_of_same

_ADDRESS_DAY = re.compile(
    r"^https?://[^/]+(?:/[^/?#]+)*?/(?:((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-])"
    r"|((?:19|20)\d\d)([/-])(1[0-2]|0?[1-9])\5([12]\d|3[01]|0?[1-9])(?=[/?#]|$))"
)
_ADDRESS_DAY_FIRST = re.compile(
    r"^https?://[^?#]*[/_-]([0-3]?\d)([._-])([01]?\d)\2((?:19|20)\d\d)(?=[/?#]|\.html?|$)"
)
# Numbers of articles that begin with the day: "A2024030514100001234", "20240305141000".
_NUMBER_DAY = re.compile(
    r"^https?://[^?#]*/(?:[A-Za-z]{1,4}(?=\d{12,})|(?=\d{8}(?:[01]\d|2[0-3])[0-5]\d))"
    r"(20\d\d)(0[1-9]|1[0-2])([0-3]\d)\d{4,12}(?=[/?#.]|$)"
)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/")
_MONTHS = 12
_DAY_CHARS = 10
_CLOCK_CHARS = 16
_ZONED = re.compile(r"T.*(?:Z|[+-]\d\d:\d\d)$")
_IN_UTC = "+00:00"
_MIDNIGHT = "T00:00"
_SCRIPTED = re.compile(
    r"[\"'](?P<value>(?:19|20)\d\d[-/]\d\d?[-/]\d\d?[^\"'<>]{0,24}|1[0-9]{9}(?:\d{3})?(?=[\"']))"
)
_NAME_BEFORE = re.compile(
    r"(?P<name>[\w.:-]{0,24}(?:[dD]ate|publish|data-time(?:stamp)?)[\w:]{0,16})[\"'\s:=(]{1,6}$"
)
_NAME_CHARS = 48
_OTHER_DATE = re.compile(r"modif|updat|expir|valid|start|end|event|current|today|now|birth|server|build")
_LOCAL_MIDNIGHTS = ("T22:00:00+00:00", "T23:00:00+00:00")
_SUMMER, _CLOCKS_CHANGE, _SUMMER_MIDNIGHT = range(4, 10), (3, 10), 22
_WIDEST_ZONE = timedelta(hours=14)
_NO_GROUNDS = Grounds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time and why it was taken.

    Args:
        value: ISO 8601, or None where the page is silent.
        reason: Where it stands, in a few words.
    """

    value: str | None
    reason: str = ""


def moment_of_publication(
    metadata: Metadata,
    *,
    printed: str | None,
    url: str | None,
    month_first: bool | None,
    grounds: Grounds = _NO_GROUNDS,
) -> Moment:
    """Choose when an article was published.

    Args:
        metadata: What the page's data says.
        printed: The date printed by the headline, ISO 8601, or None.
        url: The page's address.
        month_first: How to read "03/04/2020".
        grounds: What may tell the outlet's zone, where the data counts in UTC.

    Returns:
        The moment; its value is None where nothing of the page says it.
    """
    named = _confirmed_first(list(_read(metadata.published, month_first)), printed)
    made = list(_read(metadata.made, month_first))
    shown = [(printed, "printed by the headline")] if printed else []
    sure = _sure([each for each in made if each[1] == "<time>"], printed)
    address = _day_of_address(url)
    in_address = [(address, "the page's address")] if address else []
    candidates = [*named, *sure, *(shown if not _agrees(printed, made) else []), *made, *shown, *in_address]
    if not candidates:
        return Moment(value=None)
    value, where = candidates[0]
    others = candidates[1:]
    if _lacks_form(value):
        others += [(time, "<time>") for time in _times(metadata)]
    changed = next((when for when, _ in _read(metadata.modified, month_first)), None)
    found = _in_own_zone(_filled(value, where, others), others, named, printed, changed, grounds)
    return _without_midnight(_on_own_day(found, (*shown, *in_address), others), url)


def moment_of_change(
    metadata: Metadata, *, printed: str | None, month_first: bool | None, published: str | None = None
) -> Moment:
    """Choose when an article was last changed: by its data, else as printed; see `moment_of_publication`.

    Args:
        metadata: What the page's data says.
        printed: The date of change printed by the headline, ISO 8601, or None.
        month_first: How to read "03/04/2020".
        published: When it was published, by the outlet's own clock where the page tells its zone.

    Returns:
        The moment, by that clock too where the data counts in UTC and no change of clocks may lie between.
    """
    found = list(_read(metadata.modified, month_first))
    if not found:
        return Moment(value=printed, reason="printed by the headline") if printed else Moment(value=None)
    value, where = found[0]
    others = [(time, "<time>") for time in _times(metadata)] if _lacks_form(value) else []
    others = [*found[1:], *others]
    return _by_clock_of(published, _filled(value, where, others), others)


def _by_clock_of(published: str | None, moment: Moment, others: list[tuple[str, str]]) -> Moment:
    """Give a time of change that the data has in UTC the offset of the outlet's own clock."""
    value = moment.value
    if not value or not value.endswith(_IN_UTC):
        return moment
    told = datetime.fromisoformat(value)
    places = [(offset_of_same(told, other), place) for other, place in others]
    if published and _ZONED.search(published):
        at = datetime.fromisoformat(published)
        places.append((at.utcoffset() if keep_clocks(at, told) else None, "the time of publication"))
    for offset, place in places:
        if offset:
            local = told.astimezone(timezone(offset)).isoformat()
            return Moment(value=local, reason=f"{moment.reason}, its offset from {place}")
    return moment


def _read(said: Iterable[Said], month_first: bool | None) -> Iterator[tuple[str, str]]:
    for each in said:
        found = read_time(each.value, month_first=month_first)
        if found:
            yield found, each.where


def _times(metadata: Metadata) -> Iterator[str]:
    return (found for found in map(read_time, metadata.times) if found)


def moment_in_scripts(source: str) -> Moment:
    """Find the one day that a page's scripts give as its date, where nothing else of it does.

    Args:
        source: The page's HTML.

    Returns:
        The moment; of several days that are named alike none is taken.
    """
    own: list[tuple[str, str]] = []
    for each in _SCRIPTED.finditer(source):
        named_so = _NAME_BEFORE.search(source[max(0, each.start() - _NAME_CHARS) : each.start() + 1])
        name, value = named_so["name"].lower() if named_so else "", read_time(each["value"])
        if value and name and not _OTHER_DATE.search(name):
            own.append((name, value))
    named = [each for each in own if "publ" in each[0]] or own
    days = {value[:_DAY_CHARS] for _, value in named}
    return Moment(value=named[0][1], reason="the page's scripts") if len(days) == 1 else Moment(value=None)


def _confirmed_first(named: list[tuple[str, str]], printed: str | None) -> list[tuple[str, str]]:
    """Put first the time whose day the page prints, where the data gives several."""
    day = printed[:_DAY_CHARS] if printed else ""
    if not day or not named or named[0][0][:_DAY_CHARS] == day:
        return named
    confirmed = [each for each in named if each[0][:_DAY_CHARS] == day and len(each[0]) > _DAY_CHARS]
    return [*confirmed, *named]


def _in_own_zone(
    moment: Moment,
    others: list[tuple[str, str]],
    named: list[tuple[str, str]],
    printed: str | None,
    changed: str | None,
    grounds: Grounds,
) -> Moment:
    """Give a time that the data has in UTC the offset of the outlet's own clock, where the page tells it."""
    value = moment.value
    if not value or not value.endswith(_IN_UTC):
        return moment
    found = find_offset(value, printed=printed, given=others, named=named, changed=changed, grounds=grounds)
    if found is None:
        return moment
    offset, place = found
    local = datetime.fromisoformat(value).astimezone(timezone(offset)).isoformat()
    return Moment(value=local, reason=f"{moment.reason}, its offset from {place}")


def _on_own_day(moment: Moment, days: Iterable[tuple[str, str]], others: list[tuple[str, str]]) -> Moment:
    """Give a time that the data has in UTC the day that the page gives it, where a zone can explain it."""
    value = moment.value
    if not value or not value.endswith(_IN_UTC) or _MIDNIGHT in value:
        return moment
    told = datetime.fromisoformat(value)
    for shown, place in days:
        day = datetime.fromisoformat(shown[:_DAY_CHARS] + "T00:00:00+00:00")
        least, most = day - told, day + timedelta(days=1) - told
        if len(shown) > _DAY_CHARS:  # a clock too, which leaves one zone
            least = most = datetime.fromisoformat(shown).replace(tzinfo=UTC) - told
        if shown[:_DAY_CHARS] == value[:_DAY_CHARS] or least > _WIDEST_ZONE or most < -_WIDEST_ZONE:
            continue
        for other, source in others:
            offset = datetime.fromisoformat(other).utcoffset() if _ZONED.search(other) else None
            if offset and least <= offset < most:
                local = told.astimezone(timezone(offset)).isoformat()
                return Moment(
                    value=local, reason=f"{moment.reason}, its day from {place}, offset from {source}"
                )
        return Moment(value=shown[:_DAY_CHARS], reason=f"{place}; {moment.reason} has it in UTC")
    return moment


def _without_midnight(moment: Moment, url: str | None) -> Moment:
    """Give a time in UTC that is midnight where the page's country is as the day alone that it stands for."""
    value = moment.value
    if not value or not value.endswith(_LOCAL_MIDNIGHTS) or not host_of(url).endswith(CENTRAL_EUROPE):
        return moment
    day = datetime.fromisoformat(value)
    if (day.hour == _SUMMER_MIDNIGHT) != (day.month in _SUMMER) and day.month not in _CLOCKS_CHANGE:
        return moment
    local = (day + timedelta(hours=24 - day.hour)).date().isoformat()
    return Moment(value=local, reason=f"{moment.reason}, a midnight in UTC")


def _sure(times: list[tuple[str, str]], printed: str | None) -> list[tuple[str, str]]:
    """Leave out <time> elements of several days of which none is the printed one."""
    days = {value[:_DAY_CHARS] for value, _ in times}
    if printed is None or len(days) < 2:
        return times
    return [each for each in times if each[0][:_DAY_CHARS] == printed[:_DAY_CHARS]]


def _agrees(printed: str | None, made: list[tuple[str, str]]) -> bool:
    return printed is None or not made or made[0][0][:_DAY_CHARS] == printed[:_DAY_CHARS]


def _lacks_form(value: str) -> bool:
    """Say whether a time lacks its clock, its offset or the page's own offset."""
    return value.endswith(_IN_UTC) or not _ZONED.search(value)


def _filled(value: str, where: str, others: list[tuple[str, str]]) -> Moment:
    """Take time and offset from another value that agrees as far as this one goes."""
    if len(value) == _DAY_CHARS:
        for other, place in others:
            if other[:_DAY_CHARS] == value and len(other) > _DAY_CHARS and _MIDNIGHT not in other:
                value, where = other, f"{where}, its time from {place}"
                break
    if len(value) > _DAY_CHARS and not _ZONED.search(value):
        for other, place in others:
            if other[:_CLOCK_CHARS] == value[:_CLOCK_CHARS] and _ZONED.search(other):
                return Moment(value=other, reason=f"{where}, its offset from {place}")
    return Moment(value=value, reason=where)


def _day_of_address(url: str | None) -> str | None:
    if not url or _ARCHIVED.match(url):
        return None
    found = _ADDRESS_DAY.match(url) or _NUMBER_DAY.match(url)
    if found:
        year, month, day = [part for part in found.groups() if part and part.isdigit()]
        return read_time(f"{year}-{month}-{day}")
    found = _ADDRESS_DAY_FIRST.match(url)
    return read_time(f"{found[1]}.{found[3]}.{found[4]}") if found and int(found[1]) > _MONTHS else None
