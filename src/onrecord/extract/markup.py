"""Markup: what an HTML page's elements say of each line, as numbers for the cleaner.

Two kinds: the element's own names and the regions about it; and how the page's running text
lies among its elements, which shows the one that holds the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.extract.lines import Place

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


def markup_signals(places: Sequence[Place], lengths: npt.NDArray[np.int64], weight: Matrix) -> Matrix:
    """Give what the elements about each line say of it.

    Marks are told a second time beside those of the running text: what all of it stands in says nothing.

    Args:
        places: One a line.
        lengths: int64 (lines,): characters of each line.
        weight: float32 (lines,): words of each line of running text, 0 for others.

    Returns:
        float32 (lines, signals).
    """
    rows = b"".join([_named(place.tag, place.within, place.hints) for place in places])
    length = np.maximum(1, lengths)
    links = np.array([place.link_chars for place in places]) / length
    strong = np.array([place.strong_chars for place in places]) / length
    found = np.empty((len(places), _APART + 5), np.float32)
    found[:, :_NAMED] = np.frombuffer(rows, np.uint8).reshape(-1, _NAMED)
    marks = found[:, _NAMED - len(HINTS) : _NAMED]
    found[:, _NAMED:_APART] = marks - weight @ marks / max(1.0, float(weight.sum()))
    found[:, _APART] = links
    found[:, _APART + 1] = links > _MOSTLY
    found[:, _APART + 2] = strong
    found[:, _APART + 3] = strong > _MOSTLY
    found[:, _APART + 4] = [place.continues for place in places]
    return found


@lru_cache(maxsize=8192)
def _named(tag: str, within: frozenset[str], hints: frozenset[str]) -> bytes:
    """Give a byte a name, 1 where the element or one about it has it."""
    return bytes([tag == name for name in TAGS]) + _those_in(REGIONS, within) + _those_in(HINTS, hints)


@lru_cache(maxsize=8192)
def _those_in(names: tuple[str, ...], own: frozenset[str]) -> bytes:
    return bytes([name in own for name in names])


def outline_signals(places: Sequence[Place], weight: Matrix) -> Matrix:
    """Give how the page's running text lies about each line.

    Args:
        places: One a line.
        weight: float32 (lines,): words of each line of running text, 0 for others.

    Returns:
        float32 (lines, signals).
    """
    total = max(1.0, float(weight.sum()))
    groups = np.array([place.group for place in places])
    found = np.empty((len(places), 2 * _ALIKE + _MAIN), np.float32)
    _alike(found[:, :_ALIKE], groups, weight, total)
    _alike(found[:, _ALIKE : 2 * _ALIKE], np.array([place.shape for place in places]), weight, total)
    paths = {place.group: place.path for place in places}
    by_group = np.empty((max(paths) + 1, _MAIN), np.float32)
    full = dict.fromkeys(groups[weight > 0].tolist())
    text = np.bincount(groups, weights=weight)[list(full)].tolist()
    mains = _main_elements([(paths[group], words) for group, words in zip(full, text, strict=True)], total)
    by_group[list(paths)] = [_beside(path, mains) for path in paths.values()]
    found[:, 2 * _ALIKE :] = by_group.take(groups, axis=0)
    return found


def _alike(found: Matrix, numbers: npt.NDArray[np.int64], weight: Matrix, total: float) -> None:
    """Fill in, of the lines with the same number: share of the text, whether the most, how full, how many."""
    text = np.bincount(numbers, weights=weight)
    members = np.maximum(1, np.bincount(numbers))
    full = np.bincount(numbers, weights=weight > 0)
    own = np.empty((len(text), _ALIKE), np.float32)
    own[:, 0] = text / total
    own[:, 1] = text >= max(1.0, text.max())
    own[:, 2] = full / members
    own[:, 3] = np.minimum(1.0, np.log1p(members) / 4)
    found[:] = own.take(numbers, axis=0)


def _main_elements(texts: Iterable[tuple[_Path, float]], total: float) -> list[_Path]:
    """Find the innermost elements that hold most of the running text, for each share that is most.

    Args:
        texts: The elements that hold text of their own: way to each, and words in it.
        total: Words of all.

    Returns:
        The way to each element; empty where none holds so much.
    """
    held: dict[int, float] = {}
    depths: dict[int, int] = {}
    ways: dict[int, _Path] = {}  # one that leads through the element
    for path, words in texts:
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


def _beside(path: _Path, mains: Sequence[_Path]) -> tuple[float, ...]:
    """Give whether an element stands in each of the main ones, and how far from the last."""
    inside = [path[: len(main)] == main for main in mains]
    last = mains[-1]
    away = 0 if inside[-1] else _away(path, last)
    return (*inside, min(_FAR, away) / _FAR, max(-_FAR, min(_FAR, len(path) - len(last))) / _FAR)


def _away(path: _Path, main: _Path) -> int:
    """Count the elements to go up from the main one before the line's own path is met."""
    same = 0
    for ours, theirs in zip(path, main, strict=False):
        if ours != theirs:
            break
        same += 1
    return len(main) - same
