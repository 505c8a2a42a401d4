"""Phrases: where the noun phrase of a source ends, and which word is its head."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.fields import FieldWords
from onrecord.resolve.lexicon import Lexicon
from onrecord.resolve.names import Name
from onrecord.resolve.roles import is_role
from onrecord.resolve.words import Token, is_plural

_RELATIVE = frozenset("who whom whose which that where when as".split())  # noqa: SIM905
_ENDING = frozenset("told said says himself herself itself themselves".split())  # noqa: SIM905
PREPOSITIONS = frozenset(
    "of for at in from on with by to under about within among between against over near and or "  # noqa: SIM905
    "inside outside including like after before following during since across".split()
)


def is_office(lower: str, words: Lexicon) -> bool:
    """Say whether a word is a role and no adjective of a party."""
    return is_role(lower, words) and lower not in words.demonyms


def end_of_phrase(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the noun phrase ends: before a comma, a bracket, a dash or a relative pronoun."""
    for at in range(first + 1, last):
        mark = tokens[at].gap.replace("’s", "").replace("'s", "").strip(" \u00a0.&’'-/\"”“‘%$£€")
        if mark or tokens[at].text.lower() in _RELATIVE or tokens[at].text.lower() in _ENDING:
            return at
    return last


def head_at(tokens: Sequence[Token], names: list[Name], first: int, cut: int, words: Lexicon) -> int:
    """Give the index of the head: the last token before a preposition that is part of no name."""
    for at in range(first + 1, cut):
        in_name = any(name.first < at < name.last for name in names)
        in_role = any(name.begins <= at < name.first for name in names)
        if tokens[at].text == "and" and _share_a_noun(tokens, names, at, cut, words):
            continue
        if tokens[at].text in PREPOSITIONS and not in_name and not in_role:
            return at - 1
        if at > first + 1 and not in_name and not in_role and _is_participle_after_noun(tokens, at, words):
            return at - 1
    return cut - 1


def _share_a_noun(tokens: Sequence[Token], names: list[Name], at: int, cut: int, words: Lexicon) -> bool:
    """Whether names joined by "and" only qualify a noun: "White House and Pentagon spokesmen"."""
    last = tokens[cut - 1]
    is_noun = is_role(last.lower, words) or is_plural(last.lower, words) or last.lower in words.documents
    in_name = any(name.first <= cut - 1 < name.last for name in names)
    return is_noun and not in_name and at + 1 < cut and tokens[at + 1].is_name


def _is_participle_after_noun(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Whether "published" follows its noun: "an article published on Friday"."""
    noun = tokens[at - 1].lower
    is_noun = (
        noun in words.documents or is_role(noun, words) or is_plural(noun, words) or noun in words.org_heads
    )
    return is_noun and (
        tokens[at].text.endswith(("ed", "ing"))
        or tokens[at].text in ("familiar", "close", "conducted", "seen")
    )


def phrase_of(field: FieldWords, first: int, cut: int) -> str:
    """Give the words of a phrase without a leading "the"."""
    start = field.tokens[first].start
    if field.tokens[first].text.lower() == "the" and cut - first > 1:
        start = field.tokens[first + 1].start
    end = field.tokens[cut - 1].end
    return " ".join(field.text[start:end].split())


def is_role_head(tokens: Sequence[Token], first: int, head: int, words: Lexicon) -> bool:
    """Say whether the phrase's head, or its first word, is a role."""
    return (
        is_role(tokens[head].lower, words)
        or tokens[head].lower in words.offices
        or (is_role(tokens[first].lower, words))
    )
