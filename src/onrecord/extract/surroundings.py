"""Surroundings: what stands about each line on its page, as numbers for the cleaner.

Its place, the long paragraphs before and behind, headings of furniture above, and whether it
speaks of what the page's running text speaks of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count

import numpy as np
import numpy.typing as npt

from onrecord.extract.pages import Ints, Pages, pages_of
from onrecord.extract.words import Flags, Words

Matrix = npt.NDArray[np.float32]

LONG_WORDS = 14
N_PAGE = 13
N_SUBJECT = 3
_TEXT_CHARS = 60
_BEFORE_TEXT, _AFTER_TEXT = 24, 12
_SENTENCE_WORDS = 8
_FAR = 55  # where the way to a mark counts no further: its logarithm is past four
_WAYS = np.minimum(1.0, np.log(np.maximum(1, np.arange(_FAR + 1))) / 4).astype(np.float32)


def near_text(length: Ints, pages: Pages | None = None) -> Ints:
    """Find the lines that stand near a longer one: nothing farther off is ever the article's.

    Args:
        length: int64 (lines,): characters of each line outside links.
        pages: Of the lines; by default they are of one.

    Returns:
        int64 (lines near,): their numbers; all of a page where no line is long.
    """
    n = len(length)
    pages = pages_of((n,)) if pages is None else pages
    before = np.zeros(n + 1, np.int64)
    (length >= _TEXT_CHARS).cumsum(out=before[1:])
    places = np.arange(n)
    start, end = pages.starts.take(pages.number), pages.ends.take(pages.number)
    ahead = before.take(np.minimum(end, places + _BEFORE_TEXT + 1))
    behind = before.take(np.maximum(start, places - _AFTER_TEXT))
    is_bare = before.take(pages.ends) == before.take(pages.starts)
    found: Ints = ((ahead > behind) | is_bare.take(pages.number)).nonzero()[0]
    return found


def text_marks(sizes: Matrix, weight: Matrix, links: Matrix) -> Flags:
    """Say of each line whether it is running text, and whether it is long.

    Args:
        sizes: float32 (lines,): words of each line.
        weight: float32 (lines,): words of each line of running text, 0 for others.
        links: float32 (lines,): share of each line that is links.

    Returns:
        bool (lines, 2).
    """
    found = np.empty((len(sizes), 2), np.bool_)
    found[:, 0] = weight > 0
    found[:, 1] = (sizes >= LONG_WORDS) & (links < 0.5)
    return found


def page_signals(
    found: Matrix, texts: Sequence[str], sizes: Matrix, weight: Matrix, marks: Flags, pages: Pages
) -> None:
    """Say where on its page each line stands, and how far from running text.

    Args:
        found: float32 (lines, N_PAGE), to be filled.
        texts, sizes: The lines and their words.
        weight: float32 (lines,): words of each line of running text, 0 for others.
        marks: bool (lines, 2): what `text_marks` says of them.
        pages: Of the lines.
    """
    counts, number = pages.sizes, pages.number
    places = np.arange(len(texts)) - pages.firsts
    sums = np.zeros(len(texts) + 1)
    weight.cumsum(dtype=np.float64, out=sums[1:])
    totals = np.maximum(1.0, sums.take(pages.ends) - sums.take(pages.starts))
    own = sums[1:] - sums.take(pages.starts).take(number)
    total = totals.take(number)
    before = (own - weight) / total
    found[:, 0] = places / counts.take(number)
    found[:, 1] = np.minimum(1.0, places / 60)
    found[:, 2] = before
    found[:, 3] = before == 0
    found[:, 4] = own / total >= 0.999
    found[:, 5:9:2] = ways_to(marks, pages)
    found[:, 6:9:2] = ways_to(marks[::-1], pages.backward)[::-1]
    times = _times(texts, pages)
    found[:, 9] = times > 1
    found[:, 12] = np.where(sizes >= _SENTENCE_WORDS, np.minimum(times - 1, 3) / 3, 0.0)
    found[:, 10] = np.minimum(1.0, np.log1p(totals) / 8).take(number)
    found[:, 11] = np.minimum(1.0, np.log1p(counts) / 7).take(number)


def _times(texts: Sequence[str], pages: Pages) -> Ints:
    """Count how often each line stands on its page."""
    known: defaultdict[str, int] = defaultdict(count().__next__)
    ids = np.fromiter(map(known.__getitem__, texts), np.int64, len(texts))
    ids += pages.number * len(known)
    return np.bincount(ids).take(ids)


def subject_signals(found: Matrix, words: Words, weight: Matrix, longs: Ints) -> None:
    """Give how many of each line's longer words stand in other lines of running text, and in how many.

    Args:
        found: float32 (lines, N_SUBJECT), to be filled.
        words: Of the lines.
        weight: float32 (lines,): words of each line of running text, 0 for others.
        longs: int64 (longer words,): which words are longer.
    """
    n, size = len(weight), len(words.distinct) * len(words.pages.starts)
    rows = words.rows_of(longs)
    ids = words.apart.take(longs)
    is_own = (weight > 0).take(rows)
    held = np.sort((rows * size + ids)[is_own])
    is_first = np.ones(len(held), np.bool_)
    np.not_equal(held[1:], held[:-1], out=is_first[1:])
    elsewhere = np.bincount(held[is_first] % max(1, size), minlength=size).take(ids)
    elsewhere -= is_own
    whole = np.maximum(1, np.bincount(rows, minlength=n))
    found[:, 0] = np.bincount(rows[elsewhere > 0], minlength=n) / whole
    found[:, 1] = np.bincount(rows[elsewhere > 2], minlength=n) / whole
    found[:, 2] = np.minimum(1.0, whole / 8)


def ways_to(marks: Flags, pages: Pages | None = None) -> Matrix:
    """Give the logarithm of the way back to the nearest mark before each line.

    Args:
        marks: bool (lines, kinds).
        pages: Of the lines; by default they are of one.

    Returns:
        float32 (lines, kinds), at most 1.
    """
    n = len(marks)
    pages = pages_of((n,)) if pages is None else pages
    steps = np.arange(n)
    last = np.where(marks.T, steps, -_FAR)  # kind by kind in memory, as each is gone through
    np.maximum.accumulate(last, axis=1, out=last)
    way = np.full(last.shape, _FAR)
    np.minimum(steps[1:] - last[:, :-1], _FAR, out=way[:, 1:])
    np.copyto(way[:, 1:], _FAR, where=last[:, :-1] < pages.firsts[1:])
    found: Matrix = _WAYS.take(way).T
    return found


class Means:
    """Sums of some signals, to give their means over the lines about each line.

    Args:
        values: One row of numbers a signal, (lines,) each.
        pages: Of the lines; by default they are of one.
    """

    def __init__(self, values: Sequence[npt.NDArray[np.generic]], pages: Pages | None = None) -> None:
        n = len(values[0])
        pages = pages_of((n,)) if pages is None else pages
        self._sums = np.zeros((len(values), n + 1))
        for sums, value in zip(self._sums, values, strict=True):
            value.cumsum(dtype=np.float64, out=sums[1:])
        self._places = np.arange(n)
        self._starts, self._ends = (each.take(pages.number) for each in (pages.starts, pages.ends))
        self._reaches: dict[int, tuple[Ints, Ints]] = {}

    def fill(self, found: Matrix, windows: Sequence[tuple[int, int]]) -> None:
        """Fill in the means.

        Args:
            found: float32 (lines, windows).
            windows: How far to each side, and of which signal.
        """
        for column, (radius, signal) in enumerate(windows):
            if radius not in self._reaches:
                ends = np.minimum(self._ends, self._places + (radius + 1))
                self._reaches[radius] = np.maximum(self._starts, self._places - radius), ends
            starts, ends = self._reaches[radius]
            sums = self._sums[signal]
            found[:, column] = (sums.take(ends) - sums.take(starts)) / (2 * radius + 1)
