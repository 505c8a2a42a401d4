"""Words: the words and characters of a whole page at once, counted by line.

A page has hundreds of lines, and asking each for its commas costs more than asking the page.
So the lines are joined, looked at once, and the counts are parted by line again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = "npt.NDArray[np.int64]"
Flags: TypeAlias = "npt.NDArray[np.bool_]"

UPPER, LOWER, DIGIT, BLANK, ENDS, CLOSES, OPENS, QUOTES, COMMA, ODD, WIDE, LETTER = (
    1 << place for place in range(12)
)
SLASH, ROUND, COLON, QUESTION, DOTS, RIGHTS, WORD, JOINS, PARTS = (1 << place for place in range(12, 21))
_BY_SIGHT = {
    BLANK: " \n",
    ENDS: ".!?…。！？।",
    CLOSES: "\"'”’»“)]",
    OPENS: "\"'“‘«„(”‹「–—",
    QUOTES: '"“«„”',
    COMMA: ",",
    ODD: "|»›•·→▸►▶✓✔★@#",
    SLASH: "/",
    ROUND: "()[]",
    COLON: ":：",
    QUESTION: "?？",
    DOTS: "…",
    RIGHTS: "©",
    JOINS: "'’-",
    PARTS: ":./-",
}
_WIDE_RANGES = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0x0E00, 0x0E7F))
_PLANE = 0x10000
_FOURS = ((UPPER, LOWER, DIGIT, BLANK), (COMMA, QUOTES, ODD, WIDE), (SLASH, RIGHTS, COLON, QUESTION))
_SURROGATES = (0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all lines, one after the other.

    Args:
        tokens: Lower case, "’" as "'".
        starts: int64 (lines + 1,): where the tokens of each line begin.
    """

    tokens: list[str]
    starts: Ints

    def of(self, line: int) -> list[str]:
        """Give the words of one line."""
        return self.tokens[self.starts[line] : self.starts[line + 1]]

    def sums(self, values: npt.NDArray[np.generic]) -> Ints:
        """Add up one value a token by line: int64 (lines,)."""
        return _parted(values, self.starts)

    def bits(self, table: Mapping[str, int]) -> Ints:
        """Look every token up: int64 (tokens,), 0 for one that the table lacks."""
        return np.fromiter(map(table.get, self.tokens, repeat(0)), np.int64, len(self.tokens))

    def in_set(self, wanted: frozenset[str]) -> Ints:
        """Count the tokens of each line that are in a set: int64 (lines,)."""
        if not wanted:
            return np.zeros(len(self.starts) - 1, np.int64)
        return self.sums(np.fromiter(map(wanted.__contains__, self.tokens), np.bool_, len(self.tokens)))


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters of all lines, a blank after each line.

    Args:
        text: The lines, joined by blanks.
        kinds: uint32 (characters + 2,): what each is, as bits; a 0 stands before and after all.
        starts, ends: int64 (lines,): in `kinds`, the first character and the one after the last.
        counts: int64 (lines,) by kind, of the kinds in COUNTED.
    """

    text: str
    kinds: npt.NDArray[np.uint32]
    starts: Ints
    ends: Ints
    counts: Mapping[int, Ints]

    def sums(self, flags: Flags) -> Ints:
        """Add up one flag a character by line: int64 (lines,)."""
        places = np.flatnonzero(flags)
        return np.searchsorted(places, self.ends) - np.searchsorted(places, self.starts)

    def first(self, kind: int) -> Flags:
        """Say of each line whether its first character is of a kind."""
        found: Flags = (self.kinds[self.starts] & kind) > 0
        return found

    def last(self, kind: int, back: int = 1) -> Flags:
        """Say of each line whether its last character, or one before it, is of a kind."""
        found: Flags = (self.kinds[np.maximum(self.ends - back, self.starts)] & kind) > 0
        return found

    def holding(self, parts: Sequence[str]) -> Flags:
        """Say of each line whether it holds one of some texts."""
        found = np.zeros(len(self.starts), np.bool_)
        for part in parts:
            at = self.text.find(part)
            while at >= 0:
                row = int(np.searchsorted(self.starts, at + 1, side="right")) - 1
                found[row] = True
                at = self.text.find(part, int(self.ends[row]))
        return found


def signs_of(texts: Sequence[str]) -> Signs:
    """Look at the characters of all lines at once."""
    text = " ".join(texts)
    codes = np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), _PLANE)
    kinds = np.zeros(len(codes) + 2, np.uint32)
    kinds[1:-1] = _kinds()[codes]
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths + 1)
    starts = ends - lengths
    return Signs(text, kinds, starts, ends, _counts(codes, starts, ends))


def _counts(codes: npt.NDArray[np.uint32], starts: Ints, ends: Ints) -> dict[int, Ints]:
    """Count four kinds at once, each in 16 bits of one sum; a line that overflows them counts wrong."""
    found: dict[int, Ints] = {}
    before = np.zeros(len(codes) + 1, np.uint64)
    for four, table in zip(_FOURS, _packed(), strict=True):
        np.cumsum(table[codes], out=before[1:])
        sums = before[ends - 1] - before[starts - 1]
        for place, kind in enumerate(four):
            found[kind] = ((sums >> np.uint64(16 * place)) & np.uint64(0xFFFF)).astype(np.int64)
    return found


def words_of(signs: Signs) -> Words:
    """Part all lines into words at once.

    Args:
        signs: Of the lines.

    Returns:
        The same words as `phrases.tokens_of` gives, line by line.
    """
    lower = signs.text.lower()
    if len(lower) != len(signs.text):  # a capital became two letters
        lower = "".join(sign if len(sign.lower()) > 1 else sign.lower() for sign in signs.text)
    is_word = (signs.kinds & WORD) > 0
    joins = (signs.kinds[1:-1] & JOINS) > 0
    is_word[1:-1] |= joins & is_word[:-2] & is_word[2:]
    edges = np.flatnonzero(is_word[1:] != is_word[:-1])
    rights = np.flatnonzero((signs.kinds & RIGHTS) > 0) - 1  # each a word by itself
    begins = np.sort(np.concatenate([edges[::2], rights]))
    ends = np.sort(np.concatenate([edges[1::2], rights + 1]))
    tokens = [lower[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]
    if "’" in lower:
        tokens = [token.replace("’", "'") for token in tokens]
    starts = np.append(np.searchsorted(begins, signs.starts - 1), len(tokens))
    return Words(tokens, starts)


def _parted(values: npt.NDArray[np.generic], starts: Ints) -> Ints:
    before = np.concatenate([[0], np.cumsum(values)])
    found: Ints = before[starts[1:]] - before[starts[:-1]]
    return found


@lru_cache(maxsize=1)
def _kinds() -> npt.NDArray[np.uint32]:
    """Give the kinds of each character of the first plane; all others are none."""
    low, high = _SURROGATES
    signs = [chr(code) if not low <= code < high else "\0" for code in range(_PLANE)]
    found = np.zeros(_PLANE + 1, np.uint32)
    ways: tuple[tuple[int, Callable[[str], bool]], ...] = (
        (UPPER, str.isupper),
        (LOWER, str.islower),
        (DIGIT, str.isdigit),
        (LETTER, str.isalpha),
        (WORD, str.isalnum),
    )
    for kind, holds in ways:
        found[:-1] |= np.fromiter(map(holds, signs), np.bool_, _PLANE).astype(np.uint32) * np.uint32(kind)
    for kind, shown in _BY_SIGHT.items():
        for sign in shown:
            found[ord(sign)] |= kind
    for start, stop in _WIDE_RANGES:
        found[start : stop + 1] |= WIDE
    return found


@lru_cache(maxsize=1)
def _packed() -> tuple[npt.NDArray[np.uint64], ...]:
    kinds = _kinds()
    return tuple(
        sum(
            (
                ((kinds & kind) > 0).astype(np.uint64) << np.uint64(16 * place)
                for place, kind in enumerate(four)
            ),
            np.zeros(len(kinds), np.uint64),
        )
        for four in _FOURS
    )
