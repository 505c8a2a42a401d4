"""Verdicts on people: who is one, who is held apart, who is asked about; never by the order of pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.person import KnownPerson
from onrecord.resolve.judging import block_of, blocks_near, field_of, judge
from onrecord.resolve.keys import fold_name, person_id


def known(name: str, *roles: str, field: str = "") -> KnownPerson:
    key = fold_name(name)
    return KnownPerson(
        id=person_id("person", key, field), key=key, name=name, type="person", roles=roles, spellings=(name,)
    )


def verdict(one: KnownPerson, other: KnownPerson) -> str | None:
    found = judge((one, other))
    return found[0].verdict if found else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Baldin", "Sergey Baldin"),
        ("Mikhail Baldin", "Mihail Baldin"),
        ("Yevgeny Baldin", "Evgeni Baldin"),
        ("Yousuf Hadari", "Yusuf Hadari"),
        ("Maria Zakharina", "Mariya Zaharina"),
    ],
)
def test_spellings_of_a_name_are_one_where_a_role_is_shared(one, other):
    first = known(one, "Tarnian Foreign Minister")
    assert verdict(first, known(other, "Foreign Minister")) == "same"
    assert verdict(first, known(other, "goalkeeper")) == "unsure"
    assert verdict(first, known(other)) == "unsure"


def test_the_reason_names_the_spelling_and_the_role():
    (found,) = judge((known("Sergei Baldin", "foreign minister"), known("Sergey Baldin", "Foreign Minister")))
    assert set(found.reason.split("; ")[0].split(": ")[1].split(", ")) == {"sergei", "sergey"}
    assert found.reason.endswith("shared role: foreign minister")
    assert 0 < found.score < 1
    assert found.one < found.other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paul Ryder", "Paula Ryder"),
        ("George W. Bell", "George H. W. Bell"),
        ("John Roe", "Jon Roe"),
        ("Anna Leng", "Anne Leng"),
        ("Tony Smits", "Toni Smits"),
        ("George Bell", "George W. Bell"),
        ("John Roe Jr.", "John Roe"),
        ("Valdik", "Irena Valdik"),
        ("Olaf Scholten", "Olaf Schulten"),
        ("Martin Paul", "Paul Martin"),
    ],
)
def test_names_that_only_look_alike_are_never_joined_unasked(one, other):
    role = "Tarnian foreign minister"
    assert verdict(known(one, role), known(other, role)) != "same"


def test_a_short_form_is_one_where_two_words_of_a_role_are_shared():
    first = known("Robert Valdik", "harbour board chairman")
    assert verdict(first, known("Bob Valdik", "chairman of the harbour board")) == "same"
    assert verdict(first, known("Bob Valdik", "chairman")) == "unsure"


def test_a_middle_initial_is_asked_about_where_a_role_is_shared():
    first = known("Michael Valdik", "special counsel")
    assert verdict(first, known("Michael T. Valdik", "special counsel")) == "unsure"
    assert verdict(first, known("Michael T. Valdik", "baker")) is None


def test_one_name_in_two_fields_is_two_people_and_one_without_a_role_is_nobody_else():
    goalkeeper = known("Olan Prideux", "Kelm goalkeeper", field="sport")
    assert verdict(goalkeeper, known("Olan Prideux", "finance minister")) == "different"
    assert verdict(goalkeeper, known("Olan Prideux")) == "same"


def test_a_past_trade_keeps_nobody_apart():
    assert field_of("Kelm goalkeeper") == "sport"
    assert field_of("former goalkeeper") == ""
    assert field_of("foreign minister") == field_of(None) == ""


def test_an_organization_is_never_judged_by_a_spelling():
    offices = [
        KnownPerson(id=name, key=name.lower(), name=name, type="organization", roles=("ministry",))
        for name in ("Ostra Linei", "Ostra Liney")
    ]
    assert judge(offices) == ()


def test_people_who_may_be_one_share_a_block():
    assert block_of("Sergei Lavronin") in blocks_near("Sergey Lavronin")
    assert block_of("Robert Valdik") in blocks_near("Bob Valdik")
    assert block_of("Valdik") == block_of("") == block_of("\u202e") == block_of("x" * 10_000) == ""


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=6))
def test_no_name_breaks_the_judging(names):
    judge([known(name, "minister") for name in names])


@settings(max_examples=60, deadline=None)
@given(
    st.permutations(
        [known(n, "mayor") for n in ("Sergei Baldin", "Sergey Baldin", "Ada Baldin", "S. Baldin")]
    )
)
def test_verdicts_do_not_hang_on_the_order_of_people(people):
    assert judge(people) == judge(sorted(people, key=lambda each: each.id))
