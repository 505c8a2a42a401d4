"""Spelling: how two single words of names are alike, and why.

A word is the same, another spelling of the same sound (transliteration, doubled letters),
a nickname, an initial, near (what a typing error makes), or other. Rules and word lists only;
they say nothing of any person.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Alikeness = Literal["same", "spelling", "nickname", "initial", "near", "other"]

_VOWELS = frozenset("aeiouy")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tsch|tch|cz|tsj", "ch"),
        (r"sch|sz(?=[a-z])", "sh"),
        (r"dzh|dj", "j"),
        (r"ph", "f"),
        (r"kh|(?<=[aeiou])ch(?=[aeiou])", "h"),
        (r"ck|q|c(?![eihys])", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ff$", "v"),
        (r"gh", "g"),
        (r"th", "t"),
        (r"^y(?=e)|(?<=[aeiou])h(?![aeiouy])", ""),
        (r"ou|oo", "u"),
        (r"(?<=\w)(?:iya|ija|iia|ia|ya|ja)$", "ia"),
        (r"(?<=\w)(?:iy|ij|yy|yi|ii|ie|ee|ey|ei|ej|y|i)", "i"),
        (r"(?<=[aeiou])j", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_NEAR_LETTERS = tuple(
    map(frozenset, ("bp", "dt", "gk", "vfw", "szc", "mn", "ij", "iy", "kc", "0o", "1i", "1l", "9g"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """Word lists of names, folded.

    Args:
        nicknames: What each short or long form may stand for, both ways.
        honorifics: What may stand before a name.
        particles: Small words inside surnames.
        patronymics: Endings of fathers' names.
        spellings: One form for words that are written in two ways.
    """

    nicknames: dict[str, frozenset[str]]
    honorifics: frozenset[str]
    particles: frozenset[str]
    patronymics: tuple[str, ...]
    spellings: dict[str, str]


@cache
def name_words() -> NameWords:
    """Read the word lists; the file is read at the first call."""
    raw = tomllib.loads((files("onrecord.resolve") / "data" / "name_words.toml").read_text(encoding="utf-8"))
    nicknames: dict[str, set[str]] = {}
    for pair in raw["nicknames"].split():
        short, full = pair.split("=")
        nicknames.setdefault(short, set()).add(full)
        nicknames.setdefault(full, set()).add(short)
    return NameWords(
        nicknames={word: frozenset(others) for word, others in nicknames.items()},
        honorifics=frozenset(raw["honorifics"].split()),
        particles=frozenset(raw["particles"].split()),
        patronymics=tuple(raw["patronymics"].split()),
        spellings=dict(pair.split("=") for pair in raw["spellings"].split()),
    )


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """Give how a folded Latin word sounds, roughly: what transliterations of one name share."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def alike(one: str, other: str) -> Alikeness:
    """Say how two folded words are alike."""
    if one == other:
        return "same"
    if sound_of(one) == sound_of(other):
        return "spelling"
    if other in name_words().nicknames.get(one, ()):
        return "nickname"
    if (len(one) == 1 or len(other) == 1) and one[0] == other[0]:
        return "initial"
    return "near" if is_near(one, other) else "other"


def is_near(one: str, other: str) -> bool:
    """Say whether a slip of the hand or ear makes one word of the other: at most a third of it differs."""
    longest = max(len(one), len(other))
    return longest > 2 and distance(one, other) <= max(0.34 * longest, 1.0)


@lru_cache(maxsize=20_000)
def distance(one: str, other: str) -> float:
    """Give a weighted edit distance: letters that sound alike cost less than others.

    A letter turned with its neighbour costs 0.7, a doubled one 0.3, a vowel for a vowel 0.6.
    """
    before: list[float] = []
    row = [0.0]
    for char in other:
        row.append(row[-1] + _single(char))
    for i, char in enumerate(one):
        older, before = before, row
        row = [before[0] + _single(char)]
        for j, target in enumerate(other):
            cost = min(
                before[j] + _swap(char, target),
                before[j + 1] + (0.3 if i and one[i - 1] == char else _single(char)),
                row[j] + (0.3 if j and other[j - 1] == target else _single(target)),
            )
            if i and j and char == other[j - 1] and target == one[i - 1]:
                cost = min(cost, older[j - 1] + 0.7)
            row.append(cost)
    return row[-1]


def _single(char: str) -> float:
    return 0.6 if char == "h" else 0.8 if char in _VOWELS else 1.0


def _swap(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in _VOWELS and other in _VOWELS:
        return 0.6
    return 0.7 if any(one in pair and other in pair for pair in _NEAR_LETTERS) else 1.0
