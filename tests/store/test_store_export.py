"""Exports: the same rows in every format, offsets that cut the words, safe cells."""

import csv
import io
import json

import pyarrow.parquet
import pytest
from invented_pages import HARBOUR, Said, harbour, many, sheet

from onrecord.domain.listing import Filter
from onrecord.errors import UsageError
from onrecord.store import write_export
from onrecord.store.export_rows import COLUMNS

WHAT = ("statements", "articles", "people", "figures")


def export(archive, what, format="jsonl", filter=Filter()):  # noqa: B008 - frozen
    out = io.BytesIO()
    count = write_export(archive, what=what, format=format, filter=filter, stream=out)
    return count, out.getvalue()


def rows(archive, what, filter=Filter()):  # noqa: B008 - frozen
    count, data = export(archive, what, filter=filter)
    found = [json.loads(line) for line in data.decode().splitlines()]
    assert len(found) == count
    return found


@pytest.fixture
def filled(archive, keep):
    for page in [*many(9), harbour(headline="=SUM(A1)"), harbour(outlet=None, extra="x", published=None)]:
        keep(page)
    return archive


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize(
    "asked", [Filter(), Filter(with_attitudes=True), Filter(speaker="brandt"), Filter(kind="direct")]
)
def test_every_format_holds_the_same_rows(filled, what, asked):
    expected = rows(filled, what, asked)
    assert expected
    assert [list(row) for row in expected] == [list(COLUMNS[what])] * len(expected)
    count, data = export(filled, what, "parquet", asked)
    assert pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist() == expected
    assert count == len(expected)
    count, data = export(filled, what, "csv", asked)
    read = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert [{name: as_cell(value) for name, value in row.items()} for row in expected] == read
    assert count == len(expected)


def as_cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return "'" + text if isinstance(value, str) and text[:1] in "=+-@\t\r" and text else text


def test_offsets_cut_the_words_out_of_the_article(filled):
    texts = {row["id"]: row for row in rows(filled, "articles")}
    statements = rows(filled, "statements", Filter(with_attitudes=True))
    for row in statements:
        words = texts[row["article"]][row["field"]]
        assert " … ".join(words[start:end] for start, end in row["content_spans"]) == row["text"]
        assert " ".join(words[start:end] for start, end in row["cue_spans"]) == row["cue"]
    for row in rows(filled, "figures"):
        start, end = row["span"]
        assert texts[row["article"]][row["field"]][start:end] == row["text"]


def test_an_export_holds_as_many_rows_as_the_listing(filled):
    for asked in (Filter(), Filter(outlet="Moor Radio"), Filter(since="2021-01-03")):
        listed = [card.id for card in filled.list_statements(asked, limit=1000).items]
        assert [row["id"] for row in rows(filled, "statements", asked)] == listed
        articles = [card.id for card in filled.list_articles(asked, limit=1000).items]
        assert [row["id"] for row in rows(filled, "articles", asked)] == articles


def test_a_hedge_stays_with_its_figure(filled):
    figure = rows(filled, "figures")[0]
    assert figure["text"] == "around 2,000 berths"
    assert (figure["low"], figure["relation"], figure["approximate"]) == (2000, "about", True)


def test_a_cell_that_a_spreadsheet_would_compute_is_text(archive, keep):
    words = ("=1+2", "+3", "-4", "@now", "plain")
    for number, word in enumerate(words):
        page = sheet(*HARBOUR, f"{word} it was.", said=(Said(content=f"{word} it was."),), extra=str(number))
        keep(page)
    _, data = export(archive, "statements", "csv")
    cells = {row["text"] for row in csv.DictReader(io.StringIO(data.decode()))}
    assert cells == {"'=1+2 it was.", "'+3 it was.", "'-4 it was.", "'@now it was.", "plain it was."}


def test_the_same_archive_gives_the_same_bytes(filled):
    for format in ("jsonl", "csv", "parquet"):
        assert export(filled, "statements", format) == export(filled, "statements", format)


def test_an_empty_export_has_its_columns(archive):
    assert export(archive, "people") == (0, b"")
    assert export(archive, "people", "csv")[1].decode().strip() == ",".join(COLUMNS["people"])
    table = pyarrow.parquet.read_table(io.BytesIO(export(archive, "people", "parquet")[1]))
    assert table.column_names == list(COLUMNS["people"])


def test_an_unknown_export_says_which_there_are(archive):
    with pytest.raises(UsageError, match="statements, articles, people, figures"):
        export(archive, "stories")
