"""Time expressions: what they mean from the day of publication. Sentences are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute.dates import find_dates, to_edtf
from onrecord.domain.span import Span

FRIDAY = "2017-05-05T14:10:00+03:00"

CASES = [
    ("She left on May 4, 2017.", "May 4, 2017", "2017-05-04"),
    ("She left on Thursday, 4 May 2017.", "Thursday, 4 May 2017", "2017-05-04"),
    ("She left on 2017-05-04.", "2017-05-04", "2017-05-04"),
    ("She spoke on Thursday.", "Thursday", "2017-05-04"),
    ("She spoke on Friday.", "Friday", "2017-05-05"),
    ("She will speak on Thursday.", "Thursday", "2017-05-11"),
    ("She said on Thursday she would go.", "Thursday", "2017-05-04"),
    ("She spoke last Thursday.", "last Thursday", "2017-05-04"),
    ("She speaks next Thursday.", "next Thursday", "2017-05-11"),
    ("She spoke on Thursday night.", "Thursday night", "2017-05-04TNI"),
    ("She spoke yesterday.", "yesterday", "2017-05-04"),
    ("The gates opened in June.", "June", "2016-06"),
    ("The gates will open in June.", "June", "2017-06"),
    ("It must be done by June.", "June", "2017-06"),
    ("It was done on Dec. 11.", "Dec. 11", "2016-12-11"),
    ("It comes on June 17.", "June 17", "2017-06-17"),
    ("It opened in March 2015.", "March 2015", "2015-03"),
    ("It opened in 2015.", "2015", "2015"),
    ("It opened in the 1990s.", "the 1990s", "199"),
    ("It opened last week.", "last week", "2017-W17"),
    ("It opened this week.", "this week", "2017-W18"),
    ("It opens next month.", "next month", "2017-06"),
    ("It opened last quarter.", "last quarter", "2017-Q1"),
    ("It opened last summer.", "last summer", "2016-SU"),
    ("It opened two years ago.", "two years ago", "2015"),
    ("It opened a year and a half ago.", "a year and a half ago", "2015-11"),
    ("It opened three weeks ago.", "three weeks ago", "2017-W15"),
    ("It opened ten days ago.", "ten days ago", "2017-04-25"),
    ("It took two years.", "two years", "P2Y"),
    ("A 30-minute walk.", "30-minute", "PT30M"),
    ("It took several months.", "several months", "PXM"),
    ("It comes every Friday.", "every Friday", "XXXX-WXX-5"),
    ("A free weekly letter.", "weekly", "P1W"),
    ("He has recently moved.", "recently", "PAST_REF"),
    ("The start is May 05, 14:10 UTC+3.", "May 05, 14:10 UTC+3", "2017-05-05T14:10+03:00"),
    ("It began on Monday at 3 p.m. sharp.", "3 p.m.", "2017-05-01T15:00"),
]


@pytest.mark.parametrize(("text", "words", "value"), CASES)
def test_a_time_expression_means_a_day_week_month_or_length(text: str, words: str, value: str) -> None:
    assert (words, value) in [(each.text, each.value) for each in find_dates(text, published=FRIDAY)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She spoke on Thursday.", "XXXX-WXX-4"),
        ("It opened in June.", "XXXX-06"),
        ("It opened on June 17.", "XXXX-06-17"),
        ("It opened in June 2015.", "2015-06"),
        ("It opened last week.", "XXXX-WXX"),
        ("It opened two years ago.", "XXXX"),
    ],
)
def test_without_a_publication_date_no_year_is_invented(text: str, value: str) -> None:
    assert [each.value for each in find_dates(text, published=None)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "May spoke first.",
        "They march on.",
        "April Quill spoke.",
        "2,000 gulls",
        "$1999",
        "Black Friday sales",
        "a 30-year-old",
    ],
)
def test_names_and_amounts_are_no_time(text: str) -> None:
    assert find_dates(text, published=FRIDAY) == ()


def test_the_dateline_is_left_out() -> None:
    text = "HARBOUR, May 5. Gulls came on Thursday."
    assert [each.text for each in find_dates(text, published=FRIDAY, ignore=[Span(0, 15)])] == ["Thursday"]


def test_an_unreadable_publication_date_counts_as_none() -> None:
    assert [each.value for each in find_dates("on Thursday", published="soon")] == ["XXXX-WXX-4"]


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2017-05-04", "2017-05-04"),
        ("2017-05-04TNI", "2017-05-04"),
        ("2017-05-05T14:10+03:00", "2017-05-05T14:10:00+03:00"),
        ("2015-11", "2015-11"),
        ("2015", "2015"),
        ("199", "199X"),
        ("2017-W18", "2017-05-01/2017-05-07"),
        ("2017-W18-WE", "2017-05-06/2017-05-07"),
        ("2006-Q4", "2006-10/2006-12"),
        ("2016-SU", "2016-22"),
        ("XXXX-WXX-4", None),
        ("XXXX-06", None),
        ("P2Y", None),
        ("PAST_REF", None),
        ("2017-02-31", None),
        ("2017-W60", None),
    ],
)
def test_a_value_is_edtf_where_its_year_is_known(value: str, edtf: str | None) -> None:
    assert to_edtf(value) == edtf


def test_a_vague_value_carries_a_tilde() -> None:
    assert to_edtf("2015-11", is_vague=True) == "2015-11~"
    assert to_edtf("2017-W16", is_vague=True) == "2017-04-17~/2017-04-23~"


WORDS = st.lists(
    st.sampled_from(
        [
            "on",
            "May",
            "5",
            ",",
            "2017",
            "Thursday",
            "night",
            "last",
            "next",
            "this",
            "week",
            "a",
            "two",
            "years",
            "ago",
            "and",
            "half",
            "June",
            "31",
            "February",
            "30",
            "14:10",
            "UTC",
            "+3",
            "1990s",
            "every",
            "weekly",
            "centuries",
            "hence",
            "\n",
            "0",
            "9999",
            "from",
            "now",
            "p.m.",
            "quarter",
            "first",
            "Q4",
            "0000-00-00",
            "99/99/99",
        ]
    ),
    max_size=14,
)


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=60), WORDS.map(" ".join)),
    st.sampled_from([None, "2017-05-05", "0001-01-01", "9999-12-31", "2016-02-29", "x"]),
)
def test_any_text_is_read_and_spans_cut_their_own_text(text: str, published: str | None) -> None:
    found = find_dates(text, published=published)
    for each in found:
        assert each.span.cut(text) == each.text
        assert each.text
        to_edtf(each.value)
    assert all(not one.span.overlaps(other.span) for one, other in pairwise(found))
