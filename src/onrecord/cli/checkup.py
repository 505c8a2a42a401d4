"""Checkup: what `onrecord doctor` looks at, one finding each."""

from __future__ import annotations

import importlib.util
import platform
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.cli import PROGRAM
from onrecord.cli.console import say_count
from onrecord.errors import OnrecordError

State = Literal["good", "optional", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at.

    Args:
        name: What.
        state: good; optional: not there, and only some commands need it; missing: the program
            cannot do its work without.
        detail: What was found, and what to do where it is not good.
    """

    name: str
    state: State
    detail: str


def examine(archive: str | Path, model: Path | None) -> list[Finding]:
    """Look at everything, in order.

    Args:
        archive: Where the archive is, or would be.
        model: Folder of the statement model, or None for the one that ships.
    """
    return [
        Finding(name="program", state="good", detail=f"{PROGRAM} on Python {platform.python_version()}"),
        _guarded("sqlite", _sqlite),
        _guarded("model", lambda: _model(model)),
        _guarded("archive", lambda: _archive(archive)),
        _package("pyarrow", "Parquet export", "pyarrow"),
        _package("psycopg", "an archive in PostgreSQL", "'psycopg[binary]'"),
    ]


def _guarded(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name=name, state="good", detail=look())
    except OnrecordError as error:
        return Finding(name=name, state="missing", detail=str(error))


def _sqlite() -> str:
    from onrecord.store.engine import check_sqlite

    check_sqlite()
    return f"SQLite {sqlite3.sqlite_version} with full-text search"


def _model(folder: Path | None) -> str:
    from onrecord.intake.weights import load_weights

    return f"statement model {load_weights(folder).fingerprint}, loaded"


def _archive(where: str | Path) -> str:
    from onrecord.store import open_archive

    if isinstance(where, Path) and not where.exists():
        return f"none yet at {where}; 'onrecord add' makes it"
    with open_archive(where, create=False) as archive:
        counts = archive.counts()
    return f"{say_count(counts.articles, 'article')}, {say_count(counts.statements, 'statement')} in {where}"


def _package(name: str, what: str, installed_as: str) -> Finding:
    if importlib.util.find_spec(name) is not None:
        return Finding(name=name, state="good", detail=f"{what} works")
    detail = f"not installed; {what} needs it: pip install {installed_as}"
    return Finding(name=name, state="optional", detail=detail)
