"""Source phrases: which name in the words of a source is the voice; each page is invented."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("former secretary of state Irena Valdik", "Irena Valdik"),
        ("Irena Valdik herself, as well as her campaign,", "Irena Valdik"),
        ("one delegate, Thomas Roe of Port Tarn,", "Thomas Roe"),
        ("another guest of the fair, Thomas Roe", "Thomas Roe"),
        ("one group, Occupy The Pier,", "Occupy The Pier"),
        ("Senate Minority Whip Robert J. Ellwain", "Robert J. Ellwain"),
        ("Mayor Robert Guardian", "Robert Guardian"),
        ("Citizens for Harbour Peace", "Citizens for Harbour Peace"),
    ],
)
def test_the_voice_is_the_name_that_the_phrase_is_about(source, name, speaker):
    text = f"They met again. But {source} said that it holds."
    assert speaker(text, source).name == name


def test_citizens_who_open_a_sentence_keep_their_cause(speaker):
    text = "They met again. Citizens for Harbour Peace said that it holds."
    found = speaker(text, "Citizens for Harbour Peace")
    assert (found.name, found.type) == ("Citizens for Harbour Peace", "organization")


@pytest.mark.parametrize(
    "source", ["a study, Thomas Roe", "supporters of Irena Valdik", "two guests, Thomas Roe"]
)
def test_a_name_beside_another_noun_is_not_the_voice(source, speaker):
    text = f"They met again. But {source} said that it holds."
    assert speaker(text, source).name is None


@pytest.mark.parametrize("source", ["the Brannock chief executive", "the Tarn Lines chief executive"])
def test_a_companys_chief_executive_is_no_organisation(source, speaker):
    found = speaker(f"They met again. But {source} said that it holds.", source)
    assert (found.name, found.type) == (None, "unnamed")


def test_an_executive_that_governs_is_one(speaker):
    text = "They met again. But the Skerrow Executive said that it holds."
    assert speaker(text, "the Skerrow Executive").type == "organization"
