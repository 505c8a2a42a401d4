"""gate-input: what the linking steps say of a scorer's gold file, in the scorer's own form."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from onrecord.cli.console import write_line
from onrecord.errors import UsageError
from onrecord.relate import Sayable, Voice, compare_statements, compare_texts, find_stories, profile
from onrecord.resolve import Mention, cluster, compare_names

Kind = Literal["names", "aliases", "mentions", "statements", "stories", "copies"]
Row = Mapping[str, object]


def gate_input(
    kind: Annotated[Kind, Parameter(name="KIND", help="What the gold file holds.")],
    gold: Annotated[Path, Parameter(name="GOLD", help="A gold file; its answers are not looked at.")],
    /,
) -> int:
    """Print predictions of the linking steps for a scorer, one JSON object a line."""
    try:
        with gold.open(encoding="utf-8") as stream:
            rows = [json.loads(line) for line in stream if line.strip()]
        for row in _KINDS[kind](rows):
            write_line(json.dumps(row, ensure_ascii=False))
    except OSError as error:
        raise UsageError(f"{gold}: it cannot be read ({error.strerror}); name a gold file.") from None
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{gold}: this is no gold file of {kind} ({error!r}).") from None
    return 0


def _names(rows: list[dict[str, str]]) -> Iterator[Row]:
    for row in rows:
        found = compare_names(row["a"], row["b"], is_person=row["schema"] == "Person")
        yield {"id": row["id"], "score": found.score, "reasons": list(found.reasons)}


def _aliases(rows: list[dict[str, str]]) -> Iterator[Row]:
    mentions = [
        Mention(key=row["id"], scope=row["scope"], text=row["text"], is_person=row["type"] == "ACTOR")
        for row in rows
    ]
    for key, entity in cluster(mentions).items():
        yield {"id": key, "entity": entity}


def _mentions(rows: list[dict[str, object]]) -> Iterator[Row]:
    mentions = [mention for row in rows for mention in _of_document(row)]
    found: dict[str, list[Row]] = {str(row["id"]): [] for row in rows}
    texts = {str(row["id"]): str(row["text"]) for row in rows}
    for key, entity in cluster(mentions, texts).items():
        assert isinstance(key, tuple)
        found[key[0]].append({"start": key[1], "end": key[2], "entity": entity})
    for document, held in found.items():
        yield {"id": document, "mentions": held}


def _of_document(row: dict[str, object]) -> Iterator[Mention]:
    held = row["mentions"]
    assert isinstance(held, list)
    for each in sorted(held, key=lambda each: (each["start"], each["end"])):
        yield Mention(
            key=(row["id"], each["start"], each["end"]),
            scope=str(row["scope"]),
            document=str(row["id"]),
            start=each["start"],
            text=each["text"],
            is_person=each["type"] == "PER",
        )


def _statements(rows: list[dict[str, dict[str, str]]]) -> Iterator[Row]:
    for row in rows:
        found = compare_statements(_sayable(row["a"]), _sayable(row["b"]))
        if found is None or not found.is_same:
            yield {"id": row["id"], "score": 0.0, "relation": found and found.relation}
        else:
            yield {"id": row["id"], "score": found.score, "relation": found.relation}


def _sayable(told: dict[str, str]) -> Sayable:
    day = date.fromisoformat(told["date"]).toordinal() if told.get("date") else None
    return Sayable(text=told["text"], voice=Voice(mention=told.get("source") or ""), day=day)


def _stories(rows: list[dict[str, str]]) -> Iterator[Row]:
    profiles = {}
    for row in rows:
        day = date.fromisoformat(row["date"]).toordinal() if row.get("date") else None
        profiles[row["id"]] = profile(
            row["text"], headline=row.get("title"), day=day or 0, is_dated=day is not None
        )
    for number, story in enumerate(find_stories(profiles)):
        for article in story.articles:
            yield {"id": article, "story": f"s{number}"}


def _copies(rows: list[dict[str, dict[str, str]]]) -> Iterator[Row]:
    for row in rows:
        yield {"id": row["id"], "score": round(compare_texts(row["a"]["text"], row["b"]["text"]), 4)}


_KINDS: dict[Kind, Callable[[list[dict[str, str]]], Iterator[Row]]] = {
    "names": _names,
    "aliases": _aliases,
    "statements": _statements,  # type: ignore[dict-item]  # its rows hold two statements each
    "stories": _stories,
    "copies": _copies,  # type: ignore[dict-item]  # its rows hold two texts each
    "mentions": _mentions,  # type: ignore[dict-item]  # its rows hold a list besides
}
