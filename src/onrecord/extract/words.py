"""Words: the words and characters of a whole page at once, counted by line.

A page has hundreds of lines, and asking each for its commas costs more than asking the page.
So the lines are joined, looked at once, and the counts are parted by line again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, repeat
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = "npt.NDArray[np.int64]"
Flags: TypeAlias = "npt.NDArray[np.bool_]"
Codes: TypeAlias = "npt.NDArray[np.uint32]"

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
_BLANK_CODE = 32


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all lines, one after the other.

    Args:
        tokens: Lower case, "’" as "'".
        starts: int64 (lines + 1,): where the tokens of each line begin.
        distinct: Each word once, in order of appearance.
        ids: int64 (tokens,): the place of each token among the distinct words.
    """

    tokens: list[str]
    starts: Ints
    distinct: list[str]
    ids: Ints

    def of(self, line: int) -> list[str]:
        """Give the words of one line."""
        return self.tokens[self.starts[line] : self.starts[line + 1]]

    def sums(self, values: Ints | Flags) -> Ints:
        """Add up one value a token by line: int64 (lines,)."""
        before = np.zeros(len(values) + 1, np.int64)
        values.cumsum(out=before[1:])
        found: Ints = before.take(self.starts[1:]) - before.take(self.starts[:-1])
        return found

    def bits(self, table: Mapping[str, int]) -> Ints:
        """Look every distinct word up: int64 (distinct words,), 0 for one that the table lacks."""
        return np.fromiter(map(table.get, self.distinct, repeat(0)), np.int64, len(self.distinct))

    def in_set(self, wanted: frozenset[str]) -> Ints:
        """Count the tokens of each line that are in a set: int64 (lines,)."""
        if not wanted:
            return np.zeros(len(self.starts) - 1, np.int64)
        is_wanted = np.fromiter(map(wanted.__contains__, self.distinct), np.bool_, len(self.distinct))
        return self.sums(is_wanted.take(self.ids))


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters of all lines, a blank after each line.

    Args:
        text: The lines, each with a blank behind it.
        codes: uint32 (characters,): code points.
        kinds: uint32 (characters + 1,): what each is, as bits; a blank stands behind all.
        starts, ends: int64 (lines,): in `kinds`, the first character and the one after the last.
        counts: int64 (lines,) by kind, of the kinds that are counted.
    """

    text: str
    codes: Codes
    kinds: Codes
    starts: Ints
    ends: Ints
    counts: Mapping[int, Ints]

    def places(self, kind: int) -> Ints:
        """Give where characters of a kind stand."""
        found: Ints = ((self.kinds[:-1] & kind) > 0).nonzero()[0]
        return found

    def counted(self, places: Ints) -> Ints:
        """Count places by line: int64 (lines,)."""
        return places.searchsorted(self.ends) - places.searchsorted(self.starts)

    def holding(self, parts: Sequence[str]) -> Flags:
        """Say of each line whether it holds one of some texts."""
        found = np.zeros(len(self.starts), np.bool_)
        for part in parts:
            at = self.text.find(part)
            while at >= 0:
                row = int(np.searchsorted(self.starts, at, side="right")) - 1
                found[row] = True
                at = self.text.find(part, int(self.ends[row]))
        return found


def signs_of(texts: Sequence[str]) -> Signs:
    """Look at the characters of all lines at once."""
    text = " ".join((*texts, ""))
    codes = _codes(text)
    kinds = np.full(len(codes) + 1, BLANK, np.uint32)
    _kinds().take(codes, mode="clip", out=kinds[:-1])
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    stops = (lengths + 1).cumsum()
    starts = stops - lengths - 1
    return Signs(text, codes, kinds, starts, stops - 1, _counts(codes, starts))


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _counts(codes: Codes, starts: Ints) -> dict[int, Ints]:
    """Count four kinds at once, each in 16 bits of one sum; a line that overflows them counts wrong."""
    found: dict[int, Ints] = {}
    for four, table in zip(_FOURS, _packed(), strict=True):
        sums = np.add.reduceat(table.take(codes, mode="clip"), starts)
        parts = sums.view(np.uint16).reshape(-1, 4).T.astype(np.int64)
        found.update(zip(four, parts, strict=True))
    found[BLANK] -= 1  # that behind each line
    return found


def words_of(signs: Signs) -> Words:
    """Part all lines into words at once.

    Args:
        signs: Of the lines.

    Returns:
        The same words as `phrases.tokens_of` gives, line by line.
    """
    codes, kinds, starts = signs.codes, signs.kinds, signs.starts
    if "©" in signs.text:  # each a word by itself
        codes = _codes(signs.text.replace("©", " © "))
        kinds = np.append(_kinds().take(codes, mode="clip"), np.uint32(0))
        starts = starts + 2 * signs.places(RIGHTS).searchsorted(starts)
    letters = _lower().take(codes, mode="clip")
    joins = ((kinds & JOINS) > 0).nonzero()[0]
    inside = kinds[joins - 1] & kinds[joins + 1] & WORD  # a blank ends all, also as the sign before the first
    letters[joins[inside == 0]] = _BLANK_CODE
    is_word = letters != _BLANK_CODE
    opens = is_word.copy()
    opens[1:] &= ~is_word[:-1]
    tokens = letters.tobytes().decode("utf-32-le", "surrogatepass").split()
    known: dict[str, int] = {}
    first = np.fromiter(map(known.setdefault, tokens, count()), np.int64, len(tokens))
    ranks = np.zeros(len(tokens), np.int64)
    ranks[np.fromiter(known.values(), np.int64, len(known))] = np.arange(len(known))
    sizes = np.add.reduceat(opens, starts, dtype=np.int64)
    return Words(tokens, np.concatenate(([0], sizes.cumsum())), list(known), ranks.take(first))


@lru_cache(maxsize=1)
def _kinds() -> Codes:
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
def _lower() -> Codes:
    """Give the small letter of each sign that words are made of; a blank for all others."""
    kinds = _kinds()
    found = np.full(_PLANE + 1, _BLANK_CODE, np.uint32)
    for code in ((kinds & (WORD | JOINS | RIGHTS)) > 0).nonzero()[0].tolist():
        small = chr(code).lower()
        found[code] = ord(small) if len(small) == 1 else code
    found[ord("’")] = ord("'")
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
