"""Signed quotations: “Nobody asked the fishermen.” ― Orlan Teeg.

Takes a text, its quotations and the groups that the model found; gives the groups with the signed
quotations and posts in the place of what was found across and inside them. The model reads prose: in
a list of such quotations it gives one voice's words to the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.embedded import find_posts
from onrecord.attribute.groups import SpanGroup
from onrecord.attribute.quotes import Quotation
from onrecord.domain.span import Span

_PARTICLES = "de|da|di|del|della|der|dos|la|le|van|von|den|al|el|bin|ibn|of|the|and"
_CAPITAL = r"[^\W\d_a-z][\w.'’\-]*"
# A dash, a name and perhaps a role ("a nurse", "Mayor of Tarn"), but not "tweeting at noon" or a town.
_SIGNATURE = re.compile(
    r"\s{0,4}(?P<dash>[―—–]|--|-)\s{0,2}"
    rf"(?P<name>{_CAPITAL}(?: (?:(?:{_PARTICLES})\b|{_CAPITAL})){{0,6}}"
    rf"(?:, (?:(?!\w+ing\b)[a-z][^\n.!?]{{2,60}}"
    rf"|{_CAPITAL}(?: {_CAPITAL}){{0,4}} (?:of|for|at|and) [^\n.!?]{{2,90}}"
    r"|MP|MEP|CEO|MD))?)"
    r"(?:,[^\n]{0,60})?[.\s]*?$",
    re.MULTILINE,
)
# A signed quotation without a sentence's end may be a title and its author; so long a one is none.
_SENTENCE_END = re.compile(r"[.!?…,]\W*\Z")
TITLE_WORDS = 8
FEWEST_WORDS = 3
_WORD = re.compile(r"\w+")
_BULLET = re.compile(r"\s*(?:[•·*\-–—]|\d{1,3}[.)])?\s*\Z")


def settle_signed(text: str, quotations: Sequence[Quotation], groups: Sequence[SpanGroup]) -> list[SpanGroup]:
    """Put signed quotations in the place of what the model made of them.

    Args:
        text: One field of an article.
        quotations: Those of the text.
        groups: The model's, in that text.

    Returns:
        Groups in order of their content; the model's lose what overlaps a signed quotation or post.
    """
    posts = list(find_posts(text))
    signed = [
        each
        for each in _signed(text, quotations)
        if not any(post.content[0].overlaps(each.content[0]) for post in posts)
    ]
    if posts:
        signed = sorted([*signed, *posts], key=lambda group: group.content[0])
    if not signed:
        return list(groups)
    starts = [group.content[0].start for group in signed]

    def is_taken(span: Span) -> bool:
        first, last = max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)
        return any(signed[place].content[0].overlaps(span) for place in range(first, last))

    rests = (
        replace(group, content=tuple(span for span in group.content if not is_taken(span)))
        for group in groups
    )
    return sorted([*(rest for rest in rests if rest.content), *signed], key=lambda group: group.content[0])


def _signed(text: str, quotations: Sequence[Quotation]) -> Iterator[SpanGroup]:
    start: int | None = None
    for quotation in quotations:
        if quotation.depth:
            continue
        start = quotation.outer.start if start is None else start
        if quotation.continues:
            continue
        content, start = Span(start, quotation.outer.end), None
        match = _SIGNATURE.match(text, content.end) if quotation.is_closed else None
        if match and _opens_paragraph(text, content) and _is_said(content.cut(text)):
            yield SpanGroup(
                content=(content,), cue=(Span(*match.span("dash")),), source=(Span(*match.span("name")),)
            )


def _opens_paragraph(text: str, content: Span) -> bool:
    begins = text.rfind("\n", 0, content.start) + 1
    return bool(_BULLET.match(text, begins, content.start))


def _is_said(quotation: str) -> bool:
    """Say whether a quotation is somebody's words and not a title with its author."""
    words = len(_WORD.findall(quotation))
    return words >= TITLE_WORDS or (words >= FEWEST_WORDS and bool(_SENTENCE_END.search(quotation)))
