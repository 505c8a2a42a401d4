"""Kinds of content by their marks, and what the editor put in: the hand-written cases."""

from __future__ import annotations

import pytest
from golden_quotes import Case, read_cases

from onrecord.attribute.kinds import drop_scraps, find_insertions, judge_kind, take_marks_in
from onrecord.attribute.quotes import find_quotations
from onrecord.domain.span import Span

CASES = [*read_cases("quotes.txt"), *read_cases("quotes_held.txt")]
TOLD = [case for case in CASES if case.kind != "none"]


def name(case: Case) -> str:
    return case.text[:40]


@pytest.mark.parametrize("case", TOLD, ids=name)
def test_the_kind_follows_the_marks_of_the_speakers_own_words(case: Case) -> None:
    assert judge_kind(case.text, case.content, case.cue, find_quotations(case.text)) == case.kind


@pytest.mark.parametrize("case", TOLD, ids=name)
def test_what_the_editor_put_into_a_quotation_is_told_apart(case: Case) -> None:
    assert find_insertions(case.text, case.content, find_quotations(case.text)) == case.editor


@pytest.mark.parametrize("case", [case for case in TOLD if case.kind == "direct"], ids=name)
def test_a_content_cut_short_of_its_marks_takes_them_in(case: Case) -> None:
    quotations = find_quotations(case.text)
    for quotation in quotations:
        if quotation.depth == 0 and quotation.is_closed:
            assert take_marks_in(case.text, quotation.inner, quotations) == quotation.outer


def left(text: str, *content: str) -> list[str]:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in content]
    return [span.cut(text) for span in drop_scraps(text, spans, find_quotations(text))]


def test_a_word_apart_from_a_whole_quotation_is_not_said() -> None:
    text = "Teeg shrugged at any question. “Nobody asked the fishermen,” he said."
    assert left(text, "any", "“Nobody asked the fishermen,”") == ["“Nobody asked the fishermen,”"]


@pytest.mark.parametrize(
    "content",
    [
        ("The plan", "“was a gift to the harbour”"),
        ("the harbour would have to pay", "“Nobody asked the fishermen,”"),
        ("“Nobody asked the fishermen,”", "“And nobody will.”"),
        ("The plan",),
    ],
)
def test_what_belongs_to_a_quotation_stays_with_it(content: tuple[str, ...]) -> None:
    text = (
        "The plan, Teeg said, “was a gift to the harbour” but the harbour would have to pay. "
        "“Nobody asked the fishermen,” he said. “And nobody will.”"
    )
    assert left(text, *content) == list(content)


def test_a_long_content_with_few_quoted_words_is_mixed() -> None:
    text = "She said it was “fine” and that all of the boats would sail on the next tide."
    assert judge_kind(text, [Span(9, len(text) - 1)], [], find_quotations(text)) == "mixed"
