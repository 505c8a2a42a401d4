"""What is noted of lines: those passed over are the ones that would have said nothing."""

import pytest

from onrecord.extract.dump import lines_of_dump
from onrecord.extract.features import (
    HOLDS_DIGIT,
    HOLDS_MARK,
    HOLDS_YEAR,
    MAY_CREDIT,
    MAY_NAME_OUTLET,
    Known,
    looks_of,
)
from onrecord.extract.furniture import furniture_of
from onrecord.extract.photos import Surroundings, photos_of
from onrecord.extract.printed import outlet_of
from onrecord.extract.printed_date import change_of, date_of

SENTENCE = (
    "The council of Elm Bay said on Monday that the old ferry would go on running until a bridge is built."
)
LINES = (
    "Menu", "Ferry line opens in Elm Bay", "Published 5 May 2021", "Updated: 6 May 2021 at 14:10", "Share",
    "Mia Holm", SENTENCE, "A view of the harbour (Photo: Per Ash)", SENTENCE.replace("ferry", "tram"),
    "Foto: Jo Reed / AP", "Most read", "Bridge costs rise", "Rail plan 2031", "{{item.title}}",
    "Support Bay Post!", "© 2021 Bay Post", "Follow Bay Post", "Copyright 2021 Bay Post", "One of 3 ferries",
)  # fmt: skip


@pytest.fixture(scope="module")
def page():
    lines = lines_of_dump("\n".join(LINES))
    return lines, looks_of(lines, Known()).noted[0]


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        (HOLDS_DIGIT, {2, 3, 12, 15, 17, 18}),
        (HOLDS_YEAR, {2, 3, 12, 15, 17}),
        (HOLDS_MARK, {13}),
        (MAY_NAME_OUTLET, {14, 15, 16, 17}),
    ],
)
def test_lines_are_noted_by_what_they_hold(page, sign, expected):
    _, noted = page
    assert set(noted.lines_with(sign)) == expected


def test_a_line_without_what_a_credit_needs_names_no_picture(page):
    lines, noted = page
    may = set(noted.lines_with(MAY_CREDIT))
    about = Surroundings(near=range(len(lines)), last=len(lines))
    for line in lines:
        assert line.number in may or photos_of([line], about) == ()


def test_dates_and_outlet_are_the_same_with_what_was_noted(page):
    lines, noted = page
    for known in (None, noted):
        assert date_of(lines, 1, 6, month_first=None, noted=known) == "2021-05-05"
        assert change_of(lines, 1, 6, month_first=None, noted=known) == "2021-05-06T14:10:00"
        assert outlet_of(lines, dateline=None, photos=(), noted=known) == "Bay Post"


def test_furniture_is_the_same_with_what_was_noted(page):
    lines, noted = page
    kept = frozenset((6, 8))
    alone = furniture_of(lines, kept, 1)
    assert furniture_of(lines, kept, 1, noted=noted) == alone
    kinds = {line.line: line.kind for line in alone}
    assert [kinds[number] for number in (1, 11, 12, 13)] == ["headline", "most_read", "most_read", "template"]
