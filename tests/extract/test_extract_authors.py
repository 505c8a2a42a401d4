"""Authors, weighed between what the page's data says and what it prints."""

import pytest
from pages_invented import DUMP, HTML

from onrecord.extract.authors import clean_names

BYLINE = '<div class="byline">By Nora Lind and Per Ash</div>'
DATA = '<meta name="author" content="By Nora Lind and Per Ash">'
TIME = '<time datetime="2023-05-05T14:10:00+02:00">5 May 2023</time>'


@pytest.mark.parametrize("told", ["Harbour Post", "admin", "jd42", "Newsroom"])
def test_a_printed_byline_comes_before_the_site_a_desk_or_an_account(extracted, told):
    html = HTML.replace(DATA, f'<meta name="author" content="{told}">')
    assert extracted(html, "html").article.authors == ("Nora Lind", "Per Ash")


@pytest.mark.parametrize(
    "line",
    [
        "Posted on 5 May 2023 by Nora Lind",
        "5 May 2023 • Nora Lind • 3 minutes",
        "Nora Lind | 05.05.2023 - 14:10",
        "Veröffentlicht am 5. Mai 2023 von Nora Lind",
        "By: Nora Lind, Harbour Correspondent",
    ],
)
def test_a_name_beside_the_date_is_the_byline(extracted, line):
    html = HTML.replace(DATA, "").replace(BYLINE, f"<p>{line}</p>").replace(TIME, "")
    assert extracted(html, "html").article.authors == ("Nora Lind",)


def test_a_name_in_bold_type_under_the_last_paragraph_signs_the_article(extracted):
    html = HTML.replace(DATA, "").replace(BYLINE, "")
    signed = html.replace("</div></article>", "<p><strong>Nora Lind</strong></p></div></article>")
    assert extracted(signed, "html").article.authors == ("Nora Lind",)
    assert extracted(html, "html").article.authors == ()


def test_a_slug_is_no_name_unless_it_is_the_site():
    assert clean_names(["nora-lind"]) == ()
    assert clean_names(["nora-lind"], sites=frozenset(("noralind",))) == ("nora-lind",)


@pytest.mark.parametrize("line", ["Nora Lind", "Nora Lind / VELDEN.EXAMPLE / May 5, 2023, 14:07"])
def test_a_name_under_the_headline_of_a_dump_is_the_byline(extracted, line):
    found = extracted(DUMP.replace("By Nora Lind\n5 May 2023 14:10 UTC+2\n", f"{line}\n"), "page")
    assert found.article.authors == ("Nora Lind",)
