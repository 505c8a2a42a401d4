"""Stories and copies, by the scorer beside the data; of what `onrecord gate-input` prints.

The weights of stories were learned from these articles: parted in five by topic
(training/stories.py) pairwise F1 is about the same.
"""

from __future__ import annotations

import json
import subprocess
import sys

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
    predicted = own.work / f"{kind}.{name}"
    command = [sys.executable, "-m", "onrecord", "gate-input", kind, str(gold)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    predicted.write_text(done.stdout, encoding="utf-8")
    score: dict[str, float] = json.loads(own.tool("score_stories.py", gold, predicted))
    return score
