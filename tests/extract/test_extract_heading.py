"""The standfirst, where the page sets it apart and where it hides among the paragraphs."""

import pytest
from pages_invented import HTML, PARAGRAPHS

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
