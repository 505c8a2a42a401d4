"""Conversion: an amount as the page gives it, and what it was in another currency that day.

Takes a figure, the wanted currency and what is known of the day; gives the amount with the
day of its rate, or why there is none. The original is never replaced: what is given here
stands behind it.

The day is the one it was said. Where the page does not say when, it is the day of
publication, and that is said; a day known only roughly ("2015-11~") gives no rate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from typing import Literal

from onrecord.domain.statement import Figure
from onrecord.money.rates import Rate, find_rate

Basis = Literal["said", "published"]

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_CODE = re.compile(r"[A-Z]{3}")
_CENTS = Decimal("0.01")
# What a reader is told: a rate of one day says no more of an amount than this.
_SHOWN = Context(prec=3)
_SCALES = ((Decimal(10**12), " trillion"), (Decimal(10**9), " billion"), (Decimal(10**6), " million"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """An amount in another currency.

    Args:
        currency: The wanted code.
        low, high: The bounds, to the cent; None where the figure leaves them open, and both
            where there is no conversion.
        rate_day: The day of the rate, or None.
        basis: Whether that is the day it was said, or of publication; None without a rate.
        reason: Why there is no conversion, or None.
    """

    currency: str
    low: Decimal | None = None
    high: Decimal | None = None
    rate_day: date | None = None
    basis: Basis | None = None
    reason: str | None = None


def convert(figure: Figure, currency: str, *, said_on: str | None, published: str | None) -> Converted | None:
    """Give an amount in another currency.

    Args:
        figure: Any figure of a page.
        currency: The wanted ISO 4217 code.
        said_on: EDTF, as the statement has it.
        published: ISO 8601, as the article has it.

    Returns:
        The amount, or the reason why there is none; None for a figure that is no money or is
        in that currency already.
    """
    if not _CODE.fullmatch(figure.unit) or figure.unit == currency:
        return None
    day, basis = _day_of(said_on, published)
    if day is None:
        known = f" ({said_on})" if said_on else ""
        return Converted(currency=currency, reason=f"the day it was said is not known{known}")
    rate = find_rate(figure.unit, currency, day)
    if isinstance(rate, str):
        return Converted(currency=currency, reason=rate)
    return Converted(
        currency=currency,
        low=_times(figure.low, rate),
        high=_times(figure.high, rate),
        rate_day=rate.day,
        basis=basis,
    )


def show_amount(converted: Converted) -> str:
    """Give a conversion in a few words: "3.12 billion EUR at the rate of 2017-05-04"."""
    code = converted.currency
    if converted.rate_day is None:
        return f"not given in {code}: {converted.reason}"
    low, high = converted.low, converted.high
    bounds = [_shown(each) for each in dict.fromkeys((low, high)) if each is not None]
    joint = {(True, False): "more than ", (False, True): "up to "}.get((high is None, low is None), "")
    day = (
        f"{converted.rate_day}, when it was published"
        if converted.basis == "published"
        else converted.rate_day
    )
    return f"{joint}{' to '.join(bounds)} {code} at the rate of {day}"


def _day_of(said_on: str | None, published: str | None) -> tuple[date | None, Basis]:
    basis: Basis = "published" if said_on is None else "said"
    match = _DAY.fullmatch((published if said_on is None else said_on) or "")
    try:
        return (date.fromisoformat(match[1]) if match else None), basis
    except ValueError:
        return None, basis


def _times(bound: Decimal | None, rate: Rate) -> Decimal | None:
    return None if bound is None else (bound * rate.value).quantize(_CENTS)


def _shown(amount: Decimal) -> str:
    rounded = _SHOWN.plus(amount)
    for scale, name in _SCALES:
        if abs(rounded) >= scale:
            return f"{(rounded / scale).normalize():f}{name}"
    return f"{rounded:,.2f}" if abs(rounded) < 100 else f"{rounded:,.0f}"
