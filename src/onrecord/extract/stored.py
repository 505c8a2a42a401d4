"""Stored: the article that a page's scripts hold, where its HTML shows none.

Pages that are built in the browser ship their article as data: in a script of JSON
(`__NEXT_DATA__`), as a value that a script assigns (`window.__INITIAL_STATE__ = {...}`,
`Fusion.globalContent = {...}`), quoted inside `JSON.parse("...")`, or in pieces that are pushed
one by one. The text is one string of HTML, or a list of blocks, or a tree down to single runs
of words. What is taken: the innermost value with a name of bodies that holds most of the words
found in any, in an object that bears the page's own headline where one does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.datatext import count_words_in, paragraphs_in
from onrecord.extract.jsonld import Json, texts_of
from onrecord.extract.metadata import Metadata, Said
from onrecord.extract.titles import letters_of

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_VALUE = re.compile(r"(?:=|\(|:)\s*(?=[{\[])|JSON\.parse\(\s*(?=[\"'])|__next_f\.push\(\s*(?=\[)")
_PIECE = re.compile(r"__next_f\.push\(\s*(\[.*\])\s*\)", re.DOTALL)
_NUMBERED = "__NUXT_DATA__"  # a row of values, those inside others told by their numbers
_LINKED_DATA, _OPENERS = "ld+json", ("{", "[")
_DECODER = json.JSONDecoder(strict=False)
_MIN_SCRIPT_CHARS = 400
_MOST_VALUES, _MOST_NODES, _MOST_DEPTH = 40, 60_000, 60
_MOST_CHARS = 3_000_000
_ENOUGH_WORDS = 60
_MOST_OF = 0.7  # of the words of the fullest value
_BODIES = frozenset(
    (
        "body", "content", "contents", "articlebody", "bodytext", "bodyhtml", "text", "html",
        "contentelements", "blocks", "paragraphs", "components", "storybody", "articletext", "fulltext",
        "richtext", "textblocks", "maincontent", "articlecontent", "storycontent", "rendered", "elements",
        "contenthtml", "story", "copy", "bodyelements", "maintext", "detail", "contentblocks", "bodyblocks",
        "children",
    )
)  # fmt: skip
_TEXTS = (
    "content", "text", "html", "value", "body", "children", "contents", "blocks", "paragraphs", "components",
    "elements", "items", "nodes", "rendered", "processed", "paragraph", "data", "model", "attributes",
)  # fmt: skip
_INLINE_OF = re.compile(r"^(?:core/)?(?:p|para(?:graph)?|block|text-?block|heading(?:-?\d)?|h[1-6])$")
_OTHERS = re.compile(
    r"related|recommend|comment|most|popular|promo|teaser|\bnav|menu|footer|header|advert|newsletter|gallery"
    r"|image|picture|photo|video|audio|embed|caption|author|tweet|social|quiz|poll|interstitial|divider"
    r"|link-?list|trending|latest|config|translation|messages|^ads?$|^raw|sponsor|byline|credit|consent|cookie"
    r"|privacy|legal|terms|gdpr|policy|i18n|locale"
)
_KIND_KEYS = ("type", "_type", "kind", "nodetype", "__typename", "blocktype", "name")
_FORMS_OF_HEADLINE = ("basic", "rendered", "main", "web")
_HEADLINES = ("headline", "title", "headlines", "basic", "name")
_PUBLISHED = (
    "datepublished", "publishedat", "published_at", "published", "publishdate", "publish_date",
    "display_date", "firstpublishdate", "first_publish_date", "publicationdate", "publication_date",
    "publisheddate", "published_date", "pubdate", "firstpublished", "publishedtime", "datetime", "date",
)  # fmt: skip
_AUTHORS = ("author", "authors", "byline", "bylines", "creator", "contributors", "credits")
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article as a page's scripts hold it.

    Args:
        text: Its paragraphs, parted by one blank line.
        headline: As given, or None.
        published: When it was published, as given, or None.
        authors: Names as given.
    """

    text: str
    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A value that may be the article's body, with the objects about it, the innermost last."""

    paragraphs: list[str]
    words: int
    about: tuple[dict[str, Json], ...]


def stored_article(source: str, *, headlines: Sequence[str], title: str | None = None) -> Stored | None:
    """Find the article that a page's scripts hold.

    Args:
        source: The page's HTML.
        headlines: As the page's data names its article; where it does, so must the scripts.
        title: The page's <title>.

    Returns:
        The article, or None where no script holds a text long enough.
    """
    found = [each for value in _values(source) for each in _bodies(value)]
    own = {letters_of(each) for each in (*headlines, title or "") if each}
    named = [each for each in found if any(_is_named(about, own) for about in each.about)]
    found = named if named or headlines else found
    most = max((each.words for each in found), default=0)
    if most < _ENOUGH_WORDS:
        return None
    best = max((each for each in found if each.words >= _MOST_OF * most), key=lambda each: len(each.about))
    about = [_lowered(each) for each in reversed(best.about)]
    return Stored(
        text="\n\n".join(best.paragraphs),
        headline=next((each for own in about for each in _headlines_of(own)), None),
        published=next(filter(None, map(_published_of, about)), None),
        authors=next(filter(None, map(_authors_of, about)), ()),
    )


def with_stored(metadata: Metadata, stored: Stored) -> Metadata:
    """Give a page's metadata with what its scripts say of the article, where it is silent itself."""
    published = (Said(value=stored.published, where="the page's scripts"),) if stored.published else ()
    headline = (Said(value=stored.headline, where="the page's scripts"),) if stored.headline else ()
    return replace(
        metadata,
        titles=(*metadata.titles, *headline),
        published=metadata.published or published,
        authors=metadata.authors or stored.authors,
    )


def _values(source: str) -> Iterator[Json]:
    """Give the JSON values that a page's scripts hold."""
    pieces: list[str] = []
    for attributes, script in _SCRIPT.findall(source):
        piece = _PIECE.search(script)
        if piece:
            pieces += [each for each in _read_list(piece[1]) if isinstance(each, str)]
        elif len(script) >= _MIN_SCRIPT_CHARS and _LINKED_DATA not in attributes.lower():
            numbered = _NUMBERED in attributes
            yield from (_unnumbered(value) if numbered else value for value in _values_of(script))
    yield from _values_of_pieces("".join(pieces))


def _values_of(script: str) -> Iterator[Json]:
    text = script.strip()
    at = 0
    if not text.startswith(_OPENERS):
        first = _VALUE.search(text)
        at = first.end() if first else len(text)
    for _ in range(_MOST_VALUES):
        if at >= len(text):
            return
        value, end = _decoded(text, at)
        if isinstance(value, str):
            value = _decoded(value, 0)[0]
        if value is not None:
            yield value
        following = _VALUE.search(text, end)
        at = following.end() if following else len(text)


def _values_of_pieces(text: str) -> Iterator[Json]:
    """Read what was pushed piece by piece: a row a line behind its number; long texts stand alone."""
    for row in text.split("\n"):
        _, _, value = row.partition(":")
        if value.startswith(_OPENERS):
            yield _decoded(value, 0)[0]
        elif "<p" in value:
            yield {"body": value.partition(",")[2]}


def _unnumbered(value: Json) -> Json:
    """Put into the objects and lists of a row of values what their numbers stand for."""
    if not isinstance(value, list) or not value:
        return value
    rows, left = value, [_MOST_NODES]

    def at(number: Json, depth: int) -> Json:
        left[0] -= 1
        if not isinstance(number, int) or not 0 <= number < len(rows) or depth > _MOST_DEPTH or left[0] < 0:
            return None
        own = rows[number]
        if isinstance(own, dict):
            return {key: at(each, depth + 1) for key, each in own.items()}
        if isinstance(own, list):  # some open with the name of their kind
            return [at(each, depth + 1) for each in own if isinstance(each, int)]
        return own

    return at(0, 0)


def _read_list(text: str) -> list[Json]:
    value = _decoded(text, 0)[0]
    return value if isinstance(value, list) else []


def _decoded(text: str, at: int) -> tuple[Json, int]:
    """Read the value at one place; None where there is none, with the place to go on from."""
    if text[at : at + 1] == "'":
        end = text.find("')", at)
        text, at = '"' + text[at + 1 : end].replace("\\'", "'").replace('"', '\\"') + '"', 0
    try:
        value, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at + 1
    return value, end


def _bodies(value: Json) -> Iterator[_Found]:
    """Give the values of a JSON value that may be a body, outer ones first."""
    left: list[tuple[Json, tuple[dict[str, Json], ...]]] = [(value, ())]
    seen = read = 0
    while left and seen < _MOST_NODES and read < _MOST_CHARS:  # a body inside a body is read again
        node, about = left.pop()
        seen += 1
        if isinstance(node, list):
            left.extend((each, about) for each in node if isinstance(each, (dict, list)))
        elif isinstance(node, dict) and len(about) < _MOST_DEPTH:
            inner = (*about, node)
            for key, each in node.items():
                if not each or isinstance(each, (bool, int, float)) or _OTHERS.search(key.lower()):
                    continue
                if _NOT_LETTERS.sub("", key.lower()) in _BODIES:
                    paragraphs = list(_paragraphs_of(each, 0))
                    words = sum(map(count_words_in, paragraphs))
                    read += sum(map(len, paragraphs))
                    if words >= _ENOUGH_WORDS:
                        yield _Found(paragraphs, words, inner)
                if isinstance(each, (dict, list)):
                    left.append((each, inner))


def _paragraphs_of(value: Json, depth: int) -> Iterator[str]:
    """Give the paragraphs that a value holds: a string's, a list's parts', those of a tree's blocks."""
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, str):
        if " " in value or not value.isascii():
            yield from paragraphs_in(value)
    elif isinstance(value, list):
        for each in value:
            yield from _paragraphs_of(each, depth + 1)
    elif isinstance(value, dict):
        own = _lowered(value)
        kind = _kind_of(own)
        if _OTHERS.search(kind):
            return
        inner = next((own[key] for key in _TEXTS if own.get(key)), None)
        if isinstance(inner, list) and _INLINE_OF.match(kind):
            yield from paragraphs_in("".join(_runs_of(inner, 0)))
        else:
            yield from _paragraphs_of(inner, depth + 1)


def _runs_of(value: Json, depth: int) -> Iterator[str]:
    """Give the runs of words inside one block."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < _MOST_DEPTH:
        for each in value:
            yield from _runs_of(each, depth + 1)
    elif isinstance(value, dict) and depth < _MOST_DEPTH:
        own = _lowered(value)
        yield from _runs_of(next((own[key] for key in _TEXTS if own.get(key)), None), depth + 1)


def _lowered(node: dict[str, Json]) -> dict[str, Json]:
    return {key.lower(): value for key, value in node.items()}


def _kind_of(node: dict[str, Json]) -> str:
    kinds = (node.get(key) for key in _KIND_KEYS)
    return next((each.lower() for each in kinds if isinstance(each, str) and " " not in each), "")


def _is_named(node: dict[str, Json], own: Iterable[str]) -> bool:
    """Say whether an object bears one of the page's own headlines."""
    keys = [letters_of(each) for each in _headlines_of(_lowered(node))]
    return any(key and each.startswith(key) for key in keys for each in own)


def _headlines_of(node: dict[str, Json]) -> list[str]:
    """Give the texts of an object that may be its headline."""
    texts = [each for key in _HEADLINES for each in texts_of(node.get(key), *_FORMS_OF_HEADLINE)]
    return [each for each in texts if " " in each or not each.isascii()]


def _published_of(node: dict[str, Json]) -> str | None:
    values = (node.get(key) for key in _PUBLISHED)
    return next(
        (str(each) for each in values if isinstance(each, (str, int)) and str(each)[:1].isdigit()), None
    )


def _authors_of(node: dict[str, Json]) -> tuple[str, ...]:
    for key in _AUTHORS:
        names = texts_of(node.get(key), "name", "displayName", "fullName", "by", "authors")
        if names:
            return names
    return ()
