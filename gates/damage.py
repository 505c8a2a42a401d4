"""Damage: every page, whole, cut short and with bytes flipped, is read or turned down; nothing raises.

Where the bytes change is drawn from a seed of each page, so that a run can be repeated.
"""

from __future__ import annotations

import gzip
import json
import random
import traceback
from collections.abc import Iterator

from gates.measures import Bench, Figures
from onrecord.domain.page import Kind
from onrecord.pipeline import Reader

_FLIPPED = (0.0005, 0.01)
_AS_TEXT = 3
_SIGNS = b"<>/\"'=&;-! \n\x00\xff{}[]"


def measure_damage(own: Bench) -> Figures:
    """Give the share of readings that did not raise."""
    reader = Reader(program="gate", load_model=None)
    folder = own.data / "data" / "pages"
    total = faults = 0
    for row in map(json.loads, (folder / "gold.jsonl").open(encoding="utf-8")):
        data = gzip.decompress((folder / row["html"]).read_bytes())
        for number, each in enumerate(damaged(data, row["id"])):
            kinds: tuple[Kind, ...] = ("html", "page") if number % _AS_TEXT == 0 else ("html",)
            for kind in kinds:  # the source of a page, taken for its text, is the oddest text there is
                total += 1
                faults += _raises(reader, each, kind, row["id"])
    for row in map(json.loads, (folder / "flat.jsonl").open(encoding="utf-8")):
        for each in damaged(row["text"].encode(), row["id"]):
            total += 1
            faults += _raises(reader, each, "page", row["id"])
    print(f"    {faults} of {total} readings raised")
    return {"damage/readings_without_fault": 1 - faults / total}


def damaged(data: bytes, seed: str) -> Iterator[bytes]:
    """Give a page's bytes as they are, cut at three places, and with some bytes changed."""
    chance = random.Random(seed)
    yield data
    if not data:
        return
    for _ in range(3):
        yield data[: chance.randrange(1, len(data) + 1)]
    for share in _FLIPPED:
        changed = bytearray(data)
        for _ in range(max(1, int(share * len(data)))):
            at = chance.randrange(len(changed))
            changed[at] = chance.choice(_SIGNS) if chance.random() < 0.5 else chance.randrange(256)
        yield bytes(changed)


def _raises(reader: Reader, data: bytes, kind: Kind, name: str) -> bool:
    try:
        reader.read(data, source=name, kind=kind)
    except Exception:  # noqa: BLE001 - whatever it is, it is counted and shown
        print(f"    {name} ({kind}, {len(data):,} bytes):\n{traceback.format_exc(limit=-3)}")
        return True
    return False
