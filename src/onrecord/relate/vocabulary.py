"""Vocabulary: numbers for the words of texts, found once for a word and kept for when it comes again.

A text is cut at white space, which costs next to nothing. What stands between white space (a word,
its marks, "2,000-strong") is read once and kept as a run of numbers, so that a look into a table
makes one array of a whole text's words.

Safe to call from several threads: what was once given for a piece stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Ints = NDArray[np.int64]

_MOST_PIECES = 200_000
_MOST_LETTERS = 4_000_000
_COUNT_BITS = 24  # of a code: how many numbers a piece has; above them, where these begin
_COUNT = (1 << _COUNT_BITS) - 1


class Grown:
    """An array that grows at its end.

    Args:
        layout: The type of its rows.
    """

    def __init__(self, layout: DTypeLike) -> None:
        self.rows: NDArray[Any] = np.empty(1024, dtype=layout)
        self.count = 0

    def extend(self, rows: Sequence[Any]) -> int:
        """Add rows; give where they begin. Only one thread may add at a time."""
        start, end = self.count, self.count + len(rows)
        if end > len(self.rows):
            larger = np.empty(2 * end, dtype=self.rows.dtype)
            larger[:start] = self.rows[:start]
            self.rows = larger
        if end == start + 1:
            self.rows[start] = rows[0]
        elif start < end:
            self.rows[start:end] = rows
        self.count = end
        return start


class Vocabulary(dict[str, int]):
    """The pieces of texts, each with its place in a table of what was read in it.

    Args:
        read: Gives a piece's numbers, one run of them for each kind; always the same for a piece.
        kinds: How many kinds of numbers there are.
    """

    def __init__(self, read: Callable[[str], Sequence[Sequence[int]]], *, kinds: int) -> None:
        self._read = read
        self._lock = Lock()
        self._codes = [Grown(np.int64) for _ in range(kinds)]
        self._numbers = [Grown(np.int64) for _ in range(kinds)]
        self._letters = 0

    @property
    def is_full(self) -> bool:
        """Whether so many pieces are kept that another one should be begun."""
        return len(self) >= _MOST_PIECES or self._letters >= _MOST_LETTERS

    def places_of(self, pieces: Iterable[str]) -> Ints:
        """Give the places of pieces."""
        return np.array(list(map(self.__getitem__, pieces)), dtype=np.int64)

    def numbers_of(self, places: Ints, kind: int) -> Ints:
        """Give the numbers of one kind of the pieces at some places, one piece's after the other's."""
        codes = self._codes[kind].rows[places]
        counts = codes & _COUNT
        ends = np.cumsum(counts)
        if not len(ends) or not ends[-1]:
            return np.empty(0, np.int64)
        starts = (codes >> _COUNT_BITS) - ends + counts
        return np.asarray(self._numbers[kind].rows[np.repeat(starts, counts) + np.arange(ends[-1])])

    def __missing__(self, piece: str) -> int:
        with self._lock:
            place = self.get(piece)
            if place is None:
                for codes, numbers, found in zip(self._codes, self._numbers, self._read(piece), strict=True):
                    place = codes.extend([numbers.extend(found) << _COUNT_BITS | len(found)])
                assert place is not None
                self._letters += len(piece)
                self[piece] = place
            return place
