"""JSON-LD: what a page says of its article in schema.org's words.

Reads every script of the page, whole graphs and nested objects too. Broken JSON is mended
where sites break it alike: comments, control characters, commas too many, a missing end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from typing import TypeAlias

from onrecord.extract.lines import fold

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|Review|OpinionNewsArticle)$")
_PAGE_TYPES = frozenset(
    ("WebPage", "ItemPage", "VideoObject", "AudioObject", "PodcastEpisode", "Event", "Recipe")
)
# What stands under these keys is another's: a reader's comment, a list of further articles.
_OTHERS = frozenset(
    ("comment", "comments", "review", "reviews", "itemListElement", "mentions", "citation", "hasPart")
)
_TITLE_MATCH = 3
_COMMENTS = re.compile(
    r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*;?\s*$|<!--|-->|^\s*/\*.*?\*/", re.DOTALL
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_SCALAR = re.compile(
    r'"(headline|datePublished|dateModified|description|articleSection|articleBody|@type|alternativeHeadline)"'
    r'\s*:\s*"((?:[^"\\]|\\.)*)"'
)
_MAX_NODES = 20_000
_DECODER = json.JSONDecoder(strict=False)
_MENDINGS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: _COMMENTS.sub(" ", text).strip().rstrip(";"),
    lambda text: _TRAILING_COMMA.sub(r"\1", text),
    lambda text: text.replace("\\'", "'"),
    unescape,
)


def objects_of(sources: Iterable[str]) -> tuple[dict[str, Json], ...]:
    """Give every object of the page's JSON-LD scripts, outer ones first, but those of others' works."""
    return tuple(node for source in sources for node in _objects(_parse(source)))


def article_node(nodes: Sequence[dict[str, Json]], *, title: str = "") -> Mapping[str, Json]:
    """Find the object that describes the page's article.

    Args:
        nodes: As `objects_of` gives them.
        title: The page's title; of several articles the one that it names is taken.

    Returns:
        The object, references to other objects of the graph filled in one level deep; empty
        where the page has none. An article's comes before a page's or a video's.
    """
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 2}
    articles = [node for node in nodes if _is_article(node)]
    best = max(articles, key=lambda node: _fullness(node, title), default=None)
    if best is None:
        best = next((node for node in nodes if types_of(node) & _PAGE_TYPES and "datePublished" in node), {})
    return {key: _resolved(value, known) for key, value in best.items()}


def site_names(nodes: Sequence[Mapping[str, Json]]) -> tuple[str, ...]:
    """Give the names under which the page's data speaks of its site, from its WebSite objects."""
    return tuple(name for node in nodes if "WebSite" in types_of(node) for name in texts_of(node.get("name")))


def types_of(node: Mapping[str, Json]) -> frozenset[str]:
    """Give the type names of an object, without their namespace."""
    kind = node.get("@type")
    if isinstance(kind, str):
        return _type_named(kind)
    return frozenset(_bare(str(name)) for name in (kind if isinstance(kind, list) else [kind]) if name)


@lru_cache(maxsize=1024)
def _type_named(kind: str) -> frozenset[str]:
    return frozenset((_bare(kind),)) if kind else frozenset()


def _bare(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def texts_of(value: Json, *keys: str) -> tuple[str, ...]:
    """Give the texts of a value: of a string, of a list's parts, of an object's first key.

    Args:
        value: Any JSON value.
        keys: Where an object keeps its text, the best first; by default its name.

    Returns:
        Texts with entities undone and white space folded, without repeats.
    """
    if value is None:  # most often
        return ()
    found: list[str] = []
    values: list[Json] = [value]
    while values and len(found) < 200:
        head = values.pop(0)
        if isinstance(head, str):
            found.append(fold(unescape(unescape(head)) if "&" in head else head))
        elif isinstance(head, list):
            values[:0] = head
        elif isinstance(head, dict):
            values[:0] = [next((head[key] for key in keys or ("name",) if head.get(key)), None)]
    return tuple(dict.fromkeys(filter(None, found)))


def first_text(value: Json, *keys: str) -> str | None:
    """Give the first text of a value, or None; see `texts_of`."""
    return next(iter(texts_of(value, *keys)), None) if value is not None else None


def _parse(source: str) -> Json:
    """Parse one script; where it is broken, by one mending after the other."""
    text = source.strip()
    for mend in _MENDINGS:
        text = mend(text)
        try:
            parsed: Json = _DECODER.decode(text)
        except (ValueError, RecursionError):
            continue
        return parsed
    return _salvage(text)


def _salvage(text: str) -> Json:
    """Take what scalar fields can be read from JSON that stays broken."""
    found: dict[str, Json] = {}
    for key, raw in _SCALAR.findall(text):
        try:
            found.setdefault(key, json.loads(f'"{raw}"', strict=False))
        except ValueError:
            continue
    author = re.search(r'"author"\s*:\s*[\[{\s]*[^\]}]*?"name"\s*:\s*"((?:[^"\\]|\\.)*)"', text)
    if author:
        found["author"] = author.group(1)
    return found


def _objects(value: Json) -> Iterator[dict[str, Json]]:
    values, seen = [value], 0
    while values and seen < _MAX_NODES:
        head = values.pop()
        seen += 1
        if isinstance(head, list):
            values.extend(reversed(head))
        elif isinstance(head, dict):
            yield head
            inner = [
                each for key, each in head.items() if isinstance(each, (list, dict)) and key not in _OTHERS
            ]
            values.extend(reversed(inner))


def _is_article(node: Mapping[str, Json]) -> bool:
    return any(_ARTICLE.search(name) for name in types_of(node)) and (
        "headline" in node or "datePublished" in node or "name" in node
    )


def _fullness(node: Mapping[str, Json], title: str) -> int:
    keys = (
        "headline",
        "datePublished",
        "author",
        "articleBody",
        "description",
        "publisher",
        "mainEntityOfPage",
    )
    headline = first_text(node.get("headline"))
    is_named = bool(headline) and str(headline)[:40].casefold() in title.casefold()
    return sum(bool(node.get(key)) for key in keys) + _TITLE_MATCH * is_named


def _resolved(value: Json, known: Mapping[str, Json]) -> Json:
    if isinstance(value, list):
        return [_resolved(each, known) for each in value[:200]]
    if isinstance(value, dict) and len(value) <= 2 and value.get("@id"):
        return known.get(str(value["@id"]), value)
    return value
