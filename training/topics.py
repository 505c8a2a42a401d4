"""Fit and measure the topics of articles by their words: src/onrecord/relate/data/topic_weights.tsv.

    python training/topics.py RECORDS GOLD            cross-validated by site
    python training/topics.py RECORDS GOLD --write    fitted on all pages, written into the package
    python training/topics.py RECORDS GOLD --shipped  the weights that ship, on pages that they were not made of

RECORDS is what `onrecord read --only article` says of the pages of GOLD (pages/gold.jsonl). It learns
from what outlets tell of their pages (section, address, tags, by the table of sections), from what
a reader says of others (topics_by_hand.toml), and from invented openings on topics of which there
are few (topic_samples.toml). It is measured on what outlets tell, alone.

The measure: macro F1 over the top-level topics that LEAST_PAGES pages of LEAST_SITES sites or more
have. A page is held to have the topic that is given if its outlet tells it among others, else the
first that its outlet tells. Sections that no text could tell (news, local, world, "Gesellschaft",
"Société") stand for no topic, and their pages do not count.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.relate import topic_scores, topics
from onrecord.relate.topic_scores import Numbers, TopicWeights

HERE = Path(__file__).parent
WRITTEN = HERE.parent / "src/onrecord/relate/data/topic_weights.tsv"
LANGUAGES = ("de", "en", "es", "fr", "it", "pt")
TOPS = tuple(own for own, topic in topics.all_topics().items() if topic.parent is None)
LEAST_PAGES, LEAST_SITES = 5, 3
FOLDS, SHUFFLES = 5, 4
RIDGE = 1.0
EVEN = 0.6  # 1 gives every topic the same weight, 0 every page
READER = 0.6  # the reader's share where outlet and reader both say
PARTS = 4_000
PART_SITES = 3  # a part of fewer sites tells the site
SHARE_OF_PARTS = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    Args:
        site: Where it stands.
        told: The topics that its outlet tells, the first one first.
        goal: How much it is of each topic of TOPS; their sum is 1.
        counts, strengths: Its words and themes.
    """

    site: str
    told: tuple[str, ...]
    goal: Numbers
    counts: dict[str, float]
    strengths: Numbers


def main() -> None:
    """Measure; with --write, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--shipped", action="store_true")
    options = parser.parse_args()
    pages = read_pages(options.records, options.gold)
    if options.shipped:
        show(told := [page for page in pages if page.told], [_scores(page, None) for page in told])
        return
    found = [cross_validate(pages, seed) for seed in range(SHUFFLES)]
    show(*found[0])
    macros = [macro_f1(*one)[0] for one in found]
    print(
        f"macro F1 of {SHUFFLES} shuffles: mean {np.mean(macros):.3f}, {min(macros):.3f} to {max(macros):.3f}"
    )
    if options.write:
        WRITTEN.write_text(written_weights(fit(pages)), encoding="utf-8")


def read_pages(records: Path, gold: Path) -> list[Page]:
    """Read the pages of which outlet or reader say what they are about."""
    own = {row["id"]: row for row in map(json.loads, gold.open(encoding="utf-8"))}
    by_hand = tomllib.loads((HERE / "topics_by_hand.toml").read_text(encoding="utf-8"))
    pages = []
    for row in map(json.loads, records.open(encoding="utf-8")):
        article, page = row["article"], own[row["id"]]
        if article is None or article["language"] not in LANGUAGES:
            continue
        told = told_topics(article, page)
        reader = tuple(f"medtop:{digits}000000" for digits in by_hand.get(row["id"], "").split())
        if told or reader:
            title_and_text = (article["headline"], article["standfirst"], article["text"])
            counts = dict(topic_scores.count_words(*title_and_text))
            strengths = topic_scores.strengths_of(counts)
            goal = _goal(told, reader)
            pages.append(Page(site=page["site"], told=told, goal=goal, counts=counts, strengths=strengths))
    return pages + read_samples()


def read_samples() -> list[Page]:
    """Read the invented openings; they stand on no site, so that each is in every fit."""
    table: dict[str, list[str]] = tomllib.loads((HERE / "topic_samples.toml").read_text(encoding="utf-8"))
    pages = []
    for topic, texts in table.items():
        for text in texts:
            headline, body = text.split("\n", 1)
            counts = dict(topic_scores.count_words(headline, None, body))
            strengths = topic_scores.strengths_of(counts)
            goal = _goal((), (topic,))
            pages.append(Page(site="", told=(), goal=goal, counts=counts, strengths=strengths))
    return pages


def told_topics(article: Mapping[str, Any], page: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the top-level topics that an outlet tells of a page."""
    sections = [*(page.get("section") or []), article["section"] or ""]
    tags = [*(page.get("topics") or []), *article["topics"]]
    url = article["url"] or page.get("url")
    told = [found for name in sections for found in topics.find_told_topics(section=name)]
    told += topics.find_told_topics(section=None, url=url)
    if told:
        told += topics.find_told_topics(section=None, topics=tags)
    return tuple(dict.fromkeys(found.topic.id for found in told))


def _goal(told: tuple[str, ...], reader: tuple[str, ...]) -> Numbers:
    parts = [(own, 1.0) for own in (told, reader) if own]
    if len(parts) == 2:
        parts = [(told, 1 - READER), (reader, READER)]
    goal = np.zeros(len(TOPS))
    for names, share in parts:
        for name in names:
            goal[TOPS.index(name)] += share / len(names)
    return goal


def fit(pages: Sequence[Page]) -> TopicWeights:
    """Fit what themes and parts say of the topics: ridge regression, evened out by topic."""
    every = _with_parts(pages, _frequent_parts(pages))
    solved = _solve(pages, every)
    weight = np.abs(solved.told).sum(axis=1) * solved.rarity
    kept = np.argsort(-weight)[:PARTS]
    names = list(every.parts)
    return _solve(pages, _with_parts(pages, sorted(names[row] for row in kept)))


def _frequent_parts(pages: Sequence[Page]) -> list[str]:
    sites = defaultdict[str, set[str]](set)
    for page in pages:
        for word in page.counts:
            for part in topic_scores.parts_of(word):
                sites[part].add(page.site)
    return sorted(part for part, own in sites.items() if len(own) >= PART_SITES)


def _with_parts(pages: Sequence[Page], names: list[str]) -> TopicWeights:
    """Give weights that say nothing yet, but know how rare these parts are."""
    parts = {name: row for row, name in enumerate(names)}
    seen = Counter(
        part
        for page in pages
        for part in {part for word in page.counts for part in topic_scores.parts_of(word)}
        if part in parts
    )
    rarity = np.array([_weight_of(name, math.log(len(pages) / seen[name]) + 0.5) for name in names])
    strengths = np.array([page.strengths for page in pages])
    return TopicWeights(
        languages=frozenset(LANGUAGES),
        topics=TOPS,
        usual=strengths.mean(axis=0),
        spread=strengths.std(axis=0) + 0.01,
        themes=np.zeros((strengths.shape[1], len(TOPS))),
        parts=parts,
        rarity=rarity,
        told=np.zeros((len(names), len(TOPS))),
        level=np.zeros(len(TOPS)),
    )


def _weight_of(part: str, rarity: float) -> float:
    return rarity * (0.3 if part.startswith("^") and len(part) <= 5 else 0.7)


def _solve(pages: Sequence[Page], weights: TopicWeights) -> TopicWeights:
    of_themes = np.array([topic_scores.themes_told(page.strengths, weights) for page in pages])
    of_parts = np.zeros((len(pages), len(weights.parts)))
    for row, page in enumerate(pages):
        columns, values = topic_scores.parts_told(page.counts, weights.parts, weights.rarity)
        of_parts[row, columns] = values
    share = math.sqrt(SHARE_OF_PARTS)
    features = np.hstack([of_themes, of_parts * share, np.ones((len(pages), 1))])
    goals = np.array([page.goal for page in pages])
    mass = goals.sum(axis=0)
    weight = goals @ ((mass.sum() / (mass + 3)) ** EVEN)
    ridge = np.diag(RIDGE * weight.mean() / weight)
    answer = features.T @ np.linalg.solve(features @ features.T + ridge, goals)
    themes, told, level = np.split(answer, [of_themes.shape[1], -1])
    return TopicWeights(
        languages=weights.languages,
        topics=TOPS,
        usual=weights.usual,
        spread=weights.spread,
        themes=themes,
        parts=weights.parts,
        rarity=weights.rarity,
        told=told * share,
        level=level[0],
    )


def _scores(page: Page, weights: TopicWeights | None) -> Numbers:
    own = weights or topic_scores.shipped()
    scores = topic_scores.scores_of(page.counts, page.strengths, own)
    return scores[[own.topics.index(name) for name in TOPS]]


def cross_validate(pages: Sequence[Page], seed: int) -> tuple[list[Page], list[Numbers]]:
    """Score each page that an outlet tells the topic of, by weights of other sites."""
    sites = sorted({page.site for page in pages} - {""})
    random.Random(seed).shuffle(sites)
    fold = {site: place % FOLDS for place, site in enumerate(sites)}
    asked, scores = [], []
    for number in range(FOLDS):
        weights = fit([page for page in pages if not page.site or fold[page.site] != number])
        own = [page for page in pages if page.told and fold[page.site] == number]
        asked += own
        scores += [_scores(page, weights) for page in own]
    return asked, scores


def macro_f1(pages: Sequence[Page], scores: Sequence[Numbers]) -> tuple[float, float, dict[str, float]]:
    """Give macro F1, the share of pages that are right, and F1 by topic of those that count."""
    right, said, held, first = (Counter[str | None]() for _ in range(4))
    sites = defaultdict[str, set[str]](set)
    for page, own in zip(pages, scores, strict=True):
        given = TOPS[int(own.argmax())] if own.max() >= topics.LEAST_SCORE else None
        topic = given if given in page.told else page.told[0]
        said[given] += 1
        held[topic] += 1
        right[topic] += topic == given
        first[page.told[0]] += 1
        sites[page.told[0]].add(page.site)
    counted = [own for own in TOPS if first[own] >= LEAST_PAGES and len(sites[own]) >= LEAST_SITES]
    f1 = {own: 2 * right[own] / (held[own] + said[own]) for own in counted}
    return sum(f1.values()) / len(f1), sum(right.values()) / len(pages), f1


def show(pages: Sequence[Page], scores: Sequence[Numbers]) -> None:
    """Print F1 by topic, and how often what is given is right."""
    macro, share, f1 = macro_f1(pages, scores)
    first = Counter(page.told[0] for page in pages)
    for own, value in f1.items():
        print(f"{topics.topic_of(own).name:<45}{first[own]:>5} pages  F1 {value:.2f}")
    print(f"macro F1 of {len(f1)} topics: {macro:.3f}; pages right: {share:.3f} of {len(pages)}")
    for least in (0.0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5):
        given = [(page, own) for page, own in zip(pages, scores, strict=True) if own.max() >= least]
        right = sum(TOPS[int(own.argmax())] in page.told for page, own in given)
        print(
            f"  given from {least:.2f}: {len(given) / len(pages):.3f}, of these right: {right / len(given):.3f}"
        )


def written_weights(weights: TopicWeights) -> str:
    """Give the weights as their file's text; `read_weights` of topic_scores is the other way."""
    own = topic_scores.themes()
    lines = [
        "# What themes and parts of words say of an article's topic; written by training/topics.py.",
        "# theme: name, usual, spread, then a number for each topic; part: likewise, with its rarity.",
        "\t".join(("languages", *LANGUAGES)),
        "\t".join(("topics", *weights.topics)),
        "\t".join(("level", *_cells(weights.level))),
    ]
    for name, usual, spread, row in zip(own, weights.usual, weights.spread, weights.themes, strict=True):
        lines.append("\t".join(("theme", name, *_cells([usual, spread, *row]))))
    for name, rarity, row in zip(weights.parts, weights.rarity, weights.told, strict=True):
        lines.append("\t".join(("part", name, *_cells([rarity, *row]))))
    return "\n".join(lines) + "\n"


def _cells(numbers: Sequence[float] | Numbers) -> list[str]:
    return [f"{round(number, 3) + 0.0:.3f}".rstrip("0").rstrip(".") for number in numbers]


if __name__ == "__main__":
    main()
