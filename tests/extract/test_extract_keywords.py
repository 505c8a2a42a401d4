"""Topics among the keywords that a page's data lists."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from onrecord.extract.keywords import topic_of
from onrecord.extract.metadata import read_metadata


@pytest.mark.parametrize(
    ("keyword", "topic"),
    [
        ("tag:Bridges", "Bridges"),
        ("Category: Harbour news", "Harbour news"),
        ("Mia Holm SPORTS_FIGURE PERSON", "Mia Holm"),
        ("Covid-19: the second wave", "Covid-19: the second wave"),
        ("HARBOUR_BRIDGES", "HARBOUR_BRIDGES"),
    ],
)
def test_a_topic_is_given_without_the_labels_of_machines(keyword, topic):
    assert topic_of(keyword) == topic


@pytest.mark.parametrize(
    "keyword",
    [
        "type:story",
        "ssts:news:local",
        "WC: 2000-2999",
        "Page Type: Article",
        "channel_sport",
        "VE_Velden - velden.com",
    ],
)
def test_what_only_machines_read_is_no_topic(keyword):
    assert topic_of(keyword) is None


@pytest.mark.parametrize(
    ("publisher", "outlet"), [("Associated Press", "Harbour Post"), ("Velden Media", "Velden Media")]
)
def test_an_agency_is_not_the_outlet_of_a_site_with_a_name(publisher, outlet):
    data = {
        "@type": "NewsArticle",
        "headline": "Velden closes its bridge",
        "publisher": {"@type": "Organization", "name": publisher},
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    head += '<meta property="og:site_name" content="Harbour Post">'
    page = LexborHTMLParser(f"<html><head>{head}</head><body><p>Velden</p></body></html>")
    assert read_metadata(page).outlet == outlet
