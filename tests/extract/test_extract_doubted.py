"""Paragraphs that are no sentences and not surely the article's own."""

import numpy as np
import pytest
from pages_invented import PARAGRAPHS

from onrecord.domain.article import KeptLine
from onrecord.domain.span import Span
from onrecord.extract.cleaner import Choice
from onrecord.extract.doubted import doubted_lines, spans_of_lines, with_doubts
from onrecord.extract.paragraphs import Body

TITLE = "Harbour fees: “We will not pay twice”"
DUMP = "\n\n".join(
    ("Home", "News", "Velden closes its bridge", *PARAGRAPHS[:3], TITLE, PARAGRAPHS[3], "Share")
)


def doubted(*lines, chance):
    """Find the doubted lines where the last one is body by this chance, all others for sure."""
    chances = np.array([(0.01, 0.99, 0.0)] * len(lines))
    chances[-1] = 1 - chance, chance, 0.0
    choice = Choice(roles=("body",) * len(lines), chances=chances, headline=None)
    body = Body(text="\n\n".join(lines), numbers=tuple(range(len(lines))))
    return doubted_lines(lines, choice, body)


def test_a_title_that_is_not_surely_the_articles_is_doubted():
    assert doubted(*PARAGRAPHS, TITLE, chance=0.7) == {len(PARAGRAPHS)}


def test_an_embedded_post_and_what_signs_it_are_not_doubted():
    post, signature = "The quay closes at noon #Velden", "— Orla Quill (@orlaquill) March 3, 2026"
    assert doubted(*PARAGRAPHS, post, chance=0.7) == {len(PARAGRAPHS)}
    assert doubted(*PARAGRAPHS, signature, chance=0.7) == frozenset()
    lines = (*PARAGRAPHS, post, signature)
    chances = np.array([(0.01, 0.99, 0.0)] * len(PARAGRAPHS) + [(0.3, 0.7, 0.0)] * 2)
    choice = Choice(roles=("body",) * len(lines), chances=chances, headline=None)
    body = Body(text="\n\n".join(lines), numbers=tuple(range(len(lines))))
    assert doubted_lines(lines, choice, body) == frozenset()


def test_a_subhead_of_which_the_cleaner_is_sure_is_not_doubted():
    assert doubted(*PARAGRAPHS, TITLE, chance=0.95) == frozenset()


@pytest.mark.parametrize(
    "sentence",
    ["Nobody asked the ferrymen.", "“Nobody asked us.”", "Wer zahlt das? »Niemand.«", "誰も聞かなかった。」"],
)
def test_a_sentence_is_not_doubted_however_unsure_the_cleaner_is(sentence):
    assert doubted(*PARAGRAPHS, sentence, chance=0.5) == frozenset()


def test_nothing_is_doubted_where_most_lines_end_like_no_sentence():
    wrapped = [paragraph[:90] for paragraph in PARAGRAPHS]
    assert doubted(*wrapped, TITLE, chance=0.7) == frozenset()


def test_a_doubted_paragraph_is_found_where_it_stands_in_the_text():
    body = Body(text=f"One.\n\n{TITLE}\n\nTwo.", numbers=(0, 1, 2))
    (span,) = spans_of_lines(("One.", TITLE, "Two."), {1}, body)
    assert body.text[span.start : span.end] == TITLE


def test_a_doubted_line_that_a_paragraph_goes_on_from_has_no_place_of_its_own():
    body = Body(text=f"{TITLE} two.", numbers=(0, 1))
    assert spans_of_lines((TITLE, "two."), {0}, body) == ()


def test_a_line_kept_in_doubt_says_so():
    kept = (KeptLine(text=TITLE, line=1, reason="body, 70% likely by itself"),)
    (told,) = with_doubts(kept, {1})
    assert told.reason.startswith("body, 70% likely by itself; ends like no sentence")
    assert with_doubts(kept, ()) == kept


def test_another_articles_title_in_a_dump_stays_in_the_text_and_is_doubted(extracted):
    found = extracted(DUMP, "page")
    start = found.article.text.index(TITLE)
    assert found.doubted == (Span(start, start + len(TITLE)),)
