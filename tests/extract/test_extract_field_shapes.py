"""Shapes of authors, dates and standfirsts that pages and their data have."""

import pytest
from systems_invented import page, paragraphs
from systems_texts import DAM

PARSELY = """<meta name="parsely-page" content='{"title": "x", "authors": ["Ole Graff", "Pia Lorentz"]}'>"""


@pytest.fixture
def read(extracted):
    def run(*, head="", above=""):
        body = f"<article><h1>{DAM.headline}</h1>{above}{paragraphs(DAM, opening='<p>')}</article>"
        return extracted(page(body, head=head, title=DAM.headline), "html").article

    return run


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (PARSELY, ("Ole Graff", "Pia Lorentz")),
        ('<meta name="author" content="ole@star.example (Ole Graff)">', ("Ole Graff",)),
        ('<meta name="DC.creator" content="Graff, Ole">', ("Ole Graff",)),
        ('<meta name="author" content="Ole Graff, Pia Lorentz">', ("Ole Graff", "Pia Lorentz")),
        ('<meta name="author" content="ole@star.example">', ()),
    ],
)
def test_the_data_names_authors_in_many_shapes(read, head, authors):
    assert read(head=head).authors == authors


def test_a_shouted_byline_names_two(read):
    above = '<div class="byline">BY OLE GRAFF AND PIA LORENTZ</div>'
    assert read(above=above).authors == ("OLE GRAFF", "PIA LORENTZ")


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ('<span class="ago" data-timestamp="1694013600">3 hours ago</span>', "2023-09-06T15:20:00+00:00"),
        (
            "<div>Updated: 7 September 2023 08:00 | Published: 6 September 2023 17:20</div>",
            "2023-09-06T17:20:00",
        ),
        (
            "<div>Published: 6 September 2023 17:20 | Updated: 7 September 2023 08:00</div>",
            "2023-09-06T17:20:00",
        ),
        ("<div>20 Safar 1445 AH | 6 September 2023</div>", "2023-09-06"),
        ("<div>3 hours ago</div>", None),
    ],
)
def test_the_time_of_publication_is_told_from_others(read, above, published):
    assert read(above=above).published_at == published


@pytest.mark.parametrize(
    "above", ["<p>Ole Graff, Corwen Star</p>", "<p>Ein Artikel von Ole Graff und Pia Lorentz</p>"]
)
def test_a_byline_written_as_the_paragraphs_are_is_no_standfirst(read, above):
    found = read(above=above)
    assert found.standfirst is None
    assert found.text.split("\n\n")[-len(DAM.paragraphs) :] == list(DAM.paragraphs)
    assert found.authors[0] == "Ole Graff"
