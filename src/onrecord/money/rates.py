"""Rates: the European Central Bank's reference rates, as the library CurrencyConverter ships them.

Takes two currency codes and a day; gives the rate of that day, or of the last day before it
on which both currencies had one (there is none at weekends), or why there is none. The
history ends where the installed library ends; nothing is fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from currency_converter import CurrencyConverter, RateNotFoundError

from onrecord.errors import UsageError

# The longest run of days without rates, Christmas and Easter, is five.
_LOOK_BACK_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one unit of a currency was worth in another, and on which day."""

    value: Decimal
    day: date


@cache
def _history() -> CurrencyConverter:
    """Load the rates; one reading a process."""
    return CurrencyConverter(decimal=True)


def check_currency(code: str) -> str:
    """Give a currency's code in capitals.

    Raises:
        UsageError: The history holds no such currency.
    """
    wanted = code.strip().upper()
    if wanted not in _history().currencies:
        known = ", ".join(sorted(_history().currencies))
        raise UsageError(f"there are no rates of {code!r}; choose one of {known}.")
    return wanted


def find_rate(own: str, wanted: str, day: date) -> Rate | str:
    """Give the rate of a day.

    Args:
        own, wanted: ISO 4217 codes.
        day: The day; where it has no rate, the last before it that has one counts.

    Returns:
        The rate, or the reason why there is none.
    """
    history = _history()
    for code in (own, wanted):
        if code not in history.currencies:
            return f"there are no rates of {code}"
        bounds = history.bounds.get(code)
        if bounds is not None and not bounds.first_date <= day <= bounds.last_date + timedelta(
            _LOOK_BACK_DAYS
        ):
            return f"rates of {code} are known from {bounds.first_date} to {bounds.last_date} only"
    for back in range(_LOOK_BACK_DAYS + 1):
        place = day - timedelta(back)
        try:
            return Rate(value=Decimal(history.convert(1, own, wanted, date=place)), day=place)
        except (RateNotFoundError, ValueError):
            continue
    return f"there is no rate of {own} in {wanted} in the week before {day}"
