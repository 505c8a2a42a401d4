"""An outlet's own rules: each file has a golden page, and gives every field that it names.

Write the expected results anew with: ONRECORD_WRITE_GOLDEN=1 pytest tests/extract/test_extract_rules.py
"""

import dataclasses
import json
import os
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from onrecord.domain.article import Extraction
from onrecord.domain.page import Page
from onrecord.extract import extract
from onrecord.extract.ruled import read_by_rules
from onrecord.extract.rules import find_rules, read_rules, shipped_rules
from onrecord.read import read_page

GOLDEN = Path(__file__).parent / "outlets"
SHOWN = (
    "outlet", "headline", "kicker", "standfirst", "authors", "published_at", "modified_at", "section",
    "topics", "photos", "text",
)  # fmt: skip
SOURCE = """version = 1
outlet = "Fennholt Gazette"
hosts = ["fennholt.example"]
[select]
headline = "h1"
"""


@pytest.fixture(params=shipped_rules(), ids=lambda rules: rules.name)
def rules(request):
    return request.param


def golden(rules, suffix):
    return GOLDEN / Path(rules.name).with_suffix(suffix)


def article_of(html):
    page = read_page(html.encode(), source="golden", kind="html")
    assert isinstance(page, Page)
    found = extract(page)
    assert isinstance(found, Extraction)
    return found


def test_every_rule_file_has_a_golden_page_of_its_own_hosts(rules):
    tree = LexborHTMLParser(golden(rules, ".html").read_text(encoding="utf-8"))
    link = tree.css_first("link[rel='canonical']")
    assert link is not None
    assert rules in find_rules(link.attributes.get("href"))


def test_no_selector_of_a_rule_file_yields_an_empty_field(rules):
    tree = LexborHTMLParser(golden(rules, ".html").read_text(encoding="utf-8"))
    assert read_by_rules(tree, rules).missing == ()


def test_the_golden_page_reads_as_it_is_written_down(rules):
    found = article_of(golden(rules, ".html").read_text(encoding="utf-8"))
    shown = json.loads(json.dumps({name: dataclasses.asdict(found.article)[name] for name in SHOWN}))
    expected = golden(rules, ".json")
    if os.environ.get("ONRECORD_WRITE_GOLDEN"):
        expected.write_text(json.dumps(shown, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert shown == json.loads(expected.read_text(encoding="utf-8"))


def test_a_selector_that_finds_nothing_leaves_the_field_to_the_general_way_and_says_so():
    html = (GOLDEN / "fennholt-gazette.html").read_text(encoding="utf-8").replace("g-sig", "g-gone")
    found = article_of(html)
    assert found.article.headline == "Fennholt keeps its orchard"
    missed = {each.field for each in found.origins if "finds nothing" in each.reason}
    assert missed == {"authors", "published"}


def test_a_page_after_the_last_day_of_the_rules_is_read_in_the_general_way():
    html = (GOLDEN / "fennholt-gazette.html").read_text(encoding="utf-8").replace("2025/18/03", "2031/18/03")
    found = article_of(html)
    assert found.article.section != "Parish"
    assert not [each for each in found.origins if each.reason.startswith("rule ")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("version = 1", "version = 2"), "version is 2"),
        (('headline = "h1"', 'headlin = "h1"'), "headlin is not known"),
        (('hosts = ["fennholt.example"]\n', ""), "outlet, hosts and"),
        (("[select]", '[dates]\noffset = "1"\n[select]'), "not of the form"),
        (("[select]", "[dates]\nshape = 1\n[select]"), "shape must be text"),
        (('headline = "h1"', 'headline = "h1 >"'), "headline = 'h1 >' is no CSS selector"),
        (('headline = "h1"', "headline = 1"), "headline = 1 is no CSS selector"),
        (('["fennholt.example"]', '"fennholt.example"'), "hosts is a list"),
        (('[select]\nheadline = "h1"', 'select = "h1"'), "are tables"),
    ],
)
def test_a_rule_file_that_says_what_is_not_known_is_refused_with_its_name(change, message):
    with pytest.raises(ValueError, match=r"^one\.toml: ") as refused:
        read_rules(SOURCE.replace(*change), name="one.toml")
    assert message in str(refused.value)


def test_dates_of_the_outlets_own_shape_are_read():
    dated = SOURCE.replace("[select]", '[dates]\nshape = "%d %B %y, %H.%M"\noffset = "+02:00"\n[select]')
    own = read_rules(dated, name="one.toml")
    assert own.read_date("Printed 5 May 23, 14.10") == "2023-05-05T14:10:00+02:00"
    assert own.read_date("Printed 35 May 23, 14.10") is None
    assert own.read_date("Printed 5 May 23, 44.10") == "2023-05-05"
    assert own.read_date("Printed 5 May 23, 14.77") == "2023-05-05"


def test_the_users_own_rules_come_before_those_that_ship():
    own = read_rules(SOURCE.replace('outlet = "Fennholt Gazette"', 'outlet = "Mine"'), name="one.toml")
    found = find_rules("https://news.fennholt.example/a", (own,))
    assert [each.outlet for each in found] == ["Mine", "Fennholt Gazette"]
    assert find_rules("https://elsewhere.example/a", (own,)) == ()


def test_rules_are_found_for_subdomains_and_for_no_other_host():
    assert [found.outlet for found in find_rules("https://news.fennholt.example/a")] == ["Fennholt Gazette"]
    assert find_rules("https://notfennholt.example/a") == ()
    assert find_rules(None) == ()
