"""Boxes among an article's paragraphs, told by their depth."""

from pages_invented import PARAGRAPHS
from selectolax.lexbor import LexborHTMLParser

from onrecord.extract.body import lines_of_html
from onrecord.extract.boxes import boxes_among

SUMMARY = "<ul><li>The bridge stays closed until the winter.</li></ul>"


def boxed(markup: str) -> list[str]:
    """Find the lines of boxes where all lines read like paragraphs."""
    lines = lines_of_html(LexborHTMLParser(f"<main>{markup}</main>"))
    return [lines[number].text for number in boxes_among(lines, range(len(lines)))]


def paragraphs(before: str) -> str:
    return f"<div><p>{PARAGRAPHS[0]}</p>{before}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></div>"


def test_a_summary_three_elements_deeper_than_the_paragraphs_is_a_box():
    page = paragraphs(f"<div><div>{SUMMARY}</div></div>")
    assert boxed(page) == ["The bridge stays closed until the winter."]


def test_a_list_or_a_quotation_of_the_article_is_none():
    assert boxed(paragraphs(SUMMARY)) == []
    assert boxed(paragraphs("<div><blockquote><p>We said so.</p></blockquote></div>")) == []


def test_a_long_list_is_the_articles_matter():
    steps = "".join(f"<li>Step {number}: wait for the ferry.</li>" for number in range(9))
    assert boxed(paragraphs(f"<div><div><ol>{steps}</ol></div></div>")) == []


def test_nothing_is_a_box_where_each_paragraph_has_an_element_of_its_own():
    page = "".join(f"<div><div><p>{each}</p></div></div>" for each in PARAGRAPHS[:4])
    assert boxed(page) == []


def test_a_dump_has_no_boxes():
    assert boxes_among([], []) == []


def test_what_is_cut_with_a_box_says_that_it_reads_like_the_article(extracted):
    box = "The bridge stays closed until the winter at least, the town council decided on Monday."
    page = paragraphs(f"<div><div><ul><li>{box}</ul></div></div>")
    page = f"<html><body><main><h1>Velden closes its bridge</h1>{page}</main></body></html>"
    (cut,) = [each for each in extracted(page, "html").furniture if each.text == box]
    assert cut.reason == "reads like the article, but stands apart from it"
