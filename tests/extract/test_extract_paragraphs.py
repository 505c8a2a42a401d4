"""Where a page's article stands apart from its ordinary paragraphs."""

import json

from pages_invented import PARAGRAPHS

SUMMARY = "A film of the last lorry that crossed the old harbour bridge of Velden before it was closed."


def page(data):
    script = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    return f"<html><head>{script}</head><body><div id='player'></div><p>Play</p></body></html>"


def test_the_text_that_the_data_holds_comes_before_its_summary(extracted):
    body = " ".join(PARAGRAPHS[1:])
    data = {
        "@type": "NewsArticle",
        "headline": "Velden's bridge",
        "articleBody": body,
        "description": SUMMARY,
    }
    found = extracted(page(data), "html")
    assert (found.article.text, found.notices) == (body, ())


def test_a_page_with_a_summary_alone_is_a_teaser(extracted):
    found = extracted(
        page({"@type": "NewsArticle", "headline": "Velden's bridge", "description": SUMMARY}), "html"
    )
    assert (found.article.text, found.notices) == (SUMMARY, ("teaser",))
    assert {each.text for each in found.furniture} == {"Play"}


def test_a_summary_of_what_is_no_article_is_turned_down(turned_down):
    html = f"<html><head><meta name='description' content='{SUMMARY}'></head><body><p>Play</p></body></html>"
    assert turned_down(html, "html").reason == "no_article"
