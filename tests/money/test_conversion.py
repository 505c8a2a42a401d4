"""Money in another currency: at the rate of the day it was said, or not at all and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from onrecord.attribute.figures import find_figures
from onrecord.domain.span import Span
from onrecord.domain.statement import Figure
from onrecord.errors import UsageError
from onrecord.money import Converted, check_currency, convert, show_amount

FRIDAY = "2017-05-05"


def _figure(words: str) -> Figure:
    (figure,) = find_figures(words, Span(0, len(words)))
    return figure


def _convert(words: str, *, said_on: str | None = FRIDAY, published: str | None = None) -> Converted | None:
    return convert(_figure(words), "EUR", said_on=said_on, published=published)


def test_an_amount_has_the_rate_of_the_day_it_was_said() -> None:
    found = _convert("It cost $1,000.", published="2020-01-02")
    # The reference rate of 5 May 2017 was 1.0961 dollars a euro.
    assert found == Converted(
        currency="EUR",
        low=Decimal("912.33"),
        high=Decimal("912.33"),
        rate_day=date(2017, 5, 5),
        basis="said",
    )


def test_a_day_without_rates_takes_the_last_before_it() -> None:
    found = _convert("It cost $1,000.", said_on="2017-05-07")
    assert found is not None
    assert found.rate_day == date(2017, 5, 5)


def test_without_the_day_it_was_said_the_day_of_publication_counts_and_is_named() -> None:
    found = _convert("It cost $1,000.", said_on=None, published="2017-05-05T14:10:00+03:00")
    assert found is not None
    assert found.basis == "published"
    assert show_amount(found) == "912 EUR at the rate of 2017-05-05, when it was published"


@pytest.mark.parametrize(
    ("words", "said_on", "published", "reason"),
    [
        ("It cost $1,000.", None, None, "the day it was said is not known"),
        ("It cost $1,000.", "2015-11~", FRIDAY, "the day it was said is not known (2015-11~)"),
        ("It cost $1,000.", "1980-05-05", None, "rates of USD are known from 1999-01-04"),
        ("It cost 900 rubles.", "2023-05-05", None, "rates of RUB are known from 2005-04-01 to 2022-03-01"),
        ("It cost 900 hryvnias.", FRIDAY, None, "there are no rates of UAH"),
    ],
)
def test_where_there_is_no_rate_it_is_said_why(
    words: str, said_on: str | None, published: str | None, reason: str
) -> None:
    found = _convert(words, said_on=said_on, published=published)
    assert found is not None
    assert (found.low, found.high, found.rate_day) == (None, None, None)
    assert (found.reason or "").startswith(reason)
    assert show_amount(found).startswith(f"not given in EUR: {reason}")


@pytest.mark.parametrize("words", ["It cost 50 euros.", "There were 50 gulls.", "It rose 5 percent."])
def test_what_is_no_foreign_money_is_not_converted(words: str) -> None:
    assert _convert(words) is None


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("It cost $3.4bn.", "3.1 billion EUR"),
        ("It cost $2 million to $3 million.", "1.82 million to 2.74 million EUR"),
        ("It cost more than $50.", "more than 45.60 EUR"),
        ("It cost up to $12,500.", "up to 11,400 EUR"),
    ],
)
def test_bounds_stay_bounds_and_three_digits_are_shown(words: str, shown: str) -> None:
    found = _convert(words)
    assert found is not None
    assert show_amount(found) == f"{shown} at the rate of 2017-05-05"


def test_an_unknown_currency_is_refused_with_those_there_are() -> None:
    assert check_currency(" eur ") == "EUR"
    with pytest.raises(UsageError, match=r"no rates of 'XXX'; choose one of .*USD"):
        check_currency("XXX")
