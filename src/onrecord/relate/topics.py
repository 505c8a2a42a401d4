"""Topics: what an article is about, as IPTC Media Topics, the top level and one below.

The outlet's own section comes first, then its tags, then the parts of the page's address; a table
(data/sections.toml) says what they mean, and one of an outlet's own can be added there. Only where
the outlet says nothing that the table knows do the article's words decide: beginnings of words that
tell a topic (data/topic_words.toml), held against how often such words stand in any article
(data/topic_levels.toml, made by training/topics.py). Where neither says enough there is no topic.

The names are IPTC's (data/media_topics.tsv; Media Topics NewsCodes, (c) IPTC, CC BY 4.0).
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal
from urllib.parse import unquote, urlsplit

TopicSource = Literal["section", "tag", "address", "words"]

LEAST_MARGIN = 0.02
"""So much stronger than the second topic, and than any article, the first must be to be given."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_PART = re.compile(r"[^\w]+")
_LONGEST_NAME = 4  # words of a section's name that are looked at one by one
_LONGEST_PART = 30
_SHORTEST_BEGINNING, _LONGEST_BEGINNING = 4, 14
_OPENING = 8_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One of IPTC's Media Topics.

    Args:
        id: "medtop:11000000".
        name: In English.
        parent: The id of the top-level topic above it, or None.
    """

    id: str
    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topical:
    """What an article is about.

    Args:
        topic: The top-level topic.
        below: A topic one level below, where the outlet's word is so exact.
        source: What says so: the outlet's section, tag, the page's address, or the article's words.
        word: The outlet's word; empty for the article's own.
        score: 1 for the outlet's word; else how clearly the article's words say it.
    """

    topic: Topic
    below: Topic | None
    source: TopicSource
    word: str
    score: float


def find_topic(
    *,
    section: str | None,
    topics: Iterable[str] = (),
    url: str | None = None,
    headline: str | None = None,
    standfirst: str | None = None,
    text: str,
    language: str | None = None,
) -> Topical | None:
    """Say what an article is about.

    Returns:
        The topic with what says so; None where neither outlet nor words say enough.
    """
    host = urlsplit(url or "").hostname or ""
    for source, names, whole in (
        ("section", [section] if section else [], False),
        ("address", _parts_of(url), True),
        ("tag", list(topics), True),
    ):
        for name in names:
            if (found := _named(name, host, whole=whole)) is not None:
                return _topical(found, source, name)  # type: ignore[arg-type]  # one of TopicSource
    return classify(headline, standfirst, text, language=language)


def topic_of(own: str) -> Topic:
    """Give a topic by its id.

    Raises:
        KeyError: IPTC has none of this id on the two levels.
    """
    return _topics()[own]


def all_topics() -> Mapping[str, Topic]:
    """Give every topic of the two levels, by id."""
    return _topics()


def _top(topic: Topic) -> Topic:
    return topic if topic.parent is None else topic_of(topic.parent)


def _topical(own: str, source: TopicSource, word: str) -> Topical:
    topic = topic_of(own)
    below = None if topic.parent is None else topic
    return Topical(topic=_top(topic), below=below, source=source, word=word, score=1.0)


def _parts_of(url: str | None) -> list[str]:
    """Give the folders of an address; the last part names the page itself."""
    parts = [unquote(part) for part in urlsplit(url or "").path.split("/")[1:-1]]
    return [part for part in parts if len(part) <= _LONGEST_PART]


def _named(name: str, host: str, *, whole: bool) -> str | None:
    """Look an outlet's word up; a name of several words also word by word."""
    words = [word for word in _PART.split(name.casefold()) if word]
    table = {**_sections(), **_sections_of(host)}
    joined = "-".join(words)
    if joined in table or whole or len(words) > _LONGEST_NAME:
        return table.get(joined)
    return next((table[word] for word in words if word in table), None)


def classify(
    headline: str | None, standfirst: str | None, text: str, *, language: str | None = None
) -> Topical | None:
    """Say from an article's words alone what it is about.

    Args:
        headline, standfirst: Their words count three times.
        text: The body; its opening counts.
        language: ISO 639-1; a language that the words are not of has no topic.
    """
    languages, level = _levels()
    if language is not None and language not in languages:
        return None
    strengths = measure(headline, standfirst, text)
    over = sorted(((strengths.get(own, 0.0) - level[own], own) for own in level), reverse=True)
    (first, own), (second, _) = over[0], over[1]
    if first < LEAST_MARGIN or first - second < LEAST_MARGIN:
        return None
    score = round(min(1.0, first / (first + max(second, 0.0))), 3)
    return Topical(topic=topic_of(own), below=None, source="words", word="", score=score)


def measure(headline: str | None, standfirst: str | None, text: str) -> dict[str, float]:
    """Give how strongly an article's words tell each topic."""
    counts = Counter(_WORD.findall(text[:_OPENING].casefold()))
    for word in _WORD.findall(f"{headline or ''} {standfirst or ''}".casefold()):
        counts[word] += 2
    told: Counter[str] = Counter()
    for word, count in counts.items():
        topics = _told_by(word)
        for own in topics:
            told[own] += math.log1p(count) / len(topics)  # type: ignore[assignment]  # a counter of parts
    length = math.sqrt(sum(math.log1p(count) ** 2 for count in counts.values())) or 1.0
    return {own: value / length for own, value in told.items()}


@lru_cache(maxsize=100_000)
def _told_by(word: str) -> tuple[str, ...]:
    exact, beginnings = _words()
    for length in range(min(len(word), _LONGEST_BEGINNING), _SHORTEST_BEGINNING - 1, -1):
        if word[:length] in beginnings:
            return tuple(sorted({*exact.get(word, ()), *beginnings[word[:length]]}))
    return tuple(sorted(exact.get(word, ())))


def _read(name: str) -> str:
    return files("onrecord.relate").joinpath("data", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _topics() -> dict[str, Topic]:
    rows = (line.split("\t") for line in _read("media_topics.tsv").splitlines() if not line.startswith("#"))
    return {
        own: Topic(id=own, name=name, parent=None if parent == "-" else parent)
        for own, parent, name, *_ in rows
    }


@lru_cache(maxsize=1)
def _sections() -> dict[str, str]:
    """Read what outlets' words mean; the more exact topic of a word that has two."""
    table = tomllib.loads(_read("sections.toml"))
    told = {word: own for own, words in table.items() if isinstance(words, str) for word in words.split()}
    exact = {word: own for own, words in table["second"].items() for word in words.split()}
    return {**told, **{word: own for word, own in exact.items() if word in told}}


@lru_cache(maxsize=256)
def _sections_of(host: str) -> dict[str, str]:
    """Read what the words of one outlet mean, by its host."""
    own = tomllib.loads(_read("sections.toml")).get("outlets", {})
    table: dict[str, str] = own.get(host.removeprefix("www."), {})
    return {word.casefold(): topic for word, topic in table.items()}


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    exact: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    for own, words in tomllib.loads(_read("topic_words.toml")).items():
        for word in words.split():
            if word.endswith("=") or len(word) < _SHORTEST_BEGINNING:
                exact.setdefault(word.removesuffix("="), set()).add(own)
            else:
                beginnings.setdefault(word, set()).add(own)
    return exact, beginnings


@lru_cache(maxsize=1)
def _levels() -> tuple[frozenset[str], dict[str, float]]:
    """Read the languages that the words are of, and how strongly each topic's stand in any article."""
    table = tomllib.loads(_read("topic_levels.toml"))
    return frozenset(table["languages"]), table["levels"]
