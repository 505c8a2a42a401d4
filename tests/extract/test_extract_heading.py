"""The standfirst, where the page sets it apart and where it hides among the paragraphs."""

import numpy as np
import pytest
from pages_invented import DUMP, HTML, PARAGRAPHS

from onrecord.extract.cleaner import Choice
from onrecord.extract.heading import with_standfirst
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata

OLD = HTML[HTML.index('<p class="standfirst">') : HTML.index('<div class="byline">')]
LEAD = "Traders in the old town of Velden fear for their shops and ask the council for a free ferry."
FIRST = f"<p>{PARAGRAPHS[0]}</p>"
SUMMARY = f'<meta property="og:description" content="{LEAD}"></head>'


def standfirst(extracted, html):
    article = extracted(html, "html").article
    return article.standfirst, LEAD in article.text


def page(lead, *, summary):
    html = HTML.replace(OLD, "").replace(FIRST, f"{lead}{FIRST}")
    return html.replace("</head>", SUMMARY) if summary else html


@pytest.mark.parametrize(
    "lead", [f'<p data-part="opening">{LEAD}</p>', f"<p><b>{LEAD}</b></p>", f"<h4>{LEAD}</h4>"]
)
def test_a_first_line_that_is_set_apart_and_is_the_summary_is_the_standfirst(extracted, lead):
    assert standfirst(extracted, page(lead, summary=True)) == (LEAD, False)


def test_a_first_paragraph_like_the_others_stays_in_the_text_though_the_summary_repeats_it(extracted):
    html = HTML.replace(OLD, "").replace(
        "</head>", f'<meta name="description" content="{PARAGRAPHS[0]}"></head>'
    )
    article = extracted(html, "html").article
    assert article.text.startswith("VELDEN, May 5")


def test_a_heading_right_under_the_headline_is_the_standfirst(extracted):
    html = HTML.replace(OLD, f"<h2>{LEAD}</h2>")
    assert standfirst(extracted, html) == (LEAD, False)


def test_every_line_of_the_standfirst_is_kept_and_none_is_furniture(extracted):
    found = extracted(page(f'<p data-part="opening">{LEAD}</p>', summary=True), "html")
    assert [each.reason.split(",")[0] for each in found.kept if each.text == LEAD] == ["standfirst"]
    assert LEAD not in {each.text for each in found.furniture}


def dump_choice(*rows, headline=0):
    """Lines of a dump as (text, role, chance to be the standfirst)."""
    lines = [Line(text=text, number=number) for number, (text, _, _) in enumerate(rows)]
    chances = np.array([[0.5 - chance / 2, 0.5 - chance / 2, chance] for _, _, chance in rows])
    choice = Choice(roles=tuple(role for _, role, _ in rows), chances=chances, headline=headline)
    return with_standfirst(lines, choice, Metadata()).roles


TITLE = ("Velden closes its harbour bridge", "cut", 0.0)
OPENING = "The old bridge will be closed from June, and nobody knows for how long."
ALIKE = "The city of Velden told the traders of the old town on Friday why."
LONG = (
    "The city of Velden said on Friday that the old harbour bridge would be closed for two years from June. "
)


@pytest.mark.parametrize(
    ("second", "chance", "role"),
    [(LONG, 0.2, "standfirst"), (ALIKE, 0.2, "body"), (ALIKE, 0.5, "standfirst"), (LONG, 0.05, "body")],
)
def test_a_dumps_first_paragraph_is_the_standfirst_where_the_next_is_longer_or_it_is_likely(
    second, chance, role
):
    rows = (TITLE, (OPENING, "body", chance), (second, "body", 0.0), (LONG, "body", 0.0))
    assert dump_choice(*rows)[1] == role


def test_a_line_that_opens_with_a_dateline_is_no_standfirst():
    opening = "VELDEN, May 5 (Reuters) - The bridge will be closed, said the city."
    rows = (TITLE, (opening, "body", 0.5), (LONG, "body", 0.0), (LONG, "body", 0.0))
    assert dump_choice(*rows)[1] == "body"


def test_the_points_of_a_dumps_standfirst_are_taken_together():
    points = [("Ferries will cross the harbour every ten minutes.", "body", 0.4)] * 2
    rows = (TITLE, (OPENING, "standfirst", 0.6), *points, (LONG, "body", 0.1), (LONG, "body", 0.0))
    assert dump_choice(*rows)[1:5] == ("standfirst", "standfirst", "standfirst", "body")
    paragraphs = [(LONG, "body", 0.4)] * 6
    assert dump_choice(TITLE, (OPENING, "standfirst", 0.6), *paragraphs)[2:4] == ("body", "body")


def test_points_written_like_the_standfirst_belong_to_it_unless_the_text_is_written_so_too(extracted):
    point = "Ferries cross the harbour every ten minutes."
    beside = '<p class="standfirst">{}</p>'
    told = HTML.replace(OLD, f"{beside.format(LEAD)}{beside.format(point)}")
    found = extracted(told, "html").article
    assert found.standfirst == f"{LEAD} {point}"
    assert point not in found.text


def test_the_line_that_ends_a_trail_of_sections_is_a_dumps_headline(extracted):
    above, byline = "City\nVelden closes its harbour bridge\nBy Nora Lind\n", "5 May 2023 14:10 UTC+2\n"
    assert above + byline in DUMP
    trail = "Home City Velden closes its harbour bridge\nVelden closes its harbour bridge\n"
    below = "Mayor Feld at the old harbour bridge\nNora Lind\nHow ferries change the harbour\n5 May 2023\n"
    page = DUMP.replace(above + byline, trail + below)
    assert extracted(page, "page").article.headline == "Velden closes its harbour bridge"
