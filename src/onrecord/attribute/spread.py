"""Spread: how far the words around a number let its value reach.

Takes a draft of a figure among its tokens; gives it with its range ("16 to 24"), its
hedge ("around", "or more"), or as an age or a multiple.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.attribute.counted import is_plural
from onrecord.attribute.measures import currency_before, hedge_before, trailer_after, unit_after
from onrecord.attribute.numberwords import SCALES, UNITS, Numeral, Token, word_at
from onrecord.attribute.numerals import read_numeral
from onrecord.attribute.wording import word_set
from onrecord.domain.statement import Relation

_GROWN = {"doubled": Decimal(2), "tripled": Decimal(3), "trebled": Decimal(3), "quadrupled": Decimal(4)} | {
    f"{name}fold": Decimal(value) for name, value in UNITS.items() if value > 1
}
MULTIPLIERS = _GROWN | {
    "twice": Decimal(2),
    "thrice": Decimal(3),
    "double": Decimal(2),
    "triple": Decimal(3),
}
_AFTER_MULTIPLE = word_set("the that what its their his her as this more those")
_AFTER_TIMES = word_set(
    "as more higher larger greater that what its their faster bigger longer less likelier"
)
_AFTER_THE = word_set("amount rate size number price level average cost value national speed share original")
_CHANGES = word_set(
    "rise rose risen rising rises fall fell fallen falling falls increase increased increasing grow "
    "grew grown growing drop dropped dropping decline declined jump jumped climb climbed cut reduce "
    "reduced raise raised up down went go gone going change changed swing swung slip slipped widen "
    "widened narrow narrowed shrink shrank soar soared plunge plunged lower lowered expand expanded "
    "advance advanced bring brought moved shift shifted extend extended"
)
_DASHES = frozenset("-–—‑")
_OLDEST = 120
_YOUNGEST_TO_TURN = 10
_NEAR_FACTOR = 3
_PERSONS = word_set(
    "people persons person men women adults adult children kids anyone everyone someone those boys girls "
    "seniors workers voters residents americans patients citizens"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A figure in the making.

    Args:
        first, end: Indexes of its first token and of the token after its last.
        low, high: Bounds; None where open.
        relation: How the words bound it.
        unit: As a figure's.
        counted: The noun phrase, or None.
        counted_end: Index after the noun phrase where it adjoins the number.
        is_bare: Whether it has neither unit nor noun.
        is_word: Whether the number is spelled out.
    """

    first: int
    end: int
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    unit: str = "count"
    counted: str | None = None
    counted_end: int | None = None
    is_bare: bool = False
    is_word: bool = False


def spread(tokens: Sequence[Token], draft: Draft, numeral: Numeral) -> Draft:
    """Join a number with the one that ends its range, or give the draft as it is."""
    at = draft.end
    joint = word_at(tokens, at)
    opening = _between(tokens, draft.first)
    is_between = opening is not None
    is_dash = joint in _DASHES and bool(tokens[at].is_glued)
    if numeral.is_vague or not (joint in ("to", "or") or is_dash or (joint == "and" and is_between)):
        return draft
    start = at + 1
    if word_at(tokens, start) in ("$", "£", "€", "¥"):
        start += 1
    upper = read_numeral(tokens, start)
    if (
        upper is None
        or upper.is_vague
        or upper.high is None
        or draft.low is None
        or upper.is_share != numeral.is_share
    ):
        return draft
    low, high = draft.low, upper.high
    if upper.has_scale and not numeral.has_scale and low < 1000:
        low *= _scale_of(tokens, upper)
    if low >= high or not _is_range(tokens, draft, joint, low, high, is_between=is_between):
        return draft
    unit, end = _range_unit(tokens, draft, start, upper)
    if unit is None:
        return draft
    return replace(
        draft,
        first=draft.first if opening is None else opening,
        end=end,
        low=low,
        high=high,
        unit=unit,
        relation="range",
    )


def negated(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Read the sign of "minus 5 degrees" and "-1.2 percent"."""
    before = word_at(tokens, draft.first - 1)
    is_dash = before in ("-", "−") and tokens[draft.first].is_glued and not tokens[draft.first - 1].is_glued
    is_sign = is_dash and draft.unit not in ("count", "year", "month", "day") and draft.first > 1
    if draft.low is None or draft.low != draft.high or not (is_sign or before in ("minus", "negative")):
        return draft
    return replace(draft, first=draft.first - 1, low=-draft.low, high=-draft.low)


def _between(tokens: Sequence[Token], first: int) -> int | None:
    """Give where "between" or "between the ages of" begins before a token, or None."""
    if word_at(tokens, first - 1) == "between":
        return first - 1
    words = [word_at(tokens, place) for place in range(first - 4, first)]
    return first if words == ["between", "the", "ages", "of"] else None


def hedged(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Apply the words before and after a number that bound it."""
    before = hedge_before(tokens, draft.first)
    after = trailer_after(tokens, draft.end)
    if after is not None:
        return _bounded(replace(draft, end=after[1]), after[0])
    if before is None or (draft.relation == "vague" and draft.high is None):
        return draft
    return _bounded(replace(draft, first=before[1]), before[0])


def age(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Turn a number into an age where the words say so."""
    end = _age_end(tokens, draft)
    if end is not None:
        return replace(draft, unit="age", end=end)
    value = draft.low if draft.high is None else draft.high
    if draft.unit != "count" or value is None or value > _OLDEST or draft.is_word:
        return draft
    before, after = word_at(tokens, draft.first - 1), word_at(tokens, draft.end)
    if before in ("aged", "age", "ages"):
        return replace(draft, unit="age")
    if before == "of" and word_at(tokens, draft.first - 2) in ("age", "ages"):
        return replace(draft, unit="age")
    if _is_apposed(tokens, draft, value) or _is_told_age(tokens, draft, value):
        return replace(draft, unit="age")
    is_stated = before in ("is", "was", "turned", "'s") and word_at(tokens, draft.first - 2) in (
        "he",
        "she",
        "i",
        "who",
    )
    if is_stated and after in (",", ";", ".", "", "when", "and") and value > 2:
        return replace(draft, unit="age")
    if _is_over_age(tokens, draft) and value > 1 and after not in ("people", "percent"):
        return replace(draft, unit="age")
    if before == "at" and after in ("he", "she", ",", "") and value > 12:
        return replace(draft, unit="age")
    return draft


def _is_apposed(tokens: Sequence[Token], draft: Draft, value: Decimal) -> bool:
    """Find the age between two commas ("Quill, 54, ..."); a list of numbers is none."""
    if word_at(tokens, draft.first - 1) != "," or draft.first < 2 or value < 1:
        return False
    before, after = tokens[draft.first - 2], word_at(tokens, draft.end)
    if before.text[:1].isupper():
        return after in (",", ";", ".", ")", ":", "")
    follows = tokens[draft.end + 1] if draft.end + 1 < len(tokens) else None
    is_list = follows is not None and (follows.kind == "number" or follows.low in ("or", "and"))
    return after == "," and before.kind == "word" and not is_list


def _is_told_age(tokens: Sequence[Token], draft: Draft, value: Decimal) -> bool:
    """Find the age of "as young as 14", "turning 65", "she's 74", and the second of "aged 33 and 50"."""
    before, after = word_at(tokens, draft.first - 1), word_at(tokens, draft.end)
    if is_plural(after) or after in ("percent", "others", "more", "other"):
        return False
    if before == "as":
        return (
            word_at(tokens, draft.first - 2) in ("young", "old") and word_at(tokens, draft.first - 3) == "as"
        )
    if before in ("turning", "turns"):
        return value >= _YOUNGEST_TO_TURN
    if before in ("and", "or") and draft.first > 2 and tokens[draft.first - 2].kind == "number":
        return word_at(tokens, draft.first - 3) in ("aged", "ages")
    return before in ("i'm", "he's", "she's") and after in (",", ";", ".", "", "and")


def _is_over_age(tokens: Sequence[Token], draft: Draft) -> bool:
    """Find the age of "people over 65"."""
    return draft.relation in ("over", "under") and word_at(tokens, draft.first - 1) in _PERSONS


def multiplied(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Turn "three times as many" and "tenfold" into a multiple."""
    if draft.unit != "count":
        return draft
    after = word_at(tokens, draft.end + 1)
    is_of = after == "the" and word_at(tokens, draft.end + 2) in _AFTER_THE
    if word_at(tokens, draft.end) == "times" and (after in _AFTER_TIMES or is_of):
        return replace(draft, unit="multiple", end=draft.end + 1)
    if word_at(tokens, draft.end) == "-" and word_at(tokens, draft.end + 1) == "fold":
        return replace(draft, unit="multiple", end=draft.end + 2)
    return draft


def multiple_word(tokens: Sequence[Token], at: int) -> Draft | None:
    """Read "twice the rate", "more than double that", "has doubled", "tenfold"; None for "met twice"."""
    value = MULTIPLIERS[tokens[at].low]
    if tokens[at].low in _GROWN:
        is_idiom = word_at(tokens, at + 1) in ("down", "over", "back", "up", "as")
        grown = Draft(first=at, end=at + 1, low=value, high=value, relation="exact", unit="multiple")
        return None if is_idiom else hedged(tokens, grown)
    draft = hedged(
        tokens,
        Draft(first=at, end=at + 1, low=value, high=value, relation="exact", unit="multiple", is_word=True),
    )
    if word_at(tokens, at + 1) in _AFTER_MULTIPLE or (
        draft.relation != "exact" and tokens[at].low == "twice"
    ):
        return draft
    return None


def _scale_of(tokens: Sequence[Token], numeral: Numeral) -> Decimal:
    name = word_at(tokens, numeral.end - 1)
    if name in SCALES:
        return SCALES[name]
    return {"bn": Decimal(10**9), "b": Decimal(10**9), "k": Decimal(1000), "tn": Decimal(10**12)}.get(
        name, Decimal(10**6)
    )


def _is_range(
    tokens: Sequence[Token], draft: Draft, joint: str, low: Decimal, high: Decimal, *, is_between: bool
) -> bool:
    if is_between:
        return True
    if joint == "or":
        return high - low <= max(Decimal(1), low / 2) and draft.unit == "count"
    before = {token.low for token in tokens[max(0, draft.first - 6) : draft.first]}
    if joint == "to" and draft.unit != "count" and word_at(tokens, draft.first - 1) in ("from", "current"):
        return False
    if joint == "to" and draft.unit == "percentage_point":
        return False
    if joint == "to" and before & _CHANGES:
        # "rose 5 to 10 percent" is a range; "rose 20 to 310" and "rose from 5 to 10 percent" are changes
        is_from = word_at(tokens, draft.first - 1) == "from"
        return draft.unit == "count" and not is_from and low > 0 and high <= low * _NEAR_FACTOR
    return low > 0 and high <= low * 1000


def _range_unit(tokens: Sequence[Token], draft: Draft, start: int, upper: Numeral) -> tuple[str | None, int]:
    """Give the unit of a range and where it ends; None where its two ends have different ones."""
    money = currency_before(tokens, start)
    after = unit_after(tokens, upper.end, is_one=False, is_large=upper.has_scale)
    unit, end = (after.name, after.end) if after is not None else (draft.unit, upper.end)
    if money is not None:
        return (money[0], upper.end) if draft.unit == money[0] else (None, upper.end)
    if draft.unit not in ("count", unit):
        return (draft.unit, upper.end) if after is None else (None, upper.end)
    return unit, end


def _bounded(draft: Draft, relation: Relation) -> Draft:
    if relation == "over":
        return replace(draft, high=None, relation="over")
    if relation == "under":
        return replace(draft, low=None, high=draft.high, relation="under")
    if draft.relation in ("range", "vague"):
        return draft
    return replace(draft, relation=relation)


def _age_end(tokens: Sequence[Token], draft: Draft) -> int | None:
    """Give where "years old", "-year-old", "years of age" ends after a number of years."""
    if draft.unit not in ("year", "month") or draft.relation == "vague":
        return None
    at = draft.end
    if word_at(tokens, at) == "old":
        return at + 1
    if word_at(tokens, at) == "-" and word_at(tokens, at + 1) in ("old", "olds"):
        return at + 2
    if (word_at(tokens, at), word_at(tokens, at + 1)) == ("of", "age"):
        return at + 2
    return None
