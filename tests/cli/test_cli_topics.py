"""topics: listed, asked by, and told anew by command."""

import pytest

from onrecord.store import open_archive

MATCH = (
    "Hallin beat Brevin in the cup",
    "The striker scored twice as Hallin beat Brevin 3-1 on Saturday and went top of the league.",
    "“We played our best match of the season,” coach Irena Dovale said in the stadium.",
)
COUNCIL = (
    "Government loses vote in parliament",
    "The government lost a vote in parliament on Tuesday; the opposition asked for an election.",
    "“The minister must resign,” opposition leader Petar Lund said after the vote.",
)


@pytest.fixture
def pages(onrecord, tmp_path):
    """Two pages in the archive; gives the archive's folder."""
    for name, paragraphs in (("match", MATCH), ("council", COUNCIL)):
        page = tmp_path / f"{name}.txt"
        page.write_text("\n\n".join(paragraphs))
        assert onrecord("add", page, "--as", "text", "--published", "2025-09-02").status == 0


def test_what_the_articles_are_about_is_counted(onrecord, pages):
    rows = {row["name"]: row["articles"] for row in onrecord("topics", "--format", "jsonl").rows}
    assert rows == {"sport": 1, "politics and government": 1}
    assert "politics and government (medtop:11000000)" in onrecord("topics", "--format", "table").out


@pytest.mark.parametrize("name", ["sport", "Sport", "medtop:15000000"])
def test_a_search_is_narrowed_to_a_topic(onrecord, pages, name):
    assert onrecord("search", "minister", "--format", "jsonl").rows
    assert not onrecord("search", "minister", "--topic", name, "--format", "jsonl").rows
    assert onrecord("search", "match", "--topic", name, "--format", "jsonl").rows


def test_an_export_holds_the_rows_of_a_topic_alone(onrecord, pages):
    rows = onrecord("export", "articles", "--topic", "politics").rows
    assert len(rows) == 1
    assert "opposition" in rows[0]["text"]


def test_a_name_of_no_topic_is_refused_with_those_there_are(onrecord, pages):
    refused = onrecord("search", "minister", "--topic", "harbours")
    assert refused.status == 2
    assert "sport" in refused.complaints[0]
    assert "politics and government" in refused.complaints[0]


def test_topics_are_told_anew_of_articles_that_have_none(onrecord, pages, tmp_path):
    with open_archive(tmp_path / "archive") as archive:
        archive.set_topics(dict.fromkeys(archive.iterate_article_ids()))
    assert onrecord("topics", "--format", "table").complaints == [
        "No article has a topic: neither its outlet nor its words tell one. "
        "For an archive that an earlier version kept: 'onrecord topics --again'."
    ]
    rows = onrecord("topics", "--again", "--format", "jsonl").rows
    assert {row["name"] for row in rows} == {"sport", "politics and government"}
    assert onrecord("search", "match", "--topic", "sport", "--format", "jsonl").rows
