"""Times in words are never more exact than the record."""

from __future__ import annotations

import pytest

from onrecord.desk.dates import say_day, say_edtf, say_month, say_time


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2017-05-05T14:10:00+03:00", "5 May 2017, 14:10 UTC+3"),
        ("2017-05-05T14:10:00+00:00", "5 May 2017, 14:10 UTC"),
        ("2017-05-05T14:10:00Z", "5 May 2017, 14:10 UTC"),
        ("2017-05-05T14:10:00-03:30", "5 May 2017, 14:10 UTC−3:30"),
        ("2017-05-05T14:10:00", "5 May 2017, 14:10"),
        ("2017-05-05", "5 May 2017"),
        (None, "date unknown"),
        ("", "date unknown"),
        ("last Thursday", "last Thursday"),
    ],
)
def test_a_time_is_said_as_exactly_as_the_page_gave_it(iso: str | None, words: str) -> None:
    assert say_time(iso) == words


def test_a_month_without_a_date_is_called_unknown() -> None:
    assert say_month(None) == "Date unknown"
    assert say_month("2017-05-05T23:59:00-11:00") == "May 2017"
    assert say_day(None) == "date unknown"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2015-11~", "about November 2015"),
        ("2017-05-04", "4 May 2017"),
        ("2017?", "perhaps 2017"),
        ("2015-23", "autumn 2015"),
        ("2017-05-01/2017-05-07", "1 May 2017 to 7 May 2017"),
        ("../2017", "until 2017"),
        ("2017/..", "from 2017"),
        ("2017-13", "2017-13"),
        ("XXXX-05-04", "XXXX-05-04"),
        (None, ""),
    ],
)
def test_an_edtf_date_keeps_its_doubt(edtf: str | None, words: str) -> None:
    assert say_edtf(edtf) == words
