"""Search index: what stands in it for a statement, and what a match asks of it.

An entry holds the folded words of a content, those of its speaker, and tags (person,
outlet, kind, ...), so that a filter is part of the match. SQLite keeps it in an FTS5 table
whose row ids are the cards' numbers; PostgreSQL in a tsvector, where words weigh A, the
speaker's B, and tags hold a colon, which no word has.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from onrecord.domain.listing import Filter
from onrecord.store.engine import is_sqlite
from onrecord.store.plain import driver_of
from onrecord.store.wording import words_of

_MOST_WORDS = 8_000  # of a tsvector's 16,383 positions
_RETAG = "UPDATE statement_words SET tags = ? WHERE rowid = ?"
_REWRITE = text("UPDATE statement_words SET words = CAST(:words AS tsvector) WHERE number = :number")
_GAP = 100  # positions between content and speaker: no phrase spans both


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the index holds of one card."""

    number: int
    words: tuple[str, ...]
    speaker: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that follow each other; the last may be the start of a word."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What an entry must hold.

    Args:
        terms: In content or speaker.
        needs_all: Whether all terms must stand there, or one is enough.
        speaker: Words of the speaker's name.
        voices: Tags of which one may stand in for the speaker's words.
        tags: All of them.
    """

    terms: tuple[Term, ...] = ()
    needs_all: bool = True
    speaker: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def entry_of(row: Mapping[str, Any], people: Sequence[str]) -> Entry:
    """Make the entry of a card's row and its people."""
    speaker = json.loads(row["speaker"])
    names = (speaker["name"], *speaker["members"], speaker["role"], speaker["mention"])
    return Entry(
        number=row["number"],
        words=tuple(words_of(row["text"])[:_MOST_WORDS]),
        speaker=tuple(word for name in names if name for word in words_of(name)),
        tags=_tags_of(row, people),
    )


def _tags_of(row: Mapping[str, Any], people: Sequence[str]) -> tuple[str, ...]:
    tags = ["k" + row["kind"], "attitude" if row["is_attitude"] else "speech"]
    tags.append("uncertain" if row["is_uncertain"] else "certain")
    if row["published_on"]:
        tags.append("dated")
    if row["outlet"]:
        tags.append(_tag("o", row["outlet"]))
    if row["topic"]:
        tags.append(_tag("t", row["topic"]))
    return (*tags, *map(person_tag, people))


def person_tag(person: str) -> str:
    """Give the tag of a person."""
    return _tag("p", person)


def tags_asked(filter: Filter) -> tuple[str, ...]:
    """Give the tags that a filter asks for; its dates are a range of numbers besides."""
    tags: list[str] = []
    if filter.kind:
        tags.append("k" + filter.kind)
    if not filter.with_attitudes:
        tags.append("speech")
    if not filter.with_uncertain:
        tags.append("certain")
    if filter.since or filter.until:
        tags.append("dated")
    if filter.outlet:
        tags.append(_tag("o", filter.outlet))
    if filter.topic:
        tags.append(_tag("t", filter.topic))
    if filter.person:
        tags.append(person_tag(filter.person))
    return tuple(tags)


def _tag(head: str, name: str) -> str:
    return head + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def add(connection: Connection, entries: Sequence[Entry]) -> None:
    """Put entries into the index, in order of their numbers."""
    if is_sqlite(connection):
        sql = (
            "INSERT INTO statement_words (rowid, words, speaker, tags) "
            "VALUES (:number, :words, :speaker, :tags)"
        )
        rows: list[dict[str, Any]] = [
            {
                "number": e.number,
                "words": " ".join(e.words),
                "speaker": " ".join(e.speaker),
                "tags": " ".join(e.tags),
            }
            for e in entries
        ]
    else:
        sql = "INSERT INTO statement_words (number, words) VALUES (:number, CAST(:words AS tsvector))"
        rows = [{"number": entry.number, "words": _tsvector(entry)} for entry in entries]
    if rows:
        connection.execute(text(sql), rows)


def retag(connection: Connection, rows: Sequence[tuple[Mapping[str, Any], Sequence[str]]]) -> None:
    """Write the tags of entries anew, of cards' rows and their people; in order of their numbers.

    FTS5 gathers what is written in that order, and writes a part of the index for each step back.
    """
    if not rows:
        return
    if is_sqlite(connection):
        tagged = [(" ".join(_tags_of(row, own)), row["number"]) for row, own in rows]
        driver_of(connection).executemany(_RETAG, tagged).close()
        return
    entries = [entry_of(row, own) for row, own in rows]
    connection.execute(_REWRITE, [{"number": each.number, "words": _tsvector(each)} for each in entries])


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Take entries out of the index."""
    column = "rowid" if is_sqlite(connection) else "number"
    if numbers:
        connection.execute(
            text(f"DELETE FROM statement_words WHERE {column} = :number"),  # noqa: S608 - one of two names
            [{"number": number} for number in sorted(numbers)],
        )


def _tsvector(entry: Entry) -> str:
    places: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(entry.words, 1):
        places[word].append(f"{place}A")
    for place, word in enumerate(entry.speaker, len(entry.words) + _GAP):
        places[word].append(f"{place}B")
    words = [f"'{word}':{','.join(at[:255])}" for word, at in places.items()]
    return " ".join([*words, *(f"'t:{tag}'" for tag in entry.tags)])


def to_fts5(match: Match) -> str:
    """Write a match as FTS5 asks for it."""
    parts: list[str] = []
    if match.terms:
        joint = " AND " if match.needs_all else " OR "
        parts.append("{words speaker} : (" + joint.join(map(_fts5_term, match.terms)) + ")")
    if match.speaker:
        named = "speaker : (" + " AND ".join(f'"{word}"' for word in match.speaker) + ")"
        voices = " OR ".join(f'"{tag}"' for tag in match.voices)
        parts.append(f"({named} OR tags : ({voices}))" if voices else named)
    if match.tags:
        parts.append("tags : (" + " AND ".join(f'"{tag}"' for tag in match.tags) + ")")
    return " AND ".join(parts)


def _fts5_term(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.is_prefix else "")


def to_tsquery(match: Match) -> str:
    """Write a match as PostgreSQL's tsquery."""
    parts: list[str] = []
    if match.terms:
        joint = " & " if match.needs_all else " | "
        parts.append("(" + joint.join(map(_tsquery_term, match.terms)) + ")")
    if match.speaker:
        named = "(" + " & ".join(f"'{word}':B" for word in match.speaker) + ")"
        voices = "".join(f" | 't:{tag}'" for tag in match.voices)
        parts.append(f"({named}{voices})")
    parts.extend(f"'t:{tag}'" for tag in match.tags)
    return " & ".join(parts)


def _tsquery_term(term: Term) -> str:
    words = [f"'{word}'" for word in term.words]
    if term.is_prefix:
        words[-1] += ":*"
    return "(" + " <-> ".join(words) + ")"
