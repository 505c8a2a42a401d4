"""Quotations by their marks: what opens, closes and goes on."""

from __future__ import annotations

import pytest
from golden_quotes import Case, read_cases
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.quotes import find_quotations, quoted_flags


def outers(text: str) -> list[str]:
    return [quotation.outer.cut(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will," she said. "Soon."', ['"We will,"', '"Soon."']),
        ("“We will,” she said. “Soon.”", ["“We will,”", "“Soon.”"]),
        ("'We will,' she said. 'Soon.'", ["'We will,'", "'Soon.'"]),
        ("''We will,'' she said.", ["''We will,''"]),
        ("«Oui», dit-elle. „Ja“, sagte er. »Nein«", ["«Oui»", "„Ja“", "»Nein«"]),
        ("「はい」と彼女は言った", ["「はい」"]),
    ],
)
def test_each_style_of_marks_gives_its_quotations(text: str, expected: list[str]) -> None:
    assert outers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the dogs' bowl, isn't it?",
        "In the '90s and the ’80s they didn’t.",
        "He measured 5'10 and 6'2.",
        "The ministers’ plan and the states’ reply",
    ],
)
def test_an_apostrophe_opens_no_quotation(text: str) -> None:
    assert outers(text) == []


@pytest.mark.parametrize(
    "case", [*read_cases("quotes.txt"), *read_cases("quotes_held.txt")], ids=lambda case: case.text[:40]
)
def test_the_marks_give_the_quotations_that_a_reader_sees(case: Case) -> None:
    assert [q.outer for q in find_quotations(case.text)] == list(case.quotations)


def test_a_quotation_inside_another_keeps_its_depth() -> None:
    text = "“She told me ‘no’ twice,” he said."
    assert [(q.outer.cut(text), q.depth) for q in find_quotations(text)] == [
        ("“She told me ‘no’ twice,”", 0),
        ("‘no’", 1),
    ]


def test_a_quotation_goes_on_where_the_next_paragraph_opens_with_its_mark() -> None:
    text = "“One.\n\n“Two.”\n\nThree."
    first, second = find_quotations(text)
    assert (first.is_closed, first.continues) == (False, True)
    assert (second.is_closed, second.continues) == (True, False)


def test_an_unclosed_quotation_goes_on_past_the_one_inside_it() -> None:
    first, inner, second = find_quotations("“She said ‘no’ in spring.\n\n“She said it again,” he said.")
    assert (first.is_closed, first.continues) == (False, True)
    assert (inner.depth, second.depth) == (1, 0)


def test_a_quotation_that_its_paragraph_introduces_goes_on_with_the_next() -> None:
    first, second = find_quotations("He wrote: “One.\n\n“Two.”")
    assert (first.continues, second.is_closed) == (True, True)


def test_an_attribute_of_markup_is_no_quotation() -> None:
    assert outers('<b id="x">Plain words</b>') == []


def test_a_dangling_mark_does_not_quote_the_next_paragraph() -> None:
    text = '"A heading without its end\n\nPlain words here.'
    flags = quoted_flags(text, find_quotations(text))
    assert not any(flags[text.index("Plain") :])


def test_a_million_apostrophes_take_no_quadratic_time() -> None:
    assert find_quotations("'a" * 200_000) == ()


@given(st.text(alphabet="“”‘’'\"«» ab\n.", max_size=80))
def test_any_run_of_marks_gives_quotations_inside_the_text(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.outer.start < quotation.inner.start <= quotation.inner.end
        assert quotation.inner.end <= quotation.outer.end <= len(text)
