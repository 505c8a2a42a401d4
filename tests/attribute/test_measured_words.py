"""Figures, dates and settings on the measured data; skipped where ONRECORD_DATA is not set."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.attribute.dates import find_dates
from onrecord.attribute.figures import find_figures
from onrecord.attribute.setting import find_setting
from onrecord.domain.span import Span

DATA = os.environ.get("ONRECORD_DATA")
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(
        not DATA, reason="SKIPPED: set ONRECORD_DATA to the folder that holds seeds/, data/ and tools/"
    ),
]


def _lines(name: str) -> list[dict]:  # type: ignore[type-arg]  # gold files of several shapes
    return [
        json.loads(line) for line in (Path(DATA or "") / name).read_text("utf-8").splitlines() if line.strip()
    ]


def _scorer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(DATA or "") / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _figures(text: str) -> list[dict[str, object]]:
    return [
        {
            "start": each.span.start,
            "end": each.span.end,
            "min": None if each.low is None else float(each.low),
            "max": None if each.high is None else float(each.high),
            "approx": each.is_approximate,
            "unit": each.unit,
            "counted": each.counted,
        }
        for each in find_figures(text, Span(0, len(text)))
    ]


def _dates(line: dict) -> list[dict[str, object]]:  # type: ignore[type-arg]
    ignore = [Span(each["start"], each["end"]) for each in line.get("ignore") or ()]
    found = find_dates(line["text"], published=line["dct"], ignore=ignore)
    return [{"start": x.span.start, "end": x.span.end, "value": x.value, "type": x.type} for x in found]


def test_figures_reach_their_floors() -> None:
    gold = _lines("data/figures/claims.jsonl")
    score = _scorer("score_figures").score(
        gold, [{"id": x["id"], "figures": _figures(x["text"])} for x in gold]
    )
    assert score["span_f1"] >= 0.97
    assert score["value_f1"] >= 0.96
    assert score["full_f1"] >= 0.95
    assert score["approx_f1"] >= 0.96
    assert score["counted_acc"] >= 0.95


def test_dates_reach_their_floor() -> None:
    gold = _lines("data/dates/docs.jsonl")
    score = _scorer("score_dates").score(gold, [{"id": x["id"], "timexes": _dates(x)} for x in gold])
    assert score["value_f1"] >= 0.83


def test_every_date_of_the_first_two_pages_is_found_and_right() -> None:
    for line in _lines("data/dates/seeds.jsonl"):
        found = {(x["start"], x["end"], x["value"]) for x in _dates(line)}
        assert {(x["start"], x["end"], x["value"]) for x in line["timexes"]} <= found


def test_every_setting_of_the_first_two_pages_is_right() -> None:
    for line in _lines("seeds/gold.jsonl"):
        article = line["article"]
        published = article["published_at"]
        for each in line["statements"]:
            words = article[each["field"]]
            spans = {name: [Span(*place) for place in each[name]] for name in ("cue", "source", "content")}
            dates = find_dates(words, published=published)
            found = find_setting(words, **spans, dates=dates, published=published)
            assert found.said_on == each["said_on"], each["id"]
            for name in ("occasion", "channel", "place", "audience"):
                got, want = getattr(found, name), each[name]
                assert (got and got.text) == (want and want["text"]), (each["id"], name)
