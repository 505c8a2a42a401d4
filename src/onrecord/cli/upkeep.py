"""backup, restore, doctor, schema and config show: the program's own house-keeping."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from onrecord.cli.chosen import archive_place, settings
from onrecord.cli.console import plain, say_count, tell, waiting, write_line
from onrecord.cli.options import ArchiveOption, TextOption
from onrecord.errors import UsageError

BackupFolder = Annotated[Path, Parameter(name="FOLDER", help="The backup's folder; a new one.")]
SavedFolder = Annotated[Path, Parameter(name="FOLDER", help="A folder that 'onrecord backup' made.")]


def backup(folder: BackupFolder, /, *, archive: ArchiveOption = None) -> int:
    """Copy the whole archive, database and captures, into a folder. Others may go on using it."""
    from onrecord.store import open_archive

    where = archive_place(archive, settings())
    with open_archive(where, create=False) as store, waiting(f"Copying to {folder} ..."):
        store.backup(folder)
        counts = store.counts()
    tell(f"{where}: backed up to {folder}, {say_count(counts.articles, 'article')}.")
    return 0


def restore(folder: SavedFolder, /, *, archive: ArchiveOption = None) -> int:
    """Make an archive out of a backup. The archive must not exist yet."""
    from onrecord.store import open_archive
    from onrecord.store import restore as unpack

    where = archive_place(archive, settings())
    if not isinstance(where, Path):
        raise UsageError(f"{where}: a backup is put back into a folder; name one with --archive.")
    with waiting(f"Copying to {where} ..."):
        unpack(folder, where)
    with open_archive(where, create=False) as store:
        counts = store.counts()
    kept = f"{say_count(counts.articles, 'article')} with {say_count(counts.statements, 'statement')}"
    tell(f"{where}: restored, {kept}.")
    return 0


def schema() -> int:
    """Print the JSON Schema of the record that read and add give."""
    from onrecord.domain.schema import record_schema

    write_line(json.dumps(record_schema(), indent=2, ensure_ascii=False))
    return 0


def show_config(*, format: TextOption = "table") -> int:
    """Show every setting, its value and where the value came from."""
    from onrecord.config import list_settings, settings_file

    listed = list_settings(os.environ)
    if format == "jsonl":
        for each in listed:
            value = str(each.value) if isinstance(each.value, Path) else each.value
            row = {"name": each.name, "value": value, "origin": each.origin, "variable": each.variable}
            write_line(json.dumps(row, ensure_ascii=False))
        return 0
    path = settings_file(os.environ)
    there = "" if path.exists() else " (not there; it need not be)"
    tell(f"Settings file: {path}{there}\n")
    for each in listed:
        value = "" if each.value is None else str(each.value)
        tell(f"{each.name} = {plain(value) or '(none)'}")
        tell(f"    {each.meaning}\n    from: {each.origin}; set it in the file, or by {each.variable}")
    return 0


def doctor(*, archive: ArchiveOption = None, format: TextOption = "table") -> int:
    """Check that all that the program needs is there and works, and say what to do where not."""
    from onrecord.cli.checkup import examine

    findings = examine(archive_place(archive, settings()), settings().model)
    for finding in findings:
        if format == "jsonl":
            row = {"name": finding.name, "state": finding.state, "detail": finding.detail}
            write_line(json.dumps(row, ensure_ascii=False))
        else:
            tell(f"{finding.state:8} {finding.name:12} {plain(finding.detail)}")
    return 1 if any(finding.state == "missing" for finding in findings) else 0
