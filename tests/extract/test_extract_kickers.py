"""The few words over a headline, and what only looks like them."""

import pytest
from pages_invented import DUMP, HTML

H1 = "<h1>Velden closes its harbour bridge</h1>"
HEAD = "City\nVelden closes its harbour bridge\n"


@pytest.mark.parametrize("tag", ["p", "div", "span", "h2"])
def test_a_line_of_plain_text_over_the_headline_is_its_kicker(extracted, tag):
    html = HTML.replace(H1, f"<header><{tag}>Cracked pillars</{tag}>{H1}</header>")
    assert extracted(html, "html").article.kicker == "Cracked pillars"


@pytest.mark.parametrize(
    "above",
    [
        '<p><a href="/city">Cracked pillars</a></p>',
        "<ul><li>Cracked pillars</li></ul>",
        "<nav><p>Cracked pillars</p></nav>",
        "<p>Harbour Post</p>",
        "<p>5 May 2023</p>",
        "<p>Share</p>",
    ],
)
def test_links_menus_dates_and_the_site_are_no_kicker(extracted, above):
    assert extracted(HTML.replace(H1, f"{above}{H1}"), "html").article.kicker is None


def test_a_dumps_kicker_is_what_its_article_speaks_of(extracted):
    page = DUMP.replace(HEAD, "City\nFerry for traders\nVelden closes its harbour bridge\n")
    assert extracted(page, "page").article.kicker == "Ferry for traders"
    page = DUMP.replace(HEAD, "City\nDuchess of Sundholm\nVelden closes its harbour bridge\n")
    assert extracted(page, "page").article.kicker is None


def test_a_section_that_stands_twice_in_a_dump_is_no_kicker(extracted):
    assert extracted(DUMP, "page").article.kicker is None
