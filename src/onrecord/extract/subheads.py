"""Subheads: short headings between an article's paragraphs, told by their markup.

To the networks a heading of two words looks like the title of a box. One that is the paragraphs' own
neighbour, in the very element that holds them, and leads nowhere is a subhead.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.lines import Line

_HEADINGS = frozenset(("h2", "h3", "h4"))  # smaller ones are labels as often


def subheads_among(lines: Sequence[Line], body: Sequence[int]) -> list[int]:
    """Find the headings that stand among some paragraphs as their like.

    Args:
        lines: All lines of an HTML page; those of a dump have none.
        body: Numbers of the paragraphs, in order.

    Returns:
        Numbers of lines that are none of the paragraphs.
    """
    if not body or lines[0].place is None:
        return []
    own = set(body)
    return [
        number
        for number in range(body[0] + 1, body[-1])
        if number not in own and _is_subhead(lines, number, own)
    ]


def _is_subhead(lines: Sequence[Line], number: int, body: set[int]) -> bool:
    place = lines[number].place
    if place is None or place.tag not in _HEADINGS or place.link_chars:
        return False
    return any(_path(lines, near) == place.path for near in (number - 1, number + 1) if near in body)


def _path(lines: Sequence[Line], number: int) -> tuple[int, ...] | None:
    place = lines[number].place
    return None if place is None else place.path
