"""The command line as a person meets it: arguments in; output, error lines and status out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.app import run

STORY = """\
The port of Kelm will stay open through the winter, harbour master Mara Vale said on Tuesday.

"We have never closed, and we will not close now," Vale told reporters at the town hall.

Her deputy, Tomas Rook, denied that ships had been turned away.

The shipping company Ostra Lines fears that its ferries will lose a third of their passengers.

About 400 people work at the port, according to the town council.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one command did."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


Call = Callable[..., Outcome]


@pytest.fixture
def onrecord(capfd, monkeypatch, tmp_path: Path) -> Call:
    """Run a command in an environment of its own; `given` is standard input."""
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "archive"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: object, given: bytes = b"") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        capfd.readouterr()
        status = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Outcome(status=status, out=out, err=err)

    return call


@pytest.fixture
def words() -> str:
    return STORY


@pytest.fixture
def story(tmp_path: Path, words: str) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(words)
    return path
