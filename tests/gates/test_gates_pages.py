"""The gates of whole pages: what they count, and a few of the measured pages by them."""

from __future__ import annotations

import gzip
import json
import os
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from onrecord.domain.record import to_record
from onrecord.intake import Plan
from onrecord.pipeline import Reader

ROOT = Path(__file__).parents[2]
DATA = os.environ.get("ONRECORD_DATA")
measured = pytest.mark.skipif(
    DATA is None, reason="SKIPPED: set ONRECORD_DATA to the folder of measured data"
)
GOLD = " the harbour of kelm will stay open in the winter the council said "


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT))
    return lambda name: import_module(f"gates.{name}")


def record(text: str, *contents: tuple[str, ...], field: str = "text") -> dict[str, Any]:
    spans = [[[text.index(part), text.index(part) + len(part)] for part in content] for content in contents]
    return {
        "article": {"text": text},
        "statements": [
            {"field": field, "content": own, "text": " … ".join(content)}
            for own, content in zip(spans, contents, strict=True)
        ],
    }


def test_a_content_of_a_caption_stands_outside_and_one_of_the_body_does_not(gate: Any) -> None:
    text = "The harbour of Kelm will stay open in the winter. A boat that nobody sails again."
    found = record(text, ("The harbour of Kelm will stay open",), ("A boat that nobody sails again",))
    assert gate("outside").outside_of(found, GOLD) == ["A boat that nobody sails again"]


def test_a_content_in_two_parts_is_sought_part_by_part(gate: Any) -> None:
    text = "The harbour of Kelm, the council said, will stay open in the winter."
    assert gate("outside").outside_of(record(text, ("The harbour of Kelm", "will stay open in")), GOLD) == []


def test_a_statement_of_the_headline_is_never_outside(gate: Any) -> None:
    found = record("Nothing of this is there", ("Nothing of this is there",), field="headline")
    assert gate("outside").outside_of(found, GOLD) == []


def test_every_page_of_a_site_is_in_one_part_and_a_third_of_the_sites_are_seldom_looked_at(gate: Any) -> None:
    parts = [gate("parts").part_of(f"{number}.example") for number in range(600)]
    assert parts == [gate("parts").part_of(f"{number}.example") for number in range(600)]
    assert 0.28 < parts.count("seldom") / 600 < 0.39


def test_damage_is_the_same_in_every_run_and_no_page_stays_whole_but_the_first(gate: Any) -> None:
    data = b"<html><body><p>One</p></body></html>" * 40
    first, *others = gate("damage").damaged(data, "one")
    assert [first, *others] == list(gate("damage").damaged(data, "one"))
    assert first == data
    assert len({data, *others}) == len(others) + 1


def pages(*, every: int, with_body: bool = False) -> list[tuple[dict[str, Any], bytes]]:
    folder = Path(DATA or "") / "data" / "pages"
    rows = list(map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()))
    chosen = [row for row in rows if not with_body or row.get("body") is not None][::every]
    return [(row, gzip.decompress((folder / row["html"]).read_bytes())) for row in chosen]


@measured
@pytest.mark.data
def test_some_of_the_measured_pages_are_read_or_turned_down_however_damaged(gate: Any) -> None:
    reader = Reader(program="test", load_model=None)
    for row, data in pages(every=60):
        for each in gate("damage").damaged(data, row["id"]):
            for kind in ("html", "page"):
                found = reader.read(each, source=row["id"], kind=kind)
                assert (found.article is None) == (found.rejection is not None)


@measured
@pytest.mark.data
def test_hardly_a_statement_of_some_measured_pages_stands_outside_the_article(gate: Any) -> None:
    reader = Plan(program="test").make_reader()
    outside = total = 0
    for row, data in pages(every=30, with_body=True):
        found = to_record(reader.read(data, source=row["id"], kind="html"))
        total += len(found["statements"])
        outside += len(gate("outside").outside_of(found, gate("outside").text_of_gold(row)))
    assert total > 30
    assert outside <= max(1, 0.02 * total)
