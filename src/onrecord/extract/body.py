"""Body: the tree of an HTML page to its visible lines.

One walk over the tree, without recursion. A line is the run of texts between two block
borders; <br> parts lines too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.extract.lines import Line, Place, fold
from onrecord.extract.marks import read_marks

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
_STRONG = frozenset(("b", "strong"))
_HOLDERS = frozenset(
    ("div", "section", "article", "main", "body", "td", "ul", "ol", "blockquote", "aside", "figure")
)

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
            found = read_marks(words.lower())
            self._known[words] = found
        return found
