"""Time spans: how long, how often, how long ago, how much later.

Readers of the rules in module `timerules`. "Two days later" has no value of its own: its
reading is of the type SHIFT, which module `timelinks` counts from the date named before.
"""

from __future__ import annotations

import re

from onrecord.attribute.almanac import duration
from onrecord.attribute.numberwords import cut_tokens
from onrecord.attribute.numerals import read_numeral
from onrecord.attribute.timewords import PARTS, Reader, Reading, Scene, whole
from onrecord.domain.span import Span

SHIFT = "SHIFT"
_RATE_BEFORE = re.compile(
    r"(?:\d|percent|times|million|billion|dollars|euros|once|twice|people|hours|days|%) $"
)
_SPAN_LEAD = re.compile(
    r"\b(?:than|about|for|within|after|over|nearly|almost|in|around|least|every|last|past|next|just|under"
    r"|during|up to|roughly|took|takes|take|lasted|a) $",
    re.IGNORECASE,
)
_ADVERB_UNITS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "quarterly": "quarter",
}
_FEW = ("several", "a few", "few", "many")


def _count(match: re.Match[str]) -> str:
    """Give the number of a duration; "X" where it is vague."""
    words = match["count"].lower()
    if words in (*_FEW, "a couple of", "a couple"):
        return "2" if words.startswith("a couple") else "X"
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
    """Read "two years ago", "a year and a half ago", "in three weeks' time"."""
    count, unit = _count(match), _unit(match)
    if count == "X" or unit in ("hour", "minute", "second"):
        return whole(match, "DATE", "PAST_REF" if count == "X" else scene.today.shifted(0))
    is_ahead = match["turn"].lower() != "ago"
    amount = float(count)
    amount += 0.5 if match["more"] else 0
    if not amount.is_integer():
        unit, amount = _finer(unit, amount)
    return whole(match, "DATE", scene.today.relative(unit, round(amount) * (1 if is_ahead else -1)))


def _finer(unit: str, amount: float) -> tuple[str, float]:
    """Give a broken number of years in months, of decades in years, of months in weeks."""
    unit, factor = {
        "year": ("month", 12),
        "decade": ("year", 10),
        "century": ("year", 100),
        "month": ("week", 4),
    }.get(unit, ("day", 7))
    return unit, amount * factor


def read_duration(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "two years", "a week" of "twice a week", "the past six months"."""
    count, unit = _count(match), _unit(match)
    if match["count"].lower() == "a" and unit == "second":
        return None
    if match["count"].lower() in ("a", "an") and not (match["plus"] or match["lead"]):
        before = scene.before(match.start())
        if _RATE_BEFORE.search(before):
            return whole(match, "SET", duration("1", unit))
        if not (match["hedge"] or _SPAN_LEAD.search(before)):
            return None
    if re.match(r"[-\s]olds?\b| of age", scene.text[match.end() : match.end() + 8]):
        return None
    return whole(match, "DURATION", duration(count, unit))


def read_bare_plural(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read the "weeks" of "for weeks"."""
    return "DURATION", duration("X", _unit(match)), match.start("it"), match.end("it")


def read_each(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "every day", "every two weeks", "every other month", "every morning"."""
    if match["part"]:
        return whole(match, "SET", f"XXXX-XX-XXT{PARTS[match['part'].lower()]}")
    count = "2" if (match["other"] or "").lower() in ("other", "second") else "1"
    if match["count"]:
        count = _count(match)
    return whole(match, "SET", duration(count, _unit(match)))


def read_long(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "decades-long", "year-long"."""
    count = "X" if match["unit"].lower().endswith("s") else "1"
    return whole(match, "DURATION", duration(count, _unit(match)))


def read_often(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "weekly", "annual"."""
    unit = _ADVERB_UNITS[match["word"]]
    return whole(match, "SET", "P3M" if unit == "quarter" else duration("1", unit))


def read_later(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "two days later", "a year earlier"."""
    count = _count(match)
    if count == "X" or not float(count).is_integer():
        return None
    sign = "-" if match["turn"].lower() == "earlier" else "+"
    return whole(match, SHIFT, f"{sign}{count} {_unit(match)}")


def read_neighbour(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "the next day", "the previous year", "the day before", "that day"."""
    word = (match["word"] or match["that"] or match["turn"]).lower()
    sign = {"same": "+0", "that": "+0", "previous": "-1", "before": "-1", "earlier": "-1"}.get(word, "+1")
    return whole(match, SHIFT, f"{sign} {(match['unit'] or match['own']).lower()}")


def read_recent(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "recent", "more recently"."""
    return "DATE", "PAST_REF", match.start("it"), match.end("it")


def read_reference(value: str) -> Reader:
    """Give a reader that answers every match with one value."""

    def read(match: re.Match[str], _scene: Scene) -> Reading | None:
        return whole(match, "DATE", value)

    return read
