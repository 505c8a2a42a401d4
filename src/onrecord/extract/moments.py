"""Moments: when an article was published and last changed, weighed over all that the page says.

Order of trust: what the data calls publication; the time elements that say so; what stands
printed by the headline; what may be the page's making; the day in the address. A value
without time or offset takes them from another that tells the same day and clock more
fully. Times whose kind is doubtful ("date") give way to a printed day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.extract.metadata import Metadata, Said
from onrecord.extract.times import read_time

_ADDRESS_DAY = re.compile(
    r"^https?://[^/]+(?:/[^/?#]+)*?/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-])"
)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/")
_DAY_CHARS = 10
_CLOCK_CHARS = 16
_ZONED = re.compile(r"T.*(?:Z|[+-]\d\d:\d\d)$")
_MIDNIGHT = "T00:00"


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
    metadata: Metadata, *, printed: str | None, url: str | None, month_first: bool | None
) -> Moment:
    """Choose when an article was published.

    Args:
        metadata: What the page's data says.
        printed: The date printed by the headline, ISO 8601, or None.
        url: The page's address.
        month_first: How to read "03/04/2020".

    Returns:
        The moment; its value is None where nothing of the page says it.
    """
    named = list(_read(metadata.published, month_first))
    made = list(_read(metadata.made, month_first))
    shown = [(printed, "printed by the headline")] if printed else []
    doubted = [] if _agrees(printed, made) else made
    address = _day_of_address(url)
    in_address = [(address, "the page's address")] if address else []
    candidates = [*named, *(shown if doubted else []), *made, *shown, *in_address]
    if not candidates:
        return Moment(value=None)
    value, where = candidates[0]
    others = [*candidates[1:], *((time, "<time>") for time in _times(metadata))]
    return _filled(value, where, others)


def moment_of_change(metadata: Metadata, *, month_first: bool | None) -> Moment:
    """Choose when an article was last changed, by its data; see `moment_of_publication`."""
    found = list(_read(metadata.modified, month_first))
    if not found:
        return Moment(value=None)
    value, where = found[0]
    others = [*found[1:], *((time, "<time>") for time in _times(metadata))]
    return _filled(value, where, others)


def _read(said: Iterable[Said], month_first: bool | None) -> Iterator[tuple[str, str]]:
    for each in said:
        found = read_time(each.value, month_first=month_first)
        if found:
            yield found, each.where


def _times(metadata: Metadata) -> Iterator[str]:
    return (found for found in map(read_time, metadata.times) if found)


def _agrees(printed: str | None, made: list[tuple[str, str]]) -> bool:
    return printed is None or not made or made[0][0][:_DAY_CHARS] == printed[:_DAY_CHARS]


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
    found = _ADDRESS_DAY.match(url)
    return read_time("-".join(found.groups())) if found else None
