"""Periods: weeks, months, quarters, halves, seasons, years, decades and centuries.

Readers of the rules in module `timerules`.
"""

from __future__ import annotations

import re

from onrecord.attribute.almanac import duration
from onrecord.attribute.timewords import Reading, Scene, whole

_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_CENTURIES = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
)
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
# Words of a game beside "the third quarter", of a person or the weather beside "the 80s".
_GAME = re.compile(r"\b(?:goal|scored|points|touchdown|game|match|half-?time|yards?|quarterback)\b")
_NO_DECADE = re.compile(r"\b(?:temperatures?|degrees|highs|lows|aged?|his|her|their|in (?:the )?mid-)\b")
_NEAR = 70
_YEAR_ENDS = 10


def read_relative(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last week", "earlier this year", "the end of the year"."""
    word, unit = match["word"].lower(), match["unit"].lower()
    if (
        match["the"]
        and " of " not in match.group()
        and word in ("past", "last", "next", "coming")
        and unit not in ("quarter", "weekend")
    ):
        return whole(match, "DURATION", duration("1", unit))
    shift = _SHIFTS.get(word, 0)
    if unit == "year" and word == "the" and _is_last_years_end(match, scene):
        shift = -1
    return whole(match, "DATE", scene.today.relative(unit, shift))


def _is_last_years_end(match: re.Match[str], scene: Scene) -> bool:
    """Say whether "sold at the end of the year" must mean the year before."""
    is_end = " end of " in match.group().lower() or " close of " in match.group().lower()
    own = scene.today.day
    return is_end and own is not None and own.month < _YEAR_ENDS and scene.tense(match) == "past"


def read_weekend(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the weekend"."""
    return whole(match, "DATE", scene.today.weekend(scene.tense(match)))


def read_year_end(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "year-end", "the end of 2018"."""
    return whole(match, "DATE", match["year"] or scene.today.year(0))


def read_season(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last summer", "the spring of 2014", "in the fall"."""
    code, groups = _SEASONS[match["season"].lower()], match.groupdict()
    start = match.start("it") if groups.get("it") else match.start()
    if groups.get("year"):
        return "DATE", f"{match['year']}-{code}", start, match.end()
    word = (groups.get("word") or "").lower()
    if word in ("every", "each"):
        return whole(match, "SET", f"XXXX-{code}")
    return "DATE", scene.today.season(code, word, scene.tense(match)), start, match.end()


def read_quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the third quarter", "Q3 2014", "the first quarter of this year"."""
    number = _ORDINALS[match["nth"].lower()] if match["nth"] else int(match["q"])
    if match["fiscal"] or match["between"] or match["of"]:
        year = match["of"][-4:] if match["of"] else match["year"] or "XXXX"
        return whole(match, "DATE", f"FY{year}-Q{number}")
    if match["year"] or match["word"]:
        year = match["year"] or scene.today.year(_SHIFTS.get(match["word"].lower(), 0))
        return whole(match, "DATE", f"{year}-Q{number}")
    if match["nth"] and _GAME.search(scene.text, max(0, match.start() - _NEAR), match.end() + _NEAR):
        return None
    return whole(match, "DATE", scene.today.quarter(number, scene.tense(match)))


def read_half(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the first half of 2016", "the second half of the year"."""
    year = match["year"] or scene.today.year(_SHIFTS.get((match["word"] or "").lower(), 0))
    return whole(match, "DATE", f"{year}-H{_ORDINALS[match['nth'].lower()]}")


def read_fiscal(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "fiscal 2018", "the 2018 fiscal year"."""
    return whole(match, "DATE", f"FY{match['year'] or match['before']}")


def read_year(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "2015", "early 2015"."""
    return "DATE", match["year"], match.start("it"), match.end("it")


def read_decade(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the 1990s", "the '80s", "the nineties"."""
    if match["decade"]:
        return whole(match, "DATE", match["decade"][:3])
    if match["word"]:
        return whole(match, "DATE", f"19{_TENS.index(match['word'].lower()) + 2}")
    if match["bare"] and _NO_DECADE.search(scene.text, max(0, match.start() - _NEAR), match.start()):
        return None
    return whole(match, "DATE", f"19{(match['short'] or match['bare'])[0]}")


def read_century(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "the 17th century", "the nineteenth century"."""
    number = int(match["nth"]) if match["nth"] else _CENTURIES.index(match["word"].lower()) + 1
    return whole(match, "DATE", f"{number - 1:02}") if 1 < number < 30 else None
