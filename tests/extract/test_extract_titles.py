"""The headline is what most of a page's own titles agree on, without the site's name."""

import pytest
from pages_invented import HTML

from onrecord.extract.metadata import Metadata, Said
from onrecord.extract.titles import choose_title, letters_of, without_site

HEAD = '<meta property="og:title" content="Velden closes its harbour bridge">'
TITLE = "<title>Velden closes its harbour bridge | Harbour Post</title>"
H1 = "<h1>Velden closes its harbour bridge</h1>"


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Ferry runs again | Harbour Post", "Ferry runs again"),
        ("Ferry runs again - Harbour Post - News from the coast", "Ferry runs again"),
        ("Harbour Post » Ferry runs again", "Ferry runs again"),
        ("Ferry runs again – and stops at once", "Ferry runs again – and stops at once"),
        ("Ferry runs again｜Harbour Post", "Ferry runs again"),
        ("Ferry runs againㅣHarbour Post", "Ferry runs again"),
        ("Well-known ferry runs again", "Well-known ferry runs again"),
    ],
)
def test_the_site_name_goes_and_the_rest_of_the_title_stays(title, bare):
    assert without_site(title, frozenset((letters_of("Harbour Post"),))) == bare


def test_a_shorter_title_for_other_sites_does_not_replace_what_data_and_print_agree_on(extracted):
    named = "Velden closes its harbour bridge"
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{named}"}}</script>'
    html = HTML.replace(HEAD, f'{data}<meta property="og:title" content="You will not believe this bridge">')
    assert extracted(html, "html").article.headline == named


def test_a_longer_title_with_the_sites_name_behind_counts_less_than_the_printed_one(extracted):
    printed, longer = "Velden closes its harbour bridge", "Velden closes its harbour bridge today"
    html = HTML.replace(H1, f"<h2>{printed}</h2>").replace(TITLE, f"<title>{longer} | Harbour Post</title>")
    behind = html.replace(HEAD, f'<meta property="og:title" content="{longer} | Harbour Post">')
    assert extracted(behind, "html").article.headline == printed
    bare = html.replace(HEAD, f'<meta property="og:title" content="{longer}">')
    assert extracted(bare, "html").article.headline == longer


def test_a_kicker_that_data_and_title_carry_is_part_of_the_headline(extracted):
    named = "Traffic: Velden closes its harbour bridge"
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{named}"}}</script>'
    html = HTML.replace(HEAD, f'{data}<meta property="og:title" content="{named}">')
    html = html.replace(TITLE, f"<title>{named} | Harbour Post</title>")
    assert extracted(html, "html").article.headline == named


def test_a_heading_that_names_the_site_is_not_the_headline(extracted):
    html = HTML.replace(H1, "<h2>Velden closes its harbour bridge</h2>").replace(
        "<article>", "<h1>Harbour Post</h1><article>"
    )
    assert extracted(html, "html").article.headline == "Velden closes its harbour bridge"


def test_a_title_that_its_own_quotation_mark_cut_off_gives_way(extracted):
    html = HTML.replace(HEAD, '<meta property="og:title" content="Mayor calls bridge "a ruin" in council">')
    html = html.replace(TITLE, '<title>Mayor calls bridge "a ruin" in council | Harbour Post</title>')
    html = html.replace(H1, '<h1>Mayor calls bridge "a ruin" in council</h1>')
    assert extracted(html, "html").article.headline == 'Mayor calls bridge "a ruin" in council'


def test_what_the_headline_line_holds_before_the_headline_is_its_kicker(extracted):
    html = HTML.replace(H1, "<h1><span>Traffic: </span>Velden closes its harbour bridge</h1>")
    article = extracted(html, "html").article
    assert (article.headline, article.kicker) == ("Velden closes its harbour bridge", "Traffic")


@pytest.mark.parametrize(
    "metadata", [{"section": "City"}, {"url": "https://post.example/city/bridge-1.html"}]
)
def test_the_section_at_the_end_of_a_title_is_no_part_of_the_headline(metadata):
    told = Said(value="Velden closes its harbour bridge - City - Harbour Post", where="<title>")
    sites = frozenset((letters_of("Harbour Post"),))
    title = choose_title([], None, Metadata(titles=(told,), **metadata), sites=sites)
    assert title.text == "Velden closes its harbour bridge"


def test_what_stands_after_two_kickers_without_a_word_in_common_is_the_headline(extracted):
    html = HTML.replace(
        HEAD, '<meta property="og:title" content="Old town: Velden closes its harbour bridge">'
    )
    html = html.replace(TITLE, "").replace(H1, "<h1>Cracks found - Velden closes its harbour bridge</h1>")
    article = extracted(html, "html").article
    assert (article.headline, article.kicker) == ("Velden closes its harbour bridge", "Cracks found")
