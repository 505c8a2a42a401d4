"""Vocabulary: numbers for the words of texts, found once for a word and kept for when it comes again.

A text is cut at white space, which costs next to nothing. What stands between white space (a word,
its marks, "2,000-strong") is read once and kept as a run of numbers, so that a look into a table
makes one array of a whole text's words.

Safe to call from several threads: what was once given for a piece stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import RLock
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
        if start < end:
            self.rows[start:end] = rows
        self.count = end
        return start


class Vocabulary:
    """Gives for pieces of a text the numbers that a function reads in them.

    Args:
        read: Gives a piece's numbers; always the same for the same piece.
    """

    def __init__(self, read: Callable[[str], Sequence[int]]) -> None:
        self._read = read
        self._held = _Held(read)

    @property
    def is_full(self) -> bool:
        """Whether so many pieces are kept that the next call starts afresh."""
        return len(self._held) >= _MOST_PIECES or self._held.letters >= _MOST_LETTERS

    def numbers_of(self, pieces: Iterable[str]) -> Ints:
        """Give the numbers of some pieces, one piece's after the other's."""
        if self.is_full:
            self._held = _Held(self._read)
        held = self._held
        codes = np.array(list(map(held.__getitem__, pieces)), dtype=np.int64)
        counts = codes & _COUNT
        ends = np.cumsum(counts)
        if not len(ends) or not ends[-1]:
            return np.empty(0, np.int64)
        starts = (codes >> _COUNT_BITS) - ends + counts
        return np.asarray(held.numbers.rows[np.repeat(starts, counts) + np.arange(ends[-1])])


class _Held(dict[str, int]):
    """Pieces, each with a code of where its numbers stand."""

    def __init__(self, read: Callable[[str], Sequence[int]]) -> None:
        self._read = read
        self._lock = RLock()
        self.numbers = Grown(np.int64)
        self.letters = 0

    def __missing__(self, piece: str) -> int:
        with self._lock:
            code = self.get(piece)
            if code is None:
                found = self._read(piece)
                code = self.numbers.extend(found) << _COUNT_BITS | len(found)
                self.letters += len(piece)
                self[piece] = code
            return code
