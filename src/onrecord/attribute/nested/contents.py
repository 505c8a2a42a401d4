"""What a reporting verb says: its complement, frame by frame.

Takes a sentence, a verb and its voice; gives the stretch that is said, or None where no frame fits.
"""

from __future__ import annotations

from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.nested.clauses import clause_end, is_clause, is_infinitive, phrase_end
from onrecord.attribute.nested.frames import load_frames
from onrecord.attribute.nested.phrases import Range, Sentence
from onrecord.attribute.nested.verbs import Verb
from onrecord.attribute.nested.words import (
    CONJUNCTIONS,
    CROWDS,
    DETERMINERS,
    FUSED,
    OBJECTS,
    OPENING,
    OWN,
    PREPOSITIONS,
    SUBJECTS,
    TIMES,
    is_weekday,
)
from onrecord.attribute.wording import AUXILIARIES, is_adverb, word_set

_NO_ADVERB = word_set("all both himself herself itself themselves")
_NO_OBJECT = word_set("it this that them him anything nothing something everything what")
_NO_CLAUSE = word_set("little much more less one bad good no yes hello sorry thank goodbye so enough")
QUESTIONS = word_set("whether how why what if who where which")
_ADDRESSED = word_set(
    "say convey explain complain report announce confirm suggest admit tweet write shout yell"
)
_SKIPS = 8
_OCCASION_REACH = 16


def complement(sentence: Sentence, verb: Verb, voice: Range) -> Range | None:
    """Find what a verb says; the first frame that fits."""
    at = skip(sentence, verb.at + 1, verb.base)
    if at >= len(sentence.tokens):
        return None
    if verb.base in ("point", "make") and not is_phrasal(sentence, verb):
        return None
    if not _is_sure_verb(sentence, verb, voice, at):
        return None
    for frame in (_as_quotation, _as_clause, _as_talk, _as_order, _as_name, _as_accusation, _as_object):
        found = frame(sentence, verb, voice, at)
        if found is not None:
            return found
    return None


def skip(sentence: Sentence, at: int, base: str) -> int:
    """Pass over particles, adverbs, times, addressees and places after a cue."""
    if (base, sentence.low(at)) in (("point", "out"), ("make", "clear"), ("make", "plain")):
        at += 1
    for _ in range(_SKIPS):
        low = sentence.low(at)
        if _is_time(sentence, at):
            at += 1
        elif low == "to" and base in _ADDRESSED and not is_infinitive(sentence, at):
            end = sentence.phrase_after(at + 1)
            if end is None:
                return at
            at = end
        elif low in ("in", "during", "on", "at", "for") and base in load_frames().verbs["that"]:
            return _that_after(sentence, at) or at
        else:
            return at
    return at


def _is_sure_verb(sentence: Sentence, verb: Verb, voice: Range, at: int) -> bool:
    """Say whether a form that may be a noun is a verb: with a pronoun or name before it or "that" after."""
    if verb.low < verb.at or verb.form == "ing" or sentence.low(verb.at) not in load_lexicon().noun_forms:
        return True
    head = voice[1] - 1
    is_name = sentence.is_capital(head) or sentence.low(head) in CROWDS or sentence.low(head) in SUBJECTS
    is_many = sentence.is_plural(voice) and sentence.low(voice[0]) in DETERMINERS
    return is_name or is_many or sentence.low(at) == "that"


def is_phrasal(sentence: Sentence, verb: Verb) -> bool:
    follows = sentence.low(verb.at + 1)
    return (verb.base, follows) in (("point", "out"), ("make", "clear"), ("make", "plain"))


def _that_after(sentence: Sentence, at: int) -> int | None:
    """Find the "that" behind the occasion of a cue: "said in a call from the quay that"."""
    for place in range(at, min(at + _OCCASION_REACH, len(sentence.tokens))):
        if sentence.low(place) == "that":
            return place
        if not sentence.low(place)[0].isalnum() and sentence.low(place) not in ("-", "'s"):
            return None
    return None


def _is_time(sentence: Sentence, at: int) -> bool:
    low, after = sentence.low(at), sentence.low(at + 1)
    if low in ("a", "few", "two", "three", "several", "some"):
        return "ago" in (sentence.low(at + 1), sentence.low(at + 2), sentence.low(at + 3))
    if low in ("last", "this", "next", "a", "in", "on"):
        return after in TIMES or is_weekday(after) or (low != "a" and after.isdigit() and len(after) == 4)
    if is_weekday(low) or low in TIMES or (low.isdigit() and len(low) == 4 and sentence.low(at - 1) == "in"):
        return True
    return is_adverb(low) and low not in _NO_ADVERB


def _as_quotation(sentence: Sentence, verb: Verb, voice: Range, at: int) -> Range | None:
    del voice
    verbs = load_frames().verbs
    if verb.base not in verbs["that"] | verbs["told"]:
        return None
    opening = at + 1 if sentence.low(at) in (":", ",") else at
    closing = sentence.quotation_at(opening)
    if (
        closing is None
        and opening > at
        and (sentence.low(opening) in OPENING or sentence.low(opening) == "'")
    ):
        closing = sentence.end
    return None if closing is None else (sentence.start_of(opening), closing)


def _as_clause(sentence: Sentence, verb: Verb, voice: Range, at: int) -> Range | None:
    verbs = load_frames().verbs
    low = sentence.low(at)
    whole = (sentence.start_of(at), clause_end(sentence, at, voice))
    if low == "," and sentence.low(voice[0] - 1) == "as" and verb.base in verbs["bare"] | verbs["clause"]:
        return sentence.start_of(at + 1), clause_end(sentence, at + 1, None)
    if (
        low == ","
        and verb.base == "say"
        and verb.at + 1 == at
        and sentence.low(voice[0] - 1) != ","
        and sentence.low(at + 1)[:1].isalnum()
    ):
        return sentence.start_of(at + 1), clause_end(sentence, at + 1, None)  # "He said, look, it was not me"
    if low == ":" and verb.base in verbs["that"] and is_clause(sentence, at + 1):
        return sentence.start_of(at + 1), clause_end(sentence, at + 1, voice)
    if low == "that":
        return whole if verb.base in verbs["that"] and leads_clause(sentence, at) else None
    if low in QUESTIONS:
        return whole if verb.base in verbs["question"] else None
    if is_infinitive(sentence, at):
        return whole if verb.base in verbs["infinitive"] else None
    if verb.base in verbs["gerund"] and low.endswith("ing") and low not in _NO_OBJECT:
        return whole
    if verb.base in verbs["bare"] | verbs["clause"] and _is_gap(sentence, voice, at):
        return whole
    if low == "is" and sentence.low(voice[0] - 1) == "what":
        return _as_quotation(sentence, verb, voice, at + 1) or _as_clause_after_that(sentence, voice, at + 1)
    if low.endswith("ing"):
        return None
    if verb.low == verb.at and sentence.low(verb.at) in load_lexicon().noun_forms:
        is_name = voice[1] - voice[0] == 1 or sentence.is_capital(voice[1] - 1)
        return (
            whole
            if is_name and is_clause(sentence, at) and verb.base in verbs["clause"] | verbs["bare"]
            else None
        )
    if verb.base in verbs["bare"]:
        is_other = low in PREPOSITIONS | CONJUNCTIONS | _NO_OBJECT | _NO_CLAUSE or not low[:1].isalnum()
        return whole if is_clause(sentence, at) or (verb.base == "say" and not is_other) else None
    if verb.base in verbs["clause"] and verb.is_fact and verb.form != "ing" and is_clause(sentence, at):
        return whole
    is_document = load_lexicon().base_of(sentence.low(voice[1] - 1)).rstrip("s") in load_frames().documents
    return whole if is_document and verb.base in verbs["that"] and is_clause(sentence, at) else None


def _as_clause_after_that(sentence: Sentence, voice: Range, at: int) -> Range | None:
    """Read the rest of "what she says is that"."""
    if sentence.low(at) != "that":
        return None
    return sentence.start_of(at), clause_end(sentence, at, voice)


def _is_gap(sentence: Sentence, voice: Range, at: int) -> bool:
    """Say whether a clause says something of the noun before it: "a plan (that) Roe says would fail"."""
    is_relative = sentence.low(voice[0] - 1) in ("that", "which", "who")
    noun = voice[0] - 2 if is_relative else voice[0] - 1
    if not is_relative and sentence.low(at) not in AUXILIARIES:
        return False
    if is_relative and sentence.low(noun) in load_lexicon().verb_forms:
        return sentence.low(noun - 1) in SUBJECTS  # "a plan she backed that Roe says"
    return sentence.is_noun_like(noun)


def leads_clause(sentence: Sentence, that: int) -> bool:
    """Say whether "that" leads a clause, and is no object or relative."""
    follows = sentence.low(that + 1)
    if not follows or not (follows[0].isalnum() or follows in OPENING or follows == "'"):
        return False
    if sentence.is_capital(that + 1) or not sentence.is_noun_like(that + 1):
        return follows not in AUXILIARIES
    lexicon = load_lexicon()
    if follows in lexicon.verb_forms and follows not in lexicon.noun_forms:
        return False
    return follows.endswith("s") or is_clause(sentence, that + 1)


def _as_talk(sentence: Sentence, verb: Verb, voice: Range, at: int) -> Range | None:
    """Read "talked about P", "called for P", "called on X to"."""
    low = sentence.low(at)
    if low not in load_frames().about.get(verb.base, frozenset()) or not verb.is_fact:
        return None
    if low in ("on", "upon"):
        end = sentence.phrase_after(at + 1)
        is_call = end is not None and is_infinitive(sentence, end)
        return (sentence.start_of(at + 1), clause_end(sentence, at + 1, voice)) if is_call else None
    if sentence.low(at + 1) in _NO_OBJECT:
        return None
    if low == "for":
        return sentence.start_of(at), clause_end(sentence, at, voice)
    return sentence.start_of(at), phrase_end(sentence, at)


def _as_order(sentence: Sentence, verb: Verb, voice: Range, at: int) -> Range | None:
    """Read "told him that", "told her to leave", "pleaded with them not to"."""
    verbs = load_frames().verbs
    if verb.base not in verbs["told"] | verbs["bid"]:
        return None
    someone = at + 1 if sentence.low(at) in ("with", "at") else at
    end = sentence.phrase_after(someone)
    if end is None:
        return None
    if sentence.low(end) in ("in", "at", "from", "on") and verb.base in verbs["bid"]:
        end = sentence.phrase_after(end + 1) or end
    negated = end + 1 if sentence.low(end) == "not" else end
    if is_infinitive(sentence, negated) and verb.base in verbs["bid"]:
        is_thing = sentence.low(voice[0]) in ("it", "which") or not verb.is_fact
        return None if is_thing else (sentence.start_of(someone), clause_end(sentence, negated, voice))
    rest = skip(sentence, end, "")
    opening = rest + 1 if sentence.low(rest) in (":", ",") else rest
    closing = sentence.quotation_at(opening)
    if closing is not None and (opening > rest or verb.base in verbs["told"]):
        return sentence.start_of(opening), closing
    if verb.base not in verbs["told"]:
        return None
    low = sentence.low(rest)
    if low in ("about", "of") and verb.base in ("tell", "inform", "remind", "warn", "brief"):
        return sentence.start_of(rest), phrase_end(sentence, rest)
    is_bare = sentence.low(end - 1) in OBJECTS or low in DETERMINERS or low in SUBJECTS or low in OWN
    if low in {"that"} | QUESTIONS or (rest < len(sentence.tokens) and is_bare and is_clause(sentence, rest)):
        return sentence.start_of(rest), clause_end(sentence, rest, voice)
    return None


def _as_name(sentence: Sentence, verb: Verb, voice: Range, at: int) -> Range | None:
    """Read "called it a hoax", "what he called a hoax", "described it as a hoax"."""
    verbs = load_frames().verbs
    if verb.base in verbs["as"]:
        for place in range(at, min(at + 10, len(sentence.tokens))):
            if sentence.low(place) == "as":
                return sentence.start_of(at), phrase_end(sentence, place)
        return None
    if verb.base not in verbs["name"]:
        return None
    if sentence.low(voice[0] - 1) in FUSED:
        return sentence.start_of(at), phrase_end(sentence, at)
    is_thing = sentence.is_noun_like(voice[0] - 1) and (
        sentence.quotation_at(at) or sentence.low(at) in ("a", "an")
    )
    if is_thing:  # "a game many call a classic"
        return sentence.start_of(at), phrase_end(sentence, at)
    end = sentence.phrase_after(at)
    if end is None or sentence.low(at) == "half" or sentence.quotation_at(at) is not None:
        return None
    is_named = sentence.quotation_at(end) is not None or sentence.low(end) in ("a", "an", "the")
    if is_named or (sentence.low(at) in OBJECTS and sentence.is_noun_like(end)):
        return sentence.start_of(at), phrase_end(sentence, end)
    return None


def _as_accusation(sentence: Sentence, verb: Verb, voice: Range, at: int) -> Range | None:
    if verb.base not in load_frames().verbs["accuse"]:
        return None
    if verb.base == "blame" and sentence.low(at) == "on":
        return sentence.start_of(at), clause_end(sentence, at, voice)
    end = sentence.phrase_after(at) or at
    for place in range(at + 1, end + 1):
        if sentence.low(place) in ("of", "for", "over", "on"):
            return sentence.start_of(at), clause_end(sentence, place, voice)
    return None


def _as_object(sentence: Sentence, verb: Verb, voice: Range, at: int) -> Range | None:
    """Read "announced plans": what is said stands as a noun."""
    del voice
    if verb.base not in load_frames().verbs["object"] or verb.form == "base":
        return None
    low = sentence.low(at)
    is_led = low in DETERMINERS or low[0].isdigit() or sentence.is_capital(at) or verb.base == "announce"
    is_aside = verb.form == "ing" and sentence.low(verb.low - 1) in PREPOSITIONS
    if low in _NO_OBJECT or not is_led or is_aside:
        return None
    return sentence.start_of(at), phrase_end(sentence, at)
