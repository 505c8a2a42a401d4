"""Lines that say again what a paragraph says."""

import pytest
from pages_invented import PARAGRAPHS

from onrecord.extract.echoed import echoed_lines
from onrecord.extract.paragraphs import Body

SAID = "“Nobody has asked the people who live behind the bridge,” Mayor Ana Verling said on Monday. She left."


def echoed(*lines):
    return echoed_lines(lines, Body(text="\n\n".join(lines), numbers=tuple(range(len(lines)))))


@pytest.mark.parametrize(
    "line",
    [
        "“Nobody has asked the people who live behind the bridge.”",
        "Nobody has asked the people who live behind the bridge",
        "»Nobody has asked the people«",
    ],
)
def test_a_pull_quote_is_an_echo_of_its_paragraph(line):
    assert echoed(PARAGRAPHS[0], line, SAID) == {1}
    assert echoed(SAID, PARAGRAPHS[0], line) == {2}


@pytest.mark.parametrize(
    "line",
    [
        "“Nobody has asked anybody who lives there.”",  # other words
        "Mayor Ana Verling",  # few words
        SAID,  # the same paragraph twice: one of them is no echo of the other
    ],
)
def test_other_lines_are_none(line):
    assert echoed(SAID, PARAGRAPHS[0], line) == frozenset()


def test_questions_that_come_again_are_no_echoes():
    question = "What do you say to the people behind the bridge?"
    assert echoed(question, PARAGRAPHS[0], question, PARAGRAPHS[1]) == frozenset()


def test_in_a_text_of_very_many_lines_none_is_looked_for():
    lines = [f"At {number} the ferry left the harbour for the island." for number in range(500)]
    quote = "Nobody has asked the people who live behind the bridge"
    assert echoed(*lines[:100], quote, SAID) == {100}
    assert echoed(*lines, quote, SAID) == frozenset()


def test_an_echo_says_so_and_stays_in_the_text(extracted):
    quote = "“Nobody has asked the people who live behind the bridge”"
    page = "\n\n".join(
        ("Home", "News", "Velden closes its bridge", *PARAGRAPHS[:2], SAID, quote, *PARAGRAPHS[2:])
    )
    found = extracted(page, "page")
    assert [found.article.text[span.start : span.end] for span in found.echoes] == [quote]
    assert [line.text for line in found.kept if "stands in another paragraph" in line.reason] == [quote]
