from __future__ import annotations

import html
import json
import re
from collections import Counter
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import onrecord.samples
from onrecord.samples import sample_pages

ROOM = files(onrecord.samples)
INDEX = json.loads(ROOM.joinpath("index.json").read_text(encoding="utf-8"))["pages"]
MONTHS = {"September": 9, "October": 10}
WEEKDAY_DATE = re.compile(r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? (\d{1,2}) (September|October)\b")
PAGE_DATE = re.compile(r"\b(\d{1,2}) (September|October) 2025, (\d\d):(\d\d)")


def visible(page) -> str:
    """What a reader sees, white space folded."""
    text = page.data.decode("utf-8")
    if page.name.endswith(".html"):
        tree = LexborHTMLParser(text)
        for node in tree.css("script, style"):
            node.decompose()
        assert tree.body is not None
        text = tree.body.text(separator=" ", deep=True)
    return " ".join(text.split())


def by_name(name: str):
    (page,) = [page for page in sample_pages() if page.name == name]
    return page


@pytest.fixture(params=sample_pages(), ids=lambda page: page.name)
def page(request):
    return request.param


@pytest.fixture
def entry(page):
    (entry,) = [entry for entry in INDEX if entry["file"] == page.name]
    return entry


def test_every_file_stands_in_the_index_once_and_every_entry_has_its_file():
    there = sorted(each.name for each in ROOM.joinpath("pages").iterdir())
    assert there == sorted(entry["file"] for entry in INDEX)


def test_there_are_enough_pages_of_three_outlets_in_both_forms():
    pages = sample_pages()
    assert len(pages) >= 24
    assert len({page.outlet for page in pages}) == 3
    assert min(Counter(page.outlet for page in pages).values()) >= 7
    assert sum(page.name.endswith(".txt") for page in pages) >= 6


def test_the_pages_span_six_weeks():
    days = [date.fromisoformat(entry["published"][:10]) for entry in INDEX if entry["published"]]
    assert timedelta(days=40) <= max(days) - min(days) <= timedelta(days=43)


def test_no_two_pages_are_the_same_and_only_a_silent_edit_shares_an_address():
    pages = sample_pages()
    assert len({page.data for page in pages}) == len(pages)
    shared = [url for url, count in Counter(page.url for page in pages).items() if count > 1]
    assert shared == ["https://harbourpost.example/port/strike-stops-kessport-quay"]


def test_a_page_is_utf8_and_all_its_addresses_are_of_the_reserved_domain(page):
    text = page.data.decode("utf-8")
    hosts = [*re.findall(r"https?://([^/\"'<\s]+)", text), page.url.split("/")[2]]
    assert {host.rpartition(".")[2] for host in hosts if host not in ("schema.org", "ogp.me")} == {"example"}


def test_weekdays_and_dates_agree(page):
    for weekday, day, month in WEEKDAY_DATE.findall(visible(page)):
        assert date(2025, MONTHS[month], int(day)).strftime("%A") == weekday


def test_the_first_date_that_a_page_shows_is_that_of_the_index(page, entry):
    shown = PAGE_DATE.search(visible(page))
    if entry["published"] is None:
        assert "2025" not in visible(page)
        return
    assert shown is not None
    said = datetime.fromisoformat(entry["published"])
    numbers = (int(shown[1]), MONTHS[shown[2]], int(shown[3]), int(shown[4]))
    assert numbers == (said.day, said.month, said.hour, said.minute)


def test_a_page_is_captured_within_hours_of_its_publication(entry):
    captured = datetime.fromisoformat(entry["captured_at"])
    if entry["published"]:
        said = datetime.fromisoformat(entry["published"])
        local = captured.replace(tzinfo=None) + timedelta(hours=2)
        assert timedelta(0) < local - said.replace(tzinfo=None) < timedelta(hours=8)


def test_what_is_planted_in_a_page_stands_in_its_visible_text(page, entry):
    seen = visible(page)
    missing = [case["words"] for case in entry["planted"] if case["words"] not in seen]
    assert not missing
    assert len(entry["planted"]) >= 4


def test_a_page_has_the_length_of_a_news_report(page):
    assert 350 <= len(visible(page).split()) <= 900


def test_one_outlet_has_json_ld_one_meta_tags_and_one_only_what_it_shows(page):
    text = page.data.decode("utf-8")
    if page.name.endswith(".html"):
        has = ("application/ld+json" in text, "article:published_time" in text)
        assert has == {"hp": (True, False), "dc": (False, True), "vo": (False, False)}[page.name[:2]]


def test_structured_data_say_what_the_page_says(page, entry):
    data = re.search(r'ld\+json">(.*?)</script>', page.data.decode("utf-8"), re.S)
    if data is not None:
        said = json.loads(data[1])
        assert said["datePublished"] == entry["published"]
        assert said["headline"] in visible(page)
        assert said["mainEntityOfPage"] == page.url


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("dc-2025-09-03-marlbeck-wire.html", "vo-2025-09-03-marlbeck-wire.txt", 5),
        ("hp-2025-09-16-tarsmark-wire.html", "dc-2025-09-16-tarsmark-wire.txt", 7),
    ],
)
def test_two_outlets_print_the_same_wire_text(first, second, shared):
    paragraphs = re.findall(r"<p>(.*?)</p>", by_name(first).data.decode("utf-8"))
    same = [each for each in paragraphs if html.unescape(each) in by_name(second).data.decode("utf-8")]
    assert len(same) >= shared


def test_the_silent_edit_changes_one_quotation_and_nothing_else_of_the_article():
    bodies = []
    for edition in ("first", "second"):
        text = by_name(f"hp-2025-09-22-strike-{edition}-edition.html").data.decode("utf-8")
        tree = LexborHTMLParser(text)
        (body,) = tree.css(".story-body")
        for furniture in body.css("aside"):
            furniture.decompose()
        bodies.append([each.text() for each in body.css("p")])
    changed = [(old, new) for old, new in zip(*bodies, strict=True) if old != new]
    ((old, new),) = changed
    assert "a single crate" in old
    assert "food and medicine" in new


def test_one_statement_stands_whole_trimmed_and_altered():
    whole = "We will rebuild the bridge at Upper Tenning before the first snow, and we will not send the bill"
    assert whole in visible(by_name("hp-2025-09-10-dorn-parliament.txt"))
    trimmed = visible(by_name("dc-2025-09-10-dorn-bridge.html"))
    assert whole not in trimmed
    assert whole.partition(",")[0] in trimmed
    assert "We will rebuild the Upper Tenning bridge before winter" in visible(
        by_name("vo-2025-09-11-bridge-promise.html")
    )


def test_the_reference_page_names_every_sample():
    reference = Path(__file__).parents[2] / "docs" / "reference" / "samples.md"
    text = reference.read_text(encoding="utf-8")
    assert not [entry["file"] for entry in INDEX if f"`{entry['file']}`" not in text]
