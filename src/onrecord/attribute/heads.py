"""Heads: the word or phrase of a cue that reports.

Takes a cue's words; gives the reporting verb, noun or phrase with its place. A word that merely
leads to another ("refused to say", "repeated denials") gives way to it, also where the other
opens the content ("declined" "to comment on the leak").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.lexicon import Lexicon
from onrecord.attribute.wording import (
    AUXILIARIES,
    FILLERS,
    NEGATORS,
    PREPOSITIONS,
    Word,
    cut_words,
    word_set,
)
from onrecord.domain.span import Span
from onrecord.domain.statement import Act

_LED_BY_TO = word_set(
    "go come continue proceed expect plan intend set due schedule slate likely unlikely poise poised "
    "prepare ready about want hope aim seem appear begin start try attempt manage refuse decline fail "
    "neglect omit forget hesitate use need have seek unable unwilling able willing reluctant yet "
    "pressure force oblige move wish care afford claim pretend get rush bother dare happen tend ask "
    "refusal reluctance failure mean believe understand think know presume suspect like "
    "afraid scared ashamed hesitant wary position early soon hard difficult impossible wrong"
)
_COMMITTING = word_set("choose decide opt elect prefer resolve vow promise pledge swear agree threaten offer")
_FORETELLING = word_set("expect set due schedule slate likely unlikely poise poised")
_LEADING = _LED_BY_TO | _COMMITTING
_LEADING_INTO_CONTENT = _LED_BY_TO - word_set(
    "ask want hope wish need care afford mean believe understand think know presume suspect like"
)
_ING_AFTER = word_set(
    "back hold delay postpone defer shy steer stop avoid quote keep start begin cite risk resist see hear "
    "catch without from of by into"
)
_DESCRIBING = word_set(
    "repeated stated reported alleged renewed professed written expected supposed promised published proposed"
)
_SAYING = word_set("say claim accuse deny ask urge promise")
_TELLING = word_set(
    "say tell add comment confirm announce reveal disclose divulge answer respond reply discuss explain "
    "elaborate speculate speak talk testify admit acknowledge concede apologise apologize specify name "
    "identify describe declare state mention clarify address deny ask claim argue accuse promise warn "
    "report predict rule blame criticise criticize condemn dispel rebut refute reject "
    "pledge vow urge demand propose recommend unveil insist maintain allege"
)
_LED_VERB = re.compile(r"to (?:(?:[a-z]+ly|also|even|further) )?([a-z]+)\b")
_NO_BEARERS = PREPOSITIONS | AUXILIARIES
_OPENING = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The word or phrase that reports.

    Args:
        first, last: Its place among the cue's words.
        lemma: Base form.
        act: What it does.
    """

    first: int
    last: int
    lemma: str
    act: Act


def add_led_verb(
    words: str, own: tuple[Word, ...], content: Sequence[Span], lexicon: Lexicon
) -> tuple[Word, ...]:
    """Add to a cue the verb that its last word leads to, where that verb opens the content.

    Args:
        words: The field's text.
        own: The cue's words.
        content: What is said; "to comment on the leak" after a cue "declined".
        lexicon: What the words do.

    Returns:
        The cue's words, with "to comment" or without.
    """
    lead = own[-2:-1] if own[-1].text in ("not", "never") else own[-1:]
    leads = _LEADING_INTO_CONTENT if lead == own[-1:] else _COMMITTING
    if not lead or lexicon.base_of(lead[0].text) not in leads:
        return own
    led = _LED_VERB.match(opening_after(words, own, content))
    if led is None or lexicon.base_of(led[1]) not in _TELLING:
        return own
    start = next(span.start for span in content if span.start >= own[-1].span.end)
    return (*own, *cut_words(words, Span(start, start + led.end())))


def opening_after(words: str, own: Sequence[Word], content: Sequence[Span]) -> str:
    """Give the opening of the content that follows a cue; empty where none does."""
    end = own[-1].span.end
    following = next((span for span in content if span.start >= end), None)
    return (
        "" if following is None else words[following.start : min(following.end, following.start + _OPENING)]
    )


def find_head(own: Sequence[Word], lexicon: Lexicon) -> Head | None:
    """Find what reports: the first reporting word or phrase that does not merely lead to another.

    Args:
        own: The cue's words.
        lexicon: What the words do.

    Returns:
        The Head, or None where the lexicon knows none of the words.
    """
    start = _after_conjunction(own)
    place = start
    fallback: Head | None = None
    while place < len(own):
        head = _head_at(own, place, lexicon)
        if head is None:
            place += 1
            continue
        led = _led_head(own, head, lexicon)
        if led is None:
            if head.act != "other" and not _merely_describes(own, head, lexicon):
                return head
            fallback = fallback or head
            place = head.last + 1
            continue
        place = led
    return fallback if fallback is None or fallback.act != "other" else None


def _after_conjunction(own: Sequence[Word]) -> int:
    """Give where the last of several conjoined verbs begins, if one before it is negated."""
    for place in range(len(own) - 1, 0, -1):
        if own[place].text in ("but", "and") and any(word.text in NEGATORS for word in own[:place]):
            return place + 1 if place + 1 < len(own) else 0
    return 0


def _head_at(own: Sequence[Word], place: int, lexicon: Lexicon) -> Head | None:
    phrase = _phrase_at(own, place, lexicon)
    if phrase is not None:
        return phrase
    word = own[place].text
    verb = lexicon.verb_forms.get(word)
    if verb is not None:
        act = lexicon.verbs.get(verb, "other")
        return Head(first=place, last=place, lemma=verb, act=act)
    noun = lexicon.noun_forms.get(word)
    if noun is not None:
        return Head(first=place, last=place, lemma=noun, act=lexicon.nouns[noun])
    if word in lexicon.adjectives:
        return Head(first=place, last=place, lemma=word, act=lexicon.adjectives[word])
    return None


def _phrase_at(own: Sequence[Word], place: int, lexicon: Lexicon) -> Head | None:
    """Find the longest phrase that begins at a word; fillers may stand between its words."""
    bases = [lexicon.base_of(own[place].text)]
    if tuple(bases) not in lexicon.phrase_starts:
        return None
    last, at = place, place + 1
    found: Head | None = None
    while at < len(own) and len(bases) < lexicon.longest_phrase and at - last <= 3:
        word = own[at].text
        bases.append(lexicon.base_of(word))
        act = lexicon.phrases.get(tuple(bases))
        if act is not None:
            found = Head(first=place, last=at, lemma=" ".join(bases), act=act)
        elif tuple(bases) not in lexicon.phrase_starts:
            bases.pop()
            if word not in FILLERS and not word.endswith("ly"):
                break
            at += 1
            continue
        last = at
        at += 1
    return found


def _merely_describes(own: Sequence[Word], head: Head, lexicon: Lexicon) -> bool:
    """Say whether a word only comes with the noun that reports ("repeated denials", "issued a denial")."""
    following = [word.text for word in own[head.last + 1 : head.last + 4]]
    if any(lexicon.nouns.get(lexicon.noun_forms.get(word, "")) == "deny" for word in following):
        return True
    if not following:
        return False
    noun = following[0]
    if own[head.first].text in lexicon.adjectives and noun in lexicon.verb_forms:
        return own[head.first].text.endswith("ly")
    if own[head.first].text not in _DESCRIBING:
        return False
    return noun in lexicon.noun_forms or (noun.endswith("s") and noun in lexicon.verb_forms)


def _led_head(own: Sequence[Word], head: Head, lexicon: Lexicon) -> int | None:
    """Give the place of the speech verb that this word merely leads to ("refused to say"), or None."""
    lead = lexicon.base_of(own[head.last].text)
    at = head.last + 1
    while at < len(own) and (own[at].text in FILLERS or own[at].text in ("on", "ahead", "far", "as")):
        at += 1
    if at < len(own) and own[at].text in ("to", "about") and lead in _LEADING:
        at += 1
        while at < len(own) and _may_part(own[at].text, lexicon):
            at += 1
        verb = lexicon.verb_forms.get(own[at].text, "") if at < len(own) else ""
        return at if _leads_to(lead, verb, lexicon) else None
    if lexicon.base_of(own[head.first].text) in _ING_AFTER:
        for later in range(at, min(at + 3, len(own))):
            word = own[later].text
            if word.endswith("ing") and lexicon.verbs.get(lexicon.verb_forms.get(word, "")) in _SAYING:
                return later
    return None


def _may_part(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word may stand between a leading word and its verb ("to publicly say")."""
    return (
        word in FILLERS or word in ("to", "have") or (word.endswith("ly") and word not in lexicon.verb_forms)
    )


def _leads_to(lead: str, verb: str, lexicon: Lexicon) -> bool:
    if lead in _COMMITTING:
        return verb in _TELLING
    act = lexicon.verbs.get(verb)
    return act in _SAYING or (act in ("think", "plan") and lead in _FORETELLING)


def find_bearer(own: Sequence[Word]) -> int | None:
    """Give the place of the word that bears the meaning of a cue that the lexicon does not know."""
    places = [place for place, word in enumerate(own) if word.text.isalpha() and word.text not in FILLERS]
    bearing = [place for place in places if own[place].text not in _NO_BEARERS]
    return max(bearing or places, default=None)
