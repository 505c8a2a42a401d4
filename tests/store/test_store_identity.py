"""Ids stay when every span is jittered; minted ids follow from the words."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from invented_pages import HARBOUR, HARBOUR_SAID, sheet

from onrecord.domain.span import Span
from onrecord.domain.statement import Statement
from onrecord.store.identity import Minted, assign_ids, wordings_of

PAGE = sheet(*HARBOUR, said=(*HARBOUR_SAID[:2], HARBOUR_SAID[3]))
ARTICLE = PAGE.analysis.article
SHA = PAGE.analysis.capture.sha256


def jittered(own: Statement, start: int, end: int) -> Statement:
    (span,) = own.attribution.content
    reach = len(span) // 5
    left = max(0, span.start + max(-reach, min(reach, start)))
    right = min(len(ARTICLE.text), span.end + max(-reach, min(reach, end)))
    return replace(own, attribution=replace(own.attribution, content=(Span(left, right),)))


def minted(statements, ids):
    wordings = wordings_of(statements, ARTICLE)
    return [Minted(id=i, wording=w, is_same_capture=True) for i, w in zip(ids, wordings, strict=True)]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(-20, 20), st.integers(-20, 20)), min_size=3, max_size=3))
def test_jittering_every_span_keeps_every_id(moves):
    ids = assign_ids(wordings_of(PAGE.analysis.statements, ARTICLE), [], sha256=SHA)
    moved = [jittered(own, *by) for own, by in zip(PAGE.analysis.statements, moves, strict=True)]
    old = minted(PAGE.analysis.statements, ids)
    assert assign_ids(wordings_of(moved, ARTICLE), old, sha256=SHA) == ids


@settings(max_examples=100, deadline=None)
@given(st.permutations(range(3)))
def test_the_order_of_statements_does_not_move_ids(order):
    ids = assign_ids(wordings_of(PAGE.analysis.statements, ARTICLE), [], sha256=SHA)
    shuffled = [PAGE.analysis.statements[place] for place in order]
    old = minted(PAGE.analysis.statements, ids)
    assert assign_ids(wordings_of(shuffled, ARTICLE), old, sha256=SHA) == [ids[place] for place in order]


def test_a_body_that_was_cut_otherwise_keeps_ids_by_words():
    ids = assign_ids(wordings_of(PAGE.analysis.statements, ARTICLE), [], sha256=SHA)
    other = sheet("A line kept by another version.", *HARBOUR, said=(*HARBOUR_SAID[:2], HARBOUR_SAID[3]))
    new = wordings_of(other.analysis.statements, other.analysis.article)
    assert assign_ids(new, minted(PAGE.analysis.statements, ids), sha256=SHA) == ids


def test_less_than_half_of_the_words_is_another_statement():
    ids = assign_ids(wordings_of(PAGE.analysis.statements, ARTICLE), [], sha256=SHA)
    quarter = [
        replace(own, attribution=replace(own.attribution, content=(Span(s.start, s.start + len(s) // 4),)))
        for own in PAGE.analysis.statements
        for s in own.attribution.content
    ]
    again = assign_ids(wordings_of(quarter, ARTICLE), minted(PAGE.analysis.statements, ids), sha256=SHA)
    assert not set(again) & set(ids)


def test_an_inner_statement_does_not_take_the_id_of_the_one_around_it():
    whole = HARBOUR_SAID[1]
    inner = replace(whole, content="We have around 2,000 berths", figure=None)
    page = sheet(*HARBOUR, said=(whole, inner))
    ids = assign_ids(wordings_of(page.analysis.statements, page.analysis.article), [], sha256=SHA)
    old = [
        Minted(id=i, wording=w, is_same_capture=True)
        for i, w in zip(ids, wordings_of(page.analysis.statements, page.analysis.article), strict=True)
    ]
    moved = [jittered(own, 2, -3) for own in page.analysis.statements]
    assert assign_ids(wordings_of(moved, page.analysis.article), old, sha256=SHA) == ids
