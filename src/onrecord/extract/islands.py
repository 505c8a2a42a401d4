"""Islands: the stretches of a page that read like paragraphs, and which of them is the article.

An article is broken by pictures, boxes and tables, but never by a whole screen of other lines: what
reads like paragraphs far below it are readers' comments, or beginnings of other articles. Nor does
an article begin above its own headline. Pages that go on with the outlet's next article have that
one in an element of its own, with a headline and a date; in a dump its date is written as the first
one's is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.extract.lines import Line
from onrecord.extract.phrases import phrases_of

FAR_LINES = 24
_HEADLINE_LINES = 60
_ENOUGH_WORDS = 60
_MIN_WORDS = 45
_NEXT_ARTICLES = 5  # more headlines of the first order are those of sections
_DATED_LINES, _DATED_CHARS = 12, 90
_DATE = re.compile(r"(?<!\d)(?:[12]\d:[0-5]\d|20[0-4]\d)(?!\d)")
_DIGIT = re.compile(r"\d")
_NEXT_LINES = 6  # between two articles of one dump, at least; entries of a live report stand closer
_TIMES_MORE, _LINES_A_PICTURE = 1.5, 4
_CELL_BLANKS, _CELLS_A_FIGURE, _TABLE_LINES = 4, 4, 80
_LONGEST_WORD = 12  # on the mean; scripts without blanks have none so short


def own_island(lines: Sequence[Line], kept: Sequence[int], headline: int | None) -> Sequence[int]:
    """Give the lines of the article, of those that read like its paragraphs.

    Args:
        lines: All lines.
        kept: Numbers of those that read like paragraphs, in order.
        headline: Number of the headline's line, or None.

    Returns:
        The stretch under the headline if it is long enough (a short text may stand above a longer note
        on the outlet), else the longest; with what stands further below in its elements.
    """
    if headline is not None:
        kept = _in_own_element(lines, _below(lines, kept, headline), headline)
        kept = _before_next_date(lines, kept, headline)
    islands: list[list[int]] = []
    for number in kept:
        if islands and not _is_far(lines, islands[-1], number):
            islands[-1].append(number)
        else:
            islands.append([number])
    if len(islands) <= 1:
        return kept
    own = max(islands, key=lambda island: _words(lines, island))
    if headline is not None:
        enough = min(_ENOUGH_WORDS, _words(lines, own) // 2)
        for island in islands:
            is_under = 0 < island[0] - headline <= _HEADLINE_LINES
            if is_under and _words(lines, island) >= enough:
                own = island
                break
    below = islands[islands.index(own) + 1 :]
    return _with_rest(lines, own, kept) if lines[own[0]].place else _with_islands(lines, own, below)


def _with_islands(lines: Sequence[Line], own: list[int], below: Sequence[list[int]]) -> list[int]:
    """Add what follows in a dump while it is far more than was read, with pictures at most in between."""
    found, enough = own, _TIMES_MORE * _words(lines, own)
    for place, island in enumerate(below):
        between = lines[found[-1] + 1 : island[0]]
        kinds = Counter(kind for line in between for kind in phrases_of(line.text))
        pictures = kinds.pop("credit", 0)
        is_more = sum(_words(lines, each) for each in below[place:]) >= enough
        if kinds or not (is_more or pictures * _LINES_A_PICTURE >= len(between)):
            break
        found = [*found, *island]
    return found


def _with_rest(lines: Sequence[Line], island: list[int], kept: Sequence[int]) -> list[int]:
    """Add what text stands below some paragraphs in an element that holds several of them."""
    holders = Counter(place.group for number in island if (place := lines[number].place) is not None)
    rest = [
        number
        for number in kept
        if number > island[-1] and (place := lines[number].place) is not None and holders[place.group] > 1
    ]
    return [*island, *rest] if _words(lines, rest) >= _ENOUGH_WORDS else island


def _is_far(lines: Sequence[Line], island: Sequence[int], number: int) -> bool:
    """Say whether so much stands between some paragraphs and one more that it is of a different text."""
    if number - island[-1] <= FAR_LINES:
        return False
    if lines[number].place is not None:
        return not _is_sibling(lines, island, number)
    return not _is_table(lines[island[-1] + 1 : number])


def _is_sibling(lines: Sequence[Line], island: Sequence[int], number: int) -> bool:
    """Say whether a line stands in the element of the last of some others, or alone beside it as they do."""
    last, own = lines[island[-1]].place, lines[number].place
    if last is None or own is None or last.group == own.group:
        return last is not None and own is not None
    alone = {lines[each].place.group for each in island}  # type: ignore[union-attr]  # HTML, as the last is
    return len(alone) == len(island) > 1 and last.tag == own.tag and last.path[:-1] == own.path[:-1]


def _is_table(lines: Sequence[Line]) -> bool:
    """Say whether some lines of a dump are cells: all short, many of them figures, none furniture."""
    figures = sum(_DIGIT.search(line.text) is not None for line in lines)
    return (
        len(lines) <= _TABLE_LINES
        and figures * _CELLS_A_FIGURE >= len(lines)
        and sum(line.text.count(" ") > _CELL_BLANKS for line in lines) <= 1  # a note under it
        and not any(phrases_of(line.text) for line in lines)
    )


def _before_next_date(lines: Sequence[Line], kept: Sequence[int], headline: int) -> Sequence[int]:
    """Leave out what follows on a dump behind a date that is written as the article's own one is."""
    first = next((number for number in kept if number > headline), headline)
    if lines[headline].place is not None:
        return kept
    own = {_form(line.text) for line in lines[headline + 1 : first]} - {None}
    if not own:
        return kept
    for last, number in pairwise(kept):
        between = lines[last + 1 : number]
        if len(between) >= _NEXT_LINES and not own.isdisjoint(_form(line.text) for line in between):
            above = [each for each in kept if each <= last]
            if _words(lines, above) >= _ENOUGH_WORDS:
                return above
    return kept


def _form(text: str) -> str | None:
    """Give how a line that names a day of publication is written, its figures aside; None for others."""
    if len(text) > _DATED_CHARS or _DATE.search(text) is None or "date" not in phrases_of(text):
        return None
    return _DIGIT.sub("0", text)


def _below(lines: Sequence[Line], kept: Sequence[int], headline: int) -> Sequence[int]:
    """Leave out what stands above the headline, where the article clearly stands under it."""
    under = [number for number in kept if number > headline]
    if len(under) == len(kept):
        return kept
    above = [number for number in kept if number < headline]
    return under if _words(lines, under) >= max(_MIN_WORDS, _words(lines, above)) else kept


def _in_own_element(lines: Sequence[Line], kept: Sequence[int], headline: int) -> Sequence[int]:
    """Leave out what stands in the elements of articles that follow on the page."""
    under = [number for number in kept if number > headline]
    others = list(_next_articles(lines, headline, under[0])) if under else []
    if not 0 < len(others) <= _NEXT_ARTICLES:
        return kept
    return [
        number for number in kept if not any(_path(lines[number])[: len(path)] == path for path in others)
    ]


def _next_articles(lines: Sequence[Line], headline: int, first: int) -> Iterator[tuple[int, ...]]:
    """Give the elements beside that of headline and first paragraph which have a headline and a date."""
    own = _path(lines[headline])[: _shared(_path(lines[headline]), _path(lines[first]))]
    for number in range(first + 1, len(lines)):
        place = lines[number].place
        if place is None or "h1" not in place.within:
            continue
        shared = _shared(own, place.path)
        element = place.path[: shared + 1]
        if shared < min(len(own), len(place.path)) and _is_dated(lines, number, element):
            yield element


def _is_dated(lines: Sequence[Line], headline: int, element: tuple[int, ...]) -> bool:
    return any(
        len(line.text) <= _DATED_CHARS and _DATE.search(line.text) and _path(line)[: len(element)] == element
        for line in lines[headline + 1 : headline + 1 + _DATED_LINES]
    )


def _shared(some: tuple[int, ...], others: tuple[int, ...]) -> int:
    """Count the elements that two paths begin with."""
    return next(
        (depth for depth, (one, other) in enumerate(zip(some, others, strict=False)) if one != other),
        min(len(some), len(others)),
    )


def _path(line: Line) -> tuple[int, ...]:
    return line.place.path if line.place is not None else ()


def _words(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    """Count words; in scripts without blanks, two characters to a word."""
    found = 0
    for number in numbers:
        text = lines[number].text
        words = text.count(" ") + 1
        found += words if len(text) <= _LONGEST_WORD * words else len(text) // 2
    return found
