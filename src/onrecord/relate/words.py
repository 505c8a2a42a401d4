"""Words: a text's words as numbers, read once for its copies and for its stories.

a text --read_words--> Words --hashes--> what shingles are made of
                             --numbers--> what a profile is made of
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.stories_terms import Terms
from onrecord.relate.vocabulary import Ints, Vocabulary

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…。]")
_WORDS_OF_A_LINE = 8
_HASHES, _NUMBERS = 0, 1


class _Known:
    """What was read in the pieces of texts, and the terms that their numbers stand for."""

    def __init__(self) -> None:
        self.terms = Terms()
        self.vocabulary = Vocabulary(self._read, kinds=2)

    def _read(self, piece: str) -> tuple[list[int], list[int]]:
        folded = piece.casefold()
        words = [folded] if folded.isalnum() else _WORD.findall(folded)
        hashes = [crc32(word.encode("utf-8", "surrogatepass")) for word in words]
        return hashes, self.terms.numbers_in(piece)


_known = [_Known()]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text.

    Args:
        text: The text.
        known: What is known of words.
        places: Of its pieces there; a line's end is a piece with a mark.
    """

    text: str
    known: _Known
    places: Ints

    @property
    def terms(self) -> Terms:
        """What the numbers stand for."""
        return self.known.terms

    @property
    def numbers(self) -> Ints:
        """Its words and marks, as `Terms.numbers_in` gives them."""
        return self.known.vocabulary.numbers_of(self.places, _NUMBERS)

    @property
    def hashes(self) -> NDArray[np.uint32]:
        """The words of its running lines, hashed.

        A line without a sentence (a heading, "Share this article") is none, nor one said before.
        """
        vocabulary, places = self.known.vocabulary, self.places
        lines = [line for line in self.text.casefold().split("\n") if line]
        running = [line for line in dict.fromkeys(lines) if _is_running(line)]
        if len(running) < len(lines):
            places = vocabulary.places_of("\n".join(running).split())
        return vocabulary.numbers_of(places, _HASHES).astype(np.uint32)

    def beside(self, text: str) -> Ints:
        """Give the words and marks of another text, as numbers that stand for the same."""
        places = self.known.vocabulary.places_of(_pieces(text))
        return self.known.vocabulary.numbers_of(places, _NUMBERS)


def read_words(text: str) -> Words:
    """Read a text's words."""
    if _known[0].vocabulary.is_full:
        _known[0] = _Known()
    known = _known[0]
    return Words(text, known, known.vocabulary.places_of(_pieces(text)))


def _pieces(text: str) -> list[str]:
    return text.replace("\n", " . ").split()


def _is_running(line: str) -> bool:
    return bool(_SENTENCE_END.search(line)) or len(_WORD.findall(line)) >= _WORDS_OF_A_LINE
