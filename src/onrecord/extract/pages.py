"""Pages: where each of several pages begins and ends in one row of their lines.

What is asked of lines is asked of those of several pages at once, since hundreds of small
questions cost more than one large one. A page alone is a row of one; no answer hangs on the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = "npt.NDArray[np.int64]"


@dataclass(frozen=True, slots=True, eq=False)
class Pages:
    """The pages of a row of lines.

    Args:
        starts, ends: int64 (pages,): the first line of each, and the one after its last.
        number: int64 (lines,): the page of each line.
    """

    starts: Ints
    ends: Ints
    number: Ints

    def __iter__(self) -> Iterator[slice]:
        """Give the lines of each page."""
        return map(slice, self.starts.tolist(), self.ends.tolist())

    @property
    def sizes(self) -> Ints:
        """Give how many lines each page has."""
        return self.ends - self.starts

    @property
    def firsts(self) -> Ints:
        """Give, of each line, the first line of its page."""
        return self.starts.take(self.number)

    @property
    def backward(self) -> Pages:
        """Give the pages of the same lines in the opposite order."""
        return pages_of(self.sizes[::-1])

    def edges(self, step: int) -> tuple[Ints, Ints]:
        """Give the lines less than some steps behind their page's start, and those so near its end."""
        places = np.arange(len(self.number))
        firsts = places - self.starts.take(self.number) < step
        lasts = self.ends.take(self.number) - places <= step
        return firsts.nonzero()[0], lasts.nonzero()[0]

    def part(self, rows: Ints) -> Pages:
        """Give the pages of a row of some of the lines, named in order; each page has some."""
        return pages_of(np.bincount(self.number.take(rows), minlength=len(self.starts)))

    def parted(self, rows: Ints) -> list[list[int]]:
        """Give the numbers of some lines, named in order, page by page, counted from the page's first."""
        numbers = (rows - self.firsts.take(rows)).tolist()
        borders = rows.searchsorted(self.ends).tolist()
        return [numbers[start:end] for start, end in zip((0, *borders), borders, strict=False)]


def pages_of(sizes: Sequence[int] | Ints) -> Pages:
    """Give the pages of a row, by how many lines each has."""
    counts = np.array(sizes, np.int64)
    ends = counts.cumsum()
    return Pages(ends - counts, ends, np.arange(len(counts)).repeat(counts))
