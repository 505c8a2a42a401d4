"""Backup: a whole archive copied while it is used, and put back.

The database is copied by SQLite's own online backup, then the captures that it names; so a
copy never names a record that it lacks. The user's own lists go with them. PostgreSQL has its own tools.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from onrecord.errors import ArchiveError, UsageError
from onrecord.store.engine import DATABASE
from onrecord.store.learning import KNOWLEDGE

_CAPTURES = "captures"


def back_up(engine: Engine, captures: Path, to: Path) -> None:
    """Copy an archive into a new folder.

    Raises:
        UsageError: It lies in PostgreSQL, or there is an archive at `to`.
        ArchiveError: It cannot be copied.
    """
    if engine.dialect.name != "sqlite":
        raise UsageError(
            f"{engine.url}: a PostgreSQL archive is backed up with pg_dump; "
            f"copy the captures in {captures} after it."
        )
    _refuse_used(to)
    try:
        (to / _CAPTURES).mkdir(parents=True, exist_ok=True)
        _copy_database(Path(str(engine.url.database)), to / DATABASE)
        _copy_captures(captures, to / _CAPTURES)
        _copy_knowledge(captures.parent, to)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(f"{to}: the backup could not be written ({error}).") from error


def restore(backup: Path, where: Path) -> None:
    """Put a backup into a new folder, from which it can be opened.

    Raises:
        UsageError: There is no backup, or there is an archive at `where`.
        ArchiveError: It cannot be copied.
    """
    if not (backup / DATABASE).is_file():
        raise UsageError(f"{backup}: there is no backup here; name a folder that 'onrecord backup' made.")
    _refuse_used(where)
    try:
        (where / _CAPTURES).mkdir(parents=True, exist_ok=True)
        _copy_captures(backup / _CAPTURES, where / _CAPTURES)
        _copy_knowledge(backup, where)
        _copy_database(backup / DATABASE, where / DATABASE)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(f"{where}: the backup could not be restored ({error}).") from error


def _refuse_used(folder: Path) -> None:
    if (folder / DATABASE).exists() or any((folder / _CAPTURES).glob("*")):
        raise UsageError(f"{folder}: there is an archive here already; name a new folder.")


def _copy_database(source: Path, target: Path) -> None:
    reader, writer = sqlite3.connect(source), sqlite3.connect(target)
    try:
        reader.backup(writer)
    finally:
        writer.close()
        reader.close()


def _copy_captures(source: Path, target: Path) -> None:
    for path in sorted(source.glob("*.warc.gz")):
        shutil.copy2(path, target / path.name)


def _copy_knowledge(source: Path, target: Path) -> None:
    """Copy the lists that the user added, where there are any."""
    files = sorted((source / KNOWLEDGE).glob("*.toml"))
    if files:
        (target / KNOWLEDGE).mkdir(parents=True, exist_ok=True)
    for path in files:
        shutil.copy2(path, target / KNOWLEDGE / path.name)
