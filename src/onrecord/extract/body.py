"""Body: the tree of an HTML page to its visible lines.

The parser's tree is written out once, which gives markup without errors, and read by one
pattern from tag to tag: far cheaper than asking for each node. A line is the run of texts
between two block borders; <br> parts lines too, and so does an empty element whose class says
that it is drawn as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from selectolax.lexbor import LexborHTMLParser

from onrecord.domain.asides import is_aside
from onrecord.extract.lines import Line, Place, fold, is_visible
from onrecord.extract.marks import marks_in, read_marks

_UNSEEN = frozenset(
    (
        "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "select",
        "textarea", "rt", "rp", "rtc",  # readings set over Chinese signs
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
_CHILDLESS = _VOID | _UNSEEN
_STRONG = frozenset(("b", "strong"))
_HOLDERS = frozenset(
    ("div", "section", "article", "main", "body", "td", "ul", "ol", "blockquote", "aside", "figure")
)
_MAX_PATH = 48
_AT_ONCE_CHARS = 4_000_000
_LINK = ("a", "")
_ONE_VALUE = 2  # marks about it
_BY_BREAK, _BY_BORDER = 1, 2
_MOST_KNOWN = 4096

# What the parser writes: every attribute with its value in double quotes, "<" in texts as "&lt;".
# Groups: names of elements that end here, "a>\n</li"; sign of an element whose inside is skipped; tag;
# attributes; text behind. A comment fills the last alone. An <svg> inside another is counted instead.
# Attributes run to the next ">" if a value ends there, else (">" stands in a value) from quote to quote.
_STOPS = {"script": "/script>", "style": "/style>", "iframe": "/iframe>", "svg": "/?svg[ >]"}
_SKIPPED = "|".join(rf"{tag}[ >][^<]*+(?:<(?!{stop})[^<]*+)*+</{tag}" for tag, stop in _STOPS.items())
_PIECE = re.compile(
    rf"<(?:/([^>]*+(?:>\s*+</[^>]*+)*+)>|(?:{_SKIPPED})(>)|!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
    r'|([a-zA-Z][^ />]*+)((?: (?:[^>]*+(?<=[^=]")|(?:[^ \n/>][^ \n=/>]*+="[^"]*+" ?+)*+))?+)>)([^<]*+)'
)
_NAMES = re.compile(r' (?:class|id|role|itemprop|data-testid|data-component|data-qa)="([^"]*)"')
_HIDDEN = re.compile(r' hidden="|display:\s*none')
# Text as typed: an empty line parts paragraphs, unless it is a program.
_TYPED, _TWO_BREAKS = "pre", "<br><br>"
_TYPED_TEXT = re.compile(r"<pre[ >](?!<code|[^<]*[{};]\n).*?</pre>", re.DOTALL)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_END = re.compile(r">\s*</")
# Pages built in the browser draw breaks as <span class="... br"></span>.
_DRAWN_BREAK = re.compile(r' class="(?:[^"]* )?br"')
_DRAWN_END = 'br"'


_Key: TypeAlias = tuple[str, str]  # tag, attributes


class _Context(NamedTuple):
    """What holds for the texts inside one open element.

    Args:
        tag: Of the innermost block.
        within, hints: Regions and marks, as bits.
        group, path: Numbers of the holder, and of all holders about it.
        shape: Tag and attributes of the innermost block and of the one about it.
        in_link, in_strong: Whether it stands in a link, in bold.
        inner: Contexts of the elements inside that hold no others of their own.
    """

    tag: str
    within: int
    hints: int
    group: int
    path: tuple[int, ...]
    shape: tuple[str, str, str, str]
    in_link: bool
    in_strong: bool
    inner: dict[_Key, _Context]


class _Ended(dict[str, tuple[int, bool, bool]]):
    """What the ends of a row of elements say: how many they are, whether they part lines or words."""

    def __missing__(self, ends: str) -> tuple[int, bool, bool]:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        names = _END.split(ends)
        is_border = any(name not in _INLINE for name in names)
        found = self[ends] = len(names), is_border, not is_border and len(ends.split()) > 1
        return found


class _Names(dict[int, frozenset[str]]):
    """The names that bits stand for."""

    def __init__(self, names_of: Callable[[int], frozenset[str]]) -> None:
        self._names_of = names_of

    def __missing__(self, bits: int) -> frozenset[str]:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[bits] = self._names_of(bits)
        return found


def _regions_in(bits: int) -> frozenset[str]:
    return frozenset(region for place, region in enumerate(REGIONS) if bits >> place & 1)


_ended = _Ended()
_regions, _hints = _Names(_regions_in), _Names(marks_in)
# A third of what calling the types costs, and a page has hundreds.
_make_line, _make_place = partial(tuple.__new__, Line), partial(tuple.__new__, Place)
_make_context = partial(tuple.__new__, _Context)


def lines_of_html(tree: LexborHTMLParser) -> tuple[Line, ...]:
    """Part an HTML page into its visible lines.

    Args:
        tree: The parsed page; it is not changed.

    Returns:
        Lines with their Place, numbered in order.
    """
    return lines_of_markup(markup_of(tree))


def markup_of(tree: LexborHTMLParser) -> str:
    """Give the markup of a page's body as the parser writes it; empty where it has none."""
    body = tree.body
    return (body.html or "") if body is not None else ""


def lines_of_markup(markup: str) -> tuple[Line, ...]:
    """Part the markup that `markup_of` gives into its visible lines; see `lines_of_html`."""
    reader = _Reader()
    found = tuple(reader.lines(markup))
    if not reader.has_typed:
        return found
    parted = _TYPED_TEXT.sub(lambda typed: _EMPTY_LINE.sub(_TWO_BREAKS, typed.group()), markup)
    return tuple(_Reader().lines(parted)) if parted != markup else found


def _pieces(source: str) -> Iterable[tuple[str, ...]]:
    """Give ends of elements, whether something was skipped, tag, attributes, text behind."""
    if len(source) < _AT_ONCE_CHARS:
        found: list[tuple[str, ...]] = _PIECE.findall(source)
        return found
    return (piece.groups("") for piece in _PIECE.finditer(source))  # slower, in little memory


def _unescape(text: str) -> str:
    """Undo what the parser's writing escapes, which is these four."""
    for written, meant in (("&nbsp;", "\xa0"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text


def _pass_over(tag: str, pieces: Iterator[tuple[str, ...]]) -> tuple[str, str]:
    """Take the pieces inside an unseen element; give what else ends with it, and the text behind."""
    depth = 1
    for ends, _, inner, _, text in pieces:
        names = _END.split(ends)
        at = 0
        while depth and at < len(names):
            depth -= names[at] == tag
            at += 1
        depth += inner == tag
        if not depth:
            return "></".join(names[at:]), text
    return "", ""


class _Reader:
    """Reads one page: gives its lines, and remembers what its attributes mean."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {"": 0}
        self._shapes: dict[tuple[str, str, str, str], int] = {}
        self._groups = 0
        self.has_typed = False

    def lines(self, source: str) -> Iterator[Line]:
        """Join the texts between two borders, each with what holds for its first words."""
        number = link_chars = strong_chars = 0
        place: _Context | None = None
        words: list[str] = []
        continues = False
        for text, context, parted, is_apart in self._texts(source):
            if parted:
                if place is not None:
                    yield self._line(number, words, place, (link_chars, strong_chars), continues)
                    number += 1
                words, place, link_chars, strong_chars = [text], context, 0, 0
                continues = parted == _BY_BREAK
            else:
                words.append(f" {text}" if is_apart else text)
            if context.in_link:
                link_chars += len(text)
            if context.in_strong:
                strong_chars += len(text)
        if place is not None:
            yield self._line(number, words, place, (link_chars, strong_chars), continues)

    def _texts(self, source: str) -> Iterator[tuple[str, _Context, int, bool]]:
        """Give the visible texts, what holds for each, and what parts it from the one before.

        One loop, since a call for each piece would cost more than all the rest. What holds inside an
        element is found out at its first visible text: many have none.
        """
        stack: list[_Key] = []  # open elements
        # What holds about them and inside the outer ones, as far as it was asked for.
        reached = [_Context("body", 0, 0, 0, (), ("body", "", "", ""), False, False, {})]
        parted, is_apart = _BY_BORDER, False
        pieces = iter(_pieces(source))
        for ends, skipped, tag, attributes, text in pieces:
            is_border = skipped != ""
            if tag:
                is_border = tag not in _INLINE
                if tag not in _CHILDLESS:
                    stack.append(_LINK if tag == "a" else (tag, attributes))
                    if tag == "span":
                        if text:
                            text = "" if is_aside(text) else text
                        elif _DRAWN_END in attributes and _DRAWN_BREAK.search(attributes):
                            is_border, tag = True, "br"
                elif tag in _UNSEEN:
                    ends, text = _pass_over(tag, pieces)
            if ends:
                closed, is_end_border, parts_words = _ended[ends]
                del stack[-closed:], reached[len(stack) + 1 :]
                is_border |= is_end_border
                is_apart |= parts_words
            if is_border:
                parted = _BY_BORDER if parted or tag != "br" else _BY_BREAK
            if not text:
                continue
            if text.isspace():
                is_apart = True
                continue
            if "&" in text:
                text = _unescape(text)
            if parted and not (text.isascii() or is_visible(text)):
                continue
            if len(reached) <= len(stack):
                self._reach(stack, reached)
            yield text, reached[-1], parted, is_apart
            parted, is_apart = 0, False

    def _reach(self, stack: Sequence[_Key], reached: list[_Context]) -> None:
        """Find out what holds inside the innermost of the open elements."""
        context = reached[-1]
        for key in stack[len(reached) - 1 :]:
            context = context.inner.get(key) or self._enter(key, context)
            reached.append(context)

    def _line(
        self, number: int, words: list[str], context: _Context, chars: tuple[int, int], continues: bool
    ) -> Line:
        """Make a line of the texts since the last border."""
        text = fold(words[0] if len(words) == 1 else "".join(words))
        size = len(text)
        link_chars, strong_chars = chars
        if link_chars > size:
            link_chars = size
        if strong_chars > size:
            strong_chars = size
        tag, within, hints, group, path, shape, _, _, _ = context
        place = _make_place(
            (
                tag, _regions[within], _hints[hints], group, link_chars, strong_chars, continues, path,
                self._shapes.setdefault(shape, len(self._shapes)),
            )
        )  # fmt: skip
        return _make_line((text, number, place))

    def _enter(self, key: _Key, outer: _Context) -> _Context:
        """Give what holds for the texts inside an element, and remember it where its like may follow."""
        tag, attributes = key
        own, within, hints, group, path, shape, in_link, in_strong, _ = outer
        if tag == "body":  # says nothing of its lines
            return outer
        if tag == "a":
            if in_link:
                return outer
            in_link = True
        elif tag in _STRONG:
            if in_strong:
                return outer
            in_strong = True
        else:
            found = self._known.get(attributes)
            if found is None:
                found = self._marks(attributes)
            if tag in _INLINE:
                if hints | found == hints:
                    return outer
            else:
                own, shape = tag, (tag, attributes, shape[0], shape[1])
                within |= _REGION_BIT.get(tag, 0)
                if tag == _TYPED:
                    self.has_typed = True
            hints |= found
        if tag in _HOLDERS:
            self._groups = group = self._groups + 1
            if len(path) < _MAX_PATH:
                path = (*path, group)
            return _make_context((own, within, hints, group, path, shape, in_link, in_strong, {}))
        entered = _make_context((own, within, hints, group, path, shape, in_link, in_strong, {}))
        outer.inner[key] = entered
        return entered

    def _marks(self, attributes: str) -> int:
        if attributes.startswith(' class="') and attributes.count('"') == _ONE_VALUE:
            words = attributes[8:-1]
        else:
            words = " ".join(_NAMES.findall(attributes))
            if ("hidden" in attributes or "display" in attributes) and _HIDDEN.search(attributes):
                words += " hidden"
        found = self._known[attributes] = read_marks(words.lower())
        return found
