"""Days of the Gregorian, the Buddhist and the Persian calendar."""

from datetime import date

import pytest

from onrecord.extract.calendars import day_of, day_of_persian
from onrecord.extract.months import MONTHS


@pytest.mark.parametrize(
    ("year", "first"),
    [
        (1375, date(1996, 3, 20)),
        (1395, date(2016, 3, 20)),
        (1399, date(2020, 3, 20)),
        (1403, date(2024, 3, 20)),
    ],
)
def test_a_persian_year_begins_on_the_day_of_the_equinox(year, first):
    assert day_of_persian(year, 1, 1) == first


def test_the_last_day_of_a_persian_year_is_right_before_the_first_of_the_next():
    assert day_of_persian(1402, 12, 29) == date(2024, 3, 19)
    assert day_of_persian(1399, 12, 30) == date(2021, 3, 20)


def test_years_that_no_page_is_of_and_days_that_no_month_has_are_none():
    assert day_of(2566, 5, 5) == date(2023, 5, 5)
    assert day_of(2023, 2, 30) is None
    assert day_of(1823, 5, 5) is None
    assert day_of_persian(1102, 1, 1) is None


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("may", 5),
        ("mai", 5),
        ("мая", 5),
        ("toukokuuta", 5),
        ("май", 5),
        ("พฤษภาคม", 5),
        ("maijs", 5),
        ("मई", 5),
    ],
)
def test_months_are_known_by_their_names_in_many_languages(name, number):
    assert MONTHS[name] == number
