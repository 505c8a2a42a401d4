"""When, where, through what and to whom: only from the cue's own sentence. Sentences are invented.

Notation: {S:source} {Q:cue} {C:content}.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute.dates import find_dates
from onrecord.attribute.setting import find_setting
from onrecord.domain.span import Span
from onrecord.domain.statement import Setting

_PART = re.compile(r"\{([SQC]):([^}]*)\}")
FRIDAY = "2017-05-05"


def _setting(sentence: str, published: str | None = FRIDAY, *, is_ahead: bool = False) -> Setting:
    words, spans, done = "", {"S": [], "Q": [], "C": []}, 0
    for match in _PART.finditer(sentence):
        words += sentence[done : match.start()]
        spans[match[1]].append(Span(len(words), len(words) + len(match[2])))
        words += match[2]
        done = match.end()
    words += sentence[done:]
    dates = find_dates(words, published=published)
    found = find_setting(
        words,
        cue=spans["Q"],
        source=spans["S"],
        content=spans["C"],
        dates=dates,
        published=published,
        is_ahead=is_ahead,
    )
    for phrase in (found.said_text, found.occasion, found.channel, found.place, found.audience):
        assert phrase is None or phrase.span.cut(words) == phrase.text
    return found


CASES = [
    (
        "{C:Prices fell}, {S:Mayor Orla Quill} {Q:told} journalists during a news conference in the "
        "northern city of Tarn on Thursday.",
        {
            "said_on": "2017-05-04",
            "occasion": "a news conference",
            "place": "Tarn",
            "audience": "journalists",
        },
    ),
    (
        "{C:Prices fell}, {S:Quill} {Q:said}, according to a transcript released by the Harbour Ministry.",
        {"channel": "a transcript released by the Harbour Ministry"},
    ),
    (
        "{C:Prices fell}, {S:Quill} {Q:said} in an interview with the Tarn-24 TV channel.",
        {"occasion": "an interview", "channel": "the Tarn-24 TV channel"},
    ),
    ("{S:Quill} {Q:said} Thursday {C:that prices fell}.", {"said_on": "2017-05-04"}),
    ("{S:Quill} {Q:said on Twitter} {C:that prices fell}.", {"channel": "Twitter"}),
    ("On Thursday, {S:Quill} {Q:said} {C:that prices fell}.", {"said_on": "2017-05-04"}),
    ("{C:“Prices fell,”} {Q:said} {S:Quill} on Thursday.", {"said_on": "2017-05-04"}),
    ("{C:“Prices fell,”} {S:Quill} {Q:wrote} on Twitter.", {"channel": "Twitter"}),
    ("{C:“Prices fell,”} {S:Quill} {Q:told} Reuters.", {"channel": "Reuters"}),
    ("{C:Prices fell}, {S:Quill} {Q:told} AFP by phone.", {"channel": "AFP"}),
    ("{S:Quill} {Q:tells} PEOPLE {C:that prices fell}.", {"channel": "PEOPLE"}),
    ("{C:Prices fell}, {S:Quill} {Q:told} Politico's Playbook.", {"channel": "Politico"}),
    (
        "{C:“Prices fell,”} {S:Quill} {Q:told} Axios' Mira Holt on Thursday.",
        {"channel": "Axios", "said_on": "2017-05-04"},
    ),
    ("{S:Quill} {Q:told} NBC News' “Morning Talk” {C:that prices fell}.", {"channel": "NBC News"}),
    (
        "{C:Prices fell}, {S:Quill} {Q:told} the Tarn Courier in Ufford.",
        {"channel": "the Tarn Courier", "place": "Ufford"},
    ),
    (
        "{S:Quill} {Q:told} ABC News on Thursday {C:that prices fell}.",
        {"channel": "ABC News", "said_on": "2017-05-04"},
    ),
    (
        "{C:Prices fell}, {S:Quill} {Q:told} reporters in a statement.",
        {"channel": "a statement", "audience": "reporters"},
    ),
    (
        "{C:“Prices fell,”} {S:the harbour board} {Q:said} in a statement on Monday.",
        {"said_on": "2017-05-01", "channel": "a statement"},
    ),
    ("Speaking in Tarn, {S:Quill} {Q:said} {C:that prices fell}.", {"place": "Tarn"}),
    ("{S:Quill} {Q:told} a rally in Tarn {C:that prices fell}.", {"occasion": "a rally", "place": "Tarn"}),
    (
        "Last year {S:Quill} addressed the Island General Assembly {Q:proposing} {C:that prices fall}.",
        {"audience": "the Island General Assembly", "said_on": "2016"},
    ),
    (
        "A year and a half ago, {S:Quill} {Q:said} {C:that prices fell}.",
        {"said_on": "2015-11~"},
    ),
    ("Last week {S:Quill} {Q:said} {C:that prices fell}.", {"said_on": "2017-04-24/2017-04-30"}),
    ("In 2014 {S:Quill} {Q:said} {C:that prices fell}.", {"said_on": "2014"}),
    (
        "{C:Prices fell}, {S:Quill} {Q:told} Fox 35 on Thursday.",
        {"channel": "Fox 35", "said_on": "2017-05-04"},
    ),
    ("{S:Quill} {Q:told} a story {C:that prices fell}.", {}),
    ("{S:Quill} {Q:told} Sen. Orlan Teeg {C:that prices fell}.", {"audience": "Sen. Orlan Teeg"}),
    (
        "{C:Prices fell}, {S:Quill} {Q:said} in Tarn, N.H., on Thursday.",
        {"place": "Tarn, N.H.", "said_on": "2017-05-04"},
    ),
    ("{C:Prices fell}, {S:Quill} {Q:said} in Tarn's Republican primary.", {}),
    ("{C:Prices fell}, {S:Quill} {Q:said} in U.S. talks.", {"occasion": "U.S. talks"}),
    ("{C:Prices fell}, {S:Quill} {Q:said} in South Tarn attack ads.", {}),
    ("{C:Prices fell}, {S:Quill} {Q:said} in Tarn, Iowa.", {"place": "Tarn, Iowa"}),
    ("{S:Quill} {Q:reiterated} Tuesday {C:her pledge to go}.", {"said_on": "2017-05-02"}),
    ("{C:“It will,”} {S:Quill} {Q:told} the Courier's Ana Lund.", {"channel": "the Courier"}),
    (
        "Speaking by phone from Ufford, {S:Quill} {Q:told} Reuters {C:that prices fell}.",
        {"channel": "Reuters", "place": "Ufford"},
    ),
    ("{S:Northbank} {Q:today announced} {C:that prices fell}.", {"said_on": "2017-05-05"}),
    # nothing is said of it
    ("{S:Quill} {Q:said} {C:that on Thursday prices fell in Tarn}.", {}),
    ("TARN, May 5. {S:Quill} {Q:said} {C:that prices fell}.", {}),
    ("He spoke in Tarn on Monday. {S:Quill} {Q:said} {C:that prices fell}.", {}),
    ("{S:Quill}, who was freed on Monday, {Q:said} {C:that prices fell}.", {}),
    ("{S:Quill} {Q:said} of the 2014 fire {C:that it was small}.", {}),
    ("{S:Quill} {Q:said} in English {C:that it was small}.", {}),
    ("In addition to its order of boats Thursday, {S:it} {Q:announced} {C:a sale}.", {}),
    ("In contrast to her words in Tarn on Thursday, {S:Quill} {Q:said} {C:that prices fell}.", {}),
    ("{C:“Prices fell,”} {S:Quill} {Q:told} them.", {}),
    ("{C:“Prices fell.”}", {}),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_setting_is_what_stands_with_the_cue(sentence: str, expected: dict[str, str]) -> None:
    found = _setting(sentence)
    phrases = {name: getattr(found, name) for name in ("occasion", "channel", "place", "audience")}
    got = {name: phrase.text for name, phrase in phrases.items() if phrase is not None}
    if found.said_on is not None:
        got["said_on"] = found.said_on
    assert got == expected


def test_who_told_the_articles_own_outlet_told_an_outlet() -> None:
    words = "Prices fell, Quill told Tarn Wise."
    found = find_setting(
        words,
        cue=[Span(19, 23)],
        source=[Span(13, 18)],
        content=[Span(0, 11)],
        dates=[],
        published=None,
        outlet="TheTarnWise",
    )
    assert found.channel is not None
    assert found.channel.text == "Tarn Wise"
    assert found.audience is None


def test_without_a_year_the_words_stay_and_the_date_is_unknown() -> None:
    found = _setting("{C:“Prices fell,”} {S:Quill} {Q:said} on Thursday.", published=None)
    assert found.said_on is None
    assert found.said_text is not None
    assert found.said_text.text == "Thursday"


def test_a_full_date_in_the_words_needs_no_publication_date() -> None:
    assert (
        _setting("{S:Quill} {Q:said} on May 4, 2017, {C:that prices fell}.", published=None).said_on
        == "2017-05-04"
    )


@pytest.mark.parametrize(
    ("sentence", "published", "said_on"),
    [
        # The network's clause is about what is to come; the saying is past: the weekday before.
        ("{S:The board}, which will meet, {Q:announced} Monday {C:that ferries stop}.", FRIDAY, "2017-05-01"),
        ("{C:Ferries will stop}, {S:the board} {Q:said} Monday.", FRIDAY, "2017-05-01"),
        ("{C:Ferries would stop}, {S:the board} {Q:said} in June.", FRIDAY, "2016-06"),
        # What names a time to come is no day of saying.
        ("{C:Ferries will stop}, {S:the board} {Q:said} next week.", FRIDAY, None),
        ("{C:Ferries will stop}, {S:the board} {Q:said} on May 20.", FRIDAY, None),
        ("{C:Ferries stop}, {S:the board} {Q:will announce} on Monday.", FRIDAY, None),
        ("{C:Ferries stop}, {S:the board} {Q:said} on May 20, 2017.", FRIDAY, None),
        ("{C:Ferries stop}, {S:the board} {Q:said} in 2018.", FRIDAY, None),
        ("{C:Ferries stop}, {S:the board} {Q:said} tomorrow.", FRIDAY, None),
        # A zone may make one day of difference, and not two.
        (
            "{C:Ferries stop}, {S:the board} {Q:said} on May 6, 2017.",
            "2017-05-05T18:00:00-04:00",
            "2017-05-06",
        ),
        ("{C:Ferries stop}, {S:the board} {Q:said} on May 6, 2017.", "2017-05-05T06:00:00+00:00", None),
        ("{C:Ferries stop}, {S:the board} {Q:said} on May 7, 2017.", "2017-05-05T18:00:00-04:00", None),
        ("{C:Ferries stop}, {S:the board} {Q:said} this week.", FRIDAY, "2017-05-01/2017-05-07"),
        ("{C:Ferries stop}, {S:the board} {Q:said} on Friday.", FRIDAY, "2017-05-05"),
    ],
)
def test_nothing_was_said_after_the_day_it_was_published(
    sentence: str, published: str, said_on: str | None
) -> None:
    found = _setting(sentence, published, is_ahead="will announce" in sentence)
    assert found.said_on == said_on
    assert found.said_text is not None


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                [
                    "said",
                    "told",
                    "in",
                    "at",
                    "a",
                    "the",
                    "news",
                    "conference",
                    "Tarn",
                    "on",
                    "Thursday",
                    ",",
                    ".",
                    "“",
                    "”",
                    "interview",
                    "with",
                    "CNN",
                    "to",
                    "\n",
                    "visit",
                ]
            ),
            max_size=16,
        ).map(" ".join),
    ),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6),
)
def test_any_text_with_any_spans_gives_phrases_that_cut_it(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in places]
    found = find_setting(
        text,
        cue=spans[:2],
        source=spans[2:4],
        content=spans[4:],
        dates=find_dates(text, published=FRIDAY),
        published=FRIDAY,
    )
    for phrase in (found.said_text, found.occasion, found.channel, found.place, found.audience):
        assert phrase is None or phrase.span.cut(text) == phrase.text
