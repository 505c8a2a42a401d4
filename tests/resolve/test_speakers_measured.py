"""Speakers on real articles, their statements given: the floors that only rise."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.domain.article import Article
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker
from onrecord.resolve import resolve
from onrecord.resolve.linking import fold_name

DATA = os.environ.get("ONRECORD_DATA")
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(DATA is None, reason="SKIPPED: set ONRECORD_DATA to the folder of measured data"),
]


def lines(name: str) -> Iterator[dict]:
    for line in (Path(DATA or "") / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def attribution(row: dict) -> Attribution:
    spans = {part: tuple(Span(*each) for each in row[part]) for part in ("source", "cue", "content")}
    return Attribution(field=row.get("field", "text"), kind="direct", **spans)


def speakers(article: Article, rows: list[dict]) -> dict[str, Speaker]:
    found = resolve(article, [attribution(row) for row in rows])
    return {row["id"]: speaker for row, speaker in zip(rows, found, strict=True)}


def count(counts: Counter[str], speaker: Speaker, right_names: list[str]) -> None:
    said = fold_name(speaker.name) if speaker.name else ""
    is_right = said in {fold_name(name) for name in right_names} if right_names else not said
    kind = "named" if right_names else "unnamed"
    counts[kind] += 1
    counts[f"{kind} right"] += is_right
    counts["given"] += bool(said)
    counts["wrong"] += bool(said) and not is_right


def hold(counts: Counter[str], *, named: float, unnamed: float, wrong: float) -> None:
    assert counts["named right"] / counts["named"] >= named, counts
    assert counts["unnamed right"] / counts["unnamed"] >= unnamed, counts
    assert counts["wrong"] / counts["given"] <= wrong, counts


def test_speakers_of_political_news_are_right():
    named = {(row["article"], row["attribution"]): row for row in lines("data/polnear/dev_speakers.jsonl")}
    counts: Counter[str] = Counter()
    for article in lines("data/polnear/dev.jsonl"):
        if not any(key[0] == article["id"] for key in named):
            continue
        found = speakers(Article(text=article["text"]), article["attributions"])
        for id, speaker in found.items():
            row = named.get((article["id"], id))
            if row is not None:
                is_named = row["kind"] not in ("unnamed", "none")
                count(counts, speaker, [row["speaker"], *row["aliases"]] if is_named else [])
    hold(counts, named=0.86, unnamed=0.97, wrong=0.03)


def test_speakers_of_other_news_are_right():
    counts: Counter[str] = Counter()
    for article in lines("data/world/dev.jsonl"):
        found = speakers(Article(text=article["text"]), article["attributions"])
        for row in article["attributions"]:
            count(counts, found[row["id"]], [row["speaker"]] if row["speaker"] else [])
    hold(counts, named=0.88, unnamed=0.97, wrong=0.02)


def test_speakers_of_the_two_first_pages_are_right_in_name_and_type():
    for page in lines("seeds/gold.jsonl"):
        fields = page["article"]
        article = Article(text=fields["text"], headline=fields["headline"], standfirst=fields["standfirst"])
        found = speakers(article, page["statements"])
        for row in page["statements"]:
            wanted, speaker = row["speaker"], found[row["id"]]
            assert (speaker.name, speaker.type) == (wanted["name"], wanted["type"]), row["id"]
            assert list(speaker.members) == wanted["members"], row["id"]
