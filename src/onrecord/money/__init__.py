"""Money: an amount of a statement in another currency, at the rate of the day it was said.

Its public verb is `convert`; `check_currency` refuses a code that the history does not hold.
"""

from __future__ import annotations

from onrecord.money.conversion import Converted, convert, show_amount
from onrecord.money.rates import check_currency

__all__ = ["Converted", "check_currency", "convert", "show_amount"]
