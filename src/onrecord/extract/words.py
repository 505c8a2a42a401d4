"""Words: the words and characters of whole pages at once, counted by line.

A page has hundreds of lines, and asking each for its commas costs more than asking the page.
So the lines are joined, looked at once, and the counts are parted by line again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.extract.pages import Ints, Pages, pages_of

Flags: TypeAlias = "npt.NDArray[np.bool_]"
Codes: TypeAlias = "npt.NDArray[np.uint32]"

UPPER, LOWER, DIGIT, BLANK, ENDS, CLOSES, OPENS, QUOTES, COMMA, ODD, WIDE, LETTER = (
    1 << place for place in range(12)
)
SLASH, ROUND, COLON, QUESTION, DOTS, RIGHTS, WORD, JOINS, PARTS = (1 << place for place in range(12, 21))
N_KINDS = 21
TEMPLATE, MARKS, FULL_WIDTH = (1 << place for place in range(N_KINDS, N_KINDS + 3))
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
    TEMPLATE: "{}<>[&",
    MARKS: "{}%",
    FULL_WIDTH: "＝（",
}
_WIDE_RANGES = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0x0E00, 0x0E7F))
_PLANE = 0x10000
# Chinese signs, Korean syllables, surrogates, private signs: as the first of each are the others.
_ALIKE = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xAC00, 0xD7A4), (0xD800, 0xE000), (0xE000, 0xF900))
_BLANK_CODE = 32
_BETWEEN = "  "  # behind the last line of a page, so that no sign sees another page's


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all lines, one after the other.

    Args:
        tokens: Lower case, "’" as "'".
        starts: int64 (lines + 1,): where the tokens of each line begin.
        counts: int64 (lines,): how many tokens each line has.
        distinct: Each word once, in order of appearance, with its place.
        ids: int64 (tokens,): the place of each token among the distinct words.
        apart: int64 (tokens,): the same, moved on by the number of distinct words from page to page.
        lengths: int64 (tokens,): letters of each.
        pages: Of the lines.
    """

    tokens: list[str]
    starts: Ints
    counts: Ints
    distinct: Mapping[str, int]
    ids: Ints
    apart: Ints
    lengths: Ints
    pages: Pages

    def of(self, line: int) -> list[str]:
        """Give the words of one line."""
        return self.tokens[self.starts[line] : self.starts[line + 1]]

    def sums(self, values: Ints | Flags) -> Ints:
        """Add up one value a token by line: int64 (lines,)."""
        before = np.zeros(len(values) + 1, np.int64)
        values.cumsum(out=before[1:])
        found: Ints = before.take(self.starts[1:]) - before.take(self.starts[:-1])
        return found

    def rows_of(self, places: Ints) -> Ints:
        """Give the line of each of some tokens, named by their places in order."""
        found: Ints = self.starts.searchsorted(places, side="right") - 1
        return found

    def bits(self, table: Mapping[str, int]) -> Ints:
        """Look every distinct word up: int64 (distinct words,), 0 for one that the table lacks."""
        found = np.zeros(len(self.distinct), np.int64)
        known = list(table.keys() & self.distinct.keys())  # most words are in no table
        found[[self.distinct[word] for word in known]] = [table[word] for word in known]
        return found

    def in_set(self, wanted: frozenset[str], rows: slice) -> Ints:
        """Count the tokens of some lines that are in a set: int64 (those lines,)."""
        is_wanted = np.zeros(len(self.distinct), np.bool_)
        is_wanted[[place for word in wanted if (place := self.distinct.get(word)) is not None]] = True
        starts = self.starts[rows.start : rows.stop + 1]
        first = starts[0]
        before = np.zeros(starts[-1] - first + 1, np.int64)
        is_wanted.take(self.ids[first : starts[-1]]).cumsum(out=before[1:])
        found: Ints = np.diff(before.take(starts - first))
        return found


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters of all lines, a blank after each line, and more after a page's last.

    Args:
        text: The lines, each with blanks behind it.
        codes: int64 (characters,): code points.
        kinds: uint32 (characters + 3,): what each is, as bits; blanks stand behind all.
        starts, ends: int64 (lines,): in `kinds`, the first character and the one after the last.
        held: uint32 (lines,): the kinds that each line holds, and BLANK.
        digits, blanks: int64 (lines,): how many each line holds.
        pages: Of the lines.
    """

    text: str
    codes: Ints
    kinds: Codes
    starts: Ints
    ends: Ints
    held: Codes
    digits: Ints
    blanks: Ints
    pages: Pages

    def places(self, kinds: int) -> Ints:
        """Give where characters of some kinds stand."""
        found: Ints = ((self.kinds[:-3] & kinds) > 0).nonzero()[0]  # of flags, a quarter of its time
        return found

    def counts(self, kind: int) -> Ints:
        """Count the characters of one of the kinds up to LETTER but BLANK by line: int64 (lines,)."""
        sums: Codes = np.add.reduceat(self.kinds[:-3] & kind, self.starts)
        return sums.astype(np.int64) // kind

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


def signs_of(texts: Sequence[str], pages: Pages | None = None) -> Signs:
    """Look at the characters of all lines at once; without `pages` they are of one page."""
    pages = pages_of((len(texts),)) if pages is None else pages
    text = _BETWEEN.join([" ".join((*texts[rows], "")) for rows in pages])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    kinds = np.full(len(codes) + 3, BLANK, np.uint32)
    _kinds().take(codes, mode="clip", out=kinds[:-3])
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = lengths.cumsum()
    ends += np.arange(len(texts))
    ends += len(_BETWEEN) * pages.number
    starts = ends - lengths
    held = np.bitwise_or.reduceat(kinds[:-3], starts)
    both = np.add.reduceat(_tally().take(codes, mode="clip"), starts, dtype=np.uint32).astype(np.int64)
    blanks = (both >> 16) - 1
    blanks[pages.ends[:-1] - 1] -= len(_BETWEEN)
    return Signs(text, codes, kinds, starts, ends, held, both & 0xFFFF, blanks, pages)


def words_of(signs: Signs) -> Words:
    """Part all lines into words at once.

    Args:
        signs: Of the lines.

    Returns:
        The same words as `phrases.tokens_of` gives, line by line.
    """
    kinds = signs.kinds
    letters = _lower().take(signs.codes, mode="clip")
    joins = signs.places(JOINS)
    inside = (
        kinds.take(joins - 1) & kinds.take(joins + 1) & WORD
    )  # the sign before the first is the last, a blank
    letters[joins[inside == 0]] = _BLANK_CODE
    is_word = letters != _BLANK_CODE
    opens = is_word.copy()
    np.greater(is_word[1:], is_word[:-1], out=opens[1:])
    lowered = letters.tobytes().decode("utf-16-le")
    if "©" in lowered:  # each a word by itself
        lowered = lowered.replace("©", " © ")
        rights = signs.places(RIGHTS)
        opens[rights] = True
        opens[rights + 1] = is_word[rights + 1]
    tokens = lowered.split()
    firsts = opens.nonzero()[0]
    starts = np.zeros(len(signs.ends) + 1, np.int64)
    starts[1:] = firsts.searchsorted(signs.ends)
    known: defaultdict[str, int] = defaultdict(count().__next__)
    ids = np.fromiter(map(known.__getitem__, tokens), np.int64, len(tokens))
    known.default_factory = None
    closes = is_word
    closes[:-1] &= opens[1:] | ~is_word[1:]
    lengths = closes.nonzero()[0] - firsts + 1
    pages = signs.pages
    tokens_of_pages = starts.take(pages.ends) - starts.take(pages.starts)
    apart = ids + (np.arange(len(tokens_of_pages)) * len(known)).repeat(tokens_of_pages)
    return Words(tokens, starts, starts[1:] - starts[:-1], known, ids, apart, lengths, pages)


@lru_cache(maxsize=1)
def _kinds() -> Codes:
    """Give the kinds of each character of the first plane; all others are none."""
    found = np.zeros(_PLANE + 1, np.uint32)
    ways: tuple[tuple[int, Callable[[str], bool]], ...] = (
        (UPPER, str.isupper),
        (LOWER, str.islower),
        (DIGIT, str.isdigit),
        (LETTER, str.isalpha),
        (WORD, str.isalnum),
    )
    alike = [code for start, stop in _ALIKE for code in range(start + 1, stop)]
    codes = np.delete(np.arange(_PLANE), alike)
    signs = list(map(chr, codes.tolist()))
    for kind, holds in ways:
        found[codes] |= np.fromiter(map(holds, signs), np.bool_, len(signs)).astype(np.uint32) * np.uint32(
            kind
        )
    for start, stop in _ALIKE:
        found[start:stop] = found[start]
    for kind, shown in _BY_SIGHT.items():
        for sign in shown:
            found[ord(sign)] |= kind
    for start, stop in _WIDE_RANGES:
        found[start : stop + 1] |= WIDE
    return found


@lru_cache(maxsize=1)
def _tally() -> Codes:
    """Give what each sign adds to a sum of digits and blanks, 16 bits each."""
    kinds = _kinds()
    return (((kinds & DIGIT) // DIGIT) | ((kinds & BLANK) // BLANK << 16)).astype(np.uint32)


@lru_cache(maxsize=1)
def _lower() -> npt.NDArray[np.uint16]:
    """Give the small letter of each sign that words are made of; a blank for all others."""
    kinds = _kinds()[:_PLANE]
    # All at once. Of "İ" alone the small letter is two signs, so it stays; "\0" is in no word.
    signs = "".join(map(chr, range(_PLANE))).replace("İ", "\0").lower().replace("\0", "İ")
    small = np.frombuffer(signs.encode("utf-16-le", "surrogatepass"), np.uint16)
    found = np.full(_PLANE + 1, _BLANK_CODE, np.uint16)
    np.copyto(found[:_PLANE], small, where=(kinds & (WORD | JOINS | RIGHTS)) > 0)
    found[ord("’")] = ord("'")
    return found
