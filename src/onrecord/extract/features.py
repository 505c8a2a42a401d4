"""Features: what a line looks like, as numbers for the cleaner.

Each line gets signals of its own words, of its place in the markup (left out where a page has
none), and of its place on the page: distance to long paragraphs, repeats, how much of the
page's running text stands in the same element or in blocks written alike. What its neighbours
say is the networks' own business. No signal names a site.

Shape: float32 (lines, features); the order of the columns is fixed by the trained weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.extract.lines import Line
from onrecord.extract.markup import markup_signals, outline_signals
from onrecord.extract.phrases import PHRASE_KINDS, Reach
from onrecord.extract.surroundings import (
    LONG_WORDS,
    N_PAGE,
    N_SUBJECT,
    RADII,
    Matrix,
    near_text,
    page_signals,
    subject_signals,
    text_marks,
    ways_to,
    window_means,
)
from onrecord.extract.wording import N_WORDING, WE, YOU, Wording, wording_of, wording_signals
from onrecord.extract.words import Flags, Ints, Words

N_KNOWN = 6
N_OWN = N_WORDING + N_KNOWN
N_HEADLINE = 9
_FAR_ABOVE = 6
_YEAR_DIGITS = 4
_REACH = {"whole": 1.0, "start": 0.8, "inside": 0.4}
_PHRASE_PLACE = {kind: place for place, kind in enumerate(PHRASE_KINDS)}
# Means about each line: how far to each side, and of which signal.
_SIZE, _FULL, _HEADING, _PERSON, _LINK = range(5)


def _windows(*pairs: tuple[int, int]) -> tuple[list[int], list[int]]:
    """Give the places of radii, and the signals, of some means."""
    return [RADII.index(radius) for radius, _ in pairs], [signal for _, signal in pairs]


_OF_TEXT = ((2, _SIZE), (5, _SIZE), (10, _SIZE), (2, _FULL), (5, _FULL), (20, _FULL))
_WINDOWS, _HTML_WINDOWS = _windows(*_OF_TEXT), _windows(*_OF_TEXT, (2, _LINK), (5, _LINK))
_HEADING_WINDOWS = _windows((2, _HEADING), (5, _HEADING), (10, _HEADING), (2, _PERSON), (5, _PERSON))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the page's data says that a line may be compared with.

    Args:
        title_words: Words of the headline as the page's data gives it, lower case.
        summary_words: Words of the page's summary.
        body_words: Text of the article where the data holds it, as joined words.
    """

    title_words: frozenset[str] = frozenset()
    summary_words: tuple[str, ...] = ()
    body_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was found in the lines of a page on the way, so that later steps ask few of them.

    Args:
        phrases: By the number of the line, the kinds of furniture that it speaks of; others speak of none.
        sourced: Numbers of the lines that hold a word or sign that a picture's source is written with.
        dated: Numbers of the lines with digits enough for a year.
    """

    phrases: Mapping[int, Mapping[str, Reach]]
    sourced: frozenset[int]
    dated: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """All lines of a page as numbers, and what was found on the way.

    Args:
        features: float32 (lines, features).
        near: int64 (lines near text,): numbers of the lines that may be the article's.
        words: Of the lines.
        noted: In the lines.
        paths: The elements about each line of HTML; empty for a dump.
        is_text: bool (lines,): whether each line is running text.
    """

    features: Matrix
    near: Ints
    words: Words
    noted: Noted
    paths: tuple[tuple[int, ...], ...]
    is_text: Flags


def looks_of(lines: Sequence[Line], known: Known) -> Looks:
    """Give the features of each line, before the headline is known.

    Args:
        lines: All visible lines of a page, at least one.
        known: What the page's data says.

    Returns:
        The features: own signals, those of the page, and for HTML those of the markup; the last
        columns wait for what the place of the headline says.
    """
    own = wording_of([line.text for line in lines])
    places = [line.place for line in lines if line.place is not None]
    is_marked = len(places) == len(lines)
    length = own.signs.ends - own.signs.starts
    linked = np.array([place.link_chars for place in places]) if is_marked else np.zeros(len(lines), np.int64)
    links = (linked / length).astype(np.float32)
    is_text = (own.sizes >= LONG_WORDS) & (links < 0.5) & own.ends_sentence
    weight = np.where(is_text, own.sizes, np.float32(0))
    ways = ways_to(text_marks(own.sizes, weight, links))
    marks = [markup_signals(places, length, weight), outline_signals(places, weight)] if is_marked else []
    columns = _Columns(len(lines), is_marked, [part.shape[1] for part in marks])
    wording_signals(columns.take(N_WORDING), own)
    _known_signals(columns.take(N_KNOWN), own.words, own.sizes, known)
    spoken = columns.take(len(PHRASE_KINDS))
    for row, kinds in own.phrases.items():
        for kind, reach in kinds.items():
            spoken[row, _PHRASE_PLACE[kind]] = _REACH[reach]
    page_signals(columns.take(N_PAGE), own.texts, own.sizes, weight, ways)
    _window_signals(columns, own, spoken, weight, links if is_marked else None)
    subject_signals(columns.take(N_SUBJECT), own.words, weight, own.longs)
    for part in marks:
        columns.take(part.shape[1])[:] = part
    return Looks(
        features=columns.found,
        near=near_text(length - linked),
        words=own.words,
        noted=Noted(
            phrases=own.phrases,
            sourced=frozenset(own.sourced.nonzero()[0].tolist()),
            dated=frozenset((own.signs.digits >= _YEAR_DIGITS).nonzero()[0].tolist()),
        ),
        paths=tuple(place.path for place in places),
        is_text=is_text,
    )


def _window_signals(
    columns: _Columns, own: Wording, spoken: Matrix, weight: Matrix, links: Matrix | None
) -> None:
    """Say what stands about each line, and how far back each kind of furniture was last named."""
    named: Flags = spoken >= _REACH["start"]
    is_full: Flags = weight > 0
    is_heading: Flags = np.logical_or.reduce(named, axis=1)
    persons = columns.found[:, YOU] + columns.found[:, WE]
    signals = [np.minimum(own.sizes, 40) / 40, is_full, is_heading, persons]
    means = window_means(signals if links is None else [*signals, links])
    windows = _WINDOWS if links is None else _HTML_WINDOWS
    columns.take(len(windows[0]))[:] = means[:, *windows]
    columns.take(len(PHRASE_KINDS))[:] = ways_to(named)
    columns.take(len(_HEADING_WINDOWS[0]))[:] = means[:, *_HEADING_WINDOWS]


class _Columns:
    """One matrix for all signals of a page, given out column by column."""

    def __init__(self, lines: int, is_marked: bool, others: Sequence[int]) -> None:
        windows = len((_HTML_WINDOWS if is_marked else _WINDOWS)[0]) + len(_HEADING_WINDOWS[0])
        own = N_OWN + 2 * len(PHRASE_KINDS) + N_PAGE + windows + N_SUBJECT
        self.found: Matrix = np.zeros((lines, own + sum(others) + N_HEADLINE), np.float32)
        self._taken = 0

    def take(self, columns: int) -> Matrix:
        """Give the next columns, to be filled."""
        start, self._taken = self._taken, self._taken + columns
        return self.found[:, start : self._taken]


def headline_features(looks: Looks, headline: int | None) -> None:
    """Fill the last columns of a page's features: what the place of the headline says of each line.

    Args:
        looks: Of all lines of the page.
        headline: The number of its line, or None where it was not found.
    """
    words = looks.words
    found = looks.features[:, -N_HEADLINE:]
    found[:] = 0
    if headline is None:
        return
    n = len(found)
    own = np.zeros(len(words.distinct), np.bool_)
    own[words.ids[words.starts[headline] : words.starts[headline + 1]]] = True
    size = int(own.sum())
    counts = words.counts
    same = words.sums(own.take(words.ids))
    way = np.arange(n) - headline
    found[:, 0] = 1.0
    found[:, 1] = way > 0
    found[:, 2] = np.minimum(1.0, np.log1p(np.abs(way)) / 5)
    found[:, 3] = (way > 0) & (way <= 3)
    found[:, 4] = way == 0
    found[:, 5] = same / np.maximum(1, counts)
    found[:, 6] = (same >= max(1.0, 0.8 * size)) & (counts <= 2 * size + 4)
    if looks.paths:
        shared = shared_depths(looks.paths, headline)
        most = int(shared[looks.is_text].max(initial=0))
        found[:, 7] = shared >= most
        found[:, 8] = np.clip((shared - most) / _FAR_ABOVE, -1.0, 1.0)


def shared_depths(paths: Sequence[tuple[int, ...]], own: int) -> Ints:
    """Give how many of the elements about one line are about each line, too.

    Args:
        paths: The elements about each line.
        own: Number of that one line.

    Returns:
        int64 (lines,).
    """
    known: dict[tuple[int, ...], int] = {}
    ours = paths[own]
    for path in paths:
        if path not in known:
            pairs = zip(path, ours, strict=False)
            known[path] = next(
                (depth for depth, (one, other) in enumerate(pairs) if one != other), min(len(path), len(ours))
            )
    return np.array([known[path] for path in paths])


def _known_signals(found: Matrix, words: Words, sizes: Matrix, known: Known) -> None:
    """Fill in what the page's data says of each line; nothing where it is silent."""
    counts = words.counts
    whole = np.maximum(1, counts)
    title, summary = known.title_words, frozenset(known.summary_words)
    if title:
        in_title = words.in_set(title)
        covers = (in_title >= max(1.0, 0.8 * len(title))) & (sizes > 1)
        found[:, 0] = in_title / whole
        found[:, 1] = covers & (counts <= 2 * len(title) + 4)
    if summary:
        found[:, 2] = np.where(counts >= 4, words.in_set(summary) / whole, 0.0)
        _overlaps(found[:, 3], words, known.summary_words)
    if known.body_words:
        for row in np.flatnonzero(counts >= 4).tolist():
            found[row, 4] = " ".join(words.of(row)) in known.body_words
        found[:, 5] = 1.0


def _overlaps(found: Matrix, words: Words, summary: tuple[str, ...]) -> None:
    """Say how much of the summary each line begins with, word by word."""
    starts = words.starts.tolist()
    for row, start in enumerate(starts[:-1]):
        if start < starts[row + 1] and words.tokens[start] == summary[0]:
            line = words.tokens[start : starts[row + 1]]
            pairs = zip(line, summary, strict=False)
            same = next(
                (place for place, (ours, theirs) in enumerate(pairs) if ours != theirs),
                min(len(line), len(summary)),
            )
            found[row] = same / max(len(summary), len(line))
