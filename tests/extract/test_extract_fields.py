"""Each field of an article, from every place that gives it, in HTML and in dumps."""

import json

import pytest
from pages_invented import DUMP, HTML, PARAGRAPHS

BARE = (
    HTML.replace("<meta ", "<meta data-off ")
    .replace("content=", "data-content=")
    .replace('<div class="byline">By Nora Lind and Per Ash</div>', "")
    .replace('<time datetime="2023-05-05T14:10:00+02:00">5 May 2023</time>', "")
)
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Velden closes its harbour bridge",
    "datePublished": "2023-05-05T14:10:00+02:00",
    "dateModified": "2023-05-06T09:00:00+02:00",
    "author": {"@id": "#nora"},
    "articleSection": "City",
    "keywords": "Velden, Bridges",
    "isAccessibleForFree": False,
}
PERSON = {"@type": "Person", "@id": "#nora", "name": "Nora Lind", "jobTitle": "Reporter"}
SITE = {"@type": "WebSite", "name": "Harbour Post", "url": "https://post.example/"}


def with_data(*nodes):
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    return BARE.replace("</head>", f"{scripts}</head>")


@pytest.mark.parametrize(
    "nodes",
    [
        ({"@context": "https://schema.org", "@graph": [SITE, ARTICLE, PERSON]},),
        ({"@type": "WebPage", "mainEntity": {**ARTICLE, "author": PERSON}},),
        ([SITE, {**ARTICLE, "author": [PERSON]}],),
        (SITE, {**ARTICLE, "@type": ["Article", "NewsArticle"], "author": "Nora Lind"}),
    ],
    ids=["graph", "nested", "list", "several scripts"],
)
def test_json_ld_is_read_in_each_of_its_shapes(extracted, nodes):
    article = extracted(with_data(*nodes), "html").article
    assert article.headline == "Velden closes its harbour bridge"
    assert (article.published_at, article.modified_at) == (
        "2023-05-05T14:10:00+02:00",
        "2023-05-06T09:00:00+02:00",
    )
    assert (article.authors, article.section, article.topics) == (
        ("Nora Lind",),
        "City",
        ("Velden", "Bridges"),
    )


def test_data_inside_comments_and_with_a_comma_too_many_is_read(extracted):
    data = json.dumps({**ARTICLE, "author": PERSON})[:-1] + ",}"
    html = BARE.replace(
        "</head>", f'<script type="application/ld+json">//<![CDATA[\n{data}\n//]]></script></head>'
    )
    assert extracted(html, "html").article.authors == ("Nora Lind",)


def test_microdata_gives_author_and_times(extracted):
    item = (
        '<span itemprop="author" itemscope><b itemprop="name">Mia Holm</b></span>'
        '<meta itemprop="datePublished" content="2023-05-05T14:10:00+02:00">'
        '<meta itemprop="dateModified" content="2023-05-06T09:00:00+02:00">'
    )
    article = extracted(BARE.replace("<article>", f"<article>{item}"), "html").article
    assert article.authors == ("Mia Holm",)
    assert (article.published_at, article.modified_at) == (
        "2023-05-05T14:10:00+02:00",
        "2023-05-06T09:00:00+02:00",
    )


def test_the_canonical_address_comes_before_the_one_for_other_sites(extracted):
    shared = '<meta property="og:url" content="https://post.example/city/bridge?share=1">'
    canonical = '<link rel="canonical" href="https://post.example/city/bridge">'
    both = HTML.replace("</head>", f"{shared}{canonical}</head>")
    assert extracted(both, "html").article.url == "https://post.example/city/bridge"
    alone = HTML.replace("</head>", f"{shared}</head>")
    assert extracted(alone, "html").article.url == "https://post.example/city/bridge?share=1"


def test_an_article_that_its_data_calls_paid_for_is_a_teaser_while_it_is_short(extracted):
    assert "teaser" in extracted(with_data(ARTICLE), "html").notices
    longer = with_data(ARTICLE).replace("<h2>", f"<p>{PARAGRAPHS[2]}</p>" * 8 + "<h2>")
    assert "teaser" not in extracted(longer, "html").notices


@pytest.mark.parametrize(
    "line", ["You have read 43 % of this article.", "Encore 43 % de cet article pour nos membres."]
)
def test_a_page_of_any_kind_that_names_the_rest_of_its_article_is_a_teaser(extracted, line):
    assert "teaser" in extracted(DUMP.replace("{{item.date}}", line), "page").notices
    html = HTML.replace("</div></article>", f"</div><div class='wall'><p>{line}</p></div></article>")
    assert "teaser" in extracted(html, "html").notices
    assert extracted(DUMP, "page").notices == ()


def test_a_dump_gives_the_printed_time_of_change(extracted):
    page = DUMP.replace("5 May 2023 14:10 UTC+2", "5 May 2023 14:10 UTC+2\nUpdated: 6 May 2023 09:00 UTC+2")
    article = extracted(page, "page").article
    assert (article.published_at, article.modified_at) == (
        "2023-05-05T14:10:00+02:00",
        "2023-05-06T09:00:00+02:00",
    )


def test_furniture_that_is_data_keeps_its_kind_and_its_words(extracted):
    html = HTML.replace(
        "<aside>",
        '<ul class="article-tags"><li><a href="/t/1">Bridges</a></li><li><a href="/t/2">Velden</a></li></ul>'
        '<div class="related-articles"><h3>Read also</h3><a href="/3">Feld denies a quarrel</a></div><aside>',
    )
    for source, kind in ((html, "html"), (DUMP, "page")):
        found = {(each.kind, each.text) for each in extracted(source, kind).furniture}
        assert {("topics", "Bridges"), ("topics", "Velden")} <= found
        assert any(each == ("most_read", "Rain floods the cellar of the town hall") for each in found)
    found = {(each.kind, each.text) for each in extracted(html, "html").furniture}
    assert ("related", "Feld denies a quarrel") in found


@pytest.mark.parametrize("label", ["Реклама", "Anzeige", "Publicité", "Publicidad", "Advertisement"])
def test_a_label_of_advertising_in_any_language_is_cut_as_such(extracted, label):
    page = DUMP.replace("Read also\n", f"{label}\n\nRead also\n")
    found = extracted(page, "page")
    assert label not in found.article.text
    assert [each.kind for each in found.furniture if each.text == label] == ["advert"]


@pytest.mark.parametrize(
    ("opening", "place", "date", "agency"),
    [
        ("MOSCOW, May 5. /TASS/. ", "MOSCOW", "2023-05-05", "TASS"),
        ("LONDON (Reuters) - ", "LONDON", None, "Reuters"),
        ("PARIS, 3 June (AFP) — ", "PARIS", "2023-06-03", "AFP"),
        ("Velden (dpa/lno) - ", "Velden", None, "dpa/lno"),
        ("BERLIN — ", "BERLIN", None, None),
        ("NEW VELDEN: ", "NEW VELDEN", None, None),
        ("Velden, Jun 3 (efe-epa).- ", "Velden", "2023-06-03", "efe-epa"),
        ("Velden (KNA/ab). ", "Velden", None, "KNA/ab"),
    ],
)
@pytest.mark.parametrize("kind", ["html", "page"])
def test_a_dateline_gives_place_day_and_agency(extracted, kind, opening, place, date, agency):
    source = HTML if kind == "html" else DUMP
    paragraph = PARAGRAPHS[0].removeprefix("VELDEN, May 5 (Reuters) - ")
    dateline = extracted(source.replace(PARAGRAPHS[0], opening + paragraph), kind).article.dateline
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (place, date, agency)


@pytest.mark.parametrize("opening", ["DEAR NORA: ", "EDITOR’S NOTE: ", "NATO: ", "Nora Lind (SPD). "])
def test_what_only_looks_like_a_dateline_is_none(extracted, opening):
    paragraph = PARAGRAPHS[0].removeprefix("VELDEN, May 5 (Reuters) - ")
    page = HTML.replace(PARAGRAPHS[0], opening + paragraph)
    assert extracted(page, "html").article.dateline is None


def test_a_name_before_a_colon_that_opens_other_paragraphs_too_is_who_speaks(extracted):
    paragraph = PARAGRAPHS[0].removeprefix("VELDEN, May 5 (Reuters) - ")
    page = HTML.replace(PARAGRAPHS[0], "LINDNER: " + paragraph).replace(
        PARAGRAPHS[1], "LINDNER: " + PARAGRAPHS[1]
    )
    assert extracted(page, "html").article.dateline is None
