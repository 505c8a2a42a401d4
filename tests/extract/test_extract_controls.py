"""What stands beside a picture and is no caption."""

import pytest
from pages_invented import HTML

from onrecord.extract.controls import without_controls
from onrecord.extract.photos import clean_credits


@pytest.mark.parametrize(
    "shown",
    [
        "Show all 50",
        "Caption Close",
        "EMBED <>More Videos",
        "Zur Galerie",
        "43 Bilder",
        "3 of 6",
        "1/50Velden in pictures",
        "‹ ›",
        "22:57 GMT 28.04.2020(updated 11:14 GMT 29.04.2020) Get short URL",
        "09 Jun 2020, 02:32 PM IST",
        "3. Februar 2022 | Mia Holm",
        "https://velden.example/pictures",
    ],
)
def test_a_button_a_counter_or_a_time_is_no_caption(shown):
    assert without_controls(shown) == ""


@pytest.mark.parametrize(
    ("shown", "caption"),
    [
        (
            "2of4A crane lifts the beam of the old bridge, 3 May.",
            "A crane lifts the beam of the old bridge, 3 May.",
        ),
        ("The harbour, Velden, 1960.", "The harbour, Velden, 1960."),
        ("The quay at 10.30 on 3 May 2023", "The quay at 10.30 on 3 May 2023"),
    ],
)
def test_a_caption_stays_without_the_counter_before_it(shown, caption):
    assert without_controls(shown) == caption


@pytest.mark.parametrize(
    ("shown", "caption", "credit"),
    [
        ("Mia R. Holm/AP", None, "Mia R. Holm/AP"),
        ("The crane at the quay in Velden. Mia Holm", "The crane at the quay in Velden.", "Mia Holm"),
        ("The crane at the quay in Velden — AFP pic", "The crane at the quay in Velden", "AFP"),
    ],
)
def test_a_credit_is_parted_at_its_own_signs_alone(extracted, shown, caption, credit):
    figure = f"<figure><img src='a.jpg'><figcaption>{shown}</figcaption></figure><p>"
    photos = extracted(HTML.replace("<p>", figure, 1), "html").article.photos
    assert (caption, (credit,)) in [(photo.caption, photo.credits) for photo in photos]


def test_a_label_before_three_dots_is_no_part_of_the_credit():
    assert clean_credits("Credit... Mia Holm/AP") == ("Mia Holm/AP",)
