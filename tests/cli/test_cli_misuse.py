"""What is wrong in a call is said in the program's own words, with the help that tells more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOADING = """\
import os, signal
import onrecord.cli as cli
cli.look_less_for_cycles = lambda: os.kill(os.getpid(), signal.SIGINT)
cli.main()
"""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["withdraw", "x"], "--reason is missing; add it. 'onrecord withdraw --help' shows what it takes."),
        (["people", "merge", "x"], "'onrecord people merge --help' shows what it takes."),
        (["backup"], "FOLDER is missing; add it."),
        (["demo", "--port"], "--port has no value; write one behind it."),
        (["search", "--limit", "many", "x"], "--limit 'many' is no number."),
        (["serch", "x"], 'Did you mean "search"?'),
        (["read", "x.txt", "--language", "english"], "--language 'english' is no language code"),
        (["read", "x.txt", "--published", "soon"], "--published 'soon' is no date"),
        (["people", "split", "x", "--reason", "y"], "--spelling NAME, --role WORDS and --statement ID"),
        (["people", "split", "x", "--reason", "y", "--role", "a", "--spelling", "b"], "by one of --spelling"),
        (["verify", "x"], "'x': more than 'onrecord verify' takes."),
    ],
)
def test_wrong_use_says_what_to_write(onrecord, arguments, words):
    outcome = onrecord(*arguments)
    assert outcome.status == 2
    assert len(outcome.complaints) == 1
    assert words in outcome.err


def test_a_query_of_several_words_without_marks_says_how_to_write_it(onrecord):
    outcome = onrecord("search", "port", "budget")
    assert outcome.status == 2
    assert outcome.complaints == [
        "'budget': search takes one query; put its words between quotation marks. "
        "'onrecord search --help' shows what it takes."
    ]


@pytest.mark.parametrize("source", ["ftp://news.example/a", "file:///tmp/page.html"])
def test_an_address_that_is_not_fetched_is_no_missing_file(onrecord, source):
    outcome = onrecord("read", source)
    assert outcome.status == 1
    assert outcome.complaints == [
        f"{source}: only http and https addresses are fetched; for a file of your own give its path."
    ]


def test_ctrl_c_while_the_program_loads_is_no_traceback():
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert done.stderr.splitlines() == ["Stopped; nothing was done yet."]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_no_fault_of_the_program(story):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", "read", "--only", "article", str(story)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
        )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "there is no room left to write; what was kept so far stands. Make room and run it again."
    ]


@pytest.mark.parametrize(
    ("what", "told"), [("articles", "1 article written."), ("people", "people written.")]
)
def test_an_export_counts_its_rows_in_words(onrecord, story, what, told):
    onrecord("add", story)
    (complaint,) = onrecord("export", what).complaints
    assert complaint.endswith(told)
