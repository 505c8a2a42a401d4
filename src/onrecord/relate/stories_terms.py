"""Story terms: words without their endings, as numbers, with how rare each is.

    a piece of a text --numbers_in--> its words and marks as numbers --terms_of--> hash, rarity, kind

Rare words weigh more than common ones: how common a word is comes from a table that ships with the
program (data/background.txt, made by training/stories.py), so that what is made of an article
follows from it alone and the archive's growth changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from math import log
from threading import Lock
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.vocabulary import Grown, Ints

IS_NUMBER, IS_YEAR = 1, 2
"""Bits of a term's kind."""
IS_CAPITAL, IS_STOP = 1, 2
"""Bits of a word's number: that it has a capital, and that it says nothing."""
STEM_FROM = 2
"""Above these bits stands the number of the word's stem."""
MARK = -1
"""Stands for a mark that ends a sentence, or for the end of a line."""

_PIECE = re.compile(r"[^\W_]+(?:[.,]\d+)*|[.!?:”\"\n]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RAREST = 0.5  # a word that the table lacks is taken to stand in half a text
_STOP_WORDS = (
    "the a an of to in on at for and or but is was were be been are it its he his she her they their them "
    "that this with as by from has have had not will would who which s said say"
)
_STOP = frozenset(_STOP_WORDS.split())
_TERM = np.dtype([("term", "<u4"), ("rarity", "<f8"), ("kind", "u1")])


class Terms:
    """Numbers for stems, and the terms that these stand for."""

    def __init__(self) -> None:
        self._stems: dict[str, int] = {}
        self._terms = Grown(_TERM)
        self._lock = Lock()

    def numbers_in(self, piece: str) -> list[int]:
        """Give a piece's words and marks, in order: MARK, or the number of a stem with its bits."""
        return [self._number(own) for own in ([piece] if piece.isalnum() else _PIECE.findall(piece))]

    def terms_of(self, stems: Ints) -> NDArray[Any]:
        """Give the terms of stems: `term` is its hash, `rarity` how rare it is, `kind` bits."""
        return self._terms.rows[stems]

    def _number(self, piece: str) -> int:
        if not piece[0].isalnum():
            return MARK
        folded = piece.casefold()
        bits = (IS_CAPITAL if piece[0].isupper() else 0) | (IS_STOP if folded in _STOP else 0)
        return self._stem(stem(folded)) << STEM_FROM | bits

    def _stem(self, word: str) -> int:
        with self._lock:
            number = self._stems.get(word)
            if number is None:
                number = self._terms.extend([_term(word)])
                self._stems[word] = number
            return number


def stem(word: str) -> str:
    """Give a word without its commonest endings."""
    if len(word) <= 4 or word[0].isdigit():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("es") and word[-3] in "sxz":
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _term(word: str) -> tuple[int, float, int]:
    """Give a stem's hash, how rare it is, and what kind of number it is."""
    kind = 0
    if word[0].isdigit() and len(word) > 1:
        kind = IS_NUMBER | (IS_YEAR if _YEAR.fullmatch(word) else 0)
    texts, shares = _background()
    return crc32(word.encode()), log((texts + 1) / (shares.get(word, 0.0) + _RAREST)), kind


@lru_cache(maxsize=1)
def _background() -> tuple[int, dict[str, float]]:
    """Read how many of so many texts hold a word."""
    room = files("onrecord.relate").joinpath("data", "background.txt")
    first, *lines = room.read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if line)
    return int(first.split()[-1]), {word: float(count) for word, count in pairs}


def count_background(texts: Sequence[str], *, least: int = 2) -> str:
    """Make the table of how many texts hold each stem; for training/stories.py."""
    held: Counter[str] = Counter()
    for text in texts:
        words = {piece.casefold() for piece in _PIECE.findall(text) if piece[0].isalnum()}
        held.update({stem(word) for word in words - _STOP})
    rows = sorted((word, count) for word, count in held.items() if count >= least and not word[0].isdigit())
    lines = [
        f"stems and how many texts hold each, of {len(texts)}",
        *(f"{word} {count}" for word, count in rows),
    ]
    return "\n".join(lines) + "\n"
