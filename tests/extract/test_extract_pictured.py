"""Captions told by what only captions say."""

import pytest
from pages_invented import PARAGRAPHS

from onrecord.extract.pictured import find_captions, is_credit

CAPTIONS = (
    "Mara Vale (l.) auf dem Weg zum Hafen.",
    "Ilse Brandt (second from left) opens the new ferry with Aron Feld",
    "The three divers, from left: Per Ash, Nora Lind, Mia Holm",
    "Pictured at the gate, from left, are Per Ash and Nora Lind of the harbour office.",
    "Mayor Ilse Brandt, right, talks with Aron Feld, the state's transport minister, in Velden on Friday.",
    "Legende: Ilse Brandt mit Aron Feld vor der alten Brücke.",
    "Die alte Hafenbrücke (Archivbild): Sie wird im Juni gesperrt.",
    "De gauche à droite : Ilse Brandt, Aron Feld et Mia Holm.",
    "Das Orchester, v. l. n. r.: Mia Holm, Per Ash",
)
SENTENCES = (
    "Senator Mia Holm (R) said that the bridge should be closed.",
    "He crossed from the left, and Ash headed it in.",
    "The party moved from left to right, and back again.",
    "The council has no money left, she said.",
    "Bilder sagen mehr als Worte, sagt Brandt.",
    "Picture this: a town without a bridge.",
    "The museum (1904) stands near the Ferry Center, where the divers live.",
)


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_line_that_tells_who_stands_where_in_a_picture_is_a_caption(caption):
    assert find_captions((PARAGRAPHS[0], caption, PARAGRAPHS[1])) == [1]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_an_article_is_no_caption(sentence):
    assert find_captions((PARAGRAPHS[0], sentence, PARAGRAPHS[1])) == []


def test_no_line_is_a_caption_where_most_lines_would_be():
    assert find_captions((*CAPTIONS, PARAGRAPHS[0])) == []


def test_a_long_paragraph_is_no_caption_whatever_it_says():
    assert find_captions((PARAGRAPHS[0], " ".join((CAPTIONS[0], *PARAGRAPHS)))) == []


@pytest.mark.parametrize("caption", CAPTIONS[:4])
def test_such_a_line_among_a_dumps_paragraphs_is_cut_as_a_caption(caption, extracted):
    lines = ("Home", "News", "Velden closes its bridge", *PARAGRAPHS[:2], caption, *PARAGRAPHS[2:], "Share")
    found = extracted("\n\n".join(lines), "page")
    assert caption not in found.article.text
    assert PARAGRAPHS[3] in found.article.text
    assert {each.kind for each in found.furniture if each.text == caption} <= {"caption", "credit"}


@pytest.mark.parametrize(
    "line",
    [
        "Reuters",
        "Mia Holm / Reuters",
        "(Mia Holm / AP)",
        "© imago/Per Ash",
        "Photo: Mia Holm",
        "Getty Images",
    ],
)
def test_a_line_that_names_whom_a_picture_is_from_is_a_credit(line):
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Source: Harbour Office",
        "Quelle: Hafenamt",
        PARAGRAPHS[0],
        "A ferry for the old town",
        "Divers at work. Reuters",
    ],
)
def test_a_subhead_a_texts_source_and_a_caption_with_its_credit_are_no_credits(line):
    assert not is_credit(line)


def test_a_sentence_over_a_credit_alone_is_a_caption_in_a_dump_and_not_the_paragraph_above(extracted):
    caption = "Divers look for cracks in the third pillar of the bridge."
    lines = (*PARAGRAPHS[:2], caption, "Mia Holm / Reuters", *PARAGRAPHS[2:])
    found = extracted("\n\n".join(("Home", "News", "Velden closes its bridge", *lines, "Share")), "page")
    assert found.article.text.split("\n\n") == list(PARAGRAPHS)
    assert [each.kind for each in found.furniture if each.text == caption] == ["caption"]
