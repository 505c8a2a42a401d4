"""Lexicon: words that matter for whether two statements say the same.

Function words carry little; hedges soften a figure or a claim; negations turn it; contrasts
are pairs of words of which one makes the other untrue. The lists are in data/lexicon.toml.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

_LISTS: dict[str, str] = tomllib.loads(
    files("onrecord.relate").joinpath("data", "lexicon.toml").read_text(encoding="utf-8")
)


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


def _groups(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split("/")) for group in _LISTS[name].replace(",", " ").split())


FUNCTION_WORDS = _words("function_words")
NEGATIONS = _words("negations")
HEDGES_OF_FIGURES = _words("hedges_of_figures")
HEDGES_OF_CLAIMS = _words("hedges_of_claims")
CONTRASTS = frozenset(frozenset(pair) for pair in _groups("contrasts"))
IRREGULAR = {form: verb for verb, *forms in _groups("irregular") for form in forms}
ALIKE_WORDS = {word: group[0] for group in _groups("alike") for word in group}
TITLES = _words("titles")
PERSONS = _words("persons")
ORGANISATIONS = _words("organisations")
GENERIC_NOUNS = _words("generic_nouns")
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august"}
    | {"september", "october", "november", "december"}
)
"""One of them, "may", is a month only with a capital."""

HEDGE_PHRASES = (
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("at", "least"),
    ("at", "most"),
    ("up", "to"),
    ("close", "to"),
    ("as", "many", "as"),
    ("as", "much", "as"),
    ("or", "so"),
    ("or", "more"),
)

SPELLED_OUT = {
    ("united", "states"): "us.",
    ("united", "kingdom"): "uk.",
    ("united", "nations"): "un.",
    ("european", "union"): "eu.",
    ("u", "s"): "us.",
    ("u", "k"): "uk.",
    ("u", "n"): "un.",
    ("e", "u"): "eu.",
    ("no", "one"): "nobody",
    ("not", "anybody"): "nobody",
    ("not", "anyone"): "nobody",
    ("per", "cent"): "percent",
    ("step", "down"): "resign",
    ("stepped", "down"): "resign",
    ("stepping", "down"): "resign",
    ("steps", "down"): "resign",
    ("stand", "down"): "resign",
    ("stands", "down"): "resign",
    ("stood", "down"): "resign",
    ("standing", "down"): "resign",
}
SHORT_FORMS = {"us": "US", "uk": "UK", "un": "UN", "eu": "EU"}

CONTRACTED = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "i'm": ("i", "am"),
    "let's": ("let", "us"),
    "it's": ("it", "is"),
    "he's": ("he", "is"),
    "she's": ("she", "is"),
    "that's": ("that", "is"),
    "there's": ("there", "is"),
    "what's": ("what", "is"),
    "who's": ("who", "is"),
    "here's": ("here", "is"),
    "gonna": ("going", "to"),
    "o'clock": ("oclock",),
}
ENDINGS = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'d": "would"}

ALIKE = {
    "shall": "will",
    "firemen": "firefighters",
    "towards": "toward",
    "amongst": "among",
    "whilst": "while",
    "everyone": "everybody",
    "someone": "somebody",
    "anyone": "anybody",
    "each": "every",
    "till": "until",
    "okay": "ok",
    "tv": "television",
    "mom": "mother",
    "dad": "father",
    "vs": "versus",
}
