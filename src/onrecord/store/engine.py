"""Engine: connections to the archive's database, and who may write.

SQLite: write-ahead log, every commit synced to disk, foreign keys on, full-text index FTS5
required. A write transaction takes the write lock at its start (BEGIN IMMEDIATE), so that
all it reads stays true until it commits; in PostgreSQL an advisory lock does the same. So
the bytes that a writer appends to a WARC file meet no other writer's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from onrecord.errors import ArchiveBusy, ArchiveError

DATABASE = "onrecord.sqlite3"
_WRITER_LOCK = 7_305_318_206_772_913  # PostgreSQL advisory lock: one archive, one writer
_OLDEST_SQLITE = (3, 35, 0)
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    f"mmap_size={1 << 31}",  # bytes that are read without being copied; writing is as it would be without
)
_STATEMENTS = 512  # that a connection keeps ready; an article asks some 150, a third of them with its own ids
_open: set[int] = set()
_held: ContextVar[Mapping[Engine, Connection]] = ContextVar("held", default={})  # noqa: B039 - never changed


def count_connections() -> int:
    """Count the connections to archives that this process holds, in use or kept for use."""
    return len(_open)


def _count(engine: Engine) -> None:
    """Count an engine's connections from the first to the last."""

    @event.listens_for(engine, "connect")
    def _opened(connection: object, _record: object) -> None:
        _open.add(id(connection))

    @event.listens_for(engine, "close")
    @event.listens_for(engine, "close_detached")
    def _closed(connection: object, *_: object) -> None:
        _open.discard(id(connection))


def is_postgres_address(where: str | Path) -> bool:
    """Say whether `where` names a PostgreSQL database and no folder."""
    return isinstance(where, str) and where.startswith(
        ("postgresql://", "postgresql+psycopg://", "postgres://")
    )


def sqlite_engine(folder: Path, *, busy_timeout_s: float) -> Engine:
    """Make the engine of an archive in a folder.

    Raises:
        ArchiveError: This Python's SQLite is too old or lacks FTS5.
    """
    check_sqlite()
    asked = {"timeout": busy_timeout_s, "check_same_thread": False, "cached_statements": _STATEMENTS}
    engine = create_engine(f"sqlite:///{folder / DATABASE}", connect_args=asked)
    _count(engine)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions are ours to begin
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("onrecord_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def check_sqlite() -> None:
    """Check that SQLite can hold an archive.

    Raises:
        ArchiveError: It is too old or was built without FTS5.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise ArchiveError(
            f"SQLite {sqlite3.sqlite_version} is too old for the archive, which needs 3.35 or newer; "
            "use a newer Python, or a PostgreSQL archive (postgresql://...)."
        )
    probe = sqlite3.connect(":memory:")
    try:
        probe.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
    except sqlite3.OperationalError as error:
        raise ArchiveError(
            f"SQLite {sqlite3.sqlite_version} was built without the full-text index FTS5 ({error}), "
            "so the archive cannot be searched; use a Python whose SQLite has it, "
            "or a PostgreSQL archive (postgresql://...)."
        ) from error
    finally:
        probe.close()


def postgres_engine(address: str, *, busy_timeout_s: float) -> Engine:
    """Make the engine of an archive in PostgreSQL.

    Raises:
        ArchiveError: The driver is not installed.
    """
    try:
        import psycopg  # noqa: F401 - an optional extra
    except ImportError as error:
        raise ArchiveError(
            "An archive in PostgreSQL needs the driver psycopg, which is not installed; "
            "install it with: pip install 'psycopg[binary]'"
        ) from error
    rest = address.split("://", 1)[1]
    engine = create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True)
    _count(engine)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("onrecord_writes", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(busy_timeout_s * 1000)}ms'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")

    return engine


@contextmanager
def together(engine: Engine) -> Iterator[None]:
    """Hold one write transaction for all that this thread reads and writes in the block.

    Raises:
        ArchiveBusy: Another process writes and did not finish in time.
        ArchiveError: The database refused.
    """
    with writing(engine) as connection:
        before = _held.set({**_held.get(), engine: connection})
        try:
            yield
        finally:
            _held.reset(before)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Hold the one write transaction; it commits at the end, or not at all.

    Inside `together` it is that one, which commits at the end of its block.

    Raises:
        ArchiveBusy: Another process writes and did not finish in time.
        ArchiveError: The database refused.
    """
    if (held := _held.get().get(engine)) is not None:
        yield held
        return
    with _plain_errors(engine), engine.connect() as connection:
        connection.execution_options(onrecord_writes=True)
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Hold a transaction that sees one state of the archive throughout.

    Inside `together` it is that one, which sees what it wrote itself.

    Raises:
        ArchiveError: The database refused.
    """
    if (held := _held.get().get(engine)) is not None:
        yield held
        return
    with _plain_errors(engine), engine.connect() as connection:
        if not is_sqlite(connection):
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def _plain_errors(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _refused(engine, error.orig) from error
    except engine.dialect.loaded_dbapi.Error as error:  # of a plain or a prepared statement
        raise _refused(engine, error) from error
    except UnicodeEncodeError as error:
        raise ArchiveError(
            f"{engine.url}: a text holds what is no character ({error.reason} at {error.start}); "
            "nothing of this write was kept."
        ) from error


def _refused(engine: Engine, error: BaseException | None) -> ArchiveError:
    """Say in plain words what the driver says."""
    if "database is locked" in str(error) or getattr(error, "sqlstate", None) == "55P03":
        return ArchiveBusy(
            f"{engine.url}: another process is writing to the archive and did not finish in time; "
            "nothing of this write was kept. Wait for it to end and run the command again."
        )
    return ArchiveError(f"{engine.url}: the database refused: {error}")


def is_sqlite(connection: Connection) -> bool:
    """Say whether the archive lies in SQLite."""
    return connection.dialect.name == "sqlite"


def scalar(connection: Connection, sql: str, **values: Any) -> Any:
    """Give the one value that a plain statement answers."""
    return connection.execute(text(sql), values).scalar()
