"""The same statement told by several outlets: pairs labelled by hand, by the scorer beside the data.

Every figure is of what `onrecord gate-input statements` prints at the threshold that the archive
uses. The pairs were looked at while the rules were made; the invented pairs of
tests/golden/same_statement_held.txt were not.
"""

from __future__ import annotations

import json

from gates.measures import Bench, Figures


def measure_same(own: Bench) -> Figures:
    """F1, recall by kind, and the share of figures and negations turned that stay apart."""
    gold = own.data / "data" / "stories" / "statements.jsonl"
    predicted = own.gate_input("statements", "stories/statements.jsonl")
    score = json.loads(own.tool("score_stories.py", gold, predicted))
    figures = {"same/f1": score["f1"], "same/precision": score["precision"], "same/recall": score["recall"]}
    for kind in ("trimmed", "paraphrase", "altered", "verbatim"):
        found, of = map(int, score["recall_by_kind"][kind].split("/"))
        figures[f"same/found/{kind}"] = found / of
    return figures
