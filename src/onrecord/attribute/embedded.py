"""Embedded posts: The quay closes at noon. — Orla Quill (@orlaquill) March 3, 2026.

Takes a text; gives each post that an article shows with its signature as what its poster said. Without
quotation marks around them the network gives its words to the reporter or to the last speaker.

Only the paragraph before the signature, or the words before it in its own, are taken: where a longer
post begins, the text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.attribute.groups import SpanGroup
from onrecord.domain.span import Span, trim

_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}\.? [A-Z][a-z]{2,8}\.? \d{4})"
_SIGNATURE = re.compile(
    r"(?P<dash>[―—–]|--|(?<=\n)-)[ \xa0]?(?P<name>[^\n(@]{1,70}?)[ \xa0]?\(@[\w.\-]{1,60}\)"
    rf"(?P<date>,?[ \xa0]{_DATE}(?:,? (?:at )?\d{{1,2}}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?)?)?[ \t]*$",
    re.MULTILINE,
)
# What a post shows beside its words.
_LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.(?:twitter|x)\.com/\S+))+\s*\Z")
# Without a date, a name and a handle may be how the reporter signs; not below a quotation.
_QUOTES = "\"“„«'‘"
FEWEST_WORDS = 2
LONGEST = 4_000
_WORD = re.compile(r"\w+")


def find_posts(text: str) -> Iterator[SpanGroup]:
    """Find the posts of a text that are signed with a name and a handle.

    Args:
        text: One field of an article.

    Yields:
        Their words with the dash as cue and the name as source, in order.
    """
    if "(@" not in text:
        return
    behind = 0
    for match in _SIGNATURE.finditer(text):
        content = _words(text, behind, match.start())
        behind = match.end()
        if content is not None and (match["date"] or text[content.start] in _QUOTES):
            yield SpanGroup(
                content=(content,), cue=(Span(*match.span("dash")),), source=(Span(*match.span("name")),)
            )


def _words(text: str, behind: int, before: int) -> Span | None:
    """Give the words of a post: those of its paragraph before the signature, or the paragraph before."""
    begins = text.rfind("\n", 0, before) + 1
    if not text[begins:before].strip():
        end = len(text[:begins].rstrip())
        begins, before = text.rfind("\n", 0, end) + 1, end
    begins = max(begins, behind)
    links = _LINKS.search(text, begins, before)
    span = trim(text, Span(begins, links.start() if links else before)) if begins < before else None
    if span is None or len(span) > LONGEST or text[span.end - 1 : span.end] == ":":
        return None
    return span if len(_WORD.findall(span.cut(text))) >= FEWEST_WORDS else None
