"""--model takes a folder with other weights, and the record says which model read it."""

import hashlib
import json
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

import onrecord.attribute

SHIPPED = Path(onrecord.attribute.__file__).parent / "weights"
PROGRAM = [sys.executable, "-m", "onrecord"]
# A documentation field of the ONNX format: the same network with another digest.
REMARK = b"\x32\x05other"


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Give a folder with a model of another fingerprint, and the files that belong to it."""
    folder = tmp_path / "weights"
    shutil.copytree(SHIPPED, folder)
    with (folder / "model.onnx").open("ab") as file:
        file.write(REMARK)
    write_facts(folder, sha256=digest_of(folder), version="local")
    return folder


def digest_of(folder: Path) -> str:
    return hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()


def write_facts(folder: Path, **facts: object) -> None:
    path = folder / "labels.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **facts}))


def test_the_record_names_the_model_that_read_it(onrecord, story, weights):
    (shipped,) = onrecord("read", story).rows
    (other,) = onrecord("read", "--model", weights, story).rows
    assert other["made_by"]["model"] == digest_of(weights)[:16]
    assert shipped["made_by"]["model"] == digest_of(SHIPPED)[:16]
    assert other["statements"] == shipped["statements"] != []


def test_the_option_goes_before_the_setting(onrecord, story, weights, monkeypatch, tmp_path):
    monkeypatch.setenv("ONRECORD_MODEL", str(tmp_path / "gone"))
    assert onrecord("read", story).status == 2
    assert onrecord("read", "--model", weights, story).status == 0
    monkeypatch.setenv("ONRECORD_MODEL", str(weights))
    (record,) = onrecord("read", story).rows
    assert record["made_by"]["model"] == digest_of(weights)[:16]


def test_what_is_kept_names_the_model_that_read_it(onrecord, story, weights):
    (kept,) = onrecord("add", "--model", weights, "--format", "jsonl", story).rows
    assert kept["made_by"]["model"] == digest_of(weights)[:16]


def test_every_reading_process_has_the_model(onrecord, story, weights, tmp_path):
    second = tmp_path / "second.txt"
    second.write_text(story.read_text())
    rows = onrecord("read", "--jobs", 2, "--model", weights, story, second).rows
    assert [row["made_by"]["model"] for row in rows] == [digest_of(weights)[:16]] * 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_that_is_not_there_is_wrong_use(onrecord, story, tmp_path, jobs):
    outcome = onrecord("read", "--jobs", jobs, "--model", tmp_path / "gone", story)
    assert outcome.status == 2
    assert outcome.complaints == [
        f"{tmp_path / 'gone'}: there is no such folder of weights; give a folder with model.onnx, "
        "tokenizer.json and labels.json as one training wrote them."
    ]


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json", "labels.json"])
def test_a_folder_that_lacks_a_file_is_named_with_the_file(onrecord, story, weights, missing):
    (weights / missing).unlink()
    outcome = onrecord("read", "--model", weights, story)
    assert (outcome.status, outcome.out) == (1, "")
    assert len(outcome.complaints) == 1
    assert f"lacks {missing}" in outcome.err


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda folder: write_facts(folder, sha256="0" * 64), "do not belong together"),
        (lambda folder: (folder / "labels.json").write_text("{"), "cannot be read"),
        (lambda folder: (folder / "labels.json").write_text("[]"), "cannot be read"),
        (lambda folder: (folder / "tokenizer.json").write_text("{}"), "cannot be loaded"),
        (lambda folder: spoil_network(folder), "cannot be loaded"),
        (lambda folder: (folder / "labels.json").write_text(only_digest(folder)), "cannot be loaded"),
    ],
    ids=["another digest", "no JSON", "no facts", "no tokenizer", "no network", "facts without labels"],
)
def test_files_that_are_no_model_are_refused_with_one_line(onrecord, story, weights, spoil, what):
    spoil(weights)
    for jobs in (1, 2):
        outcome = onrecord("read", "--jobs", jobs, "--model", weights, story)
        assert (outcome.status, outcome.out) == (1, "")
        assert len(outcome.complaints) == 1
        assert what in outcome.err
        assert str(weights) in outcome.err


def spoil_network(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"no network")
    write_facts(folder, sha256=digest_of(folder))


def only_digest(folder: Path) -> str:
    return json.dumps({"sha256": digest_of(folder)})


def test_articles_alone_ask_for_no_model(onrecord, story, tmp_path):
    assert onrecord("read", "--only", "article", "--model", tmp_path / "gone", story).status == 0


def test_the_doctor_says_what_is_wrong_with_the_named_weights(onrecord, weights, monkeypatch):
    monkeypatch.setenv("ONRECORD_MODEL", str(weights))
    assert digest_of(weights)[:16] in onrecord("doctor").out
    (weights / "model.onnx").unlink()
    outcome = onrecord("doctor")
    assert outcome.status == 1
    assert "lacks model.onnx" in outcome.out


def test_the_desk_does_not_start_with_weights_that_are_none(onrecord, weights):
    (weights / "tokenizer.json").unlink()
    outcome = onrecord("serve", "--port", 0, "--model", weights)
    assert outcome.status == 1
    assert "lacks tokenizer.json" in outcome.err


def test_the_desk_reads_with_the_named_weights(weights, tmp_path):
    command = ["serve", "--port", "0", "--archive", str(tmp_path / "archive"), "--model", str(weights)]
    with subprocess.Popen([*PROGRAM, *command], stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            address = process.stderr.readline().split(" at ")[1].split(" ")[0]
            with urllib.request.urlopen(address + "about/accuracy", timeout=20) as answer:
                assert digest_of(weights)[:16] in answer.read().decode()
        finally:
            process.terminate()
