"""Statements inside statements, on cases read in articles: tests/golden/nested.jsonl.

A case is found where the program gives the outer statement with its speaker, and within it the
inner one with its own: contents share half of their words, sources one word, as in the scorer
beside the data. What is given inside an outer statement that is right and is no case there is wrong,
unless the case was left undecided. The rules are also measured apart, on the gold's own contents.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gates.measures import Bench, Figures
from onrecord.attribute.acts import judge_cue
from onrecord.attribute.nested import find_nested
from onrecord.attribute.quotes import find_quotations
from onrecord.domain.span import Span
from onrecord.domain.statement import ATTITUDES

GOLD = Path(__file__).parents[1] / "tests" / "golden" / "nested.jsonl"
# Sets that the program reads; of the training set only the rules on gold contents are measured.
READ = ("polnear/dev", "world/dev")
SAME_CONTENT = 0.5
_WORD = re.compile(r"\w+")
Row = dict[str, Any]


@dataclass(slots=True)
class _Count:
    """How many cases there are, are found, and how much is given."""

    cases: int = 0
    found: int = 0
    given: int = 0

    def add(self, cases: Sequence[Row], given: Sequence[Row], text: str, undecided: Iterable[Row]) -> None:
        """Count one outer statement."""
        left = list(given)
        for case in cases:
            match = next((each for each in left if _is_same(case, each, text)), None)
            if match is not None:
                left.remove(match)
                self.found += 1
                self.given += 1
        spans = [span for row in undecided for span in row["undecided"]]
        self.cases += len(cases)
        self.given += sum(not _overlaps(each["cue"], spans) for each in left)


def measure_nested(own: Bench) -> Figures:
    """Inner statements found with both speakers, how many of those given are right, and the rules alone."""
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    whole, rules = _Count(), _Count()
    for name in sorted({row["set"] for row in gold}):
        rows = [row for row in gold if row["set"] == name]
        records = _records(own, name) if name in READ else {}
        for article in _articles(own, name):
            digest = hashlib.sha256(article["text"].encode()).hexdigest()
            mine = [row for row in rows if row["text"] == digest]
            if mine or name in READ:
                _count_rules(article, mine, rules, is_whole=name in READ)
            if name in READ:
                _count_read(article, mine, records.get(article["id"], []), whole)
    print(f"    {whole.found} of {whole.cases} with both speakers; by the rules on gold contents ", end="")
    print(f"{rules.found} of {rules.cases}, {rules.given} given")
    return {
        "nested/found": whole.found / whole.cases,
        "nested/right": whole.found / whole.given,
        "nested/rules_found": rules.found / rules.cases,
        "nested/rules_right": rules.found / rules.given,
    }


def _articles(own: Bench, name: str) -> Iterator[Row]:
    with (own.data / "data" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _records(own: Bench, name: str) -> dict[str, list[Row]]:
    with own.read("article", f"{name}.jsonl").open(encoding="utf-8") as lines:
        records = map(json.loads, lines)
        return {
            record["id"]: [row for row in record["statements"] if row["field"] == "text"]
            for record in records
        }


def _count_rules(article: Row, gold: Sequence[Row], count: _Count, *, is_whole: bool) -> None:
    """Count what the rules find in the gold's contents; outside whole sets only in those that hold a case."""
    text = article["text"]
    quotations = find_quotations(text)
    for outer in article["attributions"]:
        cases = [row for row in gold if row["outer"] == outer["id"] and "content" in row]
        undecided = [row for row in gold if row["outer"] == outer["id"] and "undecided" in row]
        if not (is_whole or cases):
            continue
        content = tuple(Span(*span) for span in outer["content"])
        (found,) = find_nested(text, [content], quotations)
        given = [
            {
                role: [(span.start, span.end) for span in getattr(each.group, role)]
                for role in ("source", "cue", "content")
            }
            for each in found
            if judge_cue(text, each.group.cue, each.group.content, each.group.source).act
            not in (*ATTITUDES, "other")
        ]
        count.add(cases, given, text, undecided)


def _count_read(article: Row, gold: Sequence[Row], statements: Sequence[Row], count: _Count) -> None:
    """Count what the program gives for one article."""
    text = article["text"]
    outer_of = {row["id"]: row["within"] for row in statements}
    tops = [row for row in statements if row["within"] is None]
    for outer, top in _paired(article["attributions"], tops, text):
        own = [row for row in gold if row["outer"] == outer["id"]]
        cases = [row for row in own if "content" in row]
        inner = [row for row in statements if row["within"] and top and _top_of(row, outer_of) == top["id"]]
        if top is None or not _same_source(outer, top, text):
            count.cases += len(cases)
            continue
        count.add(cases, inner, text, [row for row in own if "undecided" in row])


def _top_of(row: Row, outer_of: dict[str, str | None]) -> str:
    at: str = row["id"]
    while (outer := outer_of.get(at)) is not None:
        at = outer
    return at


def _paired(gold: Sequence[Row], given: Sequence[Row], text: str) -> Iterator[tuple[Row, Row | None]]:
    """Pair the outer statements one to one, those that share most first."""
    shares = [
        (-_share(one, other, text), -float(_same_source(one, other, text)), place, number)
        for place, one in enumerate(gold)
        for number, other in enumerate(given)
        if _share(one, other, text) >= SAME_CONTENT
    ]
    chosen: dict[int, int] = {}
    for _, _, place, number in sorted(shares):
        if place not in chosen and number not in chosen.values():
            chosen[place] = number
    for place, one in enumerate(gold):
        yield one, given[chosen[place]] if place in chosen else None


def _is_same(case: Row, given: Row, text: str) -> bool:
    return _share(case, given, text) >= SAME_CONTENT and _same_source(case, given, text)


def _share(one: Row, other: Row, text: str) -> float:
    if one["content"][0][0] > other["content"][-1][1] or other["content"][0][0] > one["content"][-1][1]:
        return 0.0
    left, right = _words(one["content"], text), _words(other["content"], text)
    return len(left & right) / max(1, len(left | right))


def _same_source(one: Row, other: Row, text: str) -> bool:
    left, right = _words(one["source"], text), _words(other["source"], text)
    return bool(left & right) if left else not right


def _words(spans: Iterable[Sequence[int]], text: str) -> set[int]:
    return {match.start() for start, end in spans for match in _WORD.finditer(text, start, end)}


def _overlaps(spans: Iterable[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    return any(start < other[1] and other[0] < end for start, end in spans for other in others)
