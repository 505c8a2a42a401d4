"""`onrecord add` itself, killed at a random moment and run again, leaves the same archive."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.samples import sample_pages


def onrecord(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "onrecord", *arguments]


def add(pages: Path, archive: Path) -> subprocess.Popen[bytes]:
    command = onrecord("add", str(pages), "--archive", str(archive), "--format", "jsonl")
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def kept(archive: Path) -> list[tuple[str, str]]:
    command = onrecord("export", "--archive", str(archive), "--format", "jsonl", "--attitudes")
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return sorted((row["id"], row["text"]) for row in map(json.loads, run.stdout.splitlines()))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for page in sample_pages():
        (folder / page.name).write_bytes(page.data)
    return folder


@pytest.fixture(scope="module")
def whole(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[tuple[str, str]], float]:
    archive = tmp_path_factory.mktemp("whole")
    began = time.monotonic()
    run = add(pages, archive)
    _, errors = run.communicate(timeout=300)
    assert run.returncode == 0, errors.decode()
    return kept(archive), time.monotonic() - began


def test_the_processes_of_a_killed_run_end_with_it(pages: Path, tmp_path: Path) -> None:
    batch = tmp_path / "many.jsonl"
    rows = [
        {"id": str(number), "file": str(path)} for number, path in enumerate(sorted(pages.iterdir()) * 20)
    ]
    batch.write_text("".join(json.dumps(row) + "\n" for row in rows))
    command = onrecord("read", "--batch", str(batch), "--jobs", "2", "--format", "jsonl")
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stdout.readline()
    run.kill()
    # The pipes close only when the last process that holds them has ended.
    run.communicate(timeout=30)


@pytest.mark.gate
@pytest.mark.parametrize("seed", range(4))
def test_a_killed_add_run_again_keeps_what_one_run_keeps(
    seed: int, pages: Path, whole: tuple[list[tuple[str, str]], float], tmp_path: Path
) -> None:
    expected, took_s = whole
    run = add(pages, tmp_path / "archive")
    time.sleep(random.Random(seed).uniform(0.2, 0.95) * took_s)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate()
    again = add(pages, tmp_path / "archive")
    _, errors = again.communicate(timeout=300)
    assert again.returncode == 0, errors.decode()
    assert kept(tmp_path / "archive") == expected
    verdict = subprocess.run(
        onrecord("verify", "--archive", str(tmp_path / "archive")),
        check=False,
        capture_output=True,
        text=True,
    )
    assert verdict.returncode == 0, verdict.stdout
