"""Copies: which texts are one text, printed again, trimmed, re-headed or set inside another.

A text is known by its shingles, every five words that follow each other in its running lines.
The share of the smaller text's shingles that the other has too says whether it is a copy; a text
that only quotes a passage of another is `reuse`. Marks are few of the shingles, chosen so that
two texts with a long run of words in common share at least one (winnowing): an index of marks
finds every text that could be a copy, without looking at the others.

Lines without a sentence (headings, "Share this article") and lines said before do not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.words import Words, read_words

Hashes = NDArray[np.uint32]
Reuse = Literal["copy", "reuse"]

WORDS_IN_SHINGLE = 5
SHINGLES_IN_WINDOW = 16  # a run of 20 words in common gives a mark in common
MOST_MARKS = 64
COPY = 0.6
"""From this share of the smaller text on, it is a copy."""
PASSAGE = 0.2
"""From this share on, it takes a passage over."""
LEAST_SHINGLES = 6

_NO_MARKS = np.empty(0, np.uint32)
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1], dtype=np.uint32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shingles:
    """A text, as it is compared with others.

    Args:
        hashes: Its shingles, hashed, in ascending order, none twice.
        marks: The few by which it is found, in ascending order.
    """

    hashes: Hashes
    marks: Hashes

    def to_bytes(self) -> bytes:
        """Write the shingles for the store; the marks follow from the index there."""
        return self.hashes.astype("<u4").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Shingles:
        """Read shingles that were stored; they have no marks."""
        hashes = np.frombuffer(data, dtype="<u4").astype(np.uint32, copy=False)
        return cls(hashes=hashes, marks=_NO_MARKS)


def shingle(text: str | Words) -> Shingles:
    """Give the shingles of a text."""
    words = (read_words(text) if isinstance(text, str) else text).hashes
    count = len(words) - WORDS_IN_SHINGLE + 1
    if count < 1:
        return Shingles(hashes=np.empty(0, np.uint32), marks=np.empty(0, np.uint32))
    joined = np.zeros(count, dtype=np.uint32)
    for place, factor in enumerate(_FACTORS):
        joined = (joined ^ words[place : place + count]) * factor
        joined ^= joined >> np.uint32(15)
    return Shingles(hashes=_ascending(joined), marks=_marks(joined))


def _marks(hashes: Hashes) -> Hashes:
    """Give the smallest hash of every window; of a long text the smallest of these."""
    size, wide, least = min(SHINGLES_IN_WINDOW, len(hashes)), 1, hashes
    while 2 * wide <= size:
        least = np.minimum(least[:-wide], least[wide:])
        wide *= 2
    if rest := size - wide:
        least = np.minimum(least[:-rest], least[rest:])
    return _ascending(least)[:MOST_MARKS]


def _ascending(hashes: Hashes) -> Hashes:
    """Give each hash once, in ascending order."""
    ordered = np.sort(hashes)
    is_first = np.ones(len(ordered), dtype=bool)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_first]


def containment(one: Shingles, other: Shingles) -> float:
    """Give the share of the smaller text's shingles that the other one has; 0 for a text too short."""
    least = min(len(one.hashes), len(other.hashes))
    if least < LEAST_SHINGLES:
        return 0.0
    small, large = sorted((one.hashes, other.hashes), key=len)
    place = np.searchsorted(large[:-1], small)
    return int(np.count_nonzero(large[place] == small)) / least


def judge_reuse(share: float) -> Reuse | None:
    """Say what a containment means."""
    if share >= COPY:
        return "copy"
    return "reuse" if share >= PASSAGE else None


def score_copy(share: float) -> float:
    """Give a containment as a score of 0 to 1 where 0.5 is the line between reuse and copy."""
    if share < COPY:
        return 0.5 * share / COPY
    return 0.5 + 0.5 * (share - COPY) / (1 - COPY)


def compare_texts(one: str, other: str) -> float:
    """Give the score of two texts being copies."""
    return score_copy(containment(shingle(one), shingle(other)))
