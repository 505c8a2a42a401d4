"""Topic scores: what an article's words tell of the topics, as numbers.

Two kinds of hints are added up. Themes: words that tell one, by their beginnings, in six languages
(data/topic_words.toml, written by hand). Parts: beginnings and ends of any word, learned. What a
theme or a part says of each topic stands in data/topic_weights.tsv, made by training/topics.py.

Hints are counted with the logarithm of how often a word stands there; headline and standfirst count
three times. The themes of an article are held against those of any article and brought to one
length, and so are its parts: a long text tells no more than a short one.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

LEAST_HINTS = 3
"""So many different words must tell a theme before anything is said of a topic."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_OPENING = 6_000
_TITLE = 2  # how often the words of the title count beside the once of all
_SHORTEST_BEGINNING, _LONGEST_BEGINNING = 4, 18
_CALM = 2.0  # added to a length before it divides: hints that are few stay weak


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWeights:
    """What themes and parts of words say of the topics.

    Args:
        languages: ISO 639-1; the words are of these.
        topics: Ids, in the order of the columns.
        usual: Per theme, how strongly it stands in any article.
        spread: Per theme, how much that varies.
        themes: float64 (themes, topics).
        parts: Row of each part of a word in the two below.
        rarity: Per part, what one mention counts.
        told: float64 (parts, topics).
        level: Per topic, its score where nothing is told.
    """

    languages: frozenset[str]
    topics: tuple[str, ...]
    usual: Numbers
    spread: Numbers
    themes: Numbers
    parts: Mapping[str, int]
    rarity: Numbers
    told: Numbers
    level: Numbers


def score_topics(headline: str | None, standfirst: str | None, text: str) -> dict[str, float] | None:
    """Say how much an article's words speak for each topic.

    Returns:
        Scores by topic id, about 1 for a clear topic and 0 for none; None where fewer than
        LEAST_HINTS words tell a theme.
    """
    weights = shipped()
    counts = count_words(headline, standfirst, text)
    if sum(bool(_themes_of(word)) for word in counts) < LEAST_HINTS:
        return None
    scores = scores_of(counts, strengths_of(counts), weights)
    return dict(zip(weights.topics, scores.tolist(), strict=True))


def scores_of(counts: Mapping[str, float], strengths: Numbers, weights: TopicWeights) -> Numbers:
    """Score the topics for an article's words and themes: float64 (topics,)."""
    rows, values = parts_told(counts, weights.parts, weights.rarity)
    told: Numbers = themes_told(strengths, weights) @ weights.themes + values @ weights.told[rows]
    return weights.level + told


def count_words(headline: str | None, standfirst: str | None, text: str) -> Mapping[str, float]:
    """Count the words of an article's opening as the logarithm of their number."""
    counts = Counter(_WORD.findall(text[:_OPENING].casefold()))
    for word in _WORD.findall(f"{headline or ''} {standfirst or ''}".casefold()):
        counts[word] += 1 + _TITLE
    return {word: math.log1p(count) for word, count in counts.items()}


def strengths_of(counts: Mapping[str, float]) -> Numbers:
    """Give how strongly each theme stands in an article: float64 (themes,), in the order of `themes`."""
    told: dict[int, float] = {}
    for word, count in counts.items():
        for theme in (found := _themes_of(word)):
            told[theme] = told.get(theme, 0.0) + count / len(found)
    strengths = np.zeros(len(themes()))
    length = math.sqrt(sum(count * count for count in counts.values())) or 1.0
    for theme, value in told.items():
        strengths[theme] = math.sqrt(value / length)
    return strengths


def themes_told(strengths: Numbers, weights: TopicWeights) -> Numbers:
    """Hold an article's themes against those of any article, at one length."""
    over: Numbers = (strengths - weights.usual) / weights.spread
    at_one_length: Numbers = over / (np.linalg.norm(over) + _CALM)
    return at_one_length


def parts_told(
    counts: Mapping[str, float], parts: Mapping[str, int], rarity: Numbers
) -> tuple[npt.NDArray[np.int64], Numbers]:
    """Give the rows of the parts that an article's words have, and what each counts, at one length."""
    told: dict[int, float] = {}
    for word, count in counts.items():
        for part in parts_of(word):
            row = parts.get(part)
            if row is not None:
                told[row] = told.get(row, 0.0) + count
    rows = np.fromiter(told, dtype=np.int64, count=len(told))
    values = np.fromiter(told.values(), dtype=np.float64, count=len(told)) * rarity[rows]
    return rows, values / (np.linalg.norm(values) or 1.0)


@lru_cache(maxsize=50_000)
def parts_of(word: str) -> tuple[str, ...]:
    """Give the beginnings ("^abcd") and ends ("vwxyz$") of a word that may tell a topic."""
    length = len(word)
    found = ["^" + word[:4]]
    if length > 5:
        found.append("^" + word[:5])
    if length > 7:
        found.append("^" + word[:7])
    if length > 8:
        found += [word[-5:] + "$", word[-7:] + "$"]
    return tuple(found)


@lru_cache(maxsize=50_000)
def _themes_of(word: str) -> tuple[int, ...]:
    exact, beginnings = _words()
    if word in exact:
        return exact[word]
    for length in range(min(len(word), _LONGEST_BEGINNING), _SHORTEST_BEGINNING - 1, -1):
        if word[:length] in beginnings:
            return beginnings[word[:length]]
    return ()


@lru_cache(maxsize=1)
def themes() -> tuple[str, ...]:
    """Give the names of the themes."""
    return tuple(tomllib.loads(_read("topic_words.toml")))


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    exact: dict[str, tuple[int, ...]] = {}
    beginnings: dict[str, tuple[int, ...]] = {}
    for theme, words in enumerate(tomllib.loads(_read("topic_words.toml")).values()):
        for word in dict.fromkeys(words.split()):
            whole = word.endswith("=") or len(word) < _SHORTEST_BEGINNING
            table = exact if whole else beginnings
            own = word.removesuffix("=")
            table[own] = (*table.get(own, ()), theme)
    return exact, beginnings


@lru_cache(maxsize=1)
def shipped() -> TopicWeights:
    """Read the weights that ship."""
    return read_weights(_read("topic_weights.tsv"))


def read_weights(written: str) -> TopicWeights:
    """Read weights; `write_weights` of training/topics.py is the other way."""
    rows: dict[str, list[list[str]]] = {}
    for line in written.splitlines():
        if not line.startswith("#"):
            kind, *cells = line.split("\t")
            rows.setdefault(kind, []).append(cells)
    by_theme = {cells[0]: cells[1:] for cells in rows["theme"]}
    of_themes = np.array([by_theme[name] for name in themes()], dtype=np.float64)
    of_parts = np.array([cells[1:] for cells in rows["part"]], dtype=np.float64)
    return TopicWeights(
        languages=frozenset(rows["languages"][0]),
        topics=tuple(rows["topics"][0]),
        usual=of_themes[:, 0],
        spread=of_themes[:, 1],
        themes=of_themes[:, 2:],
        parts={cells[0]: row for row, cells in enumerate(rows["part"])},
        rarity=of_parts[:, 0],
        told=of_parts[:, 1:],
        level=np.array(rows["level"][0], dtype=np.float64),
    )


def _read(name: str) -> str:
    return files("onrecord.relate").joinpath("data", name).read_text(encoding="utf-8")
