"""Names: pairs that are one or two, and clusters of people's mentions, by the scorer beside the data.

Every figure is of what `onrecord gate-input` prints; of speakers, of what `onrecord read` does.
The weights of the pairs were learned from
these pairs: parted in five by name (scripts/name_weights.py) F1 is 0.893 at a precision of 0.931.

Not all that counts against the clusters of `mentions` is wrong: that corpus gives a person who is
named in several documents a new entity in each sentence, unless an event ties them. That is 0.07 of
the precision that is missing, for names that are spelled alike.
"""

from __future__ import annotations

import json

from gates.measures import Bench, Figures

_CLUSTERS = {"aliases": ("--types", "ACTOR", "--named"), "mentions": ("--types", "PER")}


def measure_names(own: Bench) -> Figures:
    """Pairs of names, and clusters of mentions."""
    score = _score(own, "names", "pairs.jsonl")
    figures = {f"names/pairs/{name}": score[name] for name in ("f1", "precision", "average_precision")}
    for kind, options in _CLUSTERS.items():
        score = _score(own, kind, f"{kind}.jsonl", *options)
        figures |= {f"names/{kind}/{name}": score[f"b3_{name}"] for name in ("f1", "p")}
    return figures


def measure_world_speakers(own: Bench) -> Figures:
    """Names of speakers in news of other kinds than US politics, by the gold's own speaker fields."""
    gold = own.data / "data" / "world" / "dev.jsonl"
    speakers = own.work / "world.speakers"
    with gold.open(encoding="utf-8") as stream:
        articles = [json.loads(line) for line in stream]
    rows = [
        {
            "article": article["id"],
            "attribution": each["id"],
            "speaker": each["speaker"] or "",
            "kind": "none" if each["speaker_kind"] == "unnamed" else each["speaker_kind"],
        }
        for article in articles
        for each in article["attributions"]
    ]
    speakers.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    predicted = own.predictions("attributions", own.read("article", "world/dev.jsonl"))
    score = json.loads(
        own.tool("score_attributions.py", gold, predicted, "--json", "--speakers", str(speakers))
    )["speakers"]
    figures = {f"world/speakers/{name}": score[name]["accuracy"] for name in ("named", "named_content_found")}
    for name in ("wrong_name", "unnamed_given_name"):
        figures[f"world/speakers/no_{name}"] = 1 - score[name]["accuracy"]
    return figures


def _score(own: Bench, kind: str, name: str, *options: str) -> dict[str, float]:
    gold = own.data / "data" / "names" / name
    predicted = own.gate_input(kind, f"names/{name}")
    found: dict[str, float] = json.loads(own.tool("score_names.py", gold, predicted, *options))
    return found
