"""What closes an article and speaks of its makers is no paragraph of it."""

import pytest
from systems_eastern import wire_mirror
from systems_texts import DAM

LETTER = (
    "A word from us. We are three reporters and a dog, and we live below the wall as you do. If this paper "
    "is of use to you, become a Friend of the Star. Thank you."
)


def paragraphs_of(extracted, end, kind="html"):
    html = wire_mirror(end).html
    if kind == "html":
        return extracted(html, "html").article.text.split("\n\n")
    dump = "\n".join(("Home", "World", DAM.headline, "6 September 2023 17:20", *DAM.paragraphs, end, "dams"))
    return extracted(dump, "page").article.text.split("\n\n")


@pytest.mark.parametrize("kind", ["html", "page"])
@pytest.mark.parametrize(
    "end",
    [
        "Jane Roe is a reporter at the Corwen Star.",
        "Jane Roe is the Star's senior valley correspondent. She grew up beside the upper mill.",
        "Jane Roe ist Redakteurin im Ressort Umwelt.",
        "Jane Roe est journaliste au service Vallée.",
        "The writer is a former inspector of dams.",
        "Press agencies contributed to this report.",
        "(With inputs from agencies)",
        "Share or comment on this article: Inspectors find cracks in Corwen dam",
        "Published in The Star, September 7th, 2023",
        "Reach the reporters on Twitter at @janeroe and @olanroe",
        "Follow Jane Roe on Twitter: @janeroe",
        "jane.roe@corwenstar.example",
        "twitter.com/janeroe",
        "On CorwenStar.example: Mill below the dam to close",
        "jro",
        "— AFP",
        "(Reuters)",
        "/TASS/",
        LETTER,
        "###",
    ],
)
def test_a_line_on_its_makers_closes_the_body(extracted, kind, end):
    assert paragraphs_of(extracted, end, kind) == list(DAM.paragraphs)


@pytest.mark.parametrize(
    "end",
    [
        "The lake was lowered once before, in the dry summer of 1976, and the valley still tells of it.",
        "“We need your support, and we need it before the rain,” Halloran said. “You can carry sandbags.”",
        "The inspector was a reporter before she took up engineering, and asks her questions like one.",
    ],
)
def test_a_paragraph_that_tells_the_news_stays(extracted, end):
    assert paragraphs_of(extracted, end) == [*DAM.paragraphs, end]


def test_what_stands_behind_the_mark_of_a_releases_end_is_cut(extracted):
    contact = "</p><p>".join(
        (
            "###",
            "About the inspectorate",
            "The inspectorate watches over forty dams and has done so since 1911.",
        )
    )
    assert paragraphs_of(extracted, contact) == list(DAM.paragraphs)


def test_a_link_under_the_body_signs_nothing(extracted):
    assert extracted(wire_mirror("(With inputs from agencies)").html, "html").article.authors == ()
