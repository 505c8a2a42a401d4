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


def test_quotations_signed_on_lines_of_their_own_are_said_by_name_and_office() -> None:
    text = (
        "What they say\n\n“The quay belongs to the town.”\n\n– Orla Quill, Mayor of Tarn\n\n"
        "“Nobody asked us.”\n\n— Imre Dahl, Chair of the Fishermen's Association of the Northern Islands\n\n"
        "“We will sue.”\n\n— Mira Holt, MP\n\nThe vote begins at noon."
    )
    assert signed(text) == [
        ("Orla Quill, Mayor of Tarn", "“The quay belongs to the town.”"),
        (
            "Imre Dahl, Chair of the Fishermen's Association of the Northern Islands",
            "“Nobody asked us.”",
        ),
        ("Mira Holt, MP", "“We will sue.”"),
    ]


POSTS = """The mayor's post drew anger on Tuesday.

The north quay will close at noon. pic.twitter.com/aB1 — Orla Quill (@orlaquill) March 3, 2026

Dahl said the board was not asked.

The board has failed the fishermen again. https://t.co/x1

— Mira Holt (@miraholt) 4 March 2026

Boats left before noon.

— Ana Stroud (@anastroud) writes about harbours

The article goes on. — Ana Stroud (@anastroud)"""


def test_an_embedded_post_is_what_its_poster_said() -> None:
    assert signed(POSTS) == [
        ("Orla Quill", "The north quay will close at noon."),
        ("Mira Holt", "The board has failed the fishermen again."),
    ]


def test_a_post_was_said_on_its_own_day_through_its_account(model: Model) -> None:
    found = attribute(Article(text=POSTS, language="en", published_at="2026-03-05"), model).attributions
    posts = {each.source[0].cut(POSTS): each for each in found if each.cue and each.cue[0].cut(POSTS) == "—"}
    assert set(posts) == {"Orla Quill", "Mira Holt"}
    assert [each.setting.said_on for each in posts.values()] == ["2026-03-03", "2026-03-04"]
    assert [each.setting.channel.text for each in posts.values() if each.setting.channel] == [
        "@orlaquill",
        "@miraholt",
    ]
    assert not any(
        each not in posts.values() and span.overlaps(own)
        for each in found
        for span in each.content
        for post in posts.values()
        for own in post.content
    )


@pytest.mark.parametrize(
    "text",
    [
        "Here is the post:\n\n— Orla Quill (@orlaquill) March 3, 2026",
        "— Orla Quill (@orlaquill) March 3, 2026",
        "— A (@a) March 3, 2026\n\n— Orla Quill (@orlaquill) March 3, 2026",
    ],
)
def test_a_signature_without_words_is_no_post(text: str) -> None:
    assert signed(text) == []


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
