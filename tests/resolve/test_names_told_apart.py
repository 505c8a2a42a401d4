"""Names beside offices, places and plain words: what real pages mixed up, on invented ones."""

from __future__ import annotations

import pytest

from onrecord.domain.article import Article
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker
from onrecord.resolve import resolve


def told(text: str, source: str, *, after: str = "") -> Speaker:
    """Resolve one statement whose source is the first such words after `after`."""
    at = text.index(source, text.index(after) + len(after))
    said = Attribution(
        field="text", kind="direct", source=(Span(at, at + len(source)),), content=(Span(0, 3),)
    )
    return resolve(Article(text=text), [said])[0]


@pytest.mark.parametrize(
    ("text", "source", "name", "role"),
    [
        (
            "It was no post for the shy. Then Harbour House Chief of Staff Mark Orr said no to all of it.",
            "Harbour House Chief of Staff Mark Orr",
            "Mark Orr",
            "Harbour House Chief of Staff",
        ),
        (
            "The case is open, Acting Attorney for the District of Ohio Joshua Lindal said at noon.",
            "Acting Attorney for the District of Ohio Joshua Lindal",
            "Joshua Lindal",
            "Acting Attorney for the District of Ohio",
        ),
        (
            "The work is long, said Laurence des Orres, who runs the museum by the old harbour.",
            "Laurence des Orres",
            "Laurence des Orres",
            None,
        ),
    ],
)
def test_a_name_behind_an_office_and_its_place_is_the_persons_alone(text, source, name, role):
    speaker = told(text, source)
    assert (speaker.name, speaker.type, speaker.role) == (name, "person", role)


@pytest.mark.parametrize(
    "source",
    [
        "Northport CEO Marc Benn and Riverton CEO Jack Dorr",
        "Ohio Senators Marc Benn and Jack Dorr",
        "Former mayors Marc Benn and Jack Dorr",
    ],
)
def test_two_people_with_their_offices_are_a_group(source):
    speaker = told(f"For weeks the towns were at odds over it, as {source} said on the air at noon.", source)
    assert (speaker.type, speaker.members) == ("group", ("Marc Benn", "Jack Dorr"))


def test_the_role_of_the_second_of_two_people_does_not_hold_the_first():
    text = "They met Northport chief Marc Benn and Riverton chief Jack Dorr in the hall. Dorr said no."
    assert told(text, "Dorr", after="hall. ").role == "Riverton chief"


def test_a_surname_that_is_a_plain_word_too_is_the_persons():
    text = "Steven Still runs the harbour and is still at work there. Still said that the ice was thin."
    assert told(text, "Still", after="there. ").name == "Steven Still"


@pytest.mark.parametrize(
    ("source", "kind"), [("Evidence", "unnamed"), ("Statistics", "unnamed"), ("Velden ISO", "organization")]
)
def test_a_word_that_only_opens_its_sentence_is_no_person(source, kind):
    assert told(f"{source} showed that the grid of the town was weak in the winter.", source).type == kind


def test_a_plural_of_an_acronym_behind_a_party_is_nobodys_name():
    text = "The plan was stopped by a string of Harbour MPs who said that it was dear."
    assert told(text, "who").name is None


def test_the_house_is_not_the_white_house():
    text = "The White House was silent all week. The House said that the bill was dead for this year."
    assert told(text, "The House", after="week. ").name != "White House"


def test_a_body_of_two_fields_is_one_organisation():
    text = "The fine was due in May, the Grain and Harbour Commission said in a letter to the mills."
    assert told(text, "the Grain and Harbour Commission").name == "Grain and Harbour Commission"


def test_a_body_named_in_full_is_known_by_its_joined_end():
    text = (
        "U.S. Grain and Cattle Protection (GCP) found the boat on a Sunday. "
        "It was towed ashore, as Grain and Cattle Protection said later that day."
    )
    speaker = told(text, "Grain and Cattle Protection", after="ashore")
    assert (speaker.type, speaker.name) == ("organization", "U.S. Grain and Cattle Protection")


def test_a_paper_named_for_a_trade_is_no_one_of_that_trade():
    text = (
        "Thomas Malon, an economist, has a new book out and spoke with us about it at length.\n\n"
        "The Economist: What do you mean by the word, and why was there a need to make it up?"
    )
    speaker = told(text, "The Economist")
    assert (speaker.name, speaker.type) == ("Economist", "organization")


def test_a_chancellor_is_no_president_for_both_are_leaders():
    text = "President Olan Roe spoke first. The party’s chancellor said that the cuts were deep, and he left."
    assert told(text, "The party’s chancellor").name is None


def test_they_are_not_the_one_manager_who_spoke_last():
    text = (
        "The manager of the grid asked for a cut. Some engineers were at a loss. They said it was needless."
    )
    first, second = text.index("The manager"), text.index("They")
    statements = [
        Attribution(field="text", kind="direct", source=(Span(first, first + 23),), content=(Span(24, 29),)),
        Attribution(field="text", kind="direct", source=(Span(second, second + 4),), content=(Span(80, 90),)),
    ]
    assert resolve(Article(text=text), statements)[1].role is None


def test_a_short_sentence_of_many_names_is_not_read_as_a_title():
    text = "Ellis Drive and Apple Road are closed near Velden Park, Brookham Police Department said at 1 p.m."
    assert told(text, "Brookham Police Department").name == "Brookham Police Department"


def test_they_are_the_men_who_spoke_last():
    text = (
        "The men asked for a cut of the fees, and some of the engineers were at a loss. They said it was due."
    )
    second = text.index("They")
    statements = [
        Attribution(field="text", kind="direct", source=(Span(0, 7),), content=(Span(8, 13),)),
        Attribution(
            field="text",
            kind="direct",
            source=(Span(second, second + 4),),
            content=(Span(second + 10, second + 16),),
        ),
    ]
    assert resolve(Article(text=text), statements)[1].role == "men"


def test_who_replies_is_whom_the_reporter_asked():
    text = (
        "Mia Lind took the oath. Nora Ash was there, and spoke at length about the harbour.\n\n"
        "Afterwards a reporter asked Lind, “What comes next?”\n\n“The harbour does,” she replied."
    )
    asked, answered = text.index("a reporter asked"), text.index("she replied")
    statements = [
        Attribution(
            field="text",
            kind="direct",
            source=(Span(asked, asked + 10),),
            cue=(Span(asked + 11, asked + 16),),
            content=(Span(asked + 23, asked + 41),),
            act="ask",
        ),
        Attribution(
            field="text",
            kind="direct",
            source=(Span(answered, answered + 3),),
            cue=(Span(answered + 4, answered + 11),),
            content=(Span(answered - 20, answered - 1),),
        ),
    ]
    assert resolve(Article(text=text), statements)[1].name == "Mia Lind"


def test_a_given_name_that_is_a_title_too_stays_where_the_page_has_no_such_office():
    text = "The keeper Dean Horsell has had a good year at the club. Horsell said that he would stay."
    speaker = told(text, "Horsell", after="club. ")
    assert (speaker.name, speaker.role) == ("Dean Horsell", None)


def test_a_title_stays_one_where_the_page_speaks_of_the_office():
    text = "The dean shut the school for a day. Dean Horsell said that the roof was down."
    assert told(text, "Dean Horsell").name == "Horsell"


def test_who_was_asked_about_another_is_not_the_other():
    text = (
        "Peter Wilden spoke on the air for an hour at noon. Wilden was plain. "
        "Asked about the keeper Mark Horsell and his year, he said that he should stay."
    )
    assert told(text, "he", after="year, ").name == "Peter Wilden"


@pytest.mark.parametrize("source", ["Divers", "Commuters", "Truckers and Growers"])
def test_a_plain_plural_at_a_sentences_head_is_no_organisation(source):
    speaker = told(f"The road was shut at noon. {source} said that the ice was thin.", source)
    assert (speaker.name, speaker.type) == (None, "unnamed")
