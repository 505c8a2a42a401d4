"""What stands where a byline or a section may stand, and is neither."""

import json

import pytest
from pages_invented import HTML

from onrecord.extract.authors import clean_names
from onrecord.extract.printed import section_of
from onrecord.extract.signers import full_names, is_name, names_beside_date, split_names


@pytest.mark.parametrize(
    "text",
    [
        "Erweiterte Suche",
        "Private Nachricht",
        "Allgemeine Reisetipps",
        "Unsere Geschichte",
        "Gesundheit Angst",
        "Medien Kommentieren",
        "PST Tuesday",
    ],
)
def test_a_heading_in_capitals_is_no_name(text):
    assert not is_name(text)
    assert full_names(text) == ()


@pytest.mark.parametrize("text", ["Mia Hornung", "Per Jung", "Velden Foundation", "Anne Zeit"])
def test_a_name_that_ends_as_headings_nearly_do_stays_one(text):
    assert is_name(text)


def test_a_day_of_the_week_before_the_date_is_no_author():
    assert names_beside_date("Wednesday, 08 Apr 2020 11:39 PM MYT") == ()


def test_an_agency_behind_a_name_without_a_comma_is_parted_from_it():
    assert split_names("Mia Holm Associated Press") == ("Mia Holm", "Associated Press")


@pytest.mark.parametrize(
    ("told", "names"),
    [("/miaholm", ()), ("@miaholm", ()), ("Mia Holm - https://velden.example", ("Mia Holm",))],
)
def test_an_address_in_the_pages_data_is_no_author(told, names):
    assert clean_names([told]) == names


def test_a_shouted_name_is_given_as_the_page_writes_it(extracted):
    data = json.dumps({"@type": "NewsArticle", "author": {"@type": "Person", "name": "NORA LIND"}})
    page = HTML.replace("<head>", f'<head><script type="application/ld+json">{data}</script>')
    page = page.replace("By Nora Lind and Per Ash", "By Nora Lind")
    assert extracted(page, "html").article.authors == ("Nora Lind",)


@pytest.mark.parametrize("entry", ["Kontakt", "Login", "Edit", "Über uns", "Warenkorb"])
def test_an_entry_of_every_menu_is_no_section(entry):
    assert section_of([entry, "City", entry, "Velden closes its bridge"], 3) is None
    assert section_of(["City", "Home", "City", "Velden closes its bridge"], 3) == "City"
