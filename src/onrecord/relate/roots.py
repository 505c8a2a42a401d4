"""Roots: one form for the words of one stem, and for words that news uses for one thing.

A light stemmer of English: "banning", "banned" and "bans" become "ban", "negotiations" meets
"negotiate". Not made to be read, only to be equal.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.relate.lexicon import ALIKE_WORDS, IRREGULAR

_ENDINGS = (
    "ically",
    "fully",
    "ily",
    "ally",
    "ly",
    "ings",
    "ing",
    "edly",
    "ed",
    "ments",
    "ment",
    "ness",
    "ures",
    "ure",
)
_TAILS = ("ions", "ion", "als", "al", "ic", "ive", "ists", "ist", "ism")
_LEAST = 3


@lru_cache(maxsize=65536)
def root_of(word: str) -> str:
    """Give the root of a folded word; a number is its own."""
    root = _root(word)
    return _ALIKE_ROOTS.get(root, root)


def _root(word: str) -> str:
    if not word[0].isalpha():
        return word
    singular = _singular(word)
    verb = IRREGULAR.get(word) or IRREGULAR.get(singular)
    if verb is not None:
        word, singular = verb, _singular(verb)
    return word if len(word) <= _LEAST else _strip(singular)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _strip(word: str) -> str:
    for endings in (_ENDINGS, _TAILS):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
                word = word[: -len(ending)]
                break
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    while len(word) > _LEAST and word[-1] in "eyi":
        word = word[:-1]
    return word


_ALIKE_ROOTS = {_root(word): _root(first) for word, first in ALIKE_WORDS.items()}
