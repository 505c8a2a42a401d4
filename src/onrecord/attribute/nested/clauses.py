"""Clauses: who is the subject of a verb in one sentence, and where what it says ends.

Takes a sentence and a place in it; knows nothing of reporting words but what frames take.
"""

from __future__ import annotations

from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.nested.phrases import PHRASE_REACH, Range, Sentence
from onrecord.attribute.nested.words import DETERMINERS, EVERYBODY, OBJECTS, OPENING, OWN, SUBJECTS
from onrecord.attribute.wording import word_set

_BOUNDS = word_set(", ; : — – because when if while although that who which but")
_MODALS = word_set("would could should might may can will must")
_LEADING = word_set("when if as because while although since after though unless")
_PARTING = word_set("while although though whereas but as because")


def subject_before(sentence: Sentence, end: int, *, is_main: bool = False) -> Range | None:
    """Find the subject of the clause that a participle or a second verb before `end` belongs to.

    Args:
        end: Where to look back from.
        is_main: Whether the sentence's first subject is meant rather than the nearest.
    """
    places = range(end - 1) if is_main else range(end - 2, -1, -1)
    second: Range | None = None
    for at in places:
        if sentence.low(at) in SUBJECTS - {"you", "which"} or sentence.low(at) in EVERYBODY:
            return (at, at + 1)
        if sentence.low(at + 1) in _MODALS and not is_main:
            second = second or sentence.phrase_before(at + 1)
            continue
        is_doing = sentence.is_capital(at) and sentence.low(at + 1).endswith("ing") and at + 1 < end
        if sentence.is_noun_like(at) and not sentence.is_verb(at) and (sentence.is_verb(at + 1) or is_doing):
            phrase = sentence.phrase_before(at + 1)
            if phrase:
                return phrase
    return second


def clause_end(sentence: Sentence, start: int, voice: Range | None) -> int:
    """Give where a clause ends that begins at a token, with the voice that says it."""
    before = voice[0] - 1 if voice else -1
    leads = any(sentence.low(at) in _LEADING for at in range(min(before + 1, 3)))
    is_relative = sentence.low(before) == "," and sentence.low(before + 1) in ("who", "which")
    for at in range(start + 1, len(sentence.tokens)):
        low = sentence.low(at)
        if low in ("—", "–", ";") or (low in ("as", "while") and _has_subject(sentence, at + 1)):
            return sentence.start_of(at)
        if low != "," or at <= start + 1:
            continue
        if leads or is_relative or sentence.low(at + 1) in _PARTING or _opens_clause(sentence, at + 1):
            return sentence.start_of(at)
    return sentence.end


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Say whether "and" with a subject or a finite verb begins at a token."""
    subject = sentence.low(at + 1)
    return sentence.low(at) == "and" and (
        sentence.is_verb(at + 1)
        or subject in SUBJECTS
        or subject in OWN
        or subject in DETERMINERS
        or (sentence.is_noun_like(at + 1) and sentence.is_capital(at + 1))
    )


def _has_subject(sentence: Sentence, at: int) -> bool:
    return sentence.low(at) in SUBJECTS and (
        sentence.is_verb(at + 1) or sentence.low(at + 1) in load_lexicon().verb_forms
    )


def phrase_end(sentence: Sentence, start: int) -> int:
    """Give where what stands as object at a token ends: before the next clause, or with its quotation."""
    at = start
    while at < len(sentence.tokens):
        closing = sentence.quotation_at(at)
        if closing is not None:
            return _after_quotation(sentence, at, closing)
        low = sentence.low(at)
        if at > start and (
            low in (",", ";", "—", "–")
            or low in ("because", "when", "while", "although", "if", "who", "which")
            or (low in ("and", "but") and sentence.is_verb(at + 1))
        ):
            return sentence.tokens[at - 1].span.end
        at += 1
    return sentence.end


def _after_quotation(sentence: Sentence, at: int, closing: int) -> int:
    """Take in what belongs to a quotation as its noun or its second half."""
    while at < len(sentence.tokens) and sentence.start_of(at) < closing:
        at += 1
    while at < len(sentence.tokens):
        second = sentence.quotation_at(at + 1) if sentence.low(at) == "and" else None
        if second is not None:
            return _after_quotation(sentence, at + 1, second)
        is_noun = sentence.is_noun_like(at) and not sentence.is_verb(at)
        if not (
            is_noun
            or sentence.low(at) == "of"
            or (sentence.low(at) in DETERMINERS and sentence.low(at - 1) == "of")
        ):
            break
        at += 1
    return sentence.tokens[at - 1].span.end


def is_infinitive(sentence: Sentence, at: int) -> bool:
    """Say whether "to" at a token leads a verb."""
    follows = sentence.low(at + 1)
    if sentence.low(at) != "to" or not follows or follows in DETERMINERS or follows in OBJECTS:
        return False
    is_quoted = follows in OPENING
    return is_quoted or (follows[0].isalpha() and not sentence.is_capital(at + 1))


def is_clause(sentence: Sentence, start: int) -> bool:
    """Say whether a clause with a subject and a verb seems to begin at a token."""
    low = sentence.low(start)
    if low in ("this", "that", "it") and not (
        sentence.is_verb(start + 1) or sentence.is_noun_like(start + 1)
    ):
        return False
    if low in SUBJECTS or low in OWN or low == "there":
        return True
    if low == "a" and sentence.low(start + 1) == "lot":
        return False
    if not (low in DETERMINERS or sentence.is_noun_like(start)):
        return False
    for at in range(start + 1, min(start + PHRASE_REACH, len(sentence.tokens))):
        if sentence.is_verb(at):
            return True
        if sentence.low(at) in _BOUNDS:
            return False
    return False
