"""Dates and times as pages of the world print them, and as their data writes them."""

from datetime import date

import pytest

from onrecord.extract.seasons import offset_of_season
from onrecord.extract.times import read_time
from onrecord.extract.zones import without_foreign_zone


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-05-05 02:10 PM", "2023-05-05T14:10:00"),
        ("2023-05-05 12:10 a.m.", "2023-05-05T00:10:00"),
        ("2023-05-05 14:10:00 CEST", "2023-05-05T14:10:00+02:00"),
        ("2023-05-05 14:10 UTC+2", "2023-05-05T14:10:00+02:00"),
        ("2023-05-05 14:10 GMT-03:30", "2023-05-05T14:10:00-03:30"),
        ("2023-05-05 14:10 - 3 minutes", "2023-05-05T14:10:00"),
        ("/Date(1683288600000)/", "2023-05-05T12:10:00+00:00"),
        ("15 May 2023 13:10 AEST", "2023-05-15T13:10:00+10:00"),
        ("15 May 2023 2:10 PST", "2023-05-15T02:10:00-08:00"),
        ("15 May 2023 2:10 AM PST", "2023-05-15T02:10:00-08:00"),
        ("5 мая 2023, 14:10 (МСК)", "2023-05-05T14:10:00+03:00"),
        ("05 मई 2023, 02:10 PM IST", "2023-05-05T14:10:00+05:30"),
        ("15 May 2023 13:10 (GMT +5.5)", "2023-05-15T13:10:00+05:30"),
        ("15 May 2023, 2 pm", "2023-05-15T14:00:00"),
        ("15 May 2023, 12 a.m.", "2023-05-15T00:00:00"),
        ("15 May 2023, 32 pm", "2023-05-15"),
        ("Publié le 5 mai 2023 à 14 h 10", "2023-05-05T14:10:00"),
        ("令和5年5月5日", "2023-05-05"),
        ("平成31年4月1日", "2019-04-01"),
        ("民國112年5月5日 14:10", "2023-05-05T14:10:00"),
        ("2023 оны 5 сарын 15", "2023-05-15"),
        ("15. maí 2023 kl. 14:10", "2023-05-15T14:10:00"),
        ("១៥ ឧសភា ២០២៣", "2023-05-15"),
        ("1402/02/15 14:10", "2023-05-05T14:10:00"),
        ("1402-02-15", "2023-05-05"),
        ("1444/10/15", None),
        ("١٥/١٠/١٤٤٤ هـ", None),
    ],
)
def test_a_moment_is_read_as_it_is_printed(text, moment):
    assert read_time(text) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("16.03.2023 | Stand 16.03.2023, 00:42 Uhr", "2023-03-16T00:42:00"),
        ("16.03.2023 | Stand 17.03.2023, 00:42 Uhr", "2023-03-16"),
        ("16.03.2023 09:05 | 17.03.2023 00:42", "2023-03-16T09:05:00"),
    ],
)
def test_a_further_date_gives_neither_its_numbers_nor_its_clock_to_the_first(text, moment):
    assert read_time(text) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("May 5, 2023, 2:10 p.m. ET", "2023-05-05T14:10:00-04:00"),
        ("2:10 PM ET, Fri January 6, 2023", "2023-01-06T14:10:00-05:00"),
        ("March 12, 2023 2:10 pm PT", "2023-03-12T14:10:00-07:00"),
        ("March 11, 2023 2:10 pm (CT)", "2023-03-11T14:10:00-06:00"),
        ("November 5, 2023 2:10 pm MT", "2023-11-05T14:10:00-07:00"),
        ("May 5, 2006 2:10 pm ET", "2006-05-05T14:10:00"),
        ("May 5, 2023 2:10 pm CT scan", "2023-05-05T14:10:00-05:00"),
        ("May 5, 2023 CT scans, 2:10 pm", "2023-05-05T14:10:00"),
    ],
)
def test_an_american_clock_is_that_of_its_season(text, moment):
    assert read_time(text) == moment


def test_a_name_that_stands_behind_no_time_is_no_clock():
    assert offset_of_season("ET phones home", date(2023, 5, 5)) is None


def test_letters_that_two_countries_use_are_indias_where_no_address_says_otherwise():
    told = "2023-05-05T14:10:00+05:30"
    assert without_foreign_zone(told, "https://harbour.example/ferry") == told
    assert without_foreign_zone(told, "https://www.harbour.ie/ferry") == "2023-05-05T14:10:00"
    assert (
        without_foreign_zone("2023-05-05T14:10:00+01:00", "https://www.harbour.ie/ferry")
        == "2023-05-05T14:10:00+01:00"
    )
    assert without_foreign_zone(None, None) is None
