"""Cues inside contents: which word of a sentence reports, whose words, and what it says.

Takes one sentence; gives the groups of source, cue and content that its reporting verbs and
nouns make. Verbs and nouns report only with a voice before or after them and in one of their frames.

Order of work for a verb: its auxiliaries -> the voice -> what follows, frame by frame.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.attribute.groups import SpanGroup
from onrecord.attribute.nested.clauses import clause_end, is_infinitive
from onrecord.attribute.nested.contents import QUESTIONS, complement, is_phrasal, skip
from onrecord.attribute.nested.frames import load_frames, reporting_words
from onrecord.attribute.nested.groups import make_group
from onrecord.attribute.nested.nouns import by_according, by_noun
from onrecord.attribute.nested.phrases import Range, Sentence
from onrecord.attribute.nested.verbs import Verb, may_say, verb_at, voice_of
from onrecord.attribute.nested.words import OPENING, SUBJECTS
from onrecord.domain.span import Span

# Words that stand before a parenthesis at the least.
_LEAST = 3


def find_cues(sentence: Sentence) -> Iterator[SpanGroup]:
    """Find what is reported inside one sentence.

    Args:
        sentence: A sentence of a content.

    Yields:
        Groups with cue and content, in order of their cue; the source is empty for a passive without agent.
    """
    contents: set[tuple[Span, ...]] = set()
    words = reporting_words()
    for at in [at for at, token in enumerate(sentence.tokens) if token.low in words]:
        group = _by_verb(sentence, at) or by_noun(sentence, at) or by_according(sentence, at)
        if group is not None and group.content not in contents:
            contents.add(group.content)
            yield group


def _by_verb(sentence: Sentence, at: int) -> SpanGroup | None:
    verb = verb_at(sentence, at)
    if verb is None:
        return None
    if verb.is_passive:
        return _by_passive(sentence, verb)
    voice = voice_of(sentence, verb)
    if voice is None or not may_say(sentence, voice, verb):
        return None
    if _is_parenthesis(sentence, verb, voice):
        return _around(sentence, verb, voice)
    found = complement(sentence, verb, voice)
    if found is None or (sentence.low(voice[0]) == "you" and not _is_plain_quote(sentence, verb, found)):
        return None
    end = at + 2 if is_phrasal(sentence, verb) else at + 1
    return make_group(sentence, voice, (verb.low, end), found)


def _is_plain_quote(sentence: Sentence, verb: Verb, content: Range) -> bool:
    """Say whether what "you" said is put plainly: as past, as a quotation, after "that" or as a name."""
    if sentence.low(verb.at) in ("said", "told", "wrote"):
        return True
    first = next((token.low for token in sentence.tokens if token.span.start >= content[0]), "")
    return first == "that" or first in OPENING or first == "'" or verb.base in load_frames().verbs["name"]


def _is_parenthesis(sentence: Sentence, verb: Verb, voice: Range) -> bool:
    """Say whether a verb and its voice stand apart between commas: "P, the auditors say"."""
    is_apart = sentence.low(voice[0] - 1) == "," and sentence.low(verb.at + 1) in ("", ",", ".")
    if sentence.low(verb.at + 2) in OPENING or sentence.low(verb.at + 2) == "'":
        return False  # "Out of nowhere, he said, ‘P’"
    return is_apart and verb.base in load_frames().verbs["that"] and voice[0] >= _LEAST


def _around(sentence: Sentence, verb: Verb, voice: Range) -> SpanGroup | None:
    """Make the group of a parenthesis: what stands before it and behind it is said."""
    before = (sentence.start_of(0), sentence.span((voice[0] - 1, voice[0])).start)
    behind = (sentence.start_of(verb.at + 2), sentence.end)
    parts = [before, behind] if sentence.low(verb.at + 2) else [before]
    return make_group(sentence, voice, (verb.low, verb.at + 1), *parts)


def _by_passive(sentence: Sentence, verb: Verb) -> SpanGroup | None:
    """Read "was told by X that" and "were asked to"."""
    verbs = load_frames().verbs
    at = skip(sentence, verb.at + 1, verb.base)
    voice: Range | None = None
    if sentence.low(at) in ("by", "through"):
        end = sentence.phrase_after(at + 1)
        if end is not None:
            voice, at = (at + 1, end), skip(sentence, end, verb.base)
    follows = sentence.low(at)
    closing = sentence.quotation_at(at + 1) if follows in (",", ":") else None
    if closing is not None and verb.base in verbs["told"]:
        return make_group(sentence, voice, (verb.low, verb.at + 1), (sentence.start_of(at + 1), closing))
    told = verb.base in verbs["told"] and (follows in {"that"} | QUESTIONS or follows in SUBJECTS)
    bid = verb.base in verbs["bid"] and is_infinitive(sentence, at)
    asked = verb.base == "ask" and (follows in QUESTIONS or follows == "about")
    if not (told or bid or asked):
        return None
    content = (sentence.start_of(at), clause_end(sentence, at, None))
    return make_group(sentence, voice, (verb.low, verb.at + 1), content)
