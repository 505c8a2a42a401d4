"""Clocks: times of day, with or without the day and the zone that stand beside them.

Readers of the rules in module `timerules`; a clock time alone is given the day of
publication, which module `timelinks` replaces by the day that its sentence names.
"""

from __future__ import annotations

import re

from onrecord.attribute.almanac import day_of
from onrecord.attribute.timewords import Reading, Scene, date_value, whole

# Zones that one abbreviation names without doubt; any other is left out of the value.
_ZONES = {
    "UTC": "Z",
    "GMT": "Z",
    "Z": "Z",
    "EST": "-05:00",
    "EDT": "-04:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "MSK": "+03:00",
}
_LAST_HOUR = 24


def read_iso(match: re.Match[str], _scene: Scene) -> Reading | None:
    """Read "2017-05-04" and "2017-05-04T14:10+03:00"."""
    value = day_of(int(match["year"]), int(match["mm"]), int(match["day"]))
    if value and match["time"]:
        return whole(match, "TIME", f"{value}T{match['time'][:5]}{match['offset'] or ''}")
    return whole(match, "DATE", value)


def read_dated_clock(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "May 05, 14:10 UTC+3"."""
    if not (match["half"] or match["colon"]):
        return None
    value, clock = date_value(match, scene), _clock_value(match)
    return whole(match, "TIME", f"{value}T{clock}") if value and clock else None


def read_clock(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "9:40 p.m.", "14:10 GMT"; None for a bare number."""
    if not (match["half"] or (match["colon"] == ":" and match["minute"])):
        return None
    end = match.end()
    if match.group().endswith(".") and (match["half"] or "").count(".") == 1:
        end -= 1
    clock = _clock_value(match)
    return ("TIME", f"{scene.today.shifted(0)}T{clock}", match.start(), end) if clock else None


def read_four_digits(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "0830 GMT"."""
    return whole(match, "TIME", f"{scene.today.shifted(0)}T{match['hour']}:{match['minute']}Z")


def read_full_hour(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "noon", "midnight", "3 o'clock"."""
    word = (match["word"] or "").lower()
    hour = {"noon": 12, "midday": 12, "midnight": _LAST_HOUR}.get(word) or int(match["hour"] or 0)
    return whole(match, "TIME", f"{scene.today.shifted(0)}T{hour:02}:00") if hour <= _LAST_HOUR else None


def _clock_value(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > _LAST_HOUR or (hour == _LAST_HOUR and minute):
        return None
    zone = _ZONES.get(match["zone"] or "", "")
    if match["shift"]:
        zone = f"{match['shift'][0]}{int(match['shift'][1:]):02}:{match['minutes'] or '00'}"
    return f"{hour:02}:{minute:02}{zone}"
