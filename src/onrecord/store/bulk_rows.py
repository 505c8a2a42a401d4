"""Bulk rows: very many rows into one table, as each database takes them soonest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from sqlalchemy import Connection, Table

from onrecord.store.engine import is_sqlite
from onrecord.store.plain import driver_of

AT_ONCE = 100_000


def insert(connection: Connection, table: Table, rows: Iterable[tuple[object, ...]]) -> None:
    """Add rows.

    Args:
        connection: In a write transaction.
        table: Where to.
        rows: The values of each, in the order of the table's columns.
    """
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    if is_sqlite(connection):
        marks = ", ".join("?" for _ in table.columns)
        sql = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - the table's own names
        waiting = iter(rows)
        while part := list(islice(waiting, AT_ONCE)):
            driver_of(connection).executemany(sql, part).close()
        return
    with (
        driver_of(connection).cursor() as cursor,
        cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copying,
    ):
        for row in rows:
            copying.write_row(row)
