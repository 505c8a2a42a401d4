"""Spoken words: of what was taken for the content of one attribution, the part that its speaker said.

Takes a text, its quotations and the spans of one attribution; gives its content, the same or less. What
is said inside a quoted passage is the inner quotation alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.quotes import Quotation
from onrecord.domain.span import Span

_STOPS = " ,.;:!?"
_MARKS = " \"'“‘«"  # an opening mark set twice opens no passage

Spans = tuple[Span, ...]


def spoken_part(text: str, content: Spans, told: Spans, quotations: Sequence[Quotation]) -> Spans:
    """Leave out of a content the quoted passage about the quotation that its speaker said.

    'The paper wrote: "She sat by the sea. “I like it here,” she said, and smiled."'

    Args:
        text: What was judged.
        content: Of one attribution, in order.
        told: Its cue and its source.
        quotations: Those of the text, in order.
    """
    first = content[0].start
    passage = next((each for each in quotations if each.outer.start == first), None)
    if passage is None:
        return content
    for number, span in enumerate(content):
        after = min((part.start for part in told if part.start >= span.end), default=None)
        if after is None or text[span.end : after].strip(_STOPS):
            continue
        if passage.is_closed and passage.outer.end < after:
            return content
        inner = _ends_with(text, span, quotations)
        is_other = inner is not None and inner.kind != passage.kind
        if inner is not None and is_other and text[first : inner.outer.start].strip(_MARKS):
            return (Span(inner.outer.start, span.end), *content[number + 1 :])
    return content


def _ends_with(text: str, span: Span, quotations: Sequence[Quotation]) -> Quotation | None:
    """Give the quotation that stands at the end of a span."""
    return next(
        (
            each
            for each in quotations
            if each.is_closed
            and each.outer.start >= span.start
            and each.outer.end <= span.end
            and not text[each.outer.end : span.end].strip(_STOPS)
        ),
        None,
    )
