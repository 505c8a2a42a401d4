"""Fit the confidence of statements: how often those like it are right.

    python -m training.calibrate --data DATA --weights src/onrecord/attribute/weights [--save]

Run in the project's own environment. Reads PolNeAR dev with the program, asks the scorer beside the data
which statements are right (words and source), fits a logistic regression and writes its weights into
labels.json. What it prints, and with --save writes into the desk's figures, is cross-fitted, ten folds by article:
no statement is judged by weights that saw its article.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from gates.accuracy import save
from gates.calibration import bands, calibration_error, judge, load_scorer, thresholds
from numpy.typing import NDArray

from onrecord.attribute import Model, load_model
from onrecord.attribute.confidence import Signals
from onrecord.domain.record import to_json
from onrecord.pipeline import Reader

FOLDS = 10
RIDGE = 1.0
STEPS = 30


class Numbering:
    """Stands in for a calibration: gives each statement its number, so that the verdict finds its signals."""

    def __init__(self) -> None:
        self.seen: list[Signals] = []

    def confidence(self, signals: Signals) -> float:
        """Keep the signals and give their number."""
        self.seen.append(signals)
        return float(len(self.seen) - 1)

    def keeps(self, confidence: float) -> bool:
        """Keep every statement."""
        return confidence >= 0


@dataclass(frozen=True, slots=True)
class Cases:
    """Statements: what is known of them, whether they are right and speech, and their articles."""

    x: NDArray[np.float64]
    right: NDArray[np.bool_]
    said: NDArray[np.bool_]
    article: NDArray[np.int64]
    marked: int
    marked_said: int


def collect(data: Path, model: Model) -> Cases:
    """Read the articles and judge every statement by the scorer's own rules."""
    scorer, numbering = load_scorer(data), Numbering()
    model.calibration = numbering
    reader = Reader(program="training", load_model=lambda: model)
    x, right, said, article, marked, marked_said = [], [], [], [], 0, 0
    for number, line in enumerate((data / "data/polnear/dev.jsonl").open(encoding="utf-8")):
        gold = json.loads(line)
        record: dict[str, Any] = json.loads(
            to_json(reader.read(gold["text"].encode(), source=gold["id"], kind="text"))
        )
        read = [each for each in record["statements"] if each["field"] == "text" and not each["within"]]
        verdict = judge(scorer, gold, read)
        x.extend(numbering.seen[round(each["confidence"])].vector() for each in read)
        right.extend(verdict.right)
        said.extend(verdict.said)
        article.extend([number] * len(read))
        marked, marked_said = marked + verdict.marked, marked_said + verdict.marked_said
    return Cases(np.array(x), np.array(right), np.array(said), np.array(article), marked, marked_said)


def fit(x: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Fit a logistic regression by Newton's method with a small ridge."""
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - right) + RIDGE * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights -= np.linalg.solve(curve, slope)
    return weights


def cross_fitted(cases: Cases) -> NDArray[np.float64]:
    """Give each statement's confidence by weights that did not see its article."""
    out = np.zeros(len(cases.right))
    for fold in range(FOLDS):
        own = cases.article % FOLDS == fold
        out[own] = 1 / (1 + np.exp(-cases.x[own] @ fit(cases.x[~own], cases.right[~own])))
    return out


def main() -> None:
    """Fit, write the weights, say how good they are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="holds data/ and tools/")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--save", action="store_true", help="write the figures that the desk shows")
    options = parser.parse_args()
    cases = collect(options.data, load_model(options.weights))
    chance = cross_fitted(cases)
    every = np.ones_like(cases.said)
    for name, own, marked in (
        ("all statements", every, cases.marked),
        ("reported speech", cases.said, cases.marked_said),
    ):
        found = bands(chance[own], cases.right[own])
        print(f"{name}: {own.sum()}, calibration error {calibration_error(found):.4f}")
        for band in found:
            print(f"    {band.promised:.3f} promised, {band.share_right:.3f} right, {band.statements}")
        for each in thresholds(chance[own], cases.right[own], marked):
            print(f"    {each.precision} right from {each.confidence} on: recall {each.recall}")
    path = options.weights / "labels.json"
    facts = json.loads(path.read_text())
    facts["confidence"] = [round(float(weight), 4) for weight in fit(cases.x, cases.right)]
    path.write_text(json.dumps(facts, indent=1) + "\n")
    if options.save:
        left = thresholds(chance[cases.said], cases.right[cases.said], cases.marked_said)
        save(confidence=bands(chance, cases.right), thresholds=left)


if __name__ == "__main__":
    main()
