"""Quotations signed with a dash and a name."""

from __future__ import annotations

import pytest

from onrecord.attribute import Model, attribute
from onrecord.attribute.quotes import find_quotations
from onrecord.attribute.signed import settle_signed
from onrecord.domain.article import Article

VOICES = """We asked at the market what people think of the new quay.

“Nobody asked the fishermen what they need.” ― Orlan Teeg

“It is the best thing that has come to this town.”― Dora Pell, a baker.

“My boats lie in the mud at low water, and the town looks on.”

— Imre van der Halloway"""


def signed(text: str) -> list[tuple[str, str]]:
    return [
        (group.source[0].cut(text), group.content[0].cut(text))
        for group in settle_signed(text, find_quotations(text), [])
    ]


def test_each_signed_quotation_has_its_own_voice() -> None:
    assert [voice for voice, _ in signed(VOICES)] == [
        "Orlan Teeg",
        "Dora Pell, a baker",
        "Imre van der Halloway",
    ]


def test_a_signed_quotation_of_two_paragraphs_is_one() -> None:
    text = "“We asked in spring.\n\n“We asked again.” – Orlan Teeg"
    assert signed(text) == [("Orlan Teeg", "“We asked in spring.\n\n“We asked again.”")]


@pytest.mark.parametrize(
    "text",
    [
        "“Salt and Rope” — Runa Osk",
        "“Nobody asked us,” he said - Teeg is his name.",
        "The board says “nobody asked us.” - Orlan Teeg",
        "“Nobody asked us.” – an immigrant himself –",
        "“Nobody asked us.”\n\nOrlan Teeg",
        "",
    ],
)
def test_titles_and_sentences_are_not_signed(text: str) -> None:
    assert signed(text) == []


def test_what_the_model_made_of_signed_quotations_gives_way(model: Model) -> None:
    found = attribute(Article(text=VOICES, language="en"), model).attributions
    said = [(each.source[0].cut(VOICES), each.kind, each.act) for each in found if each.kind == "direct"]
    assert said == [
        ("Orlan Teeg", "direct", "say"),
        ("Dora Pell, a baker", "direct", "say"),
        ("Imre van der Halloway", "direct", "say"),
    ]
