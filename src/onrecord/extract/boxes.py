"""Boxes: summaries, profiles and teasers that stand among an article's paragraphs, told by their depth.

What reads like a paragraph to the networks but lies three elements deeper than the element that holds
most of the article is a box that the paragraphs stand around.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from onrecord.extract.lines import Line

# One deeper are lists and quotations, two lists in an element of their own.
_DEEPER = 3
# Of the article's characters one element must hold so many, else each paragraph has its own.
_MOST = 0.5
# Boxes are asides: a longer one, as a recipe, is the article's matter.
_MOST_LINES = 8


def boxes_among(lines: Sequence[Line], body: Sequence[int]) -> list[int]:
    """Find the lines of boxes among those that read like an article.

    Args:
        lines: All lines of an HTML page; those of a dump have none.
        body: Numbers of those that read like it.

    Returns:
        Numbers out of `body`.
    """
    if not body or lines[0].place is None:
        return []
    held: Counter[tuple[int, ...]] = Counter()
    for number in body:
        held[_path(lines[number])] += len(lines[number].text)
    ((main, chars),) = held.most_common(1)
    if chars <= _MOST * held.total():
        return []
    deep = [number for number in body if _lies_in(_path(lines[number]), main)]
    # Numbers that follow one another differ from their place in the row by as much.
    runs = groupby(enumerate(deep), key=lambda each: each[1] - each[0])
    boxes = ([number for _, number in run] for _, run in runs)
    return [number for box in boxes if len(box) <= _MOST_LINES for number in box]


def _lies_in(path: tuple[int, ...], main: tuple[int, ...]) -> bool:
    return len(path) >= len(main) + _DEEPER and path[: len(main)] == main


def _path(line: Line) -> tuple[int, ...]:
    return line.place.path if line.place is not None else ()
