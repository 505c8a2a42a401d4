"""Flat: what a page that arrives as flattened text keeps of the statements in its clean text.

The world articles stand among the flattened pages, too. Each is read twice, as bare text and as
a whole page, and both are scored against the same gold by the scorer beside the data. The
figures are ratios, flattened to clean, of F1 and of the share of speakers named rightly.

A flattened page's article has offsets of its own, so its statements are moved: the words of both texts
are aligned, and a span goes where most of its words stand. What has no place in the clean
text (a caption taken for a paragraph) is put behind it, where it counts as wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from gates.measures import Bench, Figures, onrecord

_WORD = re.compile(r"\w+")
_JOINT = "\n\n"
_ROLES = ("source", "cue", "content")
PAIRS = ("pair/said", "pair/direct", "pair/all")


def measure_flat(own: Bench) -> Figures:
    """Statements of flattened pages against those of the same articles' clean text."""
    gold = _read(own.data / "data" / "world" / "dev.jsonl")
    pages = {row["id"]: row["text"] for row in _read(own.data / "data" / "pages" / "flat.jsonl")}
    batch = own.work / "flat.batch"
    _write(batch, ({"id": row["id"], "page": pages[row["id"]]} for row in gold))
    onrecord("read", "--batch", str(batch), out=own.work / "flat.records")
    clean = _score(own, "clean", gold, _read(own.read("article", "world/dev.jsonl")))
    flat = _score(own, "flat", gold, _read(own.work / "flat.records"))
    for name in clean:
        print(f"    {name:<12} clean {clean[name]:.4f}, flattened {flat[name]:.4f}")
    return {f"flat/{name}": flat[name] / clean[name] if clean[name] else 0.0 for name in clean}


def _score(
    own: Bench, name: str, gold: Sequence[Mapping[str, Any]], records: Sequence[Mapping[str, Any]]
) -> Figures:
    """Score records against the gold, both brought to the same text."""
    moved = [move(row["text"], record) for row, record in zip(gold, records, strict=True)]
    paths = [own.work / f"{name}.{part}" for part in ("gold", "predicted", "speakers")]
    _write(paths[0], ({**row, "text": text} for row, (text, _) in zip(gold, moved, strict=True)))
    _write(
        paths[1],
        ({"id": row["id"], "attributions": found} for row, (_, found) in zip(gold, moved, strict=True)),
    )
    _write(paths[2], _speakers(gold))
    told = own.tool("score_attributions.py", paths[0], paths[1], "--speakers", paths[2], "--json")
    score = json.loads(told)
    return {
        **{key: score["scores"][key]["f1"] for key in PAIRS},
        "speakers": score["speakers"]["all"]["accuracy"],
    }


def move(text: str, record: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """Move a record's statements onto another text of the same article.

    Args:
        text: The clean text.
        record: What was read of any form of the article.

    Returns:
        The clean text with the record's own behind it, and the statements of the body with their
        spans in that text.
    """
    words = (record["article"] or {}).get("text") or ""
    there, here = list(_WORD.finditer(text)), list(_WORD.finditer(words))
    matcher = SequenceMatcher(None, [m.group() for m in there], [m.group() for m in here], autojunk=False)
    places = {
        block.b + step: block.a + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }

    def moved(start: int, end: int) -> list[int]:
        own = [number for number, word in enumerate(here) if word.start() < end and start < word.end()]
        found = [places[number] for number in own if number in places]
        if not own or 2 * len(found) < len(own):
            behind = len(text) + len(_JOINT)
            return [behind + start, behind + end]
        return [there[min(found)].start(), there[max(found)].end()]

    return text + _JOINT + words, [
        {
            "id": each["id"],
            "speaker": each["speaker"]["name"],
            **{role: [moved(start, end) for start, end in each[role]] for role in _ROLES},
        }
        for each in record["statements"]
        if each["field"] == "text" and not each["within"]
    ]


def _speakers(gold: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    for row in gold:
        for each in row["attributions"]:
            yield {
                "article": row["id"],
                "attribution": each["id"],
                "speaker": each["speaker"] or "",
                "kind": each["speaker_kind"],
            }


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _write(path: Path, rows: Iterator[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
