"""Markup: what an HTML page's elements say of each line, as numbers for the cleaner.

Two kinds: the element's own names and the regions about it; and how the page's running text
lies among its elements, which shows the one that holds the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.extract.lines import Place
from onrecord.extract.pages import Ints, Pages

Matrix = npt.NDArray[np.float32]
_Path: TypeAlias = tuple[int, ...]

TAGS = (
    "p", "h1", "h2", "h3", "h4", "li", "div", "td", "blockquote", "figcaption", "span", "pre", "dd", "button",
)  # fmt: skip
REGIONS = (
    "article", "main", "nav", "aside", "header", "footer", "form", "figure", "caption", "button",
    "table", "blockquote", "list", "h1",
)  # fmt: skip
HINTS = (
    "+body", "+article", "standfirst", "headline", "byline", "date", "caption", "credit",
    "-related", "-share", "-newsletter", "-comment", "-nav", "-ad", "-tags", "-legal", "-bio",
    "-hidden", "quote", "-info",
)  # fmt: skip
_SHARES = (0.95, 0.8, 0.5)
_FAR = 8
_NAMED = len(TAGS) + len(REGIONS) + len(HINTS)
_APART = _NAMED + len(HINTS)
_MOSTLY = 0.9  # of a line is links, or bold
_ALIKE, _MAIN = 4, len(_SHARES) + 2
_OUTLINE = _APART + 5
N_MARKUP = _OUTLINE + 2 * _ALIKE + _MAIN


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The elements about the lines of some HTML pages.

    Each has a number, those about an element lower ones, and no two pages share one. One that is about
    two lines is about both with all that is about itself, so that elements need only be counted.

    Args:
        holders: int64 (lines,): number of the element that holds each line.
        rows: int64 (numbers,): the place, among the elements that hold lines, of each.
        elements: int64 (...): the elements about each of these, the outermost first, one after the other.
        borders: int64 (elements that hold lines + 1,): where those about each begin.
    """

    holders: Ints
    rows: Ints
    elements: Ints
    borders: Ints

    def about(self, line: int) -> Ints:
        """Give the elements about one line."""
        row = self.rows[self.holders[line]]
        return self.elements[self.borders[row] : self.borders[row + 1]]

    def shared(self, elements: Sequence[int] | Ints) -> Ints:
        """Count of the elements given those about each line: int64 (lines,)."""
        is_one = np.zeros(len(self.rows), np.int64)
        is_one[elements] = 1
        return self._by_line(is_one.take(self.elements))

    def depths(self) -> Ints:
        """Count the elements about each line: int64 (lines,)."""
        return np.diff(self.borders).take(self.rows.take(self.holders))

    def _by_line(self, values: Ints) -> Ints:
        """Add up, for each line, values of the elements about it."""
        before = np.zeros(len(values) + 1, np.int64)
        values.cumsum(out=before[1:])
        found: Ints = np.diff(before.take(self.borders)).take(self.rows.take(self.holders))
        return found


def outline_of(places: Sequence[Place], pages: Pages) -> Outline:
    """Give the elements about the lines of some pages.

    Args:
        places: One a line.
        pages: Of the lines.
    """
    own = [{place.group: place.path for place in places[rows]} for rows in pages]
    ways = [way for each in own for way in each.values()]
    apart = 1 + max(map(max, own))  # from one page's numbers to the next one's
    sizes = np.fromiter(map(len, ways), np.int64, len(ways))
    page = np.arange(len(own)).repeat([len(each) for each in own])
    groups = np.array(list(chain.from_iterable(own))) + page * apart
    rows = np.zeros(apart * len(own), np.int64)
    rows[groups] = np.arange(len(groups))
    elements = np.fromiter(chain.from_iterable(ways), np.int64, int(sizes.sum()))
    return Outline(
        holders=np.array([place.group for place in places]) + pages.number * apart,
        rows=rows,
        elements=elements + (page * apart).repeat(sizes),
        borders=np.append(0, sizes.cumsum()),
    )


def markup_signals(
    found: Matrix, places: Sequence[Place], lengths: Ints, weight: Matrix, pages: Pages, outline: Outline
) -> None:
    """Say what the elements about each line say of it.

    Marks are told a second time beside those of the running text: what all of it stands in says nothing.

    Args:
        found: float32 (lines, N_MARKUP), to be filled.
        places: One a line.
        lengths: int64 (lines,): characters of each line.
        weight: float32 (lines,): words of each line of running text, 0 for others.
        pages: Of the lines.
        outline: Of the same lines.
    """
    names = b"".join([_named(place.tag, place.within, place.hints) for place in places])
    length = np.maximum(1, lengths)
    links = np.array([place.link_chars for place in places]) / length
    strong = np.array([place.strong_chars for place in places]) / length
    found[:, :_NAMED] = np.frombuffer(names, np.uint8).reshape(-1, _NAMED)
    for rows in pages:
        marks, own = found[rows, _NAMED - len(HINTS) : _NAMED], weight[rows]
        found[rows, _NAMED:_APART] = marks - own @ marks / max(1.0, float(own.sum()))
    found[:, _APART] = links
    found[:, _APART + 1] = links > _MOSTLY
    found[:, _APART + 2] = strong
    found[:, _APART + 3] = strong > _MOSTLY
    found[:, _APART + 4] = [place.continues for place in places]
    _outline_signals(found[:, _OUTLINE:], places, weight, pages, outline)


@lru_cache(maxsize=8192)
def _named(tag: str, within: frozenset[str], hints: frozenset[str]) -> bytes:
    """Give a byte a name, 1 where the element or one about it has it."""
    return bytes([tag == name for name in TAGS]) + _those_in(REGIONS, within) + _those_in(HINTS, hints)


@lru_cache(maxsize=8192)
def _those_in(names: tuple[str, ...], own: frozenset[str]) -> bytes:
    return bytes([name in own for name in names])


def _outline_signals(
    found: Matrix, places: Sequence[Place], weight: Matrix, pages: Pages, outline: Outline
) -> None:
    """Say how the page's running text lies about each line."""
    totals = [max(1.0, float(weight[rows].sum())) for rows in pages]
    total = np.array(totals)
    shapes = np.array([place.shape for place in places])
    _alike(found[:, :_ALIKE], outline.holders, weight, total, pages)
    _alike(found[:, _ALIKE : 2 * _ALIKE], shapes + pages.number * (shapes.max() + 1), weight, total, pages)
    mains = [_main_elements(places[rows], weight[rows], own) for rows, own in zip(pages, totals, strict=True)]
    _beside(found[:, 2 * _ALIKE :], outline, mains, pages)


def _alike(
    found: Matrix, numbers: Ints, weight: Matrix, total: npt.NDArray[np.float64], pages: Pages
) -> None:
    """Fill in, of the lines with the same number: share of the text, whether the most, how full, how many."""
    text = np.bincount(numbers, weights=weight).take(numbers)
    members = np.bincount(numbers)
    full = np.bincount(numbers, weights=weight > 0).take(numbers)
    most = np.maximum(1.0, np.maximum.reduceat(text, pages.starts))
    found[:, 0] = text / total.take(pages.number)
    found[:, 1] = text >= most.take(pages.number)
    found[:, 2] = full / members.take(numbers)
    found[:, 3] = np.minimum(1.0, np.log1p(members) / 4).take(numbers)


def _main_elements(places: Sequence[Place], weight: Matrix, total: float) -> list[_Path]:
    """Find the innermost elements that hold most of a page's running text, for each share that is most.

    Args:
        places: One a line.
        weight: float32 (lines,): words of each line of running text, 0 for others.
        total: Words of all.

    Returns:
        The way to each element; empty where none holds so much.
    """
    held: dict[int, float] = {}
    depths: dict[int, int] = {}
    ways: dict[int, _Path] = {}  # one that leads through the element
    for path, words in _texts(places, weight):
        for depth, element in enumerate(path, 1):
            if element in held:
                held[element] += words
            else:
                held[element], depths[element], ways[element] = words, depth, path
    mains: list[_Path] = []
    for share in _SHARES:
        enough = (element for element, words in held.items() if words >= share * total)
        best = max(enough, key=depths.__getitem__, default=None)
        mains.append(() if best is None else ways[best][: depths[best]])
    return mains


def _texts(places: Sequence[Place], weight: Matrix) -> Iterable[tuple[_Path, float]]:
    """Give the elements that hold running text of their own: way to each, and words in it."""
    found: dict[_Path, float] = {}
    rows = weight.nonzero()[0]
    for row, words in zip(rows.tolist(), weight.take(rows).tolist(), strict=True):
        path = places[row].path
        found[path] = found.get(path, 0.0) + words
    return found.items()


def _beside(found: Matrix, outline: Outline, mains: Sequence[Sequence[_Path]], pages: Pages) -> None:
    """Say of each line whether it stands in each of its page's main elements, and how far from the last."""
    apart = len(outline.rows) // len(mains)
    for column, own in enumerate(zip(*mains, strict=True)):
        last = [main[-1] + page * apart for page, main in enumerate(own) if main]
        is_all = np.array([not main for main in own])
        found[:, column] = (outline.shared(last) > 0) | is_all.take(pages.number)
    way = [element + page * apart for page, main in enumerate(own) for element in main]
    size = np.array([len(main) for main in own]).take(pages.number)
    found[:, -2] = np.minimum(_FAR, size - outline.shared(way)) / _FAR
    found[:, -1] = np.clip(outline.depths() - size, -_FAR, _FAR) / _FAR
