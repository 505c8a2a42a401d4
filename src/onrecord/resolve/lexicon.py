"""Lexicon: the words by which voices are told apart, read once from the data files.

`data/lexicon.toml` is kept by hand; `data/given_names.txt` and `data/places.txt` are
written by the scripts that their heads name. Nothing here knows a person or an office holder.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Word lists, all lower case.

    Args:
        titles: What may stand before a surname, with its gender or None.
        offices: The titles that are also a role ("senator"; not "mr").
        regnal: Titles that stay part of a name of one word ("pope").
        roles: Nouns for a person by office or trade, with their gender or None.
        generic: Roles that say next to nothing ("man", "candidate").
        modifiers: What may stand before a role noun.
        groups: Nouns for several people; never one voice.
        synonyms: Heads or phrases that stand for others, both ways.
        org_heads: Nouns for an organisation.
        org_words: Words that make a name one of an organisation.
        sites: Words that make a name one of a place ("street").
        both: Words that are an organisation's and a surname.
        thing_openers: Plain words that open a body's name and no person's ("global").
        acronyms: Names of organisations that are one word.
        parties: Plurals that speak as one group.
        metonyms: Places and houses that stand for an organisation.
        documents: Nouns for what carries words.
        pronouns: Class of each pronoun: male, female, plural, thing, first, first_plural, relative.
        stop: Words that are no name where they open a sentence.
        openers: Words that alone are no name where they open a sentence.
        particles, suffixes: Lower-case parts of names; "Jr" and the like.
        demonyms: Adjectives of nations, faiths and parties.
        places: Countries and regions.
    """

    titles: dict[str, Gender | None]
    offices: frozenset[str]
    regnal: frozenset[str]
    roles: dict[str, Gender | None]
    generic: frozenset[str]
    modifiers: frozenset[str]
    groups: frozenset[str]
    synonyms: dict[str, frozenset[str]]
    org_heads: frozenset[str]
    org_words: frozenset[str]
    sites: frozenset[str]
    both: frozenset[str]
    thing_openers: frozenset[str]
    acronyms: frozenset[str]
    parties: frozenset[str]
    metonyms: frozenset[str]
    documents: frozenset[str]
    pronouns: dict[str, str]
    stop: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    demonyms: frozenset[str]
    places: frozenset[str]


_NO_GIVEN = frozenset({"north", "south", "east", "west", "washington"})  # in news nearly always places
REGNAL = frozenset({"pope", "king", "queen", "prince", "princess", "emperor", "empress", "sultan", "emir"})


@cache
def lexicon() -> Lexicon:
    """Read the lexicon; the files are read at the first call."""
    raw = tomllib.loads(_file("lexicon.toml"))
    roles, titles, words = raw["roles"], raw["titles"], raw["words"]
    return Lexicon(
        titles=_gendered(titles),
        offices=_words(titles["offices"]),
        regnal=REGNAL,
        roles=_gendered(roles),
        generic=_words(roles["generic"]),
        modifiers=_words(roles["modifiers"]),
        groups=_words(roles["groups"]),
        synonyms=_synonyms(raw["synonyms"]["pairs"]),
        org_heads=_words(raw["organizations"]["heads"]),
        org_words=_words(raw["organizations"]["named"]),
        sites=_words(raw["organizations"]["sites"]),
        both=_words(raw["organizations"]["both"]),
        thing_openers=_words(raw["organizations"]["openers"]),
        acronyms=_words(raw["organizations"]["acronyms_lower"]),
        parties=_words(raw["organizations"]["groups"]),
        metonyms=_words(raw["organizations"]["metonyms"]),
        documents=_words(raw["documents"]["heads"]),
        pronouns=_pronouns(raw["pronouns"]),
        stop=_words(words["stop"]),
        openers=_words(words["openers"]),
        particles=_words(words["particles"]),
        suffixes=_words(words["suffixes"]),
        demonyms=_words(words["demonyms"]),
        places=frozenset(_file("places.txt").splitlines()),
    )


def given_gender(name: str) -> Gender | Literal["e"] | None:
    """Give the gender a given name mostly goes with: "e" for either, None for no given name."""
    return None if name.lower() in _NO_GIVEN else _given_names().get(name.lower())


@cache
def _given_names() -> dict[str, Gender | Literal["e"]]:
    sides: tuple[Gender | Literal["e"], ...] = ("f", "m", "e")
    lines = dict(line.split("\t", 1) for line in _file("given_names.txt").splitlines())
    return {name: side for side in sides for name in lines[side].split()}


def _file(name: str) -> str:
    return (files("onrecord.resolve") / "data" / name).read_text(encoding="utf-8")


def _words(text: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in text.split())


def _gendered(part: dict[str, str]) -> dict[str, Gender | None]:
    found: dict[str, Gender | None] = dict.fromkeys(_words(part["any"]))
    found.update(dict.fromkeys(_words(part["male"]), "m"))
    found.update(dict.fromkeys(_words(part["female"]), "f"))
    return found


def _synonyms(pairs: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in pairs.split():
        one, other = pair.replace("_", " ").split("=")
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _pronouns(part: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in part.items() if kind != "possessive" for word in words.split()}
