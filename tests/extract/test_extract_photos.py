"""Captions and credits of an article's photos, as the page prints them."""

import pytest
from pages_invented import DUMP, HTML

from onrecord.extract.photos import clean_credits

OLD = "<figcaption>The harbour bridge on Friday. Photo: Mia Holm/Harbour Post</figcaption>"
LINE = "The harbour bridge on Friday. Photo: Mia Holm/Harbour Post"


def photos(extracted, caption):
    return [
        (photo.caption, photo.credits)
        for photo in extracted(HTML.replace(OLD, caption), "html").article.photos
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "<figcaption>The bridge on Friday.<span class='credit'>Mia Holm/Coast Press</span></figcaption>",
        "<figcaption><p>The bridge on Friday.</p><p class='source'>Mia Holm/Coast Press</p></figcaption>",
        "<figcaption>The bridge on Friday.<small>(Photo: Mia Holm/Coast Press)</small></figcaption>",
        "<figcaption>The bridge on Friday. (Mia Holm/Coast Press)</figcaption>",
        "<p class='image-caption'>The bridge on Friday. © Mia Holm/Coast Press</p>",
        "<figcaption><span>Foto: Mia Holm/Coast Press</span><p>The bridge on Friday.</p></figcaption>",
    ],
)
def test_caption_and_credit_are_parted_however_the_markup_has_them(extracted, caption):
    assert photos(extracted, caption) == [("The bridge on Friday.", ("Mia Holm/Coast Press",))]


def test_a_caption_of_one_sentence_has_no_credit(extracted):
    assert photos(extracted, "<figcaption>Ilse Brandt.</figcaption>") == [("Ilse Brandt.", ())]


def test_a_caption_in_a_box_of_other_articles_is_no_photo_of_this_one(extracted):
    box = "<div class='related-stories'><figure><figcaption>Rain. Photo: Per Ash</figcaption></figure></div>"
    found = extracted(HTML.replace("<h2>A ferry", f"{box}<h2>A ferry"), "html").article.photos
    assert [photo.credits for photo in found] == [("Mia Holm/Harbour Post",)]


def test_the_byline_of_an_agency_is_no_credit(extracted):
    html = HTML.replace("By Nora Lind and Per Ash", "Reuters").replace(OLD, "")
    article = extracted(html, "html").article
    assert (article.authors, article.photos) == (("Reuters",), ())


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("The harbour bridge on Friday. © Mia Holm/Coast Press", ("Mia Holm/Coast Press",)),
        ("MIA HOLM / COAST PRESS", ("MIA HOLM / COAST PRESS",)),
        ("The harbour bridge on Friday (Mia Holm / Reuters)", ("Mia Holm / Reuters",)),
        ("The harbour bridge on Friday", None),
    ],
)
def test_a_dump_gives_the_credits_that_its_lines_print(extracted, line, credits):
    found = extracted(DUMP.replace(LINE, line), "page").article.photos
    assert [photo.credits for photo in found if photo.credits] == ([credits] if credits else [])


@pytest.mark.parametrize(
    ("printed", "credits"),
    [
        ("(Photo by Mia Holm/Coast Press)", ("Mia Holm/Coast Press",)),
        ("© Mia Holm | Per Ash", ("Mia Holm", "Per Ash")),
        ("Foto: Mia Holm, Coast Press", ("Mia Holm", "Coast Press")),
        ("AP Photo/Mia Holm, File", ("AP Photo/Mia Holm",)),
        ("Courtesy of Mia Holm", ("Mia Holm",)),
    ],
)
def test_labels_signs_and_asides_go_from_a_credit(printed, credits):
    assert clean_credits(printed) == credits
