"""Time expressions and figures: the gold files of dates and figures, as `onrecord read` reads them."""

from __future__ import annotations

import json

from gates.measures import Bench, Figures

_DATES = ("span_f1", "value_f1")
_FIGURES = ("span_f1", "value_f1", "full_f1", "approx_f1", "counted_acc")


def measure_claims(own: Bench) -> Figures:
    """Dates and figures."""
    return {**_measure_dates(own), **_measure_figures(own)}


def _measure_dates(own: Bench) -> Figures:
    docs = _score(own, "dates", "docs")
    seeds = _score(own, "dates", "seeds")
    figures = {f"dates/docs/{name}": docs[name] for name in _DATES}
    # Of the expressions of the first pages, those found with the right value.
    figures["dates/seeds/value_recall"] = round(seeds["span_r"] * seeds["value_acc_on_matched"], 4)
    return figures


def _measure_figures(own: Bench) -> Figures:
    claims = _score(own, "figures", "claims")
    figures = {f"figures/claims/{name}": claims[name] for name in _FIGURES}
    figures["figures/meantime/span_f1"] = _score(own, "figures", "meantime_values")["span_f1"]
    return figures


def _score(own: Bench, kind: str, name: str) -> dict[str, float]:
    gold = f"{kind}/{name}.jsonl"
    predicted = own.predictions(kind, own.read(kind, gold, "--as", "text"))
    scores: dict[str, float] = json.loads(own.tool(f"score_{kind}.py", own.data / "data" / gold, predicted))
    return scores
