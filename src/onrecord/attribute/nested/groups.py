"""Groups inside contents, made of runs of tokens."""

from __future__ import annotations

from onrecord.attribute.groups import SpanGroup
from onrecord.attribute.nested.phrases import Range, Sentence
from onrecord.attribute.nested.words import FUSED, OPENING, OWN
from onrecord.domain.span import Span

_OURS = frozenset({"my", "our"})


def make_group(sentence: Sentence, voice: Range | None, cue: Range, *content: Range) -> SpanGroup | None:
    """Make a group of what was found in a sentence.

    Args:
        sentence: Where.
        voice, cue: Runs of tokens; a passive without agent has no voice.
        content: From and to which code point; two where the cue breaks it.

    Returns:
        The group; None for the outer speaker's own voice, and for a content of a single word.
    """
    if voice is not None and _is_own(sentence, voice):
        return None
    said = [token.low for low, high in content for token in sentence.tokens if low <= token.span.start < high]
    is_marked = said[:1] and (said[0] in OPENING or said[0] == "'")
    is_name = voice is not None and sentence.low(voice[0] - 1) in FUSED
    if not is_marked and sum(low[0].isalnum() for low in said) < (1 if is_name else 2):
        return None
    source = (sentence.span(voice),) if voice else ()
    return SpanGroup(content=tuple(Span(*each) for each in content), cue=(sentence.span(cue),), source=source)


def _is_own(sentence: Sentence, voice: Range) -> bool:
    """Say whether a voice is "I", "we" or something of theirs that is nobody ("our estimates")."""
    first = sentence.low(voice[0])
    if voice[1] == voice[0] + 1:
        return first in OWN
    has_name = any(sentence.is_capital(at) for at in range(voice[0] + 1, voice[1]))
    return first in _OURS and not has_name and not sentence.is_crowd(voice)
