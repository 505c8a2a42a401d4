"""stories: listed, shown, split, put together and undone by command."""

import json

import pytest

PAGES = {
    "one": (
        "Marlbeck flood drives 2,000 from homes",
        "The Alse burst its banks at Marlbeck on Tuesday and drove around 2,000 people from their homes.",
        "Mayor Irena Dovale said that boats had cleared the lower town.",
    ),
    "two": (
        "Lower town of Marlbeck cleared by boat",
        "Boats cleared the lower town of Marlbeck on Tuesday after the river Alse flooded its streets.",
        "Some 2,000 people left their homes, mayor Irena Dovale said.",
    ),
}


@pytest.fixture
def story(onrecord, tmp_path):
    """The id of the only story, after two pages were added."""
    for name, paragraphs in PAGES.items():
        page = tmp_path / f"{name}.txt"
        page.write_text("\n\n".join(paragraphs))
        told = ("--as", "text", "--outlet", name, "--published", "2025-09-02", "--only", "article")
        assert onrecord("add", page, *told).status == 0
    (row,) = onrecord("stories", "list", "--format", "jsonl").rows
    assert row["spread"] == {"outlets": 2, "texts": 2, "articles": 2}
    return row["id"]


def test_a_story_is_shown_split_put_together_and_undone(onrecord, story):
    shown = onrecord("stories", "show", story, "--format", "jsonl")
    articles = [article["id"] for text in json.loads(shown.out)["texts"] for article in text]
    assert len(articles) == 2
    split = onrecord("stories", "split", story, articles[0], "--reason", "another town", "--by", "ed")
    assert split.status == 0
    assert onrecord("stories", "list", "--format", "jsonl").rows == []
    decision = split.out.split()[-1]
    assert onrecord("stories", "undo", decision, "--by", "ed").status == 0
    assert "no longer holds" in onrecord("stories", "show", story, "--format", "table").out
    assert onrecord("stories", "compare").out == "0 articles compared.\n"
    assert onrecord("stories", "merge", story, story, "--reason", "x", "--by", "ed").status == 2


def test_an_archive_without_stories_says_so(onrecord, tmp_path):
    page = tmp_path / "one.txt"
    page.write_text("\n\n".join(PAGES["one"]))
    onrecord("add", page, "--as", "text", "--only", "article")
    assert onrecord("stories", "list", "--format", "table").complaints == [
        "No two articles tell of one event."
    ]
