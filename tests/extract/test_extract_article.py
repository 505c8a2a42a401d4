"""A page becomes its article; what is not the article's own stays furniture."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages_invented import DUMP, HTML, PARAGRAPHS

from onrecord.domain.article import FURNITURE_KINDS, Extraction
from onrecord.domain.page import Facts, Page, Rejection
from onrecord.extract import extract
from onrecord.read import read_page, visible_text


@pytest.fixture(params=["html", "page"])
def both(request, extracted):
    return extracted(HTML if request.param == "html" else DUMP, request.param)


def test_the_paragraphs_stand_in_the_text_and_the_dateline_with_them(both):
    assert all(paragraph in both.article.text.split("\n\n") for paragraph in PARAGRAPHS)


def test_nothing_of_the_furniture_stands_in_the_text(both):
    for words in ("Sign up", "inbox", "Most read", "Feld says he will", "Home", "Mia Holm", "Nora Lind", "©"):
        assert words not in both.article.text


def test_a_letter_that_asks_for_support_is_no_article(extracted):
    found = extracted(DUMP, "page")
    assert "refuse to be silenced" not in found.article.text
    kinds = {each.kind for each in found.furniture if "refuse to be silenced" in each.text}
    assert kinds == {"support"}


def test_a_subhead_between_paragraphs_is_kept(extracted):
    assert "A ferry for the old town" in extracted(HTML, "html").article.text.split("\n\n")


def test_headline_dateline_and_language_are_read(both):
    article = both.article
    assert article.headline == "Velden closes its harbour bridge"
    assert article.language == "en"
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date, article.dateline.agency) == (
        "VELDEN",
        "2023-05-05",
        "Reuters",
    )
    assert article.dateline.span.cut(article.text) == "VELDEN, May 5 (Reuters) -"


def test_the_time_keeps_the_offset_that_the_page_gives(both):
    assert both.article.published_at == "2023-05-05T14:10:00+02:00"


def test_the_data_of_an_html_page_gives_its_other_fields(extracted):
    article = extracted(HTML, "html").article
    assert article.standfirst is not None
    assert article.standfirst.startswith("Engineers found cracks")
    assert article.authors == ("Nora Lind", "Per Ash")
    assert (article.section, article.topics, article.outlet) == (
        "City",
        ("Velden", "Bridges"),
        "Harbour Post",
    )
    (photo,) = article.photos
    assert (photo.caption, photo.credits) == ("The harbour bridge on Friday.", ("Mia Holm/Harbour Post",))


def test_a_dump_gives_what_it_prints(extracted):
    article = extracted(DUMP, "page").article
    assert article.authors == ("Nora Lind",)
    assert article.section == "City"
    assert article.topics == ("Bridges", "Velden")
    assert "Harbour Post" in (article.outlet or "")
    assert [credit for photo in article.photos for credit in photo.credits] == ["Mia Holm/Harbour Post"]


def test_every_line_is_kept_or_furniture_once_and_in_order(both):
    numbers = sorted([each.line for each in both.furniture] + [each.line for each in both.kept])
    assert numbers == list(range(len(numbers)))
    assert [each.line for each in both.furniture] == sorted(each.line for each in both.furniture)
    assert {each.kind for each in both.furniture} <= set(FURNITURE_KINDS)
    assert all(each.reason for each in both.furniture)


def test_kinds_of_furniture_are_named(extracted):
    kind = {each.text: each.kind for each in extracted(DUMP, "page").furniture}
    assert kind["{{item.date}}"] == "template"
    assert kind["Read also"] == kind["Feld says he will stand again"] == "related"
    assert kind["Sign up for our newsletter"] == "newsletter"
    assert kind["Most read"] == kind["Rain floods the cellar of the town hall"] == "most_read"
    assert kind["Share"] == "share"
    assert kind["Velden closes its harbour bridge"] == "headline"


def test_the_page_comes_before_what_the_user_knows(extracted):
    facts = Facts(published="1999-01-01", outlet="Another", language="de", url="https://other.example/a")
    article = extracted(HTML, "html", facts).article
    assert (article.published_at, article.outlet, article.language) == (
        "2023-05-05T14:10:00+02:00",
        "Harbour Post",
        "en",
    )
    assert article.url == "https://other.example/a"


def test_no_date_is_invented(extracted):
    dump = DUMP.replace("5 May 2023 14:10 UTC+2", "on Friday").replace("2023", "")
    article = extracted(dump, "page").article
    assert article.published_at is None
    assert article.dateline is not None
    assert article.dateline.date == "XXXX-05-05"


def test_bare_text_stays_as_it_is(extracted):
    text = "  Short.\n\n\nSaid  Brandt.\n"
    found = extracted(text, "text", Facts(language="en", outlet="Harbour Post"))
    assert found.article.text == text
    assert (found.article.headline, found.article.standfirst, found.furniture) == (None, None, ())
    assert (found.article.outlet, found.article.language) == ("Harbour Post", "en")


def test_a_page_of_menus_has_no_article(turned_down):
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(40))
    found = turned_down(f"<html><body><nav><ul>{menu}</ul></nav></body></html>", "html")
    assert found.reason == "no_article"
    assert found.detail.startswith("sample: ")


def test_a_page_that_says_it_is_cut_is_a_teaser(extracted):
    wall = "<div class='wall'><p>This article is for subscribers. Subscribe to continue reading.</p></div>"
    assert "teaser" in extracted(HTML.replace("</div></article>", f"</div>{wall}</article>"), "html").notices
    assert extracted(HTML, "html").notices == ()


def test_a_correction_in_the_body_is_found_with_its_place(extracted):
    note = (
        "Correction: An earlier version of this article said that the bridge would be closed for three years."
    )
    html = HTML.replace(f"<p>{PARAGRAPHS[3]}</p>", f"<p>{PARAGRAPHS[3]}</p><p>{note}</p>")
    article = extracted(html, "html").article
    for found in article.corrections:
        assert found.span.cut(article.text) == found.text
    text = extracted("\n\n".join((*PARAGRAPHS, note)), "text").article
    assert [found.text for found in text.corrections] == [note]


def test_every_field_stands_in_the_visible_text():
    page = read_page(HTML.encode(), source="sample")
    assert isinstance(page, Page)
    found = extract(page)
    assert isinstance(found, Extraction)
    seen = visible_text(HTML.encode(), media_type="text/html", taken_as="html")
    parts = [found.article.headline, found.article.standfirst, *found.article.text.split("\n\n")]
    assert all(part is not None and part in seen for part in parts)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(HTML)), st.integers(0, 200), st.text(max_size=12))
def test_no_cut_page_raises(at, length, junk):
    for source, kind in ((HTML, "html"), (DUMP, "page")):
        page = read_page(
            (source[:at] + junk + source[at + length :]).encode("utf-8", "replace"), source="x", kind=kind
        )
        if isinstance(page, Page):
            assert isinstance(extract(page), Extraction | Rejection)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_no_text_raises_in_any_mode(text):
    for kind in ("html", "page", "text"):
        page = read_page(text.encode("utf-8", "replace"), source="x", kind=kind)
        if isinstance(page, Page):
            assert isinstance(extract(page), Extraction | Rejection)


def test_a_page_that_scripts_fill_gives_the_text_that_its_data_holds(extracted):
    body = " ".join(PARAGRAPHS[1:])
    data = json.dumps({"@type": "NewsArticle", "headline": "Velden closes its bridge", "articleBody": body})
    script = f"<script type='application/ld+json'>{data}</script>"
    html = f"<html><head>{script}</head><body><div id='app'></div></body></html>"
    article = extracted(html, "html").article
    assert (article.text, article.headline) == (body, "Velden closes its bridge")
    assert body in visible_text(html.encode(), media_type="text/html", taken_as="html")


def test_broken_data_still_gives_what_can_be_read(extracted):
    data = (
        '{"@type": "NewsArticle", "datePublished": "2023-05-05T14:10:00Z",'
        ' "author": {"name": "Mia Holm"}, "image": [,]}'
    )
    html = HTML.replace("<meta ", "<meta data-off ").replace(
        "</head>", f"<script type='application/ld+json'>{data}</script></head>"
    )
    article = extracted(html.replace("content=", "data-content="), "html").article
    assert article.published_at == "2023-05-05T14:10:00+00:00"
    assert article.authors == ("Mia Holm",)


def test_an_appeal_at_the_end_is_no_paragraph_and_one_that_is_reported_stays():
    appeal = (
        "For more stories of the river and its people, sign up for our newsletter and read it on Sundays."
    )
    told = "The council asked all households to sign up for its newsletter, which tells when the ferry sails."
    body = "".join(f"<p>{text}</p>" for text in (PARAGRAPHS[0], told, *PARAGRAPHS[1:], appeal))
    html = f"<html><body><article><h1>Ferry sails again</h1>{body}</article></body></html>"
    page = read_page(html.encode(), source="page", kind="html")
    assert isinstance(page, Page)
    found = extract(page)
    assert isinstance(found, Extraction)
    assert told in found.article.text
    assert appeal not in found.article.text
