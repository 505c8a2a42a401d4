"""Captions that read like paragraphs are cut by what gives them away."""

import numpy as np
import pytest
from pages_invented import DUMP, HTML, PARAGRAPHS

from onrecord.extract.captioned import without_captions
from onrecord.extract.captions import Caption, CaptionPart
from onrecord.extract.cleaner import Choice
from onrecord.extract.lines import Line, Place

CAPTION = "Divers look at the third pillar of the old bridge in the morning."
PLACE = Place(
    tag="p", within=frozenset(("figure",)), hints=frozenset(), group=1, link_chars=0, strong_chars=0
)


CAPTION_PLACE = PLACE._replace(within=frozenset(("figure", "caption")))


def kept(*texts, place=None, captions=(), cut=0.1):
    """Give the lines that stay, of a page whose cleaner kept them all."""
    lines = [Line(text=text, number=number, place=place) for number, text in enumerate(texts)]
    return kept_of(lines, captions=captions, cut=cut)


def kept_of(lines, captions=(), cut=0.1):
    chances = np.tile([cut, 0.9 - cut, 0.1], (len(lines), 1))
    choice = Choice(roles=("body",) * len(lines), chances=chances, headline=None)
    found = without_captions(lines, choice, captions)
    return [line.text for line, role in zip(lines, found.roles, strict=True) if role == "body"]


@pytest.mark.parametrize(
    "caption",
    [
        f"{CAPTION} Foto: Mia Holm",
        f"{CAPTION} © Mia Holm",
        f"{CAPTION} Mia Holm for Harbour Post",
        f"{CAPTION} (Mia Holm/Reuters)",
        "Legende: Divers at the third pillar",
        "Pictured from left are Ilse Brandt and Aron Feld, who met in Velden on Friday.",
        "Ilse Brandt (left) and Aron Feld at the harbour.",
        "Ilse Brandt (l.) im Hafen von Velden.",
        "Ilse Brandt (second from left) opens the new ferry with Aron Feld.",
        "The three divers, from left: Per Ash, Nora Lind and Mia Holm",
        "Mayor Ilse Brandt, right, talks with Aron Feld, the state's minister, in Velden on Friday.",
        "De gauche à droite : Ilse Brandt, Aron Feld et Mia Holm.",
        "Das Orchester, v. l. n. r.: Mia Holm, Per Ash",
        "Abbildung 3: Der dritte Pfeiler der Brücke",
    ],
)
def test_a_line_of_a_dump_that_ends_in_a_credit_or_points_into_a_picture_is_no_paragraph(caption):
    assert kept(PARAGRAPHS[1], caption, PARAGRAPHS[2]) == [PARAGRAPHS[1], PARAGRAPHS[2]]


def test_the_same_few_words_behind_several_last_sentences_are_a_credit():
    first, second = f"{CAPTION} Supplied", "The harbour at noon, seen from the old town. Supplied"
    assert kept(PARAGRAPHS[1], first, PARAGRAPHS[2], second, PARAGRAPHS[3]) == list(PARAGRAPHS[1:])
    assert first in kept(PARAGRAPHS[1], first, PARAGRAPHS[2])


def test_a_line_over_a_credit_alone_is_a_caption_unless_the_article_ends_there():
    assert CAPTION not in kept(PARAGRAPHS[1], CAPTION, "(Harbour Post)", PARAGRAPHS[2])
    assert CAPTION not in kept(PARAGRAPHS[1], CAPTION, "Mia Holm / Reuters", PARAGRAPHS[2])
    assert CAPTION in kept(PARAGRAPHS[1], CAPTION)
    assert PARAGRAPHS[3] in kept(PARAGRAPHS[1], PARAGRAPHS[3], "Reuters")[:2]


def test_a_line_under_enlarge_image_is_a_caption():
    assert CAPTION not in kept(PARAGRAPHS[1], "View image in fullscreen", CAPTION, PARAGRAPHS[2])


@pytest.mark.parametrize(
    "paragraph",
    [
        *PARAGRAPHS,
        "Prison officials wrote so in documents obtained by The Associated Press.",
        "The ferry (see below) left the harbour (in the dark) and came back.",
        "A ferry for the old town",
        "Senator Mia Holm (R) said that the bridge should be closed before the winter.",
        "He crossed from the left, and Ash headed it in.",
        "The party moved from left to right, and back again.",
        "The council has no money left, she said.",
    ],
)
def test_paragraphs_stay(paragraph):
    assert kept(PARAGRAPHS[0], paragraph, PARAGRAPHS[2])[1] == paragraph


def held(*captions):
    return tuple(Caption(parts=(CaptionPart(text=each, is_source=False),), whole=each) for each in captions)


@pytest.mark.parametrize("cut", [0.2, 0.6])
def test_a_caption_elements_whole_text_goes_whatever_the_cleaner_thought(cut):
    texts = (*PARAGRAPHS[:3], CAPTION, PARAGRAPHS[3])
    assert kept(*texts, place=PLACE, captions=held(CAPTION), cut=cut) == list(PARAGRAPHS[:4])
    assert kept(*texts, place=PLACE, cut=cut) == list(texts)


def test_each_line_of_a_figcaption_is_a_caption_and_others_of_a_figure_are_not():
    texts = (*PARAGRAPHS[:3], CAPTION, PARAGRAPHS[3])
    place = PLACE._replace(within=frozenset(("figure",)))
    assert kept(*texts, place=place) == list(texts)
    inside = [
        Line(text=text, number=number, place=place if text != CAPTION else CAPTION_PLACE)
        for number, text in enumerate(texts)
    ]
    assert CAPTION not in kept_of(inside)


def test_an_element_away_from_pictures_keeps_its_text_whatever_it_is_called():
    place = PLACE._replace(within=frozenset())
    texts = (*PARAGRAPHS[:3], CAPTION, PARAGRAPHS[3])
    assert kept(*texts, place=place, captions=held(CAPTION)) == list(texts)


def test_captions_that_make_much_of_an_article_go_only_where_the_cleaner_doubted_them():
    gallery = (PARAGRAPHS[1], CAPTION, "The harbour at noon, as it is seen from the old town above it.")
    assert kept(*gallery, place=PLACE, captions=held(*gallery[1:]), cut=0.2) == list(gallery)
    assert kept(*gallery, place=PLACE, captions=held(*gallery[1:]), cut=0.6) == [PARAGRAPHS[1]]


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Ilse Brandt (left) being interviewed by Aron Feld", False),
        ("Pictured from left are Ilse Brandt and Aron Feld, who met in Velden on Friday.", False),
        ("They turned (left and right) where they could.", True),
    ],
)
def test_a_line_of_html_that_points_into_a_picture_is_no_paragraph(line, stays):
    place = PLACE._replace(within=frozenset())
    assert (line in kept(PARAGRAPHS[1], line, PARAGRAPHS[2], place=place)) == stays


def test_the_few_lines_written_like_a_caption_are_captions_too():
    other = "Former harbour master Ilse Brandt"
    captions = ("Ilse Brandt (left) with Aron Feld", other)

    def article(shape):
        texts = (*PARAGRAPHS, *captions, *PARAGRAPHS)
        places = [
            PLACE._replace(within=frozenset(), shape=shape if each in captions else 9) for each in texts
        ]
        return [Line(*each) for each in zip(texts, range(len(texts)), places, strict=True)]

    assert other not in kept_of(article(10))
    assert other in kept_of(article(9))
    assert len(kept_of(article(9))) == 2 * len(PARAGRAPHS) + 1


def test_a_caption_cut_from_a_dump_is_a_photo_with_its_credit(extracted):
    page = DUMP.replace(PARAGRAPHS[2], f"{CAPTION} Foto: Mia Holm\n\n{PARAGRAPHS[2]}")
    article = extracted(page, "page").article
    assert CAPTION not in article.text
    assert (CAPTION.rstrip("."), ("Mia Holm",)) in [
        (photo.caption.rstrip("."), photo.credits) for photo in article.photos if photo.caption
    ]


def test_a_page_without_captions_is_as_the_cleaner_left_it(extracted):
    assert extracted(HTML, "html").article.text.split("\n\n")[-1] == PARAGRAPHS[3]
