"""Namesakes: which of those who share a surname a form of it means; each page is invented."""

from __future__ import annotations

import pytest

PAIR = "Maria Ellwain opened the mill. She thanked her father, the miller. “It is old,” {} said."


def test_a_man_s_title_is_never_a_woman_of_that_surname(speaker):
    found = speaker(PAIR.format("Mr. Ellwain"), "Mr. Ellwain")
    assert (found.name, found.type) == ("Mr. Ellwain", "person")


def test_her_own_title_stays_hers(speaker):
    text = PAIR.format("Mr. Ellwain") + " Ms. Ellwain denied it."
    assert speaker(text, "Ms. Ellwain").name == "Maria Ellwain"


def test_a_title_outweighs_a_given_name_that_nothing_else_supports(speaker):
    text = "Lindsey Ellwain opened the mill. “It is old,” Mr. Ellwain said."
    assert speaker(text, "Mr. Ellwain").name == "Lindsey Ellwain"


@pytest.mark.parametrize("rival", ["Ellwain Taj Hotel", "Bikers for Ellwain", "the Ellwain Foundation"])
def test_what_is_called_after_somebody_is_not_that_somebody(rival, speaker):
    text = (
        f"Thomas Ellwain met guests at {rival}. He praised {rival} and {rival} again. "
        "“It is old,” Ellwain said. Later he said more."
    )
    assert speaker(text, "Ellwain", after="old,”").name == "Thomas Ellwain"
    assert speaker(text, "he", after="Later").name == "Thomas Ellwain"


def test_an_office_is_nobody_s_name(speaker):
    text = "The Prime Minister of Tarnia, Olan Prideux, was there. “It is old,” the Prime Minister said."
    assert speaker(text, "the Prime Minister", after="there").name == "Olan Prideux"


@pytest.mark.parametrize("place", ["Santa Vela", "Morning Tide", "Vela Courthouse"])
def test_a_place_or_house_never_speaks_as_she(place, speaker):
    text = f"An actress was held in {place}, where she slept. {place} was full. “It is old,” she said."
    assert speaker(text, "she", after="old").name is None


def test_what_a_bridge_is_called_never_speaks_as_she(speaker):
    text = (
        "The Upper Tenning bridge was gone. She had seen it fall. The Upper Tenning bridge was old. She had "
        "told them twice. The Upper Tenning bridge will be back. She did not say when."
    )
    assert speaker(text, "She", after="back").name is None


def test_pm_is_an_office_and_no_given_name(speaker):
    text = "PM Prideux is back. Prime Minister Olan Prideux had been away. “It is late,” PM Prideux said."
    assert speaker(text, "PM Prideux", after="late").name == "Olan Prideux"
