"""lines: shown, joined, parted, undone and matched again through the command line."""

import pytest

FIRST = """The port of Kelm will stay open, harbour master Mara Vale said on Tuesday.

"We have counted around 2,000 containers on the quay, and each of them will be searched here," Vale said."""
SECOND = """Kelm's harbour has been busy all week.

"We have counted around 2,000 containers on the quay," Mara Vale said."""


@pytest.fixture
def quoted(onrecord, tmp_path):
    for number, (text, outlet) in enumerate(((FIRST, "Vale Courier"), (SECOND, "Kelm Post"))):
        page = tmp_path / f"{number}.txt"
        page.write_text(text)
        given = ("--as", "text", "--published", f"2026-03-1{number}", "--outlet", outlet)
        assert onrecord("add", *given, page).status == 0
    rows = onrecord("search", "containers quay", "--order", "newest").rows
    return [row["id"] for row in reversed(rows)]


def test_a_line_is_shown_with_first_appearance_and_what_was_left_out(onrecord, quoted):
    shown = onrecord("lines", "show", quoted[1], "--format", "table")
    assert shown.status == 0
    assert "2 statements, first in Vale Courier, 2026-03-10" in shown.out
    assert "trimmed" in shown.out
    assert "left out: and each of them will be searched here" in shown.out
    assert [row["relation"] for row in onrecord("lines", "show", quoted[0]).rows] == ["fullest", "trimmed"]


def test_an_editor_parts_a_line_and_matching_again_leaves_it_so(onrecord, quoted):
    outcome = onrecord("lines", "part", *quoted, "--reason", "two speeches", "--by", "Ada Brandt")
    decision = outcome.out.split("Decision ")[1].split(";")[0]
    assert onrecord("lines", "match").out.startswith("2 articles matched")
    alone = onrecord("lines", "show", quoted[0], "--format", "table")
    assert "stands alone" in alone.err
    assert "Ada Brandt" in alone.out
    assert onrecord("lines", "undo", decision).status == 0
    assert len(onrecord("lines", "show", quoted[0]).rows) == 2


def test_an_unknown_statement_is_said_plainly(onrecord, quoted):
    assert onrecord("lines", "show", "0" * 16).status == 1
    assert onrecord("lines", "join", quoted[0], "0" * 16, "--reason", "x").status == 1


def test_the_closest_statements_name_the_words_that_differ(onrecord, quoted):
    row = onrecord("search", "--similar", "we counted 2,000 containers on the quay").rows[0]
    assert {"kind": "hedge_lost", "here": "", "there": "around"} in row["changes"]
