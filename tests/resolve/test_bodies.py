"""Bodies: what is no person although nothing in a list names it; each page is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.domain.statement import Speaker

Find = Callable[..., Speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Zorvath Rowing Athletics said it would appeal.",
        "Velden Theatre said it would reopen.",
        "Global Dreams said the pier was closed.",
        "Human Harbour Watch said the pier was closed.",
    ],
)
def test_a_name_of_plain_words_is_a_body(speaker: Find, text: str):
    name = text.partition(" said")[0]
    found = speaker(text, name)
    assert (found.name, found.type) == (name, "organization")


@pytest.mark.parametrize(
    "text",
    [
        "Tamsin Ferry, which runs the boats, is late. Again the boats lay still. Tamsin Ferry said so.",
        "Tamsin have signed a striker. The ground was full. Tamsin said so.",
        "Tamsin Ferry is one of the companies at the pier. It rains. Tamsin Ferry said so.",
        "Tamsin Ferry, a shipping company, is late. It rains. Tamsin Ferry said so.",
        "Tamsin Ferry expects its boats today. It rains. Tamsin Ferry said so.",
        "Tamsin Ferry CEO Olan Roe is away. It rains. Tamsin Ferry said so.",
    ],
)
def test_the_words_around_a_given_name_may_tell_of_a_body(speaker: Find, text: str):
    name = "Tamsin Ferry" if "Tamsin Ferry" in text else "Tamsin"
    found = speaker(text, name, after=". " if text.count(". ") > 1 else "")
    last = speaker(text, text.rsplit(". ", 1)[1].partition(" said")[0], after=text.rsplit(". ", 1)[0])
    assert (last.name, last.type) == (name, "organization")
    assert found.type == "organization"


@pytest.mark.parametrize(
    "text",
    [
        "The campaign of Tamsin Ferry, which is late, goes on. Tamsin Ferry said so.",
        "Mayor Tamsin Ferry expects its end. Rain fell. Tamsin Ferry said so.",
        "Olan Roe and Tamsin Ferry have met. Rain fell. Tamsin Ferry said so.",
        "Tamsin Ferry, a company executive, is late. Rain fell. Tamsin Ferry said so.",
    ],
)
def test_a_person_stays_one_where_the_words_around_tell_of_another(speaker: Find, text: str):
    found = speaker(text, "Tamsin Ferry", after=text.rsplit(". ", 1)[0])
    assert (found.name, found.type) == ("Tamsin Ferry", "person")


def test_a_single_word_behind_the_is_no_person(speaker: Find):
    found = speaker("Rates rose when the Tamsin met. The Tamsin said they would fall.", "The Tamsin")
    assert (found.name, found.type) == ("Tamsin", "organization")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“It may be close,” said one New Jersey Democrat.", "one New Jersey Democrat"),
        ("Moderate Ohio Republicans said it may be close.", "Moderate Ohio Republicans"),
        ("Two-thirds said it may be close.", "Two-thirds"),
        ("Caucus-goers said it may be close.", "Caucus-goers"),
    ],
)
def test_members_of_a_party_and_shares_of_people_have_no_name(speaker: Find, text: str, source: str):
    found = speaker(text, source)
    assert (found.name, found.candidate, found.type) == (None, None, "unnamed")


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "Brave Irena Valdik has told all. On Monday Irena Valdik said more.",
            "Irena Valdik",
            "Irena Valdik",
        ),
        ("Later Adv Kelo Tvane rose. Adv Tvane said more.", "Adv Tvane", "Kelo Tvane"),
        (
            "The bill by Senators Olan Roe and Irena Valdik fell. Senators Olan Roe said so.",
            "Roe",
            "Olan Roe",
        ),
        (
            "The Council on Harbour Relations National Executive Director Olan Roe spoke. Roe said so.",
            "Roe",
            "Olan Roe",
        ),
    ],
)
def test_a_word_before_a_name_is_no_part_of_it(speaker: Find, text: str, source: str, name: str):
    found = speaker(text, source, after=text[: text.rindex(source)])
    assert (found.name, found.type) == (name, "person")


@pytest.mark.parametrize(
    "text",
    [
        "R. Kelo Tvane said it rained.",
        "The Velden News’ Kelo Tvane said it rained.",
        "J.D. Tvane said it rained.",
    ],
)
def test_initials_and_owners_make_no_body_of_a_person(speaker: Find, text: str):
    found = speaker(text, text.partition(" said")[0])
    assert found.type == "person"


def test_a_description_by_state_is_nobody_of_whom_the_page_tells_no_state(speaker: Find):
    text = "Olan Roe spoke. He is the Republican candidate. The Ohio Republican said it rained."
    assert speaker(text, "The Ohio Republican").name is None
    named = "Republican Olan Roe spoke. He is the Republican candidate. The Ohio Republican said it rained."
    assert speaker(named, "The Ohio Republican").name is None
    told = "Olan Roe (R-Ohio) spoke. It rained. The Ohio Republican said it rained."
    assert speaker(told, "The Ohio Republican").name == "Olan Roe"


def test_a_thing_of_an_owner_is_no_person(speaker: Find):
    found = speaker("Roe’s Phantom Mast wants to sail. Roe’s Phantom Mast said so.", "Roe’s Phantom Mast")
    assert (found.name, found.type) == ("Phantom Mast", "organization")


def test_a_sentence_behind_an_abbreviation_is_no_part_of_a_name(speaker: Find):
    text = "Zorvath Inc. sued Ferry Line Inc. The company said it rained."
    assert speaker(text, "The company").name is None


@pytest.mark.parametrize(
    "told", ["Helka Dorn came. The sign says H. Dorn.", "The sign says H. Dorn. Helka Dorn came."]
)
def test_an_initial_is_the_first_name_that_the_page_gives(speaker: Find, told: str):
    assert speaker(f"{told} Dorn said it rained.", "Dorn", after="Dorn.").name == "Helka Dorn"


def test_an_initial_that_two_of_a_surname_share_is_surely_neither(speaker: Find):
    found = speaker("Jane Roe and John Roe met. J. Roe said it rained.", "J. Roe")
    assert found.name in (None, "J. Roe")
