"""Voices: whether two statements may be of one speaker, by what their pages call them.

A name decides where both have one. A pronoun may be anybody of its number; a poll, a company and
a person are not each other. Names of several voices are one where they share a member.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.relate.lexicon import CONTRASTS, FUNCTION_WORDS, ORGANISATIONS, PERSONS, TITLES
from onrecord.relate.roots import root_of
from onrecord.relate.wording import fold

Likeness = Literal["same", "possible", "unknown", "weak", "other"]
Shape = Literal["nobody", "one", "many", "name", "person", "group"]

_MARKS = frozenset(",()—–")
_TOKEN = re.compile(r"[^\W\d_]+(?:[.’'\-][^\W\d_]+)*\.?|\d+|[,()—–]")
_ONE = frozenset({"he", "she", "his", "her", "him", "i", "me", "my"})
_MANY = frozenset({"they", "their", "them", "we", "us", "our"})
_NOBODY = frozenset({"who", "which", "it", "its", "that", "whose", "you", "your", "what"})
_STOPS = frozenset(
    {"of", "from", "in", "at", "by", "with", "on", "to", "for", "who", "which", "that", "taken", "released"}
    | {"reported", "conducted", "during", "after", "before"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who said something, as far as one page tells.

    Args:
        name: Of a person or an organisation; None if unknown.
        mention: The words of the source as they stand.
        person: The archive's id of the person, or None.
    """

    name: str | None = None
    mention: str = ""
    person: str | None = None


@dataclass(frozen=True, slots=True)
class _Called:
    shape: Shape
    head: str
    words: frozenset[str]
    names: frozenset[str]
    joints: frozenset[str] = frozenset()


def compare_voices(one: Voice, other: Voice) -> Likeness:
    """Say whether two voices may be one.

    Returns:
        "same" by id or name, "possible" where nothing speaks against it, "unknown" where one
        page does not say, "weak" where they are called by different nouns, "other" where they
        are two.
    """
    if one.person and one.person == other.person:
        return "same"
    mine, theirs = _called(one.name or one.mention), _called(other.name or other.mention)
    if "nobody" in (mine.shape, theirs.shape):
        return "unknown"
    if mine.shape in ("one", "many") or theirs.shape in ("one", "many"):
        return _of_pronoun(_number(mine), _number(theirs))
    if mine.shape == theirs.shape == "name":
        return _of_names(mine, theirs, are_two=bool(one.person and other.person))
    if "name" in (mine.shape, theirs.shape):
        name, noun = (mine, theirs) if mine.shape == "name" else (theirs, mine)
        return _of_name_and_noun(name, noun)
    return _of_nouns(mine, theirs)


def _number(called: _Called) -> Shape:
    return "many" if "and" in called.joints else called.shape


def _of_pronoun(one: Shape, other: Shape) -> Likeness:
    if "group" in (one, other) and "one" in (one, other):
        return "other"
    if {one, other} in ({"one", "many"}, {"person", "many"}):
        return "other"
    return "possible"


def _of_names(one: _Called, other: _Called, *, are_two: bool) -> Likeness:
    """Compare two names; `are_two` says that the archive holds them to be two persons."""
    if one.head in ORGANISATIONS or other.head in ORGANISATIONS:
        return _of_organisations(one, other)
    if "and" in one.joints or "and" in other.joints:
        return "possible" if one.names & other.names else "other"
    if not (one.head in other.names and other.head in one.names):
        return "same" if one.names <= other.names or other.names <= one.names else "other"
    given, other_given = one.names - {one.head}, other.names - {other.head}
    if not given or not other_given:
        return "possible" if are_two and given != other_given else "same"
    if given & other_given:
        return "same"
    initials = {name[0] for name in given} & {name[0] for name in other_given}
    return "same" if initials and not are_two else "other"


def _of_organisations(one: _Called, other: _Called) -> Likeness:
    if one.words == other.words:
        return "same"
    return "possible" if one.words < other.words or other.words < one.words else "other"


def _of_name_and_noun(name: _Called, noun: _Called) -> Likeness:
    if noun.shape == "person":
        return (
            "weak" if noun.names and not noun.names & name.names and name.head in noun.words else "possible"
        )
    return "possible" if noun.head in name.names else "weak"


def _of_nouns(one: _Called, other: _Called) -> Likeness:
    if any(frozenset((a, b)) in CONTRASTS for a in one.words for b in other.words):
        return "other"
    if one.names and other.names and not one.names & other.names:
        return "other"
    if root_of(one.head) == root_of(other.head):
        return "same"
    if one.head in other.words or other.head in one.words:
        return "possible"
    return "weak" if one.shape == other.shape == "group" and one.words & other.words else "other"


@lru_cache(maxsize=16384)
def _called(mention: str) -> _Called:
    parts = [part for part in re.split(r"[,()—–]", mention) if part.strip()]
    if not parts:
        return _Called("nobody", "", frozenset(), frozenset())
    tokens = _core(parts[0])
    words = [_plain(token) for token in tokens]
    if not words or all(word in _NOBODY for word in words):
        return _Called("nobody", "", frozenset(), frozenset())
    if len(words) == 1 and words[0] in _ONE:
        return _Called("one", "", frozenset(), frozenset())
    if len(words) == 1 and words[0] in _MANY:
        return _Called("many", "", frozenset(), frozenset())
    named = _names(tokens)
    if not tokens[-1][:1].isupper() or words[-1] in TITLES:
        for part in parts[1:]:
            apposed = _core(part)
            if apposed and apposed[-1][:1].isupper() and _names(apposed):
                names = _names(apposed)
                return _Called("name", _plain(apposed[-1]), frozenset(words), names)
        if _is_person(words):
            return _Called("person", words[-1], frozenset(words) - FUNCTION_WORDS, named)
        return _Called(
            "group", words[-1], frozenset(words) - FUNCTION_WORDS, _names(_TOKEN.findall(parts[0]))
        )
    joints = frozenset({"and"} & set(words)) if len(named) > 1 else frozenset()
    return _Called("name", words[-1], frozenset(words) - FUNCTION_WORDS, named, joints)


def _core(part: str) -> list[str]:
    """Give the words of a noun phrase up to its first preposition."""
    tokens = [token for token in _TOKEN.findall(part) if token not in _MARKS]
    for place, token in enumerate(tokens):
        if place and token.lower() in _STOPS:
            return tokens[:place]
    return tokens


def _plain(token: str) -> str:
    return fold(token.replace("’", "'")).removesuffix(".").removesuffix("'s").removesuffix("'")


def _names(tokens: list[str]) -> frozenset[str]:
    found = {_plain(token) for token in tokens if token[:1].isupper()}
    return frozenset(found - TITLES - FUNCTION_WORDS - _ONE - _MANY)


def _is_person(words: list[str]) -> bool:
    head = words[-1]
    return head in PERSONS or (head in TITLES and not head.endswith("s"))
