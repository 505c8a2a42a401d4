"""Metadata: what an HTML page says of its article out of sight.

Order of trust inside each field: JSON-LD, then <meta>, then microdata and <time>. Nothing is
decided here that needs the visible lines; `assembly` weighs these values against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.extract.jsonld import Json, article_node, first_text, texts_of, types_of
from onrecord.extract.lines import fold
from onrecord.extract.times import read_time

_LD = "script[type*='ld+json']"
_TITLE_META = (
    "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title",
)  # fmt: skip
_DESCRIPTION_META = (
    "og:description", "description", "twitter:description", "dc.description", "sailthru.description",
)  # fmt: skip
_AUTHOR_META = (
    "author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
    "og:article:author", "dcsext.author", "cxenseparse:author", "article:author_name", "citation_author",
)  # fmt: skip
_PUBLISHED_META = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "date", "pubdate",
    "publish-date", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dc.date", "dc.date.created", "dcterms.created", "dcterms.date", "dcterms.issued",
    "og:article:published_time", "cxenseparse:recs:publishtime", "article.published", "ptime",
    "displaydate", "originalpublicationdate", "citation_publication_date", "citation_date", "pub_date",
    "published_time", "publishdate", "last-modified-date", "created", "timestamp", "article_date_original",
    "bt:pubdate", "rnews:datepublished", "vr:published_time", "dc.terms.issued", "content_create_date",
    "iso-8601-publish-date",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "revision_date", "modified_time", "og:modified_time",
)  # fmt: skip
_SECTION_META = (
    "article:section", "og:section", "og:article:section", "section", "parsely-section",
    "cxenseparse:section", "category", "dc.subject",
)  # fmt: skip
_TOPIC_META = (
    "news_keywords", "keywords", "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags",
)  # fmt: skip
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as the page describes it out of sight."""

    caption: str | None
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article; empty or None where it is silent.

    Args:
        headlines: Candidates, the most trusted first.
        document_title: The <title>.
        descriptions: Summaries, the most trusted first.
        authors: Names as the page's data gives them.
        published, modified: ISO 8601.
        section, topics: As the page names them.
        outlet, url, language: Publisher, canonical address, ISO 639-1 code.
        body: The article's text where the data holds it.
        pictures: Captions and credits.
        is_cut: Whether the data says that the article is not free to read.
    """

    headlines: tuple[str, ...] = ()
    document_title: str | None = None
    descriptions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    pictures: tuple[Picture, ...] = ()
    is_cut: bool = False


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """Read what the page says of itself in JSON-LD, <meta>, microdata and <time>.

    Args:
        tree: The parsed page; it is not changed.

    Returns:
        The metadata; nothing in it is guessed.
    """
    article = article_node([node.text() or "" for node in tree.css(_LD)])
    meta = _meta(tree)
    title = tree.css_first("title")
    authors = texts_of(article.get("author"), "name", "givenName") or texts_of(article.get("creator"), "name")
    return Metadata(
        headlines=_unique((first_text(article.get("headline")), *_all(meta, _TITLE_META))),
        document_title=fold(title.text()) or None if title else None,
        descriptions=_unique((first_text(article.get("description")), *_all(meta, _DESCRIPTION_META))),
        authors=_names(authors) or _names(_all(meta, _AUTHOR_META)) or _names(_microdata(tree, "author")),
        published=_first_time((*texts_of(article.get("datePublished")), *_all(meta, _PUBLISHED_META)))
        or _first_time(
            (*_microdata(tree, "datePublished"), *texts_of(article.get("dateCreated")), *_times(tree))
        ),
        modified=_first_time((*texts_of(article.get("dateModified")), *_all(meta, _MODIFIED_META)))
        or _first_time(_microdata(tree, "dateModified")),
        section=first_text(article.get("articleSection")) or next(iter(_all(meta, _SECTION_META)), None),
        topics=_topics(article, meta),
        outlet=first_text(article.get("publisher"), "name")
        or next(iter(_all(meta, ("og:site_name",))), None),
        url=_address(tree, article, meta),
        language=_language(tree, article, meta),
        body=first_text(article.get("articleBody")),
        pictures=_pictures(article),
        is_cut=str(article.get("isAccessibleForFree")).lower() in ("false", "no", "0"),
    )


def _meta(tree: LexborHTMLParser) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = fold(attributes.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _all(meta: Mapping[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for name in names for value in meta.get(name, ()))


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return _unique(value for value in values if not _ADDRESS.search(value) and len(value) < 200)


def _microdata(tree: LexborHTMLParser, name: str) -> tuple[str, ...]:
    return _unique(map(_value_of, tree.css(f"[itemprop~='{name}']")[:8]))


def _value_of(node: LexborNode) -> str:
    inner = node.css_first("[itemprop='name']")
    attributes = node.attributes
    return fold(
        attributes.get("content")
        or attributes.get("datetime")
        or (inner.text() if inner else node.text())
        or ""
    )


def _times(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Give the <time> values that say they are the publication's, else the only one there is."""
    nodes = tree.css("time[datetime]")
    own = [node for node in nodes if "pubdate" in node.attributes or "publish" in _class(node)]
    if not own and len({node.attributes.get("datetime") for node in nodes}) == 1:
        own = nodes[:1]
    return tuple(node.attributes.get("datetime") or "" for node in own)


def _class(node: LexborNode) -> str:
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()


def _first_time(values: Iterable[str]) -> str | None:
    return next(filter(None, (read_time(value) for value in values)), None)


def _topics(article: Mapping[str, Json], meta: Mapping[str, list[str]]) -> tuple[str, ...]:
    own = texts_of(article.get("keywords"), "name", "termCode")
    named = own or _all(meta, ("news_keywords",)) or _all(meta, ("article:tag",)) or _all(meta, _TOPIC_META)
    if len(named) == 1:
        separator = ";" if ";" in named[0] and "," not in named[0] else ","
        named = tuple(named[0].split(separator))
    return _unique(fold(name) for name in named)


def _address(
    tree: LexborHTMLParser, article: Mapping[str, Json], meta: Mapping[str, list[str]]
) -> str | None:
    link = tree.css_first("link[rel='canonical'][href]")
    candidates = (
        link.attributes.get("href") if link else None,
        *_all(meta, ("og:url",)),
        first_text(article.get("url")),
        first_text(article.get("mainEntityOfPage"), "@id", "url"),
    )
    return next((value for value in candidates if value and value.startswith(("http://", "https://"))), None)


def _language(
    tree: LexborHTMLParser, article: Mapping[str, Json], meta: Mapping[str, list[str]]
) -> str | None:
    candidates = (
        first_text(article.get("inLanguage"), "alternateName", "name"),
        tree.root.attributes.get("lang") if tree.root else None,
        *_all(meta, ("og:locale", "content-language", "dc.language", "language")),
    )
    for value in candidates:
        code = re.match(r"([A-Za-z]{2})(?:[-_]|$)", value or "")
        if code:
            return code.group(1).lower()
    return None


def _pictures(article: Mapping[str, Json]) -> tuple[Picture, ...]:
    images = article.get("image")
    found: list[Picture] = []
    for image in images if isinstance(images, list) else [images]:
        if isinstance(image, dict) and types_of(image) & {"ImageObject"}:
            caption = first_text(image.get("caption")) or first_text(image.get("description"))
            credits = texts_of(image.get("creditText")) or texts_of(image.get("creator"), "name")
            if caption or credits:
                found.append(Picture(caption=caption, credits=credits))
    return tuple(found)
