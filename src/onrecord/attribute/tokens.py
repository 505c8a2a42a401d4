"""Tokens of a text as the encoder reads them: pieces, words and shapes.

Takes a text and the tokenizer's pieces; gives, for each piece, its place, its word
and a feature number. The tokenizer lowercases, so the feature tells the encoder what
that lost: the word's shape, what stands before it, and whether quotation marks enclose it.

Feature number: quoted (0, 1) * 15 + gap (glued, space, line break) * 5 + shape
(lower, Capital, UPPER, mixed, no letter).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.attribute.quotes import find_quotations, quoted_flags
from onrecord.attribute.wordpieces import Cutter

FEATURES = 30
_GLUED, _SPACE, _BREAK = 0, 1, 2
_BREAKS = re.compile(r"\n")
_LOWER, _CAPITAL, _UPPER, _MIXED, _NO_LETTER = range(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The pieces of one text, in order.

    Args:
        pieces: int64 (pieces,); word-piece numbers, without the special ones.
        features: int64 (pieces,); see the module's head.
        firsts: int64 (words,); index of each word's first piece.
        starts: int64 (words,); code point where each word begins.
        ends: int64 (words,); code point after each word.
        text: The text itself.
    """

    text: str
    pieces: NDArray[np.int64]
    features: NDArray[np.int64]
    firsts: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def word(self, number: int) -> str:
        """Give a word as it stands in the text."""
        return self.text[self.starts[number] : self.ends[number]]


def load_tokenizer(path: str) -> Tokenizer:
    """Load a tokenizer file without truncation and padding."""
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def tokenize(text: str, tokenizer: Tokenizer) -> Tokens:
    """Cut a text into pieces and words with their features.

    Args:
        text: The whole text; offsets count its code points.
        tokenizer: As given by `load_tokenizer`.

    Returns:
        The text's Tokens; empty arrays for a text without words.
    """
    found = _cutter(tokenizer).cut(text)
    if not found.ids:
        empty = np.zeros(0, dtype=np.int64)
        return Tokens(text=text, pieces=empty, features=empty, firsts=empty, starts=empty, ends=empty)
    pieces, firsts, starts, ends = (
        np.asarray(own, dtype=np.int64) for own in (found.ids, found.firsts, found.starts, found.ends)
    )
    features = _word_features(text, starts, ends)
    return Tokens(
        text=text,
        pieces=pieces,
        features=np.repeat(features, np.diff(firsts, append=len(pieces))),
        firsts=firsts,
        starts=starts,
        ends=ends,
    )


_cutter = lru_cache(maxsize=4)(Cutter)


def _word_features(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    quoted = np.frombuffer(quoted_flags(text, find_quotations(text)), dtype=np.uint8)[starts]
    breaks = np.asarray([match.start() for match in _BREAKS.finditer(text)], dtype=np.int64)
    before = ends[:-1]  # where the word before each one ends
    gaps = np.where(starts[1:] > before, _SPACE, _GLUED)
    gaps[breaks.searchsorted(starts[1:]) > breaks.searchsorted(before)] = _BREAK
    shapes = [_shape(text[start:end]) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    features: NDArray[np.int64] = quoted * 15 + np.concatenate(([_BREAK], gaps)) * 5 + np.asarray(shapes)
    return features


@lru_cache(maxsize=16384)
def _shape(word: str) -> int:
    if word.islower():
        return _LOWER
    if not word.isalpha() and not any(letter.isalpha() for letter in word):
        return _NO_LETTER
    if word.istitle() or (len(word) == 1 and word.isupper()):
        return _CAPITAL
    return _UPPER if word.isupper() else _MIXED


def starts_paragraph(tokens: Tokens) -> NDArray[np.bool_]:
    """Say for each word whether a line or a paragraph begins with it."""
    gaps = tokens.features[tokens.firsts] // 5 % 3
    flags: NDArray[np.bool_] = gaps == _BREAK
    return flags


def stand_in_marks(tokens: Tokens) -> NDArray[np.bool_]:
    """Say for each word whether quotation marks enclose it."""
    flags: NDArray[np.bool_] = tokens.features[tokens.firsts] >= FEATURES // 2
    return flags


def paragraph_numbers(tokens: Tokens) -> NDArray[np.int64]:
    """Give for each word the number of its paragraph, from 0."""
    numbers: NDArray[np.int64] = np.cumsum(starts_paragraph(tokens)) - 1
    return numbers
