"""Articles that a page's scripts hold are read where its HTML shows none."""

import json
import time

import pytest
from systems_texts import DAM, FERRY

from onrecord.extract.datatext import count_words_in, paragraphs_in
from onrecord.extract.stored import stored_article

RUNS = [
    {
        "type": "paragraph",
        "content": [
            {"type": "text", "text": text[:20]},
            {"type": "text", "marks": [{"type": "bold"}], "text": text[20:]},
        ],
    }
    for text in DAM.paragraphs
]
SPANS = [
    {"_type": "block", "_key": "k", "children": [{"_type": "span", "marks": [], "text": text}]}
    for text in DAM.paragraphs
]
DOCUMENT = {
    "nodeType": "document",
    "content": [
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text, "marks": []}]}
        for text in DAM.paragraphs
    ],
}
MARKUP = "".join(f"<p>{text} </p>" for text in DAM.paragraphs)
BLOCKS = [
    {"type": "image", "caption": "The wall on the day of the visit, seen from the mill."},
    *({"__typename": "ParagraphBlock", "content": {"html": f"<p>{text}</p>"}} for text in DAM.paragraphs),
    {"type": "related-links", "items": [{"text": "Read how a dam is built, and who pays for it."}]},
]


def script(value, before="window.__STATE__ = ", after=";", attributes=""):
    return f"<html><script{attributes}>{before}{json.dumps(value)}{after}</script><p>Loading</p></html>"


@pytest.mark.parametrize(
    "body", [MARKUP, "\n\n".join(DAM.paragraphs), list(DAM.paragraphs), RUNS, SPANS, DOCUMENT, BLOCKS]
)
def test_a_body_is_read_as_one_text_as_blocks_or_as_runs_of_words(body):
    page = script({"page": {"article": {"headline": DAM.headline, "body": body}}})
    found = stored_article(page, headlines=[DAM.headline])
    assert found is not None
    assert found.text.split("\n\n") == list(DAM.paragraphs)


def pushed(body):
    row = "7:" + json.dumps(["$", "main", None, {"article": {"title": DAM.headline, "body": body}}]) + "\n"
    pieces = [row[start : start + 700] for start in range(0, len(row), 700)]
    return "".join(f"<script>self.__next_f.push({json.dumps([1, each])})</script>" for each in pieces)


def numbered(body):
    rows = [["Reactive", 1], {"data": 2}, {"article": 3}, {"title": 4, "body": 5}, DAM.headline, body]
    return script(rows, before="", after="", attributes=' type="application/json" id="__NUXT_DATA__"')


@pytest.mark.parametrize(
    "page",
    [
        script({"title": DAM.headline, "body": MARKUP}, before="", attributes=' type="application/json"'),
        script({"title": DAM.headline, "body": MARKUP}, before="var a=1;App.boot(", after=");"),
        script(json.dumps({"title": DAM.headline, "body": MARKUP}), before="d = JSON.parse(", after=");"),
        pushed(MARKUP),
        numbered(MARKUP),
    ],
)  # fmt: skip
def test_a_value_is_found_wherever_a_script_keeps_it(page):
    found = stored_article(page, headlines=[])
    assert found is not None
    assert found.text.split("\n\n") == list(DAM.paragraphs)


def test_of_several_articles_that_of_the_pages_own_headline_is_taken():
    other = {
        "headline": FERRY.headline,
        "body": "".join(f"<p>{text} {text}</p>" for text in FERRY.paragraphs),
    }
    own = {
        "headline": DAM.headline,
        "body": MARKUP,
        "publishedAt": "2023-09-06T15:20:00Z",
        "author": {"name": "Ole"},
    }
    found = stored_article(
        script({"list": [other, own]}), headlines=[], title=f"{DAM.headline} | Corwen Star"
    )
    assert found is not None
    assert found.text.startswith(DAM.paragraphs[0])
    assert (found.published, found.authors) == ("2023-09-06T15:20:00Z", ("Ole",))


def test_scripts_that_name_the_article_otherwise_than_the_page_hold_another():
    own = script({"title": DAM.headline, "body": MARKUP})
    assert stored_article(own, headlines=[FERRY.headline], title="Corwen Star") is None
    assert stored_article(own, headlines=[], title="Corwen Star") is not None


@pytest.mark.parametrize(
    "page",
    [
        "", "<script>var a = {", script({"comments": [{"text": MARKUP}]}), script({"body": "Too short."}),
        script({"messages": {"body": MARKUP}}), "<script>" + "=[" * 5000 + "</script>",
        script({"related": {"body": MARKUP}}),
    ],
)  # fmt: skip
def test_what_is_no_article_is_none(page):
    assert stored_article(page, headlines=[]) is None


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("<p>One <b>bold</b> word.</p><p>Two&nbsp;&amp; three.</p>", ["One bold word.", "Two & three."]),
        ("One line<br>and another<br/><br/>Third", ["One line", "and another", "Third"]),
        ("One.\r\n\r\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", ["One.", "Two."]),
        ("<figure><img><figcaption>A pier</figcaption></figure><p>One.</p><script>x</script>", ["One."]),
        ("5 < 6 and 7 > 6.", ["5 < 6 and 7 > 6."]),
        (" \n ", []),
    ],
)
def test_a_text_of_the_data_is_parted_where_its_markup_or_its_breaks_part_it(text, paragraphs):
    assert paragraphs_in(text) == paragraphs


def test_a_long_text_that_lost_its_breaks_is_parted_where_no_blank_follows_a_sentence():
    assert paragraphs_in("".join(FERRY.paragraphs)) == list(FERRY.paragraphs)


def test_words_are_counted_in_scripts_without_blanks_too():
    assert count_words_in("one two three") == 3
    assert count_words_in("青溪镇政府周四宣布") > 4


def test_the_text_of_linked_data_keeps_its_paragraphs(extracted):
    data = {"@type": "NewsArticle", "headline": DAM.headline, "articleBody": "\n".join(DAM.paragraphs)}
    page = f'<script type="application/ld+json">{json.dumps(data)}</script><div id="app"></div>'
    assert extracted(page, "html").article.text.split("\n\n") == list(DAM.paragraphs)


def test_a_page_that_scripts_fill_gives_its_article_with_its_fields(extracted):
    own = {
        "headline": DAM.headline,
        "body": MARKUP,
        "publishedAt": "2023-09-06T15:20:00Z",
        "author": {"name": "Ole Graff"},
    }
    found = extracted(f"<title>{DAM.headline}</title>{script(own)}", "html").article
    assert (found.headline, found.authors) == (DAM.headline, ("Ole Graff",))
    assert (found.published_at, len(found.text.split("\n\n"))) == ("2023-09-06T15:20:00+00:00", 5)


def test_a_body_inside_many_others_costs_what_a_few_cost():
    def seconds(bodies: int) -> float:
        value: object = {"body": f"<p>{'The ferry sails at noon. ' * 80_000}</p>"}
        for _ in range(bodies):
            value = {"children": [value]}
        script = json.dumps({"title": "Ferry sails again", "content": value})
        before = time.process_time()
        found = stored_article(f"<script>{script}</script>", headlines=["Ferry sails again"])
        assert found is not None
        return time.process_time() - before

    alone = seconds(1)
    assert seconds(50) < 6 * alone
