"""Features: what a line looks like, as numbers for the cleaner.

Each line gets signals of its own words, of its place in the markup (left out where a page has
none), and of its place on the page: distance to long paragraphs, repeats, how much of the
page's running text stands in the same element or in blocks written alike. What its neighbours
say is the networks' own business. No signal names a site.

Shape: float32 (lines, features); the order of the columns is fixed by the trained weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from onrecord.extract.lines import Line
from onrecord.extract.markup import N_MARKUP, Outline, markup_signals, outline_of
from onrecord.extract.pages import Ints, Pages, pages_of
from onrecord.extract.phrases import PHRASE_KINDS, Reach
from onrecord.extract.surroundings import (
    LONG_WORDS,
    N_PAGE,
    N_SUBJECT,
    Matrix,
    Means,
    near_text,
    page_signals,
    subject_signals,
    text_marks,
    ways_to,
)
from onrecord.extract.wording import N_WORDING, WE, YOU, Wording, wording_of, wording_signals
from onrecord.extract.words import MARKS, Flags, Words

N_KNOWN = 6
N_OWN = N_WORDING + N_KNOWN
N_HEADLINE = 9
_FAR_ABOVE = 6
_YEAR_DIGITS = 4
_MOST_BLANKS = 255
HOLDS_DIGIT, HOLDS_YEAR, HOLDS_MARK, MAY_CREDIT, MAY_NAME_OUTLET = (1 << place for place in range(5))
"""What `Noted.held` says of a line: it has a digit; digits enough for a year; a sign of templates; what a
printed credit cannot do without; a word that stands beside a publisher's own name."""
_REACH = {"whole": 1.0, "start": 0.8, "inside": 0.4}
_PHRASE_PLACE = {kind: place for place, kind in enumerate(PHRASE_KINDS)}
# Means about each line: how far to each side, and of which signal.
_SIZE, _FULL, _HEADING, _PERSON, _LINK = range(5)


_OF_TEXT = ((2, _SIZE), (5, _SIZE), (10, _SIZE), (2, _FULL), (5, _FULL), (20, _FULL))
_OF_HTML = (*_OF_TEXT, (2, _LINK), (5, _LINK))
_OF_HEADINGS = ((2, _HEADING), (5, _HEADING), (10, _HEADING), (2, _PERSON), (5, _PERSON))


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


_NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was found in the lines of a page on the way, so that later steps ask few of them.

    Args:
        phrases: By the number of the line, the kinds of furniture that it speaks of; others speak of none.
        sourced: Numbers of the lines that hold a word or sign that a picture's source is written with.
        texts: The lines.
        held: One byte a line: HOLDS_DIGIT and the others, which hold of it.
        blanks: One byte a line: how many it has, 255 where more; to count them is slow.
        words: Of these lines and perhaps others.
        first: Number of the page's first line among those.
    """

    phrases: Mapping[int, Mapping[str, Reach]]
    sourced: frozenset[int]
    texts: Sequence[str] = field(compare=False, repr=False)
    held: bytes
    blanks: bytes
    words: Words = field(compare=False, repr=False)
    first: int = field(compare=False)

    def lines_with(self, sign: int) -> list[int]:
        """Give the numbers of the lines of which one of HOLDS_DIGIT and the others holds."""
        found: list[int] = (np.frombuffer(self.held, np.uint8) & sign).nonzero()[0].tolist()
        return found

    def words_of(self, number: int) -> list[str]:
        """Give the words of one line of the page, as `phrases.tokens_of` gives them."""
        return self.words.of(self.first + number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """All lines of one page or several as numbers, and what was found on the way.

    Args:
        features: float32 (lines, features).
        pages: Of the lines.
        near: int64 (lines near text,): numbers of the lines that may be an article's.
        words: Of the lines.
        noted: In the lines of each page.
        outline: The elements about each line; None for dumps.
        is_text: bool (lines,): whether each line is running text.
    """

    features: Matrix
    pages: Pages
    near: Ints
    words: Words
    noted: tuple[Noted, ...]
    outline: Outline | None
    is_text: Flags


def looks_of(lines: Sequence[Line], known: Known) -> Looks:
    """Give the features of the lines of one page; see `looks_of_pages`."""
    return looks_of_pages([lines], [known])


def looks_of_pages(lines: Sequence[Sequence[Line]], known: Sequence[Known]) -> Looks:
    """Give the features of each line, before the headlines are known.

    Args:
        lines: By page, all its visible lines, at least one; either all pages are HTML or none.
        known: By page, what its data says.

    Returns:
        The features: own signals, those of the page, and for HTML those of the markup; the last
        columns wait for what the place of the headline says.
    """
    pages = pages_of([len(own) for own in lines])
    whole = list(chain.from_iterable(lines))
    own = wording_of([line.text for line in whole], pages)
    places = [line.place for line in whole if line.place is not None]
    is_marked = len(places) == len(whole)
    length = own.signs.ends - own.signs.starts
    linked = np.array([place.link_chars for place in places]) if is_marked else np.zeros(len(whole), np.int64)
    links = (linked / length).astype(np.float32)
    is_text = (own.sizes >= LONG_WORDS) & (links < 0.5) & own.ends_sentence
    weight = np.where(is_text, own.sizes, np.float32(0))
    outline = outline_of(places, pages) if is_marked else None
    columns = _Columns(len(whole), 0 if outline is None else N_MARKUP)
    wording_signals(columns.take(N_WORDING), own)
    _known_signals(columns.take(N_KNOWN), own.words, own.sizes, known)
    spoken = columns.take(len(PHRASE_KINDS))
    for row, kinds in own.phrases.items():
        for kind, reach in kinds.items():
            spoken[row, _PHRASE_PLACE[kind]] = _REACH[reach]
    texts = text_marks(own.sizes, weight, links)
    page_signals(columns.take(N_PAGE), own.texts, own.sizes, weight, texts, pages)
    _window_signals(columns, own, spoken, weight, links if is_marked else None)
    subject_signals(columns.take(N_SUBJECT), own.words, weight, own.longs)
    if outline is not None:
        markup_signals(columns.take(N_MARKUP), places, length, weight, pages, outline)
    return Looks(
        features=columns.found,
        pages=pages,
        near=near_text(length - linked, pages),
        words=own.words,
        noted=_noted(own, pages),
        outline=outline,
        is_text=is_text,
    )


def _noted(own: Wording, pages: Pages) -> tuple[Noted, ...]:
    """Part by page what was found in the lines."""
    spoken = np.fromiter(own.phrases, np.int64, len(own.phrases))
    sourced = pages.parted(own.sourced.nonzero()[0])
    held, blanks = _held(own), np.minimum(own.signs.blanks, _MOST_BLANKS).astype(np.uint8).tobytes()
    kinds = iter(own.phrases.values())
    return tuple(
        Noted(
            phrases=dict(zip(rows, kinds, strict=False)),
            sourced=frozenset(with_source),
            texts=own.texts[page],
            held=held[page],
            blanks=blanks[page],
            words=own.words,
            first=page.start,
        )
        for rows, with_source, page in zip(pages.parted(spoken), sourced, pages, strict=True)
    )


def _held(own: Wording) -> bytes:
    """Give what `Noted.held` says of the lines of all pages."""
    signs = own.signs
    found = (signs.digits > 0).view(np.uint8) * np.uint8(HOLDS_DIGIT)
    for holds, flag in (
        (signs.digits >= _YEAR_DIGITS, HOLDS_YEAR),
        ((signs.held & MARKS) > 0, HOLDS_MARK),
        (own.credited, MAY_CREDIT),
        (own.publishing, MAY_NAME_OUTLET),
    ):
        found |= holds.view(np.uint8) * np.uint8(flag)
    return found.tobytes()


def _window_signals(
    columns: _Columns, own: Wording, spoken: Matrix, weight: Matrix, links: Matrix | None
) -> None:
    """Say what stands about each line, and how far back each kind of furniture was last named."""
    pages = own.words.pages
    named: Flags = spoken >= _REACH["start"]
    is_full: Flags = weight > 0
    is_heading: Flags = np.logical_or.reduce(named, axis=1)
    persons = columns.found[:, YOU] + columns.found[:, WE]
    signals = [np.minimum(own.sizes, 40) / 40, is_full, is_heading, persons]
    means = Means(signals if links is None else [*signals, links], pages)
    windows = _OF_TEXT if links is None else _OF_HTML
    means.fill(columns.take(len(windows)), windows)
    columns.take(len(PHRASE_KINDS))[:] = ways_to(named, pages)
    means.fill(columns.take(len(_OF_HEADINGS)), _OF_HEADINGS)


class _Columns:
    """One matrix for all signals of some lines, given out column by column."""

    def __init__(self, lines: int, marks: int) -> None:
        windows = len(_OF_HTML if marks else _OF_TEXT) + len(_OF_HEADINGS)
        own = N_OWN + 2 * len(PHRASE_KINDS) + N_PAGE + windows + N_SUBJECT
        # Column by column in memory, too: they are filled one by one.
        self.found: Matrix = np.zeros((own + marks + N_HEADLINE, lines), np.float32).T
        self._taken = 0

    def take(self, columns: int) -> Matrix:
        """Give the next columns, to be filled."""
        start, self._taken = self._taken, self._taken + columns
        return self.found[:, start : self._taken]


def headline_features(looks: Looks, headline: int | None) -> None:
    """Fill the last columns of one page's features; see `headline_features_of_pages`."""
    headline_features_of_pages(looks, [headline])


def headline_features_of_pages(looks: Looks, headlines: Sequence[int | None]) -> None:
    """Fill the last columns of the features: what the place of the headline says of each line.

    Args:
        looks: Of all lines of the pages.
        headlines: By page, the number of its line there, or None where it was not found.
    """
    pages, words, found = looks.pages, looks.words, looks.features[:, -N_HEADLINE:]
    starts = pages.starts.tolist()
    known = [(page, starts[page] + line) for page, line in enumerate(headlines) if line is not None]
    if not known:
        found[:] = 0.0
        return
    lines, sizes, same = (
        np.zeros((2, len(starts)), np.int64),
        np.zeros(len(starts)),
        _same_words(words, known),
    )
    for page, line in known:
        lines[:, page] = line, 1
        sizes[page] = len(set(words.ids[words.starts[line] : words.starts[line + 1]].tolist()))
    at, is_shown = lines.take(pages.number, axis=1)
    shown: Flags = is_shown > 0
    way = np.arange(len(found)) - at
    below = shown & (way > 0)
    found[:, 0] = shown
    found[:, 1] = below
    found[:, 2] = np.where(shown, np.minimum(1.0, np.log1p(np.abs(way)) / 5), 0.0)
    found[:, 3] = below & (way <= 3)
    found[:, 4] = shown & (way == 0)
    found[:, 5] = same / np.maximum(1, words.counts)
    found[:, 6] = (same >= np.maximum(1.0, 0.8 * sizes).take(pages.number)) & (
        words.counts <= (2 * sizes + 4).take(pages.number)
    )
    found[:, 7:] = 0.0
    shared = _shared_with(looks, headlines)
    if shared is not None:
        for rows, headline in zip(pages, headlines, strict=True):
            if headline is not None:
                both = shared[rows]
                most = int(both[looks.is_text[rows]].max(initial=0))
                found[rows, 7] = both >= most
                found[rows, 8] = np.clip((both - most) / _FAR_ABOVE, -1.0, 1.0)


def _same_words(words: Words, lines: Sequence[tuple[int, int]]) -> Ints:
    """Count the words of each line that one line of its page, named with it, has too."""
    size = len(words.distinct)
    is_own = np.zeros(len(words.pages.starts) * size, np.bool_)  # page by page
    for page, line in lines:
        is_own[page * size + words.ids[words.starts[line] : words.starts[line + 1]]] = True
    return words.sums(is_own.take(words.apart))


def _shared_with(looks: Looks, headlines: Sequence[int | None]) -> Ints | None:
    """Count the elements that are about each line and about its page's headline, too; None for dumps."""
    if looks.outline is None:
        return None
    starts = looks.pages.starts.tolist()
    own = [start + line for start, line in zip(starts, headlines, strict=True) if line is not None]
    return looks.outline.shared(np.concatenate([looks.outline.about(line) for line in own])) if own else None


def _known_signals(found: Matrix, words: Words, sizes: Matrix, known: Sequence[Known]) -> None:
    """Fill in what its page's data says of each line; nothing where it is silent."""
    for rows, own in zip(words.pages, known, strict=True):
        if own != _NOTHING_KNOWN:
            _known_of_page(found[rows], words, sizes[rows], own, rows)


def _known_of_page(found: Matrix, words: Words, sizes: Matrix, known: Known, rows: slice) -> None:
    counts = words.counts[rows]
    whole = np.maximum(1, counts)
    title, summary = known.title_words, frozenset(known.summary_words)
    if title:
        in_title = words.in_set(title, rows)
        covers = (in_title >= max(1.0, 0.8 * len(title))) & (sizes > 1)
        found[:, 0] = in_title / whole
        found[:, 1] = covers & (counts <= 2 * len(title) + 4)
    if summary:
        found[:, 2] = np.where(counts >= 4, words.in_set(summary, rows) / whole, 0.0)
        _overlaps(found[:, 3], words, known.summary_words, rows)
    if known.body_words:
        for row in np.flatnonzero(counts >= 4).tolist():
            found[row, 4] = " ".join(words.of(rows.start + row)) in known.body_words
        found[:, 5] = 1.0


def _overlaps(found: Matrix, words: Words, summary: tuple[str, ...], rows: slice) -> None:
    """Say how much of the summary each line begins with, word by word."""
    starts = words.starts[rows.start : rows.stop + 1].tolist()
    for row, start in enumerate(starts[:-1]):
        if start < starts[row + 1] and words.tokens[start] == summary[0]:
            line = words.tokens[start : starts[row + 1]]
            pairs = zip(line, summary, strict=False)
            same = next(
                (place for place, (ours, theirs) in enumerate(pairs) if ours != theirs),
                min(len(line), len(summary)),
            )
            found[row] = same / max(len(summary), len(line))
