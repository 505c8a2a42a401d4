"""Figures: values, hedges, units and what is counted. Sentences are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute.figures import find_figures
from onrecord.domain.span import Span
from onrecord.domain.statement import Figure
from onrecord.errors import LanguageNotSupported


def _find(text: str) -> tuple[Figure, ...]:
    return find_figures(text, Span(0, len(text)))


CASES = [
    ("Some 2,000 divers signed.", "2000", "2000", "about", "count", "divers"),
    ("Divers signed 2,000 forms.", "2000", "2000", "exact", "count", "forms"),
    ("It cost 3.5 million euros.", "3500000", "3500000", "exact", "EUR", None),
    ("It cost $64.8million.", "64800000", "64800000", "exact", "USD", None),
    ("It cost C$5bn.", "5000000000", "5000000000", "exact", "CAD", None),
    ("Over 440 firms applied.", "440", None, "over", "count", "firms"),
    ("At least 10 boats sank.", "10", None, "over", "count", "boats"),
    ("Up to 300 jobs may go.", None, "300", "under", "count", "jobs"),
    ("No more than 20 seats are free.", None, "20", "under", "count", "seats"),
    ("No fewer than 20 seats are free.", "20", None, "over", "count", "seats"),
    ("They gave $200 or less.", None, "200", "under", "USD", None),
    ("They gave 50 euros or more.", "50", None, "over", "EUR", None),
    ("A few boats sank.", "3", "5", "vague", "count", "boats"),
    ("Several hundred former and current Quill residents left.", "300", "900", "vague", "count", "residents"),
    ("Hundreds of gulls came.", "200", None, "vague", "count", "gulls"),
    ("Tens of thousands of gulls came.", "20000", "99000", "vague", "count", "gulls"),
    ("Millions of dollars went missing.", "2000000", None, "vague", "USD", None),
    ("More than a dozen gulls came.", "12", None, "over", "count", "gulls"),
    ("Half a million gulls came.", "500000", "500000", "exact", "count", "gulls"),
    ("Two and a half million gulls came.", "2500000", "2500000", "exact", "count", "gulls"),
    ("Only 52 percent of registered divers agreed.", "52", "52", "exact", "percent", "divers"),
    ("It rose 0.2 percentage points.", "0.2", "0.2", "exact", "percentage_point", None),
    ("More than half a percentage point was lost.", "0.5", None, "over", "percentage_point", None),
    ("Half of the divers agreed.", "0.5", "0.5", "exact", "share", "divers"),
    ("About eight out of 10 agreed.", "0.8", "0.8", "about", "share", None),
    ("Less than one-third of the divers agreed.", None, str(Decimal(1) / 3), "under", "share", "divers"),
    ("It takes more than twice as long.", "2", None, "over", "multiple", None),
    ("She is a 22-year-old diver.", "22", "22", "exact", "age", None),
    ("The diver, aged 35, left.", "35", "35", "exact", "age", None),
    ("Divers ages 16 to 24 may enter.", "16", "24", "range", "age", None),
    ("Divers between the ages of 18 and 29 may enter.", "18", "29", "range", "age", None),
    ("Divers aged 45 and older may enter.", "45", None, "over", "age", None),
    ("It grew to 1.75 times the size.", "1.75", "1.75", "exact", "multiple", None),
    ("It cost a quarter of a million euros.", "250000", "250000", "exact", "EUR", None),
    ("The air was minus 5 degrees.", "-5", "-5", "exact", "degree", None),
    ("Between 20 and 30 boats sank.", "20", "30", "range", "count", "boats"),
    ("They want 3,000-5,000 helmets.", "3000", "5000", "range", "count", "helmets"),
    ("They want $5 to $10 million.", "5000000", "10000000", "range", "USD", None),
    ("They bought 60 acres of land.", "60", "60", "exact", "acre", "land"),
    ("He waited for 30 minutes.", "30", "30", "exact", "minute", None),
    ("Five Harbour Council resolutions passed.", "5", "5", "exact", "count", "resolutions"),
    ("8 million low- and middle-income islanders left.", "8000000", "8000000", "exact", "count", "islanders"),
]


@pytest.mark.parametrize(("text", "low", "high", "relation", "unit", "counted"), CASES)
def test_a_figure_has_its_bounds_its_unit_and_what_is_counted(
    text: str, low: str | None, high: str | None, relation: str, unit: str, counted: str | None
) -> None:
    (figure,) = _find(text)
    assert figure.low == (None if low is None else Decimal(low))
    assert figure.high == (None if high is None else Decimal(high))
    assert (figure.relation, figure.unit) == (relation, unit)
    if counted is not None:
        assert (figure.counted or "").split()[-1] == counted


@pytest.mark.parametrize(
    "text",
    [
        "She spoke on May 5 and on 14 March.",
        "It opened in 2014 and closed on Sept. 11.",
        "The call came at 3 a.m. and again at 14:10.",
        "He came second, in the 21st heat.",
        "Under Article 21 and Section 230 the EB-5 rule and the 9/11 bill stand.",
        "Channel 4 showed Flight 370 on Highway 66.",
        "The court split 5-4.",
        "The two left.",
        "It was the second half of the 1990s.",
        "A 401(k) plan, the G20 and a 5G mast.",
        "One of them left, a third party stayed.",
        "A third, Orla Quill, stayed.",
        "A two-party race with a four-star guest.",
        "She has stage 3 cancer and type 2 diabetes after a phase 3 trial.",
        "Tier 2 towns need a level 2 charger.",
        "Reefs suffer in [51, 52]. That is known [7].",
        "It maps [1, 2, 3, 4] to itself.",
        "Reef Lett. 2016;352:i1216. [PMID: 26977086]",
        "NH 44 is closed, and so is the line by US 1.",
        "Write to P.O. Box 6944 in zip code 44101.",
        "Sections 21, 24, and 26 are vague.",
        "These are SDGs 7 and 11.",
        "Gulls 5, Terns 2: Orla Quill scored.",
        "Harbour Gulls 5, Red Terns 2",
        "Tarn 14 11 6 15 — 44",
        "The Terns (0-7) lost in 4K again.",
        "A 3-D map, as early as 500 BC.",
        "On Boeing 737 and Covid-19 the Title 42 rule says no more.",
    ],
)
def test_dates_years_times_ordinals_and_names_are_no_figures(text: str) -> None:
    assert _find(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On this stage 3 dancers fell.", ["3"]),
        ("On level 2 shops are shut.", ["2"]),
        ("The [20] boats sank.", ["20"]),
        ("Under Article 5, 30 boats were sold.", ["30"]),
        ("It goes from 0-60 mph in 5 seconds.", ["0", "5"]),
        ("The FBI 12 years ago had 40 boats.", ["12", "40"]),
        ("It paid $4k for boats.", ["4000"]),
        ("In Tarn, 12 boats sank, in Ufford 5.", ["12"]),
        ("The board of 5, 2 of them divers, met.", ["5", "2"]),
        ("Fares rose by 5, 7 and 9 percent.", ["5", "7", "9"]),
    ],
)
def test_what_counts_beside_a_name_stays_a_figure(text: str, values: list[str]) -> None:
    assert [str(figure.low) for figure in _find(text)] == values


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Some were as young as 14 at the time.", ["14"]),
        ("Turning 65 was no joy.", ["65"]),
        ("Terns fan Orlan Teeg, 54: “Shame.”", ["54"]),
        ("She turns 18 in three days.", ["18"]),
        ("Two men, aged 33 and 50 were held.", ["33", "50"]),
        ("He spoke of Dahl, who is 70.", ["70"]),
        ("A tide turns 20 boats over.", []),
        ("They were aged 33 and 50 others fled.", ["33"]),
    ],
)
def test_an_age_is_told_in_several_ways(text: str, ages: list[str]) -> None:
    assert [str(figure.low) for figure in _find(text) if figure.unit == "age"] == ages


def test_hedge_number_and_noun_stand_in_one_span() -> None:
    (figure,) = _find("They say around 2,000 young divers left.")
    assert figure.text == "around 2,000 young divers"
    assert figure.is_approximate


def test_a_change_from_one_value_to_another_is_two_figures() -> None:
    assert [each.low for each in _find("It rose from 5 percent to 10 percent.")] == [5, 10]


def test_numbers_of_one_list_share_their_unit() -> None:
    assert [(each.low, each.unit) for each in _find("They are 27 and 29 years old.")] == [
        (27, "age"),
        (29, "age"),
    ]


def test_of_these_counts_what_the_figure_before_counts() -> None:
    text = "Some 2,000 divers left.\n\nOf these, hundreds came back."
    (figure,) = find_figures(text, Span(text.index("Of these"), len(text)))
    assert (figure.low, figure.counted) == (200, "divers")


def test_the_noun_is_found_in_an_editors_brackets() -> None:
    (figure,) = _find("We saw around 2,000 [young divers are leaving].")
    assert (figure.text, figure.counted) == ("around 2,000", "young divers")


def test_only_the_given_span_is_searched() -> None:
    text = "There were 12 gulls and 13 crows."
    assert [each.low for each in find_figures(text, Span(text.index("and"), len(text)))] == [13]


def test_a_span_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not lie inside"):
        find_figures("12 gulls", Span(0, 99))


def test_a_language_without_number_words_is_an_error() -> None:
    with pytest.raises(LanguageNotSupported):
        find_figures("12 Möwen", Span(0, 8), language="de")


WORDS = st.lists(
    st.sampled_from(
        [
            "about",
            "more",
            "than",
            "up",
            "to",
            "a",
            "half",
            "one",
            "two",
            "several",
            "few",
            "tens",
            "hundreds",
            "million",
            "of",
            "the",
            "5",
            "2,000",
            "1.5",
            "$",
            "%",
            "percent",
            "-",
            ",",
            ".",
            "to",
            "and",
            "between",
            "or",
            "years",
            "old",
            "gulls",
            "out",
            "in",
            "\n",
            "½",
            "/",
            "dozen",
            "quarter",
            "third",
            "[",
            "]",
            "Boeing",
            "737",
            "twice",
            "times",
            "€",
            "1990",
            "s",
            "-year-old",
        ]
    ),
    max_size=14,
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), WORDS.map(" ".join), WORDS.map("".join)))
def test_any_text_is_read_and_spans_cut_their_own_text(text: str) -> None:
    for figure in _find(text):
        assert figure.span.cut(text) == figure.text
        assert figure.text.strip()
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
