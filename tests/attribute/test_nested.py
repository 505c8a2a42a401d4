"""What is found inside contents, and what is not."""

from __future__ import annotations

import time

import golden_nested as golden
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute.nested import find_nested
from onrecord.attribute.nested.words import CLOSING, OPENING, PREPOSITIONS, SUBJECTS
from onrecord.attribute.quotes import find_quotations
from onrecord.domain.span import Span

OTHERS = """
that said told claims report the his 's '' , . : — ( ) Mr Ana Verling mayor including not was
being calling 2,000 Monday and when what saying made clear called accusing asked statement
"""
WORDS = [*sorted(SUBJECTS | OPENING | CLOSING | PREPOSITIONS), *OTHERS.split()]


def inside(text: str) -> list[tuple[str, str, str]]:
    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.cut(text) for span in spans)

    return [(words(each.source), words(each.cue), words(each.content)) for each in golden.read_inside(text)]


def test_a_chain_is_linked_one_by_one() -> None:
    text = "that the papers alleged that the mayor had claimed that the bridge was safe"
    (found,) = find_nested(text, [(Span(0, len(text)),)], find_quotations(text))
    assert [each.parent for each in found] == [None, 0]
    assert [each.group.cue[0].cut(text) for each in found] == ["alleged", "had claimed"]


def test_two_verbs_of_one_voice_both_have_it() -> None:
    found = inside("that Mayor Verling said the bridge was safe, and added that it would stay open")
    assert [voice for voice, _, _ in found] == ["Mayor Verling", "Mayor Verling"]


def test_a_sentence_that_the_outer_cue_breaks_goes_on_behind_it() -> None:
    text = "Many skippers, Verling said, say they will sail on Sunday."
    content = (Span(0, 13), Span(29, len(text)))
    (found,) = find_nested(text, [content], find_quotations(text))
    (only,) = found
    assert only.group.cue[0].cut(text) == "say"
    assert only.group.content[0].cut(text) == "they will sail on Sunday"


def test_the_outer_speakers_own_voice_is_no_other() -> None:
    assert inside("“I said that the bridge was safe, and we told them that it would stay open”") == []


def test_what_our_figures_show_is_our_own() -> None:
    assert inside("that according to our estimates, this includes several hundred ferries") == []


def test_what_our_experts_say_is_theirs() -> None:
    ((voice, _, _),) = inside("that our experts have said that the bridge will fall")
    assert voice == "our experts"


def test_marks_of_the_outer_quotation_stay_outside() -> None:
    text = '"Our experts have said that some ferries are too old,"'
    ((_, _, content),) = inside(text)
    assert content == "that some ferries are too old"


def test_a_title_in_marks_may_be_a_voice() -> None:
    ((voice, _, content),) = inside("that “The Harbour Post” wrote that the lock was closed")
    assert (voice, content) == ("“The Harbour Post”", "that the lock was closed")


def test_quoted_adverbs_are_no_voice() -> None:
    ((voice, _, _),) = inside("that the poster “wrongly and loudly” suggests that the mayor is a thief")
    assert voice == "the poster"


@pytest.mark.parametrize(
    "text",
    [
        "that the party won the most pledged delegates of all",
        "that the states will share the river with the counties",
        "that the demands that come with the job are high",
        "that he halted all speeches since announcing his candidacy",
    ],
)
def test_a_form_of_a_reporting_verb_need_not_report(text: str) -> None:
    assert inside(text) == []


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=30), st.data())
def test_all_spans_lie_inside_the_content(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    content = tuple(span for span in (Span(0, low), Span(high, len(text))) if len(span))
    if not content:
        return
    (found,) = find_nested(text, [content], find_quotations(text))
    for each in found:
        spans = (*each.group.source, *each.group.cue, *each.group.content)
        assert all(len(span) and any(outer.contains(span) for outer in content) for span in spans)


def test_words_before_a_parenthesis_that_leads_a_quotation_are_not_said() -> None:
    ((_, _, content),) = inside("“Out of nowhere, he said, ‘If we wait until spring, the dam will break.’”")
    assert content == "‘If we wait until spring, the dam will break.’"


def test_a_content_without_an_end_is_read_in_pieces() -> None:
    def seconds(times: int) -> float:
        text = "he said that she said it and " * times
        began = time.process_time()
        find_nested(text, [(Span(0, len(text)),)], ())
        return time.process_time() - began

    assert seconds(1600) < 32 * max(seconds(200), 0.02)
