"""Times of publication and change, weighed over data, print and address."""

import pytest

from onrecord.extract.metadata import Metadata, Said
from onrecord.extract.moments import moment_of_change, moment_of_publication


def published(*, named=(), made=(), times=(), printed=None, url=None):
    metadata = Metadata(
        published=tuple(Said(value=value, where="JSON-LD") for value in named),
        made=tuple(Said(value=value, where="<meta date>") for value in made),
        times=times,
    )
    return moment_of_publication(metadata, printed=printed, url=url, month_first=None).value


def test_a_day_takes_its_time_from_another_value_of_the_same_day():
    assert published(named=("2024-03-05", "2024-03-05T07:30:00+01:00")) == "2024-03-05T07:30:00+01:00"
    assert published(named=("2024-03-05", "2024-03-06T07:30:00+01:00")) == "2024-03-05"


def test_a_time_without_offset_takes_it_from_the_same_clock_elsewhere():
    assert (
        published(printed="2024-03-05T07:30:00", times=("2024-03-05T07:30:12+01:00",))
        == "2024-03-05T07:30:12+01:00"
    )
    assert (
        published(printed="2024-03-05T07:30:00", times=("2024-03-05T09:30:12+01:00",))
        == "2024-03-05T07:30:00"
    )


def test_midnight_is_no_time_to_take():
    assert published(named=("2024-03-05", "2024-03-05T00:00:00+01:00")) == "2024-03-05"


def test_a_doubtful_date_gives_way_to_the_printed_day_and_a_named_one_does_not():
    assert published(made=("2024-03-02",), printed="2024-03-05") == "2024-03-05"
    assert published(named=("2024-03-02",), printed="2024-03-05") == "2024-03-02"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://harbour.example/2024/03/05/ferry/", "2024-03-05"),
        ("https://harbour.example/news/20240305-ferry.html", "2024-03-05"),
        ("https://harbour.example/news/99999999-ferry.html", None),
        ("https://web.archive.org/web/20110305000000/http://harbour.example/ferry/", None),
        (None, None),
    ],
)
def test_a_day_in_the_address_counts_but_not_that_of_an_archive(url, day):
    assert published(url=url) == day


def test_the_time_of_change_keeps_its_offset():
    metadata = Metadata(modified=(Said(value="2024-03-06T10:00:00-0500", where="JSON-LD"),))
    assert moment_of_change(metadata, month_first=None).value == "2024-03-06T10:00:00-05:00"
    assert moment_of_change(Metadata(), month_first=None).value is None
