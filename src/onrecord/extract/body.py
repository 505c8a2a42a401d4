"""Body: the tree of an HTML page to its visible lines.

The parser's tree is written out once, which gives markup without errors, and read by one
pattern from tag to tag: far cheaper than asking for each node. A line is the run of texts
between two block borders; <br> parts lines too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser

from onrecord.extract.lines import Line, Place, fold, is_visible
from onrecord.extract.marks import marks_in, read_marks

_UNSEEN = frozenset(
    (
        "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "select",
        "textarea",
    )
)  # fmt: skip
_VOID = frozenset(
    (
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
        "keygen", "link", "meta", "param", "source", "track", "wbr",
    )
)  # fmt: skip
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "ins", "kbd", "label", "mark", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp",
        "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr",
        "amp-link",
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
REGIONS = tuple(dict.fromkeys(_REGIONS.values()))
_REGION_BIT = {tag: 1 << REGIONS.index(region) for tag, region in _REGIONS.items()}
_STRONG = frozenset(("b", "strong"))
_HOLDERS = frozenset(
    ("div", "section", "article", "main", "body", "td", "ul", "ol", "blockquote", "aside", "figure")
)
_MAX_PATH = 48
_AT_ONCE_CHARS = 4_000_000

# What the parser writes: every attribute with its value in double quotes, "<" in texts as "&lt;".
_PIECE = re.compile(
    r"<(script|style|svg|iframe)[ >][^<]*(?:<(?!/\1>)[^<]*)*</\1>([^<]*)"
    r'|<(/?[a-zA-Z][^\s/>]*)((?: [^\s/>][^\s=/>]*="[^"]*")*)>([^<]*)'
    r"|<!--[^-]*(?:-(?!->)[^-]*)*-->([^<]*)"
)
_NAMES = re.compile(r' (?:class|id|role|itemprop|data-testid|data-component|data-qa)="([^"]*)"')
_HIDDEN = re.compile(r' hidden="|display:\s*none')


# What holds for the texts inside one open element: tag, regions and hints as bits, group, whether it
# is in a link, in bold, a block; path; shape. A bare tuple, since one is made for every element.
_Context: TypeAlias = (
    "tuple[str, int, int, int, bool, bool, bool, tuple[int, ...], tuple[str, str, str, str]]"
)
_ROOT: _Context = ("body", 0, 0, 0, False, False, True, (), ("body", "", "", ""))


def lines_of_html(tree: LexborHTMLParser) -> tuple[Line, ...]:
    """Part an HTML page into its visible lines.

    Args:
        tree: The parsed page; it is not changed.

    Returns:
        Lines with their Place, numbered in order.
    """
    body = tree.body
    return tuple(_lines(body.html or "")) if body is not None else ()


def _pieces(source: str) -> Iterable[tuple[str, ...]]:
    """Give (unseen element, text after it, tag, its attributes, text after it, text after a comment)."""
    if len(source) < _AT_ONCE_CHARS:
        found: list[tuple[str, ...]] = _PIECE.findall(source)
        return found
    return (piece.groups("") for piece in _PIECE.finditer(source))  # slower, in little memory


def _lines(source: str) -> Iterator[Line]:
    """Read the pieces in order; long, since a call for each of them would cost more than all the rest."""
    stack: list[_Context] = []
    reader = _Reader()
    context = _ROOT
    first: _Context | None = None  # what holds for the line's first words
    texts: list[str] = []
    link_chars = strong_chars = depth = 0
    after_break = False
    unseen = ""
    for raw, after_raw, tag, attributes, text, after_note in _pieces(source):
        if unseen:
            if tag == unseen:
                depth += 1
            elif tag == "/" + unseen:
                depth -= 1
            if depth:
                continue
            unseen = ""
        elif tag or raw:
            is_end = tag[:1] == "/"
            if context[6] if is_end else tag not in _INLINE:
                if first is not None:
                    yield reader.line(texts, first, link_chars, strong_chars, after_break)
                    texts, first, link_chars, strong_chars = [], None, 0, 0
                    after_break = tag == "br"
                else:
                    after_break = False
            if is_end:
                context = stack.pop() if stack else _ROOT
            elif raw:
                text = after_raw
            elif tag in _UNSEEN:
                unseen, depth = tag, 1
                continue
            elif tag not in _VOID:
                stack.append(context)
                if len(stack) > 1:  # the body itself says nothing of its lines
                    context = reader.enter(tag, attributes, context)
        else:
            text = after_note
        if not text:
            continue
        if text.isspace():
            texts.append(" ")
            continue
        if "&" in text:
            text = _unescape(text)
        if first is None:
            if not is_visible(text):
                continue
            first = context
        texts.append(text)
        if context[4]:
            link_chars += len(text)
        if context[5]:
            strong_chars += len(text)
    if first is not None:
        yield reader.line(texts, first, link_chars, strong_chars, after_break)


def _unescape(text: str) -> str:
    """Undo what the parser's writing escapes, which is these four."""
    for written, meant in (("&nbsp;", "\xa0"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text


@lru_cache(maxsize=4096)
def _regions(bits: int) -> frozenset[str]:
    return frozenset(region for place, region in enumerate(REGIONS) if bits >> place & 1)


_hints = lru_cache(maxsize=4096)(marks_in)


class _Reader:
    """Gives lines and the context inside an element; remembers what attributes mean."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {"": 0}
        self._shapes: dict[tuple[str, str, str, str], int] = {}
        self._groups = 0
        self._lines = 0

    def line(
        self, texts: list[str], context: _Context, link_chars: int, strong_chars: int, after_break: bool
    ) -> Line:
        """Make a line of the texts since the last border."""
        text = fold("".join(texts))
        size = len(text)
        tag, within, hints, group, _, _, _, path, shape = context
        place = Place(
            tag=tag,
            within=_regions(within),
            hints=_hints(hints),
            group=group,
            link_chars=min(link_chars, size),
            strong_chars=min(strong_chars, size),
            continues=after_break,
            path=path,
            shape=self._shapes.setdefault(shape, len(self._shapes)),
        )
        self._lines += 1
        return Line(text=text, number=self._lines - 1, place=place)

    def enter(self, tag: str, attributes: str, outer: _Context) -> _Context:
        """Give what holds for the texts inside an element."""
        own, within, hints, group, in_link, in_strong, _, path, shape = outer
        if tag in _INLINE:
            if tag == "a":
                return own, within, hints, group, True, in_strong, False, path, shape
            if tag in _STRONG:
                return own, within, hints, group, in_link, True, False, path, shape
            hints |= self._marks(attributes)
            return own, within, hints, group, in_link, in_strong, False, path, shape
        hints |= self._marks(attributes)
        within |= _REGION_BIT.get(tag, 0)
        if tag in _HOLDERS:
            self._groups = group = self._groups + 1
            if len(path) < _MAX_PATH:
                path = (*path, group)
        return (
            tag,
            within,
            hints,
            group,
            in_link,
            in_strong,
            True,
            path,
            (tag, attributes, shape[0], shape[1]),
        )

    def _marks(self, attributes: str) -> int:
        found = self._known.get(attributes)
        if found is None:
            words = " ".join(_NAMES.findall(attributes))
            if _HIDDEN.search(attributes):
                words += " hidden"
            found = self._known[attributes] = read_marks(words.lower())
        return found
