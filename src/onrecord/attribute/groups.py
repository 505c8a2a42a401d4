"""Groups of spans: what the model finds in a text, as places in that text.

Takes a text of any length; gives, for each attribution, the spans of its content, cue and
source. Knows nothing of articles and their fields.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.attribute.confidence import Chances
from onrecord.attribute.dialogue import Turn, find_turns
from onrecord.attribute.encoder import Model
from onrecord.attribute.links import Group, link_fragments
from onrecord.attribute.quotes import find_quotations
from onrecord.attribute.spans import Fragment, decode
from onrecord.attribute.spoken import spoken_part
from onrecord.attribute.voiceless import is_voiceless
from onrecord.attribute.wholes import make_whole
from onrecord.domain.span import Span

# Code points that are judged in one go: some ten long articles, 15 MB of scores.
STRETCH = 50_000
# What a rule finds by layout or by fixed words is right this often (measured on the training articles).
RULED = Chances(content=0.95, edge=0.95, cue=0.95, source=0.95)
# Where a cue runs on into the occasion: "said in an interview with".
_OCCASION = re.compile(
    r"\s(?:in|during|at|on)\s(?:an?|the|his|her|its|their|recent|several)\s.*\Z", re.DOTALL
)

_INVERTED = re.compile(
    r"(?:never|nor|neither|not once|at no time|seldom|rarely)\s+"
    r"(?:has|have|had|did|does|do|will|would|is|was)\s+(?=\w)",
    re.IGNORECASE,
)

# "P, she said" before "according to a transcript": the clause that the carrier's content ends with.
_CLAUSE = re.compile(
    r",\s(?P<source>(?:[A-Z]|s?he\b|they\b|the\b)[^,;]{0,80}?)"
    r"\s(?P<cue>said|says|told|added|noted|wrote)\b[^,]{0,40}\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanGroup:
    """The spans of one attribution.

    Args:
        content: One or more.
        cue, source: May be empty.
        chances: How likely its parts are right.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    chances: Chances = RULED

    def moved(self, by: int) -> SpanGroup:
        """Give the spans shifted by a number of code points."""
        if not by:
            return self
        content, cue, source = (
            tuple(span.moved(by) for span in spans) for spans in (self.content, self.cue, self.source)
        )
        return replace(self, content=content, cue=cue, source=source)

    def inside(self, whole: Span) -> SpanGroup:
        """Give the spans that lie inside a stretch, counted from its start."""

        def own(spans: Sequence[Span]) -> tuple[Span, ...]:
            return tuple(span for span in spans if whole.contains(span))

        kept = SpanGroup(
            content=own(self.content), cue=own(self.cue), source=own(self.source), chances=self.chances
        )
        return kept.moved(-whole.start)


def find_groups(text: str, model: Model) -> list[SpanGroup]:
    """Find the attributions of a text.

    Args:
        text: Of any length; it is judged stretch by stretch, so that memory stays bounded.
        model: The statement model.

    Returns:
        Groups in order of their content.
    """
    return [group.moved(start) for start, part in _stretches(text) for group in _judge(part, model)]


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text of extraordinary length between paragraphs."""
    start = 0
    while len(text) - start > STRETCH:
        end = text.rfind("\n", start, start + STRETCH) + 1
        end = end if end > start else start + STRETCH
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _judge(text: str, model: Model) -> list[SpanGroup]:
    scores = model.score(text)
    starts, ends = scores.tokens.starts, scores.tokens.ends
    quotations = find_quotations(text)

    def span(fragment: Fragment) -> Span:
        return Span(int(starts[fragment.low]), int(ends[fragment.high - 1]))

    def spans_of(group: Group) -> SpanGroup:
        cue = _verb(text, span(group.cue)) if group.cue else None
        cues = (cue,) if cue else ()
        voices = (_voice(text, span(group.source), cue),) if group.source else ()
        source = tuple(each for each in voices if not is_voiceless(each.cut(text)))
        content = tuple(span(fragment) for fragment in group.contents)
        content = spoken_part(text, content, (*cues, *source), quotations)
        return SpanGroup(content=content, cue=cues, source=source, chances=group.chances)

    fragments = make_whole(decode(scores.labels, model.labels), scores.tokens)
    groups = link_fragments(fragments, scores, model.links)
    found = [_without_carrier(text, spans_of(group)) for group in groups]
    turns = find_turns(text)
    return _with_turns(found, turns) if turns else found


def _with_turns(groups: Sequence[SpanGroup], turns: Sequence[Turn]) -> list[SpanGroup]:
    """Put a conversation's turns in the place of what was found across and inside them."""
    words = [span for turn in turns for span in turn.words]
    starts = [span.start for span in words]

    def is_prose(group: SpanGroup) -> bool:
        return not any(
            words[place].overlaps(span)
            for span in group.content
            for place in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end))
        )

    said = [SpanGroup(content=turn.words, cue=(turn.cue,), source=(turn.voice,)) for turn in turns]
    return sorted([*filter(is_prose, groups), *said], key=lambda group: group.content[0].start)


def _without_carrier(text: str, group: SpanGroup) -> SpanGroup:
    """Give "P, she said, according to T" its speaker where the clause was taken for content."""
    last = group.content[-1]
    match = _CLAUSE.search(last.cut(text))
    if not match or not group.cue or group.cue[0].cut(text).lower() != "according to":
        return group
    if group.cue[0].start < last.end:  # "according to T, P, she said": T leads, and the clause is P's own
        return group
    source, cue = (Span(*match.span(name)).moved(last.start) for name in ("source", "cue"))
    content = (*group.content[:-1], Span(last.start, last.start + match.start()))
    return replace(group, content=content, cue=(cue,), source=(source,))


def _voice(text: str, source: Span, cue: Span | None) -> Span:
    """Cut a source where an inverted negation leads it, or is all of it: "Never has the union said"."""
    match = _INVERTED.match(text, source.start)
    if match is None:
        return source
    if match.end() < source.end:
        return Span(match.end(), source.end)
    subject = text[match.end() : cue.start].rstrip() if cue else ""
    return Span(match.end(), match.end() + len(subject)) if subject and "\n" not in subject else source


def _verb(text: str, cue: Span) -> Span:
    """Cut a cue where the occasion begins."""
    match = _OCCASION.search(cue.cut(text))
    return Span(cue.start, cue.start + match.start()) if match else cue
