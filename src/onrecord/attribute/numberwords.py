"""Number words: tokens of a text, and the plain numerals among them.

Takes a stretch of text; gives its tokens, and reads digits and number words below a
hundred, to which scales, fractions and ratios (module `numerals`) are added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from onrecord.attribute.wording import word_set
from onrecord.domain.span import Span

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:,\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<word>[^\W\d_]+(?:[.](?=[^\W\d_]\.)[^\W\d_])*(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>\n|\S)"
)
_SEPARATORS = re.compile(r"[,\s]")
UNITS = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
)
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {
    "dozen": Decimal(12),
    "score": Decimal(20),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(100_000),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15),
}
SHORT_SCALES = {
    "k": Decimal(1000),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "mil": Decimal(10**6),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
}
PLURALS = {"dozens": "dozen", "scores": "score"} | {name + "s": name for name in SCALES if name[-1] in "dn"}
_TENS_OF = {"tens": (20, 99), "hundreds": (200, 999), "thousands": (2000, None), "dozens": (24, None)}
_NAMED_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
}
PARTS = _NAMED_PARTS | {"ninth": 9, "tenth": 10, "twelfth": 12, "hundredth": 100, "thousandth": 1000}
PLURAL_PARTS = {name + "s": number for name, number in PARTS.items() if name != "half"} | {"halves": 2}
SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3"}
_VAGUE = {"several": (3, 9), "few": (3, 5), "handful": (3, 5)}
NUMBER_WORDS = (
    frozenset(UNITS)
    | frozenset(TENS)
    | frozenset(SCALES)
    | frozenset(PLURALS)
    | word_set("several few half tens")
)


class Token(NamedTuple):  # of every word of a page: a frozen dataclass takes five times as long to make
    """One number, word or mark of a text.

    Args:
        text: As printed.
        low: In lower case, curly apostrophes straight.
        start, end: Where it stands.
        kind: "number", "word" or "mark".
        is_glued: Whether no white space parts it from the token before.
    """

    text: str
    low: str
    start: int
    end: int
    kind: str
    is_glued: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number as printed.

    Args:
        low, high: Its bounds; equal for an exact one, None where open.
        end: Index of the token after it.
        is_vague: Whether a convention gave the bounds.
        is_word: Whether it is spelled out.
        is_share: Whether it is a part of a whole ("a third", "one in five").
        has_scale: Whether a word like "million" belongs to it.
    """

    low: Decimal
    high: Decimal | None
    end: int
    is_vague: bool = False
    is_word: bool = False
    is_share: bool = False
    has_scale: bool = False


def cut_tokens(text: str, within: Span) -> tuple[Token, ...]:
    """Cut a stretch of a text into tokens."""
    found: list[Token] = []
    before = -1  # where the token before ends; a line break glues nothing to it
    for match in _TOKEN.finditer(text, within.start, within.end):
        printed, (start, end) = match.group(), match.span()
        low = printed.lower()
        if "’" in low:
            low = low.replace("’", "'")
        found.append(Token(printed, low, start, end, match.lastgroup or "mark", start == before))
        before = -1 if printed == "\n" else end
    return tuple(found)


def word_at(tokens: Sequence[Token], at: int) -> str:
    """Give the lower-case word at an index, or nothing outside the tokens."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def digits(token: Token) -> Decimal | None:
    """Read a token of digits, its separators dropped; None for any other token."""
    if token.kind != "number" or not _SEPARATORS.sub("", token.text).isascii():
        return None
    return Decimal(_SEPARATORS.sub("", token.text))


def small_numeral(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read digits or number words without scale words such as "million"."""
    if at >= len(tokens):
        return None
    value = digits(tokens[at])
    if value is not None:
        return _with_fraction(tokens, value, at + 1)
    return _words_below_hundred(tokens, at)


def _with_fraction(tokens: Sequence[Token], value: Decimal, end: int) -> Numeral:
    """Add "1/2" or "½" to a whole number, or divide "2/3"."""
    if end < len(tokens) and tokens[end].low in SIGNS:
        value, end = value + sign_value(tokens[end].low), end + 1
    elif (
        end + 2 < len(tokens)
        and not tokens[end].is_glued
        and tokens[end + 1].low == "/"
        and tokens[end].low in ("1", "2", "3")
        and tokens[end + 2].low in ("2", "3", "4")
    ):
        value, end = value + Decimal(tokens[end].low) / Decimal(tokens[end + 2].low), end + 3
    return Numeral(low=value, high=value, end=end)


def sign_value(sign: str) -> Decimal:
    """Give the value of a fraction sign such as "½"."""
    top, _, bottom = SIGNS[sign].partition("/")
    return Decimal(top) / Decimal(bottom or 1)


def _words_below_hundred(tokens: Sequence[Token], at: int) -> Numeral | None:
    word = word_at(tokens, at)
    if word in UNITS:
        value = Decimal(UNITS[word])
        return Numeral(low=value, high=value, end=at + 1, is_word=True)
    if word not in TENS:
        return None
    value, end = Decimal(TENS[word]), at + 1
    unit_at = end + 1 if word_at(tokens, end) == "-" and tokens[end].is_glued else end
    if 0 < UNITS.get(word_at(tokens, unit_at), 0) < 10:
        value, end = value + UNITS[word_at(tokens, unit_at)], unit_at + 1
    return Numeral(low=value, high=value, end=end, is_word=True)


def read_vague(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "several hundred", "a few", "tens of thousands", "dozens", "a couple of"."""
    word = word_at(tokens, at)
    if word == "a" and word_at(tokens, at + 1) in ("few", "handful", "couple"):
        return _few(tokens, at + 1)
    if word == "several":
        return _few(tokens, at)
    if word == "few" and word_at(tokens, at + 1) in SCALES:
        return _few(tokens, at)
    if word in _TENS_OF and word_at(tokens, at + 1) == "of" and word_at(tokens, at + 2) in PLURALS:
        low, high = _TENS_OF[word]
        scale = SCALES[PLURALS[word_at(tokens, at + 2)]]
        return _bounds(low * scale, None if high is None else high * scale, at + 3)
    if word in PLURALS and word != "scores":
        return _bounds(2 * SCALES[PLURALS[word]], None, at + 1)
    if word == "scores" and word_at(tokens, at + 1) == "of":
        return _bounds(Decimal(40), None, at + 1)
    return None


def _few(tokens: Sequence[Token], at: int) -> Numeral | None:
    word, end = tokens[at].low, at + 1
    low, high = _VAGUE.get(word, (2, 2))
    if word in ("couple", "handful"):
        if word_at(tokens, end) == "of":
            end += 1
        elif word_at(tokens, end) not in SCALES and not (word == "handful" and _is_at_stop(tokens, end)):
            return None
    scale = SCALES.get(word_at(tokens, end))
    if scale is not None:
        return _bounds(low * scale, high * scale, end + 1)
    return _bounds(Decimal(low), Decimal(high), end)


def _is_at_stop(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].kind == "mark"


def _bounds(low: Decimal, high: Decimal | None, end: int) -> Numeral:
    return Numeral(low=low, high=high, end=end, is_vague=True, is_word=True, has_scale=low >= 1000)
