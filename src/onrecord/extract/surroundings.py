"""Surroundings: what stands about each line on its page, as numbers for the cleaner.

Its place, the long paragraphs before and behind, headings of furniture above, and whether it
speaks of what the page's running text speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.extract.words import Flags, Words

Matrix = npt.NDArray[np.float32]

LONG_WORDS = 14
_LONG_LETTERS = 5


def matrix_of(columns: Sequence[npt.NDArray[np.generic]]) -> Matrix:
    """Make columns of one value a line each a float32 matrix (lines, columns)."""
    found = np.empty((len(columns), len(columns[0])), np.float32)
    for place, column in enumerate(columns):
        found[place] = column
    return found.T


def page_signals(texts: list[str], sizes: Matrix, weight: Matrix, links: Matrix, is_marked: bool) -> Matrix:
    n = len(texts)
    places = np.arange(n, dtype=np.float32)
    is_long = (sizes >= LONG_WORDS) & (links < 0.5)
    is_full = weight > 0
    total = max(1.0, float(weight.sum()))
    before = (np.cumsum(weight) - weight) / total
    counts = Counter(texts)
    repeats = np.fromiter((counts[text] > 1 for text in texts), np.bool_, n)
    columns = [
        places / n,
        np.minimum(1.0, places / 60),
        before,
        before == 0,
        before + weight / total >= 0.999,
        _distance(is_full, forward=False),
        _distance(is_full, forward=True),
        _distance(is_long, forward=False),
        _distance(is_long, forward=True),
        repeats,
        np.full(n, min(1.0, np.log1p(total) / 8)),
        np.full(n, min(1.0, np.log1p(n) / 7)),
        *_window_means(np.minimum(sizes, 40) / 40, (2, 5, 10)),
        *_window_means(is_full, (2, 5, 20)),
        *(_window_means(links, (2, 5)) if is_marked else ()),
    ]
    return matrix_of(columns)


def subject_signals(words: Words, weight: Matrix) -> Matrix:
    """Give how many of each line's longer words stand in other lines of running text, and in how many."""
    is_full = weight > 0
    lines_with: Counter[str] = Counter()
    for row in np.flatnonzero(is_full).tolist():
        lines_with.update(set(words.of(row)))
    own = np.repeat(is_full, np.diff(words.starts))
    elsewhere = words.bits(lines_with) - own
    is_long = np.fromiter(map(len, words.tokens), np.int64, len(words.tokens)) >= _LONG_LETTERS
    longs = np.maximum(1, words.sums(is_long))
    shared = words.sums(is_long & (elsewhere > 0)) / longs
    often = words.sums(is_long & (elsewhere > 2)) / longs
    return matrix_of([shared, often, np.minimum(1.0, longs / 8)])


def heading_signals(named: Flags, persons: Matrix) -> Matrix:
    """Give how far back each kind of furniture was last named, and how thick it stands about.

    Args:
        named: bool (lines, kinds): which kinds open each line.
        persons: float32 (lines,): how much each line speaks of "you" and "we".

    Returns:
        float32 (lines, signals).
    """
    ways = _distance(named, forward=False)
    anything = named.any(axis=1)
    return np.hstack(
        [ways, np.stack([*_window_means(anything, (2, 5, 10)), *_window_means(persons, (2, 5))], axis=1)]
    )


def _distance(marks: npt.NDArray[np.bool_], *, forward: bool) -> Matrix:
    """Give the logarithm of the way to the nearest mark before or after each line, a column each."""
    n = len(marks)
    order = marks[::-1] if forward else marks
    steps = np.arange(n).reshape((n,) + (1,) * (marks.ndim - 1))
    last = np.maximum.accumulate(np.where(order, steps, -1_000), axis=0)
    way = np.full(marks.shape, n + 1_000)
    way[1:] = steps[1:] - last[:-1]
    found = np.minimum(1.0, np.log(np.maximum(1, way)) / 4).astype(np.float32)
    placed: Matrix = found[::-1] if forward else found
    return placed


def _window_means(values: npt.ArrayLike, radii: tuple[int, ...]) -> list[Matrix]:
    sums = np.concatenate([[0.0], np.cumsum(values)])
    places = np.arange(len(sums) - 1)
    means: list[Matrix] = []
    for radius in radii:
        low, high = np.maximum(0, places - radius), np.minimum(len(places), places + radius + 1)
        means.append(((sums[high] - sums[low]) / (2 * radius + 1)).astype(np.float32))
    return means
