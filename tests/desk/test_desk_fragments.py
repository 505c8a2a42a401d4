"""Links to words name the words, and only on web addresses."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from onrecord.desk.fragments import is_web_address, link_to_words

PAGE = "https://gazette.example/a"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.example/",
        "https://",
        "http://[",
        " x",
    ],
)
def test_what_is_no_web_address_gets_no_link(url: str | None) -> None:
    assert not is_web_address(url)
    assert link_to_words(url, ["words"]) is None


def test_the_words_of_the_link_are_the_stored_words() -> None:
    exact = "“We have counted around 2,000 containers – all of them – & more,” she said"
    link = link_to_words(PAGE, [exact])
    assert link is not None
    directive = link.split("#:~:text=", 1)[1]
    assert unquote(directive) == exact
    assert not set(directive) & set("-,& \n")


def test_each_span_of_a_broken_quotation_is_named() -> None:
    link = link_to_words(PAGE, ["“We will certainly, without doubt,”", "“appeal to the higher court.”"])
    assert link is not None
    assert link.count("text=") == 2


def test_few_words_carry_what_stands_around_them_in_whole_words() -> None:
    link = link_to_words(
        PAGE, ["“appeal.”"], prefix=["ill,” the minister said, "], suffix=[" The court had ruled in Janu"]
    )
    assert link is not None
    before, exact, after = link.split("#:~:text=", 1)[1].split(",")
    assert unquote(before) == "the minister said,-"
    assert unquote(exact) == "“appeal.”"
    assert unquote(after) == "-The court had ruled in"


def test_long_words_are_named_by_both_ends() -> None:
    words = [f"word{n}" for n in range(100)]
    link = link_to_words(PAGE, [" ".join(words)])
    assert link is not None
    start, end = link.split("text=", 1)[1].split(",")
    assert unquote(start).split() == words[:6]
    assert unquote(end).split() == words[-6:]


def test_an_address_with_a_fragment_keeps_it() -> None:
    link = link_to_words(f"{PAGE}#top", ["one two three four five six"])
    assert link is not None
    assert link.startswith(f"{PAGE}#top:~:text=")
