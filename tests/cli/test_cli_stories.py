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


def test_a_text_that_very_many_outlets_print_is_told_by_its_first_ones_and_their_number(onrecord, tmp_path):
    for number in range(20):
        page = tmp_path / f"{number}.txt"
        page.write_text("\n\n".join((*PAGES["one"], f"Read more in the Courier {number}.")))
        told = ("--as", "text", "--outlet", f"Courier {number}", "--published", f"2025-09-02T10:{number:02}")
        assert onrecord("add", page, *told, "--only", "article").status == 0
    (row,) = onrecord("stories", "list", "--format", "jsonl").rows
    lines = onrecord("stories", "show", row["id"], "--format", "table").out.splitlines()
    listed = [line for line in lines if line.startswith("  text 1  ")]
    assert len(listed) == 13
    assert "Courier 0:" in listed[0]
    assert listed[-1] == "  text 1  and 8 more articles; '--format jsonl' gives all"
    shown = json.loads(onrecord("stories", "show", row["id"], "--format", "jsonl").out)
    assert [len(text) for text in shown["texts"]] == [20]


def test_an_archive_without_stories_says_so(onrecord, tmp_path):
    page = tmp_path / "one.txt"
    page.write_text("\n\n".join(PAGES["one"]))
    onrecord("add", page, "--as", "text", "--only", "article")
    assert onrecord("stories", "list", "--format", "table").complaints == [
        "No two articles tell of one event."
    ]


def test_gate_input_groups_articles_and_scores_copies(onrecord, tmp_path):
    texts = {name: "\n".join(paragraphs) for name, paragraphs in PAGES.items()}
    texts["three"] = "Dockers of Hallin strike\nDockers at Hallin stopped work over pay, Petar Lund said."
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()))
    stories = {row["id"]: row["story"] for row in onrecord("gate-input", "stories", gold).rows}
    assert stories["one"] == stories["two"] != stories["three"]
    pairs = [("same", "one", "one"), ("other", "one", "three")]
    gold.write_text(
        "".join(
            json.dumps({"id": own, "a": {"text": texts[a]}, "b": {"text": texts[b]}}) + "\n"
            for own, a, b in pairs
        )
    )
    scores = {row["id"]: row["score"] for row in onrecord("gate-input", "copies", gold).rows}
    assert scores["same"] == 1.0
    assert scores["other"] < 0.5
