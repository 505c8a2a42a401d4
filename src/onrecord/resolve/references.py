"""References: the speaker behind "he", "who", "they", "it" and "I".

"He" and "she" are chosen among the persons of the page, "who" is the name before it, "they"
and "it" echo who spoke last, "I" within a quotation is the one who is quoted.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from onrecord.domain.span import Span
from onrecord.domain.statement import Speaker
from onrecord.resolve.fields import FieldWords
from onrecord.resolve.hearing import NOBODY, Found, Hearing, Said, chosen
from onrecord.resolve.lexicon import Gender, lexicon
from onrecord.resolve.names import Name
from onrecord.resolve.pronouns import Choice, Naming, choose_person
from onrecord.resolve.roles import head_of, is_role
from onrecord.resolve.sources import Source
from onrecord.resolve.voices import Voice
from onrecord.resolve.words import is_plural

_SOMEBODY = frozenset({"a", "an", "one", "another", "any", "each", "every"})  # who may be "they"
_ASKED = frozenset({"asked", "asks"})
_ANSWERED = frozenset("replied replies responded responds answered answers".split())  # noqa: SIM905
_NEAR_VERB = 3  # words from "asked" to whom
_GENDERS: dict[str, Gender] = {"male": "m", "female": "f"}


def by_pronoun(hearing: Hearing, index: int, source: Source) -> Found:
    """Find the speaker behind a source that is a pronoun."""
    kind = source.pronoun or ""
    if kind in _GENDERS:
        return _by_third_person(hearing, index, source, _GENDERS[kind])
    if kind == "relative":
        return _by_relative(hearing, index, source)
    if kind in ("first", "first_plural"):
        return _by_first_person(hearing, index, kind)
    if hearing.around(index) is not None:
        return NOBODY
    last = hearing.last_before(index, source.token)
    found = _by_echo(kind, last) if last is not None else NOBODY
    return _by_house(hearing, index, source) if found is NOBODY and kind in ("thing", "plural") else found


def _by_third_person(hearing: Hearing, index: int, source: Source, gender: Gender) -> Found:
    attribution = hearing.attributions[index]
    trail = hearing.trails[attribution.field]
    last, around = hearing.last_before(index, source.token), hearing.around(index)
    is_quoted = trail.words.tokens[source.token].is_quoted
    asked = _asked(hearing, index, last, gender) if last is not None else None
    if asked is not None and not is_quoted:
        return chosen(Choice(voice=asked, is_sure=asked.is_person is True), source)
    speaker = last.voices[0] if last and len(last.voices) == 1 else None
    but = around.voices[0] if around and is_quoted and around.voices else None
    own = tuple(_tokens_in(trail.words, span.start, span.end) for span in attribution.content)
    aside = (*own, *_asked_about(trail.words, source.token))
    choice = choose_person(trail, source.token, gender, last=speaker, not_in=aside, but=but)
    return chosen(choice, source)


def _asked_about(words: FieldWords, at: int) -> tuple[tuple[int, int], ...]:
    """Give the tokens of what "Asked about Roe's plan, she" was asked about; they name another mostly."""
    first = at
    while first and words.tokens[first - 1].sentence == words.tokens[at].sentence:
        first -= 1
    first += words.tokens[first].lower in ("when", "while") and first < at
    return ((first, at),) if first < at and words.tokens[first].lower in ("asked", "pressed") else ()


def _asked(hearing: Hearing, index: int, last: Said, gender: Gender) -> Voice | None:
    """Find who answers: "she replied" is she whom "a reporter asked", named right behind that verb."""
    attribution, question = hearing.attributions[index], hearing.attributions[last.index]
    words = hearing.roster.fields[attribution.field]
    if not (attribution.cue and question.cue) or not _holds(words, attribution.cue[0], _ANSWERED):
        return None
    if not _holds(words, question.cue[-1], _ASKED):
        return None
    end = _tokens_in(words, question.cue[-1].start, question.cue[-1].end)[1]
    name = next((each for each in words.names if end <= each.begins < end + _NEAR_VERB), None)
    voice = hearing.roster.find(name, attribution.field)[0] if name is not None else None
    if voice is None or voice.is_person is False or voice.gender not in (None, gender):
        return None
    return voice


def _holds(words: FieldWords, cue: Span, verbs: frozenset[str]) -> bool:
    return any(word.strip(" ,:").lower() in verbs for word in words.text[cue.start : cue.end].split())


def _tokens_in(words: FieldWords, start: int, end: int) -> tuple[int, int]:
    return (
        bisect_left(words.tokens, start, key=attrgetter("start")),
        bisect_left(words.tokens, end, key=attrgetter("start")),
    )


def _by_relative(hearing: Hearing, index: int, source: Source) -> Found:
    place = hearing.attributions[index].field
    words = hearing.roster.fields[place]
    here = words.tokens[source.token]
    before = [
        n for n in words.names if n.last <= source.token and words.tokens[n.first].sentence == here.sentence
    ]
    wants_person = source.words.lower() in ("who", "whom", "whose")
    for name in reversed(before):
        voice, is_sure = hearing.roster.find(name, place)
        if voice is None or (wants_person and (voice.is_person is False or name.kind == "demonym")):
            continue
        if not wants_person and (_is_whereabouts(words, name) or name.text.lower() in lexicon().org_heads):
            continue
        is_next = name.last == source.token or _is_apposition(words, name.last, source.token)
        if not is_next and "," not in here.gap:
            break
        return chosen(Choice(voice=voice, is_sure=is_sure and (is_next or name is before[0])), source)
    noun = words.tokens[source.token - 1] if source.token else None
    return (), Speaker(role=noun.text if noun is not None and is_plural(noun.lower, lexicon()) else None)


def _is_whereabouts(words: FieldWords, name: Name) -> bool:
    return (
        name.kind == "place"
        and name.first > 0
        and words.tokens[name.first - 1].text in ("in", "at", "from", "near")
    )


def _is_apposition(words: FieldWords, start: int, end: int) -> bool:
    """Whether ", a super PAC" and no further comma stands between a name and its pronoun."""
    between = words.tokens[start:end]
    return (
        bool(between)
        and between[0].text in ("a", "an", "the")
        and between[0].gap.strip() == ","
        and not any("," in token.gap for token in words.tokens[start + 1 : end + 1])
    )


def _by_first_person(hearing: Hearing, index: int, kind: str) -> Found:
    around = hearing.around(index)
    if around is None:
        return NOBODY
    if kind == "first" and around.speaker.name:
        return around.voices, around.speaker
    return (), Speaker(candidate=around.speaker.name)


def _by_house(hearing: Hearing, index: int, source: Source) -> Found:
    """Take "it" and "they" for the one organisation that leads this sentence or the one before."""
    place = hearing.attributions[index].field
    trail, words = hearing.trails[place], hearing.roster.fields[place]
    here = words.tokens[source.token]
    near = []
    for naming in trail.before(source.token):
        there = words.tokens[naming.token]
        if here.sentence - there.sentence > 1 or here.paragraph != there.paragraph:
            break
        near.append(naming)
    leading = next((each for each in near if each.is_subject and _opens(words, each.token)), None)
    if leading is None or leading.voice.is_person is not False or _is_place(hearing, leading, place):
        return NOBODY
    between = words.tokens[leading.token : source.token]
    is_plural_near = any(is_plural(token.lower, lexicon()) for token in between)
    if source.pronoun == "plural" and (is_plural_near or any(each.voice.is_person for each in near)):
        return NOBODY
    is_alone = all(each.voice is leading.voice for each in near if each.voice.is_person is False)
    return chosen(Choice(voice=leading.voice, is_sure=is_alone), source)


def _opens(words: FieldWords, token: int) -> bool:
    before = words.tokens[token - 1] if token else None
    return words.tokens[token].opens or (before is not None and before.opens and before.lower == "the")


def _is_place(hearing: Hearing, naming: Naming, place: str) -> bool:
    words = hearing.roster.fields[place]
    name = next((name for name in words.names if name.first == naming.token), None)
    return name is None or name.kind == "place" or _is_whereabouts(words, name)


def _by_echo(kind: str, last: Said) -> Found:
    speaker = last.speaker
    if kind == "plural" and speaker.type in ("group", "organization"):
        return last.voices, speaker
    if kind == "plural" and speaker.type == "unnamed" and speaker.role and not _is_one(speaker.role):
        return (), Speaker(role=speaker.role)
    if kind == "thing" and speaker.type in ("organization", "document"):
        return last.voices, speaker
    return NOBODY


def _is_one(role: str) -> bool:
    """Whether a role's head is one person: "manager of the grid"."""
    head = head_of(role)
    is_several = head is not None and (is_plural(head, lexicon()) or head.endswith("men"))
    return head is not None and not is_several and is_role(head) and role.split()[0].lower() not in _SOMEBODY
