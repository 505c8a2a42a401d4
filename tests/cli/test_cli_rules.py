"""Outlet rules of one's own: read from a folder, checked against their golden pages."""

import json

import pytest

RULES = """version = 1
outlet = "Brekke Tidende"
hosts = ["brekke.example"]
[select]
headline = ".x1"
authors = ".x2 b"
body = ".x3 > div"
"""
PARAGRAPHS = (
    "The council of Brekke will build three quays beside its old harbour, and the work begins in spring.",
    "A ferry that leaves Brekke at noon will take goods to the islands until all of the quays are ready.",
)
PAGE = f"""<html lang="en"><head><link rel="canonical" href="https://www.brekke.example/quays">
<title>Page 7</title></head><body><div class="x1">Brekke builds quays</div>
<div class="x2"><i>Words</i> <b>Nora Lind</b></div>
<div class="x3"><div>{PARAGRAPHS[0]}</div><div>{PARAGRAPHS[1]}</div></div>
<div class="x4">Boats for hire at the pier of Brekke</div></body></html>"""


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "rules"
    place.mkdir()
    (place / "brekke.toml").write_text(RULES)
    (place / "brekke.html").write_text(PAGE)
    return place


def test_a_golden_page_is_written_once_and_then_holds(onrecord, folder):
    assert onrecord("rules", folder, "--write").status == 0
    written = json.loads((folder / "brekke.json").read_text())
    assert written["headline"] == "Brekke builds quays"
    assert written["authors"] == ["Nora Lind"]
    assert written["text"] == list(PARAGRAPHS)
    outcome = onrecord("rules", folder)
    assert (outcome.status, outcome.out) == (0, "brekke.toml: holds\n")


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (
            "brekke.html",
            "x2",
            "x9",
            "brekke.toml: the selector of authors (.x2 b) finds nothing on brekke.html.",
        ),
        ("brekke.html", "www.brekke", "www.velden", "is of www.velden.example, not of brekke.example"),
        (
            "brekke.html",
            "builds quays",
            "builds none",
            'headline reads "Brekke builds none", where brekke.json',
        ),
        ("brekke.toml", "headline =", "headlin =", "headlin is not known"),
        ("brekke.toml", "[select]", "[select", "brekke.toml: "),
        ("brekke.json", "{", "", "brekke.json cannot be read; write it with --write"),
    ],
)
def test_what_does_not_hold_is_said_with_its_file(onrecord, folder, file, old, new, complaint):
    onrecord("rules", folder, "--write")
    path = folder / file
    path.write_text(path.read_text().replace(old, new))
    outcome = onrecord("rules", folder)
    assert outcome.status == 1
    assert any(complaint in line for line in outcome.complaints)


def test_a_rule_file_without_a_golden_page_does_not_hold(onrecord, folder):
    (folder / "brekke.html").unlink()
    outcome = onrecord("rules", folder)
    assert outcome.status == 1
    assert "no golden page" in outcome.err


def test_the_folder_is_taken_from_the_setting(onrecord, folder, monkeypatch):
    onrecord("rules", folder, "--write")
    monkeypatch.setenv("ONRECORD_RULES", str(folder))
    assert onrecord("rules").status == 0


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_rules_is_wrong_use(onrecord, tmp_path, name):
    (tmp_path / "empty").mkdir()
    assert onrecord("rules", tmp_path / name).status == 2
    assert onrecord("rules").status == 2


def test_pages_are_read_by_the_rules_of_the_folder(onrecord, folder, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    command = ("read", "--only", "article", "--format", "jsonl", page)
    assert onrecord(*command).rows[0]["article"]["outlet"] != "Brekke Tidende"
    (row,) = onrecord(*command, "--rules", folder).rows
    assert (row["article"]["outlet"], row["article"]["headline"]) == ("Brekke Tidende", "Brekke builds quays")


def test_a_wrong_rule_file_stops_reading_with_its_path(onrecord, folder, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    (folder / "brekke.toml").write_text(RULES.replace("version = 1", "version = 7"))
    outcome = onrecord("read", "--rules", folder, page)
    assert outcome.status == 2
    assert str(folder / "brekke.toml") in outcome.err
