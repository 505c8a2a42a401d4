"""Killed anywhere and run again, the archive is the one that was never killed."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from invented_pages import visible_text

from onrecord.store import open_archive

RUN = Path(__file__).with_name("saving_run.py")


def start(where, captures, count):
    arguments = [sys.executable, str(RUN), str(where), str(captures), str(count)]
    run = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stdout.readline() == "ready\n"
    return run


def finish(run):
    out, err = run.communicate(timeout=300)
    assert (run.returncode, out, err) == (0, "done\n", "")


def state_of(folder, captures, dump_of):
    with open_archive(folder, captures=captures) as archive:
        rows = dump_of(archive)
        assert all(verdict.holds for verdict in archive.verify(visible_text))
        return rows, {path.name: path.read_bytes() for path in captures.iterdir()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory, dump_of):
    """Give what a run that is not killed leaves, by number of pages, and the seconds it took."""
    known = {}

    def run_whole(count):
        if count not in known:
            folder = tmp_path_factory.mktemp("whole") / "archive"
            began = time.monotonic()
            finish(start(folder, folder / "captures", count))
            took = time.monotonic() - began
            known[count] = (*state_of(folder, folder / "captures", dump_of), took)
        return known[count]

    return run_whole


def kill_and_run_again(where, captures, count, seed, whole, dump_of):
    expected, files, took = whole(count)
    run = start(where, captures, count)
    time.sleep(random.Random(seed).uniform(0, took * 0.9))
    os.kill(run.pid, signal.SIGKILL)
    run.communicate()
    finish(start(where, captures, count))
    rows, left = state_of(where, captures, dump_of)
    if not isinstance(where, Path):
        rows, expected = without_index(rows), without_index(expected)
    assert rows == expected
    assert left == files


def without_index(rows):
    return {name: values for name, values in rows.items() if name != "statement_words"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_and_run_again_it_is_the_same_archive(where, captures, seed, whole, dump_of):
    kill_and_run_again(where, captures, 30, seed, whole, dump_of)


@pytest.mark.gate
@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("seed", range(20))
def test_killed_at_any_of_twenty_moments_of_two_hundred_pages_it_is_the_same_archive(
    where, captures, seed, whole, dump_of
):
    kill_and_run_again(where, captures, 200, seed, whole, dump_of)
