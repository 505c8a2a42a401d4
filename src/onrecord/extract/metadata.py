"""Metadata: what an HTML page says of its article out of sight.

Order of trust inside each field: JSON-LD, then <meta>, then microdata and <time>. Nothing is
decided here that needs the visible lines; `heading`, `moments` and `byline` weigh these values
against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from onrecord.extract.agencies import AGENCIES
from onrecord.extract.captions import Caption, read_captions
from onrecord.extract.datatext import paragraphs_in
from onrecord.extract.jsonld import Json, article_node, first_text, objects_of, site_names, texts_of, types_of
from onrecord.extract.keywords import topic_of
from onrecord.extract.lines import fold
from onrecord.extract.told import Told, tell

_TITLE_META = (
    "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title",
)  # fmt: skip
_DESCRIPTION_META = (
    "og:description", "description", "twitter:description", "dc.description", "sailthru.description",
)  # fmt: skip
_AUTHOR_META = (
    "author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
    "og:article:author", "dcsext.author", "cxenseparse:author", "article:author_name", "citation_author",
    "mrf:authors", "cse_author", "byline", "article.author", "rbauthors",
)  # fmt: skip
_PUBLISHED_META = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "pubdate",
    "publish-date", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "article.published", "ptime", "displaydate", "originalpublicationdate",
    "citation_publication_date", "citation_date", "pub_date", "published_time", "publishdate",
    "article_date_original", "bt:pubdate", "rnews:datepublished", "vr:published_time",
    "iso-8601-publish-date", "dc.date.issued", "dcterms.issued", "dc.terms.issued",
    "article:published_date", "article_publish_date", "articlepublishdate", "prism.publicationdate",
    "rbpubdate", "shareaholic:article_published_time", "cxenseparse:publishtime", "publication-date",
    "publishedat", "og:article:published", "og:pubdate", "dc.dateissued", "dcterms.dateissued",
)  # fmt: skip
_MADE_META = (
    "date", "og:article:published_time", "dc.date", "dc.date.created", "dcterms.created", "dcterms.date",
    "created", "timestamp", "content_create_date", "last-modified-date",
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
_SITE_META = ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:ios:app_name")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|@")
_WRITTEN_BY = re.compile(
    r"(?:written|posted|published) by|authors?$|by$|(?:geschrieben|verfasst|veröffentlicht) von|autor(?:in)?$"
    r"|(?:escrito|publicado) por|(?:rédigé|écrit|publié) par|auteurs?$|scritto da|geschreven door"
    r"|napisane przez|skrivet av|skrevet a[vf]|написано|автор|yazan|yazar|penulis|ditulis oleh|作者|投稿者"
    r"|執筆者|글쓴이|كُتب بواسطة|κείμενο",
    re.IGNORECASE,
)
_MAILED = re.compile(r"^\S+@\S+\s+\(([^()@]{3,80})\)$")
_HTTP = ("http://", "https://")
_MAX_NAME_CHARS = 200
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as the page describes it out of sight."""

    caption: str | None
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value and the name of the place that gives it."""

    value: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article; empty or None where it is silent.

    Args:
        headlines: Candidates, the most trusted first.
        titles: The same with the places that give them, repeats kept.
        document_title: The <title>.
        descriptions: Summaries, the most trusted first.
        authors: Names as the page's data gives them.
        published: Times of publication, as given, the most trusted first.
        made: Times that may be those of publication or of the page's making.
        modified: Times of the last change.
        times: All values of <time> and of elements that are named after a date, in page order.
        section, topics: As the page names them.
        outlet, url, language: Publisher, canonical address, ISO 639-1 code.
        sites: Names under which the page speaks of its site.
        body: The article's text where the data holds it.
        pictures: Captions and credits as the data gives them.
        captions: What the caption elements of the page hold.
        is_article: Whether the data calls the page an article or a video.
        is_cut: Whether the data says that the article is not free to read.
        is_live: Whether the data calls the page a live blog.
    """

    headlines: tuple[str, ...] = ()
    titles: tuple[Said, ...] = ()
    document_title: str | None = None
    descriptions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: tuple[Said, ...] = ()
    made: tuple[Said, ...] = ()
    modified: tuple[Said, ...] = ()
    times: tuple[str, ...] = ()
    section: str | None = None
    topics: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    sites: tuple[str, ...] = ()
    body: str | None = None
    pictures: tuple[Picture, ...] = ()
    captions: tuple[Caption, ...] = ()
    is_article: bool = False
    is_cut: bool = False
    is_live: bool = False


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """Read what the page says of itself; see `metadata_of`. The parsed page is not changed."""
    return metadata_of(tell(tree))


def metadata_of(told: Told) -> Metadata:
    """Read what a page says of itself in JSON-LD, <meta>, microdata and <time>.

    Args:
        told: What it tells, as it stands there.

    Returns:
        The metadata; nothing in it is guessed.
    """
    meta, title = told.meta, told.title
    nodes = objects_of(told.data)
    article = article_node(nodes, title=title)
    headline = first_text(article.get("headline"))
    titles = (*_said(filter(None, (headline,)), "JSON-LD"), *_all_said(meta, _TITLE_META))
    authors = texts_of(article.get("author"), "name", "givenName") or texts_of(article.get("creator"), "name")
    publisher = first_text(article.get("publisher"), "name")
    sites = _all(meta, _SITE_META)
    return Metadata(
        headlines=_unique(each.value for each in titles),
        titles=(*titles, *_said(filter(None, (title,)), "<title>")),
        document_title=title or None,
        descriptions=_unique((first_text(article.get("description")), *_all(meta, _DESCRIPTION_META))),
        authors=_names(authors)
        or _names(_all(meta, _AUTHOR_META))
        or _names(told.items.get("author", ()))
        or _names(_labelled(meta))
        or _names(each for value in meta.get("parsely-page", ()) for each in _page_authors(value)),
        published=(
            *_said(texts_of(article.get("datePublished")), "JSON-LD"),
            *_all_said(meta, _PUBLISHED_META),
            *_said(told.items.get("datepublished", ()), "microdata"),
        ),
        made=(
            *_all_said(meta, _MADE_META),
            *_said(told.own_times, "<time>"),
            *_said(texts_of(article.get("dateCreated")), "JSON-LD"),
        ),
        modified=(
            *_said(texts_of(article.get("dateModified")), "JSON-LD"),
            *_all_said(meta, _MODIFIED_META),
            *_said(told.items.get("datemodified", ()), "microdata"),
        ),
        times=told.times,
        section=first_text(article.get("articleSection")) or next(iter(_all(meta, _SECTION_META)), None),
        topics=_topics(article, meta),
        outlet=_outlet(publisher, meta),
        url=_address(told, article),
        language=_language(told, article),
        sites=_unique((publisher, *sites, *site_names(nodes))),
        body=_body(article.get("articleBody")),
        pictures=_pictures(article),
        captions=read_captions(told.captions),
        is_article=bool(headline) or _all(meta, ("og:type",))[:1] in (("article",), ("video.other",)),
        is_cut=str(article.get("isAccessibleForFree")).lower() in ("false", "no", "0")
        or _all(meta, ("article:content_tier", "content_tier"))[:1] == ("locked",),
        is_live="LiveBlogPosting" in types_of(article),
    )


def _all(meta: Mapping[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for name in names if name in meta for value in meta[name])


def _all_said(meta: Mapping[str, list[str]], names: Iterable[str]) -> tuple[Said, ...]:
    return tuple(
        Said(value=value, where=f"<meta {name}>") for name in names if name in meta for value in meta[name]
    )


def _said(values: Iterable[str], where: str) -> tuple[Said, ...]:
    return tuple(Said(value=value, where=where) for value in values)


def _labelled(meta: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Give the author that a card for other sites names: a label ("Written by"), and what it labels."""
    for label, data in (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")):
        if any(_WRITTEN_BY.match(each) for each in meta.get(label, ())):
            return tuple(meta.get(data, ()))
    return ()


def _page_authors(value: str) -> tuple[str, ...]:
    """Give the authors of what Parse.ly pages write as JSON into one <meta>."""
    return tuple(
        name for node in objects_of((value,)) for name in texts_of(node.get("authors") or node.get("author"))
    )


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _names(values: Iterable[str]) -> tuple[str, ...]:
    values = (_MAILED.sub(r"\1", value) for value in values)
    return _unique(value for value in values if not _ADDRESS.search(value) and len(value) < _MAX_NAME_CHARS)


def _topics(article: Mapping[str, Json], meta: Mapping[str, list[str]]) -> tuple[str, ...]:
    own = texts_of(article.get("keywords"), "name", "termCode")
    named = own or _all(meta, ("news_keywords",)) or _all(meta, ("article:tag",)) or _all(meta, _TOPIC_META)
    if len(named) == 1:
        separator = ";" if ";" in named[0] and "," not in named[0] else ","
        named = tuple(named[0].split(separator))
    return _unique(topic_of(fold(name)) for name in named)


def _outlet(publisher: str | None, meta: Mapping[str, list[str]]) -> str | None:
    """Give the publisher; an agency only where the site has no name of its own."""
    site = next(iter(_all(meta, ("og:site_name",))), None)
    return site if publisher is None or (site and AGENCIES.fullmatch(publisher)) else publisher


def _body(value: Json) -> str | None:
    """Give the article's text with its paragraphs, parted by one blank line."""
    texts = [value] if isinstance(value, str) else texts_of(value)
    return "\n\n".join(each for text in texts for each in paragraphs_in(text)) or None


def _address(told: Told, article: Mapping[str, Json]) -> str | None:
    candidates = (
        told.canonical,
        *_all(told.meta, ("og:url",)),
        first_text(article.get("url")),
        first_text(article.get("mainEntityOfPage"), "@id", "url"),
    )
    return next((value for value in candidates if value and value.startswith(_HTTP)), None)


def _language(told: Told, article: Mapping[str, Json]) -> str | None:
    candidates = (
        first_text(article.get("inLanguage"), "alternateName", "name"),
        told.language,
        *_all(told.meta, ("og:locale", "content-language", "dc.language", "language")),
    )
    for value in candidates:
        code = _LANGUAGE.match(value or "")
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
