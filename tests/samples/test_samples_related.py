"""What the sample pages have to do with each other: copies, a trimmed copy, a changed quotation, stories."""

from __future__ import annotations

import pytest

from onrecord.attribute import load_model
from onrecord.comparing import compare_all_editions, compare_article
from onrecord.domain.page import Facts
from onrecord.pipeline import Reader
from onrecord.samples import sample_pages
from onrecord.store import open_archive

COMPARED = (
    "hp-2025-09-03-marlbeck-flood.html",
    "dc-2025-09-03-marlbeck-wire.html",
    "vo-2025-09-03-marlbeck-wire.txt",
    "hp-2025-09-12-ballot.html",
    "hp-2025-09-16-tarsmark-wire.html",
    "dc-2025-09-16-tarsmark-wire.txt",
    "vo-2025-09-17-poultry.html",
)
EDITIONS = ("hp-2025-09-22-strike-first-edition.html", "hp-2025-09-22-strike-second-edition.html")


def put(archive, reader: Reader, names) -> dict[str, str]:
    """Save and compare some pages; give the article of each."""
    ids = {}
    for page in sample_pages():
        if page.name in names:
            analysis = reader.read(
                page.data,
                source=page.name,
                kind="html" if page.name.endswith(".html") else "page",
                captured_at=page.captured_at,
                facts=Facts(url=page.url, outlet=page.outlet),
            )
            article = archive.save(analysis, page.data).article
            compare_article(archive, article)
            ids[page.name.rsplit(".", 1)[0]] = article
    return ids


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """An archive of the pages that are copies or stories of each other, and some others."""
    with open_archive(tmp_path_factory.mktemp("samples")) as archive:
        yield archive, put(archive, Reader(program="onrecord 0.1.0", load_model=None), COMPARED)


def story(shelf, name: str) -> set[str]:
    archive, ids = shelf
    found = archive.stories_of([ids[name]]).get(ids[name])
    names = {own: name for name, own in ids.items()}
    return {names[row.article.id] for row in archive.get_story(found.id).articles} if found else set()


def copies(shelf, name: str) -> dict[str, bool]:
    archive, ids = shelf
    names = {own: name for name, own in ids.items()}
    return {names[copy.article.id]: copy.is_copy for copy in archive.copies_of(ids[name]).copies}


def test_a_wire_text_under_another_headline_is_a_copy(shelf):
    assert copies(shelf, "hp-2025-09-16-tarsmark-wire") == {"dc-2025-09-16-tarsmark-wire": True}


def test_a_wire_text_that_an_outlet_shortened_is_a_copy(shelf):
    assert copies(shelf, "dc-2025-09-03-marlbeck-wire") == {"vo-2025-09-03-marlbeck-wire": True}


def test_an_outlets_own_text_of_the_same_event_is_no_copy(shelf):
    assert copies(shelf, "hp-2025-09-03-marlbeck-flood") == {}


def test_a_story_of_three_outlets_has_two_independent_texts(shelf):
    archive, ids = shelf
    flood = {"hp-2025-09-03-marlbeck-flood", "dc-2025-09-03-marlbeck-wire", "vo-2025-09-03-marlbeck-wire"}
    assert flood <= story(shelf, "hp-2025-09-03-marlbeck-flood")
    spread = archive.stories_of([ids["hp-2025-09-03-marlbeck-flood"]]).popitem()[1].spread
    assert spread.outlets == 3
    assert spread.texts == spread.articles - 1


def test_events_that_have_nothing_to_do_with_each_other_are_in_no_common_story(shelf):
    assert "dc-2025-09-16-tarsmark-wire" in story(shelf, "hp-2025-09-16-tarsmark-wire")
    for name in ("hp-2025-09-03-marlbeck-flood", "hp-2025-09-12-ballot", "vo-2025-09-17-poultry"):
        assert name not in story(shelf, "hp-2025-09-16-tarsmark-wire")


def test_a_quotation_that_was_changed_silently_is_told_with_both_forms(tmp_path):
    with open_archive(tmp_path / "archive") as archive:
        ids = put(archive, Reader(program="onrecord 0.1.0", load_model=load_model), EDITIONS)
        (article,) = set(ids.values())
        editions = archive.editions_of(article)
    assert [edition.captured_at for edition in editions] == ["2025-09-22T10:55:00Z", "2025-09-22T17:30:00Z"]
    _, later = compare_all_editions(editions)
    quotations = [change for change in later.changes if change.kind == "quotation"]
    assert quotations
    assert all(change.before and change.after and change.before != change.after for change in quotations)
