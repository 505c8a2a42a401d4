"""Export: statements, articles, people and figures as JSON Lines, CSV or Parquet.

The same filter gives the same rows in every format, streamed from one state of the archive
in bounded memory. Spans count the code points of the field that `field` names: "text",
"headline" or "standfirst" of the articles' export cut with them gives the words exactly.

CSV holds lists as JSON. A cell that a spreadsheet would take for a formula (it begins with
= + - @, a tab or a carriage return) gets an apostrophe before it; JSON Lines and Parquet
hold the words untouched.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, get_args

from onrecord.errors import UsageError
from onrecord.store.export_rows import COLUMNS, Cell, What, rows_of

if TYPE_CHECKING:
    import pyarrow

    from onrecord.domain.listing import Filter
    from onrecord.store.archive import Archive

Format = Literal["jsonl", "csv", "parquet"]
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BATCH = 1_000
Row = dict[str, Cell]
Columns = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """Columns that stand behind an export's own.

    Args:
        columns: Their names and types.
        cells: Gives their cells for a row, in the same order.
    """

    columns: Columns
    cells: Callable[[Row], Row]


def write_export(
    archive: Archive,
    *,
    what: What,
    format: Format,
    filter: Filter,
    stream: BinaryIO,
    adding: Adding | None = None,
) -> int:
    """Write every row of a filter.

    Args:
        archive: Open.
        what: statements, articles, people or figures.
        format: jsonl, csv or parquet.
        filter: Which; people and figures are those of the filter's statements.
        stream: Where to; it is left open.
        adding: Columns beside the export's own.

    Returns:
        Number of rows.

    Raises:
        UsageError: There is no such export or format, or Parquet's library is not installed.
    """
    if what not in get_args(What) or format not in get_args(Format):
        raise UsageError(
            f"there is no export of {what!r} as {format!r}; "
            f"it is one of {', '.join(get_args(What))} as {', '.join(get_args(Format))}."
        )
    write = _WRITERS[format]
    with archive.snapshot() as connection:
        rows = rows_of(connection, what, filter)
        if adding is None:
            return write(COLUMNS[what], rows, stream)
        return write(
            COLUMNS[what] | dict(adding.columns), ({**row, **adding.cells(row)} for row in rows), stream
        )


def _write_jsonl(_columns: Columns, rows: Iterable[Row], stream: BinaryIO) -> int:
    count = 0
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        count += 1
    return count


def _write_csv(columns: Columns, rows: Iterable[Row], stream: BinaryIO) -> int:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        count = 0
        for row in rows:
            writer.writerow([_cell(value) for value in row.values()])
            count += 1
    finally:
        text.detach()
    return count


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value


def _write_parquet(columns: Columns, rows: Iterable[Row], stream: BinaryIO) -> int:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(
            "Parquet needs the library pyarrow, which is not installed; "
            "install it with: pip install pyarrow, or export as jsonl or csv."
        ) from error
    schema = _schema(columns)
    count = 0
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in _batches(iter(rows)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def _schema(columns: Columns) -> pyarrow.Schema:
    import pyarrow

    types: dict[str, Any] = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
        "span": pyarrow.list_(pyarrow.int64()),
        "spans": pyarrow.list_(pyarrow.list_(pyarrow.int64())),
    }
    return pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


_WRITERS: dict[Format, Callable[[Columns, Iterable[Row], BinaryIO], int]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
