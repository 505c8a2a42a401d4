"""Numbers: figures among a statement's words, whether in digits or spelled out.

A number is an interval, so that "nearly two-thirds" and "more than six in ten" may be one and
"around 300" and "130" may not. Knows no units but per cent; years stand apart from counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.relate.lexicon import HEDGE_PHRASES, HEDGES_OF_FIGURES

NumberKind = Literal["count", "percent", "year", "ordinal"]
_DIGITS = re.compile(r"[$€£]?(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(k|mn|m|bn|b|tn|st|nd|rd|th|%)?$")
_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_TEENS = ("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_DECADES = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: value for value, word in enumerate((*_ONES, *_TEENS))}
_TENS = {word: 10 * value for value, word in enumerate(_DECADES, start=2)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}
_PARTS = {"half": 0.5, "halves": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25}
_PARTS |= {"fifth": 0.2, "fifths": 0.2, "tenth": 0.1, "tenths": 0.1}
_BEGIN = frozenset({*_SMALL, *_TENS, "a", "an", "half"})
_DIGIT = re.compile(r"^[$€£]?\d")
_YEARS = range(1900, 2100)
_LOOSE = 0.1
_WIDE = 0.25
_ALIKE = 0.05  # of the larger, between two figures left open alike
_ROUND = 1.0001


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A figure.

    Args:
        value: What the numeral says, its hedge aside; a share is in per cent.
        low, high: Its interval; equal where the words are exact.
        kind: What kind of figure; those of two kinds are never held against each other.
        first, last: The words it is made of, hedge included: indexes, `last` not among them.
        start: Index of its first word without the hedge.
        is_weak: Whether it is a bare "one", which may be a mere article.
        bound: How its words leave it open: "over", "under", "about"; empty where they do not.
    """

    value: float
    low: float
    high: float
    kind: NumberKind
    first: int
    last: int
    start: int
    is_weak: bool = False
    bound: str = ""

    def agrees(self, other: Number) -> bool:
        """Say whether both may be one figure; two that are left open alike must name one value."""
        if self.kind != other.kind:
            return False
        if self.bound and self.bound == other.bound:
            return abs(self.value - other.value) <= _ALIKE * max(self.value, other.value)
        return self.low <= other.high * _ROUND and other.low <= self.high * _ROUND


def find_numbers(words: Sequence[str]) -> tuple[Number, ...]:
    """Find the figures among folded words, in order."""
    found: list[Number] = []
    place = 0
    while place < len(words):
        word = words[place]
        if word not in _BEGIN and not _DIGIT.search(word):
            place += 1
            continue
        read = _read(words, place)
        if read is None:
            place += 1
            continue
        number, place = read
        found.append(number)
    return tuple(found)


def _read(words: Sequence[str], place: int) -> tuple[Number, int] | None:
    value, end, is_digits = _amount(words, place)
    if value is None:
        return None
    kind: NumberKind = "count"
    ratio = _ratio(words, end)
    if _at(words, end) in ("percent", "%") or words[end - 1].endswith("%"):
        kind, end = "percent", end + (words[end - 1][-1:] != "%")
    elif ratio:
        kind, value, end = "percent", 100 * value / ratio[0], ratio[1]
    elif end < len(words) and words[end] in _PARTS and (value <= 10 or words[end] in ("thirds", "quarters")):
        kind, value, end = "percent", 100 * value * _PARTS[words[end]], end + 1
    elif is_digits and end - place == 1 and value in _YEARS and words[place].isdigit():
        kind = "year"
    elif re.search(r"\d(?:st|nd|rd|th)$", words[end - 1]):
        kind = "ordinal"
    first, shape = _hedge_before(words, place)
    bound = _bound_of(shape)
    low, high = _bounds(value, bound)
    return (
        Number(
            value=value,
            low=low,
            high=high,
            kind=kind,
            first=first,
            last=end,
            start=place,
            is_weak=kind == "count" and value == 1 and not is_digits,
            bound=bound,
        ),
        end,
    )


def _amount(words: Sequence[str], place: int) -> tuple[float | None, int, bool]:
    """Read one amount; its value, the index after it, and whether it was in digits."""
    word = words[place]
    if match := _DIGITS.match(word):
        digits, suffix = match.groups()
        value = float(digits.replace(",", "") if re.search(r",\d{3}", digits) else digits.replace(",", "."))
        value *= _SUFFIXES.get(suffix or "", 1.0)
        return (*_scaled(words, place + 1, value), True)
    if word in ("a", "an", "half") and place + 1 < len(words):
        return (*_article_amount(words, place), False)
    if word in _SMALL or word in _TENS:
        value, end = _spelled(words, place)
        return value, end, False
    return None, place, False


def _article_amount(words: Sequence[str], place: int) -> tuple[float | None, int]:
    """Read "a dozen", "half a million", "a third"."""
    following = words[place + 1]
    if words[place] == "half":
        scale = _SCALES.get(_at(words, place + 2))
        if following in ("a", "an") and scale:
            return 0.5 * scale, place + 3
        return None, place
    if following == "dozen":
        return _scaled(words, place + 1, 1.0)
    if following in _SCALES:
        return _spelled(words, place + 1)
    if following in ("third", "quarter", "fifth", "tenth") and _at(words, place + 2) == "of":
        return 1.0, place + 1
    return None, place


def _spelled(words: Sequence[str], place: int) -> tuple[float, int]:
    total = current = 0.0
    end = place
    while end < len(words):
        word = words[end]
        if word in _TENS:
            current += _TENS[word]
        elif word in _SMALL:
            if end > place and words[end - 1] not in _TENS and words[end - 1] not in (*_SCALES, "and"):
                break
            current += _SMALL[word]
        elif word == "hundred":
            current = max(current, 1.0) * 100
        elif word in _SCALES:
            total += max(current, 1.0) * _SCALES[word]
            current = 0.0
        elif not (word == "and" and _goes_on(words, end)):
            break
        end += 1
    return total + current, end


def _goes_on(words: Sequence[str], place: int) -> bool:
    after = _at(words, place + 1)
    return words[place - 1] in _SCALES and (after in _SMALL or after in _TENS)


def _at(words: Sequence[str], place: int) -> str:
    """Give the word at a place; empty beyond the last."""
    return words[place] if place < len(words) else ""


def _scaled(words: Sequence[str], end: int, value: float) -> tuple[float, int]:
    while (scale := _SCALES.get(_at(words, end)) or _SUFFIXES.get(_at(words, end))) is not None:
        value *= scale
        end += 1
    return value, end


def _ratio(words: Sequence[str], end: int) -> tuple[float, int] | None:
    """Read the "in ten" of "six in ten"."""
    if _at(words, end) == "in" and end + 1 < len(words):
        whole, after, _ = _amount(words, end + 1)
        if whole in (3, 4, 5, 10, 20, 100, 1000):
            return float(whole or 1), after
    return None


def _hedge_before(words: Sequence[str], place: int) -> tuple[int, str]:
    if place and words[place - 1] in HEDGES_OF_FIGURES:
        return place - 1, words[place - 1]
    for phrase in HEDGE_PHRASES:
        start = place - len(phrase)
        if start >= 0 and tuple(words[start:place]) == phrase:
            return start, " ".join(phrase)
    return place, ""


def _bound_of(hedge: str) -> str:
    if hedge in ("over", "more than", "at least", "as many as", "as much as"):
        return "over"
    if hedge in ("almost", "nearly", "under", "less than", "fewer than", "at most", "up to", "close to"):
        return "under"
    return "about" if hedge else ""


def _bounds(value: float, bound: str) -> tuple[float, float]:
    if bound == "over":
        return value, value * (1 + _WIDE)
    if bound == "under":
        return value * (1 - _WIDE), value
    loose = _LOOSE if bound else 0.0
    return value * (1 - loose), value * (1 + loose)
