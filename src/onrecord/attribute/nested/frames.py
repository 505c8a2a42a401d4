"""Frames: what reporting verbs and nouns take after them.

Reads data/frames.toml once. A verb may stand in several frames: "warn" takes "that", someone
and "that", someone and an infinitive, or "about".
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.wording import word_set


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """What the data file says; base forms throughout.

    Args:
        verbs: The verbs of each frame.
        about: The prepositions that lead what a verb talks about.
        nouns: The nouns of each frame.
        documents: Heads of what shows something without speaking.
        all_verbs, all_nouns: Those of any frame.
    """

    verbs: Mapping[str, frozenset[str]]
    about: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    documents: frozenset[str]
    all_verbs: frozenset[str]
    all_nouns: frozenset[str]


@cache
def load_frames() -> Frames:
    """Read the frames that ship with the package; one reading a process."""
    data = tomllib.loads(files("onrecord.attribute").joinpath("data/frames.toml").read_text(encoding="utf-8"))
    verbs, about, nouns, documents = (
        {name: word_set(words) for name, words in data[table].items()}
        for table in ("verbs", "about", "nouns", "documents")
    )
    return Frames(
        verbs=verbs,
        about=about,
        nouns=nouns,
        documents=documents["heads"],
        all_verbs=frozenset(about).union(*verbs.values()),
        all_nouns=frozenset[str]().union(*nouns.values()),
    )


@cache
def reporting_words() -> frozenset[str]:
    """Give every form of a verb or noun that has a frame, and "according"."""
    lexicon, frames = load_lexicon(), load_frames()
    verbs = {form for form, base in lexicon.verb_forms.items() if base in frames.all_verbs}
    nouns = {form for form, noun in lexicon.noun_forms.items() if noun in frames.all_nouns}
    return frozenset(verbs | nouns | {"according"})
