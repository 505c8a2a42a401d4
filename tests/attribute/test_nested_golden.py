"""Statements inside statements, on the hand-written contents of tests/golden/nested.txt."""

from __future__ import annotations

import json

import golden_nested as golden

# Measured 0.94 and 0.98.
FOUND = 0.9
RIGHT = 0.95
CASES = golden.read_cases()


def test_the_golden_contents_are_many_and_some_hold_nothing() -> None:
    held = [case for case in CASES if case.content]
    assert len(held) >= 50
    assert len(CASES) - len(held) >= 20


def test_what_stands_inside_a_content_is_found_with_its_voice() -> None:
    held = [case for case in CASES if case.content]
    found = [
        case for case in held if any(golden.is_right(case, group) for group in golden.read_inside(case.text))
    ]
    assert len(found) >= FOUND * len(held)


def test_what_is_found_inside_contents_stands_there() -> None:
    given = [(case, group) for case in CASES for group in golden.read_inside(case.text)]
    right = [case for case, group in given if golden.is_right(case, group)]
    assert len(right) >= RIGHT * len(given)


def test_the_cases_of_articles_hold_offsets_alone() -> None:
    lines = (golden.GOLDEN / "nested.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert sum("content" in row for row in rows) >= 180
    for row in rows:
        assert len(row["text"]) == 64
        spans = [span for role in ("source", "cue", "content", "undecided") for span in row.get(role, [])]
        assert all(start < end for start, end in spans)
