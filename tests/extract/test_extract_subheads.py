"""Subheads between paragraphs, told by their markup."""

from pages_invented import PARAGRAPHS
from selectolax.lexbor import LexborHTMLParser

from onrecord.extract.body import lines_of_html
from onrecord.extract.subheads import subheads_among


def subheads(markup: str) -> list[str]:
    """Find the subheads among the lines that are paragraphs of ours."""
    lines = lines_of_html(LexborHTMLParser(f"<main>{markup}</main>"))
    body = [line.number for line in lines if line.text in PARAGRAPHS]
    return [lines[number].text for number in subheads_among(lines, body)]


def test_a_heading_between_paragraphs_of_one_element_is_a_subhead():
    page = f"<div><p>{PARAGRAPHS[0]}</p><h2>A dear bridge</h2><p>{PARAGRAPHS[1]}</p></div>"
    assert subheads(page) == ["A dear bridge"]


def test_a_heading_that_has_one_paragraph_for_neighbour_is_a_subhead_too():
    page = f"<div><p>{PARAGRAPHS[0]}</p><p>Advertisement</p><h3>Costs</h3><p>{PARAGRAPHS[1]}</p></div>"
    assert subheads(page) == ["Costs"]


def test_the_title_of_a_box_between_paragraphs_is_none():
    page = f"<div><p>{PARAGRAPHS[0]}</p><aside><h2>More news</h2></aside><p>{PARAGRAPHS[1]}</p></div>"
    assert subheads(page) == []


def test_a_heading_that_leads_elsewhere_or_stands_outside_the_text_is_none():
    linked = f"<div><p>{PARAGRAPHS[0]}</p><h2><a href=x>A ferry sinks</a></h2><p>{PARAGRAPHS[1]}</p></div>"
    behind = f"<div><h2>Velden</h2><p>{PARAGRAPHS[0]}</p><h2>Comments</h2></div>"
    assert subheads(linked) == subheads(behind) == []


def test_what_is_written_smaller_is_a_label():
    assert subheads(f"<div><p>{PARAGRAPHS[0]}</p><h6>In focus</h6><p>{PARAGRAPHS[1]}</p></div>") == []


def test_a_heading_that_says_what_box_it_opens_stays_cut(extracted):
    heading = "Read also"
    page = f"<h1>Velden closes its bridge</h1><div><p>{'</p><p>'.join(PARAGRAPHS[:2])}</p><h2>{heading}</h2>"
    page += f"<p>{PARAGRAPHS[2]}</p></div>"
    text = extracted(f"<html><body><main>{page}</main></body></html>", "html").article.text
    assert PARAGRAPHS[2] in text
    assert heading not in text
