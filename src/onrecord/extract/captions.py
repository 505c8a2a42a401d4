"""Captions: what the elements under a page's pictures hold, parted as the markup parts it.

One line of a page often runs caption and credit together, "... in the harbour.Mia Holm/Agency",
where the markup has them in two elements. The texts of each such element are kept apart here,
with whether an element about them is named after a source; what is a credit is for `credits`
to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from onrecord.extract.lines import fold

# Few, since each costs a look at every element of the page.
PLACES = "figcaption, [class*='aption'], [class*='redit']"
_NAMES = ("aption", "redit")
_SOURCE = re.compile(
    r"credit|source|author|copyright|fotograf|photograph|attribution|quelle|byline|agency|fotocredit|rights"
    r"|autor|lic\b",
    re.IGNORECASE,
)
_UNSEEN = frozenset(("script", "style", "button", "noscript", "svg", "template"))
_MAX_CAPTIONS = 60
_MAX_PARTS = 12
_MAX_CHARS = 700
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionPart:
    """One run of text of a caption element.

    Args:
        text: White space folded.
        is_source: Whether an element about it is named after a source.
    """

    text: str
    is_source: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The texts of one caption element, in order.

    Args:
        parts: Not empty.
        whole: All of them as one line, as the page's lines have it.
    """

    parts: tuple[CaptionPart, ...]
    whole: str


def places_among(tag: str | None, attributes: Mapping[str, str | None]) -> int:
    """Say how many of PLACES an element is."""
    name = attributes.get("class") or ""
    return (tag == "figcaption") + sum(part in name for part in _NAMES)


def read_captions(nodes: Iterable[LexborNode]) -> tuple[Caption, ...]:
    """Read the caption elements of a page.

    Args:
        nodes: The elements that are one of PLACES, in page order; one that is several, as often.

    Returns:
        Captions in page order; one inside another is part of the outer.
    """
    found: list[Caption] = []
    outer: set[int] = set()
    last, caption = 0, None
    for node in nodes:
        if len(found) >= _MAX_CAPTIONS:
            break
        number = node.mem_id
        if number != last:
            last, caption = number, None if outer and _stands_in(node, outer) else _read(node)
        if caption is not None:
            outer.add(number)
            found.append(caption)
    return tuple(found)


def _stands_in(node: LexborNode, outer: set[int]) -> bool:
    above = node.parent
    for _ in range(_MAX_DEPTH):
        if above is None:
            return False
        if above.mem_id in outer:
            return True
        above = above.parent
    return False


def _read(root: LexborNode) -> Caption | None:
    """Read one element; None where it is empty, or too large to be a caption."""
    parts: list[CaptionPart] = []
    raw: list[str] = []
    size = 0
    for node in root.traverse(include_text=True):
        if not node.is_text_node:
            continue
        text = node.text_content or ""
        size += len(text)
        if size > _MAX_CHARS or len(parts) > _MAX_PARTS:
            return None
        if node.parent is not None and node.parent.tag in _UNSEEN:
            continue
        raw.append(text)
        folded = fold(text)
        if folded:
            parts.append(CaptionPart(text=folded, is_source=_is_named_source(node, root)))
    return Caption(parts=tuple(parts), whole=fold("".join(raw))) if parts else None


def _is_named_source(node: LexborNode, root: LexborNode) -> bool:
    above = node.parent
    for _ in range(_MAX_DEPTH):
        if above is None:
            return False
        attributes = above.attributes
        if _SOURCE.search(f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}"):
            return True
        if above.mem_id == root.mem_id:
            return False
        above = above.parent
    return False
