"""Anchors: words with what stands around them, found again without our extractor.

An anchor is the exact words of one stretch of a content with up to 32 characters before
and after, white space folded, cut from the capture's visible text where that is given. What
stands there may be furniture that extraction cut from between two paragraphs. Without the
visible text the surroundings are those inside the stretch's own paragraph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.domain.article import Article
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution
from onrecord.store.wording import fold_space

AROUND = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Exact words, and up to 32 characters before and after them; white space folded."""

    prefix: str
    exact: str
    suffix: str

    def stands_in(self, visible: str) -> bool:
        """Say whether a folded visible text holds the words in their surroundings."""
        return self.prefix + self.exact + self.suffix in visible


def write_anchors(anchors: Iterable[Anchor]) -> str:
    """Write anchors as the archive keeps them."""
    rows = [[anchor.prefix, anchor.exact, anchor.suffix] for anchor in anchors]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def read_anchors(text: str) -> tuple[Anchor, ...]:
    """Read them back."""
    return tuple(
        Anchor(prefix=before, exact=exact, suffix=after) for before, exact, after in json.loads(text)
    )


def anchors_of(own: Attribution, article: Article, visible: str | None) -> tuple[Anchor, ...]:
    """Make the anchors of a content.

    Args:
        own: The attribution.
        article: What its spans count in.
        visible: The capture's visible text, white space folded; None if not known.

    Returns:
        One anchor a span; one a paragraph of it where the visible text has something
        between its paragraphs.
    """
    text = article.words_of(own.field)
    return tuple(anchor for span in own.content for anchor in _anchors(text, span, visible))


def _anchors(text: str, span: Span, visible: str | None) -> Iterator[Anchor]:
    inside = _inside_paragraph(text, span)
    whole = _in_visible(inside, visible)
    parts = list(_paragraphs(text, span))
    if whole is not None or len(parts) < 2:
        yield whole or inside
        return
    for part in parts:
        inside = _inside_paragraph(text, part)
        yield _in_visible(inside, visible) or inside


def _in_visible(anchor: Anchor, visible: str | None) -> Anchor | None:
    if visible is None or not anchor.exact:
        return None
    places = list(_places(anchor.exact, visible))
    if not places:
        return None
    start = max(places, key=lambda place: _agreement(anchor, visible, place))
    end = start + len(anchor.exact)
    return Anchor(
        prefix=visible[max(0, start - AROUND) : start],
        exact=anchor.exact,
        suffix=visible[end : end + AROUND],
    )


def _places(exact: str, visible: str) -> Iterator[int]:
    place = visible.find(exact)
    while place >= 0:
        yield place
        place = visible.find(exact, place + 1)


def _agreement(anchor: Anchor, visible: str, start: int) -> int:
    """Count the characters around a place that are as in the article."""
    end = start + len(anchor.exact)
    before = zip(reversed(anchor.prefix), reversed(visible[max(0, start - AROUND) : start]), strict=False)
    after = zip(anchor.suffix, visible[end : end + AROUND], strict=False)
    return _equal(before) + _equal(after)


def _equal(pairs: Iterator[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _inside_paragraph(text: str, span: Span) -> Anchor:
    """Make an anchor whose surroundings end where the span's paragraph does."""
    first = text.rfind("\n\n", 0, span.start) + 2 if "\n\n" in text[: span.start] else 0
    close = text.find("\n\n", span.end)
    last = len(text) if close < 0 else close
    before, exact, after = text[first : span.start], fold_space(span.cut(text)), text[span.end : last]
    return Anchor(
        prefix=_fold_edge(before).lstrip()[-AROUND:] if exact else "",
        exact=exact,
        suffix=_fold_edge(after).rstrip()[:AROUND] if exact else "",
    )


def _fold_edge(text: str) -> str:
    """Fold white space and keep one space at an edge that has some."""
    folded = fold_space(text)
    if not folded:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + folded + (" " if text[-1].isspace() else "")


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for part in span.cut(text).split("\n\n"):
        if part.strip():
            yield Span(start, start + len(part))
        start += len(part) + 2
