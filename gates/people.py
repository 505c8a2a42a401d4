"""People: how often the program agrees with each annotator, beside how often people do.

On the articles that several people marked. Each annotator is gold in turn, by the scorer beside the
data: the others are scored against it, and so is the program, on the articles that both marked.

    python -m gates.people      measure and print

The program is scored only on articles that its model did not learn from. Weights that learned from
none of them say so in labels.json: "left_out": ["multi_annotated"]. Without that word the
two of the dev split are left, and that is said loudly.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from gates.accuracy import PAIRS, SPANS
from gates.measures import Bench, Figures, bench, onrecord
from onrecord.attribute.encoder import WEIGHTS
from onrecord.desk.accuracy import Agreement, People

MEASURES = (*PAIRS, *SPANS)
MARK = "multi_annotated"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Attributions = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One article with what several people marked in it.

    Args:
        id, text: Of the article.
        is_train: Whether it belongs to the training split.
        by: Attributions of each annotator, in the scorer's form.
    """

    id: str
    text: str
    is_train: bool
    by: Mapping[str, Attributions]


def measure_people(own: Bench) -> People:
    """Compare the people with each other and the program with each of them."""
    articles = read_marked(own.data / "data" / "polnear" / "multi_annotated.jsonl")
    unseen = [article for article in articles if learned_from_none() or not article.is_train]
    if len(unseen) < len(articles):
        print(f"NOTE: the model may have learned from some of the {len(articles)} articles; it is scored on")
        print(f'the {len(unseen)} of dev. Weights that did not: {MARK!r} in "left_out" of labels.json.')
    found = _read(own, unseen)
    who = sorted({annotator for article in articles for annotator in article.by})
    letters = dict(zip(who, _LETTERS, strict=False))
    agreements = []
    for gold in who:
        others = [_score(own, articles, gold, _of(articles, other)) for other in who if other != gold]
        ours = _score(own, unseen, gold, found)
        agreements += [
            Agreement(
                annotator=letters[gold],
                measure=measure,
                people=round(mean(score[measure] for score in others), 4),
                model=round(ours[measure], 4),
            )
            for measure in MEASURES
        ]
    return People(
        articles=len(articles), model_articles=len(unseen), agreements=(*agreements, *_means(agreements))
    )


def gate_people(own: Bench) -> Figures:
    """Give how often the program agrees with people; nothing while its model knows the articles."""
    people = measure_people(own)
    if people.model_articles < people.articles:
        return {}
    return {
        f"people/{each.measure}": each.model
        for each in people.agreements
        if not each.annotator and each.measure in PAIRS
    }


def read_marked(path: Path) -> list[Marked]:
    """Read the articles that several people marked."""
    rows = (json.loads(line) for line in path.open(encoding="utf-8"))
    return [
        Marked(id=row["id"], text=row["text"], is_train=row["split"] == "train", by=row["annotations"])
        for row in rows
    ]


def learned_from_none(folder: Path = WEIGHTS) -> bool:
    """Say whether the weights name these articles as left out of their training."""
    facts = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return MARK in facts.get("left_out", ())


def _means(agreements: Sequence[Agreement]) -> Iterable[Agreement]:
    for measure in MEASURES:
        own = [each for each in agreements if each.measure == measure]
        yield Agreement(
            annotator="",
            measure=measure,
            people=round(mean(each.people for each in own), 4),
            model=round(mean(each.model for each in own), 4),
        )


def _of(articles: Sequence[Marked], annotator: str) -> dict[str, Attributions]:
    return {article.id: article.by[annotator] for article in articles if annotator in article.by}


def _read(own: Bench, articles: Sequence[Marked]) -> dict[str, Attributions]:
    """Give what the program finds, as `onrecord read --batch` prints it."""
    batch, records = own.work / "people.batch", own.work / "people.records"
    batch.write_text(
        "".join(json.dumps({"id": each.id, "text": each.text, "language": "en"}) + "\n" for each in articles)
    )
    onrecord("read", "--batch", str(batch), out=records)
    lines = own.predictions("attributions", records).read_text().splitlines()
    return {row["id"]: row["attributions"] for row in map(json.loads, lines)}


def _score(
    own: Bench, articles: Sequence[Marked], gold: str, found: Mapping[str, Attributions]
) -> dict[str, float]:
    """Score attributions against one annotator's, on the articles that have both."""
    both = [article for article in articles if gold in article.by and article.id in found]
    right, given = own.work / "people.gold", own.work / "people.pred"
    _write(right, ({"id": a.id, "text": a.text, "attributions": a.by[gold]} for a in both))
    _write(given, ({"id": a.id, "attributions": found[a.id]} for a in both))
    scores = json.loads(own.tool("score_attributions.py", right, given, "--json"))["scores"]
    return {measure: scores[measure]["f1"] if measure in scores else 0.0 for measure in MEASURES}


def _write(path: Path, rows: Iterable[object]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def main() -> None:
    """Measure and print."""
    place = os.environ.get("ONRECORD_DATA")
    if not place:
        sys.exit("SKIPPED: set ONRECORD_DATA to the folder that holds data/ and tools/.")
    with bench(Path(place)) as own:
        people = measure_people(own)
    print(f"{'annotator':<12}{'measure':<16}{'people':>8}{'onrecord':>10}")
    for each in people.agreements:
        print(f"{each.annotator or 'mean':<12}{each.measure:<16}{each.people:>8.3f}{each.model:>10.3f}")


if __name__ == "__main__":
    main()
