"""The file of figures that ships with the program, and the tables of docs/accuracy.md made of it.

Who measures something saves its part with `save`; the others' parts stay, and the tables are written
anew. `python -m gates.accuracy` writes the tables alone.

Parts, each a field of onrecord.desk.accuracy.Accuracy in JSON: measured, collections, systems, tallies,
names, people, confidence ({low, high, share_right, statements}), thresholds ({precision,
confidence, recall}).
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from pathlib import Path

from onrecord.desk.accuracy import FILE, Accuracy, People, Score, System, read_accuracy

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "accuracy.md"
SPANS = ("span/source", "span/cue", "span/content")
PAIRS = ("pair/said", "pair/direct", "pair/all")
# Where ours is slower still, the two do not do the same work.
LEAST_RATIO = 0.1
TITLES = {"polnear": "US political news", "world": "other news"}


def save(**parts: object) -> Accuracy:
    """Save some parts of the figures and write the tables anew.

    Args:
        parts: By name; dataclasses, or lists and dicts of plain values.

    Returns:
        All the figures, as they stand now.
    """
    stored = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    stored.update({name: _plain(value) for name, value in parts.items()})
    FILE.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    read_accuracy.cache_clear()
    write_tables()
    return read_accuracy(FILE)


def write_tables() -> None:
    """Write the tables of docs/accuracy.md between their marks; the rest stays."""
    text = DOCUMENT.read_text(encoding="utf-8")
    for name, table in tables(read_accuracy(FILE)).items():
        begin, end = f"<!-- begin {name}: written by make bench -->", f"<!-- end {name} -->"
        pattern = re.compile(rf"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        if not pattern.search(text):
            raise ValueError(f"{DOCUMENT}: the marks {begin!r} and {end!r} are missing; put them back.")
        whole = f"{begin}\n{table}\n{end}"
        text = pattern.sub(lambda _, whole=whole: whole, text)
    DOCUMENT.write_text(text, encoding="utf-8")


def commit() -> str:
    """Give the commit that stands, and whether the program has changed since."""
    head = _git("rev-parse", "--short=10", "HEAD")
    changed = _git("status", "--porcelain", "--", "src/onrecord", f":!{FILE.relative_to(ROOT)}")
    return f"{head}, changed since" if changed else head


def today() -> str:
    """Give the date in UTC."""
    return datetime.now(UTC).date().isoformat()


def tables(figures: Accuracy) -> dict[str, str]:
    """Give every table of docs/accuracy.md by name."""
    made = {over: _systems(figures, over) for over in TITLES}
    return {
        "origin": _origin(figures),
        **made,
        "kinds": _kinds(figures),
        "people": _people(figures),
        "annotators": _annotators(figures),
        "confidence": _confidence(figures),
    }


def _origin(figures: Accuracy) -> str:
    own = figures.measured
    return (
        f"`{own.command}`, {own.on}, commit {own.commit}, model `{own.model}`, "
        f"data `{own.data}` (SHA-256 of gold files and scorer)."
    )


def _systems(figures: Accuracy, over: str) -> str:
    ours = figures.systems[0]
    rows = [
        [
            each.name,
            *(_figure(each.score(over, measure)) for measure in PAIRS),
            " / ".join(_figure(each.score(over, measure)) for measure in SPANS),
            *([_speed(each, ours)] if over == "polnear" else []),
        ]
        for each in figures.systems
    ]
    if over == "polnear" and figures.people:
        mean = [figures.people.agreement("", measure) for measure in (*PAIRS, *SPANS)]
        shown = ["-" if each is None else f"{each.people:.3f}" for each in mean]
        rows.append(["*people, with each other*", *shown[:3], " / ".join(shown[3:]), "-"])
    head = ["", "pair/said", "pair/direct", "pair/all", "spans: source / cue / content"]
    return _table([*head, "articles a CPU second"] if over == "polnear" else head, rows)


def _figure(score: Score | None) -> str:
    if score is None:
        return "-"
    interval = f" ({score.low:.3f} to {score.high:.3f})" if score.low is not None else ""
    return f"{score.f1:.3f}{interval}"


def _speed(system: System, ours: System) -> str:
    rate = system.articles_a_cpu_s
    if system is ours:
        return f"{rate:.1f}"
    times = ours.articles_a_cpu_s / rate
    return f"{rate:.1f} (ours {times:.2f} times)" if times > LEAST_RATIO else f"{rate:.0f}"


def _kinds(figures: Accuracy) -> str:
    rows = [
        [
            TITLES[each.over],
            each.kind,
            str(each.shown),
            *(_percent(part, each.shown) for part in (each.right, each.wrong_source, each.wrong_words)),
            _percent(each.found, each.marked),
        ]
        for each in figures.tallies
    ]
    head = ["", "kind", "found", "right", "right words, wrong speaker", "wrong words, or no statement"]
    return _table([*head, "of those people marked, found"], rows)


def _people(figures: Accuracy) -> str:
    own = figures.people
    if own is None:
        return "Not measured yet."
    rows = [
        [measure, f"{mean.people:.3f}", f"{mean.model:.3f}"]
        for measure in (*PAIRS, *SPANS)
        if (mean := own.agreement("", measure))
    ]
    head = ["", f"people with each other ({own.articles} articles)", f"onrecord with people ({_unseen(own)})"]
    return _table(head, rows)


def _unseen(own: People) -> str:
    count = own.model_articles
    return f"{count} article{'' if count == 1 else 's'} that it did not learn from"


def _annotators(figures: Accuracy) -> str:
    own = figures.people
    if own is None:
        return "Not measured yet."
    rows = []
    for letter in own.annotators:
        found = [own.agreement(letter, measure) for measure in PAIRS]
        spans = [own.agreement(letter, measure) for measure in SPANS]
        pairs = [f"{each.people:.3f}, {each.model:.3f}" for each in found if each]
        exact = [f"{each.people:.2f}, {each.model:.2f}" for each in spans if each]
        rows.append([letter, *pairs, " / ".join(exact)])
    return _table(["annotator", *PAIRS, "spans: source / cue / content"], rows)


def _confidence(figures: Accuracy) -> str:
    if not figures.confidence:
        return "Not measured yet."
    bands = [
        [f"{each.low:.2f} to {each.high:.2f}", str(each.statements), f"{each.share_right:.3f}"]
        for each in figures.confidence
    ]
    limits = [
        [f"{each.precision:.2f}", f"{each.confidence:.2f}", f"{each.recall:.3f}"]
        for each in figures.thresholds
    ]
    shown = [_table(["confidence", "statements", "right"], bands)]
    if limits:
        head = ["right, of those taken", "least confidence", "of all marked, still found"]
        shown.append(_table(head, limits))
    return "\n\n".join(shown)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _git(*arguments: str) -> str:
    run = subprocess.run(["git", *arguments], cwd=ROOT, check=False, capture_output=True, text=True)
    return run.stdout.strip()


if __name__ == "__main__":
    write_tables()
