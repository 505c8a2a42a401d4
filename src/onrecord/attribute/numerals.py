"""Numerals: digits and number words, read into exact values.

Takes tokens of a text; gives the value, or the bounds of a vague word, and where the
numeral ends. Knows nothing of units, hedges or what is counted.

Vague words follow one convention: a few 3 to 5, several 3 to 9, hundreds 200 and more,
tens of millions 20 to 99 million. Separators follow CLDR 45 for English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.attribute.wording import word_set
from onrecord.domain.span import Span

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:,\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<word>[^\W\d_]+(?:[.](?=[^\W\d_]\.)[^\W\d_])*(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>\n|\S)"
)
_SEPARATORS = re.compile(r"[,\s]")
_SMALL = dict(
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
_TENS = {
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
_PLURALS = {"dozens": "dozen", "scores": "score"} | {name + "s": name for name in SCALES if name[-1] in "dn"}
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
_PARTS = _NAMED_PARTS | {"ninth": 9, "tenth": 10, "twelfth": 12, "hundredth": 100, "thousandth": 1000}
_PLURAL_PARTS = {name + "s": number for name, number in _PARTS.items() if name != "half"} | {"halves": 2}
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3"}
_VAGUE = {"several": (3, 9), "few": (3, 5), "handful": (3, 5)}
NUMBER_WORDS = (
    frozenset(_SMALL)
    | frozenset(_TENS)
    | frozenset(SCALES)
    | frozenset(_PLURALS)
    | word_set("several few half tens")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One number, word or mark of a text.

    Args:
        text: As printed.
        low: In lower case, curly apostrophes straight.
        span: Where it stands.
        kind: "number", "word" or "mark".
        is_glued: Whether no white space parts it from the token before.
    """

    text: str
    low: str
    span: Span
    kind: str
    is_glued: bool


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
    for match in _TOKEN.finditer(text, within.start, within.end):
        glued = match.start() > within.start and not text[match.start() - 1].isspace()
        found.append(
            Token(
                text=match.group(),
                low=match.group().lower().replace("’", "'"),
                span=Span(match.start(), match.end()),
                kind=match.lastgroup or "mark",
                is_glued=glued,
            )
        )
    return tuple(found)


def read_numeral(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read the numeral that begins at a token, or None if none does."""
    if at >= len(tokens):
        return None
    return (
        _ratio(tokens, at)
        or _fraction(tokens, at)
        or _vague(tokens, at)
        or _scaled(tokens, at)
        or _plain(tokens, at)
    )


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _digits(token: Token) -> Decimal | None:
    if token.kind != "number" or not _SEPARATORS.sub("", token.text).isascii():
        return None
    return Decimal(_SEPARATORS.sub("", token.text))


def _ratio(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "eight out of 10", "one in five"."""
    first = _small(tokens, at)
    if first is None or first.low > 1000:
        return None
    rest = first.end
    if (_word(tokens, rest), _word(tokens, rest + 1)) == ("out", "of"):
        rest += 2
    elif _word(tokens, rest) == "in" and first.low < 10:
        rest += 1
    else:
        return None
    if _word(tokens, rest) == "every":
        rest += 1
    second = _small(tokens, rest)
    if (
        second is None
        or not second.low
        or first.low >= second.low
        or second.low > 10**6
        or _is_year(second.low)
    ):
        return None
    if tokens[rest - 1].low == "in" and (second.low not in _ROUND or _word(tokens, second.end) in _TIMES):
        return None
    share = first.low / second.low
    return Numeral(low=share, high=share, end=second.end, is_word=first.is_word, is_share=True)


_ROUND = frozenset(
    {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 200, 250, 500, 1000, 10_000, 100_000, 10**6}
)
_TIMES = word_set("years months weeks days hours minutes decades seconds year month week day hour minute")


def _is_year(value: Decimal) -> bool:
    return 1900 <= value < 2100


def _small(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read digits or number words without scale words such as "million"."""
    if at >= len(tokens):
        return None
    value = _digits(tokens[at])
    if value is not None:
        return _with_fraction(tokens, value, at + 1)
    return _words_below_hundred(tokens, at)


def _with_fraction(tokens: Sequence[Token], value: Decimal, end: int) -> Numeral:
    """Add "1/2" or "½" to a whole number, or divide "2/3"."""
    if end < len(tokens) and tokens[end].low in _SIGNS:
        value, end = value + _sign_value(tokens[end].low), end + 1
    elif (
        end + 2 < len(tokens)
        and not tokens[end].is_glued
        and tokens[end + 1].low == "/"
        and tokens[end].low in ("1", "2", "3")
        and tokens[end + 2].low in ("2", "3", "4")
    ):
        value, end = value + Decimal(tokens[end].low) / Decimal(tokens[end + 2].low), end + 3
    return Numeral(low=value, high=value, end=end)


def _sign_value(sign: str) -> Decimal:
    top, _, bottom = _SIGNS[sign].partition("/")
    return Decimal(top) / Decimal(bottom or 1)


def _words_below_hundred(tokens: Sequence[Token], at: int) -> Numeral | None:
    word = _word(tokens, at)
    if word in _SMALL:
        value = Decimal(_SMALL[word])
        return Numeral(low=value, high=value, end=at + 1, is_word=True)
    if word not in _TENS:
        return None
    value, end = Decimal(_TENS[word]), at + 1
    unit_at = end + 1 if _word(tokens, end) == "-" and tokens[end].is_glued else end
    if 0 < _SMALL.get(_word(tokens, unit_at), 0) < 10:
        value, end = value + _SMALL[_word(tokens, unit_at)], unit_at + 1
    return Numeral(low=value, high=value, end=end, is_word=True)


def _fraction(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "half", "a third", "two-thirds", "three quarters", "2/3", "½"."""
    token = tokens[at]
    if token.low in _SIGNS:
        value = _sign_value(token.low)
        return Numeral(low=value, high=value, end=at + 1, is_share=True)
    if token.low == "half":
        return _half(tokens, at)
    slash = _slashed(tokens, at)
    if slash is not None:
        return slash
    if token.low in ("a", "one"):
        part_at = at + 2 if _word(tokens, at + 1) == "-" else at + 1
        parts = _PARTS.get(_word(tokens, part_at))
        if parts is None or (token.low == "a" and parts > 2 and not _names_part(tokens, part_at)):
            return None
        if parts == 2:
            return _half(tokens, part_at)
        of_a = [_word(tokens, part_at + 1), _word(tokens, part_at + 2)] in (["of", "a"], ["of", "one"])
        scale_at = part_at + 3 if of_a else part_at + 1
        scale = SCALES.get(_word(tokens, scale_at))
        if scale is not None and scale > 100:
            value = scale / parts
            return Numeral(low=value, high=value, end=scale_at + 1, is_word=True, has_scale=True)
        value = Decimal(1) / parts
        return Numeral(low=value, high=value, end=part_at + 1, is_word=True, is_share=True)
    top = _small(tokens, at)
    if top is None or top.low <= 1 or top.low > 99:
        return None
    part_at = top.end + 1 if _word(tokens, top.end) == "-" else top.end
    bottom = _PLURAL_PARTS.get(_word(tokens, part_at))
    if bottom is None or top.low >= bottom * 10:
        return None
    return Numeral(low=top.low / bottom, high=top.low / bottom, end=part_at + 1, is_word=True, is_share=True)


def _names_part(tokens: Sequence[Token], part_at: int) -> bool:
    """Tell "a third of" from "a third party"."""
    follows = _word(tokens, part_at + 1)
    return (
        follows in ("of", "", "million", "billion", "trillion")
        or not follows[:1].isalpha()
        or follows in _AFTER_PART
    )


_AFTER_PART = word_set(
    "as more less higher lower to from said say who in are were have and or larger smaller since"
)


def _half(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "half", "half a million", "half dozen"."""
    rest = at + 1
    if _word(tokens, rest) in ("a", "-", "an"):
        rest += 1
    scale = SCALES.get(_word(tokens, rest))
    if scale is not None:
        value = scale / 2
        return Numeral(low=value, high=value, end=rest + 1, is_word=True, has_scale=True)
    if _word(tokens, at + 1) == "-" and tokens[at + 1].is_glued:
        return None
    value = Decimal("0.5")
    return Numeral(low=value, high=value, end=at + 1, is_word=True, is_share=True)


def _slashed(tokens: Sequence[Token], at: int) -> Numeral | None:
    if at + 2 >= len(tokens) or tokens[at + 1].low != "/" or tokens[at].kind != "number":
        return None
    top, bottom = _digits(tokens[at]), _digits(tokens[at + 2])
    if (
        top is None
        or bottom is None
        or not 0 < top < bottom <= 10
        or (bottom > 4 and _word(tokens, at + 3) != "of")
    ):
        return None
    return Numeral(low=top / bottom, high=top / bottom, end=at + 3, is_share=True)


def _vague(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "several hundred", "a few", "tens of thousands", "dozens", "a couple of"."""
    word = _word(tokens, at)
    if word == "a" and _word(tokens, at + 1) in ("few", "handful", "couple"):
        return _few(tokens, at + 1)
    if word == "several":
        return _few(tokens, at)
    if word == "few" and _word(tokens, at + 1) in SCALES:
        return _few(tokens, at)
    if word in _TENS_OF and _word(tokens, at + 1) == "of" and _word(tokens, at + 2) in _PLURALS:
        low, high = _TENS_OF[word]
        scale = SCALES[_PLURALS[_word(tokens, at + 2)]]
        return _bounds(low * scale, None if high is None else high * scale, at + 3)
    if word in _PLURALS and word != "scores":
        return _bounds(2 * SCALES[_PLURALS[word]], None, at + 1)
    if word == "scores" and _word(tokens, at + 1) == "of":
        return _bounds(Decimal(40), None, at + 1)
    return None


def _few(tokens: Sequence[Token], at: int) -> Numeral | None:
    word, end = tokens[at].low, at + 1
    low, high = _VAGUE.get(word, (2, 2))
    if word in ("couple", "handful"):
        if _word(tokens, end) == "of":
            end += 1
        elif _word(tokens, end) not in SCALES:
            return None
    scale = SCALES.get(_word(tokens, end))
    if scale is not None:
        return _bounds(low * scale, high * scale, end + 1)
    return _bounds(Decimal(low), Decimal(high), end)


def _bounds(low: Decimal, high: Decimal | None, end: int) -> Numeral:
    return Numeral(low=low, high=high, end=end, is_vague=True, is_word=True, has_scale=low >= 1000)


def _scaled(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read number words and scale words: "two hundred and six thousand", "3.5 million", "a dozen"."""
    total, end, has_scale = Decimal(0), at, False
    is_word = tokens[at].kind != "number"
    part: Decimal | None = None
    if _word(tokens, at) in ("a", "an"):
        if _word(tokens, at + 1) not in SCALES or _word(tokens, at + 1) == "score":
            return None
        part, end = Decimal(1), at + 1
    while end < len(tokens):
        step = _scale_step(tokens, end, part)
        if step is not None:
            scale, end = step
            part = (part or Decimal(1)) * scale
            has_scale = True
            half, end = _and_a_half(tokens, Decimal(0), end)
            part += half * scale
            if scale > 100:
                total, part = total + part, None
            continue
        joint = end + 1 if has_scale and _word(tokens, end) == "and" else end
        small = _small(tokens, joint) if part is None or has_scale else None
        if small is None or (
            has_scale and ((part is not None and part % 100) or tokens[joint].kind == "number")
        ):
            break
        if has_scale and part is None and not _leads_on(tokens, small, joint, total):
            break
        part, end = (part or Decimal(0)) + small.low, small.end
        part, end = _and_a_half(tokens, part, end)
    if end == at or not (has_scale or part is not None):
        return None
    value = total + (part or Decimal(0))
    return Numeral(low=value, high=value, end=end, is_word=is_word, has_scale=has_scale)


def _leads_on(tokens: Sequence[Token], small: Numeral, joint: int, total: Decimal) -> bool:
    """Say whether number words after a scale belong to the same number ("two thousand and six")."""
    return tokens[joint].kind == "word" and small.low < total


def _scale_step(tokens: Sequence[Token], at: int, part: Decimal | None) -> tuple[Decimal, int] | None:
    token = tokens[at]
    if part is None:
        return None
    if token.low in SCALES:
        return SCALES[token.low], at + 1
    if token.low in ("dozens", "millions", "billions") and part > 1:
        return SCALES[token.low[:-1]], at + 1
    if token.low == "-" and token.is_glued and _word(tokens, at + 1) in SCALES:
        return SCALES[_word(tokens, at + 1)], at + 2
    if token.low in SHORT_SCALES and token.is_glued and at and tokens[at - 1].kind == "number":
        return SHORT_SCALES[token.low], at + 1
    if token.low in ("bn", "mn", "mln", "bln", "tn") and at and tokens[at - 1].kind == "number":
        return SHORT_SCALES[token.low], at + 1
    return None


def _and_a_half(tokens: Sequence[Token], part: Decimal, end: int) -> tuple[Decimal, int]:
    if [_word(tokens, end + step) for step in range(3)] == ["and", "a", "half"]:
        return part + Decimal("0.5"), end + 3
    if [_word(tokens, end + step) for step in range(3)] == ["and", "a", "quarter"]:
        return part + Decimal("0.25"), end + 3
    return part, end


def _plain(tokens: Sequence[Token], at: int) -> Numeral | None:
    return _small(tokens, at)
