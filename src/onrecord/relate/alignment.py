"""Alignment: which words of one statement stand for which of another.

The longest common subsequence of roots, by matching points alone (Hunt and Szymanski), so that
long statements cost what they share. What lies between two aligned words is a gap.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of both sides between two aligned ones; either stretch may be empty.

    Args:
        start, end: Of the one side, half-open.
        other_start, other_end: Of the other side.
    """

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """Two texts' words, aligned.

    Args:
        pairs: Indexes of aligned words, growing on both sides.
        length, other_length: Numbers of words.
    """

    pairs: tuple[tuple[int, int], ...]
    length: int
    other_length: int

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps between aligned words, those at the edges too; none is empty on both sides."""
        edges = (*self.pairs, (self.length, self.other_length))
        found = []
        i = j = 0
        for k, m in edges:
            if k > i or m > j:
                found.append(Gap(i, k, j, m))
            i, j = k + 1, m + 1
        return tuple(found)


def align(one: Sequence[str], other: Sequence[str]) -> Alignment:
    """Align two sequences of roots by their longest common subsequence."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(len(other) - 1, -1, -1):
        places[other[j]].append(j)
    ends: list[int] = []
    nodes: list[tuple[int, int, int]] = []  # index of one, index of other, node before
    tops: list[int] = []
    for i, root in enumerate(one):
        for j in places.get(root, ()):
            k = bisect_left(ends, j)
            nodes.append((i, j, tops[k - 1] if k else -1))
            if k == len(ends):
                ends.append(j)
                tops.append(len(nodes) - 1)
            else:
                ends[k] = j
                tops[k] = len(nodes) - 1
    pairs: list[tuple[int, int]] = []
    node = tops[-1] if tops else -1
    while node >= 0:
        i, j, node = nodes[node]
        pairs.append((i, j))
    return Alignment(pairs=tuple(reversed(pairs)), length=len(one), other_length=len(other))


def shared(one: Sequence[str], other: Sequence[str]) -> Counter[str]:
    """Count the roots that both hold, whatever their order."""
    return Counter(one) & Counter(other)
