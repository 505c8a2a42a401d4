"""Authors, weighed between what the page's data says and what it prints."""

import pytest
from pages_invented import DUMP, HTML

from onrecord.extract.authors import clean_names

BYLINE = '<div class="byline">By Nora Lind and Per Ash</div>'
DATA = '<meta name="author" content="By Nora Lind and Per Ash">'
TIME = '<time datetime="2023-05-05T14:10:00+02:00">5 May 2023</time>'


@pytest.mark.parametrize(
    "told", ["Harbour Post", "admin", "jd42", "Newsroom", "Hafenfreunde Velden e.V.", "Harbour Media GmbH"]
)
def test_a_printed_byline_comes_before_the_site_a_desk_or_an_account(extracted, told):
    html = HTML.replace(DATA, f'<meta name="author" content="{told}">')
    assert extracted(html, "html").article.authors == ("Nora Lind", "Per Ash")


@pytest.mark.parametrize(
    "line",
    [
        "5 May 2023 Nora Lind",
        "Article published on 5 May 2023, 14:10, Nora Lind",
        "By Nora Lind in Velden",
        "By Nora Lind - Coast Agency - Friday, May 5, 2023",
        "By Nora Lind For Harbour.Example",
        "Nora Lind Political Correspondent",
        "Nora LindTravel News Reporter",
        "Nora Lind|Published 4 months ago",
        "Nora Lind@noralind",
        "Posted on 5 May 2023 by Nora Lind",
        "5 May 2023 • Nora Lind • 3 minutes",
        "Nora Lind | 05.05.2023 - 14:10",
        "Veröffentlicht am 5. Mai 2023 von Nora Lind",
        "By: Nora Lind, Harbour Correspondent",
        "By Nora Lind / Harbour Post Staff Writer",
        "Erstellt von Nora Lind — 5. Mai 2023, 14:10",
        "Écrit par Nora Lind",
        "Autorin Nora Lind",
        "Par Nora Lind le 5 mai 2023",
        "Home | Par Nora Lind | 5 May 2023",
        "5 May 2023 ~ Nora Lind",
        "Autore: Nora Lind",
        "Szerző: Nora Lind",
        "Oleh: Nora Lind",
        "Text: Nora Lind Foto: Per Ash",
        "5. Mai 2023 Nora Lind Schreibe einen Kommentar",
        "5 May 2023 by Nora Lind 3 comments",
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


def test_the_sites_name_before_a_persons_goes(extracted):
    html = HTML.replace(DATA, '<meta name="author" content="Harbour Post;Nora Lind">').replace(BYLINE, "")
    assert extracted(html, "html").article.authors == ("Nora Lind",)
    assert clean_names(["Harbour Post - Nora Lind"], sites=frozenset(("harbourpost",))) == ("Nora Lind",)
    assert clean_names(["김나라 기자"]) == ("김나라",)


def test_a_name_that_the_article_tells_of_is_not_its_author(extracted):
    dump = DUMP.replace("By Nora Lind\n5 May 2023 14:10 UTC+2\n", "Old Velden\n")
    told = dump.replace("The old harbour bridge", "In Old Velden the harbour bridge", 1)
    assert "In Old Velden" in told
    assert extracted(told, "page").article.authors == ()


@pytest.mark.parametrize("line", ["Nora Lind", "Nora Lind / VELDEN.EXAMPLE / May 5, 2023, 14:07"])
def test_a_name_under_the_headline_of_a_dump_is_the_byline(extracted, line):
    found = extracted(DUMP.replace("By Nora Lind\n5 May 2023 14:10 UTC+2\n", f"{line}\n"), "page")
    assert found.article.authors == ("Nora Lind",)


def test_an_account_behind_an_explicit_by_is_the_author_where_the_page_names_no_other(extracted):
    html = HTML.replace(DATA, "").replace(BYLINE, "<p>Posted by harbourcat</p>")
    assert extracted(html, "html").article.authors == ("harbourcat",)


def test_a_printed_byline_that_names_more_people_than_the_data_is_taken(extracted):
    html = HTML.replace(DATA, '<meta name="author" content="Nora Lind">')
    assert extracted(html, "html").article.authors == ("Nora Lind", "Per Ash")


def test_a_printed_byline_that_names_others_than_the_data_is_not_taken(extracted):
    html = HTML.replace(DATA, '<meta name="author" content="Mia Holm">')
    assert extracted(html, "html").article.authors == ("Mia Holm",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Text: Nora Lind", ("Nora Lind",)),
        ("Autorin: Nora Lind, Velden", ("Nora Lind",)),
        ("Nora Lind", ("Nora Lind",)),
        ("HP-Redaktion", ("HP-Redaktion",)),
        ("nol, pas; Foto: Harbour Post", ("nol", "pas")),
        ("Mehr Artikel", ()),
    ],
)
def test_what_stands_right_below_a_dumps_body_signs_it(extracted, line, names):
    page = DUMP.replace("By Nora Lind\n", "").replace("\n\n{{item.date}}", f"\n\n{line}\n\n{{{{item.date}}}}")
    assert extracted(page, "page").article.authors == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Nora Lind – Journalist", "Per Ash – Journalist in Velden"), ("Nora Lind", "Per Ash")),
        (("Nora Lind and AP", "5 May 2023 14:10"), ("Nora Lind", "AP")),
        (("Reuters, Nora Lind", "5 May 2023 14:10"), ("Reuters", "Nora Lind")),
        (("dpa", "5 May 2023 14:10"), ("dpa",)),
        (("Harbour Court", "A line about the bridge", "Nora Lind", "5 May 2023 14:10"), ("Nora Lind",)),
        (("박준석 기자", "2023.05.05 14:10"), ("박준석",)),
        (("Nora Lind", "Per Ash", "5 May 2023 14:10"), ("Nora Lind", "Per Ash")),
        (("Nora Lind, Per Ash (Special)", "Velden, Old Town", "05/06/2023 14:10"), ("Nora Lind", "Per Ash")),
        (("Das Wichtigste in Kürze:",), ()),
        (("By Nora Lind in Velden and Per Ash in Feld",), ("Nora Lind", "Per Ash")),
        (("By Nora Lind in Velden and Old Feld",), ("Nora Lind",)),
        (("Par Nora Lind avec AFP",), ("Nora Lind", "AFP")),
        (("記者王小明／台北報導",), ("王小明",)),
        (("記者會現場",), ()),
    ],
)
def test_names_between_headline_and_body_of_a_dump_are_the_byline(extracted, lines, names):
    page = DUMP.replace("By Nora Lind\n5 May 2023 14:10 UTC+2\n", "\n".join(lines) + "\n")
    assert extracted(page, "page").article.authors == names


def test_a_name_beside_the_date_above_a_dumps_headline_is_the_byline(extracted):
    dump = DUMP.replace("By Nora Lind\n5 May 2023 14:10 UTC+2\n", "")
    headline = "Velden closes its harbour bridge"
    above = dump.replace(headline, f"Nora Lind\n5 May 2023 14:10\n{headline}", 1)
    assert extracted(above, "page").article.authors == ("Nora Lind",)


def test_initials_of_the_data_count_where_they_sign_the_article_below(extracted):
    html = HTML.replace(DATA, '<meta name="author" content="hp/nol;per">').replace(BYLINE, "")
    html = html.replace("</div></article>", "<p>Harbour Radio, 5 May 2023; hp/nol;per</p></div></article>")
    assert extracted(html, "html").article.authors == ("hp/nol", "per")
