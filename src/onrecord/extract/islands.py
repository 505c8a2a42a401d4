"""Islands: the stretches of a page that read like paragraphs, and which of them is the article.

An article is broken by pictures, boxes and lists, but never by a whole screen of other lines: what
reads like paragraphs far below it are readers' comments, or beginnings of other articles. Nor does
an article begin above its own headline.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.lines import Line

FAR_LINES = 24
_HEADLINE_LINES = 60
_ENOUGH_WORDS = 60
_MIN_WORDS = 45
_LONGEST_WORD = 12  # on the mean; scripts without blanks have none so short


def own_island(lines: Sequence[Line], kept: Sequence[int], headline: int | None) -> Sequence[int]:
    """Give the lines of the article, of those that read like its paragraphs.

    Args:
        lines: All lines.
        kept: Numbers of those that read like paragraphs, in order.
        headline: Number of the headline's line, or None.

    Returns:
        The stretch under the headline if it is long enough, else the longest.
    """
    if headline is not None:
        kept = _below(lines, kept, headline)
    islands: list[list[int]] = []
    for number in kept:
        if islands and number - islands[-1][-1] <= FAR_LINES:
            islands[-1].append(number)
        else:
            islands.append([number])
    if len(islands) <= 1:
        return kept
    if headline is not None:
        for island in islands:
            is_under = 0 < island[0] - headline <= _HEADLINE_LINES
            if is_under and _words(lines, island) >= _ENOUGH_WORDS:
                return island
    return max(islands, key=lambda island: _words(lines, island))


def _below(lines: Sequence[Line], kept: Sequence[int], headline: int) -> Sequence[int]:
    """Leave out what stands above the headline, where the article clearly stands under it."""
    under = [number for number in kept if number > headline]
    if len(under) == len(kept):
        return kept
    above = [number for number in kept if number < headline]
    return under if _words(lines, under) >= max(_MIN_WORDS, _words(lines, above)) else kept


def _words(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    """Count words; in scripts without blanks, two characters to a word."""
    found = 0
    for number in numbers:
        text = lines[number].text
        words = text.count(" ") + 1
        found += words if len(text) <= _LONGEST_WORD * words else len(text) // 2
    return found
