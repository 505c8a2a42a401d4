"""Spoken words: inside a quoted passage, a speaker's content is the inner quotation alone."""

import pytest

from onrecord.attribute.quotes import find_quotations
from onrecord.attribute.spoken import spoken_part
from onrecord.domain.span import Span


def span_of(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def spoken(text, contents, *told):
    """Give the words that are left of contents."""
    spans = tuple(span_of(text, words) for words in contents)
    found = spoken_part(text, spans, tuple(span_of(text, words) for words in told), find_quotations(text))
    return [span.cut(text) for span in found]


QUOTED = 'The Lantern reports:\n"Ilse Varga sat by the old ferry. “I like it here,” she said, and smiled."'
PARTED = '"Ilse Varga sat by the old ferry.\n“I like it here,” she said. “Nobody calls.”'


def test_who_speaks_inside_a_quoted_passage_said_the_inner_quotation():
    taken = '"Ilse Varga sat by the old ferry. “I like it here,”'
    assert spoken(QUOTED, [taken], "she", "said") == ["“I like it here,”"]


def test_a_passage_that_stays_open_goes_and_what_the_speaker_went_on_to_say_stays():
    taken = ['"Ilse Varga sat by the old ferry.', "“I like it here,”", "“Nobody calls.”"]
    assert spoken(PARTED, taken, "she", "said") == ["“I like it here,”", "“Nobody calls.”"]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (
            '"The mill called it “a small fire,” and left," she said.',
            '"The mill called it “a small fire,” and left,"',
        ),
        ('"They told us “no harm was done,”" she said.', '"They told us “no harm was done,”"'),
        ("“I like it here,” she said.", "“I like it here,”"),
        ("The mill called it “a small fire,” she said.", "The mill called it “a small fire,”"),
    ],
)
def test_a_quotation_that_closes_before_its_speaker_is_named_stays_whole(text, taken):
    assert spoken(text, [taken], "she", "said") == [taken]


def test_a_speaker_named_before_the_passage_said_all_of_it():
    taken = '"Ilse Varga sat by the old ferry. “I like it here,” she said, and smiled."'
    assert spoken(QUOTED, [taken], "The Lantern", "reports") == [taken]


def test_a_mark_set_twice_opens_no_passage():
    text = '"“I like it here,” she said, and smiled.'
    assert spoken(text, ['"“I like it here,”'], "she", "said") == ['"“I like it here,”']
