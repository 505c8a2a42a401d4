"""The package's public names, as a program uses them."""

import hashlib
import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import onrecord
from onrecord.domain.record import to_record
from onrecord.domain.schema import record_schema

STORY = """\
The port of Kelm will stay open through the winter, harbour master Mara Vale said on Tuesday.

"We have never closed, and we will not close now," Vale told reporters at the town hall.
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def test_the_public_names_are_two_verbs_and_the_errors():
    verbs = {name for name in onrecord.__all__ if not isinstance(getattr(onrecord, name), type)}
    assert verbs == {"read", "open_archive"}
    errors = {name for name in onrecord.__all__ if name not in verbs}
    assert all(issubclass(getattr(onrecord, name), onrecord.OnrecordError) for name in errors)


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, onrecord; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not set(done.stdout.split()) & {"numpy", "onnxruntime", "sqlalchemy", "rich", "cyclopts"}


def test_a_page_is_read_from_its_path(page):
    record = onrecord.read(page, kind="text", outlet="Vale Courier")
    assert record.article.outlet == "Vale Courier"
    assert [each.kind for each in record.statements] == ["indirect", "direct"]
    assert {each.speaker.name for each in record.statements} == {"Mara Vale"}


def test_offsets_cut_the_words_out_of_the_article():
    record = onrecord.read(STORY.encode(), kind="text")
    for each in record.statements:
        assert " … ".join(span.cut(record.article.text) for span in each.content) == each.text


def test_a_title_among_a_dumps_paragraphs_is_nobodys_statement():
    title = "Bread prices: “We bake at a loss”, says baker"
    prose = (
        "The old harbour bridge will be closed for two years from June, the city of Velden said on Friday, "
        "after engineers found cracks in three of its pillars.",
        "“Nobody should cross a bridge that its own engineers do not trust,” said Ilse Brandt, who chairs "
        "the city's council, at a news conference.",
        "Some 14,000 cars cross the bridge each day, and traders in the old town have called for a ferry.",
    )
    lines = ("Home", "News", "Velden closes its harbour bridge", *prose, title, prose[0][4:].capitalize())
    record = onrecord.read("\n\n".join(lines).encode(), kind="page")
    assert title in record.article.text
    assert not any("bake" in each.text for each in record.statements)
    assert any("Nobody should cross" in each.text for each in record.statements)
    bare = onrecord.read("\n\n".join((*prose, title)).encode(), kind="text")
    assert any("bake" in each.text for each in bare.statements)


def test_a_record_has_the_names_of_its_json(page):
    record = onrecord.read(page, kind="text")
    row = json.loads(record.to_json())
    assert row == json.loads(json.dumps(to_record(record.analysis)))
    assert all(hasattr(record, name) for name in row if name != "schema")
    names = set(record_schema()["$defs"]["statement"]["properties"])
    assert all(hasattr(record.statements[0], name) for name in names)


def test_a_page_that_is_turned_down_has_no_article_and_raises_nothing():
    record = onrecord.read(b"")
    assert record.article is None
    assert record.statements == ()
    assert record.rejection.reason == "empty"


def test_a_record_cannot_be_changed(page):
    record = onrecord.read(page, kind="text")
    with pytest.raises(FrozenInstanceError):
        record.statements[0].text = "other"


def test_a_folder_is_no_page(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    with pytest.raises(onrecord.UsageError):
        onrecord.read(tmp_path)


def test_reading_from_threads_gives_what_reading_alone_gives(page):
    alone = onrecord.read(page, kind="text").to_json()
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: onrecord.read(page, kind="text").to_json(), range(12)))
    assert set(together) == {alone}


def test_another_model_reads_where_it_is_named(page, tmp_path):
    weights = tmp_path / "weights"
    shutil.copytree(Path(onrecord.__file__).parent / "attribute" / "weights", weights)
    with (weights / "model.onnx").open("ab") as file:
        file.write(b"\x32\x05other")  # a documentation field of the ONNX format
    with pytest.raises(onrecord.ModelError, match="do not belong together"):
        onrecord.read(page, model=weights)
    digest = hashlib.sha256((weights / "model.onnx").read_bytes()).hexdigest()
    facts = json.loads((weights / "labels.json").read_text())
    (weights / "labels.json").write_text(json.dumps({**facts, "sha256": digest}))
    other = onrecord.read(page, kind="text", model=str(weights))
    assert other.made_by.model == digest[:16] != onrecord.read(page, kind="text").made_by.model
    with onrecord.open_archive(tmp_path / "archive") as archive:
        assert archive.add(page, kind="text", model=weights).made_by.model == digest[:16]
    with pytest.raises(onrecord.UsageError, match="no such folder"):
        onrecord.read(page, model=tmp_path / "gone")


def test_an_archive_keeps_finds_and_gives_tables(page, tmp_path):
    with onrecord.open_archive(tmp_path / "archive") as archive:
        kept = archive.add(page, kind="text", published="2026-03-14")
        assert archive.add(page, kind="text", published="2026-03-14").to_json() == kept.to_json()
        (found,) = archive.search("never closed")
        assert found.speaker.name == "Mara Vale"
        assert found.id in {each.id for each in kept.statements}
        assert found.id in {each.id for each in archive.search(since="2026-03-14")}
        assert archive.search(until="2026-03-13") == archive.search() == ()
        assert len(list(archive.statements())) == len(kept.statements)
        assert not list(archive.statements(until="2026-03-13"))
        table = archive.statements(kind="direct").to_arrow()
        assert table.column("speaker_name").to_pylist() == ["Mara Vale"]


def test_an_archive_takes_pages_from_threads(tmp_path):
    pages = [f"Note {number}.\n\n{STORY}".encode() for number in range(6)]
    with onrecord.open_archive(tmp_path / "archive") as archive:
        with ThreadPoolExecutor(3) as pool:
            records = list(pool.map(lambda data: archive.add(data, kind="text"), pages))
        assert len(list(archive.statements())) == sum(len(record.statements) for record in records)


def test_a_page_that_is_turned_down_is_not_kept(tmp_path):
    with onrecord.open_archive(tmp_path / "archive") as archive:
        assert archive.add(b"").rejection.reason == "empty"
        assert not list(archive.statements())
