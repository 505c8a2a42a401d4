"""Speakers: which voice of the page each attribution belongs to.

Works through the attributions in the order of the page, headline first, so that a pronoun
can look back at who spoke before it. A voice that is not certain becomes a candidate:
a wrong name is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from onrecord.domain.article import FIELDS, Article
from onrecord.domain.statement import Attribution, Speaker
from onrecord.resolve.descriptions import choose_by_role, choose_organization, is_apt, is_of_other_party
from onrecord.resolve.hearing import NOBODY, Found, Hearing, Said, bare, chosen, speaker_of
from onrecord.resolve.lexicon import lexicon
from onrecord.resolve.names import Name
from onrecord.resolve.pronouns import (
    Choice,
    Naming,
    Trail,
    choose_person,
    lay_trails,
    stands_alone,
)
from onrecord.resolve.references import by_pronoun
from onrecord.resolve.roster import build_roster
from onrecord.resolve.sources import Source, read_source
from onrecord.resolve.voices import Voice, fold_words

_ALIKE = frozenset({"study", "survey", "poll", "report", "analysis"})
_CONJUNCTIONS = frozenset({"and", "but", "then", "or"})


def resolve(article: Article, attributions: Sequence[Attribution]) -> tuple[Speaker, ...]:
    """Name the speaker of each attribution.

    Args:
        article: The article that the attributions' spans count in.
        attributions: What is said, as its words show it.

    Returns:
        One speaker an attribution, in the same order. `name` is the fullest name that the
        page gives; None where the voice is unnamed or not certain, and then `candidate`
        holds the best guess.
    """
    if not attributions:
        return ()
    roster = build_roster(article)
    hearing = Hearing(
        article=article,
        attributions=attributions,
        roster=roster,
        trails=lay_trails(roster),
        sources=[
            read_source(roster.fields[each.field], each.source)
            if each.field in roster.fields
            else Source(form="none")
            for each in attributions
        ],
    )
    for index in sorted(range(len(attributions)), key=lambda at: _place(attributions[at])):
        _settle(hearing, index)
    return tuple(hearing.said[index].speaker for index in range(len(attributions)))


def _settle(hearing: Hearing, index: int, above: frozenset[int] = frozenset()) -> None:
    """Find a speaker, after that of the attribution that reports it."""
    outer = hearing.outer(index)
    if outer is not None and outer not in hearing.said and outer not in above:
        _settle(hearing, outer, above | {index})
    if index in hearing.said:
        return
    said = _say(hearing, index)
    hearing.said[index] = said
    hearing.order.append(index)
    _leave_trace(hearing, said)


def _place(attribution: Attribution) -> tuple[int, int]:
    spans = attribution.source or attribution.cue or attribution.content
    return FIELDS.index(attribution.field), spans[0].start if spans else 0


def _leave_trace(hearing: Hearing, said: Said) -> None:
    place = hearing.attributions[said.index].field
    if said.source.form == "description" and said.speaker.name is None:
        stranger = Voice(
            name="", words=(), is_person=True, gender=lexicon().roles.get(said.source.head or "")
        )
        stranger.roles.append(said.source.words)
        is_subject = said.source.words.split()[0].lower() not in ("his", "her", "their", "its")
        hearing.trails[place].add(
            Naming(voice=stranger, token=said.token, is_subject=is_subject, is_spoken=is_subject)
        )
        hearing.said[said.index] = replace(said, voices=(stranger,))
    if said.speaker.name and said.token >= 0 and len(said.voices) == 1:
        hearing.trails[place].add(
            Naming(voice=said.voices[0], token=said.token, is_subject=True, is_spoken=True)
        )


def _say(hearing: Hearing, index: int) -> Said:
    attribution, source = hearing.attributions[index], hearing.sources[index]
    mention = " ".join(attribution.source_text(hearing.article).split())
    found = _FORMS[source.form](hearing, index, source)
    voices, speaker = found
    return Said(
        index=index,
        source=source,
        voices=voices,
        speaker=replace(speaker, mention=mention),
        token=source.token,
    )


def _by_none(hearing: Hearing, index: int, source: Source) -> Found:
    del source
    attribution = hearing.attributions[index]
    words = hearing.roster.fields.get(attribution.field)
    if words is None or not attribution.cue:
        return NOBODY
    cue = bisect_left(words.tokens, attribution.cue[0].start, key=attrgetter("start"))
    last = hearing.last_before(index, cue) if 0 < cue < len(words.tokens) else None
    if last is None or words.tokens[last.token].sentence != words.tokens[cue].sentence:
        return NOBODY
    before = words.tokens[cue - 1].text.lower()
    if before in _CONJUNCTIONS and last.speaker.name:
        return last.voices, last.speaker
    return (), Speaker(candidate=last.speaker.name if before in _CONJUNCTIONS else None)


def _by_names(hearing: Hearing, index: int, source: Source) -> Found:
    place = hearing.attributions[index].field
    if len(source.names) == 1 and _is_family(hearing, source.names[0]):
        return (), Speaker(role=source.words)
    whole = _joined_name(hearing, source.names)
    if whole is not None:
        return (whole,), replace(speaker_of(whole, source, True), type="organization", role=None)
    found = [_voice_of(hearing, name, place, source) for name in source.names]
    if len(found) == 1:
        voice, is_sure = found[0]
        return (voice,), speaker_of(voice, source, is_sure)
    members = tuple(dict.fromkeys(voice.name for voice, _ in found))
    if len(members) == 1:
        return (found[0][0],), speaker_of(found[0][0], source, found[0][1])
    name = " and ".join(members)
    is_sure = all(sure for _, sure in found)
    return tuple(voice for voice, _ in found), Speaker(
        name=name if is_sure else None, type="group", members=members, candidate=None if is_sure else name
    )


def _joined_name(hearing: Hearing, names: Sequence[Name]) -> Voice | None:
    """Find the organisation whose name ends as two joined names: "Customs and Border Protection"."""
    if len(names) != 2:
        return None
    words = (*fold_words(names[0].text), "and", *fold_words(names[1].text))
    near = hearing.roster.near(words[-1:])
    return next(
        (own for own in near if own.words[-len(words) :] == words and own.is_person is not True), None
    )


def _is_family(hearing: Hearing, name: Name) -> bool:
    """Whether a name is the plural of a person's surname: "the Roes"."""
    words = fold_words(name.text)
    return (
        len(words) == 1
        and words[0].endswith("s")
        and any(
            voice.is_person and len(voice.words) > 1 and voice.words[-1] == words[0][:-1]
            for voice in hearing.roster.voices
        )
    )


def _voice_of(hearing: Hearing, name: Name, place: str, source: Source) -> tuple[Voice, bool]:
    voice, is_sure = hearing.roster.find(name, place)
    if voice is None:
        return Voice(
            name=name.text, words=name.words, is_person=name.kind == "person", gender=name.gender
        ), True
    if source.role and len(source.names) == 1 and voice.is_person is not False:
        if source.role not in voice.roles:
            voice.roles.append(source.role)
        voice.is_person = True
    return voice, is_sure


def _by_description(hearing: Hearing, index: int, source: Source) -> Found:
    attribution = hearing.attributions[index]
    is_lead = _is_lead(hearing, index, source)
    if not source.is_definite and not is_lead:
        return (), Speaker(role=source.words)
    trail = hearing.trails[attribution.field]
    last = hearing.last_before(index, source.token)
    speaker = last.voices[0] if last and len(last.voices) == 1 else None
    choice = choose_by_role(source, hearing.roster.voices, None if is_lead else trail, speaker)
    if choice is None and source.is_definite and source.owner is None:
        gender = lexicon().roles.get(source.head or "")
        choice = choose_person(trail, source.token, gender, last=speaker)
        choice = _only_apt(choice, source, trail) if choice else None
    voices, found = chosen(choice, source)
    if found.name is None:
        return (), Speaker(role=source.words, candidate=found.candidate)
    return voices, found


def _only_apt(choice: Choice, source: Source, trail: Trail) -> Choice | None:
    """Be sure of a description's nearest person only where no other is near and the words may be theirs."""
    voice = choice.voice
    if not voice.name:
        return replace(choice, is_sure=False)
    if voice.is_person is not True or is_of_other_party(source.words, voice):
        return None
    is_sure = is_apt(source, voice) and stands_alone(trail, source.token, voice)
    return replace(choice, is_sure=is_sure)


def _is_lead(hearing: Hearing, index: int, source: Source) -> bool:
    attribution = hearing.attributions[index]
    return attribution.field != "text" or hearing.roster.fields["text"].tokens[source.token].paragraph < 2


def _by_organization(hearing: Hearing, index: int, source: Source) -> Found:
    place = hearing.attributions[index].field
    if source.names:
        voice, is_sure = hearing.roster.find(source.names[0], place)
        if voice is None or len(voice.words) < len(source.names[0].words):
            voice, is_sure = (
                Voice(name=source.names[0].text, words=source.names[0].words, is_person=False),
                True,
            )
        return (voice,), replace(speaker_of(voice, source, is_sure), type="organization", role=None)
    choice = (
        choose_organization(source, hearing.roster.voices, hearing.trails[place])
        if source.is_definite
        else None
    )
    if choice is None:
        return (), Speaker(role=source.words)
    voices, speaker = chosen(choice, source)
    return voices, replace(speaker, type="organization", role=None)


def _by_document(hearing: Hearing, index: int, source: Source) -> Found:
    if source.names:
        return (), Speaker(name=bare(source.names[0].text), type="document")
    named = [
        each
        for at, each in enumerate(hearing.sources)
        if each.form == "document" and each.names and _is_same_document(source, each)
        if hearing.attributions[at].field == "text" or _is_lead(hearing, index, source)
    ]
    earlier = [each for each in named if each.token < source.token]
    if (source.is_definite or _is_lead(hearing, index, source)) and named:
        return (), Speaker(name=bare((earlier[-1:] or named[:1])[0].names[0].text), type="document")
    return (), Speaker(role=source.words)


def _is_same_document(source: Source, other: Source) -> bool:
    return source.head == other.head or (
        source.head in _ALIKE and other.head in _ALIKE and source.is_definite
    )


def _by_unnamed(hearing: Hearing, index: int, source: Source) -> Found:
    if source.is_party:
        return (), Speaker(name=source.words, type="group")
    if source.words.lower() == "latter":
        return _by_latter(hearing, index, source)
    surname = _surname(hearing, source)
    if surname is not None:
        return (surname,), speaker_of(surname, source, True)
    return (), Speaker(role=source.words)


def _surname(hearing: Hearing, source: Source) -> Voice | None:
    """Find the only person whose surname is a plain word too: "Still said" on a page with Irena Still."""
    words = fold_words(source.words)
    if len(words) != 1 or source.is_definite or not source.words[:1].isupper():
        return None
    fits = [own for own in hearing.roster.near(words) if own.is_person and own.words[-1:] == words]
    return fits[0] if len(fits) == 1 and len(fits[0].words) > 1 else None


def _by_latter(hearing: Hearing, index: int, source: Source) -> Found:
    """Take "the latter" for the voice that was named last, in this sentence or the one before."""
    trail = hearing.trails[hearing.attributions[index].field]
    naming = next(trail.before(source.token), None)
    tokens = trail.words.tokens
    if naming is None or tokens[source.token].sentence - tokens[naming.token].sentence > 1:
        return (), Speaker(role=source.words)
    return chosen(Choice(voice=naming.voice, is_sure=not naming.is_owner), source)


_FORMS = {
    "none": _by_none,
    "names": _by_names,
    "pronoun": by_pronoun,
    "description": _by_description,
    "organization": _by_organization,
    "document": _by_document,
    "unnamed": _by_unnamed,
}
