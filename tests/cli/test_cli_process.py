"""The program as a process: start-up time, signals, closed pipes."""

import fcntl
import json
import os
import pty
import re
import resource
import signal
import struct
import subprocess
import sys
import termios
import time
import urllib.request
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "onrecord"]


def cpu_seconds(*arguments: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*PROGRAM, *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def endless_batch(process: subprocess.Popen[bytes], words: str, *, lines: int) -> None:
    assert process.stdin is not None
    for number in range(lines):
        process.stdin.write(json.dumps({"id": str(number), "text": words}).encode() + b"\n")
    process.stdin.flush()


def test_the_version_comes_in_under_150_milliseconds():
    done = subprocess.run([*PROGRAM, "--version"], check=True, capture_output=True, text=True)
    assert done.stdout.startswith("onrecord ")
    assert min(cpu_seconds("--version") for _ in range(5)) < 0.15


def test_a_terminal_gets_messages_broken_between_words():
    master, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    settled = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    done = subprocess.run(
        [*PROGRAM, "search"], stderr=screen, stdout=subprocess.PIPE, check=False, env=settled
    )
    told = os.read(master, 4096).decode().splitlines()
    os.close(master)
    os.close(screen)
    assert done.returncode == 2
    assert len(told) > 1
    assert max(map(len, told)) <= 60
    piped = subprocess.run([*PROGRAM, "search"], capture_output=True, check=False, text=True)
    assert piped.stderr.split() == " ".join(told).split()
    assert piped.stderr.count("\n") == 1


def test_a_terminal_gets_results_broken_between_words_and_set_in():
    master, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    subprocess.run([*PROGRAM, "config", "show"], stdout=screen, check=True)
    shown = os.read(master, 16_384).decode().splitlines()
    os.close(master)
    os.close(screen)
    broken = [line for line in shown if line.startswith(" " * 8)]
    assert broken
    assert not [line for line in shown if len(line) > 60 and " " in line.strip()]
    piped = subprocess.run([*PROGRAM, "config", "show"], capture_output=True, check=True, text=True).stdout
    assert " ".join(shown).split() == piped.split()


def test_one_page_is_read_cold_in_under_one_and_a_half_seconds(story):
    assert min(cpu_seconds("read", str(story)) for _ in range(3)) < 1.5


def test_help_loads_neither_model_nor_database():
    code = (
        "import sys; from onrecord.cli.app import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stderr.split())
    assert not loaded & {"onnxruntime", "sqlalchemy", "starlette", "selectolax", "scrapy", "numpy"}


def test_ctrl_c_ends_with_one_line(words):
    process = subprocess.Popen(
        [*PROGRAM, "read", "--only", "article", "--batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    endless_batch(process, words, lines=1)
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["id"] == "0"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode().splitlines() == ["Stopped; what was printed or kept so far stands."]


def test_ctrl_c_ends_the_reading_processes_too(words):
    process = subprocess.Popen(
        [*PROGRAM, "read", "--batch", "-", "--jobs", "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    endless_batch(process, words, lines=12)
    assert process.stdout is not None
    assert process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err
    deadline = time.monotonic() + 10
    while _group_lives(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _group_lives(process.pid)


def test_a_reader_that_goes_away_ends_it_without_a_word(words, tmp_path: Path):
    lines = tmp_path / "batch.jsonl"
    lines.write_text("".join(json.dumps({"id": str(n), "text": words}) + "\n" for n in range(400)))
    process = subprocess.Popen(
        [*PROGRAM, "read", "--only", "article", "--jobs", "1", "--batch", str(lines)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.gate
def test_memory_does_not_grow_with_the_batch(words, tmp_path: Path):
    lines = tmp_path / "batch.jsonl"
    with lines.open("w") as stream:
        for number in range(3000):
            stream.write(json.dumps({"id": str(number), "text": words + "x" * 20_000}) + "\n")
    code = (
        "import sys; from onrecord.cli.app import run\n"
        f"run(['read', '--only', 'article', '--jobs', '1', '--batch', {str(lines)!r}])\n"
        # Its own peak; getrusage would tell that of the process that started it, if it is higher.
        "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "print(peak.split()[1], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert int(done.stderr) < 400_000  # KiB


def _group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_desk_says_where_it_is_answers_and_ends_with_ctrl_c(tmp_path: Path):
    process = subprocess.Popen(
        [*PROGRAM, "serve", "--port", "0", "--archive", str(tmp_path / "archive")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert found, line
    with urllib.request.urlopen(found.group(), timeout=30) as answer:
        assert b"Read a page" in answer.read()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert err == ""


@pytest.mark.parametrize("options", [["--host", "0.0.0.0"], ["--port", "70000"]])
def test_a_desk_that_may_not_be_served_is_one_line_and_status_two(options, tmp_path: Path):
    done = subprocess.run(
        [*PROGRAM, "serve", "--archive", str(tmp_path / "archive"), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
