"""Inverted: keys in order, and who holds each, for thousands of questions in one step.

Who holds a key stands by place, ascending: what came first has the smallest. So those before a
place are a stretch of the row, found by halving.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inverted:
    """Keys with those who hold them.

    Args:
        keys: int64: each key once, ascending.
        starts: int64 (keys + 1,): where those of a key begin in `held`.
        held: int64: places, ascending for each key.
    """

    keys: Ints
    starts: Ints
    held: Ints

    @classmethod
    def of(cls, keys: Ints, whose: Ints) -> Inverted:
        """Put keys in order; those of one key are given in ascending order."""
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        is_first = np.ones(len(ordered), dtype=bool)
        is_first[1:] = ordered[1:] != ordered[:-1]
        starts = np.flatnonzero(is_first)
        return cls(keys=ordered[starts], starts=np.append(starts, len(ordered)), held=whose[order])

    def save(self, folder: Path, name: str) -> None:
        """Write it into a folder, for other processes to look into."""
        for part in ("keys", "starts", "held"):
            np.save(folder / f"{name}-{part}", getattr(self, part))

    @classmethod
    def load(cls, folder: Path, name: str) -> Inverted:
        """Look into a folder; what is asked for is read, and shared by all who look."""
        return cls(**{part: look(folder / f"{name}-{part}.npy") for part in ("keys", "starts", "held")})

    def stretches(self, asked: Ints, before: Ints, since: Ints | None = None) -> tuple[Ints, Ints]:
        """Give for keys where those who hold them lie in `held`.

        Args:
            asked: The keys.
            before: Only places before that of each.
            since: Only places from that of each on.

        Returns:
            int64 (asked,), twice: the first and the one behind the last.
        """
        if not len(self.keys):
            return np.zeros(len(asked), np.int64), np.zeros(len(asked), np.int64)
        place = np.minimum(np.searchsorted(self.keys, asked), len(self.keys) - 1)
        low = self.starts[place]
        high = np.where(self.keys[place] == asked, self.starts[place + 1], low)
        end = self._halve(low, high, before)
        return (low if since is None else np.minimum(self._halve(low, end, since), end)), end

    def _halve(self, low: Ints, high: Ints, place: Ints) -> Ints:
        """Give in each stretch the first that is not before a place."""
        low, high = low.copy(), high.copy()
        while len(open_ := np.flatnonzero(low < high)):
            middle = (low[open_] + high[open_]) // 2
            is_before = self.held[middle] < place[open_]
            low[open_] = np.where(is_before, middle + 1, low[open_])
            high[open_] = np.where(is_before, high[open_], middle)
        return low

    def expand(self, low: Ints, high: Ints) -> tuple[Ints, Ints]:
        """Give who lies in stretches, and in which stretch each does."""
        counts = high - low
        starts = np.repeat(low - np.cumsum(counts) + counts, counts)
        return self.held[starts + np.arange(counts.sum())], np.repeat(np.arange(len(low)), counts)


def values_of(values: Ints, ends: Ints, first: int, last: int) -> tuple[Ints, Ints]:
    """Give the values of those from one to another, and which of these each is of.

    Args:
        values: Of all, one after the other.
        ends: Where those of each end.
        first, last: From which to which; half-open.
    """
    if first >= last:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    start = int(ends[first - 1]) if first else 0
    counts = np.diff(ends[first:last], prepend=start)
    return np.asarray(values[start : int(ends[last - 1])]), np.repeat(np.arange(last - first), counts)


def owners_of(ends: Ints) -> Ints:
    """Give for each of all values whose it is."""
    return np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))


def together(arrays: Sequence[Ints]) -> Ints:
    """Put arrays one after the other; none is an empty one."""
    return np.concatenate([np.empty(0, np.int64), *arrays])


def ends_together(parts: Sequence[Ints], sizes: Sequence[int]) -> Ints:
    """Put ends one after the other, each part's behind the values of those before."""
    starts = np.cumsum([0, *sizes])
    return together([part + at for part, at in zip(parts, starts, strict=False)])


def first_ranks(groups: Ints) -> Ints:
    """Give for each of ordered values how many of its group stand before it."""
    return np.arange(len(groups)) - np.searchsorted(groups, groups)


def look(path: Path) -> Ints:
    """Look into a file of numbers without reading it whole."""
    return np.asarray(np.load(path, mmap_mode="r"))
