"""Prepared: questions that are asked of the database for every article, written out once.

As `plain`, for queries that are built of the tables' columns: the text is made once for each kind of
database, a list is one value of it, and what is answered comes as named tuples.
"""

from __future__ import annotations

import json
import re
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Connection, Delete, Dialect, Insert, Update
from sqlalchemy.sql.selectable import SelectBase

from onrecord.store.parts import written
from onrecord.store.plain import driver_of

_LIST = re.compile(r"(NOT )?IN \(__\[POSTCOMPILE_(\w+)[^\]]*\]\)")
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A question as one kind of database takes it: `bind` puts values in the order or form of its driver."""

    sql: str
    bind: Callable[[Values], Any]


class Prepared:
    """A query or a change.

    Args:
        query: Values that it leaves open are `bindparam`s; lists of them stand behind `IN`.
        columns: Of an insert, which columns are given; by default all.
    """

    def __init__(
        self, query: SelectBase | Insert | Update | Delete, columns: Sequence[str] | None = None
    ) -> None:
        self._query = query
        self._columns = columns
        self._texts: dict[str, _Text] = {}
        answered = query.selected_columns if isinstance(query, SelectBase) else ()
        names = [column.key or "" for column in answered]
        row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # the names are the query's
        self._row: Callable[[Sequence[Any]], Any] = row._make
        self._booleans = [at for at, column in enumerate(answered) if isinstance(column.type, Boolean)]

    def rows(self, connection: Connection, values: Values = {}) -> list[Any]:  # noqa: B006 - never changed
        """Ask, and give all rows of the answer as named tuples.

        Args:
            connection: Of `engine.reading` or `engine.writing`.
            values: By name; one that stands behind `IN` is a sequence.
        """
        text = self._texts.get(connection.dialect.name) or self._write(connection.dialect)
        found = driver_of(connection).execute(text.sql, text.bind(values)).fetchall()
        if self._booleans and connection.dialect.name == "sqlite":
            found = [_with_booleans(row, self._booleans) for row in found]
        return list(map(self._row, found))

    def scalars(self, connection: Connection, values: Values = {}) -> list[Any]:  # noqa: B006
        """Ask, and give the first value of every row."""
        return [row[0] for row in self.rows(connection, values)]

    def run(self, connection: Connection, values: Values) -> None:
        """Make the change."""
        text = self._texts.get(connection.dialect.name) or self._write(connection.dialect)
        driver_of(connection).execute(text.sql, text.bind(values))

    def run_all(self, connection: Connection, given: Sequence[Values]) -> None:
        """Make the change once for each of some values."""
        text = self._texts.get(connection.dialect.name) or self._write(connection.dialect)
        driver_of(connection).cursor().executemany(text.sql, [text.bind(values) for values in given])

    def _write(self, dialect: Dialect) -> _Text:
        """Write the question as a database takes it."""
        compiled: Any = self._query.compile(dialect=dialect, column_keys=self._columns)
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        told = [name for _, name in _LIST.findall(str(compiled))]
        asked = {name for name in told if name not in fixed}
        if dialect.name == "sqlite":
            order = [name for name in compiled.positiontup if name in asked or name not in told]
            sql = _LIST.sub(
                lambda found: _list(found, fixed, "IN (SELECT value FROM json_each(?))"), str(compiled)
            )
            text = _Text(sql=sql, bind=_in_order(order, fixed, asked))
        else:
            sql = _LIST.sub(lambda found: _list(found, fixed, f"= ANY(%({found[2]})s)"), str(compiled))
            text = _Text(sql=sql, bind=_by_name(fixed, asked))
        self._texts[dialect.name] = text
        return text


def _list(found: re.Match[str], fixed: Mapping[str, Any], asked: str) -> str:
    """Write the list of an `IN`: what is fixed as it is, what is asked for as one value."""
    if found[2] in fixed:
        return f"{found[1] or ''}IN ({written(fixed[found[2]])})"
    assert not found[1], "what is to be in none of a list is written out"
    return asked


def _in_order(order: Sequence[str], fixed: Values, lists: set[str]) -> Callable[[Values], tuple[object, ...]]:
    """Give what puts values in the order of a text's marks, a list as JSON."""

    def bind(values: Values) -> tuple[object, ...]:
        told = {**fixed, **values}
        return tuple(
            [json.dumps(told[name], ensure_ascii=False) if name in lists else told[name] for name in order]
        )

    return bind


def _by_name(fixed: Values, lists: set[str]) -> Callable[[Values], dict[str, object]]:
    """Give what adds what is fixed to values."""

    def bind(values: Values) -> dict[str, object]:
        told: dict[str, Any] = {**fixed, **values}
        return told | {name: list(told[name]) for name in lists}

    return bind


def _with_booleans(row: Sequence[Any], places: Sequence[int]) -> list[Any]:
    told = list(row)
    for place in places:
        told[place] = None if told[place] is None else bool(told[place])
    return told
