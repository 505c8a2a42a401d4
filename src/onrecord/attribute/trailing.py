"""Trailing words: what the network left at the end of a content of the clause that comes next.

Takes a text and the spans of one content; gives them without a last "who", "and" or "(" behind which the
sentence goes on without the content. A pause behind the word ("because, she said, ...") keeps it: there
the content itself goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.domain.span import Span

_REACH = 24
_TRAILING = re.compile(
    r"(?:,|\s[–—-]{1,2}|(?<=[\w”\"’)]))\s+(?:(?:in|of|with|for|to|on|by|from) )?"
    r"(?:who|which|whose|whom|and|but|or|nor|because|although|though|while|whereas)\Z|\s*[(\[]\Z"
)
_GOES_ON = re.compile(r"\s?[\w£$€]")


def without_trailing(text: str, content: Sequence[Span], quoted: Sequence[int]) -> tuple[Span, ...]:
    """Cut off the last word of each span where it belongs to what follows.

    Args:
        text: All offsets count its code points.
        content: The spans of one statement, in order.
        quoted: For each code point of the text whether it stands between marks; what a speaker broke off
            stays.

    Returns:
        As many spans; one that would become empty stays.
    """
    return tuple(
        _cut(text, span, quoted) if _is_last(text, span, content[number + 1 :]) else span
        for number, span in enumerate(content)
    )


def _is_last(text: str, span: Span, later: Sequence[Span]) -> bool:
    """Say whether words follow a span that are not the content's own."""
    goes_on = _GOES_ON.match(text, span.end)
    return goes_on is not None and not (later and later[0].start <= goes_on.end())


def _cut(text: str, span: Span, quoted: Sequence[int]) -> Span:
    match = _TRAILING.search(text, max(span.start, span.end - _REACH), span.end)
    if not match or match.start() <= span.start or quoted[span.end - 1]:
        return span
    return Span(span.start, match.start())
