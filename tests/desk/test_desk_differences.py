"""Two wordings side by side: only differing words are marked, lost hedges are named."""

from __future__ import annotations

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


WORDS = st.text(alphabet="ab ,.’“é5", max_size=40)


@given(WORDS, WORDS)
def test_the_runs_join_to_each_wording(pasted: str, recorded: str) -> None:
    pair = compare_words(pasted, recorded)
    assert "".join(run.text for run in pair.pasted) == pasted
    assert "".join(run.text for run in pair.recorded) == recorded
    assert all(run.text.strip() for run in (*pair.pasted, *pair.recorded) if run.differs)
