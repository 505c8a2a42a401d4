"""Visible text: the words that a page shows, found without the extractor.

What `verify` looks in. For HTML: every text of the tree but scripts, styles and the like,
then what the page says of itself out of sight (title, meta content, JSON-LD strings), since a
headline may stand only there. White space is folded; block elements part words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.domain.asides import is_aside
from onrecord.domain.page import Kind, Rejection
from onrecord.read.charset import decode
from onrecord.read.limits import MAX_BYTES, is_too_deep
from onrecord.read.page import split_media_type
from onrecord.read.unpack import unpack

_READINGS = ("rt", "rp", "rtc")  # set over Chinese signs, which say the same
_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", *_READINGS)
)
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rb",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
        "amp-link",
    )
)


def visible_text(data: bytes, *, media_type: str, taken_as: Kind, charset: str | None = None) -> str:
    """Give the visible words of a capture, white space folded.

    Args:
        data: The captured bytes.
        media_type: As the capture says; a charset parameter is read.
        taken_as: How the bytes were read.
        charset: From the HTTP answer, if there was one.

    Returns:
        One line of text; empty for bytes that `read_page` turns down for their size or depth.
    """
    plain = unpack(data, source="the capture", limit_bytes=MAX_BYTES)
    if isinstance(plain, Rejection) or len(plain) > MAX_BYTES:
        return ""
    decoded = decode(plain, charset=charset or split_media_type(media_type)[1])
    if taken_as != "html":
        return " ".join(decoded.text.split())
    if is_too_deep(decoded.text, utf8=decoded.utf8):
        return ""
    tree = LexborHTMLParser(decoded.text if decoded.utf8 is None else decoded.utf8)
    return " ".join("".join(_pieces(tree)).split())


def _pieces(tree: LexborHTMLParser) -> Iterator[str]:
    """Give the texts in page order, a blank wherever a block begins or ends."""
    body = tree.body
    if body is not None:
        yield from _body_pieces(body)
    yield from _said_out_of_sight(tree)


def _body_pieces(root: LexborNode) -> Iterator[str]:
    """Walk the tree without recursion; a page may be deeper than the stack."""
    open_blocks: list[tuple[LexborNode, bool]] = []
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        is_block = tag not in _INLINE and tag[:1] not in (
            "-",
            "",
        )  # texts and comments are "-text", "-comment"
        if node.is_text_node:
            yield node.text_content or ""
        elif is_block or _is_drawn_break(node):
            yield " "
        is_passed_over = tag in _UNSEEN or node.is_text_node or (tag == "span" and _tells_of_link(node))
        child = None if is_passed_over else node.child
        if child is not None:
            open_blocks.append((node, is_block))
            node = child
            continue
        node = _next(node, root)
        while node is None and open_blocks:
            parent, was_block = open_blocks.pop()
            if was_block:
                yield " "
            node = _next(parent, root)


def _is_drawn_break(node: LexborNode) -> bool:
    """Say whether an empty element is drawn as a line break, as pages built in the browser do."""
    return node.tag == "span" and node.child is None and "br" in (node.attributes.get("class") or "").split()


def _tells_of_link(node: LexborNode) -> bool:
    """Say whether an element holds nothing but words for screen readers."""
    own = node.child
    return (
        own is not None
        and own.is_text_node
        and own.next is None
        and is_aside((own.text_content or "").rstrip())
    )


def _next(node: LexborNode, root: LexborNode) -> LexborNode | None:
    return None if node.mem_id == root.mem_id else node.next


def _said_out_of_sight(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("title, meta[content], script[type='application/ld+json']"):
        yield " "
        if node.tag == "meta":
            yield node.attributes.get("content") or ""
        elif node.tag == "title":
            yield node.text() or ""
        else:
            yield from _strings_of(node.text() or "")


def _strings_of(source: str) -> Iterator[str]:
    """Give every string of a JSON text, entities undone; of a broken one, its source."""
    try:
        values = [json.loads(source, strict=False)]
    except (ValueError, RecursionError):
        yield unescape(source)
        return
    while values:
        value = values.pop()
        if isinstance(value, str):
            yield f" {unescape(value)} "
        elif isinstance(value, list):
            values.extend(reversed(value))
        elif isinstance(value, dict):
            values.extend(reversed(value.values()))
