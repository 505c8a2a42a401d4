"""`onrecord read`: pages in, who said what out."""

import json
from pathlib import Path

import pytest

from onrecord.domain.schema import record_schema
from onrecord.pipeline import Reader


def batch(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "batch.jsonl"
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    return path


def test_a_pipe_gets_one_record_a_page(onrecord, story):
    outcome = onrecord("read", "--as", "text", story)
    (record,) = outcome.rows
    assert outcome.status == 0
    assert outcome.err == ""
    assert record["capture"]["source"] == str(story)
    assert {"direct", "indirect"} <= {each["kind"] for each in record["statements"]}


def test_a_table_shows_speaker_words_and_kind_in_eighty_columns(onrecord, story):
    outcome = onrecord("read", "--as", "text", "--format", "table", story)
    assert "Mara Vale" in outcome.out
    assert "direct" in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 80


def test_a_content_that_is_not_asserted_is_shown_with_its_cue(onrecord, story):
    (record,) = onrecord("read", "--as", "text", story).rows
    (denied,) = [each for each in record["statements"] if each["polarity"] == "denied"]
    assert "ships had been turned away" in denied["text"]
    table = onrecord("read", "--as", "text", "--format", "table", story).out
    assert "[denied" in table


def test_attitudes_are_in_the_record_and_in_tables_only_when_asked_for(onrecord, story):
    (record,) = onrecord("read", "--as", "text", story).rows
    assert "think" in {each["act"] for each in record["statements"]}
    assert "lose a third" not in onrecord("read", "--as", "text", "--format", "table", story).out
    asked = onrecord("read", "--as", "text", "--format", "table", "--attitudes", story).out
    assert "lose a third" in " ".join(asked.split())


def test_a_source_that_is_turned_down_is_one_line_and_one_record_and_the_others_are_read(
    onrecord, story, tmp_path
):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    outcome = onrecord("read", picture, tmp_path / "no.html", "--as", "text", story)
    assert outcome.status == 1
    assert [row["rejection"] and row["rejection"]["reason"] for row in outcome.rows] == [
        "not_text",
        "unreadable",
        None,
    ]
    assert [line.split(": ")[0] for line in outcome.complaints] == [str(picture), str(tmp_path / "no.html")]


def test_articles_alone_need_no_model(onrecord, story):
    (record,) = onrecord("read", "--only", "article", story).rows
    assert record["made_by"]["model"] is None
    assert record["statements"] == []
    assert record["article"]["text"]


def test_the_explanation_shows_what_was_kept_and_what_was_cut(onrecord, tmp_path, words):
    page = tmp_path / "page.html"
    body = "".join(f"<p>{part}</p>" for part in words.split("\n\n"))
    page.write_text(
        f"<html><body><nav><a href=/s>Sport</a></nav><article><h1>Port to stay open</h1>{body}"
        "</article><footer>Sign up for our newsletter</footer></body></html>"
    )
    outcome = onrecord("read", "--explain", page)
    assert outcome.status == 0
    assert "kept" in outcome.out
    assert "newsletter" in outcome.out


def test_a_fact_of_the_command_line_fills_what_the_page_lacks(onrecord, story):
    (record,) = onrecord(
        "read", "--as", "text", "--published", "2026-03-14", "--outlet", "Vale Courier", story
    ).rows
    assert record["article"]["published_at"] == "2026-03-14"
    assert record["article"]["outlet"] == "Vale Courier"


def test_a_fact_never_overrides_the_page(onrecord, tmp_path, words):
    page = tmp_path / "page.html"
    body = "".join(f"<p>{part}</p>" for part in words.split("\n\n"))
    page.write_text(
        '<html><head><meta property="article:published_time" content="2025-12-01T08:00:00+01:00">'
        f"</head><body><article><h1>Port to stay open</h1>{body}</article></body></html>"
    )
    (record,) = onrecord("read", "--only", "article", "--published", "2026-03-14", page).rows
    assert record["article"]["published_at"] == "2025-12-01T08:00:00+01:00"


def test_standard_input_is_read(onrecord, words):
    (record,) = onrecord("read", "--only", "article", "--as", "text", "-", given=words.encode()).rows
    assert record["article"]["text"] == words
    assert record["capture"]["source"] == "-"


def test_a_page_cannot_move_the_cursor(onrecord, tmp_path):
    page = tmp_path / "a.txt"
    page.write_text('"We are \x1b[31mred\x1b[0m and \u202ebackwards," Mara Vale said.\n')
    outcome = onrecord("read", "--as", "text", "--format", "table", page)
    assert "\x1b" not in outcome.out
    assert "\u202e" not in outcome.out


def test_a_batch_keeps_order_and_ids_and_a_bad_line_is_one_record(onrecord, tmp_path, story, words):
    lines = batch(
        tmp_path,
        {"id": "a", "text": words},
        "{bad",
        {"id": "c", "file": story.name, "published": "2026-03-14"},
        {"id": "d", "file": "gone.html"},
    )
    outcome = onrecord("read", "--batch", lines, "--as", "text")
    assert outcome.status == 1
    assert [row["id"] for row in outcome.rows if row["id"] in "acd"] == ["a", "c", "d"]
    assert [row["rejection"] and row["rejection"]["reason"] for row in outcome.rows] == [
        None,
        "bad_line",
        None,
        "unreadable",
    ]
    assert len(outcome.complaints) == 2


def test_a_batch_comes_through_standard_input_too(onrecord, words):
    line = json.dumps({"id": "a", "text": words}).encode()
    (record,) = onrecord("read", "--batch", "-", "--only", "article", given=line).rows
    assert record["id"] == "a"


def test_two_processes_give_what_one_gives(onrecord, tmp_path, words):
    rows = [{"id": str(number), "text": f"Statement {number}.\n\n{words}"} for number in range(9)]
    lines = batch(tmp_path, *rows)
    one = onrecord("read", "--batch", lines, "--jobs", "1")
    two = onrecord("read", "--batch", lines, "--jobs", "2")
    assert two.out == one.out
    assert [row["id"] for row in two.rows] == [str(number) for number in range(9)]


def test_every_record_fits_the_schema(onrecord, tmp_path, story):
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(record_schema())
    for record in onrecord("read", "--as", "text", story, tmp_path / "no.html").rows:
        validator.validate(record)


def test_a_fault_on_one_page_is_its_rejection(onrecord, story, tmp_path, monkeypatch):
    whole = Reader.read_all

    def read_all(self, pages, **keywords):
        if any(b"stumble" in page.data for page in pages):
            raise ZeroDivisionError("division by zero")
        return whole(self, pages, **keywords)

    monkeypatch.setattr(Reader, "read_all", read_all)
    stone = tmp_path / "a.txt"
    stone.write_text("stumble")
    outcome = onrecord("read", "--only", "article", stone, story)
    assert [row["rejection"] and row["rejection"]["reason"] for row in outcome.rows] == [
        "internal_error",
        None,
    ]
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["read"], "give a source"),
        (["read", "a.html", "--batch", "b.jsonl"], "not both"),
        (["read", "--batch", "gone.jsonl"], "cannot be read"),
        (["read", "--frobnicate", "a.html"], "--frobnicate"),
        (["read", "--as", "poem", "a.html"], "poem"),
        (["read", "--published", "yesterday", "a.html"], "no date"),
        (["read", "--jobs", "-2", "a.html"], "--jobs"),
        (["frobnicate"], "frobnicate"),
        (["config"], ""),
    ],
)
def test_wrong_use_is_one_line_and_status_two(onrecord, arguments, what):
    outcome = onrecord(*arguments)
    if arguments != ["config"]:
        assert outcome.status == 2
        assert len(outcome.complaints) == 1
        assert what in outcome.err
    assert "Traceback" not in outcome.err
