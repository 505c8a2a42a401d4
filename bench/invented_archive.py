"""An archive of invented news, written in bulk: rows as saving and linking each article leave them.

    news --make_archive--> a fortnight or more, each article with its text
    a fortnight --grow_archive--> the same fortnight again and again, until it is as large as asked

Rows are written without a transaction each, so that three million statements take minutes. The
captures hold no bytes. A fortnight that is told again has statements, days and index entries of its
own, and nothing in common with the others but its words: that many statements lie under each key of
a word and a speaker as one fortnight gives, whatever the archive's size.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.domain.analysis import Analysis
from onrecord.domain.record import to_json
from onrecord.domain.statement import Speaker, Statement
from onrecord.domain.telling import Telling
from onrecord.relate.keys import FORTNIGHT, STEP, keys_of
from onrecord.resolve import Knowledge, make_knowledge
from onrecord.resolve.judging import block_of, field_of
from onrecord.resolve.keys import fold_name, person_id
from onrecord.store import open_archive
from onrecord.store.engine import DATABASE
from onrecord.store.moments import SECOND, first_number, parse_moment
from onrecord.store.publish import compact
from onrecord.store.search_index import entry_of
from onrecord.store.tellings import number_of

_MASK = (1 << 63) - 1
_TOLD_AGAIN = {
    "captures": {"id": "id", "sha256": "id", "captured_at": "moment"},
    "articles": {
        "id": "id",
        "capture_id": "id",
        "place": "place",
        "published_at": "moment",
        "published_on": "date",
        "captured_at": "moment",
    },
    "statements": {"id": "id", "article_id": "id", "capture_id": "id"},
    "cards": {"number": "place", "id": "id", "article_id": "id", "published_on": "date"},
    "links": {"statement_id": "id"},
    "voices": {"number": "place"},
    "sightings": {"article_id": "id", "day": "date"},
    "statement_lines": {"statement_id": "id", "article_id": "id", "line_id": "id", "day": "day"},
    "matches": {"one": "id", "other": "id"},
    "sketches": {"number": "number", "article_id": "id", "capture_id": "id", "day": "day"},
    "text_marks": {"mark": "mark", "number": "number"},
    "story_terms": {"day": "day", "number": "number"},
    "copies": {"one": "id", "other": "id"},
    "story_links": {"one": "id", "other": "id"},
    "reprints": {"article_id": "id", "stand_in": "id"},
    "stories": {"id": "id", "middle_id": "id", "place": "place", "first_at": "moment", "last_at": "moment"},
    "story_articles": {"article_id": "id", "story_id": "id"},
}
"""What differs in a fortnight that is told again, by table and column."""
_LEFT_OUT = {
    "statements": {"words": "NULL", "content": "'[]'"},
    "cards": {"context": "''", "spans": "'{}'"},
    "sketches": {"shingles": "x''", "profile": "x''"},
}
"""What no new article is held against, and stands in the last fortnight alone."""
_HEX = "'0123456789abcdef'"
_LAST = f"(16 * instr({_HEX}, substr(%s, -2, 1)) + instr({_HEX}, substr(%s, -1)) - 17)"
Keyed = NDArray[np.int64]
_AT_ONCE = 500
Row = dict[str, Any]
Rows = dict[str, list[Row]]


def make_archive(where: Path, articles: Iterable[Analysis]) -> None:
    """Fill a new archive with articles; statements are not matched yet, nor articles compared."""
    open_archive(where).close()
    connection = write_fast(where)
    waiting = iter(articles)
    while part := list(islice(waiting, _AT_ONCE)):
        rows: Rows = {}
        for analysis in part:
            for table, row in _rows_of(analysis):
                rows.setdefault(table, []).append(row)
        for table, given in rows.items():
            _insert(connection, table, given)
    connection.execute(
        "UPDATE people SET statements = (SELECT count(*) FROM voices WHERE person_id = people.id)"
    )
    connection.execute("COMMIT")
    connection.close()


def write_fast(where: Path) -> sqlite3.Connection:
    """Open an archive's database for writing in bulk."""
    connection = sqlite3.connect(where / DATABASE, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF;"
        "PRAGMA cache_size=-1000000; BEGIN"
    )
    return connection


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    names = list(rows[0])
    columns, marks = ",".join(f'"{name}"' for name in names), ",".join("?" * len(names))
    connection.executemany(
        f'INSERT OR IGNORE INTO "{table}" ({columns}) VALUES ({marks})',
        [tuple(row.values()) for row in rows],
    )


def _rows_of(analysis: Analysis) -> Iterator[tuple[str, Row]]:
    """Give the rows that saving and linking an article leave."""
    article, capture, own = analysis.article, analysis.capture, analysis.id
    assert article is not None
    when = article.published_at
    moment = parse_moment(when)
    assert when is not None
    assert moment is not None
    place = first_number(moment)
    yield (
        "captures",
        {
            "id": own,
            "sha256": capture.sha256,
            "source": capture.source,
            "media_type": capture.media_type,
            "taken_as": capture.taken_as,
            "captured_at": capture.captured_at,
            "size_bytes": len(article.text),
            "warc": "bench.warc",
            "offset": 0,
            "length": 0,
        },
    )
    yield (
        "articles",
        {
            "id": own,
            "place": place,
            "capture_id": own,
            "outlet": article.outlet,
            "headline": article.headline,
            "language": article.language,
            "published_at": when,
            "published_on": when[:10],
            "captured_at": capture.captured_at,
            "opening": article.text[:240],
            "is_linked": 1,
        },
    )
    program = analysis.made_by.program
    reading = {"capture_id": own, "article_id": own, "program": program, "key": own}
    yield "readings", {**reading, "record": to_json(analysis), "kept": "[]"}
    for ordinal, statement in enumerate(analysis.statements):
        yield from _statement_rows(analysis, statement, ordinal, place)


def _statement_rows(
    analysis: Analysis, statement: Statement, ordinal: int, place: int
) -> Iterator[tuple[str, Row]]:
    speaker = statement.speaker
    filed = _filed(speaker.name or "", speaker.role)
    card = {**_card(analysis, statement, ordinal, place), "person_id": filed.person}
    yield "people", _person(filed, speaker.name or "")
    yield (
        "statements",
        {
            "id": statement.id,
            "article_id": analysis.id,
            "capture_id": analysis.id,
            "ordinal": ordinal,
            "field": "text",
            "field_sha256": "",
            "content": card["spans"],
            "words": card["text"],
            "words_sha256": "",
            "anchors": "[]",
            "state": "shown",
        },
    )
    yield "cards", card
    link = {"statement_id": statement.id, "person_id": filed.person, "atom_id": filed.person}
    named = {"key": filed.key, "name": speaker.name, "type": speaker.type, "role": speaker.role}
    yield "links", {**link, **named, "score": 1.0, "reason": "same folded name"}
    said = {"person_id": filed.person, "number": card["number"]}
    yield "voices", {**said, "is_attitude": 0, "outlet": card["outlet"]}
    entry = entry_of(card, [filed.person])
    yield (
        "statement_words",
        {
            "rowid": entry.number,
            "words": " ".join(entry.words),
            "speaker": " ".join(entry.speaker),
            "tags": " ".join(entry.tags),
        },
    )
    if filed.office is not None and speaker.mention != speaker.name:
        seen = {
            "article_id": analysis.id,
            "office": filed.office,
            "key": filed.key,
            "day": card["published_on"],
        }
        words = {"name": speaker.name, "role": speaker.role, "words": speaker.mention}
        yield "sightings", {**seen, **words, "atom_id": filed.person}


def _card(analysis: Analysis, statement: Statement, ordinal: int, place: int) -> Row:
    article, own, speaker = analysis.article, statement.attribution, statement.speaker
    assert article is not None
    assert article.published_at is not None
    text = own.content_text(article)
    said = {"name": speaker.name, "type": speaker.type, "members": [], "role": speaker.role}
    spans = {"content": own.content, "cue": own.cue, "source": own.source, "insertions": ()}
    return {
        "number": place + ordinal,
        "id": statement.id,
        "article_id": analysis.id,
        "ordinal": ordinal,
        "person_id": None,
        "outlet": article.outlet,
        "topic": None,
        "published_on": article.published_at[:10],
        "field": own.field,
        "kind": own.kind,
        "act": own.act,
        "is_attitude": 0,
        "is_uncertain": 0,
        "cue_lemma": own.cue_lemma,
        "cue_text": own.cue_lemma,
        "polarity": own.polarity,
        "text": text,
        "context": text,
        "confidence": own.confidence,
        "speaker": compact({**said, "mention": speaker.mention, "candidate": None}),
        "spans": compact({name: [[s.start, s.end] for s in each] for name, each in spans.items()}),
        "figures": "[]",
    }


@dataclass(frozen=True, slots=True)
class _Filed:
    """Under what a speaker is filed."""

    person: str
    key: str
    block: str
    office: str | None


@cache
def _filed(name: str, role: str | None) -> _Filed:
    key = fold_name(name)
    person = person_id("person", key, field_of(role))
    return _Filed(person, key, block_of(name), _knowledge().offices.office_of(role))


@cache
def _knowledge() -> Knowledge:
    return make_knowledge(())


def _person(filed: _Filed, name: str) -> Row:
    own = {"id": filed.person, "key": filed.key, "name": name, "type": "person", "statements": 1}
    return {**own, "names": f" {filed.key} ", "block": filed.block or None}


def grow_archive(where: Path, base: Path, times: int) -> None:
    """Make an archive of a linked archive's fortnight, told so many times, each a fortnight later."""
    where.mkdir(parents=True)
    shutil.copy(base / DATABASE, where / DATABASE)
    connection = write_fast(where)
    connection.execute("COMMIT")
    connection.execute("ATTACH ? AS base", (str(base / DATABASE),))
    connection.execute("BEGIN")
    count = connection.execute("SELECT coalesce(max(number), 0) FROM base.sketches").fetchone()[0]
    for table, kinds in _TOLD_AGAIN.items():
        for again in range(1, times):
            _tell_again(connection, table, kinds, again, count, is_last=again == times - 1)
    connection.execute("DELETE FROM statement_keys")
    _write_keys(connection, times)
    connection.execute(
        "UPDATE people SET statements = (SELECT count(*) FROM voices WHERE person_id = people.id)"
    )
    connection.execute("COMMIT")
    connection.close()


def _tell_again(
    connection: sqlite3.Connection,
    table: str,
    kinds: Mapping[str, str],
    again: int,
    count: int,
    *,
    is_last: bool,
) -> None:
    days = again * FORTNIGHT
    ways = {
        "id": f"substr(%s, 1, length(%s) - 2) || printf('%%02x', ({_LAST} | {again}) - ({_LAST} & {again}))",
        "date": f"date(%s, '+{days} days')",
        "moment": f"strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', %s, '+{days} days')",
        "place": f"%s + {days * 86_400 * SECOND}",
        "day": f"%s + {days}",
        "number": f"%s + {again * count}",
        "mark": f"(%s + {again * 40_503_007}) & 4294967295",
    }
    columns = [row[0] for row in connection.execute(f'SELECT * FROM base."{table}" LIMIT 0').description]
    slim = {} if is_last else _LEFT_OUT.get(table, {})
    made = [
        slim.get(own)
        or (ways[kinds[own]].replace("%s", f'"{own}"').replace("%%", "%") if own in kinds else f'"{own}"')
        for own in columns
    ]
    names = ", ".join(f'"{own}"' for own in columns)
    connection.execute(f'INSERT INTO main."{table}" ({names}) SELECT {", ".join(made)} FROM base."{table}"')


def _write_keys(connection: sqlite3.Connection, times: int) -> None:
    """Write what statements are found by; runs of words are each fortnight's own, but for one in twenty."""
    words, runs = _keys_of_base(connection)
    parts = []
    for again in range(times):
        own = runs.copy()
        own[:, 0] = np.where(own[:, 0] % 20 == 0, own[:, 0], (own[:, 0] * (2 * again + 1)) & _MASK)
        said = words.copy()
        said[:, 0] = (said[:, 0] + np.uint64((again * STEP) & (1 << 64) - 1).astype(np.int64)) & _MASK
        part = np.concatenate([said, own])
        part[:, 1] += again * FORTNIGHT
        part[:, 2] ^= again
        parts.append(part)
    rows = np.concatenate(parts)
    del parts
    order = np.argsort(rows[:, 0])
    for start in range(0, len(order), 500_000):
        connection.executemany(
            "INSERT OR IGNORE INTO statement_keys VALUES (?, ?, ?)",
            rows[order[start : start + 500_000]].tolist(),
        )


def _keys_of_base(connection: sqlite3.Connection) -> tuple[Keyed, Keyed]:
    words: list[tuple[int, int, int]] = []
    runs: list[tuple[int, int, int]] = []
    query = "SELECT id, text, speaker, day FROM base.cards JOIN base.statement_lines ON statement_id = id"
    for own, text, speaker, day in connection.execute(query):
        told = json.loads(speaker)
        voice = Speaker(name=told["name"], type="person", mention=told["mention"])
        telling = Telling(
            id=own,
            article="",
            day=day,
            field="text",
            text=text,
            speaker=voice,
            person=None,
            kind="direct",
            polarity="asserted",
        )
        keys, number = keys_of(telling), number_of(own)
        words += [(key, day, number) for key in keys.words]
        runs += [(key, day, number) for key in keys.runs]
    return np.array(words, dtype=np.int64), np.array(runs, dtype=np.int64)
