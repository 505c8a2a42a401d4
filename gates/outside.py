"""Outside: statements read from whole pages whose content does not stand in the article.

A fund-raising letter, a caption or the title of another article that came into the body can become a
statement. Of all statements that the shipped model reads from the pages with a gold body, as HTML and
flattened, those are counted whose content stands outside it: less than half of its word 4-grams are in
the gold body or standfirst. Statements of headline and standfirst are where the record says they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from gates.measures import Bench, Figures, onrecord

_WORD = re.compile(r"\w+")
_GRAM = 4
_ENOUGH = 0.5


def measure_outside(own: Bench) -> Figures:
    """Give the share of statements that stand inside; what stands outside is printed."""
    figures: Figures = {}
    for kind, gold in (("html", "pages/gold.jsonl"), ("page", "pages/flat.jsonl")):
        rows = [json.loads(line) for line in (own.data / "data" / gold).open(encoding="utf-8")]
        bodies = {row["id"]: text_of_gold(row) for row in rows if row.get("body") is not None}
        lines = own.tool("to_batch.py", kind, own.data / "data" / gold).splitlines(keepends=True)
        batch, records = own.work / f"outside-{kind}.batch", own.work / f"outside-{kind}.records"
        batch.write_text("".join(line for line in lines if json.loads(line)["id"] in bodies))
        onrecord("read", "--batch", str(batch), out=records)
        total = outside = 0
        for line in records.open(encoding="utf-8"):
            record = json.loads(line)
            total += len(record["statements"])
            for content in outside_of(record, bodies[record["id"]]):
                outside += 1
                print(f"    {kind} {record['id']}: {content[:90]}")
        print(f"    {kind}: {outside} of {total} statements stand outside ({outside / total:.2%})")
        figures[f"outside/{kind}"] = 1 - outside / total
    return figures


def text_of_gold(row: Mapping[str, Any]) -> str:
    """Give the words of a page's gold body and standfirst, each between blanks."""
    parts: list[str] = []
    for value in (row.get("body"), row.get("lead")):
        parts += value if isinstance(value, list) else [value or ""]
    return f" {' '.join(_words(' '.join(parts)))} "


def outside_of(record: Mapping[str, Any], gold: str) -> list[str]:
    """Give the contents of a record's statements of the body that stand outside the gold text."""
    text = (record["article"] or {}).get("text", "")
    return [
        statement["text"]
        for statement in record["statements"]
        if statement["field"] == "text"
        and not _stands_in([text[start:end] for start, end in statement["content"]], gold)
    ]


def _stands_in(spans: Sequence[str], gold: str) -> bool:
    found = total = 0.0
    for span in spans:
        words = _words(span)
        size = min(_GRAM, len(words))
        grams = [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)] if words else []
        total += len(words)
        found += len(words) * sum(f" {gram} " in gold for gram in grams) / max(1, len(grams))
    return found >= _ENOUGH * total


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
