"""Measure and fit the topics of articles without a section: src/onrecord/relate/data/topic_levels.toml.

    python training/topics.py RECORDS GOLD            cross-validated by site
    python training/topics.py RECORDS GOLD --write    fitted on all pages, written into the package

RECORDS is what `onrecord read --only article` says of the pages of GOLD (pages/gold.jsonl). A page
counts whose outlet gives a section, tag or address that the table of sections knows. What is fitted
is one number a topic: how strongly its words stand in any article.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from onrecord.relate import topics

WRITTEN = Path(__file__).parent.parent / "src/onrecord/relate/data/topic_levels.toml"
LANGUAGES = ("de", "en", "es", "fr", "it", "pt")
LEAST_PAGES = 5
FOLDS = 5


class Page(NamedTuple):
    """One page whose outlet tells its topic."""

    site: str
    topic: str
    strengths: dict[str, float]


def main() -> None:
    """Measure; with --write, write the levels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pages = read_pages(options.records, options.gold)
    show(pages)
    if options.write:
        write(fit(pages))


def read_pages(records: Path, gold: Path) -> list[Page]:
    """Read the pages whose outlet tells a topic."""
    told = {row["id"]: row for row in map(json.loads, gold.open(encoding="utf-8"))}
    pages = []
    for row in map(json.loads, records.open(encoding="utf-8")):
        article, own = row["article"], told[row["id"]]
        if article is None or article["language"] not in LANGUAGES:
            continue
        sections = [*(own.get("section") or []), article["section"] or ""]
        topic = told_topic(sections, article["url"] or own.get("url"))
        if topic is not None:
            strengths = topics.measure(article["headline"], article["standfirst"], article["text"])
            pages.append(Page(own["site"], topic, strengths))
    return pages


def told_topic(sections: list[str], url: str | None) -> str | None:
    """Give the topic that an outlet tells of a page."""
    for name in filter(None, sections):
        found = topics.find_topic(section=name, text="")
        if found is not None:
            return found.topic.id
    found = topics.find_topic(section=None, url=url, text="")
    return found.topic.id if found is not None else None


def fit(pages: list[Page]) -> dict[str, float]:
    """Give how strongly the words of each topic stand in any article."""
    tops = [own for own, topic in topics.all_topics().items() if topic.parent is None]
    return {own: sum(page.strengths.get(own, 0.0) for page in pages) / len(pages) for own in tops}


def show(pages: list[Page]) -> None:
    """Print F1 by topic, each page by the levels of other sites."""
    sites = sorted({page.site for page in pages})
    random.Random(1).shuffle(sites)
    fold = {site: place % FOLDS for place, site in enumerate(sites)}
    right, said, held = Counter(), Counter(), Counter()
    for number in range(FOLDS):
        levels = fit([page for page in pages if fold[page.site] != number])
        for page in pages:
            if fold[page.site] == number:
                best = max(levels, key=lambda own: page.strengths.get(own, 0.0) - levels[own])
                said[best] += 1
                held[page.topic] += 1
                right[page.topic] += best == page.topic
    scores = defaultdict(float)
    for own, count in held.items():
        scores[own] = 2 * right[own] / (count + said[own])
        print(f"{topics.topic_of(own).name:<45}{count:>5} pages  F1 {scores[own]:.2f}")
    often = [own for own, count in held.items() if count >= LEAST_PAGES]
    macro = sum(scores[own] for own in often) / len(often)
    print(f"macro F1 of {len(often)} topics with {LEAST_PAGES} pages or more: {macro:.3f}")
    print(f"pages right: {sum(right.values()) / sum(held.values()):.3f} of {sum(held.values())}")


def write(levels: dict[str, float]) -> None:
    """Write the levels into the package."""
    lines = [
        "# How strongly the words of each topic stand in any article; written by training/topics.py.",
        f"languages = {json.dumps(list(LANGUAGES))}",
        "",
        "[levels]",
        *(f'"{own}" = {level:.4f}' for own, level in sorted(levels.items())),
    ]
    WRITTEN.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
