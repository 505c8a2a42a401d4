"""Parts: the developers' pages parted by site, into a part to tune on and a part that is seldom looked at.

A change to extraction is made by what the tuning part shows. The seldom part is looked at once a day at
most, and no rule, word list or weight is chosen by one of its pages; where its figures lie far below
the others, a rule was fitted. The gate measures both, and says both. The networks' weights, though, are
made from all pages: for sites that they did not see, see `unseen`.
"""

from __future__ import annotations

import json
import zlib
from typing import Literal

from gates.measures import Bench, Figures

Part = Literal["tuning", "seldom"]
PARTS: tuple[Part, ...] = ("tuning", "seldom")
_EVERY = 3
_FIELDS = ("title_exact", "authors_set", "date_day", "date_minute", "lead_exact")


def part_of(site: str) -> Part:
    """Give the part that a site is in; a third of the sites are seldom looked at."""
    return "seldom" if zlib.crc32(site.encode()) % _EVERY == 0 else "tuning"


def measure_parts(own: Bench) -> Figures:
    """Bodies and fields of each part, HTML and flattened."""
    figures: Figures = {}
    for kind, gold in (("html", "pages/gold.jsonl"), ("page", "pages/flat.jsonl")):
        predicted = own.predictions("pages", own.read(kind, gold, "--only", "article"))
        rows = [json.loads(line) for line in (own.data / "data" / gold).open(encoding="utf-8")]
        for part in PARTS:
            some = own.work / f"{kind}-{part}.jsonl"
            chosen = [row for row in rows if part_of(row["site"]) == part]
            some.write_text("".join(json.dumps(row) + "\n" for row in chosen), encoding="utf-8")
            for source in ("zyte", "fundus"):
                extra = ["--drop-lead"] if source == "fundus" else []
                told = own.tool("score_pages.py", some, predicted, "--source", source, "--json", *extra)
                figures.update(_figures(f"{part}/{kind}/{source}", json.loads(told)))
    return figures


def _figures(name: str, score: dict[str, dict[str, float]]) -> Figures:
    body = score["body"]
    print(f"    {name}: {body['f1']:.4f} of {body['n']} bodies, whole {body['accuracy']:.2f}")
    found = {f"{name}/body": body["f1"], f"{name}/whole": body["accuracy"]}
    if "/html/" in name:
        found |= {f"{name}/{field}": score[field]["share"] for field in _FIELDS if field in score}
    return found
