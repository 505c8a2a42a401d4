"""Markup: what an HTML page's elements say of each line, as numbers for the cleaner.

Two kinds: the element's own names and the regions about it; and how the page's running text
lies among its elements, which shows the one that holds the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from onrecord.extract.lines import Place

Matrix = npt.NDArray[np.float32]

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


def markup_signals(places: Sequence[Place], lengths: npt.NDArray[np.int64]) -> Matrix:
    """Give what the elements about each line say of it.

    Args:
        places: One a line.
        lengths: int64 (lines,): characters of each line.

    Returns:
        float32 (lines, signals).
    """
    named = np.array([_named(place.tag, place.within, place.hints) for place in places], np.float32)
    length = np.maximum(1, lengths)
    links = np.array([place.link_chars for place in places]) / length
    strong = np.array([place.strong_chars for place in places]) / length
    goes_on = np.array([place.continues for place in places])
    return np.hstack(
        [named, np.stack([links, links > 0.9, strong, strong > 0.9, goes_on], axis=1)], dtype=np.float32
    )


@lru_cache(maxsize=8192)
def _named(tag: str, within: frozenset[str], hints: frozenset[str]) -> tuple[float, ...]:
    return (
        *(float(tag == name) for name in TAGS),
        *(float(name in within) for name in REGIONS),
        *(float(name in hints) for name in HINTS),
    )


def outline_signals(places: Sequence[Place], weight: Matrix) -> Matrix:
    """Give how the page's running text lies about each line.

    Args:
        places: One a line.
        weight: float32 (lines,): words of each line of running text, 0 for others.

    Returns:
        float32 (lines, signals).
    """
    total = max(1.0, float(weight.sum()))
    groups = _alike(np.array([place.group for place in places]), weight, total)
    shapes = _alike(np.array([place.shape for place in places]), weight, total)
    return np.stack([*groups, *shapes, *_main_signals(places, weight, total)], axis=1)


def _alike(numbers: npt.NDArray[np.int64], weight: Matrix, total: float) -> list[Matrix]:
    """Give, of the lines with the same number: share of the text, whether the most, how full, how many."""
    _, number = np.unique(numbers, return_inverse=True)
    text = np.bincount(number, weights=weight)
    members = np.bincount(number)
    full = np.bincount(number, weights=weight > 0)
    return [
        (text / total)[number].astype(np.float32),
        (text[number] >= max(1.0, text.max())).astype(np.float32),
        (full / members)[number].astype(np.float32),
        np.minimum(1.0, np.log1p(members[number]) / 4).astype(np.float32),
    ]


def _main_signals(places: Sequence[Place], weight: Matrix, total: float) -> list[Matrix]:
    """Give whether each line stands in the elements that hold most of the text, and how far from the last."""
    held: dict[int, float] = {}
    paths: dict[int, tuple[int, ...]] = {}
    for row in np.flatnonzero(weight).tolist():
        for depth, element in enumerate(places[row].path):
            held[element] = held.get(element, 0.0) + float(weight[row])
            paths[element] = places[row].path[: depth + 1]
    mains = [
        max(
            (paths[element] for element, words in held.items() if words >= share * total), key=len, default=()
        )
        for share in _SHARES
    ]
    inside = [np.array([place.path[: len(main)] == main for place in places], np.float32) for main in mains]
    last = mains[-1]
    away = np.array([_away(place.path, last) for place in places], np.float32)
    deep = np.array([len(place.path) - len(last) for place in places], np.float32)
    return [*inside, _scaled(away), _scaled(deep)]


def _scaled(levels: Matrix) -> Matrix:
    found: Matrix = (np.clip(levels, -_FAR, _FAR) / _FAR).astype(np.float32)
    return found


def _away(path: tuple[int, ...], main: tuple[int, ...]) -> int:
    """Count the elements to go up from the main one before the line's own path is met."""
    same = 0
    for ours, theirs in zip(path, main, strict=False):
        if ours != theirs:
            break
        same += 1
    return len(main) - same
