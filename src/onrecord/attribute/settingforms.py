"""Setting forms: the patterns by which a channel, an occasion, a place or an audience is found.

Reads data/settings.toml once: its lists of words, its parts of patterns and its patterns.
A pattern names a part or a list in {braces}; its own phrase is the group "it".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.attribute.wording import word_set

_NAMED = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingForms:
    """Compiled patterns, each with the group "it".

    Args:
        occasion: Patterns searched for anywhere in a stretch, in their order; so are the other tuples.
        told_occasion: At a stretch's start, after "told" ("told a news conference").
        channel: What carried the words.
        outlet: Says of a phrase that it names an outlet.
        medium: Says of a phrase that it is what one speaks by ("phone").
        place: In the order of their trust.
        told: Who was told, at a stretch's start.
        told_outlet: Whose reporter or programme was told, at a stretch's start.
        spoken_to: Who was spoken or written to.
        tellers: Verbs with a listener as object.
    """

    occasion: tuple[re.Pattern[str], ...]
    told_occasion: re.Pattern[str]
    channel: tuple[re.Pattern[str], ...]
    outlet: re.Pattern[str]
    medium: re.Pattern[str]
    place: tuple[re.Pattern[str], ...]
    told: re.Pattern[str]
    told_outlet: re.Pattern[str]
    spoken_to: tuple[re.Pattern[str], ...]
    tellers: frozenset[str]


@cache
def load_forms() -> SettingForms:
    """Build the patterns from the data file; one reading a process."""
    data = tomllib.loads(
        files("onrecord.attribute").joinpath("data/settings.toml").read_text(encoding="utf-8")
    )
    known = {name: _alternatives(value) for name, value in data["words"].items()} | data["parts"]
    forms = data["patterns"]

    def compiled(name: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_filled(pattern, known)) for pattern in forms[name])

    return SettingForms(
        occasion=compiled("occasion"),
        told_occasion=compiled("told_occasion")[0],
        channel=compiled("channel"),
        outlet=compiled("outlet")[0],
        medium=compiled("medium")[0],
        place=compiled("place"),
        told=compiled("told")[0],
        told_outlet=compiled("told_outlet")[0],
        spoken_to=compiled("spoken_to"),
        tellers=word_set(data["tellers"]),
    )


def _alternatives(value: str) -> str:
    """Join the alternatives of a data line, the longest first."""
    names = [name.strip() for name in value.replace("\n", "").split("|")]
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _filled(pattern: str, known: Mapping[str, str]) -> str:
    """Put the parts that a pattern names in their places."""
    while match := _NAMED.search(pattern):
        pattern = pattern[: match.start()] + known[match[1]] + pattern[match.end() :]
    return pattern
