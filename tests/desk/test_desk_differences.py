"""Two wordings side by side: only differing words are marked, lost hedges are named."""

from __future__ import annotations

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
