"""Voices: a person or organisation that the page names, and which shorter forms fit its name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.resolve.lexicon import Gender, lexicon

_PRONOUN = re.compile(r"^(?:his|her|its|their|my|our)\s+", re.IGNORECASE)
_OF = frozenset({"du", "des", "de", "del", "della"})
_SMALL = frozenset({"of", "the", "and", "for", "to", "at", "on", "in"})


@dataclass(slots=True, kw_only=True)
class Voice:
    """A person or organisation that the page names.

    Args:
        name: The fullest name.
        words: The name's words, folded.
        is_person: Whether it is a person; None where nothing says so.
        is_titled: Whether a title or role before its name says that it is a person.
        gender: Or None.
        roles: As printed, in order.
        caption_roles: Those that captions alone give.
        leading: What clauses say that it leads, as roles: "head of Tide Office".
        titles: Titles before the name, lower case.
        count: How often it is named.
        distinct: Where it is named as nobody else is: token indices by field, in order.
        aliases: Other folded forms ("aros").
        origins: Party and state, in lower-case words, as brackets behind the name tell them.
    """

    name: str
    words: tuple[str, ...]
    is_person: bool | None = None
    is_titled: bool = False
    gender: Gender | None = None
    roles: list[str] = field(default_factory=list)
    caption_roles: list[str] = field(default_factory=list)
    leading: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    count: int = 0
    distinct: dict[str, list[int]] = field(default_factory=dict)
    aliases: set[tuple[str, ...]] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)

    @property
    def role(self) -> str | None:
        """The fullest role that the page gives, without a pronoun that only the page explains."""
        roles = self.roles or self.caption_roles
        fullest = max(roles, key=lambda role: len(role.split()), default=None)
        return _PRONOUN.sub("", fullest) if fullest else None


@lru_cache(maxsize=4096)
def fold_words(text: str) -> tuple[str, ...]:
    """Give the words of a name without accents, marks and case."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = re.sub(r"(?<=\w)\.(?=\w)|'", "", plain)
    return tuple(re.findall(r"\w+", plain))


def is_same(words: tuple[str, ...], voice: Voice) -> bool:
    """Say whether two full names are one: equal, or equal but for middle names and a first name's initial."""
    if words == voice.words or words in voice.aliases:
        return True
    if len(words) < 2 or len(voice.words) < 2 or voice.is_person is False:
        return False
    mine, theirs = without_suffix(words), without_suffix(voice.words)
    is_short = len(mine) == 2 or len(theirs) == 2
    return is_short and mine[-1] == theirs[-1] and _is_one_first_name(mine[0], theirs[0])


def _is_one_first_name(mine: str, theirs: str) -> bool:
    return mine == theirs or (1 in (len(mine), len(theirs)) and mine[0] == theirs[0])


def without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give a name's words without "Jr" and the like."""
    return words[:-1] if len(words) > 2 and words[-1] in lexicon().suffixes else words


def fit(words: tuple[str, ...], voice: Voice) -> int:
    """Say how well a form fits: 4 the same, 3 the end, 2 the beginning, 1 the middle, 0 not at all."""
    theirs, size = without_suffix(voice.words), len(words)
    if words in (voice.words, theirs) or words in voice.aliases:
        return 4
    if size >= len(theirs):
        return 4 if is_same(words, voice) else 0
    if theirs[-size:] == words:
        return 0 if _is_other_thing(theirs, size, voice) else 3
    if voice.is_person is not True:
        return _fit_organization(words, theirs)
    if theirs[:size] == words:
        return 2
    return int(len(words[0]) > 2 and any(theirs[at : at + size] == words for at in range(len(theirs))))


def _is_other_thing(theirs: tuple[str, ...], size: int, voice: Voice) -> bool:
    """Whether a name's end means another: "the House" is no White House, "Velden" no Amis de Velden."""
    if voice.is_person is True:
        return False
    return theirs[-size - 1] in _OF or (theirs == ("white", "house") and size == 1)


def _fit_organization(words: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    return 3 if len(words) == 1 and len(words[0]) > 2 and words[0] == initials(theirs) else 0


def initials(words: tuple[str, ...]) -> str:
    """Give the first letters of the longer words of a name: "aros"."""
    return "".join(word[0] for word in words if word not in _SMALL)
