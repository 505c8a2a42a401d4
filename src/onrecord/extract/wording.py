"""Wording: what a line's own words and signs say of it, as numbers for the cleaner.

All words of a page are looked up once, in one table, and counted by line; so are its characters.
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
from onrecord.extract.phrases import Reach, phrase_bits, phrases_of_lines
from onrecord.extract.sources import SOURCE_WORDS
from onrecord.extract.stopwords import SHOWING, STOPWORDS
from onrecord.extract.surroundings import LONG_WORDS, Matrix
from onrecord.extract.words import Flags, Ints, Signs, Words, signs_of, words_of

N_WORDING = 39
YOU, WE = 28, 29
"""Columns of how much a line speaks of "you" and "we"."""
_TEMPLATE_SIGNS = ("{{", "}}", "${", "<%", "%>", "[[", "&nbsp;", "&amp;", "&quot;", "&lt;")
_ADDRESS = ("https://", "http://", "www.", "pic.twitter.com/")
_SMALL, _YOU, _WE, _CREDIT, _YEAR, _SOURCE, _LONG, _SHOWN = (1 << place for place in range(8))
_LONG_LETTERS = 5
_SIZES = np.array((1, 3, 6, 10, 16, 30, 60))
_DATELINE_CHARS = 90
_DATELINE_SIGNS = re.compile(r"[(/:–—-]")
_CAPTION_WORDS = 60
_BYLINE_WORDS = 12
_BACK = np.array(((1,), (2,), (3,)))
_FIELD = 15  # bits of one count in a sum of several

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
    (_SHOWN, " ".join(SHOWING)),
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
def _word_sums() -> Ints:
    """Give, by four bits of a word, four fields of one sum, so that one pass counts four kinds."""
    bits = np.arange(16)
    found: Ints = np.sum([((bits >> place) & 1) << (_FIELD * place) for place in range(4)], axis=0)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The lines of a page, and what was found in their words and signs.

    Args:
        texts, signs, words: The lines.
        sizes: float32 (lines,): words of each; in scripts without blanks, two characters to a word.
        lasts: uint32 (3, lines): kinds of the last three characters, the last one first.
        phrases: Kinds of furniture that each line speaks of.
        bits: int64 (tokens,): what each word is.
        small, you, we, credits, years, sources, longs, shown: int64 (lines,): words of each kind.
    """

    texts: Sequence[str]
    signs: Signs
    words: Words
    sizes: Matrix
    lasts: npt.NDArray[np.uint32]
    phrases: Sequence[Mapping[str, Reach]]
    bits: Ints
    small: Ints
    you: Ints
    we: Ints
    credits: Ints
    years: Ints
    sources: Ints
    longs: Ints
    shown: Ints

    @property
    def is_long(self) -> Flags:
        """Say of each word whether it is one of the longer ones: bool (tokens,)."""
        return (self.bits & _LONG) > 0

    def may_name_source(self) -> Flags:
        """Say of each line whether it holds a word or sign that a picture's source is written with."""
        signed = self.signs.counts
        found = (self.sources > 0) | (signed[sign.SLASH] > 0)
        return found | (signed[sign.RIGHTS] > 0)

    def ends_sentence(self) -> Flags:
        """Say of each line whether it ends like a sentence, up to two closing marks behind the stop."""
        ends, closes = (self.lasts & sign.ENDS) > 0, (self.lasts & sign.CLOSES) > 0
        found: Flags = ends[0] | closes[0] & (ends[1] | closes[1] & ends[2])
        return found


def wording_of(texts: Sequence[str]) -> Wording:
    """Read the lines of a page.

    Args:
        texts: At least one.

    Returns:
        Their words and signs, counted.
    """
    signs = signs_of(texts)
    words = words_of(signs)
    own = words.bits(_word_bits())
    letters = np.fromiter(map(len, words.distinct), np.int64, len(words.distinct))
    own |= np.where(letters >= _LONG_LETTERS, _LONG, 0)
    bits = own.take(words.ids)
    fields = _word_sums()
    lows, highs = words.sums(fields.take(bits & 15)), words.sums(fields.take(bits >> 4 & 15))
    small, you, we, credits = (lows >> _FIELD * place & 0x7FFF for place in range(4))
    years, sources, longs, shown = (highs >> _FIELD * place & 0x7FFF for place in range(4))
    return Wording(
        texts=texts,
        signs=signs,
        words=words,
        sizes=_sizes(words, signs),
        lasts=signs.kinds.take(np.maximum(signs.ends - _BACK, signs.starts)),
        phrases=phrases_of_lines(texts, words, bits),
        bits=bits,
        small=small,
        you=you,
        we=we,
        credits=credits,
        years=years,
        sources=sources,
        longs=longs,
        shown=shown,
    )


def wording_signals(found: Matrix, own: Wording) -> None:
    """Say what each line's own words and signs say.

    Args:
        found: float32 (lines, N_WORDING), to be filled.
        own: The lines.
    """
    words, signs, sizes = own.words, own.signs, own.sizes
    counts = np.maximum(1, np.diff(words.starts))
    length = signs.ends - signs.starts
    signed = signs.counts
    lasts = own.lasts
    first = signs.kinds.take(signs.starts)
    last = lasts[0]
    upper, slash, rights = signed[sign.UPPER], signed[sign.SLASH] > 0, signed[sign.RIGHTS] > 0
    dated = (own.years > 0) | (_clocks(signs) > 0)
    is_short = sizes < _CAPTION_WORDS
    found[:, 0] = np.log1p(sizes) / 5
    found[:, 1:8] = sizes[:, None] <= _SIZES
    found[:, 8] = own.ends_sentence()
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
    found[:, 20] = own.small / counts
    found[:, 21] = np.minimum(1.0, own.small / 10)
    found[:, 22] = dated
    found[:, 23] = dated & (sizes <= 12)
    found[:, 24] = (
        (signed[sign.ODD] > 0) | ((last & sign.DOTS) > 0) | ((lasts[0] & lasts[1] & lasts[2] & sign.ENDS) > 0)
    )
    found[:, 25] = signs.holding(_ADDRESS)
    found[:, 26] = signs.holding(_TEMPLATE_SIGNS)
    found[:, 27] = rights
    found[:, 28] = np.minimum(1.0, own.you / 2)
    found[:, 29] = np.minimum(1.0, own.we / 2)
    found[:, 30] = ((last | first) & sign.ROUND) > 0
    found[:, 31] = slash & is_short
    found[:, 32] = np.where(is_short, np.minimum(1.0, own.credits / 2), 0.0)
    found[:, 33] = is_short & _at_end(words, (own.bits & _CREDIT) > 0)
    found[:, 34] = _datelines(own.texts, sizes)
    found[:, 35] = _sources(own.texts, is_short & own.may_name_source())
    found[:, 36] = np.where(is_short, np.minimum(1.0, own.shown / 2), 0.0)
    found[:, 37:] = _of_author(own)


def _of_author(own: Wording) -> Matrix:
    """Say of each line whether it opens with, and holds, words of the names in the page's bylines.

    Returns:
        float32 (lines, 2); 0 for the bylines themselves.
    """
    found = np.zeros((len(own.sizes), 2), np.float32)
    bylines = [
        row
        for row, kinds in enumerate(own.phrases)
        if kinds and kinds.get("byline") in ("whole", "start") and own.sizes[row] <= _BYLINE_WORDS
    ]
    if not bylines:
        return found
    words = own.words
    starts = words.starts
    is_name = np.zeros(len(words.distinct), np.bool_)
    for row in bylines:
        is_name[words.ids[starts[row] + 1 : starts[row + 1]]] = True
    is_own = is_name.take(words.ids) & ((own.bits & (_SMALL | _YEAR | _CREDIT)) == 0)
    before = np.zeros(len(is_own) + 1, np.int64)
    is_own.cumsum(out=before[1:])
    opens = before.take(np.minimum(starts[:-1] + 3, starts[1:])) - before.take(starts[:-1])
    found[:, 0] = np.minimum(1.0, opens / 2)
    found[:, 1] = np.minimum(1.0, (before.take(starts[1:]) - before.take(starts[:-1])) / 3)
    found[bylines] = 0
    return found


def _sizes(words: Words, signs: Signs) -> Matrix:
    """Count words; in scripts without blanks, two characters to a word."""
    counts = np.diff(words.starts)
    found: Matrix = counts.astype(np.float32)
    wide = signs.counts[sign.WIDE]
    if wide.any():
        found += np.where(counts < 12, wide / 2, 0)
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


def _sources(texts: Sequence[str], asked: Flags) -> Flags:
    found = np.zeros(len(texts), np.bool_)
    for row in asked.nonzero()[0].tolist():
        found[row] = split_credit(texts[row]) is not None
    return found


def _datelines(texts: Sequence[str], sizes: Matrix) -> Flags:
    found = np.zeros(len(texts), np.bool_)
    for row in (sizes >= LONG_WORDS).nonzero()[0].tolist():
        head = texts[row][:_DATELINE_CHARS]
        found[row] = _DATELINE_SIGNS.search(head) is not None and opens_with_dateline(texts[row])
    return found
