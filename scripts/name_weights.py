"""Write the weights of `onrecord.resolve.likeness`, learned from pairs of names.

    ONRECORD_DATA=... python scripts/name_weights.py

Logistic regression with a small ridge on data/names/pairs.jsonl. Prints F1, precision and
recall with the pairs parted in five, names that hang together by a pair in one part. The bias
is moved so that a score of 0.5 is the threshold of best use: a precision of 0.93 and more.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
from pathlib import Path

import numpy as np

from onrecord.resolve.likeness import FEATURES, evidence_of

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "resolve" / "data" / "likeness.toml"
FOLDS = 5
RIDGE = 0.3
THRESHOLD = 0.65
Matrix = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def main() -> None:
    """Write the file anew."""
    path = Path(os.environ["ONRECORD_DATA"]) / "data" / "names" / "pairs.jsonl"
    pairs = [json.loads(line) for line in path.open(encoding="utf-8")]
    found = [evidence_of(p["a"], p["b"], is_person=p["schema"] == "Person").features for p in pairs]
    values = np.array([[1.0, *(each.get(name, 0.0) for name in FEATURES)] for each in found])
    right = np.array([float(pair["match"]) for pair in pairs])
    folds = np.array(parts([(pair["a"].lower(), pair["b"].lower()) for pair in pairs]))
    scores = np.zeros(len(pairs))
    for fold in range(FOLDS):
        scores[folds == fold] = values[folds == fold] @ fitted(values[folds != fold], right[folds != fold])
    shift = math.log(THRESHOLD / (1 - THRESHOLD))
    print("five-fold: F1 {:.3f}, precision {:.3f}, recall {:.3f}".format(*told(scores >= shift, right)))
    weights = fitted(values, right)
    weights[0] -= shift
    print("all:       F1 {:.3f}, precision {:.3f}, recall {:.3f}".format(*told(values @ weights >= 0, right)))
    lines = ["# Weights of resolve.likeness, written by scripts/name_weights.py."]
    lines += [f"{name} = {weight:.2f}" for name, weight in zip(("bias", *FEATURES), weights, strict=True)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fitted(values: Matrix, right: Matrix) -> Matrix:
    """Fit by Newton's method."""
    ridge = RIDGE * np.diag([0.0, *np.ones(len(FEATURES))])
    weights = np.zeros(values.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (likely - right) + ridge @ weights
        curve = (values * (likely * (1 - likely))[:, None]).T @ values + ridge + 1e-9 * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def parts(pairs: list[tuple[str, str]]) -> list[int]:
    """Give each pair its part; pairs that share a name are in one."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        above.setdefault(name, name)
        while above[name] != name:
            name = above[name]
        return name

    for one, other in pairs:
        above[top(one)] = top(other)
    return [int(hashlib.md5(top(one).encode()).hexdigest(), 16) % FOLDS for one, _ in pairs]


def told(given: Matrix, right: Matrix) -> tuple[float, float, float]:
    """Give F1, precision and recall."""
    hits = float((given * right).sum())
    precision, recall = hits / max(float(given.sum()), 1.0), hits / float(right.sum())
    return 2 * precision * recall / (precision + recall), precision, recall


if __name__ == "__main__":
    main()
