"""Stories and copies, by the scorer beside the data; of what `onrecord gate-input` prints.

The weights of stories were learned from these articles: parted in five by topic
(training/stories.py) pairwise F1 is about the same.
"""

from __future__ import annotations

import json

from gates.measures import Bench, Figures


def measure_stories(own: Bench) -> Figures:
    """Articles grouped into stories, and texts told to be copies."""
    figures: Figures = {}
    for name in ("ecb", "basil"):
        score = _score(own, "stories", f"{name}.jsonl")
        figures |= {f"stories/{name}/{key}": score[key] for key in ("pair_f1", "pair_p", "b3_f1")}
    for name in ("wire", "editions"):
        score = _score(own, "copies", f"{name}.jsonl")
        figures |= {f"copies/{name}/{key}": score[key] for key in ("f1", "precision")}
    return figures


def _score(own: Bench, kind: str, name: str) -> dict[str, float]:
    gold = own.data / "data" / "stories" / name
    predicted = own.gate_input(kind, f"stories/{name}")
    score: dict[str, float] = json.loads(own.tool("score_stories.py", gold, predicted))
    return score
