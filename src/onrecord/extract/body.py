"""Body: the tree of an HTML page to its visible lines.

One walk over the tree, without recursion. A line is the run of texts between two block
borders; <br> parts lines too. What class and id of the elements about a line say is read
once an element, as marks from a short list of words that sites use alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.extract.lines import Line, Place, fold

_UNSEEN = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
        "head",
        "select",
        "textarea",
    )
)
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr", "amp-link",
    )
)  # fmt: skip
_REGIONS = {
    "article": "article",
    "main": "main",
    "nav": "nav",
    "aside": "aside",
    "header": "header",
    "footer": "footer",
    "form": "form",
    "figure": "figure",
    "figcaption": "caption",
    "button": "button",
    "table": "table",
    "blockquote": "blockquote",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "h1": "h1",
}
_STRONG = frozenset(("b", "strong"))
_MAX_NAMES = 40  # class names read of one element; style frameworks give hundreds
_HOLDERS = frozenset(
    ("div", "section", "article", "main", "body", "td", "ul", "ol", "blockquote", "aside", "figure")
)

# Marks from class, id, role, itemprop and data-testid: "+" speaks for the article's own words.
_MARKS: tuple[tuple[str, str], ...] = (
    ("+body", r"article-?_?-?(?:body|content|text)|story-?_?-?(?:body|content|text)|entry-?content|post-?_?(?:content|body)"
              r"|articlebody|storybody|content-?_?body|body-?_?(?:content|text|copy)|article__content|richtext|rich-text"
              r"|paragraph|field-name-body|text-?body|main-?text|fulltext|news-?text|news-?body|node-content"),
    ("+article", r"article|story|post|entry|content|detail"),
    ("standfirst", r"standfirst|sub-?_?title|sub-?_?head|deck\b|\bdek|summary|\blead\b|-lead\b|lead-|intro|excerpt|chapo"
                   r"|sottotitolo|entradilla|ingress|vorspann|abstract|sommario|synopsis|teaser-?text|tagline|kicker"),
    ("headline", r"headline|\btitle\b|-title\b|title-|_title"),
    ("byline", r"byline|author|\bautor|by-line|writer|contributor|journalist|redakt"),
    ("date", r"date|time\b|timestamp|publish"),
    ("caption", r"caption|legend|bildunter|\bcutline|photo-?text|image-?text|img-?desc|gallery|slideshow|carousel"),
    ("credit", r"credit|copyright|source\b|photographer|bildquelle"),
    ("-related", r"related|recommend|more-?(?:from|on|stories|news)|read-?(?:more|also|next)|also-?read|teaser|promo\b|promo-"
                 r"|card\b|cards\b|-card|see-?also|similar|linkbox|link-?list|outbrain|taboola|trending|popular|most-?read"
                 r"|latest|next-?up|further|weitere|inline-?link|pullout|mehr-zum"),
    ("-share", r"share|social|sharing|facebook|twitter|whatsapp|follow"),
    ("-newsletter", r"newsletter|subscri|signup|sign-up|paywall|\babo\b|register|regwall|donat|membership|support-us"),
    ("-comment", r"comment|disqus|discussion|respond|leserbrief|kommentar"),
    ("-nav", r"\bnav|navi|menu|breadcrumb|pagination|pager|toolbar|topbar|sitemap|skip-?link|dropdown|footer|header-"
             r"|masthead|sidebar|side-?bar|rail\b|-rail|aside|widget|tabs?\b|accordion"),
    ("-ad", r"\bads?\b|\bad-|-ad\b|advert|sponsor|anzeige|banner|commercial|affiliate|publi"),
    ("-tags", r"\btags?\b|-tags?\b|tag-|topics?\b|keyword|categor|labels?\b"),
    ("-legal", r"cookie|consent|gdpr|privacy|disclaimer|legal|modal|popup|overlay|dialog|toast"),
    ("-bio", r"\bbio\b|-bio|biograph|about-(?:the-)?author|author-?(?:box|info|card|desc|profile)"),
    ("-hidden", r"hidden|sr-only|screen-?reader|visually|invisible|offscreen|print-only|only-print"),
    ("quote", r"pull-?quote|blockquote|quote"),
    ("-info", r"infobox|info-?box|factbox|fact-?box|widget|embed|tweet|video|player|audio|podcast|\bpoll\b|quiz"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _MARKS)
_MARK_ATTRIBUTES = (
    "class",
    "id",
    "role",
    "itemprop",
    "data-testid",
    "data-component",
    "data-qa",
)


@dataclass(slots=True)
class _Context:
    """What holds for the texts inside one open element."""

    tag: str
    within: frozenset[str]
    hints: frozenset[str]
    group: int
    in_link: bool
    in_strong: bool
    is_block: bool


@dataclass(slots=True)
class _Run:
    """The texts since the last border."""

    parts: list[str] = field(default_factory=list)
    link_chars: int = 0
    strong_chars: int = 0
    context: _Context | None = None
    after_break: bool = False


_ROOT = _Context(
    tag="body",
    within=frozenset(),
    hints=frozenset(),
    group=0,
    in_link=False,
    in_strong=False,
    is_block=True,
)


def lines_of_html(tree: LexborHTMLParser) -> tuple[Line, ...]:
    """Part an HTML page into its visible lines.

    Args:
        tree: The parsed page; it is not changed.

    Returns:
        Lines with their Place, numbered in order.
    """
    body = tree.body
    return tuple(_lines(body)) if body is not None else ()


def _lines(root: LexborNode) -> Iterator[Line]:
    stack: list[tuple[LexborNode, _Context]] = []
    run, context, number = _Run(), _ROOT, 0
    node: LexborNode | None = root.child
    reader = _MarkReader()
    while node is not None:
        child: LexborNode | None = None
        if node.is_text_node:
            _add(run, node.text_content or "", context)
        else:
            tag = node.tag or ""
            is_block = tag not in _INLINE and tag[:1] not in ("-", "")
            if is_block:
                line = _close(run, number)
                if line:
                    yield line
                    number += 1
                run = _Run(after_break=tag == "br" and bool(line))
            if tag not in _UNSEEN and tag[:1] not in ("-", ""):
                child = node.child
        if child is not None:
            stack.append((node, context))
            context = reader.enter(node, tag, context, is_block)
            node = child
            continue
        node = node.next
        while node is None and stack:
            parent, outer = stack.pop()
            if context.is_block:
                line = _close(run, number)
                if line:
                    yield line
                    number += 1
                run = _Run()
            context = outer
            node = parent.next
    line = _close(run, number)
    if line:
        yield line


def _add(run: _Run, text: str, context: _Context) -> None:
    run.parts.append(text)
    size = len(text)
    if size > 1 or text.strip():
        if run.context is None and text.strip():
            run.context = context
        run.link_chars += size if context.in_link else 0
        run.strong_chars += size if context.in_strong else 0


def _close(run: _Run, number: int) -> Line | None:
    if run.context is None:
        return None
    text = fold("".join(run.parts))
    context = run.context
    place = Place(
        tag=context.tag,
        within=context.within,
        hints=context.hints,
        group=context.group,
        link_chars=min(run.link_chars, len(text)),
        strong_chars=min(run.strong_chars, len(text)),
        continues=run.after_break,
    )
    return Line(text=text, number=number, place=place)


class _MarkReader:
    """Gives the context inside an element; remembers what a class attribute means."""

    def __init__(self) -> None:
        self._known: dict[str, frozenset[str]] = {"": frozenset()}
        self._groups = 0

    def enter(self, node: LexborNode, tag: str, outer: _Context, is_block: bool) -> _Context:
        """Give what holds for the texts inside `node`."""
        if not is_block:
            if tag == "a" or tag in _STRONG:
                return _Context(
                    tag=outer.tag,
                    within=outer.within,
                    hints=outer.hints,
                    group=outer.group,
                    in_link=outer.in_link or tag == "a",
                    in_strong=outer.in_strong or tag in _STRONG,
                    is_block=False,
                )
            marks = self._marks(node)
            return _Context(
                tag=outer.tag,
                within=outer.within,
                hints=outer.hints | marks if marks else outer.hints,
                group=outer.group,
                in_link=outer.in_link,
                in_strong=outer.in_strong,
                is_block=False,
            )
        marks = self._marks(node)
        region = _REGIONS.get(tag)
        self._groups += 1
        return _Context(
            tag=tag,
            within=outer.within | {region} if region else outer.within,
            hints=outer.hints | marks if marks - outer.hints else outer.hints,
            group=self._groups if tag in _HOLDERS else outer.group,
            in_link=outer.in_link,
            in_strong=outer.in_strong,
            is_block=True,
        )

    def _marks(self, node: LexborNode) -> frozenset[str]:
        attributes = node.attributes
        if not attributes:
            return self._known[""]
        words = " ".join(filter(None, map(attributes.get, _MARK_ATTRIBUTES)))
        if "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", ""):
            words += " hidden"
        found = self._known.get(words)
        if found is None:
            found = _read_marks(words.lower())
            self._known[words] = found
        return found


def _read_marks(words: str) -> frozenset[str]:
    return frozenset().union(*map(_marks_of_word, words.split()[:_MAX_NAMES]))


@lru_cache(maxsize=32_768)
def _marks_of_word(word: str) -> frozenset[str]:
    return (
        frozenset(name for name, pattern in _PATTERNS if pattern.search(word))
        if len(word) < 80
        else frozenset()
    )
