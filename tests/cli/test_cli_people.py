"""people: listed, shown, merged, split, renamed and undone through the command line."""

import os
from pathlib import Path

import pytest

FACTS = ("--as", "text", "--published", "2026-03-14", "--outlet", "Vale Courier")


@pytest.fixture
def archive(onrecord, story):
    assert onrecord("add", *FACTS, story).status == 0


@pytest.fixture
def ids(onrecord, archive) -> dict[str, str]:
    return {row["name"]: row["id"] for row in onrecord("people", "list").rows}


def test_people_are_listed_with_their_counts(onrecord, ids):
    assert "Mara Vale" in ids
    table = onrecord("people", "list", "mar", "--format", "table")
    assert f"{ids['Mara Vale']}  Mara Vale (person; 2 statements, 1 outlet)" in table.out
    assert "No person found" in onrecord("people", "list", "zeppelin", "--format", "table").err


def test_a_merge_is_shown_with_its_reason_and_can_be_undone(onrecord, ids):
    one, other = ids["Mara Vale"], ids["Tomas Rook"]
    outcome = onrecord("people", "merge", one, other, "--reason", "a pen name", "--by", "Ada Brandt")
    assert outcome.status == 0
    decision = outcome.out.split()[-1]
    shown = onrecord("people", "show", other, "--format", "table").out
    assert "Ada Brandt" in shown
    assert "a pen name" in shown
    assert "Tomas Rook" in shown
    assert onrecord("people", "undo", decision).status == 0
    assert {row["name"] for row in onrecord("people", "list").rows} == set(ids)
    assert "no longer holds" in onrecord("people", "show", one, "--format", "table").out


def test_a_person_is_renamed_and_split(onrecord, ids):
    person = ids["Mara Vale"]
    assert onrecord("people", "rename", person, "Mara J. Vale", "--reason", "her wish").status == 0
    (row,) = onrecord("people", "show", person).rows
    assert (row["name"], row["spellings"]) == ("Mara J. Vale", ["Mara Vale"])
    said = onrecord("search", "closed").rows[0]["id"]
    assert onrecord("people", "split", person, "--statement", said, "--reason", "her sister").status == 0
    assert len(onrecord("people", "list", "vale").rows) == 2


def test_the_export_follows_a_merge(onrecord, ids):
    one, other = ids["Mara Vale"], ids["Tomas Rook"]
    onrecord("people", "merge", one, other, "--reason", "a pen name")
    assert {row["person"] for row in onrecord("export").rows if row["speaker_name"] in ids} == {
        min(one, other),
        *(ids[name] for name in ids if name not in ("Mara Vale", "Tomas Rook")),
    }
    assert len(onrecord("export", "people").rows) == len(ids) - 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["merge", "a", "b"], 2),
        (["merge", "a", "b", "--reason", " "], 2),
        (["merge", "a", "b", "--reason", "x"], 1),
        (["split", "a", "--reason", "x"], 2),
        (["rename", "a", "", "--reason", "x"], 2),
        (["undo", "a"], 1),
        (["show", "a"], 1),
        (["questions"], 0),
    ],
)
def test_wrong_use_is_one_line(onrecord, archive, arguments, status):
    outcome = onrecord("people", *arguments)
    assert outcome.status == status
    assert len(outcome.complaints) <= 1


@pytest.mark.data
@pytest.mark.skipif(
    "ONRECORD_DATA" not in os.environ, reason="SKIPPED: set ONRECORD_DATA to the measured data"
)
@pytest.mark.parametrize("order", [1, -1])
def test_the_two_first_pages_give_one_lavrov_in_either_order(onrecord, order):
    seeds = Path(os.environ["ONRECORD_DATA"]) / "seeds"
    pages = [(seeds / "moscow_times.txt", "The Moscow Times"), (seeds / "tass.txt", "TASS")]
    for page, outlet in pages[::order]:
        assert onrecord("add", "--as", "page", "--outlet", outlet, page).status == 0
    (row,) = onrecord("people", "list", "lavrov").rows
    assert (set(row["spellings"]), row["outlets"]) == ({"Sergei Lavrov", "Sergey Lavrov"}, 2)
    (shown,) = onrecord("people", "show", row["id"]).rows
    (decision,) = shown["decisions"]
    assert "another spelling" in decision["reason"]
    assert "shared role" in decision["reason"]
    assert onrecord("people", "undo", decision["id"]).status == 0
    assert len(onrecord("people", "list", "lavrov").rows) == 2
