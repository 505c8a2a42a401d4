"""Reporting verbs inside contents: which word is one, and whose words it reports.

Takes a place in a sentence; gives the verb with its auxiliaries, and the voice before it. A form that is
verb and noun at once counts as a verb only where its surroundings say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.lexicon import load_lexicon
from onrecord.attribute.nested.clauses import subject_before
from onrecord.attribute.nested.frames import load_frames
from onrecord.attribute.nested.phrases import Range, Sentence
from onrecord.attribute.nested.words import (
    CONJUNCTIONS,
    CROWDS,
    DETERMINERS,
    OBJECTS,
    OPENING,
    OWN,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    is_weekday,
)
from onrecord.attribute.wording import AUXILIARIES, NEGATORS, is_adverb, word_set

_BE = word_set("is are was were be been being 's 're get gets got")
_MODALS = word_set("will would can could may might must shall should 'll 'd to ca wo cannot")
_NO_GROUP = word_set("no none nobody nothing neither nor without")
_NO_ADVERB = word_set("all both himself herself itself themselves")
_LEADS = word_set(
    "go goes going went gone keep keeps kept keeping continue continues continued begin begins began "
    "begun start starts started"
)
_CONTROL = word_set("allow let hear ask want force require get watch help see")
_QUOTED = word_set("quote cite show record find remember recall")
_SELVES = word_set("himself herself itself themselves")


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb with what stands before it: the verb group, and how the verb is used."""

    at: int
    low: int
    base: str
    form: str
    is_passive: bool
    is_fact: bool


def verb_at(sentence: Sentence, at: int) -> Verb | None:
    """Read a reporting verb with its auxiliaries; None for another word and for a noun."""
    token = sentence.tokens[at]
    base = load_lexicon().verb_forms.get(token.low)
    if base not in load_frames().all_verbs or (token.is_capital and at):
        return None
    low = at
    helpers: list[str] = []
    while low > 0:
        low = _before_mark(sentence, low) if low == at else low
        before = sentence.low(low - 1)
        if before in AUXILIARIES and not _is_possessive(sentence, low - 1):
            helpers.append(before)
        elif before == "to" and sentence.low(low - 2) in _LEADS:
            low -= 1
        elif sentence.is_capital(low - 1) or not (
            _is_between(before) or (token.low.endswith("ing") and before in _LEADS)
        ):
            break
        low -= 1
    is_ing = token.low.endswith("ing")
    if is_ing and not helpers and _is_gerund(sentence, at):
        return None
    is_passive = bool(helpers) and helpers[0] in _BE and not is_ing and token.low != base
    form = "finite"
    if is_ing and not helpers:
        form = "ing"
    elif token.low == base and not helpers:
        form = "base"
    is_fact = not any(helper in _MODALS for helper in helpers)
    low = at if low == _before_mark(sentence, at) else low
    verb = Verb(at, low, base or "", form, is_passive, is_fact)
    return None if _is_noun(sentence, verb) else verb


def may_say(sentence: Sentence, voice: Range, verb: Verb) -> bool:
    """Say whether a voice may be the subject of a verb in its form."""
    head = sentence.low(voice[1] - 1)
    if head == "there" or (head == "you" and not verb.is_fact):
        return False
    if head in ("he", "she", "it") and verb.form == "base":
        return False
    if head == "it" and sentence.low(verb.at) == "tells":
        return False
    if head in SUBJECTS or head in OWN or head in OBJECTS or head == "that":
        return True
    if sentence.is_verb(voice[1] - 1) or not sentence.is_voice(voice):
        return False
    if verb.form == "base" and sentence.low(verb.low - 1) != "to":
        is_controlled = load_lexicon().base_of(sentence.low(voice[0] - 1)) in _CONTROL
        return is_controlled or sentence.is_plural(voice)
    is_third = sentence.low(verb.at).endswith("s") and verb.low == verb.at and verb.form == "finite"
    return not (is_third and head.endswith("s") and not sentence.is_capital(voice[1] - 1))


def voice_of(sentence: Sentence, verb: Verb) -> Range | None:
    """Find whose words a verb reports."""
    end = _before_mark(sentence, verb.low) if verb.low == verb.at else verb.low
    if sentence.low(end - 1) in _SELVES:
        end -= 1
    before = sentence.low(end - 1)
    if verb.form == "base" and before == "to":
        return _voice_of_infinitive(sentence, end - 1)
    if before in SUBJECTS or before in OWN or (before in ("him", "her", "them") and verb.form != "finite"):
        return (end - 1, end)
    if before in CROWDS:
        if before in DETERMINERS and is_plain_noun(sentence, verb.at + 1):
            return None  # "all reported gifts"
        return sentence.phrase_before(end) or (end - 1, end)
    if verb.form == "ing":
        return _voice_of_participle(sentence, end)
    if (
        before == "that"
        and verb.form == "finite"
        and sentence.is_noun_like(end - 2)
        and not sentence.is_verb(end - 2)
    ):
        return (end - 1, end)  # "an advertisement that says"
    if before == ",":
        return sentence.phrase_with_apposition(end - 1)
    if before in ("and", "but", "or"):
        phrase = subject_before(sentence, end - 1)
        while phrase is not None and not sentence.is_someone(phrase):
            phrase = subject_before(sentence, phrase[0])
        return None if phrase and verb.form == "base" and not sentence.is_plural(phrase) else phrase
    return _subject_at(sentence, end)


def is_plain_noun(sentence: Sentence, at: int) -> bool:
    """Say whether a token is a noun in lower case, and no form of a verb alone."""
    lexicon = load_lexicon()
    low = sentence.low(at)
    is_verb = low in lexicon.verb_forms and low not in lexicon.noun_forms
    return sentence.is_noun_like(at) and not sentence.is_capital(at) and not is_verb


def _is_gerund(sentence: Sentence, at: int) -> bool:
    """Say whether a form in -ing is the noun ("a warning")."""
    follows = sentence.low(at + 1)
    has_object = follows in DETERMINERS or follows in OBJECTS or sentence.is_capital(at + 1)
    return sentence.low(at) in load_lexicon().noun_forms and not has_object


def _is_possessive(sentence: Sentence, at: int) -> bool:
    return sentence.low(at) == "'s" and sentence.low(at - 1) not in SUBJECTS | {"that", "what", "there"}


def _is_between(low: str) -> bool:
    if low in NEGATORS:
        return low not in _NO_GROUP
    return low != "since" and is_adverb(low) and low not in _NO_ADVERB and not is_weekday(low)


def _is_noun(sentence: Sentence, verb: Verb) -> bool:
    """Say whether a form that is verb and noun at once ("claims") stands as a noun."""
    low, before = sentence.low(verb.at), sentence.low(verb.at - 1)
    lexicon = load_lexicon()
    if low not in (verb.base, verb.base + "s", verb.base + "es") or verb.low < verb.at:
        return False
    if before in POSSESSIVES or _is_possessive(sentence, verb.at - 1) or before in ("a", "an", "the", "'"):
        return True
    if low == "states":
        return sentence.is_capital(verb.at - 1) is False and before not in SUBJECTS
    if low not in lexicon.noun_forms:
        return False
    return verb.at == 0 or before in PREPOSITIONS - {"to"} or before in DETERMINERS - CROWDS


def _before_mark(sentence: Sentence, at: int) -> int:
    """Give the place before the mark of a quotation that opens right before a token."""
    if sentence.low(at - 1) in OPENING:
        return at - 1
    return at - 2 if sentence.low(at - 1) == sentence.low(at - 2) == "'" else at


def _subject_at(sentence: Sentence, end: int) -> Range | None:
    """Find the subject that ends before a token; past a phrase that a preposition leads, the clause's own."""
    phrase = sentence.phrase_before(end)
    if phrase is None:
        return None
    before = sentence.low(phrase[0] - 1)
    if before in PREPOSITIONS - CONJUNCTIONS and not _opens_clause(sentence, phrase[0] - 1):
        return subject_before(sentence, phrase[0] - 1)
    return phrase


def _opens_clause(sentence: Sentence, at: int) -> bool:
    before = sentence.low(at - 1)
    return before in CONJUNCTIONS or not before[:1].isalnum()


def _voice_of_infinitive(sentence: Sentence, to: int) -> Range | None:
    """Find the voice of "for X to say" and "allow X to say"."""
    if sentence.low(to - 1) in OBJECTS:
        return (to - 1, to)
    phrase = sentence.phrase_before(to)
    if phrase is None:
        return None
    lead = sentence.low(phrase[0] - 1)
    is_controlled = lead == "for" or load_lexicon().base_of(lead) in _CONTROL
    return phrase if is_controlled else None


def _voice_of_participle(sentence: Sentence, end: int) -> Range | None:
    before = sentence.low(end - 1)
    if not before:
        return None
    if before == "as" and sentence.low(end - 3) in _BE:  # "X was quoted as saying"
        return _subject_at(sentence, end - 3)
    if before == "as" or _is_possessive(sentence, end - 1):  # "quoted X as saying", "X's saying"
        return sentence.phrase_before(end - 1)
    if before in PREPOSITIONS or before in CONJUNCTIONS or not before[:1].isalnum():
        found = subject_before(sentence, end, is_main=before == ",")
        return found or (sentence.name_at(0) if before in PREPOSITIONS else None)
    if before in load_lexicon().verb_forms and not is_plain_noun(sentence, end - 1):
        return subject_before(sentence, end - 1)
    phrase = _subject_at(sentence, end)
    if phrase is None or not sentence.is_voice(phrase):
        return subject_before(sentence, end)
    return subject_before(sentence, phrase[0]) or phrase if _is_object(sentence, phrase) else phrase


def _is_object(sentence: Sentence, phrase: Range) -> bool:
    """Say whether a phrase before a participle is an object: "addressed the assembly saying"."""
    lead, head = sentence.low(phrase[0] - 1), sentence.low(phrase[1] - 1)
    if lead in AUXILIARIES or not sentence.is_verb(phrase[0] - 1):
        return False
    lexicon, frames = load_lexicon(), load_frames()
    says_itself = (
        lexicon.base_of(head) in frames.documents | frames.all_nouns or head.rstrip("s") in frames.documents
    )
    return not (says_itself or lexicon.base_of(lead) in _CONTROL | _QUOTED)
