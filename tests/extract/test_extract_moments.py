"""Times of publication and change, weighed over data, print and address."""

import pytest

from onrecord.extract.metadata import Metadata, Said
from onrecord.extract.moments import moment_of_change, moment_of_publication
from onrecord.extract.times import read_time


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
        ("https://harbour.example/news/A2024030514320005196", "2024-03-05"),
        ("https://harbour.example/news/20240305141000123.html", "2024-03-05"),
        ("https://harbour.example/home/2024/3/5/ferry", "2024-03-05"),
        ("https://harbour.example/press/2024-03-05", "2024-03-05"),
        ("https://harbour.example/press/25-03-2024", "2024-03-25"),
        ("https://harbour.example/press/05-03-2024", None),
        ("https://harbour.example/reports/2023-2024/ferry", None),
        ("https://harbour.example/news/2024030577", None),
        ("https://harbour.example/news/99999999-ferry.html", None),
        ("https://web.archive.org/web/20110305000000/http://harbour.example/ferry/", None),
        (None, None),
    ],
)
def test_a_day_in_the_address_counts_but_not_that_of_an_archive(url, day):
    assert published(url=url) == day


@pytest.mark.parametrize(
    ("told", "host", "moment"),
    [
        ("2024-03-04T23:00:00.000Z", "harbour.de", "2024-03-05"),
        ("2024-07-04T22:00:00Z", "harbour.fr", "2024-07-05"),
        ("2024-07-04T23:00:00Z", "harbour.fr", "2024-07-04T23:00:00+00:00"),
        ("2024-03-04T23:00:00Z", "harbour.example", "2024-03-04T23:00:00+00:00"),
        ("2024-03-04T23:00:30Z", "harbour.de", "2024-03-04T23:00:30+00:00"),
    ],
)
def test_a_midnight_that_the_data_has_in_utc_is_the_day_where_the_page_is(told, host, moment):
    assert published(named=(told,), url=f"https://{host}/ferry") == moment


def test_the_time_of_change_keeps_its_offset():
    metadata = Metadata(modified=(Said(value="2024-03-06T10:00:00-0500", where="JSON-LD"),))
    assert moment_of_change(metadata, printed=None, month_first=None).value == "2024-03-06T10:00:00-05:00"
    assert moment_of_change(Metadata(), printed=None, month_first=None).value is None


@pytest.mark.parametrize(
    ("printed", "url", "moment"),
    [
        ("2024-03-06", None, "2024-03-06"),
        (None, "https://harbour.example/2024/03/06/ferry/", "2024-03-06"),
        ("2024-03-04", None, "2024-03-05T23:15:00+00:00"),
        ("2024-03-07", None, "2024-03-05T23:15:00+00:00"),
    ],
)
def test_the_pages_own_day_stands_where_the_data_counts_in_utc_and_a_zone_explains_it(printed, url, moment):
    assert published(named=("2024-03-05T23:15:00Z",), printed=printed, url=url) == moment


def test_an_offset_that_the_page_gives_elsewhere_brings_a_time_in_utc_to_the_pages_own_day():
    found = published(
        named=("2024-03-05T23:15:00Z",), printed="2024-03-06", times=("2024-03-07T10:00:00+01:00",)
    )
    assert found == "2024-03-06T00:15:00+01:00"


def test_time_elements_of_several_days_give_way_to_the_printed_day():
    metadata = Metadata(made=tuple(Said(value=day, where="<time>") for day in ("2023-01-02", "2022-01-02")))
    found = moment_of_publication(metadata, printed="2024-03-05", url=None, month_first=None)
    assert found.value == "2024-03-05"


def test_an_offset_of_more_hours_than_there_are_is_no_offset():
    assert read_time("2024-03-05T07:30:00+60:00") == "2024-03-05T07:30:00"
    assert read_time("2024-03-05T07:30:00-24:30") == "2024-03-05T07:30:00"
    assert read_time("2024-03-05T07:30:00+14:00") == "2024-03-05T07:30:00+14:00"


@pytest.mark.parametrize("text", ["44²7299", "1.²³.2020", "12/①/2020", "٣/٤/٢٠٢٠"])
def test_signs_that_only_look_like_digits_are_no_date_and_raise_nothing(text):
    assert read_time(text) in (None, "2020-04-03", "2020-03-04")


def test_a_printed_change_counts_where_the_data_has_none():
    told = Metadata(modified=(Said(value="2024-03-06T10:00:00-05:00", where="JSON-LD"),))
    day = "2024-03-07"
    assert moment_of_change(Metadata(), printed=day, month_first=None).value == day
    assert moment_of_change(told, printed=day, month_first=None).value == "2024-03-06T10:00:00-05:00"


@pytest.mark.parametrize(
    ("published", "changed", "told"),
    [
        ("2024-03-06T10:00:00+02:00", "2024-03-07T09:30:00Z", "2024-03-07T11:30:00+02:00"),
        ("2024-03-06T10:00:00-05:00", "2024-03-07T02:30:00Z", "2024-03-06T21:30:00-05:00"),
        ("2021-06-06T10:00:00+02:00", "2024-08-07T09:30:00Z", "2024-08-07T11:30:00+02:00"),
        ("2024-01-06T10:00:00+01:00", "2024-06-07T09:30:00Z", "2024-06-07T09:30:00+00:00"),
        ("2024-03-06T10:00:00+00:00", "2024-03-07T09:30:00Z", "2024-03-07T09:30:00+00:00"),
        ("2024-03-06T10:00:00", "2024-03-07T09:30:00Z", "2024-03-07T09:30:00+00:00"),
        ("2024-03-06", "2024-03-07T09:30:00Z", "2024-03-07T09:30:00+00:00"),
        (None, "2024-03-07T09:30:00Z", "2024-03-07T09:30:00+00:00"),
        ("2024-03-06T10:00:00+02:00", "2024-03-07T09:30:00-05:00", "2024-03-07T09:30:00-05:00"),
        ("2024-03-06T10:00:00+02:00", "2024-03-07", "2024-03-07"),
    ],
)
def test_a_change_is_told_by_the_clock_that_publication_is_told_by(published, changed, told):
    metadata = Metadata(modified=(Said(value=changed, where="JSON-LD"),))
    found = moment_of_change(metadata, printed=None, month_first=None, published=published)
    assert found.value == told


def test_a_change_that_the_data_has_in_utc_and_with_an_offset_keeps_the_offset():
    metadata = Metadata(
        modified=(
            Said(value="2024-06-07T09:30:00Z", where="JSON-LD"),
            Said(value="2024-06-07T12:30:00+03:00", where="<meta lastmod>"),
        )
    )
    found = moment_of_change(metadata, printed=None, month_first=None, published="2024-06-01T10:00:00+02:00")
    assert found.value == "2024-06-07T12:30:00+03:00"
    assert found.reason == "JSON-LD, its offset from <meta lastmod>"
