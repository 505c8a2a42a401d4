"""Batch: one JSON object a line, one page each.

A line holds `id`, exactly one of `text`, `html`, `page`, `file`, and optionally `published`,
`url`, `outlet`, `language`; other keys are ignored. Every line gives one Task, or a Refusal that
says what is wrong with it, in the same order and with the same id. Blank lines give nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from onrecord.domain.page import Facts, Kind
from onrecord.intake.task import KindWish, Refusal, Task, Wishes, refuse
from onrecord.pipeline import record_id

# Longer than a page may be, for the escapes; a longer line is refused and not held in memory.
MAX_LINE_BYTES = 128 * 2**20
_INLINE: tuple[Kind, ...] = ("text", "html", "page")
_MEDIA_TYPES = {"text": "text/plain", "page": "text/plain", "html": "text/html"}
_FACTS = ("published", "url", "outlet", "language")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class _LineError(Exception):
    """What is wrong with a line, and what to do."""


def take_batch(stream: BinaryIO, *, name: str, folder: Path, wishes: Wishes) -> Iterator[Task | Refusal]:
    """Read the lines of a batch.

    Args:
        stream: Its bytes.
        name: What the user calls it, for messages.
        folder: Where the paths of `file` keys start from.
        wishes: How to take `file` lines, and the facts where a line gives none.

    Yields:
        One Task or Refusal a line that is not blank.
    """
    for number, line in enumerate(_lines(stream), start=1):
        if line is None:
            detail = f"the line is longer than {MAX_LINE_BYTES // 2**20} MB; give the page as a file instead."
            yield refuse(f"{name}:{number}", "bad_line", detail, id=record_id(b"", f"{name}:{number}"))
        elif line.strip():
            yield _take_line(line, f"{name}:{number}", folder, wishes)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Give the lines; None for one that is too long."""
    while line := stream.readline(MAX_LINE_BYTES):
        if line.endswith(b"\n") or len(line) < MAX_LINE_BYTES:
            yield line
            continue
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE_BYTES)
        yield None


def _take_line(line: bytes, source: str, folder: Path, wishes: Wishes) -> Task | Refusal:
    id = None
    try:
        row = _parse(line)
        id = _read_id(row)
        facts = _read_facts(row, wishes.facts)
        key = _content_key(row)
    except _LineError as error:
        return refuse(source, "bad_line", str(error), data=line, id=id or record_id(line, source))
    value = str(row[key])
    if key == "file":
        path = folder / value
        return Task(source=str(path), path=path, kind=wishes.kind, facts=facts, id=id)
    data = _LONE_SURROGATE.sub("\ufffd", value).encode()
    kind: KindWish = key  # type: ignore[assignment]  # _content_key gives one of _INLINE
    return Task(
        source=source, data=data, kind=kind, media_type=_MEDIA_TYPES[key], charset="utf-8", facts=facts, id=id
    )


def _parse(line: bytes) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _LineError(f"the line is not JSON ({error}); each line must be one JSON object.") from None
    if not isinstance(row, dict):
        raise _LineError('the line is no JSON object; each line must be one, as {"id": "a1", "text": "..."}.')
    return row


def _read_id(row: Mapping[str, object]) -> str:
    id = row.get("id")
    if isinstance(id, int) and not isinstance(id, bool):
        return str(id)
    if not isinstance(id, str) or not id:
        raise _LineError('the line has no "id"; give each line one, as text.')
    return id


def _read_facts(row: Mapping[str, object], given: Facts) -> Facts:
    found: dict[str, str] = {}
    for key in _FACTS:
        value = row.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            raise _LineError(f'"{key}" must be text, not {json.dumps(value)[:40]}; correct or remove it.')
        found[key] = value
    return replace(given, **found)


def _content_key(row: Mapping[str, object]) -> str:
    keys = [key for key in (*_INLINE, "file") if row.get(key) is not None]
    if len(keys) != 1:
        found = " and ".join(f'"{key}"' for key in keys) or "none"
        raise _LineError(f'the line must have exactly one of "text", "html", "page", "file" and has {found}.')
    if not isinstance(row[keys[0]], str):
        raise _LineError(f'"{keys[0]}" must be text; correct the line.')
    return keys[0]
