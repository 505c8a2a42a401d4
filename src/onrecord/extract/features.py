"""Features: what a line looks like, as numbers for the cleaner.

Each line gets signals of its own words, of its place in the markup (left out where a page has
none), and of its place on the page: distance to long paragraphs, repeats, how much of the
page's running text stands in the same element or in blocks written alike. What its neighbours
say is the networks' own business. No signal names a site.

Shape: float32 (lines, features); the order of the columns is fixed by the trained weights.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from onrecord.extract import words as sign
from onrecord.extract.credits import split_credit
from onrecord.extract.dateline import opens_with_dateline
from onrecord.extract.lines import Line
from onrecord.extract.markup import markup_signals, outline_signals
from onrecord.extract.phrases import PHRASE_KINDS, Reach, phrase_bits, phrases_of_lines
from onrecord.extract.sources import SOURCE_WORDS
from onrecord.extract.stopwords import STOPWORDS
from onrecord.extract.surroundings import (
    LONG_WORDS,
    N_PAGE,
    N_SUBJECT,
    Matrix,
    page_signals,
    subject_signals,
    ways_to,
    window_means,
)
from onrecord.extract.words import Flags, Ints, Signs, Words, signs_of, words_of

_TEMPLATE_SIGNS = ("{{", "}}", "${", "<%", "%>", "[[", "&nbsp;", "&amp;", "&quot;", "&lt;")
_ADDRESS = ("https://", "http://", "www.")
_SMALL, _YOU, _WE, _CREDIT, _YEAR, _SOURCE, _LONG = (1 << place for place in range(7))
_LONG_LETTERS = 5
_SIZES = np.array((1, 3, 6, 10, 16, 30, 60))
_REACH = {"whole": 1.0, "start": 0.8, "inside": 0.4}
_PHRASE_PLACE = {kind: place for place, kind in enumerate(PHRASE_KINDS)}
_DATELINE_CHARS = 90
_DATELINE_SIGNS = re.compile(r"[(/:–—-]")
_CAPTION_WORDS = 60
_BACK = np.array(((1,), (2,), (3,)))
N_HEADLINE = 7
_N_OWN = 42
_N_HEADING = len(PHRASE_KINDS) + 5
_N_WINDOW = 6


_KINDS_OF_WORDS = (
    (_SMALL, " ".join(STOPWORDS)),
    (_YOU, "you your you're yours sie ihre ihr ihnen vous votre vos du"),
    (_WE, "we our us wir unser unsere nous notre nos"),
    (
        _CREDIT,
        "photo photos photograph photography photographer picture pictures image images illustration "
        "foto fotos bild bilder bildquelle quelle crédit crédits credit credits fotografía fot fonte "
        "fuente zdroj фото источник kuva grafik grafika source courtesy screenshot copyright © "
        "handout file archivo archiv archives getty afp reuters ap dpa epa imago shutterstock alamy",
    ),
    (_YEAR, " ".join(map(str, range(1900, 2100)))),
)


@lru_cache(maxsize=1)
def _word_bits() -> Mapping[str, int]:
    """Give all that is asked of words, in one table: kinds of words, and their place in phrases."""
    found = dict(phrase_bits())
    for bit, words in (*((bit, words.split()) for bit, words in _KINDS_OF_WORDS), (_SOURCE, SOURCE_WORDS)):
        for word in words:
            found[word] = found.get(word, 0) | bit
    return found


@lru_cache(maxsize=1)
def _word_sums() -> npt.NDArray[np.int64]:
    """Give, by the bits of _SMALL to _CREDIT and then those of _YEAR to _LONG, fields of one sum."""
    bits = np.arange(16)
    return np.stack(
        [
            sum(((bits >> place) & 1) << (15 * place) for place in range(4)),
            sum(((bits >> place) & 1) << (20 * place) for place in range(3)),
        ]
    )


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
class Looks:
    """All lines of a page as numbers, and what was found on the way.

    Args:
        features: float32 (lines, features).
        words: Of the lines.
        phrases: Kinds of furniture that each line speaks of.
    """

    features: Matrix
    words: Words
    phrases: Sequence[Mapping[str, Reach]]


def looks_of(lines: Sequence[Line], known: Known) -> Looks:
    """Give the features of each line, before the headline is known.

    Args:
        lines: All visible lines of a page, at least one.
        known: What the page's data says.

    Returns:
        The features: own signals, those of the page, and for HTML those of the markup; the last
        columns wait for what the place of the headline says.
    """
    texts = [line.text for line in lines]
    signs = signs_of(texts)
    words = words_of(signs)
    counted = _counted(words)
    sizes = _sizes(words, signs)
    phrases = phrases_of_lines(texts, words, counted.bits)
    places = [line.place for line in lines if line.place is not None]
    is_marked = len(places) == len(lines)
    length = signs.ends - signs.starts
    links = np.zeros(len(lines), np.float32)
    if is_marked:
        links[:] = np.array([place.link_chars for place in places]) / length
    lasts = _lasts(signs)
    ends = _ends_sentence(lasts)
    weight = np.where((sizes >= LONG_WORDS) & (links < 0.5) & ends, sizes, np.float32(0))
    marks = [markup_signals(places, length), outline_signals(places, weight)] if is_marked else []
    columns = _Columns(len(lines), is_marked, [part.shape[1] for part in marks])
    _own_signals(columns.take(_N_OWN), texts, words, signs, sizes, lasts, counted)
    _known_signals(columns.found[:, _N_OWN - 6 : _N_OWN], words, sizes, known)
    spoken = columns.take(len(PHRASE_KINDS))
    for row, kinds in enumerate(phrases):
        for kind, reach in kinds.items():
            spoken[row, _PHRASE_PLACE[kind]] = _REACH[reach]
    page_signals(columns.take(N_PAGE), texts, sizes, weight, links)
    named = spoken >= _REACH["start"]
    is_full: Flags = weight > 0
    is_heading: Flags = np.logical_or.reduce(named, axis=1)
    persons = columns.found[:, 28] + columns.found[:, 29]
    means = window_means(
        [
            np.minimum(sizes, 40) / 40,
            is_full,
            is_heading,
            persons,
            *((links,) if is_marked else ()),
        ]
    )
    windows = columns.take(_N_WINDOW + 2 * is_marked)
    for column, (radius, signal) in enumerate(
        ((2, 0), (5, 0), (10, 0), (2, 1), (5, 1), (20, 1), *(((2, 4), (5, 4)) if is_marked else ()))
    ):
        windows[:, column] = means[radius][:, signal]
    heading = columns.take(_N_HEADING)
    heading[:, :-5] = ways_to(named)
    for column, (radius, signal) in enumerate(((2, 2), (5, 2), (10, 2), (2, 3), (5, 3))):
        heading[:, column - 5] = means[radius][:, signal]
    is_long = (counted.bits & _LONG) > 0
    subject_signals(columns.take(N_SUBJECT), words, weight, counted.longs, is_long)
    for part in marks:
        columns.take(part.shape[1])[:] = part
    return Looks(features=columns.found, words=words, phrases=phrases)


class _Columns:
    """One matrix for all signals of a page, given out column by column."""

    def __init__(self, lines: int, is_marked: bool, others: Sequence[int]) -> None:
        own = _N_OWN + len(PHRASE_KINDS) + N_PAGE + _N_WINDOW + 2 * is_marked + _N_HEADING + N_SUBJECT
        self.found: Matrix = np.zeros((lines, own + sum(others) + N_HEADLINE), np.float32)
        self._taken = 0

    def take(self, columns: int) -> Matrix:
        """Give the next columns, to be filled."""
        start, self._taken = self._taken, self._taken + columns
        return self.found[:, start : self._taken]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the words of each line are.

    Args:
        bits: int64 (tokens,): of each word.
        small, you, we, credits, years, sources, longs: int64 (lines,): how many of each kind.
    """

    bits: Ints
    small: Ints
    you: Ints
    we: Ints
    credits: Ints
    years: Ints
    sources: Ints
    longs: Ints


def _counted(words: Words) -> _Counted:
    own = words.bits(_word_bits())
    letters = np.fromiter(map(len, words.distinct), np.int64, len(words.distinct))
    own |= np.where(letters >= _LONG_LETTERS, _LONG, 0)
    bits = own.take(words.ids)
    low, high = _word_sums()
    lows, highs = words.sums(low.take(bits & 15)), words.sums(high.take(bits >> 4 & 7))
    return _Counted(
        bits,
        *(lows >> 15 * place & 0x7FFF for place in range(4)),
        *(highs >> 20 * place & 0xFFFFF for place in range(3)),
    )


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
    counts = np.diff(words.starts)
    same = words.sums(own.take(words.ids))
    way = np.arange(n) - headline
    found[:, 0] = 1.0
    found[:, 1] = way > 0
    found[:, 2] = np.minimum(1.0, np.log1p(np.abs(way)) / 5)
    found[:, 3] = (way > 0) & (way <= 3)
    found[:, 4] = way == 0
    found[:, 5] = same / np.maximum(1, counts)
    found[:, 6] = (same >= max(1.0, 0.8 * size)) & (counts <= 2 * size + 4)


def _sizes(words: Words, signs: Signs) -> Matrix:
    """Count words; in scripts without blanks, two characters to a word."""
    counts = np.diff(words.starts)
    found: Matrix = counts.astype(np.float32)
    wide = signs.counts[sign.WIDE]
    if wide.any():
        found += np.where(counts < 12, wide / 2, 0)
    return found


def _own_signals(
    found: Matrix,
    texts: list[str],
    words: Words,
    signs: Signs,
    sizes: Matrix,
    lasts: npt.NDArray[np.uint32],
    counted: _Counted,
) -> None:
    """Fill in what each line's own signs and words say."""
    counts = np.maximum(1, np.diff(words.starts))
    length = signs.ends - signs.starts
    signed = signs.counts
    first = signs.kinds.take(signs.starts)
    last = lasts[0]
    upper, slash, rights = signed[sign.UPPER], signed[sign.SLASH] > 0, signed[sign.RIGHTS] > 0
    dated = (counted.years > 0) | (_clocks(signs) > 0)
    is_short = sizes < _CAPTION_WORDS
    found[:, 0] = np.log1p(sizes) / 5
    found[:, 1:8] = sizes[:, None] <= _SIZES
    found[:, 8] = _ends_sentence(lasts)
    found[:, 9] = (last & sign.COLON) > 0
    found[:, 10] = (last & sign.QUESTION) > 0
    found[:, 11] = np.where(sizes > 5, np.minimum(1.0, _inner_ends(signs) / 3), 0.0)
    found[:, 12] = np.minimum(1.0, signed[sign.COMMA] / 4)
    found[:, 13] = (first & sign.OPENS) > 0
    found[:, 14] = signed[sign.QUOTES] > 0
    found[:, 15] = np.where(length < 200, signed[sign.DIGIT] / length, 0.0)
    found[:, 16] = (first & sign.DIGIT) > 0
    found[:, 17] = _openings(signs) / (signed[sign.BLANK] + 1)
    found[:, 18] = (upper > 0) & (signed[sign.LOWER] == 0) & (length > 3)
    found[:, 19] = (first & sign.LOWER) > 0
    found[:, 20] = counted.small / counts
    found[:, 21] = np.minimum(1.0, counted.small / 10)
    found[:, 22] = dated
    found[:, 23] = dated & (sizes <= 12)
    found[:, 24] = (
        (signed[sign.ODD] > 0) | ((last & sign.DOTS) > 0) | ((lasts[0] & lasts[1] & lasts[2] & sign.ENDS) > 0)
    )
    found[:, 25] = signs.holding(_ADDRESS)
    found[:, 26] = signs.holding(_TEMPLATE_SIGNS)
    found[:, 27] = rights
    found[:, 28] = np.minimum(1.0, counted.you / 2)
    found[:, 29] = np.minimum(1.0, counted.we / 2)
    found[:, 30] = ((last | first) & sign.ROUND) > 0
    found[:, 31] = slash & is_short
    found[:, 32] = np.where(is_short, np.minimum(1.0, counted.credits / 2), 0.0)
    found[:, 33] = is_short & _at_end(words, (counted.bits & _CREDIT) > 0)
    found[:, 34] = _datelines(texts, sizes)
    found[:, 35] = _sources(texts, is_short & ((counted.sources > 0) | slash | rights))


def _known_signals(found: Matrix, words: Words, sizes: Matrix, known: Known) -> None:
    """Fill in what the page's data says of each line; nothing where it is silent."""
    counts = np.diff(words.starts)
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


def _lasts(signs: Signs) -> npt.NDArray[np.uint32]:
    """Give the kinds of each line's last three characters, the last one first: uint32 (3, lines)."""
    found: npt.NDArray[np.uint32] = signs.kinds.take(np.maximum(signs.ends - _BACK, signs.starts))
    return found


def _ends_sentence(lasts: npt.NDArray[np.uint32]) -> Flags:
    """Say of each line whether it ends like a sentence, up to two closing marks behind the stop."""
    ends, closes = (lasts & sign.ENDS) > 0, (lasts & sign.CLOSES) > 0
    found: Flags = ends[0] | closes[0] & (ends[1] | closes[1] & ends[2])
    return found


def _openings(signs: Signs) -> Ints:
    """Count the words of each line that begin with a capital."""
    places = signs.places(sign.UPPER)
    return signs.counted(places[(signs.kinds.take(places - 1) & sign.BLANK) > 0])


def _inner_ends(signs: Signs) -> Ints:
    """Count the ends of sentences inside each line."""
    places = signs.places(sign.ENDS)
    after, second, third = (signs.kinds.take(places + way, mode="clip") for way in (1, 2, 3))
    opens = sign.LETTER | sign.OPENS
    straight = (after & sign.BLANK > 0) & (second & opens > 0)
    closed = (after & sign.CLOSES > 0) & (second & sign.BLANK > 0) & (third & opens > 0)
    return signs.counted(places[straight | closed])


def _clocks(signs: Signs) -> Ints:
    """Count digit, separator, two digits in each line, as in "14:10" and "05.05.2017"."""
    places = signs.places(sign.PARTS)
    before, after, second = (signs.kinds.take(places + way, mode="wrap") for way in (-1, 1, 2))
    return signs.counted(places[before & after & second & sign.DIGIT > 0])


def _at_end(words: Words, flags: Flags) -> Flags:
    """Say of each line whether one of its last three words has the flag."""
    before = np.zeros(len(flags) + 1, np.int64)
    flags.cumsum(out=before[1:])
    stops = words.starts[1:]
    found: Flags = before.take(stops) > before.take(np.maximum(words.starts[:-1], stops - 3))
    return found


def _sources(texts: list[str], asked: Flags) -> Flags:
    found = np.zeros(len(texts), np.bool_)
    for row in asked.nonzero()[0].tolist():
        found[row] = split_credit(texts[row]) is not None
    return found


def _datelines(texts: list[str], sizes: Matrix) -> Flags:
    found = np.zeros(len(texts), np.bool_)
    for row in (sizes >= LONG_WORDS).nonzero()[0].tolist():
        head = texts[row][:_DATELINE_CHARS]
        found[row] = _DATELINE_SIGNS.search(head) is not None and opens_with_dateline(texts[row])
    return found
