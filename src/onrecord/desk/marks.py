"""Marks: a text cut into runs, each of which says what the statements make of it.

Takes a text and the spans of statements that may nest and overlap; gives runs that follow
one another without a gap, so that a template only walks along them. Knows no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.domain.span import Span
from onrecord.domain.statement import FRAGMENT_JOINT, StatementKind

Role = Literal["content", "cue", "source", "insertion"]
_PARAGRAPH_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_BRACKETED = re.compile(r"\[[^\[\]]+\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One stretch of a text and its part in a statement.

    Args:
        span: Where it stands.
        role: What it is to the statement.
        number: The statement's number on the page.
        opens: Whether the statement's first words begin here, where its number is shown.
    """

    span: Span
    role: Role
    number: int
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a text in which nothing changes.

    Args:
        text: Its words.
        begins: Numbers of the statements whose first words begin here.
        depth: How many statements' contents lie over it; 2 or more where one reports another.
        is_cue, is_source, is_insertion: Whether it is any statement's cue, source, or an
            editor's insertion.
    """

    text: str
    begins: tuple[int, ...] = ()
    depth: int = 0
    is_cue: bool = False
    is_source: bool = False
    is_insertion: bool = False

    @property
    def classes(self) -> str:
        """Give the names of its parts, for the style sheet; empty for plain words."""
        names = {
            "content": self.depth > 0,
            "nested": self.depth > 1,
            "cue": self.is_cue,
            "source": self.is_source,
            "insertion": self.is_insertion,
        }
        return " ".join(name for name, holds in names.items() if holds)


def cut_runs(text: str, marks: Iterable[Mark], within: Span | None = None) -> tuple[Run, ...]:
    """Cut a text into runs at the edges of marks.

    Args:
        text: The whole text that the marks' spans count in.
        marks: In any order; they may nest, overlap, and reach out of the text.
        within: The stretch to cut; the whole text by default.

    Returns:
        Runs whose texts, joined, are the stretch.
    """
    frame = within or Span(0, len(text))
    inside = sorted((mark for mark in marks if mark.span.overlaps(frame)), key=lambda mark: mark.span.start)
    edges = {frame.start, frame.end}
    for mark in inside:
        edges.update(edge for edge in (mark.span.start, mark.span.end) if frame.start < edge < frame.end)
    runs: list[Run] = []
    over: list[Mark] = []
    reached = 0
    for start, end in pairwise(sorted(edges)):
        while reached < len(inside) and inside[reached].span.start <= start:
            over.append(inside[reached])
            reached += 1
        over = [mark for mark in over if mark.span.end > start]
        runs.append(_run(text, Span(start, end), over))
    return tuple(runs)


def _run(text: str, span: Span, over: Sequence[Mark]) -> Run:
    roles = {mark.role for mark in over}
    return Run(
        text=span.cut(text),
        begins=tuple(sorted(mark.number for mark in over if mark.opens and mark.span.start == span.start)),
        depth=len({mark.number for mark in over if mark.role == "content"}),
        is_cue="cue" in roles,
        is_source="source" in roles,
        is_insertion="insertion" in roles,
    )


def cut_paragraphs(text: str) -> tuple[Span, ...]:
    """Give the paragraphs of a text: what blank lines part, without the blank lines."""
    spans: list[Span] = []
    start = 0
    for gap in _PARAGRAPH_GAP.finditer(text):
        spans.append(Span(start, gap.start()))
        start = gap.end()
    spans.append(Span(start, len(text)))
    return tuple(span for span in spans if span.cut(text).strip())


def mark_sentence(context: str, content: str, cue: str, kind: StatementKind) -> tuple[Run, ...] | None:
    """Mark a statement's content and cue in the sentence that holds them.

    Args:
        context: The sentence or sentences as they stand.
        content: The content, its spans joined by FRAGMENT_JOINT.
        cue: The words of the cue, empty if there are none.
        kind: Brackets are an editor's insertion only in words that are quoted.

    Returns:
        Runs of the context; None if the content does not stand in it.
    """
    pieces = _find_in_order(context, content.split(FRAGMENT_JOINT))
    if pieces is None:
        whole = _find_in_order(context, [content])  # the joint may be the page's own
        if whole is None:
            return None
        pieces = whole
    marks = [Mark(span=span, role="content", number=1) for span in pieces]
    marks += [Mark(span=span, role="cue", number=1) for span in _find_cue(context, cue, pieces)]
    if kind != "indirect":
        marks += [
            Mark(span=Span(*bracket.span()).moved(piece.start), role="insertion", number=1)
            for piece in pieces
            for bracket in _BRACKETED.finditer(piece.cut(context))
        ]
    return cut_runs(context, marks)


def _find_in_order(text: str, pieces: Sequence[str]) -> list[Span] | None:
    spans: list[Span] = []
    start = 0
    for piece in pieces:
        match = _as_words(piece).search(text, start) if piece else None
        if match is None:
            return None
        spans.append(Span(*match.span()))
        start = match.end()
    return spans


def _as_words(piece: str) -> re.Pattern[str]:
    """Give the pattern of words that stand as such, and not inside longer ones.

    Only letters of an alphabet part words: a quotation mark or a Chinese character may stand
    right behind another word.
    """
    before = r"(?<!\w)" if piece[0].isascii() and piece[0].isalnum() else ""
    behind = r"(?!\w)" if piece[-1].isascii() and piece[-1].isalnum() else ""
    return re.compile(f"{before}{re.escape(piece)}{behind}")


def _find_cue(context: str, cue: str, contents: Sequence[Span]) -> list[Span]:
    if not cue:
        return []
    places = [match.start() for match in _as_words(cue).finditer(context)]
    spans = [Span(place, place + len(cue)) for place in places]
    free = [span for span in spans if not any(span.overlaps(content) for content in contents)]
    return free[:1]


def shorten(runs: Sequence[Run], limit: int) -> tuple[Run, ...]:
    """Shorten a marked sentence, from the middle of its longest contents, never its cue.

    Args:
        runs: Of one sentence.
        limit: Code points to come down to, where the contents give that much.

    Returns:
        The runs, the words left out shown as "[…]".
    """
    kept = list(runs)
    excess = sum(len(run.text) for run in kept) - limit
    while excess > 0:
        place = max(range(len(kept)), key=lambda i: 0 if kept[i].is_cue else len(kept[i].text))
        run = kept[place]
        shorter = _cut_middle(run.text, max(len(run.text) - excess, _LEAST_LEFT))
        if run.is_cue or len(shorter) >= len(run.text):
            break
        excess -= len(run.text) - len(shorter)
        kept[place] = Run(
            text=shorter,
            begins=run.begins,
            depth=run.depth,
            is_source=run.is_source,
            is_insertion=run.is_insertion,
        )
    return tuple(kept)


_LEAST_LEFT = 80
_GAP = " […] "


def _cut_middle(text: str, length: int) -> str:
    """Cut whole words from the middle of a text."""
    half = max((length - len(_GAP)) // 2, 0)
    head, tail = text[:half].rsplit(None, 1), text[-half:].split(None, 1) if half else []
    if len(head) < 2 or len(tail) < 2:
        return text
    return f"{head[0]}{_GAP}{tail[1]}"
