"""Calibration: whether `confidence` means what it says.

On PolNeAR dev: a statement is right if the scorer beside the data pairs its content with one that
people marked, and its source is theirs. The expected calibration error is the mean distance of
confidence and share right over ten bands of equal width, weighed by their statements
(Guo et al. 2017).
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gates.measures import Bench, Figures
from onrecord.desk.accuracy import Band, Threshold

BANDS = 10
# Shares of right statements that the table of thresholds asks for.
WANTED = (0.9, 0.95, 0.98)

Chances = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the scorer says of one article.

    Args:
        right: For each statement read, whether words and source are right.
        said: For each, whether it counts as reported speech.
        marked: How many statements people marked.
        marked_said: How many of them are reported speech.
    """

    right: tuple[bool, ...]
    said: tuple[bool, ...]
    marked: int
    marked_said: int


def load_scorer(data: Path) -> ModuleType:
    """Load the scorer that stands beside the data."""
    path = data / "tools" / "score_attributions.py"
    spec = importlib.util.spec_from_file_location("score_attributions", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{path}: the scorer is missing.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(scorer: ModuleType, gold: dict[str, Any], read: Sequence[dict[str, Any]]) -> Verdict:
    """Judge the statements read of one article.

    Args:
        scorer: See `load_scorer`.
        gold: The article as people marked it.
        read: Statements with `source`, `cue` and `content`, offsets into the gold's text.
    """
    article = scorer.Article(gold["text"])
    _, marked, found, pairs = scorer.score_article(article, gold["attributions"], list(read))
    shared = scorer.shared_sources(article, marked)
    right = {j for i, j in pairs.items() if scorer.source_right(marked[i], found[j], shared.get(i, ()))[0]}
    return Verdict(
        right=tuple(number in right for number in range(len(found))),
        said=tuple(each["said"] for each in found),
        marked=len(marked),
        marked_said=sum(each["said"] for each in marked),
    )


def bands(chances: Chances, right: Truths) -> tuple[Band, ...]:
    """Give bands of equal width, empty ones left out, with the share that is right."""
    place = np.minimum((chances * BANDS).astype(int), BANDS - 1)
    return tuple(
        Band(
            low=number / BANDS,
            high=(number + 1) / BANDS,
            share_right=round(float(right[place == number].mean()), 4),
            statements=int((place == number).sum()),
            promised=round(float(chances[place == number].mean()), 4),
        )
        for number in range(BANDS)
        if (place == number).any()
    )


def calibration_error(found: Iterable[Band]) -> float:
    """Give the expected calibration error, 0 to 1."""
    found = list(found)
    total = sum(band.statements for band in found)
    return sum(abs(band.share_right - (band.promised or 0.0)) * band.statements for band in found) / total


def thresholds(chances: Chances, right: Truths, marked: int) -> tuple[Threshold, ...]:
    """Give the least confidence above which a wanted share is right, and what of the marked is left."""
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(right[order])
    precision = hits / np.arange(1, len(order) + 1)
    out = []
    for wanted in WANTED:
        enough = np.flatnonzero(precision >= wanted)
        if len(enough):
            last = int(enough[-1])
            least, recall = float(chances[order[last]]), float(hits[last] / marked)
            out.append(Threshold(precision=wanted, confidence=round(least, 4), recall=round(recall, 4)))
    return tuple(out)


def measure_calibration(own: Bench) -> Figures:
    """How far confidence lies from the share that is right; 1 is no distance."""
    scorer = load_scorer(own.data)
    gold_path = own.data / "data" / "polnear" / "dev.jsonl"
    gold = {row["id"]: row for row in map(json.loads, gold_path.open(encoding="utf-8"))}
    chances: list[float] = []
    right: list[bool] = []
    for record in map(json.loads, own.read("article", "polnear/dev.jsonl").open(encoding="utf-8")):
        read = [each for each in record["statements"] if each["field"] == "text" and not each["within"]]
        chances.extend(each["confidence"] for each in read)
        right.extend(judge(scorer, gold[record["id"]], read).right)
    error = calibration_error(bands(np.array(chances), np.array(right)))
    print(f"    expected calibration error {error:.4f} over {len(right)} statements")
    return {"polnear/calibration": 1 - error}
