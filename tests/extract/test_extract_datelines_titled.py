"""Datelines in title case are read where the shape is certain."""

import pytest

from onrecord.extract.dateline import find_dateline

REST = " fish cost more than last week, the union said.\n\nOnly nine boats went out."


@pytest.mark.parametrize(
    ("opening", "place", "date"),
    [
        ("Kigali: On Friday", "Kigali", None),
        ("New Delhi: “Our", "New Delhi", None),
        ("Paris — Little", "Paris", None),
        ("Dar es Salaam: The", "Dar es Salaam", None),
        ("Millbrook, Ill. — Big", "Millbrook, Ill.", None),
        ("Port Sel, NY – Cheap", "Port Sel, NY", None),
        ("Washington, D.C. -- Most", "Washington, D.C.", None),
        ("Paris, 3 juin — Dried", "Paris", "2023-06-03"),
        ("Ho Chi Minh City, May 5 — The", "Ho Chi Minh City", "2023-05-05"),
    ],
)
def test_a_known_city_or_a_state_behind_it_opens_the_text(opening, place, date):
    found = find_dateline(opening + REST, published="2023-07-01")
    assert found is not None
    assert (found.place, found.date) == (place, date)
    assert opening.startswith((opening + REST)[: found.span.end])


@pytest.mark.parametrize(
    "opening",
    ["Background: The", "Port Sel: The", "Paris: the", "Paris Holm: The", "Lunde Wire: The", "Weather — The"],
)  # fmt: skip
def test_other_words_before_a_sign_are_no_dateline(opening):
    assert find_dateline(opening + REST, published=None) is None


def test_a_list_of_cities_is_no_dateline():
    assert find_dateline("Paris: Fish is dear.\n\nLondon: Fish is cheap.", published=None) is None
