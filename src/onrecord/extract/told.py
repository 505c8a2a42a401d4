"""Told: the places of an HTML page that speak about it, gathered in one selection.

Scripts of JSON-LD, <meta>, <title>, <link rel=canonical>, elements with itemprop, <time> and what may
hold a caption, each as the page has it. What the values mean is for `metadata` and `captions` to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.extract import captions
from onrecord.extract.lines import fold

_PLACES = (
    "title, meta[content], script, link[rel='canonical'][href], time[datetime], abbr[title],"
    f"[itemprop~='author'], [itemprop~='datePublished'], [itemprop~='dateModified'], {captions.PLACES}"
)
_DATA = "ld+json"
_ITEMS = ("author", "datepublished", "datemodified")
_MAX_ITEMS = 8
_MAX_TIMES = 24
_MAX_CHARS = 2_000


@dataclass(slots=True, kw_only=True)
class Told:
    """What a page tells of itself, unread.

    Args:
        data: Texts of the JSON-LD scripts.
        meta: Contents by property or name, lower case, in page order.
        title: The <title>, white space folded; may be empty.
        canonical: Address of the page as it gives it, or None.
        language: The `lang` of <html>, or None.
        items: Microdata by itemprop, lower case.
        times: Values of <time datetime> and <abbr title>, in page order.
        own_times: Those of `times` that say they are the publication's; else the only one there is.
        captions: The elements that may be a picture's caption, in page order.
        scripts: All scripts.
    """

    data: list[str] = field(default_factory=list)
    meta: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    canonical: str | None = None
    language: str | None = None
    items: dict[str, list[str]] = field(default_factory=dict)
    times: tuple[str, ...] = ()
    own_times: tuple[str, ...] = ()
    captions: list[LexborNode] = field(default_factory=list)
    scripts: list[LexborNode] = field(default_factory=list)

    def empty_scripts(self) -> None:
        """Take the scripts' texts out of the tree: they are half of a page, and hold none of its lines."""
        for script in self.scripts:
            text = script.child
            if text is not None:
                text.decompose()
        self.scripts.clear()


def tell(tree: LexborHTMLParser) -> Told:
    """Gather what a page tells of itself.

    Args:
        tree: The parsed page; it is not changed.

    Returns:
        The values as they stand, white space folded.
    """
    told = Told()
    told.language = tree.root.attributes.get("lang") if tree.root else None
    times: list[str] = []
    own: list[str] = []
    title: LexborNode | None = None
    last, left = 0, 0
    for node in tree.css(_PLACES):  # each once for each of the places that it is
        tag, attributes = node.tag, node.attributes
        if "class" in attributes or tag == "figcaption":
            if node.mem_id != last:
                last, left = node.mem_id, captions.places_among(tag, attributes)
            if left:
                left -= 1
                told.captions.append(node)
                continue
        if tag == "meta":
            _add_meta(told, attributes)
        elif tag == "title":
            title = title or node  # the first; further ones are those of drawings
        elif tag == "script":
            told.scripts.append(node)
            if _DATA in (attributes.get("type") or "").lower():
                told.data.append(node.text() or "")
        elif tag == "link":
            told.canonical = told.canonical or attributes.get("href")
        else:
            _add_item(told, node, attributes)
            if tag in ("time", "abbr") and len(times) < _MAX_TIMES:
                _add_time(attributes, times, own)
    told.title = fold(title.text()) if title else ""
    told.times = tuple(times)
    told.own_times = tuple(own) or (tuple(times) if len(set(times)) == 1 else ())
    return told


def _add_meta(told: Told, attributes: dict[str, str | None]) -> None:
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    content = fold((attributes.get("content") or "")[:_MAX_CHARS])
    if name and content:
        told.meta.setdefault(name.strip().lower(), []).append(content)


def _add_item(told: Told, node: LexborNode, attributes: dict[str, str | None]) -> None:
    for name in (attributes.get("itemprop") or "").lower().split():
        values = told.items.setdefault(name, []) if name in _ITEMS else None
        if values is not None and len(values) < _MAX_ITEMS:
            value = _value_of(node, attributes)
            if value and value not in values:
                values.append(value)


def _add_time(attributes: dict[str, str | None], times: list[str], own: list[str]) -> None:
    value = attributes.get("datetime") or attributes.get("title") or ""
    if not value[:2].isdigit() and not value[-4:].isdigit():
        return
    times.append(value)
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    if "pubdate" in attributes or "publish" in name:
        own.append(value)


def _value_of(node: LexborNode, attributes: dict[str, str | None]) -> str:
    given = attributes.get("content") or attributes.get("datetime") or attributes.get("title")
    if given:
        return fold(given)
    inner = node.css_first("[itemprop='name']")
    return fold(inner.text() if inner else node.text())
