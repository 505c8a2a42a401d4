"""Time expressions and figures beside other programs, in one run.

    python -m bench.claims

Dates: recognizers-text and dateparser beside ours, on the articles of data/dates/docs.jsonl.
Figures: quantulum3 beside ours, on the sentences of data/figures/claims.jsonl and the values of
data/figures/meantime_values.jsonl. Each is scored by the scorers beside the data; CPU time of the
process, one warm-up reading before the clock starts. A peer gives what it knows: dateparser has no
lengths and no granularity (a bare month or year is read off its words), quantulum3 no bounds beyond
its uncertainty. The data is found by ONRECORD_DATA; `make bench` installs the peers.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.attribute import find_figures
from onrecord.attribute.dates import find_dates
from onrecord.domain.span import Span

Line = dict[str, Any]
Reader = Callable[[Line], list[Line]]

_UNITS = {
    "dollar": "USD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "percentage": "percent",
    "dimensionless": "count",
    "year": "year",
}
_MONTH_ALONE = re.compile(r"[A-Za-z]+\.?")
_YEAR_ALONE = re.compile(r"(?:in )?\d{4}")


def our_dates(line: Line) -> list[Line]:
    """Give our time expressions of an article."""
    found = find_dates(line["text"], published=line["dct"])
    return [
        {"start": each.span.start, "end": each.span.end, "value": each.value, "type": each.type}
        for each in found
    ]


def recognizers_dates(line: Line) -> list[Line]:
    """Give those of recognizers-text, its first resolution (the past one) where it has two."""
    from recognizers_date_time import Culture, recognize_datetime

    found = recognize_datetime(line["text"], Culture.English, reference=_day(line))
    return [
        {"start": each.start, "end": each.end + 1, "value": value, "type": each.type_name.split(".")[-1]}
        for each in found
        if (value := _timex((each.resolution or {}).get("values") or []))
    ]


def _timex(values: list[dict[str, str]]) -> str | None:
    """Give a resolution as TIMEX3: its own code where that is definite, else the day or month it means."""
    if not values:
        return None
    timex = values[0].get("timex", "")
    if timex and not timex.startswith(("XXXX", "(")):
        return timex
    resolved = values[0].get("value") or values[0].get("start")
    if resolved and re.fullmatch(r"XXXX-\d\d", timex):
        return resolved[:7]
    return resolved or timex or None


def dateparser_dates(line: Line) -> list[Line]:
    """Give those of dateparser's search."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": _day(line), "PREFER_DATES_FROM": "past"}
    found = search_dates(line["text"], languages=["en"], settings=settings) or []
    out, at = [], 0
    for words, moment in found:
        start = line["text"].find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        value = f"{moment:%Y-%m-%d}"
        if _MONTH_ALONE.fullmatch(words) and words[:3].lower() == f"{moment:%b}".lower():
            value = value[:7]
        elif _YEAR_ALONE.fullmatch(words):
            value = value[:4]
        out.append({"start": start, "end": at, "value": value, "type": "DATE"})
    return out


def _day(line: Line) -> datetime:
    return datetime.fromisoformat(line["dct"])


def our_figures(line: Line) -> list[Line]:
    """Give our figures of a sentence."""
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
        for each in find_figures(line["text"], Span(0, len(line["text"])))
    ]


def quantulum_figures(line: Line) -> list[Line]:
    """Give those of quantulum3, its unit under our name where the two differ."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False  # its pickled classifier cannot be loaded by today's scikit-learn
    return [
        {
            "start": each.span[0],
            "end": each.span[1],
            "value": each.value,
            "approx": bool(each.uncertainty),
            "unit": _UNITS.get(each.unit.name, each.unit.name),
            "counted": None,
        }
        for each in parser.parse(line["text"])
    ]


def main() -> None:
    """Read all with each and print the tables."""
    place = os.environ.get("ONRECORD_DATA")
    if not place:
        sys.exit("SKIPPED: set ONRECORD_DATA to the folder that holds data/dates, data/figures and tools.")
    data = Path(place)
    dates = {"onrecord": our_dates, "recognizers-text": recognizers_dates, "dateparser": dateparser_dates}
    _compare(data, "dates", "docs", "timexes", dates, ("span_f1", "strict_f1", "value_f1"))
    figures = {"onrecord": our_figures, "quantulum3": quantulum_figures}
    keys = ("span_f1", "value_f1", "full_f1", "approx_f1", "counted_acc")
    _compare(data, "figures", "claims", "figures", figures, keys)
    _compare(data, "figures", "meantime_values", "figures", figures, ("span_f1",))


def _compare(
    data: Path, kind: str, name: str, field: str, readers: dict[str, Reader], keys: tuple[str, ...]
) -> None:
    scorer = _scorer(data, f"score_{kind}")
    gold = list(_lines(data / "data" / kind / f"{name}.jsonl"))
    print(f"{kind}/{name}, {len(gold)} texts")
    print(f"{'':<20}" + "".join(f"{key:>13}" for key in keys) + f"{'CPU s':>9}{'failed':>8}")
    for program, read in readers.items():
        read(gold[0])
        predicted, failed, began = [], 0, time.process_time()
        for line in gold:
            try:
                found = read(line)
            except Exception:  # noqa: BLE001 - a peer's fault is a figure of the table
                found, failed = [], failed + 1
            predicted.append({"id": line["id"], field: found})
        spent_s = time.process_time() - began
        score = scorer.score(gold, predicted)
        print(
            f"{program:<20}" + "".join(f"{score[key]:>13.3f}" for key in keys) + f"{spent_s:>9.2f}{failed:>8}"
        )
    print()


def _lines(path: Path) -> Iterator[Line]:
    with path.open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def _scorer(data: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, data / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
