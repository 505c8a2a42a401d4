"""Descriptions: what brackets, parties and the only person near say of "the senator"; invented pages."""

from __future__ import annotations

import pytest

from onrecord.resolve.origins import origin_told


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (" (R-Fla.) spoke", {"republican", "florida"}),
        (" (D) spoke", {"democratic"}),
        (", D-Calif., spoke", {"democratic", "california"}),
        (" (N.H.) spoke", {"new", "hampshire"}),
        (" (Ohio) spoke", {"ohio"}),
        (" (Reuters) spoke", set()),
        (" (R-Zzyx) spoke", {"republican"}),
        (", D", set()),
        ("", set()),
    ],
)
def test_brackets_behind_a_name_tell_party_and_state(text, origin):
    assert origin_told(text, 0) == origin


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the Texas senator", "Olan Prideux"),
        ("the Republican", "Olan Prideux"),
        ("the California Democrat", "Irena Valdik"),
        ("the California senator", "Irena Valdik"),
        ("the Ohio senator", None),
    ],
)
def test_a_senator_is_known_by_state_and_party(source, name, speaker):
    text = f"Sens. Olan Prideux (R-Tex.) and Irena Valdik, D-Calif., met. “It is old,” {source} said."
    assert speaker(text, source).name == name


def test_the_candidate_is_the_only_person_near_and_nobody_where_two_are(speaker):
    alone = "Irena Valdik opened the pier. The candidate said it was old."
    assert speaker(alone, "The candidate").name == "Irena Valdik"
    two = "Irena Valdik met Olan Prideux on the pier. The candidate said it was old."
    assert speaker(two, "The candidate").name is None


def test_a_spokesman_is_not_the_only_person_near(speaker):
    text = "Olan Prideux opened the pier. The spokesman said it was old."
    assert speaker(text, "The spokesman").name is None


def test_the_latter_is_who_was_named_last(speaker):
    text = "Olan Prideux answered Irena Valdik. The latter had asked for a pier."
    assert speaker(text, "The latter").name == "Irena Valdik"


def test_it_is_the_house_that_leads_the_sentence_and_no_place(speaker):
    text = "The Tidal Board met again. It said that the pier was old."
    assert speaker(text, "It").name == "Tidal Board"
    assert speaker("It rains in Tarnia. It said that the pier was old.", "It", after="Tarnia").name is None


def test_an_adverb_before_a_comma_has_no_office(speaker):
    text = "Judge Olan Prideux heard them. Significantly, the judge said that it was old."
    assert speaker(text, "the judge").name == "Olan Prideux"


def test_his_wife_behind_him_is_not_what_he_is(speaker):
    text = "Olan Prideux, 25, and his wife, Irena Valdik, came. “It is old,” Mr. Prideux said."
    found = speaker(text, "Mr. Prideux")
    assert (found.name, found.role) == ("Olan Prideux", None)
