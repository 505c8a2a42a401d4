"""Genders: what the page tells of a person's gender, by titles and by the pronouns behind a name.

A given name alone is weak evidence: "Mr. Ellwain" may be Lindsey Ellwain or her husband. It holds
where a pronoun or a title of the page agrees with it, or nothing speaks against it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter

from onrecord.resolve.fields import FieldWords
from onrecord.resolve.lexicon import Gender, given_gender, lexicon
from onrecord.resolve.names import Name
from onrecord.resolve.voices import Voice, fold_words

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_REACH = 40  # words behind a name in which a pronoun tells its gender

_MANY = 4  # pronouns that it takes against a given name


def gender_told_after(words: FieldWords, at: int) -> Gender | None:
    """Read the first pronoun after a name, if no other person's name stands between.

    Args:
        words: The field.
        at: Index of the name's first token.
    """
    sentence = words.tokens[at].sentence
    until = at + _REACH
    after = bisect_right(words.names, at, key=attrgetter("first"))
    for name in words.names[after : after + _REACH]:
        if name.kind == "person" or (name.kind == "unknown" and len(name.words) > 1):
            until = min(until, name.first)
            break
    for token in words.tokens[at + 1 : until]:
        if token.sentence > sentence + 1 or token.is_quoted != words.tokens[at].is_quoted:
            return None
        if token.text.lower() in _HE:
            return "m"
        if token.text.lower() in _SHE:
            return "f"
    return None


def titled_genders(names: Iterable[Name]) -> dict[str, set[Gender]]:
    """Give for each surname the genders that titles before it tell ("Mr. Roe", "Mrs. Roe")."""
    told: dict[str, set[Gender]] = {}
    for name in names:
        gender = lexicon().titles.get(name.title or "")
        words = fold_words(name.text)
        if gender and words:
            told.setdefault(words[-1], set()).add(gender)
    return told


def settle_genders(
    voices: Iterable[Voice], fields: Mapping[str, FieldWords], titled: Mapping[str, set[Gender]]
) -> None:
    """Set the gender of those whom the page names in full.

    Args:
        voices: Filed by their full names alone.
        fields: The page's fields.
        titled: What titles tell of surnames.
    """
    for voice in voices:
        given = given_gender(voice.words[0])
        if voice.gender or voice.is_person is False or len(voice.words) < 2 or given in ("e", None):
            continue
        other: Gender = "f" if given == "m" else "m"
        votes = _votes(voice, fields)
        told = titled.get(voice.words[-1], set())
        is_against = votes[other] >= _MANY + 3 * votes[given] and told != {given}
        is_against = is_against or (told == {other} and votes[given] <= votes[other])
        voice.gender = other if is_against else "f" if given == "f" else "m"


def _votes(voice: Voice, fields: Mapping[str, FieldWords]) -> Counter[str | None]:
    return Counter(
        gender_told_after(fields[place], at) for place, held in voice.distinct.items() for at in held
    )
