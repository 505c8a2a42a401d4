"""Statements inside statements: a minister who says that his deputies said that P.

Takes the contents of a field; gives the attributions inside them. The corpus that the model
learned from labels the outer statement alone, so each content that holds a reporting
word is read once more by itself, without its marks and what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.encoder import Model
from onrecord.attribute.groups import SpanGroup, find_groups
from onrecord.attribute.lexicon import load_lexicon
from onrecord.domain.span import Span

_JOINT = ".\n\n"
_WORD = re.compile(r"\w+")
# Shorter contents have no room for a voice, a verb and what it says.
OUTER_WORDS = 10
INNER_WORDS = 3
# A voice in the first person is the outer speaker's own.
_OWN_VOICE = frozenset({"i", "we", "me", "us", "you", "it", "that", "this", "which", "who"})
_SPEECH = frozenset({"say", "claim", "accuse", "deny", "ask", "urge", "promise"})
_MARKS = "\"'“”‘’«»„"


def find_nested(
    words: str, contents: Sequence[tuple[Span, ...]], model: Model
) -> tuple[tuple[int, SpanGroup], ...]:
    """Find the attributions inside contents.

    Args:
        words: The field's text.
        contents: The contents of the field's attributions.
        model: The statement model.

    Returns:
        Pairs of the outer content's index and the inner group, its spans in `words`.
    """
    asked = [
        (number, inner)
        for number, content in enumerate(contents)
        for inner in (_inner(words, span) for span in content)
        if _may_report(inner.cut(words))
    ]
    if not asked:
        return ()
    groups = find_groups(_JOINT.join(inner.cut(words) for _, inner in asked), model)
    found: list[tuple[int, SpanGroup]] = []
    start = 0
    for number, inner in asked:
        place = Span(start, start + len(inner))
        own = (group.inside(place).moved(inner.start) for group in groups if place.contains(group.content[0]))
        found.extend((number, group) for group in own if _is_whole(words, group, inner))
        start += len(inner) + len(_JOINT)
    return tuple(found)


def _inner(words: str, span: Span) -> Span:
    """Take the marks off a content."""
    text = span.cut(words)
    start = span.start + len(text) - len(text.lstrip(_MARKS))
    end = span.end - (len(text) - len(text.rstrip(_MARKS + ",.")))
    return Span(start, max(start, end))


def _may_report(text: str) -> bool:
    found = _WORD.findall(text.lower())
    lexicon = load_lexicon()
    forms = (lexicon.verb_forms.get(word, "") for word in found)
    return len(found) >= OUTER_WORDS and any(lexicon.verbs.get(form) in _SPEECH for form in forms)


def _is_whole(words: str, group: SpanGroup, outer: Span) -> bool:
    """Say whether a group has voice, verb and words of its own, all inside the outer content."""
    if not (group.source and group.cue and group.content):
        return False
    voice = " ".join(span.cut(words) for span in group.source).lower()
    said = sum(len(_WORD.findall(span.cut(words))) for span in group.content)
    spans = (*group.source, *group.cue, *group.content)
    return voice not in _OWN_VOICE and said >= INNER_WORDS and all(outer.contains(span) for span in spans)
