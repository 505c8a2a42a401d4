"""Migrate: brings an archive of an earlier shape to today's, after a backup.

An archive that a newer program wrote is refused. SQLite is copied beside itself first
("onrecord.sqlite3.before-0002"), a PostgreSQL archive's tables into a schema of that name.
All migrations run in one transaction. Alembic is loaded only where there is work for it.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from onrecord.errors import ArchiveTooNew
from onrecord.store import migrations
from onrecord.store.engine import is_sqlite, reading, writing
from onrecord.store.tables import HEAD


def bring_up_to_date(engine: Engine, *, target: str = HEAD) -> Path | str | None:
    """Make the archive's tables, or change them to today's shape.

    Args:
        engine: Of the archive.
        target: The migration to stop at.

    Returns:
        The backup that was made of an older archive: a path, or the name of a schema; None
        where none was needed.

    Raises:
        ArchiveTooNew: A newer program wrote it.
    """
    with reading(engine) as connection:
        if revision_of(connection, engine) == target:
            return None
    with writing(engine) as connection:
        revision = revision_of(connection, engine)  # another process may have been quicker
        if revision == target:
            return None
        backup = _back_up(connection, revision, target) if revision else None
        _upgrade(connection, target)
    return backup


def revision_of(connection: Connection, engine: Engine) -> str | None:
    """Give the migration that the archive stands at; None for an empty database.

    Raises:
        ArchiveTooNew: A newer program wrote it.
    """
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision is not None and not (revision.isdigit() and int(revision) <= int(HEAD)):
        raise ArchiveTooNew(
            f"{engine.url}: a newer onrecord wrote this archive (its shape is {revision}, this program "
            f"knows {HEAD}); nothing was changed. Update onrecord, or open a copy that it made before."
        )
    return str(revision) if revision else None


def _upgrade(connection: Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = Path(next(iter(migrations.__path__)))
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _back_up(connection: Connection, revision: str, target: str) -> Path | str:
    name = f"before-{target}"
    if is_sqlite(connection):
        return _copy_file(connection, name)
    schema = f"onrecord_{revision}_{name}".replace("-", "_")
    connection.execute(text(f"DROP SCHEMA IF EXISTS {schema} CASCADE"))
    connection.execute(text(f"CREATE SCHEMA {schema}"))
    for table in inspect(connection).get_table_names():
        connection.execute(text(f"CREATE TABLE {schema}.{table} AS TABLE {table}"))
    return schema


def _copy_file(connection: Connection, name: str) -> Path:
    database = Path(str(connection.engine.url.database))
    target = database.with_name(f"{database.name}.{name}")
    source = sqlite3.connect(database)  # a second connection: it sees the state before this transaction
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()
    return target
