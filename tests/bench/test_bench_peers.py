"""The yardsticks find what they are said to find, and are counted as the scorer says."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT))
    return import_module("bench.peers")


@pytest.fixture
def attribution(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT))
    return import_module("bench.attribution")


def words(text: str, spans: list[list[int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_expressions_give_a_quotation_to_the_nearest_saying_of_its_paragraph(peers: Any) -> None:
    text = (
        "“The port stays open,” Mara Vale said. “We never closed it.”\n"
        "“There was no money left,” according to Tomas Rook.\n"
        "“Nobody said a word about it all day.”"
    )
    first, second = peers.find_by_expressions(text)
    assert words(text, first.source) == ["Mara Vale"]
    assert words(text, first.cue) == ["said"]
    assert words(text, first.content) == ["“The port stays open,”", "“We never closed it.”"]
    assert words(text, second.source) == ["Tomas Rook"]


@pytest.mark.parametrize("text", ["", "Vale said it would rain.", "The “grand plan” failed, Vale said."])
def test_expressions_find_nothing_without_a_quotation(peers: Any, text: str) -> None:
    assert peers.find_by_expressions(text) == []


def test_the_tally_of_a_kind_adds_up_to_what_was_found(attribution: Any) -> None:
    pair = {"p": 0.75, "r": 0.6, "pred": 20, "gold": 25}
    said = {
        "scores": {
            f"{name}/{kind}": pair for name in ("pair", "partial") for kind in ("said", "direct", "mixed")
        }
    }
    said["scores"]["partial/said"] = {**pair, "p": 0.9}
    first = attribution.tallies_of("world", said)[0]
    assert (first.shown, first.right, first.wrong_source, first.wrong_words) == (20, 15, 3, 2)
    assert (first.marked, first.found) == (25, 15)


def test_a_measure_that_nothing_was_found_for_is_nought(attribution: Any) -> None:
    scores = attribution.scores_of("polnear", {"scores": {}, "ci95_f1": {"pair/said": [0.0, 0.1]}})
    assert {score.f1 for score in scores} == {0.0}
    assert (scores[0].low, scores[0].high) == (0.0, 0.1)
