"""Lexicon: the verbs, nouns and phrases that report, and the act that each performs.

Reads data/acts.toml once; gives the base form of a word and the act of a base form.
Inflection is regular English spelling plus the file's irregular forms. A word that is
verb and noun at once ("claims") counts as the verb: its act is the same.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast, get_args

from onrecord.domain.statement import Act

_VOWELS = frozenset("aeiou")
_LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What the data file says.

    Args:
        verbs: Act of a verb's base form.
        nouns: Act of a noun's singular.
        adjectives: Act of an adjective.
        phrases: Act of a phrase, by its words in base form.
        verb_forms: Base form of every inflected verb.
        noun_forms: Singular of every noun.
        phrase_starts: Every opening part of a phrase.
    """

    verbs: Mapping[str, Act]
    nouns: Mapping[str, Act]
    adjectives: Mapping[str, Act]
    phrases: Mapping[tuple[str, ...], Act]
    verb_forms: Mapping[str, str]
    noun_forms: Mapping[str, str]
    phrase_starts: frozenset[tuple[str, ...]]

    def base_of(self, word: str) -> str:
        """Give a lower-case word's base form, or the word itself."""
        return self.verb_forms.get(word) or self.noun_forms.get(word) or word

    @property
    def longest_phrase(self) -> int:
        """Say how many words the longest phrase has at most."""
        return _LONGEST_PHRASE


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon that ships with the package; one reading a process."""
    data = tomllib.loads(files("onrecord.attribute").joinpath("data/acts.toml").read_text(encoding="utf-8"))
    verbs: dict[str, Act] = {}
    nouns: dict[str, Act] = {}
    adjectives: dict[str, Act] = {}
    phrases: dict[tuple[str, ...], Act] = {}
    for act in cast("tuple[Act, ...]", get_args(Act)):
        own = data[act]
        verbs |= {verb: act for verb in own.get("verbs", "").split() if verb not in verbs}
        nouns |= {noun: act for noun in own.get("nouns", "").split() if noun not in nouns}
        adjectives |= dict.fromkeys(own.get("adjectives", "").split(), act)
        phrases |= {tuple(phrase.split()): act for phrase in own.get("phrases", ())}
    irregular: dict[str, str] = data["irregular"]
    openers = [phrase[0] for phrase in phrases if phrase[0] not in nouns]
    verb_forms = {form: verb for verb in (*openers, *verbs) for form in inflect(verb)} | irregular
    noun_forms = {form: noun for noun in nouns for form in (noun, _with_s(noun))}
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        phrases=phrases,
        verb_forms=verb_forms | {verb: verb for verb in verbs},
        noun_forms=noun_forms,
        phrase_starts=frozenset(phrase[:size] for phrase in phrases for size in range(1, len(phrase))),
    )


def inflect(verb: str) -> Iterator[str]:
    """Give every regular form of a verb, the base form first.

    Where spelling leaves it open whether a last consonant is doubled, both forms are given.
    """
    yield verb
    yield _with_s(verb)
    for stem in _stems(verb):
        yield stem + "ed"
        yield stem + "ing"
    if verb.endswith("e"):
        yield verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        yield verb[:-1] + "ied"
    if verb.endswith("ie"):
        yield verb[:-2] + "ying"


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in ("go", "do", "echo", "veto"):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _stems(verb: str) -> Iterator[str]:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        yield verb[:-1]
        return
    yield verb
    last, middle = verb[-1:], verb[-2:-1]
    if middle in _VOWELS and last not in _VOWELS and last not in "wxy" and verb[-3:-2] not in _VOWELS:
        yield verb + last
