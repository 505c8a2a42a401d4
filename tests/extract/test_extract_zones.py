"""The outlet's own clock, where a page's data counts in UTC: what tells it, and what does not."""

import pytest

from onrecord.extract.lines import Line, Place
from onrecord.extract.metadata import Metadata, Said
from onrecord.extract.moments import moment_of_publication
from onrecord.extract.zones import Grounds

AT_NIGHT = "2024-07-05T01:19:34Z"
AS_TOLD = "2024-07-05T01:19:34+00:00"


def published(*shown, told=AT_NIGHT, also=(), changed=(), source="", url=None, printed=None, place=None):
    lines = ("The ferry is late again", *shown, "The harbour master said so.")
    metadata = Metadata(
        published=tuple(Said(value=value, where="JSON-LD") for value in (told, *also)),
        modified=tuple(Said(value=value, where="JSON-LD") for value in changed),
    )
    grounds = Grounds(
        lines=[Line(text, number, place) for number, text in enumerate(lines)],
        headline=0,
        first_body=len(lines) - 1,
        source=source.encode(),
        url=url,
    )
    found = moment_of_publication(metadata, printed=printed, url=url, month_first=None, grounds=grounds)
    return found.value


@pytest.mark.parametrize(
    "source",
    [
        'track("made", "2024-07-04T21:19:34-04:00")',
        "post_date: '2024-07-04 21:19:34.120 -0400'",
        'day: "Thu, 04 Jul 2024 21:19:34 -0400"',
        'day: "Thu, 4 Jul 2024 21:19 -04:00"',
    ],
)
def test_the_same_moment_with_an_offset_anywhere_in_the_source_gives_its_offset(source):
    assert published(source=source) == "2024-07-04T21:19:34-04:00"


@pytest.mark.parametrize(
    "source",
    [
        "next: '2024-07-05T06:00:00-04:00'",
        "made: '2024-07-05T01:19:34+00:00'",
        "made: '2024-07-05T01:19:34-04:00'",
        "made: '2024-07-09T01:19:34+96:00'",
    ],
)
def test_another_moment_of_the_source_tells_no_zone(source):
    assert published(source=source) == AS_TOLD


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Updated Jul 05, 9:41 AM; Posted Jul 04, 8:19 PM", "2024-07-04T20:19:34-05:00"),
        ("Today, 3:19", "2024-07-05T03:19:34+02:00"),
        ("Uppdaterad 5.59 | Publicerad 3.19", "2024-07-05T03:19:34+02:00"),
        ("By a reporter - 5. Juli 2024, 03:19 Uhr", "2024-07-05T03:19:34+02:00"),
        ("July 5, 2024 6:49 am", "2024-07-05T06:49:34+05:30"),
        ("July 5, 2024 3:19 am CET", "2024-07-05T03:19:34+02:00"),
    ],
)
def test_a_clock_by_the_headline_that_a_zone_explains_gives_its_offset(line, moment):
    assert published(line) == moment


@pytest.mark.parametrize(
    "line",
    [
        "Published 3:20",
        "June 28, 3:19",
        "5 July 2024, 1:19",
        "5 July 2024, 1:49",
        "Ferries leave at 3:19 and they are late on most days of the week",
    ],
)
def test_a_clock_that_no_zone_explains_gives_none(line):
    assert published(line) == AS_TOLD


def test_two_clocks_that_tell_different_zones_tell_none():
    assert published("Today, 3:19", "Today, 9:19") == AS_TOLD


def test_a_clock_of_another_article_is_none_of_this_one():
    place = Place("li", frozenset(), frozenset(("-related",)), 1, 0, 0)
    assert published("Today, 3:19", place=place) == AS_TOLD
    assert published("Today, 3:19", place=place._replace(hints=frozenset())) == "2024-07-05T03:19:34+02:00"


def test_a_clock_of_twelve_hours_without_its_half_is_no_zone_of_the_country():
    told = "2024-12-05T17:09:17Z"
    assert published("5 December 2024, 5:09: Uhr", told=told, url="https://harbour.de/ferry") == (
        "2024-12-05T17:09:17+00:00"
    )
    assert published("Today, 10:09", told=told, url="https://harbour.de/ferry") == "2024-12-05T17:09:17+00:00"
    assert published("Today, 10:09", told=told, url="https://harbour.example/") == "2024-12-05T10:09:17-07:00"


def test_the_clock_of_the_last_change_tells_the_zone_too():
    found = published("Updated July 4, 2024 9:26 pm", changed=("2024-07-05T01:26:58Z",))
    assert found == "2024-07-04T21:19:34-04:00"
    assert published("Updated July 4, 2024 9:26 pm") == AS_TOLD


def test_the_datas_own_clock_without_offset_tells_the_zone():
    assert published(also=("2024-07-04 18:19:34",)) == "2024-07-04T18:19:34-07:00"
    assert published(also=("2024-07-04 18:20:34",)) == AS_TOLD


def test_a_zone_that_is_named_by_the_headline_counts_where_its_name_fits_the_season():
    assert published("Updated July 5, 2024 2:02 am EDT") == "2024-07-04T21:19:34-04:00"
    assert published("July 5, 2024, 3:19 am HKT") == "2024-07-05T09:19:34+08:00"
    assert published("Updated July 5, 2024 2:02 am EST") == AS_TOLD
    winter = published("Updated January 5, 2024 2:02 am EST", told="2024-01-05T01:19:34Z")
    assert winter == "2024-01-04T20:19:34-05:00"
    assert published("Updated March 5, 2023 2:02 am EDT") == AS_TOLD


def test_a_page_that_prints_the_clock_of_utc_keeps_it():
    source = "made: '2024-07-04T21:19:34-04:00'"
    assert published(source=source, printed="2024-07-05T01:19:00") == AS_TOLD
    assert published("5 July 2024, 1:19 am GMT", "2:02 am EDT") == AS_TOLD


def test_a_printed_day_alone_makes_up_no_offset():
    assert published("4 July 2024", printed="2024-07-04") == "2024-07-04"
