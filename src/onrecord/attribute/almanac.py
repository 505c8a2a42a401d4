"""Almanac: which day, week, month or year words mean, seen from the day of publication.

Takes parts of a time expression and the publication date; gives TIMEX3 values, with
X where nothing settles a digit. A weekday in reported speech lies in the past, after a
verb of the future in the future; a day of a month is the nearest one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future", "open"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
UNIT_CODES = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "hour": "TH",
    "minute": "TM",
    "second": "TS",
}
UNIT_CODES |= {"decade": "E", "century": "C", "night": "D", "weekend": "WE", "quarter": "Q", "fortnight": "F"}
_FUTURE = re.compile(
    r"\b(?:will|shall|'ll|’ll|(?:is|are|was|were|be)(?: \w+)? (?:set|due|scheduled|expected|planned|slated"
    r"|supposed|likely|going)\b"
    r"(?: to)?|(?:is|are) (?:to|about to)|to be (?:held|released|published)|upcoming|plans? to|hopes? to"
    r"|aims? to|expects?|intends? to|planned for|scheduled for|set for|slated for|ahead of|due|would"
    r"|(?:can|may|might|must|should|could)(?! (?:not )?have)|ha(?:s|ve) (?:to|until|till)"
    r"|starts?|begins?|opens|reopens|ends|closes|expires?|resumes?|returns|departs|sails|convenes|meets|airs"
    r"|premieres|takes? (?:place|effect|office)|kicks? off|goes (?:on|to|before|into))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?<!be )(?<!is )(?<!are )(?!(?:planned|scheduled|expected|need|slated|supposed|indeed|speed"
    r"|succeed|proceed|exceed|feed)\b)(?:\w{2,}ed|said|told"
    r"|was|were|had|did|came|took"
    r"|made|went|began|met|won|lost|held|gave|wrote|spoke|says|saw|left|died|struck|found|fell|rose|sank"
    r"|ran|sold|bought|broke|became|h(?:as|ave)(?! (?:to|until|till)\b))\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?P<word>by|until|till)(?: the (?:end|start|beginning|middle) of)?(?: early| late| mid-?)? ?$",
    re.IGNORECASE,
)
_EVENT_AHEAD = re.compile(
    r"\b(?:until|till|ahead of|in time for) (?:[\w’'.-]+ ){1,9}(?:in|on)(?: early| late| mid-?)? ?$",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\b(?:ordered|told|asked|gave|given|wanted|demanded|urged|agreed|pledged|promised|vowed|said|had|has"
    r"|needed|hoped|called|postponed|delayed|extended|suspended|jailed|banned|barred|deadline)\b"
)
_SEASONS = ("SP", "SU", "FA", "WI")
_WILL_AFTER = re.compile(
    r",?(?: [\w’'.-]+){0,4}? (?:will|shall|(?:is|are) (?:to|set|due|scheduled|expected|going))\b(?! have)"
)
_CLOSE = 25
_REACH = 120
_BREAK = re.compile(r"(?<![ap]\.m)(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\b[A-Z])[.!?;]\s+(?=[A-Z\"“])|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The day of publication, or that there is none known."""

    day: date | None

    def shifted(self, days: int) -> str:
        """Give the day that lies so many days later."""
        return "XXXX-XX-XX" if self.day is None else _moved(self.day, days).isoformat()

    def weekday(self, number: int, tense: Tense, word: str = "") -> str:
        """Give the weekday (0 is Monday) that is meant, with "last", "next" or "this" before it."""
        if self.day is None:
            return f"XXXX-WXX-{number + 1}"
        ahead = (number - self.day.weekday()) % 7
        if word in ("last", "past", "previous"):
            return _moved(self.day, ahead - 7).isoformat()
        if word in ("next", "coming", "upcoming"):
            is_of_this_week = word == "next" and number > self.day.weekday()
            return _moved(self.day, (ahead or 7) + 7 * is_of_this_week).isoformat()
        if word == "this":
            return _moved(self.day, number - self.day.weekday()).isoformat()
        return _moved(self.day, ahead if tense == "future" or not ahead else ahead - 7).isoformat()

    def month(self, number: int, tense: Tense, word: str = "") -> str:
        """Give the month (1 to 12) that is meant."""
        if self.day is None:
            return f"XXXX-{number:02}"
        year = self.day.year
        if word == "last":
            year -= number >= self.day.month
        elif word == "next":
            year += number <= self.day.month
        elif tense == "future":
            year += number < self.day.month
        elif word != "this":
            year -= number > self.day.month
        return f"{year:04}-{number:02}"

    def month_day(self, month: int, day: int, tense: Tense) -> str | None:
        """Give the day of a month that lies nearest; None if no month has it."""
        if not 1 <= day <= 31:
            return None
        if self.day is None:
            return f"XXXX-{month:02}-{day:02}" if _is_date(2024, month, day) else None
        own = self.day
        years = [year for year in (own.year - 1, own.year, own.year + 1) if _is_date(year, month, day)]
        if not years:
            return None
        nearest = min(
            years, key=lambda year: abs((date(year, month, day) - own).days) - (tense == "past") * 0.5
        )
        return date(nearest, month, day).isoformat()

    def relative(self, unit: str, count: int) -> str:
        """Give the week, month, quarter, year, decade or weekend so many units away."""
        if self.day is None:
            return {
                "week": "XXXX-WXX",
                "month": "XXXX-XX",
                "weekend": "XXXX-WXX-WE",
                "day": "XXXX-XX-XX",
            }.get(unit, "XXXX")
        own = self.day
        if unit in ("day", "night"):
            return self.shifted(count)
        if unit in ("week", "weekend", "fortnight"):
            year, week, _ = _moved(own, 7 * count * (2 if unit == "fortnight" else 1)).isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
        if unit == "quarter":
            place = own.year * 4 + (own.month - 1) // 3 + count
            return f"{place // 4:04}-Q{place % 4 + 1}"
        if unit == "month":
            place = own.year * 12 + own.month - 1 + count
            return f"{max(place, 0) // 12:04}-{place % 12 + 1:02}"
        years = own.year + count * {"decade": 10, "century": 100}.get(unit, 1)
        return f"{max(years, 0):04}"[: {"decade": 3, "century": 2}.get(unit, 4)]

    def weekend(self, tense: Tense) -> str:
        """Give the weekend that "the weekend" means: under way or coming, or the last one."""
        if self.day is None or tense == "future" or self.day.weekday() > 4:
            return self.relative("weekend", 0)
        return self.relative("weekend", -1)

    def season(self, code: str, word: str, tense: Tense = "open") -> str:
        """Give a season: of this, last or next year, or without such a word the nearest by tense."""
        if self.day is None:
            return f"XXXX-{code}"
        own, place = (self.day.year * 12 + self.day.month - 3) // 3, _SEASONS.index(code)
        ended = own - (own - place) % 4
        if code == "WI" or word not in ("last", "next", "this"):
            at = {"last": ended - 4 * (ended == own), "next": ended + 4}.get(word, ended)
            at += 4 * (word not in ("last", "next") and tense == "future" and ended < own)
        else:
            at = (self.day.year + {"last": -1, "next": 1}.get(word, 0)) * 4 + place
        return f"{at // 4:04}-{code}"

    def quarter(self, number: int, tense: Tense) -> str:
        """Give the quarter that is meant: one that has begun, after a verb of the future this year's."""
        if self.day is None:
            return f"XXXX-Q{number}"
        is_ahead = number > (self.day.month + 2) // 3
        return f"{self.day.year - (is_ahead and tense != 'future'):04}-Q{number}"

    def year(self, shift: int) -> str:
        """Give the year so many years away."""
        return "XXXX" if self.day is None else f"{self.day.year + shift:04}"


def today_of(published: str | None) -> Today:
    """Read the publication date out of an ISO 8601 date or time; an incomplete one is unknown."""
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})", published or "")
    if not match or not _is_date(int(match[1]), int(match[2]), int(match[3])):
        return Today(day=None)
    return Today(day=date(int(match[1]), int(match[2]), int(match[3])))


def judge_tense(text: str, at: int, end: int) -> Tense:
    """Judge by the words of the sentence around a time whether it lies ahead.

    Args:
        text: What it stands in.
        at, end: Where its words begin and end.
    """
    start = max(0, at - _REACH)
    before = text[start:at]
    for match in _BREAK.finditer(text, start, at):
        before = text[match.end() : at]
    future = [match.start() for match in _FUTURE.finditer(before)]
    past = [
        match.start()
        for match in _PAST.finditer(before)
        if not any(f <= match.start() < f + 14 for f in future)
    ]
    if _EVENT_AHEAD.search(before):
        return "future"
    is_ahead = bool(future) and (not past or future[-1] > past[-1])
    if (
        is_ahead
        or _is_ahead_after(text, end, before)
        or (_DEADLINE.search(before) and not (past and _is_done(before[past[-1] :])))
    ):
        return "future"
    return "past" if past else "open"


def _is_ahead_after(text: str, end: int, before: str) -> bool:
    """Say whether "On Monday, she will ..." tells of the future behind the words of the time."""
    return bool(_WILL_AFTER.match(text, end)) and not _PAST.search(before[-_CLOSE:])


def _is_done(since_verb: str) -> bool:
    """Say whether a verb of the past governs "by Sunday" ("failed by Sunday", but "told to go by Sunday")."""
    return not _ORDERS.match(since_verb) and " to " not in since_verb


def day_of(year: int, month: int, day: int) -> str | None:
    """Give a full date, or None if there is no such day."""
    return f"{year:04}-{month:02}-{day:02}" if _is_date(year, month, day) else None


def duration(count: str, unit: str) -> str:
    """Give a duration: "P2Y", "PT30M", "PXY"; decades count as years."""
    if unit in ("decade", "century", "fortnight"):
        factor, code = {"decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W")}[unit]
        return f"P{_times(count, factor)}{code}"
    code = UNIT_CODES[unit]
    return f"PT{count}{code[1:]}" if code.startswith("T") else f"P{count}{code}"


def moved(value: str, unit: str, count: int) -> str | None:
    """Give the day, week, month or year so many units from a resolved value; None where it says too little.

    Args:
        value: "2017-05-04", "2017-W18", "2017-05" or "2017", with or without a time of day.
        unit: "day", "week", "month", "quarter", "year", "decade".
        count: How many; negative for earlier.
    """
    part = re.fullmatch(r"(\d{4})(-(?:[QH]\d|S[PU]|FA|WI))", value)
    if part and unit == "year":
        return f"{int(part[1]) + count:04}{part[2]}"
    found = re.match(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)))?(?=T|$)", value)
    if not found:
        return None
    year, month, day, week = (int(part) if part else 0 for part in found.groups())
    try:
        own = date.fromisocalendar(year, week, 1) if week else date(year, month or 1, day or 1)
    except ValueError:
        return None
    if (unit in ("day", "night") and not day) or (unit == "week" and not (day or week)):
        return None
    if unit == "month" and not month:
        return None
    return Today(day=own).relative(unit, count)


def _times(count: str, factor: int) -> str:
    if count == "X":
        return count
    return f"{float(count) * factor:g}"


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
