"""Words, signs and phrases of whole pages: counted at once, the same as line by line."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.lines import fold, is_visible
from onrecord.extract.phrases import find_phrases, phrase_bits, phrases_of, phrases_of_lines, tokens_of
from onrecord.extract.wording import wording_of, wording_signals
from onrecord.extract.words import COMMA, DIGIT, ENDS, LETTER, UPPER, WORD, _kinds, signs_of, words_of

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
    assert signs.counts(COMMA).tolist() == [line.count(",") for line in lines]
    assert signs.blanks.tolist() == [line.count(" ") for line in lines]
    plane = [[sign for sign in line if ord(sign) < 0x10000] for line in lines]
    assert signs.digits.tolist() == [sum(map(str.isdigit, line)) for line in plane]
    assert (signs.held & UPPER > 0).tolist() == [any(map(str.isupper, line)) for line in plane]


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
    assert [list(words.distinct)[own] for own in words.ids.tolist()] == words.tokens
    assert list(words.distinct) == list(dict.fromkeys(words.tokens))


def test_a_part_is_found_in_its_line_alone():
    signs = signs_of(["one", "see www.velden.example now", "www", "two"])
    assert signs.holding(("www.",)).tolist() == [False, True, False, False]


def test_phrases_of_a_page_are_those_of_its_lines():
    words = words_of(signs_of(MIXED))
    found = phrases_of_lines(MIXED, words, words.bits(phrase_bits()).take(words.ids))
    assert [found.get(row, {}) for row in range(len(MIXED))] == [
        find_phrases(tokens_of(line)) for line in MIXED
    ]
    assert [phrases_of(line) for line in MIXED] == [find_phrases(tokens_of(line)) for line in MIXED]
    assert all(found.values())
    assert found[0] == {"share": "whole"}
    assert found[6]["related"] == "start"


PIECES = st.sampled_from(
    [
        "By Jane Holm",
        "©2024",
        "A/B",
        "12:30",
        "5.5.2024",
        "…",
        "says",
        "Photo",
        "the",
        "we",
        "you,",
        "?”",
        "O’Neill",
    ]
)
PROSE = st.lists(st.lists(PIECES, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=6)


@settings(deadline=None)
@given(PROSE | LINES)
def test_what_a_line_is_said_to_hold_does_not_hang_on_its_page(lines):
    whole, alone = wording_of(lines), [wording_of([line]) for line in lines]
    assert whole.kinds.tolist() == np.hstack([each.kinds for each in alone]).tolist()
    assert whole.ends_sentence.tolist() == [bool(each.ends_sentence[0]) for each in alone]
    signals = np.zeros((len(lines), 39), np.float32)
    wording_signals(signals, whole)
    for row, each in enumerate(alone):
        own = np.zeros((1, 39), np.float32)
        wording_signals(own, each)
        hangs_on_next = 11  # a stop that ends the line counts as one inside it
        assert np.allclose(np.delete(signals[row, :37], hangs_on_next), np.delete(own[0, :37], hangs_on_next))


@settings(deadline=None)
@given(PROSE | LINES)
def test_signs_are_said_as_each_line_shows_them(lines):
    signals = np.zeros((len(lines), 39), np.float32)
    wording_signals(signals, wording_of(lines))
    plain = ["".join(sign if ord(sign) < 0x10000 else " " for sign in line) for line in lines]
    assert signals[:, 9].tolist() == [float(line[-1] in ":：") for line in plain]
    assert signals[:, 16].tolist() == [float(line[0].isdigit()) for line in plain]
    assert signals[:, 27].tolist() == [float("©" in line) for line in plain]
    opened = [sum(a == " " and b.isupper() for a, b in pairwise(f" {line}")) for line in lines]
    assert np.allclose(
        signals[:, 17], [n / (line.count(" ") + 1) for n, line in zip(opened, lines, strict=True)]
    )


def test_the_kinds_of_signs_are_those_that_python_gives_each():
    kinds = _kinds()
    for kind, holds in ((UPPER, str.isupper), (LETTER, str.isalpha), (WORD, str.isalnum)):
        assert [code for code in range(0x10000) if bool(kinds[code] & kind) != holds(chr(code))] == []
