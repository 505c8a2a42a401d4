"""Reporting nouns inside contents ("his claim that"), and "according to".

Takes a place in a sentence; gives the group of source, cue and content that its word makes.
"""

from __future__ import annotations

from onrecord.attribute.groups import SpanGroup
from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.nested.clauses import clause_end, is_infinitive, phrase_end
from onrecord.attribute.nested.contents import leads_clause, skip
from onrecord.attribute.nested.frames import load_frames
from onrecord.attribute.nested.groups import make_group
from onrecord.attribute.nested.phrases import Range, Sentence
from onrecord.attribute.nested.verbs import is_plain_noun
from onrecord.attribute.nested.words import CONJUNCTIONS, DETERMINERS, POSSESSIVES, PREPOSITIONS, SUBJECTS
from onrecord.attribute.wording import word_set

# The prepositions of the frames that take a phrase.
_LEADS = {
    "for": word_set("for"),
    "about": word_set("about regarding concerning"),
    "of": word_set("of to on"),
}
_MAKERS = word_set("by from")
_MADE = word_set("made issued given had has have gave")


def by_noun(sentence: Sentence, at: int) -> SpanGroup | None:
    """Read "his claim that", "the statement by X that", "a pledge she made to"."""
    nouns = load_frames().nouns
    noun = load_lexicon().noun_forms.get(sentence.low(at))
    if noun is None or noun not in load_frames().all_nouns:
        return None
    voice, after = _owner(sentence, at), at + 1
    if voice is None:
        voice, after = _maker(sentence, at)
    if voice is None:
        return None
    rest = skip(sentence, after, "")
    if noun in nouns["that"]:
        rest = next((place for place in range(rest, rest + 5) if sentence.low(place) == "that"), rest)
    elif noun in nouns["to"]:
        rest = next((place for place in range(rest, rest + 5) if is_infinitive(sentence, place)), rest)
    if _leads_whole(sentence, noun, rest):
        content = (sentence.start_of(rest), clause_end(sentence, rest, None))
    elif any(noun in nouns[frame] and sentence.low(rest) in _LEADS[frame] for frame in _LEADS):
        content = (sentence.start_of(rest), phrase_end(sentence, rest))
    else:
        return None
    return make_group(sentence, voice, (at, at + 1), content)


def _leads_whole(sentence: Sentence, noun: str, at: int) -> bool:
    """Say whether "that" with a clause, or "to" with a verb, stands behind a noun that takes it."""
    nouns = load_frames().nouns
    if sentence.low(at) == "that":
        return noun in nouns["that"] and leads_clause(sentence, at)
    return noun in nouns["to"] and is_infinitive(sentence, at)


def _owner(sentence: Sentence, noun: int) -> Range | None:
    """Find the voice before a noun: "his claim", "Ana Verling's earlier claim", "a Harbour Post report"."""
    first = noun
    while first > 0 and noun - first < 3 and is_plain_noun(sentence, first - 1):
        first -= 1
    if sentence.low(first - 1) in ("most", "more", "very", "own"):
        first -= 1
    if sentence.low(first - 1) in POSSESSIVES - {"my", "our", "your"}:
        return first - 1, first
    if sentence.low(first - 1) in ("'s", "'"):
        phrase = sentence.phrase_before(first - 1)
        return (phrase[0], first) if phrase else None
    if sentence.low(noun - 1) in ("media", "police", "government", "company", "industry", "city"):
        return noun - 1, noun
    if noun and sentence.is_capital(noun - 1) and sentence.is_noun_like(noun - 1):
        return sentence.phrase_before(noun)
    return None


def _maker(sentence: Sentence, noun: int) -> tuple[Range | None, int]:
    """Find the voice behind a noun: "a request from X", "remarks made by X", "a pledge X made"."""
    at = noun + 1
    by = at if sentence.low(at) in _MAKERS else at + 1 if sentence.low(at + 1) == "by" else None
    if by is not None and (by == at or sentence.low(at) in _MADE):
        end = sentence.phrase_after(by + 1)
        if end is not None and sentence.low(end) in ("in", "from", "at"):
            end = sentence.phrase_after(end + 1) or end
        return ((by + 1, end), end) if end is not None else (None, at)
    end = at
    while end - at < 8 and (
        sentence.low(end) in SUBJECTS or sentence.low(end) in DETERMINERS or _is_named(sentence, end)
    ):
        end += 1
    if end == at or sentence.low(end) not in _MADE:
        return None, at
    after = end
    while sentence.low(after) in _MADE:
        after += 1
    return (at, end), after


def _is_named(sentence: Sentence, at: int) -> bool:
    return sentence.low(at) == "and" or (sentence.is_noun_like(at) and not sentence.is_verb(at))


def by_according(sentence: Sentence, at: int) -> SpanGroup | None:
    if (sentence.low(at), sentence.low(at + 1)) != ("according", "to"):
        return None
    end = sentence.phrase_after(at + 2)
    if end is None or not sentence.is_voice((at + 2, end)):
        return None
    voice, cue = (at + 2, end), (at, at + 2)
    before = at - 2 if sentence.low(at - 1) == "," else at - 1
    if before < 0 or sentence.low(before) in CONJUNCTIONS:
        if sentence.low(end) != "," or end + 1 >= len(sentence.tokens):
            return None
        return make_group(sentence, voice, cue, (sentence.start_of(end + 1), sentence.end))
    first = at - 1
    while first > 0 and not _parts_clauses(sentence, first - 1):
        first -= 1
    return make_group(sentence, voice, cue, (sentence.start_of(first), sentence.tokens[at - 1].span.end))


def _parts_clauses(sentence: Sentence, at: int) -> bool:
    low = sentence.low(at)
    return low in CONJUNCTIONS - {"and"} and sentence.low(at - 1) not in PREPOSITIONS
