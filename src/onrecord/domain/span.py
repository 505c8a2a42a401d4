"""Span: the one coordinate of the program.

A span is half-open and counts Unicode code points of the text that its owner
names (a field of an article, most often its body). Nothing else is a coordinate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, in code points.

    Args:
        start: First code point of the stretch, 0 or more.
        end: The code point after the last one; not less than `start`.

    Raises:
        ValueError: `start` is negative or `end` lies before `start`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, got [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def cut(self, text: str) -> str:
        """Give the words of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """Give the span shifted by a number of code points."""
        return Span(self.start + by, self.end + by)


def trim(text: str, span: Span) -> Span:
    """Give the span without white space at its edges; it may become empty."""
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(min(start, span.end), max(start, span.end - (len(words) - len(words.rstrip()))))


def join_touching(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that touch, overlap or have only white space between them.

    Returns:
        The joined spans in order of their start.
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (span.start <= joined[-1].end or not text[joined[-1].end : span.start].strip()):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
