"""Plain: statements that every new article asks, straight from the database's driver.

SQLAlchemy's own work on a statement and on each of its rows costs several times what the database
takes for them. The statement holds its values; ids are written into it by `parts.written`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

Rows = list[tuple[Any, ...]]


def rows_of(connection: Connection, sql: str) -> Rows:
    """Give the rows that a statement answers."""
    found: Rows = driver_of(connection).execute(sql).fetchall()
    return found


def run(connection: Connection, sql: str) -> None:
    """Carry out a statement that answers nothing."""
    driver_of(connection).execute(sql).close()


def driver_of(connection: Connection) -> Any:
    """Give the driver's own connection, in a transaction."""
    if not connection.in_transaction():
        connection.begin()  # as SQLAlchemy does at the first statement; it ends with the connection
    return connection.connection.driver_connection
