"""Learn how alike two articles of one story are: src/onrecord/relate/data/stories.toml and background.txt.

    python training/stories.py DATA              cross-validated by topic
    python training/stories.py DATA --write      fitted on all, written into the package
    python training/stories.py DATA --background writes the table of common words, from polnear/train

DATA holds stories/ (ecb.jsonl, basil.jsonl) and polnear/. A logistic regression tells pairs of one
story from others; seven features, no intercept but one. Dated pairs weigh ten times, for they are
few. What is chosen and not learned (days, threshold, telling names) stays as it stands in the file.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from onrecord.domain.story import STORY_WINDOW_DAYS
from onrecord.relate import stories, stories_groups, stories_search
from onrecord.relate.stories_terms import count_background
from onrecord.relate.stories_words import Profile, Profiles, profile

HERE = Path(__file__).parent.parent / "src/onrecord/relate/data"
FOLDS = 5
DATED_WEIGHT = 10.0
PENALTY = 1.0
LEAST_COSINE = 0.22  # pairs with fewer words in common teach nothing


class Part(NamedTuple):
    """Articles of one gold file, with the features of their pairs."""

    name: str
    ids: list[str]
    profiles: list[Profile]
    gold: list[str]
    fold: np.ndarray
    one: np.ndarray
    other: np.ndarray
    features: np.ndarray


def main() -> None:
    """Measure; write what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--background", action="store_true")
    options = parser.parse_args()
    if options.background:
        rows = map(json.loads, (options.data / "polnear/train.jsonl").open(encoding="utf-8"))
        (HERE / "background.txt").write_text(
            count_background([row["text"] for row in rows]), encoding="utf-8"
        )
    parts = [read(options.data / f"stories/{name}.jsonl") for name in ("ecb", "basil")]
    cross_validate(parts)
    weights = fit(parts, None)
    print(weights)
    if options.write:
        write(weights)


def read(path: Path) -> Part:
    """Read a gold file and compare its articles."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    profiles = [_profile(row) for row in rows]
    one, other = np.triu_indices(len(rows), 1)
    beside = Profiles.of(profiles)
    compared = [
        stories.features(own, beside, np.arange(place + 1, len(rows)))
        for place, own in enumerate(profiles[:-1])
    ]
    fold = np.array([_fold(row) for row in rows])
    features = np.concatenate(compared)
    near = [
        abs(profiles[a].day - profiles[b].day) <= STORY_WINDOW_DAYS for a, b in zip(one, other, strict=True)
    ]
    keep = np.array(near) & (features[:, 0] > LEAST_COSINE)
    ids, gold = [row["id"] for row in rows], [row["story"] for row in rows]
    return Part(path.stem, ids, profiles, gold, fold, one[keep], other[keep], features[keep])


def _profile(row: dict[str, str]) -> Profile:
    day = date.fromisoformat(row["date"]).toordinal() if row.get("date") else None
    return profile(row["text"], headline=row.get("title"), day=day or 0, is_dated=day is not None)


def _fold(row: dict[str, str]) -> int:
    return int(row["topic"]) % FOLDS if "topic" in row else int(row["story"][:4], 16) % FOLDS


def fit(parts: list[Part], without: int | None) -> dict[str, float]:
    """Fit the weights by Newton's method, on pairs that do not touch a fold."""
    blocks, answers, weighed = [], [], []
    for part in parts:
        use = (part.fold[part.one] != without) & (part.fold[part.other] != without)
        blocks.append(part.features[use])
        same = [part.gold[a] == part.gold[b] for a, b in zip(part.one[use], part.other[use], strict=True)]
        answers.append(np.array(same, dtype=float))
        weighed.append(np.full(use.sum(), DATED_WEIGHT if part.profiles[0].is_dated else 1.0))
    x = np.concatenate(blocks)
    x = np.hstack([x, np.ones((len(x), 1))])
    y, w = np.concatenate(answers), np.concatenate(weighed)
    penalty = np.diag([PENALTY] * (x.shape[1] - 1) + [0.0])
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        step = np.linalg.solve((x.T * (w * p * (1 - p))) @ x + penalty, x.T @ (w * (y - p)) - penalty @ beta)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return {**dict(zip(stories.FEATURES, beta.tolist(), strict=False)), "constant": float(beta[-1])}


def cross_validate(parts: list[Part]) -> None:
    """Print pairwise F1 of stories made of each fold by weights that did not see it."""
    chosen = dict(stories._weights())
    for part in parts:
        right = said = told = 0
        for number in range(FOLDS):
            stories._weights.cache_clear()
            stories._weights().update(fit(parts, number))
            held = {
                own: each
                for own, each, at in zip(part.ids, part.profiles, part.fold, strict=True)
                if at == number
            }
            gold = {own: story for own, story in zip(part.ids, part.gold, strict=True) if own in held}
            for group in stories_search.find_stories(held):
                counts = Counter(gold[own] for own in group.articles)
                right += sum(_pairs(count) for count in counts.values())
                said += _pairs(len(group.articles))
            told += sum(_pairs(count) for count in Counter(gold.values()).values())
        print(
            f"{part.name}: precision {right / said:.3f} recall {right / told:.3f} F1 {2 * right / (said + told):.3f}"
        )
    stories._weights().update(chosen)
    assert stories_groups.threshold() == chosen["threshold"]


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def write(weights: dict[str, float]) -> None:
    """Write the weights in place of those of the file."""
    path = HERE / "stories.toml"
    text = path.read_text(encoding="utf-8")
    for name, value in weights.items():
        text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value:.2f}", text)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
