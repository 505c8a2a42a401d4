"""Marks read from the names of elements, against looking for every form in every name."""

import re

import pytest

from onrecord.extract.marks import _MARKS, marks_in, read_marks

_NAMES = (
    "article-body__text", "story__share-bar", "lead", "lead-image", "misleading", "subtitle", "page-title",
    "credits", "data-source", "navbar", "main_nav", "ad", "ads", "shadow", "read-more", "readmore", "tabs",
    "tab-list", "vertical", "bio", "about-the-author", "biology", "pull-quote", "footer", "css-1x2y3z",
    "print-only", "poll", "pollen", "tag", "tag-list", "stage", "deck", "decks", "dek", "sidebar", "gdpr",
)  # fmt: skip


@pytest.mark.parametrize("name", _NAMES)
def test_a_name_has_the_marks_whose_forms_stand_in_it(name: str) -> None:
    assert marks_in(read_marks(name)) == {mark for mark, form in _MARKS if re.search(form, name)}


def test_several_names_have_the_marks_of_each() -> None:
    assert marks_in(read_marks("byline date")) == {"byline", "date"}
    assert read_marks("") == 0


def test_what_machines_may_read_aloud_is_no_summary():
    assert marks_in(read_marks("speakable-summary")) == frozenset()
    assert marks_in(read_marks("speakable-summary article-summary")) == marks_in(
        read_marks("article-summary")
    )
