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

import numpy as np
import numpy.typing as npt

from onrecord.extract import words as sign
from onrecord.extract.credits import split_credit
from onrecord.extract.dateline import opens_with_dateline
from onrecord.extract.lines import Line
from onrecord.extract.markup import markup_signals, outline_signals
from onrecord.extract.phrases import PHRASE_KINDS, Reach, phrases_of_lines
from onrecord.extract.sources import SOURCE_WORDS
from onrecord.extract.stopwords import STOPWORDS
from onrecord.extract.surroundings import (
    LONG_WORDS,
    Matrix,
    heading_signals,
    matrix_of,
    page_signals,
    subject_signals,
)
from onrecord.extract.words import Signs, Words, signs_of, words_of

_TEMPLATE_SIGNS = ("{{", "}}", "${", "<%", "%>", "[[", "&nbsp;", "&amp;", "&quot;", "&lt;")
_ADDRESS = ("https://", "http://", "www.")
_SMALL, _YOU, _WE, _CREDIT, _YEAR = (1 << place for place in range(5))
_SIZES = (1, 3, 6, 10, 16, 30, 60)
_REACH = {"whole": 1.0, "start": 0.8, "inside": 0.4}
_PHRASE_PLACE = {kind: place for place, kind in enumerate(PHRASE_KINDS)}
_DATELINE_CHARS = 90
_DATELINE_SIGNS = re.compile(r"[(/:–—-]")
_CAPTION_WORDS = 60
N_HEADLINE = 7
_PERSON_COLUMNS = slice(len(_SIZES) + 21, len(_SIZES) + 23)


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


def _word_bits() -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, words in _KINDS_OF_WORDS:
        for word in words.split():
            found[word] = found.get(word, 0) | bit
    return found


_WORD_BITS = _word_bits()


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
        The features: own signals, those of the page, and for HTML those of the markup.
    """
    texts = [line.text for line in lines]
    signs = signs_of(texts)
    words = words_of(signs)
    found = phrases_of_lines(texts, words)
    sizes = _sizes(words, signs)
    own = _word_signals(texts, words, signs, sizes, known)
    phrases = np.zeros((len(lines), len(PHRASE_KINDS)), np.float32)
    for row, kinds in enumerate(found):
        for kind, reach in kinds.items():
            phrases[row, _PHRASE_PLACE[kind]] = _REACH[reach]
    places = [line.place for line in lines if line.place is not None]
    is_marked = len(places) == len(lines)
    links = np.zeros(len(lines), np.float32)
    if is_marked:
        links[:] = [place.link_chars for place in places] / np.maximum(1, signs.ends - signs.starts)
    ends = own[:, 1 + len(_SIZES)]
    weight = np.where((sizes >= LONG_WORDS) & (links < 0.5) & (ends > 0), sizes, 0.0)
    parts = [
        own,
        phrases,
        page_signals(texts, sizes, weight, links, is_marked),
        heading_signals(phrases >= _REACH["start"], own[:, _PERSON_COLUMNS].sum(axis=1)),
        subject_signals(words, weight),
    ]
    if is_marked:
        parts += [
            markup_signals(places, signs.ends - signs.starts),
            outline_signals(places, weight),
        ]
    return Looks(features=np.hstack(parts, dtype=np.float32), words=words, phrases=found)


def headline_features(looks: Looks, headline: int | None) -> Matrix:
    """Give what the place of the headline says of each line.

    Args:
        looks: Of all lines of the page.
        headline: The number of its line, or None where it was not found.

    Returns:
        float32 (lines, N_HEADLINE).
    """
    words = looks.words
    n = len(words.starts) - 1
    found = np.zeros((n, N_HEADLINE), np.float32)
    if headline is None:
        return found
    title = frozenset(words.of(headline))
    counts = np.diff(words.starts)
    same = words.in_set(title)
    way = np.arange(n) - headline
    found[:, 0] = 1.0
    found[:, 1] = way > 0
    found[:, 2] = np.minimum(1.0, np.log1p(np.abs(way)) / 5)
    found[:, 3] = (way > 0) & (way <= 3)
    found[:, 4] = way == 0
    found[:, 5] = same / np.maximum(1, counts)
    found[:, 6] = (same >= max(1.0, 0.8 * len(title))) & (counts <= 2 * len(title) + 4)
    return found


def _sizes(words: Words, signs: Signs) -> Matrix:
    """Count words; in scripts without blanks, two characters to a word."""
    counts = np.diff(words.starts)
    wide = signs.counts[sign.WIDE]
    found: Matrix = (counts + np.where(counts < 12, wide / 2, 0)).astype(np.float32)
    return found


def _word_signals(texts: list[str], words: Words, signs: Signs, sizes: Matrix, known: Known) -> Matrix:
    counts = np.maximum(1, np.diff(words.starts))
    length = np.maximum(1, signs.ends - signs.starts)
    bits = words.bits(_WORD_BITS)
    small = words.sums((bits & _SMALL) > 0)
    digits = signs.counts[sign.DIGIT]
    upper, lower = signs.counts[sign.UPPER], signs.counts[sign.LOWER]
    before_blank = np.concatenate([[True], (signs.kinds[:-1] & sign.BLANK) > 0])
    openings = signs.sums(before_blank & ((signs.kinds & sign.UPPER) > 0))
    raw_words = signs.counts[sign.BLANK] + 1
    dated = (words.sums((bits & _YEAR) > 0) > 0) | (_clocks(signs) > 0)
    is_sentence = _ends_sentence(signs)
    three_ends = signs.last(sign.ENDS) & signs.last(sign.ENDS, 2) & signs.last(sign.ENDS, 3)
    credit = words.sums((bits & _CREDIT) > 0)
    is_short = sizes < 60
    columns = [
        np.log1p(sizes) / 5,
        *(sizes <= limit for limit in _SIZES),
        is_sentence,
        signs.last(sign.COLON),
        signs.last(sign.QUESTION),
        np.where(sizes > 5, np.minimum(1.0, _inner_ends(signs) / 3), 0.0),
        np.minimum(1.0, signs.counts[sign.COMMA] / 4),
        signs.first(sign.OPENS),
        signs.counts[sign.QUOTES] > 0,
        np.where(length < 200, digits / length, 0.0),
        signs.first(sign.DIGIT),
        openings / raw_words,
        (upper > 0) & (lower == 0) & (length > 3),
        signs.first(sign.LOWER),
        small / counts,
        np.minimum(1.0, small / 10),
        dated,
        dated & (sizes <= 12),
        (signs.counts[sign.ODD] > 0) | signs.last(sign.DOTS) | three_ends,
        signs.holding(_ADDRESS),
        signs.holding(_TEMPLATE_SIGNS),
        signs.counts[sign.RIGHTS] > 0,
        np.minimum(1.0, words.sums((bits & _YOU) > 0) / 2),
        np.minimum(1.0, words.sums((bits & _WE) > 0) / 2),
        signs.last(sign.ROUND) | signs.first(sign.ROUND),
        (signs.counts[sign.SLASH] > 0) & is_short,
        np.where(is_short, np.minimum(1.0, credit / 2), 0.0),
        is_short & (_at_end(words, (bits & _CREDIT) > 0) > 0),
        _datelines(texts, sizes),
        _sources(texts, (sizes < _CAPTION_WORDS) & _may_name_source(words, signs)),
        *_known_signals(words, counts, sizes, known),
    ]
    return matrix_of(columns)


def _known_signals(
    words: Words, counts: npt.NDArray[np.int64], sizes: Matrix, known: Known
) -> list[npt.NDArray[np.generic]]:
    title, summary = known.title_words, frozenset(known.summary_words)
    in_title, in_summary = words.in_set(title), words.in_set(summary)
    told = np.zeros(len(counts), np.bool_)
    if known.body_words:
        for row in np.flatnonzero(counts >= 4).tolist():
            told[row] = " ".join(words.of(row)) in known.body_words
    covers = (in_title >= max(1.0, 0.8 * len(title))) & (sizes > 1) if title else told & False
    return [
        in_title / counts,
        covers & (counts <= 2 * len(title) + 4),
        np.where(counts >= 4, in_summary / counts, 0.0),
        _overlaps(words, known.summary_words),
        told,
        np.full(len(counts), bool(known.body_words)),
    ]


def _overlaps(words: Words, summary: tuple[str, ...]) -> Matrix:
    """Give how much of the summary each line begins with, word by word."""
    starts = words.starts.tolist()
    found = np.zeros(len(starts) - 1, np.float32)
    for row, start in enumerate(starts[:-1] if summary else ()):
        if start < starts[row + 1] and words.tokens[start] == summary[0]:
            line = words.tokens[start : starts[row + 1]]
            pairs = zip(line, summary, strict=False)
            same = next(
                (place for place, (ours, theirs) in enumerate(pairs) if ours != theirs),
                min(len(line), len(summary)),
            )
            found[row] = same / max(len(summary), len(line))
    return found


def _ends_sentence(signs: Signs) -> npt.NDArray[np.bool_]:
    """Say of each line whether it ends like a sentence, up to two closing marks behind the stop."""
    first, second = signs.last(sign.CLOSES), signs.last(sign.CLOSES, 2)
    found: npt.NDArray[np.bool_] = (
        signs.last(sign.ENDS) | first & signs.last(sign.ENDS, 2) | first & second & signs.last(sign.ENDS, 3)
    )
    return found


def _inner_ends(signs: Signs) -> npt.NDArray[np.int64]:
    """Count the ends of sentences inside each line."""
    kinds = np.concatenate([signs.kinds, np.zeros(4, np.uint16)])
    n = len(signs.kinds)
    is_end, is_blank = (kinds[:n] & sign.ENDS) > 0, (kinds & sign.BLANK) > 0
    opens = (kinds & (sign.LETTER | sign.OPENS)) > 0
    closed = (kinds[1 : n + 1] & sign.CLOSES) > 0
    straight = is_blank[1 : n + 1] & opens[2 : n + 2]
    return signs.sums(is_end & (straight | closed & is_blank[2 : n + 2] & opens[3 : n + 3]))


def _clocks(signs: Signs) -> npt.NDArray[np.int64]:
    """Count digit, separator, two digits in each line, as in "14:10" and "05.05.2017"."""
    digits, parts = (signs.kinds & sign.DIGIT) > 0, (signs.kinds & sign.PARTS) > 0
    return signs.sums(digits[:-3] & parts[1:-2] & digits[2:-1] & digits[3:])


def _at_end(words: Words, flags: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Count the flags of each line's last three words."""
    before = np.concatenate([[0], np.cumsum(flags)])
    stops = words.starts[1:]
    found: npt.NDArray[np.int64] = before[stops] - before[np.maximum(words.starts[:-1], stops - 3)]
    return found


def _may_name_source(words: Words, signs: Signs) -> npt.NDArray[np.bool_]:
    """Say of each line whether it holds a word or sign that a picture's source is written with."""
    found: npt.NDArray[np.bool_] = words.in_set(SOURCE_WORDS) > 0
    return found | (signs.counts[sign.SLASH] > 0) | (signs.counts[sign.RIGHTS] > 0)


def _sources(texts: list[str], asked: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(texts), np.bool_)
    for row in np.flatnonzero(asked).tolist():
        found[row] = split_credit(texts[row]) is not None
    return found


def _datelines(texts: list[str], sizes: Matrix) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(texts), np.bool_)
    for row in np.flatnonzero(sizes >= LONG_WORDS).tolist():
        head = texts[row][:_DATELINE_CHARS]
        found[row] = _DATELINE_SIGNS.search(head) is not None and opens_with_dateline(texts[row])
    return found
