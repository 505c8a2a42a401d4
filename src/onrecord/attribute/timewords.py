"""Time words: what a matched time expression means.

Each reader takes the match of one rule (module `timerules`) and where it stands; it gives
the TIMEX3 type, the value and the place of the words, or None for what is no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.attribute.almanac import MONTHS, WEEKDAYS, Tense, Today, day_of, duration, tense_before
from onrecord.attribute.numberwords import cut_tokens
from onrecord.attribute.numerals import read_numeral
from onrecord.domain.span import Span

_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NAME_BEFORE = re.compile(r"(?:Black|Good|Super|Ash|Cyber|Holy|Bloody|Easter|Palm) $")
_MONTH_LEAD = re.compile(
    r"\b(?:in|of|since|until|till|by|last|next|this|early|late|mid|from|to|and|during|for|through|between"
    r"|before|after|every|each|"
    r"around|or|late|mid-|as of|the) ?$",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    r"(?:\d|percent|times|million|billion|dollars|euros|once|twice|people|hours|days|%) $"
)
_SPAN_LEAD = re.compile(
    r"\b(?:than|about|for|within|after|over|nearly|almost|in|around|least|every|last|past|next|just|under"
    r"|during) $",
    re.IGNORECASE,
)
Reading = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a match stands: the text and the day of publication."""

    text: str
    today: Today

    def tense(self, at: int) -> Tense:
        """Judge whether a time that begins at a place lies ahead."""
        return tense_before(self.text, at)


Reader = Callable[["re.Match[str]", Scene], Reading | None]


def _whole(match: re.Match[str], kind: str, value: str | None) -> Reading | None:
    return None if value is None else (kind, value, match.start(), match.end())


def _month_number(name: str) -> int:
    return next(
        place for place, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3])
    )


def read_iso(match: re.Match[str], _scene: Scene) -> Reading | None:
    value = day_of(int(match["year"]), int(match["mm"]), int(match["day"]))
    if value and match["time"]:
        return _whole(match, "TIME", f"{value}T{match['time'][:5]}{match['offset'] or ''}")
    return _whole(match, "DATE", value)


def read_dated(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "May 5, 2017", "5 May", "May 05, 14:10 UTC+3"."""
    month, day = _month_number(match["month"]), int(match["day"])
    groups = match.groupdict()
    if match["month"] == "May" and scene.text[match.end() :].startswith(("%", " percent")):
        return None
    if groups.get("year"):
        value = day_of(int(match["year"]), month, day)
    else:
        value = scene.today.month_day(month, day, scene.tense(match.start()))
    if value and groups.get("hour"):
        clock = _clock_value(match)
        return _whole(match, "TIME", f"{value}T{clock}") if clock else None
    return _whole(match, "DATE", value)


def read_dated_clock(match: re.Match[str], scene: Scene) -> Reading | None:
    return read_dated(match, scene) if match["half"] or match["colon"] else None


def _clock_value(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 24:
        return None
    zone = "Z" if match["zone"] and not match["shift"] else ""
    if match["shift"]:
        zone = f"{match['shift'][0]}{int(match['shift'][1:]):02}:00"
    return f"{hour:02}:{minute:02}{zone}"


def read_clock(match: re.Match[str], scene: Scene) -> Reading | None:
    if not (match["half"] or (match["colon"] == ":" and match["minute"])):
        return None
    clock = _clock_value(match)
    return _whole(match, "TIME", f"{scene.today.shifted(0)}T{clock}") if clock else None


def read_slashed(match: re.Match[str], _scene: Scene) -> Reading | None:
    year = int(match["yy"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    return _whole(match, "DATE", day_of(year, int(match["mm"]), int(match["day"])))


def read_month_year(match: re.Match[str], _scene: Scene) -> Reading | None:
    return _whole(match, "DATE", f"{match['year']}-{_month_number(match['month']):02}")


def read_month(match: re.Match[str], scene: Scene) -> Reading | None:
    name, word = match["month"], (match["word"] or "").lower().strip()
    led = bool(word) or bool(_MONTH_LEAD.search(scene.text[max(0, match.start() - 12) : match.start()]))
    after = scene.text[match.end() : match.end() + 2]
    is_name = after[:1] == " " and after[1:2].isupper()
    if not led and (
        name in ("May", "March", "April", "August", "June") or name.endswith(".") or len(name) < 4 or is_name
    ):
        return None
    start = match.start("month") if word not in ("last", "next", "this") else match.start()
    value = scene.today.month(_month_number(name), scene.tense(match.start()), word)
    return "DATE", value, start, match.end()


def read_weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    if _NAME_BEFORE.search(scene.text[max(0, match.start() - 8) : match.start()]):
        return None
    name, word = match["weekday"].lower(), (match["word"] or "").lower().strip()
    number = WEEKDAYS.index(name.removesuffix("s") if name.endswith("days") else name)
    if word in ("every", "each") or name.endswith("days"):
        return _whole(match, "SET", f"XXXX-WXX-{number + 1}")
    value = scene.today.weekday(number, scene.tense(match.start()), word)
    if match["part"]:
        return _whole(match, "TIME", f"{value}T{_PARTS[match['part'].lower()]}")
    return _whole(match, "DATE", value)


def read_near_day(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["word"].lower()
    value = scene.today.shifted({"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if word == "tonight":
        return _whole(match, "TIME", value + "TNI")
    if match["part"]:
        return _whole(match, "TIME", f"{value}T{_PARTS[match['part'].lower()]}")
    return _whole(match, "DATE", value)


def read_this_part(match: re.Match[str], scene: Scene) -> Reading | None:
    shift = -1 if match["word"].lower() == "last" else 0
    return _whole(match, "TIME", f"{scene.today.shifted(shift)}T{_PARTS[match['part'].lower()]}")


def read_relative(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last week", "earlier this year", "the next month"."""
    word, unit = match["word"].lower(), match["unit"].lower()
    if (
        match["the"]
        and " of " not in match.group()
        and word in ("past", "last", "next", "coming")
        and unit != "quarter"
    ):
        return _whole(match, "DURATION", duration("1", unit))
    count = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(word, 0)
    return _whole(match, "DATE", scene.today.relative(unit, count))


def read_season(match: re.Match[str], scene: Scene) -> Reading | None:
    code = _SEASONS[match["season"].lower()]
    if match["year"]:
        return _whole(match, "DATE", f"{match['year']}-{code}")
    return _whole(match, "DATE", scene.today.season(code, match["word"].lower()))


def read_quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    number = _ORDINALS[match["nth"].lower()] if match["nth"] else int(match["q"])
    year = match["year"] or (f"{scene.today.day.year:04}" if scene.today.day else "XXXX")
    if not match["year"] and scene.today.day and number > (scene.today.day.month + 2) // 3:
        year = f"{scene.today.day.year - 1:04}"
    return _whole(match, "DATE", f"{year}-Q{number}")


def read_year(match: re.Match[str], _scene: Scene) -> Reading | None:
    return _whole(match, "DATE", match["year"])


def read_decade(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "1990s", "the '80s"."""
    return _whole(match, "DATE", match["decade"][:3] if match["decade"] else f"19{match['short'][0]}")


def _count(match: re.Match[str]) -> str:
    """Give the number of a duration; "X" where it is vague."""
    words = match["count"].lower()
    if words in ("several", "a few", "few", "many", "a couple of"):
        return "2" if words == "a couple of" else "X"
    if words.startswith("half"):
        return "0.5"
    value = 1.0
    if words not in ("a", "an"):
        numeral = read_numeral(cut_tokens(words, Span(0, len(words))), 0)
        value = float(numeral.low) if numeral else 1.0
    value += {" and a half": 0.5, " and a quarter": 0.25}.get(match["plus"], 0)
    return f"{value:g}"


def _unit(match: re.Match[str]) -> str:
    name = match["unit"].lower()
    return "century" if name.startswith("centur") else name.removesuffix("s")


def read_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    count, unit = _count(match), _unit(match)
    if count == "X" or unit in ("hour", "minute", "second"):
        return _whole(match, "DATE", "PAST_REF" if count == "X" else scene.today.shifted(0))
    ahead = match["turn"].lower() in ("from now", "hence")
    amount = float(count)
    amount += 0.5 if match["more"] else 0
    if not amount.is_integer():
        unit, amount = _finer(unit, amount)
    return _whole(match, "DATE", scene.today.relative(unit, round(amount) * (1 if ahead else -1)))


def _finer(unit: str, amount: float) -> tuple[str, float]:
    """Give a broken number of years in months, of decades in years, of months in weeks."""
    unit, factor = {
        "year": ("month", 12),
        "decade": ("year", 10),
        "century": ("year", 100),
        "month": ("week", 4),
    }.get(unit, ("day", 7))
    return unit, amount * factor


def read_times_ago(match: re.Match[str], _scene: Scene) -> Reading | None:
    return _whole(match, "DATE", "PAST_REF")


def read_duration(match: re.Match[str], scene: Scene) -> Reading | None:
    count, unit = _count(match), _unit(match)
    if match["count"].lower() in ("a", "an") and not match["plus"]:
        before = scene.text[max(0, match.start() - 12) : match.start()]
        if _RATE_BEFORE.search(before):
            return _whole(match, "SET", duration("1", unit))
        if not _SPAN_LEAD.search(before):
            return None
    if re.match(r"[-\s]olds?\b| of age", scene.text[match.end() : match.end() + 8]):
        return None
    start = match.start("count")
    return "DURATION", duration(count, unit), start, match.end()


def read_each(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "every day"."""
    return _whole(match, "SET", duration("1", match["unit"].lower()))


def read_long(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "decades-long"."""
    return _whole(match, "DURATION", duration("X", _unit(match)))


def read_recent(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "recent", "more recently"."""
    return "DATE", "PAST_REF", match.start("it"), match.end("it")


_ADVERB_UNITS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
}
_ADVERB_UNITS |= {"quarterly": "quarter", "hourly": "hour", "nightly": "day"}


def read_often(match: re.Match[str], _scene: Scene) -> Reading | None:
    unit = _ADVERB_UNITS[match["word"]]
    return _whole(match, "SET", "P3M" if unit == "quarter" else duration("1", unit))


def read_reference(value: str) -> Reader:
    def read(match: re.Match[str], _scene: Scene) -> Reading | None:
        return _whole(match, "DATE", value)

    return read
