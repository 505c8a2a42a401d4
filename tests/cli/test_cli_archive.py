"""add, search, export, verify, withdraw, backup, restore: one archive through the command line."""

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

FACTS = ("--as", "text", "--published", "2026-03-14", "--outlet", "Vale Courier")


@pytest.fixture
def archive(onrecord, story):
    outcome = onrecord("add", *FACTS, story)
    assert outcome.status == 0
    return outcome.rows[0]


def ids(archive) -> set[str]:
    return {each["id"] for each in archive["statements"]}


def test_adding_a_page_twice_changes_nothing(onrecord, story, archive):
    again = onrecord("add", *FACTS, "--format", "table", story)
    assert again.status == 0
    assert "unchanged" in again.out
    assert "0 new" in again.out
    assert len(onrecord("export", "articles").rows) == 1


def test_a_source_that_is_turned_down_does_not_keep_the_others_out(onrecord, story, tmp_path):
    empty = tmp_path / "a.html"
    empty.write_text("")
    outcome = onrecord("add", empty, "--as", "text", story)
    assert outcome.status == 1
    assert [row["rejection"] and row["rejection"]["reason"] for row in outcome.rows] == ["empty", None]
    assert len(onrecord("export", "articles").rows) == 1


def test_a_search_finds_the_words_and_says_who_said_them(onrecord, archive):
    (row,) = onrecord("search", "closed", "--format", "jsonl").rows
    assert row["speaker_name"] == "Mara Vale"
    assert row["id"] in ids(archive)
    table = onrecord("search", "closed", "--format", "table")
    assert "Mara Vale" in table.out
    assert max(map(len, table.out.splitlines())) <= 80


def test_a_search_takes_filters(onrecord, archive):
    assert onrecord("search", "port", "--speaker", "Vale", "--outlet", "Vale Courier").rows
    assert not onrecord("search", "port", "--outlet", "The Harbour Post").rows
    assert not onrecord("search", "port", "--until", "2026-03-13").rows


def test_a_filter_alone_lists_the_newest_with_it(onrecord, archive):
    listed = [row["id"] for row in onrecord("search", "--outlet", "Vale Courier").rows]
    exported = [row["id"] for row in onrecord("export", "--outlet", "Vale Courier").rows]
    assert listed == exported != []
    assert onrecord("search", "", "--outlet", "Vale Courier", "--order", "newest").rows
    none = onrecord("search", "--until", "1999-01-01", "--format", "table")
    assert none.complaints == ["No statement lies within these limits."]


@pytest.mark.parametrize("command", [["search"], ["search", "closed"], ["export", "statements"]])
@pytest.mark.parametrize("named", ["Courier", "Vale Curier", "vale courier"])
def test_an_outlet_that_is_not_on_record_is_told_with_those_near_it(onrecord, archive, command, named):
    given = ["--format", "table"] if command[0] == "search" else []
    told = onrecord(*command, "--outlet", named, *given).complaints[-1]
    assert told == f"No outlet on record is called '{named}'; there is: Vale Courier."


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["people", "show", "Vale"], "'onrecord people list NAME'"),
        (["stories", "show", "x"], "'onrecord stories list'"),
        (["lines", "show", "x"], "'onrecord search'"),
    ],
)
def test_what_is_no_id_says_what_gives_ids(onrecord, archive, command, words):
    outcome = onrecord(*command)
    (told,) = outcome.complaints
    assert outcome.status == 1
    assert words in told


def test_a_search_that_shows_a_part_says_how_many_there_are(onrecord, archive):
    total = len(onrecord("search", "--outlet", "Vale Courier").rows)
    part = onrecord("search", "--outlet", "Vale Courier", "--limit", "1", "--format", "table")
    assert part.complaints == [f"1 of {total} statements; --limit {total} shows all."]
    whole = onrecord("search", "--outlet", "Vale Courier", "--limit", total, "--format", "table")
    assert whole.complaints == []


def test_a_search_without_words_or_filter_says_what_it_takes(onrecord, archive):
    outcome = onrecord("search", "--attitudes")
    assert outcome.status == 2
    (told,) = outcome.complaints
    assert "words to find" in told
    assert "--outlet" in told


def test_a_search_without_result_says_so(onrecord, archive):
    outcome = onrecord("search", "zeppelin", "--format", "table")
    assert outcome.status == 0
    assert "No statement found" in outcome.err


def test_the_closest_statement_is_shown_with_what_differs(onrecord, archive):
    outcome = onrecord(
        "search", "--similar", "we have never closed and we will close now", "--format", "table"
    )
    assert "Mara Vale" in outcome.out
    rows = onrecord("search", "--similar", "we have never closed and we will close now").rows
    assert "never closed" in rows[0]["text"]
    assert 0 < rows[0]["score"] <= 1


def test_words_that_are_not_on_record_stay_apart_where_others_stand_between(onrecord, archive):
    asked = "yesterday we have never, at zero, closed"
    outcome = onrecord("search", "--similar", asked, "--format", "table")
    assert "not on record: yesterday … at zero" in " ".join(outcome.out.split())


def test_search_rows_have_the_names_of_the_export(onrecord, archive):
    (found,) = onrecord("search", "closed").rows
    exported = {row["id"]: row for row in onrecord("export").rows}[found["id"]]
    found.pop("score")
    assert found == {name: exported[name] for name in found}


def test_every_format_has_the_same_rows(onrecord, archive, tmp_path):
    from pyarrow import parquet

    lines = onrecord("export").rows
    table = list(csv.DictReader(io.StringIO(onrecord("export", "--format", "csv").out)))
    file = tmp_path / "out.parquet"
    assert onrecord("export", "--out", file).status == 0
    arrow = parquet.read_table(file).to_pylist()
    assert [row["id"] for row in lines] == [row["id"] for row in table] == [row["id"] for row in arrow]


def test_an_unknown_suffix_is_wrong_use(onrecord, archive, tmp_path):
    assert onrecord("export", "--out", tmp_path / "a.xlsx").status == 2


def test_every_statement_holds(onrecord, archive):
    outcome = onrecord("verify")
    number = len(archive["statements"])
    assert outcome.status == 0
    assert outcome.out == f"{number} of {number} hold.\n"


def test_a_changed_capture_is_named(onrecord, archive, tmp_path):
    (warc,) = (tmp_path / "archive").rglob("*.warc.gz")
    data = gzip.decompress(warc.read_bytes())
    warc.write_bytes(gzip.compress(data.replace(b"never closed", b"often closed")))
    outcome = onrecord("verify")
    assert outcome.status == 1
    assert "does not hold" in outcome.out
    verdicts = onrecord("verify", "--format", "jsonl").rows
    assert {row["holds"] for row in verdicts} == {False}


def test_what_is_withdrawn_is_gone_from_search_and_export(onrecord, archive):
    (row,) = onrecord("search", "closed").rows
    assert onrecord("withdraw", row["id"], "--reason", "asked for").status == 0
    assert not onrecord("search", "closed").rows
    assert row["id"] not in {each["id"] for each in onrecord("export").rows}


def test_erased_words_are_in_no_file_of_the_archive(onrecord, archive, tmp_path):
    (row,) = onrecord("search", "closed").rows
    assert onrecord("withdraw", row["id"], "--reason", "court order", "--erase").status == 0
    for file in (tmp_path / "archive").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            data = gzip.decompress(data) if file.suffix == ".gz" else data
            assert b"never closed" not in data
    assert onrecord("verify").status == 0


def test_an_unknown_id_is_one_line(onrecord, archive):
    outcome = onrecord("withdraw", "0" * 16, "--reason", "asked for")
    assert outcome.status == 1
    assert len(outcome.complaints) == 1


def test_a_backup_comes_back_whole(onrecord, archive, tmp_path):
    before = onrecord("export").out
    assert onrecord("backup", tmp_path / "backup").status == 0
    other = tmp_path / "other"
    assert onrecord("restore", tmp_path / "backup", "--archive", other).status == 0
    assert onrecord("export", "--archive", other).out == before
    assert onrecord("verify", "--archive", other).status == 0


def test_a_restore_never_goes_over_an_archive(onrecord, archive, tmp_path):
    onrecord("backup", tmp_path / "backup")
    assert onrecord("restore", tmp_path / "backup").status == 2


@pytest.mark.parametrize(
    "arguments",
    [["search", "x"], ["export"], ["verify"], ["withdraw", "x", "--reason", "y"], ["backup", "z"]],
)
def test_without_an_archive_there_is_one_line_and_nothing_is_made(onrecord, tmp_path: Path, arguments):
    outcome = onrecord(*arguments)
    assert outcome.status == 1
    assert len(outcome.complaints) == 1
    assert "add" in outcome.err
    assert not (tmp_path / "archive").exists()


@pytest.mark.parametrize(
    "arguments",
    [["search"], ["search", "a", "--similar", "b"], ["search", "a", "--limit", "0"], ["withdraw", "x"]],
)
def test_wrong_use_of_the_archive_is_status_two(onrecord, arguments):
    assert onrecord(*arguments).status == 2


def test_articles_alone_can_be_kept(onrecord, story):
    outcome = onrecord("add", "--only", "article", story)
    assert outcome.status == 0
    assert json.loads(outcome.out)["statements"] == []
