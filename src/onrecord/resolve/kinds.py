"""Kinds: what speaks against a name being a person's.

"Prime Minister" is an office and nobody's name; what the page names behind "in", "at" and "the" most of
the time is a place or a thing; "Rook Towers" belongs to Rook. A pronoun behind an unknown name says little
unless the name opens its sentence or the page does it twice.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.resolve.lexicon import given_gender, lexicon
from onrecord.resolve.names import Name
from onrecord.resolve.roles import is_role
from onrecord.resolve.voices import Voice, fold_words
from onrecord.resolve.words import Token

_AT = frozenset({"in", "at", "near", "inside", "outside", "into"})
_NO_PART = frozenset({"for", "of", "the", "and", "on"})  # of a person's name


def is_office_alone(name: Name) -> bool:
    """Say whether a name of several words is nothing but an office: "Prime Minister"."""
    words, known = fold_words(name.text), lexicon()
    if len(words) < 2 or name.title is not None or not is_role(words[-1], known):
        return False
    return all(word in known.modifiers or word in known.offices or is_role(word, known) for word in words)


def stands_at(tokens: tuple[Token, ...], name: Name) -> bool:
    """Say whether a name stands right behind "in" or "at", or behind "the": "the Rook Hill bridge"."""
    if name.begins == 0 or not tokens[name.begins].is_joined:
        return False
    before = tokens[name.begins - 1].lower
    return before in _AT or (before == "the" and given_gender(fold_words(name.text)[0]) is None)


def rule_out_places(voices: Iterable[Voice], stays: dict[int, int]) -> None:
    """Take those for no persons whom the page mostly names as a place.

    Args:
        voices: With their namings counted.
        stays: How often each stands as a place does (`stands_at`), by `id`.
    """
    for voice in voices:
        is_open = not voice.is_titled and not voice.roles and 1 < len(voice.words) < 4
        if is_open and 2 * stays.get(id(voice), 0) >= voice.count:
            voice.is_person, voice.gender = False, None


def may_be_person(voice: Voice, namesakes: Iterable[Voice], *, votes: int) -> bool:
    """Say whether pronouns make a person of an unknown name.

    Args:
        voice: The unknown one.
        namesakes: Voices that share its first word.
        votes: How many of its namings a pronoun follows.
    """
    if voice.is_person is not None or len(voice.words) not in (2, 3) or _NO_PART.intersection(voice.words):
        return False
    if voice.words[-1] in lexicon().org_words | lexicon().sites | lexicon().places:
        return False
    if any(own.is_person and len(own.words) > 1 and own.words[-1] == voice.words[0] for own in namesakes):
        return False
    return votes > 1 or given_gender(voice.words[0]) is not None
