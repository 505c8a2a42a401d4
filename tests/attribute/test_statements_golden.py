"""The hand-written sentences read by the shipped model: kinds that hold, titles that say nothing."""

from __future__ import annotations

import pytest
from golden_quotes import Case, read_cases

from onrecord.attribute import Model, attribute
from onrecord.domain.article import Article
from onrecord.domain.statement import Attribution

# Sentences of other languages show marks alone.
_FOREIGN = ("sagte", "sade", "a dit", "powiedziała")
CASES = [
    case
    for case in (*read_cases("quotes.txt"), *read_cases("quotes_held.txt"))
    if not any(word in case.text for word in _FOREIGN)
]


def found_in(case: Case, model: Model) -> tuple[Attribution, ...]:
    return attribute(Article(text=case.text, language="en"), model).attributions


@pytest.mark.gate
def test_nine_of_ten_told_sentences_have_the_kind_of_their_marks(model: Model) -> None:
    told = [case for case in CASES if case.kind != "none"]
    right = sum(any(each.kind == case.kind for each in found_in(case, model)) for case in told)
    assert right >= 0.9 * len(told)


@pytest.mark.gate
def test_four_of_five_sentences_with_titles_and_scare_quotes_say_nothing(model: Model) -> None:
    silent = [case for case in CASES if case.kind == "none"]
    assert sum(not found_in(case, model) for case in silent) >= 0.8 * len(silent)
