"""Words, signs and phrases of whole pages: counted at once, the same as line by line."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.lines import fold, is_visible
from onrecord.extract.phrases import find_phrases, phrase_bits, phrases_of, phrases_of_lines, tokens_of
from onrecord.extract.words import BLANK, COMMA, DIGIT, ENDS, UPPER, signs_of, words_of

LINES = st.lists(st.text(max_size=40).map(fold).filter(is_visible), min_size=1, max_size=8)
MIXED = [
    "Share this article",
    "Mayor O’Neill said: “We won't pay 2,000 €.”",
    "© 2024 Velden-Kurier",
    "©2024",
    "* * *",
    "日本語の見出し",
    "Read also: Ferry line to close",
]


def test_the_words_of_a_page_are_those_of_its_lines():
    words = words_of(signs_of(MIXED))
    assert [words.of(row) for row in range(len(MIXED))] == list(map(tokens_of, MIXED))


@settings(deadline=None)
@given(LINES)
def test_no_word_is_lost_or_moved_to_another_line(lines):
    words = words_of(signs_of(lines))
    assert len(words.starts) == len(lines) + 1
    assert (np.diff(words.starts) >= 0).all()
    assert words.starts[-1] == len(words.tokens)


@settings(deadline=None)
@given(LINES)
def test_signs_are_counted_as_line_by_line(lines):
    signs = signs_of(lines)
    assert signs.counts[COMMA].tolist() == [line.count(",") for line in lines]
    assert signs.counts[BLANK].tolist() == [line.count(" ") for line in lines]
    plane = [[sign for sign in line if ord(sign) < 0x10000] for line in lines]
    assert signs.counts[UPPER].tolist() == [sum(map(str.isupper, line)) for line in plane]
    assert signs.counts[DIGIT].tolist() == [sum(map(str.isdigit, line)) for line in plane]


@settings(deadline=None)
@given(LINES)
def test_first_and_last_signs_belong_to_their_line(lines):
    signs = signs_of(lines)
    first, last = signs.kinds[signs.starts], signs.kinds[signs.ends - 1]
    assert (first & DIGIT > 0).tolist() == [line[0].isdigit() and line[0] < "\U00010000" for line in lines]
    assert (last & ENDS > 0).tolist() == [line[-1] in ".!?…。！？।" for line in lines]


@settings(deadline=None)
@given(LINES)
def test_every_word_has_the_number_of_its_first_appearance(lines):
    words = words_of(signs_of(lines))
    assert [words.distinct[own] for own in words.ids.tolist()] == words.tokens
    assert words.distinct == list(dict.fromkeys(words.tokens))


def test_a_part_is_found_in_its_line_alone():
    signs = signs_of(["one", "see www.velden.example now", "www", "two"])
    assert signs.holding(("www.",)).tolist() == [False, True, False, False]


def test_phrases_of_a_page_are_those_of_its_lines():
    words = words_of(signs_of(MIXED))
    found = phrases_of_lines(MIXED, words, words.bits(phrase_bits()).take(words.ids))
    assert found == [find_phrases(tokens_of(line)) for line in MIXED]
    assert found == [phrases_of(line) for line in MIXED]
    assert found[0] == {"share": "whole"}
    assert found[6]["related"] == "start"
