"""Kinds: how much of a content stands between marks, and what in it is the editor's.

Takes a text, the spans of one statement and the quotations near them; gives its kind, its
content taken out to the marks, and the spans that the editor put into the quotation.

A quotation that holds both a content and its verb is somebody else's: in “My deputy says it
is safe,” the deputy is not quoted. A transcript's “TEEG: It is safe” has no verb: its marks are Teeg's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.quotes import Quotation
from onrecord.domain.span import Span, trim
from onrecord.domain.statement import StatementKind

# A content is direct where this share of its words stands between marks (contract).
DIRECT_SHARE = 0.9
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\[[^\[\]\n]{1,300}\]|\((?:…|\.{3})\)")
# Dots that stand apart; glued to a word they may be the speaker's own pause.
_DOTS = re.compile(r"(?<!\S)(?:…|\.(?:[ \xa0]?\.){2,3})(?!\.)|(?<=[\"“‘'«„])(?:…|\.{3})(?=\s?\w)")
_PLAIN, _QUOTED, _MARK = 0, 1, 2
# So few words beside a whole quotation of so many are not what was said (set on dev).
SCRAP_WORDS = 2
WHOLE_WORDS = 4
# How many words a speaker repeats who stumbles ("I just … I just").
_STUMBLE_WORDS = 3


def judge_kind(
    text: str, content: Sequence[Span], cue: Sequence[Span], quotations: Sequence[Quotation]
) -> StatementKind:
    """Tell how a content is given, by the share of its words between quotation marks.

    Args:
        text: All offsets count its code points.
        content, cue: The spans of one statement.
        quotations: Those that may touch the content.

    Returns:
        "direct" from DIRECT_SHARE on, "indirect" where no word is quoted, else "mixed".
    """
    if not quotations:
        return "indirect"
    verbs = [span for span in cue if _WORD.search(text, span.start, span.end)]
    own = [each for each in quotations if not _is_anothers(each, content, verbs)]
    total = quoted = 0
    for span in content:
        states = _states(span, own)
        for match in _WORD.finditer(text, span.start, span.end):
            state = states[match.start() - span.start]
            total += state != _MARK
            quoted += state == _QUOTED
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * total else "mixed"


def _is_anothers(quotation: Quotation, content: Sequence[Span], verbs: Sequence[Span]) -> bool:
    if not verbs or not (quotation.is_closed or quotation.continues):
        return False
    return all(quotation.inner.contains(span) for span in (*content, *verbs))


def _states(span: Span, quotations: Sequence[Quotation]) -> bytearray:
    """Give for each code point of a span whether it is plain, quoted, or part of a mark."""
    states = bytearray(len(span))

    def fill(start: int, end: int, state: int) -> None:
        low, high = max(start, span.start) - span.start, min(end, span.end) - span.start
        if low < high:
            states[low:high] = bytes((state,)) * (high - low)

    for quotation in quotations:
        fill(quotation.inner.start, quotation.inner.end, _QUOTED)
    for quotation in quotations:
        fill(quotation.outer.start, quotation.inner.start, _MARK)
        fill(quotation.inner.end, quotation.outer.end, _MARK)
    return states


def drop_scraps(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Drop the unquoted word or two that the model found apart from a whole quotation.

    Of "Teeg shrugged at any" and “Nobody asked us,” only the quotation is said. One that begins with
    a small letter may need the words before it (the plan “was a gift”) and keeps them.

    Args:
        text: All offsets count its code points.
        content: The spans of one statement, touching ones joined.
        quotations: Those that may touch the content.

    Returns:
        The spans that are left; never none.
    """
    if len(content) == 1:
        return tuple(content)
    states = [_states(span, quotations) for span in content]
    words = [
        [own[match.start() - span.start] for match in _WORD.finditer(text, span.start, span.end)]
        for span, own in zip(content, states, strict=True)
    ]
    if not any(
        len(own) >= WHOLE_WORDS and all(own) and not _begins_small(text, span)
        for span, own in zip(content, words, strict=True)
    ):
        return tuple(content)
    return tuple(span for span, own in zip(content, words, strict=True) if any(own) or len(own) > SCRAP_WORDS)


def _begins_small(text: str, span: Span) -> bool:
    first = _WORD.search(text, span.start, span.end)
    return first is not None and first.group()[0].islower()


def take_marks_in(text: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """Give a span with the marks of a quotation where it ends just inside or outside them."""
    start, end = span.start, span.end
    for quotation in quotations:
        outer, inner = quotation.outer, quotation.inner
        if not (start < outer.end and outer.start < end):
            continue
        if outer.start < start <= inner.start:
            start = outer.start
        if quotation.is_closed and inner.end <= end < outer.end:
            end = outer.end
    return trim(text, Span(start, end))


def find_insertions(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Find what the editor put into a quotation: words in brackets, and dots in the place of words.

    Args:
        text: All offsets count its code points.
        content: The spans of one statement.
        quotations: Those that may touch the content, any depth.

    Returns:
        Spans in order. Dots that end a quotation, that a stumbling speaker makes or that are glued to a word
        are not among them: they may be the speaker's pause.
    """
    if not quotations:
        return ()
    found: list[Span] = []
    for each in content:
        brackets = _matches(_BRACKETS, text, each)
        found += (span for span in brackets if _innermost(span, quotations))
        found += (
            dots
            for dots in _matches(_DOTS, text, each)
            if not any(span.contains(dots) for span in brackets)
            and (inner := _innermost(dots, quotations))
            and _leaves_out(text, dots, inner)
        )
    return tuple(sorted(found))


def _matches(pattern: re.Pattern[str], text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text, span.start, span.end)]


def _innermost(span: Span, quotations: Sequence[Quotation]) -> Span | None:
    holding = [each.inner for each in quotations if each.inner.contains(span)]
    return min(holding, key=len, default=None)


def _leaves_out(text: str, dots: Span, inner: Span) -> bool:
    """Say whether dots stand for words left out, and not for a pause."""
    before = [word.lower() for word in _WORD.findall(text, inner.start, dots.start)][-_STUMBLE_WORDS:]
    after = [word.lower() for word in _WORD.findall(text, dots.end, inner.end)][:_STUMBLE_WORDS]
    stumbles = any(before[-size:] == after[:size] for size in range(1, 1 + min(len(before), len(after))))
    return bool(after) and not stumbles
