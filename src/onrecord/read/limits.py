"""Limits: what a page may cost, checked before anything is parsed.

An HTML parser takes time and memory by the depth of the tree, and a few kilobytes of
unclosed tags can make a tree that fills a machine. The check reads the tags as they stand
in the source: one pass, no tree.
"""

from __future__ import annotations

import re
from itertools import accumulate

MAX_BYTES = 20 * 1024 * 1024
MAX_TAGS = 400_000
MAX_DEPTH = 1_000
MAX_REOPENED = 2_000_000  # nodes that a parser makes when it opens formatting tags anew in each block

_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)")
_FULL_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)(?:[^<>]*?(/)>)?")
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "frame",
        "keygen",
        "basefont",
        "bgsound",
    )
)
_CLOSED_BY_NEXT = frozenset(
    (
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "colgroup",
        "rp",
        "rt",
        "rb",
        "rtc",
    )
)
_FORMATTING = frozenset(
    ("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)


def is_too_deep(html: str) -> bool:
    """Say whether the tags of a page nest deeper, or are more, than a parser can bear.

    Args:
        html: HTML source of any kind; it need not be well formed.

    Returns:
        True if open tags pile up beyond MAX_DEPTH, if there are more than MAX_TAGS tags, or
        if formatting tags left open would be opened anew more than MAX_REOPENED times.
    """
    tags = [tag.lower() for tag in _TAG.findall(html)]
    if len(tags) > MAX_TAGS:
        return True
    steps = {tag: _step(tag) for tag in set(tags)}
    if (
        max(accumulate(map(steps.__getitem__, tags)), default=0) > MAX_DEPTH
        and _exact_depth(html) > MAX_DEPTH
    ):
        return True
    return _reopened(tags) > MAX_REOPENED


def _step(tag: str) -> int:
    if tag[0] == "/":
        return 0 if tag[1:] in _VOID or tag[1:] in _CLOSED_BY_NEXT else -1
    return 0 if tag in _VOID or tag in _CLOSED_BY_NEXT else 1


def _exact_depth(html: str) -> int:
    """Give the greatest pile of open tags, those that close themselves (<path/>) left out."""
    depth = deepest = 0
    for tag, closed in _FULL_TAG.findall(html):
        if not closed:
            depth = max(0, depth + _step(tag.lower()))
            deepest = max(deepest, depth)
    return deepest


def _reopened(tags: list[str]) -> int:
    """Bound the nodes made by opening formatting tags anew; 0 where they are all closed."""
    opened = sum(tag in _FORMATTING for tag in tags)
    if opened * len(tags) <= MAX_REOPENED:
        return 0
    pile = nodes = 0
    for tag in tags:
        if tag in _FORMATTING:
            pile += 1
        elif tag[0] == "/" and tag[1:] in _FORMATTING:
            pile = max(0, pile - 1)
        elif tag[0] != "/":
            nodes += pile
    return nodes
