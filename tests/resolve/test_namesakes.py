"""Namesakes: which of those who share a surname a form of it means; each page is invented."""

from __future__ import annotations

import pytest

from onrecord.domain.article import Article
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker
from onrecord.resolve import resolve


def speaker(text: str, source: str, *, after: str = "") -> Speaker:
    """The speaker of one statement, whose source is the first such words after `after`."""
    at = text.index(source, text.index(after) + len(after))
    said = Attribution(
        field="text", kind="direct", source=(Span(at, at + len(source)),), content=(Span(0, 5),)
    )
    return resolve(Article(text=text), [said])[0]


PAIR = "Maria Ellwain opened the mill. She thanked her father, the miller. “It is old,” {} said."


def test_a_man_s_title_is_never_a_woman_of_that_surname():
    found = speaker(PAIR.format("Mr. Ellwain"), "Mr. Ellwain")
    assert (found.name, found.type) == ("Mr. Ellwain", "person")


def test_her_own_title_stays_hers():
    text = PAIR.format("Mr. Ellwain") + " Ms. Ellwain denied it."
    assert speaker(text, "Ms. Ellwain").name == "Maria Ellwain"


def test_a_title_outweighs_a_given_name_that_nothing_else_supports():
    text = "Lindsey Ellwain opened the mill. “It is old,” Mr. Ellwain said."
    assert speaker(text, "Mr. Ellwain").name == "Lindsey Ellwain"


@pytest.mark.parametrize("rival", ["Ellwain Taj Hotel", "Bikers for Ellwain", "the Ellwain Foundation"])
def test_what_is_called_after_somebody_is_not_that_somebody(rival):
    text = (
        f"Thomas Ellwain met guests at {rival}. He praised {rival} and {rival} again. "
        "“It is old,” Ellwain said. Later he said more."
    )
    assert speaker(text, "Ellwain", after="old,”").name == "Thomas Ellwain"
    assert speaker(text, "he", after="Later").name == "Thomas Ellwain"


def test_an_office_is_nobody_s_name():
    text = "The Prime Minister of Tarnia, Olan Prideux, opened the pier. “It is old,” the Prime Minister said."
    assert speaker(text, "the Prime Minister", after="pier").name == "Olan Prideux"


@pytest.mark.parametrize("place", ["Santa Vela", "Morning Tide", "Vela Courthouse"])
def test_a_place_or_house_never_speaks_as_she(place):
    text = f"An actress was held in {place}, where she slept. {place} was full. “It is old,” she said."
    assert speaker(text, "she", after="old").name is None
