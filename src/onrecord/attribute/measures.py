"""Measures: the units, currencies and hedges that may stand beside a number.

Reads data/units.toml once. Units are named by their singular, currencies by ISO 4217.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from onrecord.attribute.numberwords import Token
from onrecord.attribute.wording import word_set
from onrecord.domain.statement import Relation

_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₩": "KRW", "₺": "TRY"}
_SYMBOLS |= {"₴": "UAH", "₪": "ILS", "₦": "NGN", "฿": "THB"}
_DOLLARS = {
    "us": "USD",
    "u.s": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "hk": "HKD",
}
_DOLLARS |= {"nz": "NZD", "s": "SGD", "r": "BRL", "aud": "AUD", "nt": "TWD", "usd": "USD", "mx": "MXN"}
_NATIONS = {
    "us": {"dollar": "USD"},
    "u.s": {"dollar": "USD"},
    "american": {"dollar": "USD"},
    "canadian": {"dollar": "CAD"},
    "australian": {"dollar": "AUD"},
    "british": {"pound": "GBP"},
    "egyptian": {"pound": "EGP"},
    "swiss": {"franc": "CHF"},
    "indian": {"rupee": "INR"},
    "pakistani": {"rupee": "PKR"},
    "mexican": {"peso": "MXN"},
    "philippine": {"peso": "PHP"},
    "argentine": {"peso": "ARS"},
    "swedish": {"krona": "SEK", "kronor": "SEK"},
    "danish": {"krone": "DKK", "kroner": "DKK"},
    "norwegian": {"krone": "NOK", "kroner": "NOK"},
    "russian": {"ruble": "RUB", "rouble": "RUB"},
    "japanese": {"yen": "JPY"},
    "chinese": {"yuan": "CNY"},
    "turkish": {"lira": "TRY"},
    "singapore": {"dollar": "SGD"},
    "hong": {},
}
_LONGEST_HEDGE = 5
_TOPICS = word_set(
    "more talk talks talked talking speak speaks spoke think worry worried know learn concerns "
    "questions information story stories something anything nothing report reports book film heard "
    "debate complained complaints"
)
_PAYING = word_set(
    "paid pay pays paying cost costs earned earns earn fined fine worth salary price priced raised spent "
    "spend spends sold bought fee owed owes stole borrowed donated budget"
)
_PAID_REACH = 8
_FILLERS = frozenset({"more", "extra", "additional", "straight", "consecutive", "full", "long", "short"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What the data file says.

    Args:
        currencies: Code of each printed form.
        units: Name of each printed form.
        singulars: Forms that need a hyphen, or the number one, before them.
        hedges: Relation of the words before a number.
        trailers: Relation of the words after a number.
    """

    currencies: Mapping[str, str]
    units: Mapping[str, str]
    singulars: frozenset[str]
    hedges: Mapping[tuple[str, ...], Relation]
    trailers: Mapping[tuple[str, ...], Relation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit after a number: its name and the index of the token after it."""

    name: str
    end: int


@cache
def load_measures() -> Measures:
    """Read the units that ship with the package; one reading a process."""
    data = tomllib.loads(files("onrecord.attribute").joinpath("data/units.toml").read_text(encoding="utf-8"))
    units = {form: name for name, forms in data["units"].items() for form in forms.split()}
    return Measures(
        currencies={form: code for code, forms in data["currencies"].items() for form in forms.split()},
        units=units,
        singulars=frozenset(
            forms.split()[0]
            for forms in data["units"].values()
            if len(forms.split()) > 1 and len(forms.split()[0]) > 3
        )
        - {"percent"},
        hedges=_phrases(data["hedges"]),
        trailers=_phrases(data["trailers"]),
    )


def _phrases(table: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], Relation]:
    return {
        tuple(phrase.split()): cast(Relation, relation)
        for relation, phrases in table.items()
        for phrase in phrases
    }


def currency_before(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Give the currency whose sign or code stands before a token, and the index where it begins."""
    if not at:
        return None
    before = tokens[at - 1]
    if before.low == "$":
        nation = tokens[at - 2].low if at >= 2 and before.is_glued else ""
        code = _DOLLARS.get(nation)
        return (code, at - 2) if code else ("USD", at - 1)
    if before.low in _SYMBOLS:
        return _SYMBOLS[before.low], at - 1
    if before.text.isupper() and len(before.text) == 3 and before.low in load_measures().currencies:
        return load_measures().currencies[before.low], at - 1
    if before.text in ("Rs", "rs"):
        return "INR", at - 1
    if before.low == "." and at >= 2 and tokens[at - 2].text == "Rs":
        return "INR", at - 2
    return None


def unit_after(tokens: Sequence[Token], at: int, *, is_one: bool, is_large: bool) -> Unit | None:
    """Read the unit that begins at a token.

    Args:
        tokens: Of one stretch of text.
        at: Index of the token after the number.
        is_one: Whether a singular may follow without a hyphen.
        is_large: Whether a scale word was read, so that "pounds" are money.

    Returns:
        The unit, or None where none stands there.
    """
    hyphened = at + 1 < len(tokens) and tokens[at].low in ("-", "‑") and tokens[at].is_glued
    first = at + 1 if hyphened else at
    if (
        first + 1 < len(tokens)
        and tokens[first].low in _FILLERS
        and tokens[first + 1].low in load_measures().units
    ):
        first += 1
    if first >= len(tokens):
        return None
    word, following = tokens[first].low, tokens[first + 1].low if first + 1 < len(tokens) else ""
    percent = _percent(tokens, first)
    if percent is not None:
        return percent
    if word in ("square", "cubic") and following in load_measures().units:
        return Unit(name=f"{word} {load_measures().units[following]}", end=first + 2)
    if word == "of" and is_large and following in load_measures().currencies:
        return Unit(name=load_measures().currencies[following], end=first + 2)
    if (
        word == "of"
        and is_large
        and first + 2 < len(tokens)
        and tokens[first + 2].low in ("dollars", "euros")
    ):
        return Unit(name=load_measures().currencies[tokens[first + 2].low], end=first + 3)
    money = _money(tokens, first, is_large=is_large)
    if money is not None:
        return money
    name = load_measures().units.get(word)
    if name is None:
        return None
    needs_glue = len(word) < 3 and tokens[first].kind == "word"
    if (
        needs_glue
        and not tokens[first].is_glued
        and word not in ("km", "kg", "cm", "mm", "ft", "lb", "oz", "mw", "gw", "mi")
    ):
        return None
    if word in load_measures().singulars and not (hyphened or is_one or tokens[first].is_glued):
        return None
    return Unit(name=name, end=first + 1)


def _percent(tokens: Sequence[Token], first: int) -> Unit | None:
    word, following = tokens[first].low, tokens[first + 1].low if first + 1 < len(tokens) else ""
    if word == "per" and following == "cent":
        return _percent_at(first + 2)
    if word in ("percentage", "percent", "%") and following in ("point", "points"):
        return Unit(name="percentage_point", end=first + 2)
    if (
        word == "percentage"
        and following == "-"
        and first + 2 < len(tokens)
        and tokens[first + 2].low == "point"
    ):
        return Unit(name="percentage_point", end=first + 3)
    if word == "basis" and following in ("point", "points"):
        return Unit(name="basis_point", end=first + 2)
    return _percent_at(first + 1) if word in ("percent", "%", "pct") else None


def _percent_at(end: int) -> Unit:
    return Unit(name="percent", end=end)


def _money(tokens: Sequence[Token], first: int, *, is_large: bool) -> Unit | None:
    word, following = tokens[first].low, tokens[first + 1].low if first + 1 < len(tokens) else ""
    if word in _NATIONS and following:
        single = following.removesuffix("s")
        code = _NATIONS[word].get(single) or _NATIONS[word].get(following)
        return Unit(name=code, end=first + 2) if code else None
    is_paid = any(token.low in _PAYING for token in tokens[max(0, first - _PAID_REACH) : first])
    if word in ("pounds", "pound") and (is_large or is_paid or following == "sterling"):
        return Unit(name="GBP", end=first + (2 if following == "sterling" else 1))
    if not tokens[first].text.isupper() and word in ("try", "won", "rs", "rub", "all"):
        return Unit(name="KRW", end=first + 1) if word == "won" and is_large else None
    code = load_measures().currencies.get(word)
    return Unit(name=code, end=first + 1) if code else None


def hedge_before(tokens: Sequence[Token], at: int) -> tuple[Relation, int] | None:
    """Give the relation of the longest hedge that ends right before a token, and where it begins."""
    end = at
    while end and tokens[end - 1].low in ("just", "only", "a", "the", "exactly", "precisely"):
        end -= 1
    for stop in (at, end):
        for size in range(min(_LONGEST_HEDGE, stop), 0, -1):
            words = tuple(token.low for token in tokens[stop - size : stop])
            relation = load_measures().hedges.get(words)
            if relation is not None and not (words == ("about",) and _is_topic(tokens, stop - 2)):
                return relation, stop - size
    return None


def _is_topic(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "about" after this token names a topic ("learn more about")."""
    return at >= 0 and tokens[at].low in _TOPICS


def trailer_after(tokens: Sequence[Token], at: int) -> tuple[Relation, int] | None:
    """Give the relation of the words right after a number ("or more") and the index after them."""
    if at + 1 < len(tokens) and tokens[at].low == "-" and tokens[at + 1].low in ("plus", "odd"):
        return ("over" if tokens[at + 1].low == "plus" else "about"), at + 2
    for size in (3, 2, 1):
        words = tuple(token.low for token in tokens[at : at + size])
        relation = load_measures().trailers.get(words)
        if (
            len(words) == size
            and relation is not None
            and (words != ("plus",) or _ends_phrase(tokens, at + 1))
        ):
            return relation, at + size
    return None


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].kind != "number"
