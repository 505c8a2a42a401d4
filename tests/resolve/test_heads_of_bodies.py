"""Heads of bodies: presidents and chief executives, told by name and by description."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.domain.article import Article
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker
from onrecord.resolve import resolve

Find = Callable[..., Speaker]


@pytest.mark.parametrize(
    ("told", "source", "name"),
    [
        (
            "Ostland President Irena Valdik met Westmark President Olan Roe.",
            "The president of Ostland",
            "Irena Valdik",
        ),
        (
            "Irena Valdik, the president of Ostland, met Olan Roe, the president of Westmark.",
            "The Westmark president",
            "Olan Roe",
        ),
        (
            "President Irena Valdik met Olan Roe, the president of the Tide Bank.",
            "The president of the bank",
            "Olan Roe",
        ),
        (
            "Zorvath Pools chief executive Irena Valdik met Olan Roe, CEO of Ferry Line.",
            "The Ferry Line CEO",
            "Olan Roe",
        ),
        (
            "German President Irena Valdik met French President Olan Roe.",
            "The president of France",
            "Olan Roe",
        ),
    ],
)
def test_a_president_is_told_by_what_he_presides_over(speaker: Find, told: str, source: str, name: str):
    assert speaker(f"{told} {source} said it rained.", source).name == name


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("Ostland President Irena Valdik spoke.", "The president of Westmark"),
        ("German President Irena Valdik spoke.", "The president of France"),
        ("Zorvath CEO Irena Valdik spoke.", "The CEO of Ferry Line"),
        (
            "Irena Valdik, president of Harbour College, met Olan Roe, who is president of Tide University.",
            "The university’s president",
        ),
    ],
)
def test_the_head_of_another_body_is_not_the_one_whom_the_page_names(speaker: Find, told: str, source: str):
    assert speaker(f"{told} {source} said it rained.", source).name is None


def test_whom_a_body_is_led_by_does_not_make_a_person_of_it(speaker: Find):
    text = "Zorvath Pools, led by Olan Roe, said it would close."
    found = speaker(text, "Zorvath Pools, led by Olan Roe,")
    assert (found.name, found.type) == ("Zorvath Pools", "organization")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Olan “Buck” Roe spoke. Roe said so.", "Olan “Buck” Roe"),
        ('Olan "Buck" Roe spoke. Roe said so.', 'Olan "Buck" Roe'),
        ("Kelo al-Roe spoke. Later al-Roe said so.", "Kelo al-Roe"),
    ],
)
def test_nicknames_and_articles_stand_inside_a_name(speaker: Find, text: str, name: str):
    source = text.rsplit(". ", 1)[1].removeprefix("Later ").partition(" said")[0]
    assert speaker(text, source, after="spoke. ").name == name


def test_one_of_several_senators_is_a_senator(speaker: Find):
    text = "Sens. Olan Roe and Irena Valdik came. Roe said so."
    assert speaker(text, "Roe", after="came. ").role == "Sen."


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("an expert on tides and has lectured on them", "an expert on tides"),
        ("an adviser to the harbour but is not working there", "an adviser to the harbour"),
        ("a top adviser at the harbour and later worked at sea", "a top adviser at the harbour"),
        ("an adviser to the harbour and retired pilot", "an adviser to the harbour and retired pilot"),
    ],
)
def test_a_role_ends_before_what_else_is_told(speaker: Find, told: str, role: str):
    assert speaker(f"Olan Roe, {told}, said so.", "Olan Roe").role == role
    assert speaker(f"Olan Roe is {told}. Rain fell. Roe said so.", "Roe", after="fell. ").role == role


@pytest.mark.parametrize(
    "role",
    ["the Prime Minister’s wife", "an adviser to the prime minister", "a friend of the prime minister"],
)
def test_who_is_near_an_office_does_not_hold_it(speaker: Find, role: str):
    text = f"Irena Valdik, {role}, came. The prime minister said it rained. So did the premier say."
    for source in ("The prime minister", "the premier"):
        assert speaker(text, source).name is None


def test_a_wife_named_by_her_title_keeps_it_as_it_is_written(speaker: Find):
    text = "Robert Roe, the prime minister, said that he came. Lady Roe said it rained."
    assert speaker(text, "Lady Roe").name == "Lady Roe"


def test_a_company_may_be_a_contractor(speaker: Find):
    text = "The pier is late. Zorvath, the contractor for the pier, is to blame. Zorvath said it rained."
    found = speaker(text, "Zorvath", after="blame. ")
    assert (found.name, found.type, found.role) == ("Zorvath", "organization", None)


def test_a_plural_before_a_name_is_no_part_of_it(speaker: Find):
    text = "It rained on Celebrities Irena Valdik and Olan Roe. Valdik said it was cold."
    assert speaker(text, "Valdik", after="Roe. ").name == "Irena Valdik"


def test_what_has_a_part_of_its_own_is_a_body(speaker: Find):
    for text in ("Tamsin Ferry, for its part, said no.", "Tamsin Ferry argued in its letter that it rained."):
        assert speaker(text, "Tamsin Ferry").type == "organization"


@pytest.mark.parametrize(
    "headline", ["Surviving Captain Dodges Questions On Storm", "Surviving Captain Agrees To Talk"]
)
def test_a_verb_of_a_headline_is_no_name(headline: str):
    said = Attribution(field="headline", kind="direct", source=(Span(0, 17),), content=(Span(25, 30),))
    (found,) = resolve(Article(text="The captain came.", headline=headline), [said])
    assert (found.name, found.candidate) == (None, None)


def test_a_surname_like_a_verb_stays_where_the_page_names_it():
    headline = "Captain Stevens Agrees To Talk At Last"
    said = Attribution(field="headline", kind="direct", source=(Span(0, 15),), content=(Span(22, 30),))
    (found,) = resolve(Article(text="Captain Irena Stevens came in.", headline=headline), [said])
    assert found.name == "Irena Stevens"
