"""Roots: one form for the words of one stem, and for words that news uses for one thing.

A light stemmer of English: "banning", "banned" and "bans" become "ban", "negotiations" meets
"negotiate". Not made to be read, only to be equal; the groups of like words hold roots already.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.relate.lexicon import ALIKE_ROOTS, IRREGULAR

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
    """Give the root of a folded word; a number or a short word is its own."""
    if len(word) <= _LEAST or not word[0].isalpha():
        return ALIKE_ROOTS.get(word, word)
    base = IRREGULAR.get(word) or IRREGULAR.get(_singular(word)) or _strip(_singular(word))
    return ALIKE_ROOTS.get(base, base)


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
