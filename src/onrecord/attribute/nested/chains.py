"""Statements inside statements: a minister who says that his deputies said that P.

Takes the contents of a field; gives the attributions inside them. The corpus that the model
learned from labels the outer statement alone, so these are found by rules: a reporting verb or
noun in one of its frames, with a voice of its own (modules `cues` and `phrases`).

Order of work: a cheap look for a reporting word -> the content cut into sentences -> their cues.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from onrecord.attribute.groups import SpanGroup
from onrecord.attribute.nested.cues import find_cues
from onrecord.attribute.nested.frames import reporting_words
from onrecord.attribute.nested.phrases import Sentence
from onrecord.attribute.nested.words import CLOSING, OPENING, Token, is_title
from onrecord.attribute.quotes import Quotation
from onrecord.attribute.wording import cut_words
from onrecord.domain.span import Span

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:,\d{3})+")
_ENDS = frozenset(".!?…")
_EDGES = " \u00a0,.;:—–-\n"
_MARKS = "\"'“”‘’«»„"
# No sentence that somebody wrote has more words and marks; a longer one is cut.
LONGEST = 300
# How many attributions back the one that holds another is looked for.
LOOK_BACK = 20
# Shorter contents have no room for a voice, a verb and what it says.
OUTER_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """One attribution inside a content.

    Args:
        parent: Index, among those of the same content, of the one whose content holds this one; None for the
            outer itself.
        group: Its spans.
    """

    parent: int | None
    group: SpanGroup


def find_nested(
    words: str, contents: Sequence[tuple[Span, ...]], quotations: Sequence[Quotation]
) -> list[list[Nested]]:
    """Find the attributions inside contents.

    Args:
        words: The field's text.
        contents: The contents of the field's attributions.
        quotations: The field's quotations, in order.

    Returns:
        What was found in each content, in the same order; a chain's outer links first.
    """
    return [_chained(_groups_in(words, content, quotations)) for content in contents]


def _chained(groups: Iterable[SpanGroup]) -> list[Nested]:
    """Give each group the one that reports it: the last before it whose content holds its cue."""
    found: list[Nested] = []
    for group in groups:
        near = range(len(found) - 1, max(-1, len(found) - 1 - LOOK_BACK), -1)
        holders = (at for at in near if _holds(found[at], group))
        found.append(Nested(parent=next(holders, None), group=group))
    return found


def _holds(nested: Nested, group: SpanGroup) -> bool:
    return any(span.contains(group.cue[0]) for span in nested.group.content)


def _groups_in(words: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[SpanGroup]:
    if not _may_report(words, content):
        return
    for sentence in _sentences(words, content, quotations):
        for group in find_cues(sentence):
            inside = _inside(words, group, content, quotations)
            if inside is not None:
                yield inside


def _may_report(words: str, content: Sequence[Span]) -> bool:
    found = [word for span in content for word in _WORD.findall(span.cut(words).lower())]
    return len(found) >= OUTER_WORDS and not reporting_words().isdisjoint(found)


def _inside(
    words: str, group: SpanGroup, content: Sequence[Span], quotations: Sequence[Quotation]
) -> SpanGroup | None:
    """Keep of a group what lies in the outer content, without marks at its edges; None if too little does."""
    if not all(any(outer.contains(span) for outer in content) for span in (*group.source, *group.cue)):
        return None
    parts = (
        _trimmed(words, Span(max(said.start, outer.start), min(said.end, outer.end)), quotations)
        for said in group.content
        for outer in content
        if said.overlaps(outer)
    )
    own = tuple(part for part in parts if _WORD.search(part.cut(words)))
    return replace(group, content=own) if own else None


def _trimmed(words: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """Take off white space and stops, and the marks whose partner lies outside."""
    start, end = span.start, span.end
    while start < end:
        if words[end - 1] in _EDGES or (words[end - 1] in _MARKS and not _closes(end, start, quotations)):
            end -= 1
        elif words[start] in _EDGES or (words[start] in _MARKS and not _opens(start, end, quotations)):
            start += 1
        else:
            break
    return Span(start, end)


def _closes(end: int, start: int, quotations: Sequence[Quotation]) -> bool:
    """Say whether a quotation that begins at or after `start` ends at `end`."""
    place = bisect_left(quotations, start, key=lambda each: each.outer.start)
    own = takewhile(lambda each: each.outer.start < end, quotations[place:])
    return any(each.outer.end == end for each in own)


def _opens(start: int, end: int, quotations: Sequence[Quotation]) -> bool:
    """Say whether a quotation begins at `start` and ends by `end`."""
    place = bisect_left(quotations, start, key=lambda each: each.outer.start)
    if place == len(quotations) or quotations[place].outer.start != start:
        return False
    return quotations[place].outer.end <= end


def _sentences(words: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Sentence]:
    """Cut a content into sentences; one that the outer cue breaks goes on behind it."""
    tokens = [token for span in content for token in _tokens(words, span)]
    starts = {span.start for span in content[1:]}
    low = 0
    for at in range(1, len(tokens)):
        is_new = tokens[at].span.start in starts
        if at - low >= LONGEST or _begins(words, tokens, at, is_new=is_new):
            yield Sentence(tokens[low:at], quotations, content[-1].end)
            low = at
    if tokens:
        yield Sentence(tokens[low:], quotations, content[-1].end)


def _tokens(words: str, span: Span) -> list[Token]:
    """Cut a stretch into words and marks; "2,000" is one word."""
    tokens: list[Token] = []
    for word in cut_words(words, span):
        tokens.append(Token(word.text, words[word.span.start].isupper(), word.span))
        if len(tokens) > 2 and tokens[-2].low == ",":
            number = Span(tokens[-3].span.start, word.span.end)
            if _NUMBER.fullmatch(number.cut(words)):
                tokens[-3:] = [Token(number.cut(words), False, number)]
    return tokens


def _begins(words: str, tokens: Sequence[Token], at: int, *, is_new: bool) -> bool:
    """Say whether a sentence begins at a token; `is_new` where a new stretch of the content begins there."""
    token, before = tokens[at], at - 1
    if not words[token.span.start - 1].isspace():
        return False
    first = token if token.low not in OPENING and token.low != "'" else tokens[min(at + 1, len(tokens) - 1)]
    if is_new:
        return first.is_capital
    while (
        before > 0
        and tokens[before].low in CLOSING
        and tokens[before].span.start == tokens[before - 1].span.end
    ):
        before -= 1
    if tokens[before].low not in _ENDS or (tokens[before].low == "." and is_title(tokens[before - 1])):
        return False
    return first.is_capital or token.low in OPENING
