"""Topics: what an article is about, as IPTC Media Topics, the top level and one below.

The outlet's own section comes first, then its tags, then the parts of the page's address; a table
(data/sections.toml) says what they mean, and one of an outlet's own can be added there. Only where
the outlet says nothing that the table knows do the article's words decide (topic_scores.py). Where
neither says enough there is no topic.

The names are IPTC's (data/media_topics.tsv; Media Topics NewsCodes, (c) IPTC, CC BY 4.0).
"""

from __future__ import annotations

import re
import tomllib
from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal
from urllib.parse import unquote, urlsplit

from onrecord.relate.topic_scores import score_topics, shipped

TopicSource = Literal["section", "tag", "address", "words"]

LEAST_SCORE = 0.3
"""So much an article's words must speak for a topic (see `topic_scores`) for it to be given."""

_PART = re.compile(r"[^\w]+")
_LIST = re.compile(r"[,/|>]")
_PRESS_ROOM = re.compile(r"\bpress(e|emitteilung)?\b", re.IGNORECASE)
_LONGEST_LIST = 8  # sections that one string names
_LONGEST_NAME = 4  # words of a section's name that are looked at one by one
_LONGEST_PART = 30
_MENU = 3  # tags that tell more topics than these are the site's menu


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
        score: 1 for the outlet's word; else how much the article's words speak for it.
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
    told = find_told_topics(section=section, topics=topics, url=url)
    return told[0] if told else classify(headline, standfirst, text, language=language)


def find_told_topics(
    *, section: str | None, topics: Iterable[str] = (), url: str | None = None
) -> tuple[Topical, ...]:
    """Give every topic that the outlet itself tells: of sections, then address, then tags."""
    host = urlsplit(url or "").hostname or ""
    sections = [(name, host, False) for name in _sections_in(section)]
    folders = [(name, host, True) for name in _parts_of(url)]
    tags = [(name, host, True) for name in topics]
    told = [*_all_told("section", sections), *_all_told("address", folders)]
    by_tags = _all_told("tag", tags)
    if len({found.topic.id for found in by_tags}) <= _MENU:
        told += by_tags
    return tuple(told)


def _all_told(source: TopicSource, names: Iterable[tuple[str, str, bool]]) -> list[Topical]:
    found = ((name, _named(name, host, whole=whole)) for name, host, whole in names)
    return [_topical(own, source, name) for name, own in found if own is not None]


def _sections_in(section: str | None) -> list[str]:
    """Give the sections that a string names; a press room's is none."""
    if section is None or _PRESS_ROOM.search(section):
        return []
    names = [name.strip() for name in _LIST.split(section)]
    return [name for name in names if name] if len(names) <= _LONGEST_LIST else []


def topic_of(own: str) -> Topic:
    """Give a topic by its id.

    Raises:
        KeyError: IPTC has none of this id on the two levels.
    """
    return _topics()[own]


def find_top_topic(name: str) -> Topic | None:
    """Find a top-level topic by its id, its name, or the beginning of its name ("politics")."""
    own = " ".join(name.casefold().split())
    tops = [topic for topic in _topics().values() if topic.parent is None]
    exact = [topic for topic in tops if own in (topic.id, topic.name)]
    begun = [topic for topic in tops if own and topic.name.startswith(own)]
    found = exact or begun
    return found[0] if len(found) == 1 else None


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
    table = ChainMap(_sections_of(host), _sections())
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
    if language is not None and language not in shipped().languages:
        return None
    scores = score_topics(headline, standfirst, text)
    own = max(scores, key=scores.__getitem__) if scores else None
    if scores is None or own is None or scores[own] < LEAST_SCORE:
        return None
    score = round(min(1.0, scores[own]), 3)
    return Topical(topic=topic_of(own), below=None, source="words", word="", score=score)


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
