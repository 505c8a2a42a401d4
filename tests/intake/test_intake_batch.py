"""A batch gives one task or refusal a line, in order, under the line's id."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.domain.page import Facts
from onrecord.intake import Refusal, Task, Wishes, take_batch
from onrecord.intake import batch as batch_module


def take(*lines: object, wishes: Wishes | None = None) -> list[Task | Refusal]:
    raw = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(take_batch(BytesIO(raw), name="batch.jsonl", folder=Path("pages"), wishes=wishes or Wishes()))


def test_each_content_key_decides_how_its_line_is_taken():
    rows = take({"id": "1", "text": "a"}, {"id": "2", "html": "b"}, {"id": "3", "page": "c"})
    assert [(row.id, row.kind, row.data) for row in rows] == [
        ("1", "text", b"a"),
        ("2", "html", b"b"),
        ("3", "page", b"c"),
    ]


def test_a_file_stands_beside_the_batch_and_is_read_as_wished():
    (row,) = take({"id": "1", "file": "a.html.gz"}, wishes=Wishes(kind="html"))
    assert (row.path, row.kind, row.data) == (Path("pages/a.html.gz"), "html", None)


def test_an_absolute_file_stays_where_it_is():
    (row,) = take({"id": "1", "file": "/news/a.html"})
    assert row.path == Path("/news/a.html")


def test_a_number_serves_as_id_and_other_keys_are_ignored():
    (row,) = take({"id": 7, "text": "a", "note": ["x"]})
    assert row.id == "7"


def test_facts_of_a_line_go_before_those_of_the_command():
    wishes = Wishes(facts=Facts(outlet="The Harbour Post", language="en"))
    (row,) = take(
        {"id": "1", "text": "a", "outlet": "Vale Courier", "published": "2026-03-14"}, wishes=wishes
    )
    assert row.facts == Facts(outlet="Vale Courier", language="en", published="2026-03-14")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe{}", "not JSON"),
        (b"[1]", "no JSON object"),
        (b'{"text": "a"}', 'no "id"'),
        (b'{"id": "", "text": "a"}', 'no "id"'),
        (b'{"id": true, "text": "a"}', 'no "id"'),
        (b'{"id": "1"}', "exactly one"),
        (b'{"id": "1", "text": "a", "html": "b"}', '"text" and "html"'),
        (b'{"id": "1", "text": 5}', "must be text"),
        (b'{"id": "1", "text": "a", "url": 5}', '"url" must be text'),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_one_refusal_and_the_next_line_is_read(line, what):
    bad, good = take(line, {"id": "2", "text": "b"})
    assert isinstance(bad, Refusal)
    assert bad.rejected.rejection.reason == "bad_line"
    assert what in bad.rejected.rejection.detail
    assert bad.rejected.rejection.detail.startswith("batch.jsonl:1: ")
    assert isinstance(good, Task)


def test_a_bad_line_keeps_its_id_where_it_has_one():
    (bad,) = take({"id": "a1"})
    assert bad.id == "a1"


def test_blank_lines_give_nothing_and_count_as_lines():
    (bad,) = take(b"", b"  ", b"{")
    assert bad.rejected.capture.source == "batch.jsonl:3"


def test_a_line_beyond_the_limit_is_refused_and_not_held(monkeypatch):
    monkeypatch.setattr(batch_module, "MAX_LINE_BYTES", 64)
    bad, good = take({"id": "1", "text": "a" * 500}, {"id": "2", "text": "b"})
    assert bad.rejected.rejection.reason == "bad_line"
    assert good.id == "2"


def test_half_of_a_surrogate_pair_becomes_one_replacement_character():
    (row,) = take(b'{"id": "1", "text": "a\\ud83dz"}')
    assert row.data.decode() == "a\ufffdz"
