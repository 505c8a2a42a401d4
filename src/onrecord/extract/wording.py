"""Wording: what a line's own words and signs say of it, as numbers for the cleaner.

All words of some pages are looked up once, in one table, and counted by line; so are their characters.
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
from onrecord.extract.pages import Ints, Pages
from onrecord.extract.phrases import Reach, phrase_bits, phrases_of_lines
from onrecord.extract.sources import SOURCE_WORDS
from onrecord.extract.stopwords import SHOWING, STOPWORDS
from onrecord.extract.surroundings import LONG_WORDS, Matrix
from onrecord.extract.words import Flags, Signs, Words, signs_of, words_of

N_WORDING = 39
YOU, WE = 28, 29
"""Columns of how much a line speaks of "you" and "we"."""
_TEMPLATE_SIGNS = ("{{", "}}", "${", "<%", "%>", "[[", "&nbsp;", "&amp;", "&quot;", "&lt;")
_ADDRESS = ("https://", "http://", "pic.twitter.com/")
_PLACES = {1 << place: place for place in range(8)}
_SMALL, _YOU, _WE, _CREDIT, _YEAR, _SOURCE, _LONG, _SHOWN = _PLACES
# Behind those of phrases: words before a name that a picture is by; words beside a publisher's own name,
# those of the second kind at a line's start alone.
_BY, _OF_OUTLET, _OPENS_OUTLET = (1 << place for place in range(12, 15))
_CREDITING = sign.COLON | sign.ROUND | sign.SLASH | sign.RIGHTS | sign.ENDS | sign.WIDE | sign.FULL_WIDTH
_LONG_LETTERS = 5
_SIZES = np.array((1, 3, 6, 10, 16, 30, 60))
_DATELINE_CHARS = 90
_DATELINE_SIGNS = re.compile(r"[(/:–—-]")
_CAPTION_WORDS = 60
_BYLINE_WORDS = 12
_BACK = np.array(((1,), (2,), (3,)))
_ABOUT = np.array(((0,), (-1,), (1,), (2,), (3,)))
_FIELD = 15  # bits of one count in a sum of several
_SHIFTS = np.arange(0, 4 * _FIELD, _FIELD)[:, None]

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
    (_BY, "by courtesy"),
    (_OF_OUTLET, "message c © copyright journalists more supporting subscribe subscriber"),
    (_OPENS_OUTLET, "support about follow contact advertise download"),
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
    """Give, by the eight bits of a word, two sums of four fields each, so that one pass counts all kinds."""
    bits = np.array((np.arange(256) & 15, np.arange(256) >> 4))
    found: Ints = np.sum([((bits >> place) & 1) << (_FIELD * place) for place in range(4)], axis=0)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The lines of one page or several, and what was found in their words and signs.

    Args:
        texts, signs, words: The lines.
        sizes: float32 (lines,): words of each; in scripts without blanks, two characters to a word.
        lasts: uint32 (3, lines): kinds of the last three characters, the last one first.
        ends_sentence: bool (lines,): whether each ends like a sentence, perhaps with two closing marks.
        phrases: By the number of the line, the kinds of furniture that it speaks of, if any.
        bits: int64 (tokens,): what each word is.
        kinds: int64 (8, lines): words of each kind, in the order of their bits.
        sourced: bool (lines,): whether each holds a word or sign that a picture's source is written with.
        credited: bool (lines,): whether each holds what a printed credit cannot do without.
        publishing: bool (lines,): whether each holds a word that stands beside a publisher's own name.
    """

    texts: Sequence[str]
    signs: Signs
    words: Words
    sizes: Matrix
    lasts: npt.NDArray[np.uint32]
    ends_sentence: Flags
    phrases: Mapping[int, Mapping[str, Reach]]
    bits: Ints
    kinds: Ints
    sourced: Flags
    credited: Flags
    publishing: Flags

    @property
    def longs(self) -> Ints:
        """Give the places of the longer words among all."""
        return ((self.bits & _LONG) > 0).nonzero()[0]


def wording_of(texts: Sequence[str], pages: Pages | None = None) -> Wording:
    """Read the lines of one page or several.

    Args:
        texts: The lines, at least one.
        pages: Of these lines; by default they are of one.

    Returns:
        Their words and signs, counted.
    """
    signs = signs_of(texts, pages)
    words = words_of(signs)
    bits = words.bits(_word_bits()).take(words.ids)
    bits |= (words.lengths >= _LONG_LETTERS) * np.int64(_LONG)
    lasts = signs.kinds.take(np.maximum(signs.ends - _BACK, signs.starts))
    ends, closes = (lasts & sign.ENDS) > 0, (lasts & sign.CLOSES) > 0
    kinds = _kinds_by_line(words, bits)
    sourced = (kinds[_PLACES[_SOURCE]] > 0) | ((signs.held & (sign.SLASH | sign.RIGHTS)) > 0)
    return Wording(
        texts=texts,
        signs=signs,
        words=words,
        sizes=_sizes(words, signs),
        lasts=lasts,
        ends_sentence=ends[0] | closes[0] & (ends[1] | closes[1] & ends[2]),
        phrases=phrases_of_lines(texts, words, bits),
        bits=bits,
        kinds=kinds,
        sourced=sourced,
        credited=_with(words, bits, _BY) | sourced | ((signs.held & _CREDITING) > 0),
        publishing=_with(words, bits, _OF_OUTLET, _OPENS_OUTLET) | signs.holding(("Copyright",)),
    )


def _with(words: Words, bits: Ints, anywhere: int, opening: int = 0) -> Flags:
    """Say which lines have words of one kind anywhere, or of another as their first word."""
    found = np.zeros(len(words.counts), np.bool_)
    found[words.rows_of(((bits & anywhere) > 0).nonzero()[0])] = True
    if opening:
        spoken = (words.counts > 0).nonzero()[0]
        found[spoken[(bits.take(words.starts.take(spoken)) & opening) > 0]] = True
    return found


def _kinds_by_line(words: Words, bits: Ints) -> Ints:
    """Count the words of each kind by line: int64 (8, lines)."""
    before = np.zeros((2, len(bits) + 1), np.int64)
    np.cumsum(_word_sums().take(bits & 0xFF, axis=1), axis=1, out=before[:, 1:])
    sums = np.diff(before.take(words.starts, axis=1))
    found: Ints = sums[:, None] >> _SHIFTS & 0x7FFF
    return found.reshape(8, -1)


# Columns that say that one of some signs stands first in the line, last, or anywhere in it: its kinds as
# first, last and any sign are one number for each line.
_LAST, _ANY = sign.N_KINDS, 2 * sign.N_KINDS
_ALL_KINDS = (1 << sign.N_KINDS) - 1
_MARKED = {
    9: sign.COLON << _LAST,
    10: sign.QUESTION << _LAST,
    13: sign.OPENS,
    14: sign.QUOTES << _ANY,
    16: sign.DIGIT,
    19: sign.LOWER,
    24: sign.DOTS << _LAST | sign.ODD << _ANY,
    27: sign.RIGHTS << _ANY,
    30: sign.ROUND | sign.ROUND << _LAST,
}
_MARKED_COLUMNS, _MARKS = np.array(list(_MARKED)), np.array(list(_MARKED.values()), np.int64)
_COMMAS, _OPENINGS, _INNER_ENDS, _CLOCKS = range(4)
# Columns of counts that reach one: kinds of words and, behind them, events; how many are enough.
_ENOUGH_COLUMNS = np.array((21, YOU, WE, 32, 36, 12, 11))
_ENOUGH_KINDS = np.array(
    (
        *(_PLACES[kind] for kind in (_SMALL, _YOU, _WE, _CREDIT, _SHOWN)),
        *(len(_PLACES) + event for event in (_COMMAS, _INNER_ENDS)),
    )
)
_ENOUGH = np.array(((10.0,), (2.0,), (2.0,), (2.0,), (2.0,), (4.0,), (3.0,)))
_OF_CAPTIONS = np.array((32, 33, 36))


def wording_signals(found: Matrix, own: Wording) -> None:
    """Say what each line's own words and signs say.

    Args:
        found: float32 (lines, N_WORDING), to be filled.
        own: The lines.
    """
    words, signs, sizes, lasts = own.words, own.signs, own.sizes, own.lasts
    length = signs.ends - signs.starts
    held = signs.held
    events = _events(signs)
    dated = (own.kinds[_PLACES[_YEAR]] > 0) | (events[_CLOCKS] > 0)
    is_short = sizes < _CAPTION_WORDS
    first, last, anywhere = (
        (each & _ALL_KINDS).astype(np.int64) for each in (signs.kinds.take(signs.starts), lasts[0], held)
    )
    marks = first | last << _LAST | anywhere << _ANY
    found[:, _MARKED_COLUMNS] = (marks[:, None] & _MARKS) != 0
    counted = np.concatenate((own.kinds, events)).take(_ENOUGH_KINDS, axis=0)
    found[:, _ENOUGH_COLUMNS] = np.minimum(1.0, counted / _ENOUGH).T
    found[:, 0] = np.log1p(sizes) / 5
    found[:, 1:8] = sizes[:, None] <= _SIZES
    found[:, 8] = own.ends_sentence
    found[sizes <= 5, 11] = 0.0
    found[:, 15] = np.where(length < 200, signs.digits / length, 0.0)
    found[:, 17] = events[_OPENINGS] / (signs.blanks + 1)
    found[:, 18] = ((held & (sign.UPPER | sign.LOWER)) == sign.UPPER) & (length > 3)
    found[:, 20] = own.kinds[_PLACES[_SMALL]] / np.maximum(1, words.counts)
    found[:, 22] = dated
    found[:, 23] = dated & (sizes <= 12)
    found[(lasts[0] & lasts[1] & lasts[2] & sign.ENDS) > 0, 24] = 1.0
    found[:, 25] = signs.holding(("www.",))
    found[_holding(own, sign.SLASH, _ADDRESS), 25] = 1.0
    found[_holding(own, sign.TEMPLATE, _TEMPLATE_SIGNS), 26] = 1.0
    found[:, 31] = ((held & sign.SLASH) > 0) & is_short
    found[_at_end(words, ((own.bits & _CREDIT) > 0).nonzero()[0]), 33] = 1.0
    found[:, 34] = _datelines(own)
    found[:, 35] = _sources(own.texts, is_short & own.sourced)
    if not is_short.all():
        found[np.ix_(~is_short, _OF_CAPTIONS)] = 0.0
    found[:, 37:] = _of_author(own)


def _of_author(own: Wording) -> Matrix:
    """Say of each line whether it opens with, and holds, words of the names in its page's bylines.

    Returns:
        float32 (lines, 2); 0 for the bylines themselves.
    """
    found = np.zeros((len(own.sizes), 2), np.float32)
    bylines = [
        row
        for row, kinds in own.phrases.items()
        if kinds.get("byline") in ("whole", "start") and own.sizes[row] <= _BYLINE_WORDS
    ]
    if not bylines:
        return found
    words = own.words
    starts, size, pages = words.starts, len(words.distinct), words.pages.number
    is_name = np.zeros(len(words.pages.starts) * size, np.bool_)  # page by page
    for row in bylines:
        is_name[pages[row] * size + words.ids[starts[row] + 1 : starts[row + 1]]] = True
    named = is_name.take(words.apart)
    is_own = named & ((own.bits & (_SMALL | _YEAR | _CREDIT)) == 0)
    before = np.zeros(len(is_own) + 1, np.int64)
    is_own.cumsum(out=before[1:])
    opens = before.take(np.minimum(starts[:-1] + 3, starts[1:])) - before.take(starts[:-1])
    found[:, 0] = np.minimum(1.0, opens / 2)
    found[:, 1] = np.minimum(1.0, (before.take(starts[1:]) - before.take(starts[:-1])) / 3)
    found[bylines] = 0
    return found


def _sizes(words: Words, signs: Signs) -> Matrix:
    """Count words; in scripts without blanks, two characters to a word."""
    counts = words.counts
    found: Matrix = counts.astype(np.float32)
    if (signs.held & sign.WIDE).any():
        found += np.where(counts < 12, signs.counts(sign.WIDE) / 2, 0)
    return found


def _events(signs: Signs) -> Ints:
    """Count by line what shows in a sign and those beside it.

    Returns:
        int64 (4, lines): commas; words that begin with a capital; ends of sentences inside the line; digit,
        separator, two digits, as in "14:10" and "05.05.2017".
    """
    kinds = signs.kinds
    places = signs.places(sign.UPPER | sign.ENDS | sign.PARTS | sign.COMMA)
    here, before, after, second, third = kinds.take(places + _ABOUT)
    opens = sign.LETTER | sign.OPENS
    straight = (after & sign.BLANK > 0) & (second & opens > 0)
    closed = (after & sign.CLOSES > 0) & (second & sign.BLANK > 0) & (third & opens > 0)
    seen = np.empty((4, len(places)), np.bool_)
    np.not_equal(here & sign.COMMA, 0, out=seen[0])
    np.logical_and(here & sign.UPPER, before & sign.BLANK, out=seen[1])
    np.logical_and(here & sign.ENDS, straight | closed, out=seen[2])
    np.logical_and(here & sign.PARTS, before & after & second & sign.DIGIT, out=seen[3])
    sums = np.zeros((4, len(places) + 1), np.int64)
    seen.cumsum(axis=1, out=sums[:, 1:])
    found: Ints = sums.take(places.searchsorted(signs.ends), axis=1)
    found[:, 1:] -= found[:, :-1].copy()
    return found


def _at_end(words: Words, places: Ints) -> Ints:
    """Give the lines that have one of some words, named by their places, among their last three."""
    rows = words.rows_of(places)
    return rows[places >= words.starts.take(rows + 1) - 3]


def _holding(own: Wording, signs: int, parts: Sequence[str]) -> list[int]:
    """Give the lines that hold one of some texts, each of which has one of some signs."""
    asked = (own.signs.held & signs).nonzero()[0].tolist()
    return [row for row in asked if any(part in own.texts[row] for part in parts)]


def _sources(texts: Sequence[str], asked: Flags) -> Flags:
    found = np.zeros(len(texts), np.bool_)
    for row in asked.nonzero()[0].tolist():
        found[row] = split_credit(texts[row]) is not None
    return found


def _datelines(own: Wording) -> Flags:
    """Say which lines open with a dateline: long ones with a bracket, a slash or a place in capitals."""
    texts, signs = own.texts, own.signs
    second = signs.codes.take(signs.starts + 1)
    is_small = ((second >= ord("a")) & (second <= ord("z"))) | ((second >= ord("à")) & (second <= ord("ÿ")))
    may_open = ((signs.held & (sign.ROUND | sign.SLASH)) > 0) | ~is_small
    found = np.zeros(len(texts), np.bool_)
    for row in (may_open & (own.sizes >= LONG_WORDS)).nonzero()[0].tolist():
        head = texts[row][:_DATELINE_CHARS]
        found[row] = _DATELINE_SIGNS.search(head) is not None and opens_with_dateline(texts[row])
    return found
