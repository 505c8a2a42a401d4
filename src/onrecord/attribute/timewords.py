"""Time words: what a matched day, weekday, month or holiday means.

Each reader takes the match of one rule (module `timerules`) and where it stands; it gives
the TIMEX3 type, the value and the place of the words, or None for what is no time. Its
neighbours are `clocks`, `periods` and `timespans`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.attribute.almanac import MONTHS, WEEKDAYS, Tense, Today, day_of, judge_tense
from onrecord.attribute.holidays import holiday

PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_NAME_BEFORE = re.compile(r"(?:Black|Good|Super|Ash|Cyber|Holy|Bloody|Easter|Palm) $")
_MONTH_LEAD = re.compile(
    r"\b(?:in|of|since|until|till|by|last|next|this|early|late|mid|from|to|and|during|for|through|between"
    r"|before|after|every|each|"
    r"around|or|mid-|as of|the) ?$",
    re.IGNORECASE,
)
_WEAK_LEAD = re.compile(r"\b(?:and|or|to|from|for|the|between) $", re.IGNORECASE)
_OPENS_NAME = re.compile(r"(?:\b[Tt]he |[.!?\n] ?|\A)\Z")
_AFTER_CAPITAL = re.compile(r"\b[A-Z][\w’'&-]* $")
_CAPITAL = re.compile(r" [A-Z][a-z]")
Reading = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a match stands: the text and the day of publication."""

    text: str
    today: Today

    def tense(self, match: re.Match[str]) -> Tense:
        """Judge whether a time lies ahead."""
        return judge_tense(self.text, match.start(), match.end())

    def before(self, at: int, reach: int = 12) -> str:
        """Give the words right before a place."""
        return self.text[max(0, at - reach) : at]


Reader = Callable[["re.Match[str]", Scene], Reading | None]


def whole(match: re.Match[str], kind: str, value: str | None) -> Reading | None:
    """Give a reading of the whole match, or None where there is no value."""
    return None if value is None else (kind, value, match.start(), match.end())


def month_number(name: str) -> int:
    """Give the number of a month by its first three letters."""
    return next(
        place for place, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3])
    )


def read_dated(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "May 5, 2017", "5 May", "the night of May 5"."""
    value = date_value(match, scene)
    part = match.groupdict().get("part")
    if value and part:
        return whole(match, "TIME", f"{value}T{PARTS[part.lower()]}")
    return whole(match, "DATE", value)


def date_value(match: re.Match[str], scene: Scene) -> str | None:
    """Give the day that a month and a number name, its year the nearest where none is printed."""
    month, day = month_number(match["month"]), int(match["day"])
    if match["month"] == "May" and scene.text[match.end() :].startswith(("%", " percent")):
        return None
    if match.groupdict().get("year"):
        return day_of(int(match["year"]), month, day)
    word = match.groupdict().get("word")
    if word and scene.today.day is not None:
        return day_of(scene.today.day.year + {"last": -1, "next": 1}.get(word.lower(), 0), month, day)
    return scene.today.month_day(month, day, scene.tense(match))


def read_slashed(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "14/02/2012" and "2/14/12"; the month stands first where both may be one."""
    year, first, second = int(match["yy"]), int(match["first"]), int(match["second"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    month, day = (second, first) if first > 12 else (first, second)
    return whole(match, "DATE", day_of(year, month, day))


def read_dotted(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "14.02.2012"."""
    return whole(match, "DATE", day_of(int(match["yy"]), int(match["second"]), int(match["first"])))


def read_month_year(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "March 2015"."""
    return whole(match, "DATE", f"{match['year']}-{month_number(match['month']):02}")


def read_month(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "June", "last June", "every June"; None for a name ("May spoke")."""
    name, word = match["month"], (match["word"] or "").lower().strip(" -")
    before = scene.before(match.start())
    is_name = bool(_CAPITAL.match(scene.text, match.end()))
    led = bool(word) or bool(_MONTH_LEAD.search(before) and not (is_name and _WEAK_LEAD.search(before)))
    if not led and (
        name in ("May", "March", "April", "August", "June") or name.endswith(".") or len(name) < 4 or is_name
    ):
        return None
    number = month_number(name)
    if word in ("every", "each"):
        return whole(match, "SET", f"XXXX-{number:02}")
    return whole(match, "DATE", scene.today.month(number, scene.tense(match), word))


def read_weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "Thursday", "last Thursday", "Thursday night", "Thursdays"."""
    before = scene.before(match.start(), 8)
    is_name = bool(_CAPITAL.match(scene.text, match.end())) and bool(_OPENS_NAME.search(before))
    if _NAME_BEFORE.search(before) or is_name:
        return None
    name, word = match["weekday"].lower(), (match["word"] or "").lower().strip(" -")
    number = WEEKDAYS.index(name.removesuffix("s") if name.endswith("days") else name)
    if word in ("every", "each") or name.endswith("days"):
        return whole(match, "SET", f"XXXX-WXX-{number + 1}")
    value = scene.today.weekday(number, scene.tense(match), word)
    if match["part"]:
        return whole(match, "TIME", f"{value}T{PARTS[match['part'].lower()]}")
    return whole(match, "DATE", value)


def read_near_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "yesterday", "tomorrow morning", "tonight"."""
    word = match["word"].lower()
    if match["word"][0].isupper() and _AFTER_CAPITAL.search(scene.before(match.start())):
        return None  # "USA TODAY"
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    value = scene.today.shifted(shift.get(word, 0))
    if word == "tonight":
        return whole(match, "TIME", value + "TNI")
    if match["part"]:
        return whole(match, "TIME", f"{value}T{PARTS[match['part'].lower()]}")
    return whole(match, "DATE", value)


def read_this_part(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "this morning", "last night"; None for the title "This Morning"."""
    if match["part"][0].isupper():
        return None
    shift = -1 if match["word"].lower() == "last" else 0
    return whole(match, "TIME", f"{scene.today.shifted(shift)}T{PARTS[match['part'].lower()]}")


def read_holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "Christmas Eve", "Easter Monday 2016"."""
    name, word = match["holiday"].lower().replace("’", "'"), (match["word"] or "").lower().strip()
    if match["year"]:
        day = holiday(name, int(match["year"]))
        return whole(match, "DATE", day.isoformat() if day else None)
    if scene.today.day is None:
        first, second = (holiday(name, year) for year in (2000, 2001))
        is_fixed = first is not None and second == first.replace(year=2001)
        return whole(match, "DATE", f"XXXX-{first:%m-%d}" if first and is_fixed else "XXXX")
    own = scene.today.day
    days = [
        day
        for shift in (-1, 0, 1)
        if 0 < own.year + shift < 10_000 and (day := holiday(name, own.year + shift))
    ]
    if word in ("last", "next"):
        days = [day for day in days if day != own and (day < own) == (word == "last")]
    if not days:
        return None
    bias = {"past": 0.5, "future": -0.5}.get(scene.tense(match), 0.0)
    return whole(match, "DATE", min(days, key=lambda day: abs((day - own).days + bias)).isoformat())
