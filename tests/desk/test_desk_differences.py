"""Two wordings side by side: only differing words are marked, lost hedges are named."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.differences import compare_words


def test_the_lost_hedge_is_called_out() -> None:
    pair = compare_words("2,000 containers must come off", "around 2,000 containers must come off")
    assert pair.lost_hedges == ("around",)
    assert [run.text for run in pair.recorded if run.differs] == ["around"]
    assert not any(run.differs for run in pair.pasted)


def test_case_apostrophes_and_marks_are_no_difference() -> None:
    assert compare_words("we don't know!", "“We don’t know,”").is_same


def test_differing_words_are_marked_on_both_sides() -> None:
    pair = compare_words("He will pay the fine", "He will not pay a fine")
    assert [run.text for run in pair.pasted if run.differs] == ["the"]
    assert [run.text for run in pair.recorded if run.differs] == ["not", "a"]


def test_telling_words_are_found_in_both_before_small_ones() -> None:
    pair = compare_words(
        "the harbour will never close",
        "We have never closed, and we will not close now; there is a budget for the winter and it will hold",
    )
    assert [run.text for run in pair.pasted if run.differs] == ["the harbour will"]


def test_words_that_follow_each_other_in_both_stay_together() -> None:
    pair = compare_words("we will pay", "We know that we may, and that we will pay")
    assert [run.text for run in pair.recorded if run.differs] == ["We know that we may, and that"]


def test_a_long_sentence_is_compared_with_a_long_statement_at_once() -> None:
    words = " ".join(f"word{number % 40}" for number in range(200))
    start = time.process_time()
    compare_words(words, words + " " + words)
    assert time.process_time() - start < 1


def test_a_hedge_that_both_have_is_not_lost() -> None:
    assert compare_words("about 5", "about 6").lost_hedges == ()


@pytest.mark.parametrize(
    ("recorded", "hedges"),
    [
        ("Some 2,000 came", ("some",)),
        ("more than $5 million was paid", ("more than",)),
        ("over a hundred left, several hundred stayed", ("over", "several")),
        ("victory over the group, about which some people talk", ()),
        ("he may have known in May 2026", ("may",)),
        ("He left in May", ()),
    ],
)
def test_a_word_is_a_hedge_where_it_bounds_a_number_or_doubts_a_claim(
    recorded: str, hedges: tuple[str, ...]
) -> None:
    assert compare_words("he came", recorded).lost_hedges == hedges


WORDS = st.text(alphabet="ab ,.’“é5", max_size=40)


@given(WORDS, WORDS)
def test_the_runs_join_to_each_wording(pasted: str, recorded: str) -> None:
    pair = compare_words(pasted, recorded)
    assert "".join(run.text for run in pair.pasted) == pasted
    assert "".join(run.text for run in pair.recorded) == recorded
    assert all(run.text.strip() for run in (*pair.pasted, *pair.recorded) if run.differs)


def test_wordings_as_long_as_speeches_are_compared_at_once() -> None:
    words = " ".join(f"word{number}" for number in range(3_000))
    compared = compare_words(words, f"{words} never")
    assert [run.text.strip() for run in compared.recorded if run.differs] == ["never"]
