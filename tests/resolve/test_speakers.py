"""Speakers of one page: each test is a page of invented people and what a reader would answer."""

from __future__ import annotations

import pytest

from onrecord.domain.article import Article, Photo
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker
from onrecord.resolve import resolve


def said(article: Article, *marked: str, field: str = "text") -> tuple[Speaker, ...]:
    """Resolve statements given as "source|cue|content", each found after the one before it."""
    words, reach, found = article.words_of(field), 0, []
    for line in marked:
        source, cue, content = line.split("|")
        spans = {}
        start = min(words.index(part, reach) for part in (source, cue, content) if part)
        for name, part in (("source", source), ("cue", cue), ("content", content)):
            at = words.index(part, start) if part else 0
            spans[name] = (Span(at, at + len(part)),) if part else ()
        reach = start
        found.append(Attribution(field=field, kind="direct", **spans))
    return resolve(article, found)


def statement(text: str, *, source: str, content: str, after: str = "") -> Attribution:
    """An attribution by its words, the source the first such words after `after`."""
    at, held = text.index(source, text.index(after)), text.index(content)
    return Attribution(
        field="text",
        kind="direct",
        source=(Span(at, at + len(source)),),
        content=(Span(held, held + len(content)),),
    )


def names(text: str, *marked: str) -> list[str | None]:
    return [speaker.name for speaker in said(Article(text=text), *marked)]


def test_a_surname_gets_the_full_name_and_the_role_of_the_page():
    text = "Harbour Minister Irena Valdik opened the pier. “It will hold,” Valdik said."
    (speaker,) = said(Article(text=text), "Valdik|said|“It will hold,”")
    assert speaker == Speaker(name="Irena Valdik", type="person", role="Harbour Minister", mention="Valdik")


def test_the_fullest_name_may_stand_in_the_headline_or_a_caption_alone():
    text = "The pier will hold, Valdik said."
    headline = Article(text=text, headline="Pier is safe, says Irena Valdik")
    caption = Article(text=text, photos=(Photo(caption="Harbour Minister Irena Valdik at the pier"),))
    for article in (headline, caption):
        (speaker,) = said(article, "Valdik|said|The pier will hold")
        assert speaker.name == "Irena Valdik"


def test_a_headline_in_title_case_adds_no_word_to_a_name():
    article = Article(
        text="Irena Valdik opened the pier. “It will hold,” Valdik said.",
        headline="Harbour Minister Valdik Defends New Pier After Storm",
    )
    (speaker,) = said(article, "Harbour Minister Valdik|Defends|New Pier", field="headline")
    assert speaker.name == "Irena Valdik"


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("Tarn Motors chief executive Olan Prideux", "Tarn Motors chief executive"),
        (
            "Olan Prideux, an expert on tides at the Coastal Institute,",
            "an expert on tides at the Coastal Institute",
        ),
        ("Tarn Motors' chief executive, Olan Prideux,", "Tarn Motors' chief executive"),
        ("Secretary of State Olan Prideux", "Secretary of State"),
    ],
)
def test_roles_stand_before_a_name_after_it_or_before_a_comma(source, role):
    text = f"The tide rises, {source} said on Monday."
    (speaker,) = said(Article(text=text), f"{source}|said|The tide rises")
    assert (speaker.name, speaker.role) == ("Olan Prideux", role)


def test_a_role_that_ends_a_sentence_is_not_that_of_the_name_that_opens_the_next():
    text = "Irena Valdik and Olan Prideux met the mayor. Valdik and Prideux warned that the pier would fall."
    (speaker,) = said(Article(text=text), "Valdik and Prideux|warned|that the pier would fall")
    assert speaker.members == ("Irena Valdik", "Olan Prideux")
    (alone,) = said(Article(text="They met the general. Valdik said it fell."), "Valdik|said|it fell")
    assert alone.role is None


def test_a_place_in_a_dateline_does_not_shout_as_a_speaker():
    text = "TARNBURG, May 5. The bridge is shut. Tarnburg said it would answer."
    (speaker,) = said(Article(text=text), "Tarnburg|said|it would answer")
    assert speaker.name == "Tarnburg"


def test_the_longest_role_of_the_page_is_kept():
    text = (
        "Biologist Olan Prideux spoke first. Olan Prideux, a senior fellow at the Coastal Institute, "
        "warned of tides. They rise, Prideux said."
    )
    (speaker,) = said(Article(text=text), "Prideux|said|They rise")
    assert speaker.role == "a senior fellow at the Coastal Institute"


def test_a_title_tells_two_bearers_of_a_surname_apart():
    text = (
        "Robert Ellwain and Susan Ellwain run the mill. “It is old,” said Mr. Ellwain. "
        "“It is ours,” said Mrs. Ellwain."
    )
    assert names(text, "Mr. Ellwain|said|“It is old,”", "Mrs. Ellwain|said|“It is ours,”") == [
        "Robert Ellwain",
        "Susan Ellwain",
    ]


def test_a_surname_that_two_bear_alike_is_a_candidate_only():
    text = "Robert Ellwain and Thomas Ellwain run the mill. It is old, Ellwain said."
    told = statement(text, source="Ellwain", content="It is old", after="It is old")
    (speaker,) = resolve(Article(text=text), [told])
    assert speaker.name is None
    assert speaker.candidate in ("Robert Ellwain", "Thomas Ellwain")


def test_pronouns_follow_the_speaker_before_them():
    text = (
        "Irena Valdik opened the pier with Robert Ellwain. “It will hold,” Valdik said. "
        "She added that the storm was over. He said nothing was over."
    )
    assert names(
        text,
        "Valdik|said|“It will hold,”",
        "She|added|that the storm was over",
        "He|said|nothing was over",
    ) == ["Irena Valdik", "Irena Valdik", "Robert Ellwain"]


def test_pronouns_on_the_page_outweigh_the_usual_gender_of_a_given_name():
    text = (
        "Robin Castell lost her seat. Castell said her party had failed. Castell kept her nerve. "
        "“I am done,” she said."
    )
    assert names(text, "she|said|“I am done,”") == ["Robin Castell"]


def test_a_pronoun_within_a_quotation_is_not_its_speaker():
    text = "“He said the mill was old,” Robert Ellwain said."
    outer = statement(text, source="Robert Ellwain", content="“He said the mill was old,”")
    inner = statement(text, source="He", content="the mill was old")
    assert resolve(Article(text=text), (inner, outer))[0].name is None


def test_i_within_a_quotation_is_the_one_who_is_quoted():
    text = "Irena Valdik stood up. “I told them the pier would hold,” she said."
    outer = statement(text, source="she", content="“I told them the pier would hold,”")
    inner = statement(text, source="I", content="the pier would hold", after="“")
    for order in ((outer, inner), (inner, outer)):
        assert [each.name for each in resolve(Article(text=text), order)] == ["Irena Valdik"] * 2


def test_who_is_the_name_before_it():
    text = "The prize went to Olan Prideux, who said the tide was rising."
    assert names(text, "who|said|the tide was rising") == ["Olan Prideux"]


def test_people_who_are_not_named_stay_unnamed():
    text = (
        "The mill is old, villagers who work there said. A spokesman for the mill denied it. "
        "Officials agreed."
    )
    speakers = said(
        Article(text=text),
        "villagers who work there|said|The mill is old",
        "A spokesman for the mill|denied|it",
        "Officials|agreed|it",
    )
    assert [(each.type, each.name) for each in speakers] == [("unnamed", None)] * 3
    assert speakers[1].role == "A spokesman for the mill"


def test_she_after_an_unnamed_witness_is_the_witness():
    text = "Irena Valdik came late. A waitress said the pier shook. She said it was loud."
    speakers = said(Article(text=text), "A waitress|said|the pier shook", "She|said|it was loud")
    assert [each.name for each in speakers] == [None, None]
    assert speakers[1].role == "A waitress"


def test_a_description_is_the_one_voice_whose_role_it_says():
    text = (
        "Foreign Minister Irena Valdik met Finance Minister Olan Prideux. “We agree,” "
        "the foreign minister said. "
        "“It is costly,” the finance minister said. “Very,” the Tarnian top diplomat said."
    )
    assert names(
        text,
        "the foreign minister|said|“We agree,”",
        "the finance minister|said|“It is costly,”",
        "the Tarnian top diplomat|said|“Very,”",
    ) == ["Irena Valdik", "Olan Prideux", "Irena Valdik"]


def test_a_description_that_no_role_matches_names_nobody():
    text = "Irena Valdik opened the pier. “It shook,” the harbour pilot said."
    (speaker,) = said(Article(text=text), "the harbour pilot|said|“It shook,”")
    assert speaker.name is None
    assert speaker.role == "harbour pilot"


def test_two_names_speak_as_a_group_with_their_members():
    text = "Irena Valdik and Olan Prideux said the pier would hold. They said so twice."
    first, second = said(
        Article(text=text),
        "Irena Valdik and Olan Prideux|said|the pier would hold",
        "They|said|so twice",
    )
    assert first.name == "Irena Valdik and Olan Prideux"
    assert first.type == "group"
    assert first.members == ("Irena Valdik", "Olan Prideux")
    assert second.members == first.members


def test_a_person_with_others_is_the_person():
    text = "Irena Valdik came. Valdik and her aides said the pier would hold."
    assert names(text, "Valdik and her aides|said|the pier would hold") == ["Irena Valdik"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The Ministry of Harbours", "Ministry of Harbours"),
        ("Moscow", "Moscow"),
        ("the Kremlin", "Kremlin"),
        ("the Tarnian government", "Tarnian government"),
        ("The Morning Courier", "Morning Courier"),
        ("the U.S.", "U.S."),
    ],
)
def test_offices_papers_and_metonyms_are_organizations(source, name):
    text = f"The pier will hold, according to {source}."
    (speaker,) = said(Article(text=text), f"{source}|according to|The pier will hold")
    assert (speaker.name, speaker.type) == (name, "organization")


def test_a_short_form_of_an_organization_gets_its_full_name():
    text = "The Alliance for Safe Piers (ASP) met. Piers are old, ASP said. They shake, the alliance said."
    assert (
        names(text, "ASP|said|Piers are old", "the alliance|said|They shake")
        == ["Alliance for Safe Piers"] * 2
    )


def test_a_named_poll_is_a_document_and_the_poll_is_the_same():
    text = "Valdik leads, a Morning Courier poll found. She gains, the poll found. Reports say so."
    speakers = said(
        Article(text=text),
        "a Morning Courier poll|found|Valdik leads",
        "the poll|found|She gains",
        "Reports|say|so",
    )
    assert [(each.name, each.type) for each in speakers] == [
        ("Morning Courier poll", "document"),
        ("Morning Courier poll", "document"),
        (None, "unnamed"),
    ]


def test_a_verb_without_a_subject_shares_the_one_before_and():
    text = "Irena Valdik said the pier was safe and added that it was new. It is said to shake."
    speakers = said(
        Article(text=text),
        "Irena Valdik|said|the pier was safe",
        "|added|that it was new",
        "|is said|to shake",
    )
    assert [each.name for each in speakers] == ["Irena Valdik", "Irena Valdik", None]


def test_the_words_of_the_source_are_the_mention():
    text = "The pier will hold, Irena  Valdik said."
    (speaker,) = said(Article(text=text), "Irena  Valdik|said|The pier will hold")
    assert speaker.mention == "Irena Valdik"


def test_no_attribution_gives_no_speaker():
    assert resolve(Article(text="Irena Valdik said the pier was safe."), ()) == ()


@pytest.mark.parametrize("text", ["", "x", "“", "said", "\u202e\u200f said", "A" * 5000, "’s ’s ’s", "1 2 3"])
def test_odd_texts_raise_nothing(text):
    whole = Attribution(
        field="text", kind="direct", content=(Span(0, len(text)),), source=(Span(0, len(text)),)
    )
    (speaker,) = resolve(Article(text=text), (whole,))
    assert speaker.type in ("person", "organization", "unnamed")


def test_a_field_that_the_article_lacks_names_nobody():
    lost = Attribution(field="headline", kind="direct", content=(Span(0, 1),), source=(Span(0, 1),))
    assert resolve(Article(text="Irena Valdik spoke."), (lost,))[0].name is None


def test_a_word_before_a_comma_is_no_title_of_the_name_behind_it():
    text = "Her deputy, Tomas Rook, denied that ships had been turned away."
    (speaker,) = said(Article(text=text), "Her deputy, Tomas Rook,|denied|that ships had been turned away")
    assert (speaker.name, speaker.role) == ("Tomas Rook", "deputy")
