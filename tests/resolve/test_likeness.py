"""Names compared: what makes two names one, what keeps them apart, and that no name breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve.forms import organization_form, person_form
from onrecord.resolve.likeness import compare_names
from onrecord.resolve.spelling import alike, sound_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Baldin", "Sergey Baldin"),
        ("BALDIN, Sergei", "Sergei Baldin"),
        ("Dr. Sergei Baldin", "Sergei Baldin"),
        ("Сергей Балдин", "Sergey Baldin"),
        ("Σέργιος Βαλδίν", "Sergios Valdin"),
        ("S. Baldin", "Sergei Baldin"),
        ("Ted Rookwood", "Theodore Rookwood"),
        ("SergeiBaldin", "Sergei Baldin"),
        ("Sergei Olegovich Baldin", "Sergei Baldin"),
        ("Yusuf al-Karim Hadi", "Youssef Al Kareem Hadi"),
    ],
)
def test_one_person_written_in_two_ways_is_likely_one(one, other):
    assert compare_names(one, other, is_person=True).score >= 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oleg Baldin", "Sergei Baldin"),
        ("Sergei Olegovich Baldin", "Sergei Petrovich Baldin"),
        ("William G. Rookwood", "William W. Rookwood"),
        ("Martin Paul", "Paul Martin"),
        ("Omar bin Hadi al-Karim", "Hadi bin Omar al-Karim"),
        ("Baldin", "Irena Valdik"),
    ],
)
def test_names_of_two_people_are_likely_two(one, other):
    assert compare_names(one, other, is_person=True).score < 0.5


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Ostra Lines Inc.", "Ostra Lines Incorporated", True),
        ("The Ostra Lines Company", "Ostra Lines Corporation", True),
        ("Organisation for Safe Piers", "Organization for Safe Piers", True),
        ("Ostra Lines AG", "Ostra Lines GmbH", False),
        ("Ostra Lines", "Ostra Lines Norway", False),
        ("Bank of Kelm (Tarnia)", "Bank of Kelm (Vestria)", False),
    ],
)
def test_organizations_are_told_apart_by_place_and_legal_form(one, other, is_one):
    assert (compare_names(one, other, is_person=False).score >= 0.5) is is_one


def test_the_reasons_say_what_differs():
    found = compare_names("Sergei Baldin", "Sergey Olegovich Baldin", is_person=True)
    assert found.reasons == ("another spelling: sergei, sergey", "only in one: olegovich")


def test_words_are_alike_for_one_reason_each():
    assert [alike("sergei", word) for word in ("sergei", "sergey", "s", "sergie", "oleg")] == [
        "same",
        "spelling",
        "initial",
        "spelling",
        "other",
    ]
    assert alike("bob", "robert") == "nickname"
    assert sound_of("mikhail") == sound_of("mihail")


BAD = ["", " ", "\u202e\u200f", "’’", "x" * 10_000, "\ud800", "\x00\x1b", "—", "()", ",", "Dr.", "👍"]


def test_what_is_no_name_is_like_nothing_and_breaks_nothing():
    for one in BAD:
        for other in (*BAD, "Irena Valdik"):
            for is_person in (True, False):
                if one != other:
                    assert compare_names(one, other, is_person=is_person).score < 0.5, (one, other)


def test_a_name_of_six_scripts_and_turned_direction_is_like_itself():
    name = "Ира Δέλτα عدي سمر 金 한"
    assert compare_names(name, "\u202e" + name + "\u202c", is_person=True).score > 0.5


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.booleans())
def test_comparing_is_even_handed_and_never_fails(one, other, is_person):
    found = compare_names(one, other, is_person=is_person)
    assert 0 <= found.score <= 1
    assert abs(found.score - compare_names(other, one, is_person=is_person).score) < 0.05
    assert person_form(one) == person_form(one)
    assert organization_form(other) == organization_form(other)
