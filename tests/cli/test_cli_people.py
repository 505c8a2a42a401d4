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


def test_two_people_are_judged_to_be_two_and_the_judgement_is_undone(onrecord, ids):
    one, other = ids["Mara Vale"], ids["Tomas Rook"]
    outcome = onrecord("people", "apart", one, other, "--reason", "colleagues", "--by", "Ada Brandt")
    assert outcome.status == 0
    assert "colleagues" in onrecord("people", "show", other, "--format", "table").out
    assert onrecord("people", "undo", outcome.out.split()[-1]).status == 0


def test_offices_and_abbreviations_that_pages_teach_are_listed_with_their_words(onrecord, tmp_path):
    page = tmp_path / "visit.txt"
    page.write_text(
        "Tarnian Foreign Minister Oleg Baldin visited the harbour of Kelm on Monday and met the Organization "
        "for Safe Piers (OSP).\n\n“We will come again in the summer,” Baldin told reporters at the pier."
    )
    assert onrecord("add", *FACTS, page).status == 0
    (row,) = onrecord("people", "offices", "tarnian").rows
    assert (row["office"], row["name"], row["since"]) == (
        "foreign minister of tarnian",
        "Oleg Baldin",
        "2026-03-14",
    )
    assert row["words"] == "Tarnian Foreign Minister Oleg Baldin"
    assert "Oleg Baldin" in onrecord("people", "offices", "--format", "table").out
    (row,) = onrecord("people", "abbreviations", "osp").rows
    assert (row["short"], row["name"]) == ("OSP", "Organization for Safe Piers")
    assert onrecord("people", "learn").out == "1 article learned from.\n"
    assert len(onrecord("people", "offices").rows) == 1
    assert "No page" in onrecord("people", "offices", "goalkeeper", "--format", "table").err


def test_a_wrong_list_of_ones_own_stops_add_with_one_line_and_keeps_nothing(onrecord, story, tmp_path):
    place = tmp_path / "own"
    (place / "knowledge").mkdir(parents=True)
    (place / "knowledge" / "offices.toml").write_text('[[office]]\ntitle = "harbour master"\n')
    outcome = onrecord("add", "--archive", place, *FACTS, story)
    assert outcome.status == 2
    assert len(outcome.complaints) == 1
    assert "lacks 'of'" in outcome.err
    assert onrecord("people", "list", "--archive", place).rows == []


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
