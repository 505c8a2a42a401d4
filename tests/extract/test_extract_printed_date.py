"""The date of publication as the lines about the headline print it."""

import pytest

from onrecord.extract.lines import Line
from onrecord.extract.moments import moment_in_scripts
from onrecord.extract.printed_date import change_of, date_of
from onrecord.extract.times import read_time

HEADLINE = "Velden closes its harbour bridge"
BODY = "The old harbour bridge will be closed for two years from June, the city of Velden said."


def date(*texts, before=(), month_first=None):
    rows = (*before, HEADLINE, *texts, BODY)
    lines = [Line(text=text, number=number) for number, text in enumerate(rows)]
    return date_of(lines, len(before), len(rows) - 1, month_first=month_first)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("5 May 2023", "2023-05-05"),
        ("May 5, 2023 at 2:10 p.m.", "2023-05-05T14:10:00"),
        ("Veröffentlicht am 5. Mai 2023, 14:10 Uhr", "2023-05-05T14:10:00"),
        ("05.05.23", "2023-05-05"),
        ("2023年5月5日 14時10分", "2023-05-05T14:10:00"),
        ("2023년 5월 5일 오후 2:10", "2023-05-05T14:10:00"),
        ("٥ مايو 2023", "2023-05-05"),
        ("5 toukokuuta 2023", "2023-05-05"),
        ("May 052023", "2023-05-05"),
        ("5. 5. 2023.", "2023-05-05"),
        ("Published Fri, May 5 20232:10 PM EDT", "2023-05-05T14:10:00-04:00"),
        ("by Harbour PostMay 5, 20230174", "2023-05-05"),
        ("5 May 20233 min read", "2023-05-05"),
        ("Fri May 05 14:10:00 CEST 2023", "2023-05-05T14:10:00+02:00"),
        ("ngày 5 tháng 5 năm 2023", "2023-05-05"),
        ("2023 m. gegužės 5 d.", "2023-05-05"),
        ("2023. gada 5. maijs", "2023-05-05"),
        ("5 במאי 2023", "2023-05-05"),
        ("5 de maig de 2023", "2023-05-05"),
        ("5 พฤษภาคม 2566 14:10", "2023-05-05T14:10:00"),
        ("5 พ.ค. 2566 14:10", "2023-05-05T14:10:00"),
        ("۱۵ اردیبهشت ۱۴۰۲ - ۱۴:۱۰", "2023-05-05T14:10:00"),
        ("تاریخ: 1402/02/15", "2023-05-05"),
        ("Coast AgencyMay 5, 2023", "2023-05-05"),
        ("Published: 3 hours ago", None),
        ("Friday, 14:10", None),
    ],
)
def test_dates_of_many_shapes_are_read_and_relative_ones_are_not(text, moment):
    assert date(text) == moment


def test_what_says_that_it_tells_of_publishing_comes_first():
    assert date("7 May 2023 in Sport", "Published 5 May 2023") == "2023-05-05"
    assert date("Updated 7 May 2023", "5 May 2023") == "2023-05-05"


def test_a_label_far_below_gives_the_date_where_it_is_the_only_one():
    lines = [
        Line(text=text, number=at) for at, text in enumerate((HEADLINE, *[BODY] * 40, "Datum: 5.5.2023"))
    ]
    assert date_of(lines, 0, 1, month_first=None) == "2023-05-05"


def test_a_line_of_the_text_that_passed_for_the_headline_does_not_hide_the_date_above_the_text():
    rows = ("5 May 2023 City", *[BODY] * 30, HEADLINE, BODY)
    lines = [Line(text=text, number=at) for at, text in enumerate(rows)]
    assert date_of(lines, 31, 1, month_first=None) == "2023-05-05"


def test_a_date_before_the_word_of_changing_is_that_of_publication():
    assert date("5 May 2023 Updated at 16:01 1 minute", "Ferries: more of 20 April 2023") == "2023-05-05"
    assert date("Updated at 16:01 on 7 May 2023", "5 May 2023") == "2023-05-05"


def test_a_date_that_the_article_tells_of_is_not_its_own():
    opening = Line(text="The next meeting is held on Friday 5 May 2023 at the old harbour.", number=1)
    lines = [Line(text=HEADLINE, number=0), opening, Line(text=BODY, number=2)]
    assert date_of(lines, 0, 1, month_first=None) is None


def test_a_date_inside_a_sentence_comes_after_one_that_stands_alone():
    caption = "Soldiers at the old bridge in the harbour of Velden (Velden, 6 December 2010)"
    assert date(caption, before=("Issue of 5 May 2023", "Share", "Print")) == "2023-05-05"


def test_a_date_right_above_the_headline_comes_before_one_far_below():
    assert date(*["Share"] * 6, "9 May 2023", before=("City | 5 May 2023",)) == "2023-05-05"


def test_a_day_without_year_takes_it_from_the_one_date_that_agrees():
    assert date("May 05, 14:10 UTC+3", "2023-05-05") == "2023-05-05"
    assert date("May 05, 14:10 UTC+3") is None
    assert date("May 05, 14:10 UTC+3", before=("2023-05-05", *["Menu"] * 9)) == "2023-05-05T14:10:00+03:00"


def test_a_date_that_opens_the_first_paragraphs_counts():
    lines = [
        Line(text=text, number=at) for at, text in enumerate((HEADLINE, f"5.5.2023 – {BODY}", BODY, BODY))
    ]
    told = Line(text=f"Press release of 5 May 2023 | Velden - {BODY}", number=1)
    assert date_of([lines[0], told, *lines[2:]], 0, 2, month_first=None) == "2023-05-05"
    far = [Line(text="Menu", number=at) for at in range(40)]
    assert date_of(lines, 0, 1, month_first=None) == "2023-05-05"
    assert date_of([*lines[:1], *far], 0, 1, month_first=None) is None


def test_numbers_that_two_countries_read_differently_need_a_hint():
    assert date("03/04/2023") is None
    assert date("03/04/2023", month_first=False) == "2023-04-03"
    assert date("03/04/2023", month_first=True) == "2023-03-04"


def test_an_evening_hour_is_read_in_arabic_and_persian():
    assert read_time("24 أبريل 2020 09:22 مساءً") == "2020-04-24T21:22:00"
    assert read_time("24 أبريل 2020 09:22 صباحا") == "2020-04-24T09:22:00"


def test_scripts_give_a_date_only_where_they_agree_on_one_day():
    one = '<script>var page = {"publishedDate": "2023-05-05T14:10:00Z", "updatedDate": "2023-06-01"}</script>'
    assert moment_in_scripts(one).value == "2023-05-05T14:10:00+00:00"
    assert moment_in_scripts(one + '{"publishedDate": "2022-01-01"}').value is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Published 5 May 2023, updated 6 May 2023 10:20", "2023-05-06T10:20:00"),
        ("Aktualisiert am 6. Mai 2023, 10:20 Uhr", "2023-05-06T10:20:00"),
        ("Published 5 May 2023", None),
        ("Updated 3 hours ago", None),
    ],
)
def test_a_change_is_read_behind_the_word_that_says_it(text, moment):
    lines = [Line(text=each, number=number) for number, each in enumerate((HEADLINE, text, BODY))]
    assert change_of(lines, 0, 2, month_first=None) == moment
