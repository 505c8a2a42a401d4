"""Numerals: digits and number words, read into exact values.

Takes tokens of a text; gives the value, or the bounds of a vague word, and where the
numeral ends. Knows nothing of units, hedges or what is counted.

Vague words follow one convention: a few 3 to 5, several 3 to 9, hundreds 200 and more,
tens of millions 20 to 99 million. Separators follow CLDR 45 for English.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from onrecord.attribute.numberwords import (
    PARTS,
    PLURAL_PARTS,
    SCALES,
    SHORT_SCALES,
    SIGNS,
    Numeral,
    Token,
    digits,
    read_vague,
    sign_value,
    small_numeral,
    word_at,
)
from onrecord.attribute.wording import word_set


def read_numeral(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read the numeral that begins at a token, or None if none does."""
    if at >= len(tokens):
        return None
    return (
        _ratio(tokens, at)
        or _fraction(tokens, at)
        or read_vague(tokens, at)
        or _scaled(tokens, at)
        or _plain(tokens, at)
    )


def _ratio(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "eight out of 10", "one in five"."""
    first = small_numeral(tokens, at)
    if first is None or first.low > 1000:
        return None
    rest = first.end
    if (word_at(tokens, rest), word_at(tokens, rest + 1)) == ("out", "of"):
        rest += 2
    elif word_at(tokens, rest) == "in" and first.low < 10:
        rest += 1
    else:
        return None
    if word_at(tokens, rest) == "every":
        rest += 1
    second = small_numeral(tokens, rest)
    if (
        second is None
        or not second.low
        or first.low >= second.low
        or second.low > 10**6
        or _is_year(second.low)
    ):
        return None
    if tokens[rest - 1].low == "in" and (second.low not in _ROUND or word_at(tokens, second.end) in _TIMES):
        return None
    share = first.low / second.low
    return Numeral(low=share, high=share, end=second.end, is_word=first.is_word, is_share=True)


_ROUND = frozenset(
    {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 200, 250, 500, 1000, 10_000, 100_000, 10**6}
)
_TIMES = word_set("years months weeks days hours minutes decades seconds year month week day hour minute")


def _is_year(value: Decimal) -> bool:
    return 1900 <= value < 2100


def _fraction(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "half", "a third", "two-thirds", "three quarters", "2/3", "½"."""
    token = tokens[at]
    if token.low in SIGNS:
        value = sign_value(token.low)
        return Numeral(low=value, high=value, end=at + 1, is_share=True)
    if token.low == "half":
        return _half(tokens, at)
    slash = _slashed(tokens, at)
    if slash is not None:
        return slash
    if token.low in ("a", "one"):
        part_at = at + 2 if word_at(tokens, at + 1) == "-" else at + 1
        parts = PARTS.get(word_at(tokens, part_at))
        if parts is None or (token.low == "a" and parts > 2 and not _names_part(tokens, part_at)):
            return None
        if parts == 2:
            return _half(tokens, part_at)
        of_a = [word_at(tokens, part_at + 1), word_at(tokens, part_at + 2)] in (["of", "a"], ["of", "one"])
        scale_at = part_at + 3 if of_a else part_at + 1
        scale = SCALES.get(word_at(tokens, scale_at))
        if scale is not None and scale > 100:
            value = scale / parts
            return Numeral(low=value, high=value, end=scale_at + 1, is_word=True, has_scale=True)
        value = Decimal(1) / parts
        return Numeral(low=value, high=value, end=part_at + 1, is_word=True, is_share=True)
    top = small_numeral(tokens, at)
    if top is None or top.low <= 1 or top.low > 99:
        return None
    part_at = top.end + 1 if word_at(tokens, top.end) == "-" else top.end
    bottom = PLURAL_PARTS.get(word_at(tokens, part_at))
    if bottom is None or top.low >= bottom * 10:
        return None
    return Numeral(low=top.low / bottom, high=top.low / bottom, end=part_at + 1, is_word=True, is_share=True)


def _names_part(tokens: Sequence[Token], part_at: int) -> bool:
    """Tell "a third of" from "a third party"."""
    follows = word_at(tokens, part_at + 1)
    if not follows[:1].isalpha():
        return word_at(tokens, part_at - 2) in _BEFORE_PART
    return follows in ("of", "million", "billion", "trillion") or follows in _AFTER_PART


_BEFORE_PART = word_set("by than about nearly almost over roughly to only just around of under")
_AFTER_PART = word_set(
    "as more less higher lower to from said say who in are were have and or larger smaller since"
)


def _half(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "half", "half a million", "half dozen"."""
    rest = at + 1
    if word_at(tokens, rest) in ("a", "-", "an"):
        rest += 1
    scale = SCALES.get(word_at(tokens, rest))
    if scale is not None:
        value = scale / 2
        return Numeral(low=value, high=value, end=rest + 1, is_word=True, has_scale=True)
    if word_at(tokens, at + 1) == "-" and tokens[at + 1].is_glued:
        return None
    value = Decimal("0.5")
    return Numeral(low=value, high=value, end=at + 1, is_word=True, is_share=True)


def _slashed(tokens: Sequence[Token], at: int) -> Numeral | None:
    if at + 2 >= len(tokens) or tokens[at + 1].low != "/" or tokens[at].kind != "number":
        return None
    top, bottom = digits(tokens[at]), digits(tokens[at + 2])
    if (
        top is None
        or bottom is None
        or not 0 < top < bottom <= 10
        or (bottom > 4 and word_at(tokens, at + 3) != "of")
    ):
        return None
    return Numeral(low=top / bottom, high=top / bottom, end=at + 3, is_share=True)


def _scaled(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read number words and scale words: "two hundred and six thousand", "3.5 million", "a dozen"."""
    total, end, has_scale = Decimal(0), at, False
    is_word = tokens[at].kind != "number"
    part: Decimal | None = None
    if word_at(tokens, at) in ("a", "an"):
        if word_at(tokens, at + 1) not in SCALES or word_at(tokens, at + 1) == "score":
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
        joint = end + 1 if has_scale and word_at(tokens, end) == "and" else end
        small = small_numeral(tokens, joint) if part is None or has_scale else None
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
    if token.low == "-" and token.is_glued and word_at(tokens, at + 1) in SCALES:
        return SCALES[word_at(tokens, at + 1)], at + 2
    if token.low in SHORT_SCALES and token.is_glued and at and tokens[at - 1].kind == "number":
        return SHORT_SCALES[token.low], at + 1
    if token.low in ("bn", "mn", "mln", "bln", "tn") and at and tokens[at - 1].kind == "number":
        return SHORT_SCALES[token.low], at + 1
    return None


def _and_a_half(tokens: Sequence[Token], part: Decimal, end: int) -> tuple[Decimal, int]:
    if [word_at(tokens, end + step) for step in range(3)] == ["and", "a", "half"]:
        return part + Decimal("0.5"), end + 3
    if [word_at(tokens, end + step) for step in range(3)] == ["and", "a", "quarter"]:
        return part + Decimal("0.25"), end + 3
    return part, end


def _plain(tokens: Sequence[Token], at: int) -> Numeral | None:
    return small_numeral(tokens, at)
