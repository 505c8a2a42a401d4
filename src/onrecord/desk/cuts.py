"""Cuts: the lines that are not the article's own, back where they stood, to be looked over.

A cut that is shown can be judged. Where a reading knows which lines it kept, what was cut
stands between the paragraphs it stood between; else all of it follows the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.domain.article import Furniture, KeptLine

_LINES_SHOWN = 2  # lines cut at one place that are shown as they are; more fold into one line
_LOOK_AHEAD = 50  # kept lines in which a paragraph's own line is sought


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Lines of furniture that stood together.

    Args:
        lines: In page order.
    """

    lines: tuple[Furniture, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Give the kinds of the lines, each once, in order of appearance."""
        return tuple(dict.fromkeys(line.kind for line in self.lines))

    @property
    def is_long(self) -> bool:
        """Say whether the lines fold into one until they are asked for."""
        return len(self.lines) > _LINES_SHOWN


def place_furniture(
    paragraphs: Sequence[str], kept: Sequence[KeptLine], furniture: Sequence[Furniture]
) -> list[tuple[Furniture, ...]]:
    """Put the lines that were cut back between the paragraphs they stood between.

    Args:
        paragraphs: The body's, in order.
        kept: The lines that made them; empty where that is not known any more.
        furniture: The lines cut.

    Returns:
        For each paragraph the lines before it, and at the end those after the last one. Where
        the order is not known, all stand at the end.
    """
    lines = _lines_of(paragraphs, kept)
    ordered = sorted(furniture, key=lambda line: line.line)
    groups: list[tuple[Furniture, ...]] = []
    start = 0
    for place in lines:
        end = start
        while place is not None and end < len(ordered) and ordered[end].line < place:
            end += 1
        groups.append(tuple(ordered[start:end]))
        start = end
    return [*groups, tuple(ordered[start:])]


def _lines_of(paragraphs: Sequence[str], kept: Sequence[KeptLine]) -> list[int | None]:
    """Find each paragraph's line: that of the next kept line whose words it holds."""
    lines: list[int | None] = []
    start = 0
    for paragraph in paragraphs:
        near = range(start, min(start + _LOOK_AHEAD, len(kept)))
        match = next((n for n in near if kept[n].text.strip() and kept[n].text.strip() in paragraph), None)
        lines.append(None if match is None else kept[match].line)
        start = start if match is None else match + 1
    return lines
