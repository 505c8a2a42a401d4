"""Surroundings: what stands about each line on its page, as numbers for the cleaner.

Its place, the long paragraphs before and behind, headings of furniture above, and whether it
speaks of what the page's running text speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.extract.words import Flags, Ints, Words

Matrix = npt.NDArray[np.float32]

LONG_WORDS = 14
N_PAGE = 13
N_SUBJECT = 3
RADII = (2, 5, 10, 20)
_REACHES = np.array(RADII)
_TEXT_CHARS = 60
_BEFORE_TEXT, _AFTER_TEXT = 24, 12
_SENTENCE_WORDS = 8
_FAR = 55  # where the way to a mark counts no further: its logarithm is past four
_WAYS = np.minimum(1.0, np.log(np.maximum(1, np.arange(_FAR + 1))) / 4).astype(np.float32)


def near_text(length: Ints) -> Ints:
    """Find the lines that stand near a longer one: nothing farther off is ever the article's.

    Args:
        length: int64 (lines,): characters of each line outside links.

    Returns:
        int64 (lines near,): their numbers; all where no line is long.
    """
    n = len(length)
    before = np.zeros(n + 1, np.int64)
    (length >= _TEXT_CHARS).cumsum(out=before[1:])
    if not before[-1]:
        return np.arange(n)
    places = np.arange(n)
    ahead = before.take(np.minimum(n, places + _BEFORE_TEXT + 1))
    behind = before.take(np.maximum(0, places - _AFTER_TEXT))
    return (ahead > behind).nonzero()[0]


def text_marks(sizes: Matrix, weight: Matrix, links: Matrix) -> Flags:
    """Say of each line whether it is running text, whether it is long, and the same from the page's end.

    Args:
        sizes: float32 (lines,): words of each line.
        weight: float32 (lines,): words of each line of running text, 0 for others.
        links: float32 (lines,): share of each line that is links.

    Returns:
        bool (lines, 4).
    """
    found = np.empty((len(sizes), 4), np.bool_)
    found[:, 0] = weight > 0
    found[:, 1] = (sizes >= LONG_WORDS) & (links < 0.5)
    found[:, 2:] = found[::-1, :2]
    return found


def page_signals(found: Matrix, texts: Sequence[str], sizes: Matrix, weight: Matrix, ways: Matrix) -> None:
    """Say where on the page each line stands, and how far from running text.

    Args:
        found: float32 (lines, N_PAGE), to be filled.
        texts, sizes: The lines and their words.
        weight: float32 (lines,): words of each line of running text, 0 for others.
        ways: float32 (lines, 4): what `ways_to` says of `text_marks`.
    """
    n = len(texts)
    places = np.arange(n, dtype=np.float32)
    sums = weight.cumsum(dtype=np.float64)
    total = max(1.0, float(sums[-1]))
    before = (sums - weight) / total
    found[:, 0] = places / n
    found[:, 1] = np.minimum(1.0, places / 60)
    found[:, 2] = before
    found[:, 3] = before == 0
    found[:, 4] = sums / total >= 0.999
    found[:, 5:9:2] = ways[:, :2]
    found[:, 6:9:2] = ways[::-1, 2:]
    counts = Counter(texts)
    if len(counts) < n:
        times = np.fromiter(map(counts.__getitem__, texts), np.int64, n)
        found[:, 9] = times > 1
        found[:, 12] = np.where(sizes >= _SENTENCE_WORDS, np.minimum(times - 1, 3) / 3, 0.0)
    found[:, 10] = min(1.0, np.log1p(total) / 8)
    found[:, 11] = min(1.0, np.log1p(n) / 7)


def subject_signals(found: Matrix, words: Words, weight: Matrix, longs: Ints) -> None:
    """Give how many of each line's longer words stand in other lines of running text, and in how many.

    Args:
        found: float32 (lines, N_SUBJECT), to be filled.
        words: Of the lines.
        weight: float32 (lines,): words of each line of running text, 0 for others.
        longs: int64 (longer words,): which words are longer.
    """
    n, size = len(weight), len(words.distinct)
    rows, ids = words.rows_of(longs), words.ids.take(longs)
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


def ways_to(marks: Flags) -> Matrix:
    """Give the logarithm of the way back to the nearest mark before each line.

    Args:
        marks: bool (lines, kinds).

    Returns:
        float32 (lines, kinds), at most 1.
    """
    n = len(marks)
    steps = np.arange(n)[:, None]
    last = np.where(marks, steps, -_FAR)
    np.maximum.accumulate(last, axis=0, out=last)
    way = np.full(marks.shape, _FAR)
    np.minimum(steps[1:] - last[:-1], _FAR, out=way[1:])
    found: Matrix = _WAYS.take(way)
    return found


def window_means(values: Sequence[npt.NDArray[np.generic]]) -> npt.NDArray[np.float64]:
    """Give means of the lines about each line.

    Args:
        values: One row of numbers a signal, (lines,) each.

    Returns:
        float64 (lines, radii, signals), the radii in their order.
    """
    n = len(values[0])
    sums = np.zeros((n + 1, len(values)))
    for place, value in enumerate(values):
        value.cumsum(dtype=np.float64, out=sums[1:, place])
    places = np.arange(n)[:, None]
    found: npt.NDArray[np.float64] = sums.take(np.minimum(n, places + (_REACHES + 1)), axis=0)
    found -= sums.take(np.maximum(0, places - _REACHES), axis=0)
    found /= (2 * _REACHES + 1)[:, None]
    return found
