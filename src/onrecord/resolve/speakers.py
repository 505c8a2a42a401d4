"""Speakers: which voice of the page each attribution belongs to.

Works through the attributions in the order of the page, headline first, so that a pronoun
can look back at who spoke before it. A voice that is not certain becomes a candidate:
a wrong name is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.domain.article import FIELDS, Article
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker, SpeakerType
from onrecord.resolve.descriptions import choose_by_role, choose_organization
from onrecord.resolve.lexicon import Gender, given_gender, lexicon
from onrecord.resolve.names import Name
from onrecord.resolve.pronouns import Choice, Naming, Trail, choose_person, lay_trail, learn_genders
from onrecord.resolve.roster import FieldWords, Roster, Voice, build_roster, fold_words
from onrecord.resolve.sources import Source, read_source
from onrecord.resolve.words import is_plural

_GENDERS: dict[str, Gender] = {"male": "m", "female": "f"}
_ALIKE = frozenset({"study", "survey", "poll", "report", "analysis"})
_CONJUNCTIONS = frozenset({"and", "but", "then", "or"})
NEAR = 2  # paragraphs that "who spoke last" lasts


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An attribution whose speaker is found."""

    index: int
    source: Source
    voices: tuple[Voice, ...]
    speaker: Speaker
    token: int


@dataclass(slots=True, kw_only=True)
class Desk:
    """What is known while the attributions of one page are worked through."""

    article: Article
    attributions: Sequence[Attribution]
    roster: Roster
    trails: dict[str, Trail]
    sources: list[Source]
    said: dict[int, Said] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)

    def last_before(self, index: int, token: int) -> Said | None:
        """Give what was said last before a token of the same field, if it is near."""
        place = self.attributions[index].field
        tokens = self.roster.fields[place].tokens
        for other in reversed(self.order):
            said = self.said[other]
            if (
                self.attributions[other].field == place
                and 0 <= said.token < token
                and said.source.form != "none"
            ):
                is_near = tokens[token].paragraph - tokens[said.token].paragraph <= NEAR
                return said if is_near else None
        return None

    def around(self, index: int) -> Said | None:
        """Give the attribution whose content holds this one's source or cue."""
        outer = self.outer(index)
        return self.said.get(outer) if outer is not None else None

    def outer(self, index: int) -> int | None:
        """Give the index of the attribution whose content holds this one's source or cue."""
        own = self.attributions[index]
        if own.within is not None:
            return own.within
        spans = own.source or own.cue
        for other, each in enumerate(self.attributions):
            if other != index and each.field == own.field and spans and _holds(each, spans[0]):
                return other
        return None


def _holds(outer: Attribution, span: Span) -> bool:
    return any(content.contains(span) for content in outer.content)


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
    learn_genders(roster)
    desk = Desk(
        article=article,
        attributions=attributions,
        roster=roster,
        trails={place: lay_trail(roster, place) for place in roster.fields},
        sources=[
            read_source(roster.fields[each.field], each.source)
            if each.field in roster.fields
            else Source(form="none")
            for each in attributions
        ],
    )
    for index in sorted(range(len(attributions)), key=lambda at: _place(attributions[at])):
        _settle(desk, index)
    return tuple(desk.said[index].speaker for index in range(len(attributions)))


def _settle(desk: Desk, index: int, above: frozenset[int] = frozenset()) -> None:
    """Find a speaker, after that of the attribution that reports it."""
    outer = desk.outer(index)
    if outer is not None and outer not in desk.said and outer not in above:
        _settle(desk, outer, above | {index})
    if index in desk.said:
        return
    said = _say(desk, index)
    desk.said[index] = said
    desk.order.append(index)
    _leave_trace(desk, said)


def _place(attribution: Attribution) -> tuple[int, int]:
    spans = attribution.source or attribution.cue or attribution.content
    return FIELDS.index(attribution.field), spans[0].start if spans else 0


def _leave_trace(desk: Desk, said: Said) -> None:
    place = desk.attributions[said.index].field
    if said.source.form == "description" and said.speaker.name is None:
        stranger = Voice(
            name="", words=(), is_person=True, gender=lexicon().roles.get(said.source.head or "")
        )
        stranger.roles.append(said.source.words)
        is_subject = said.source.words.split()[0].lower() not in ("his", "her", "their", "its")
        desk.trails[place].add(
            Naming(voice=stranger, token=said.token, is_subject=is_subject, is_spoken=is_subject)
        )
        desk.said[said.index] = replace(said, voices=(stranger,))
    if said.speaker.name and said.token >= 0 and len(said.voices) == 1:
        desk.trails[place].add(
            Naming(voice=said.voices[0], token=said.token, is_subject=True, is_spoken=True)
        )


def _say(desk: Desk, index: int) -> Said:
    attribution, source = desk.attributions[index], desk.sources[index]
    mention = " ".join(attribution.source_text(desk.article).split())
    found = _FORMS[source.form](desk, index, source)
    voices, speaker = found
    return Said(
        index=index,
        source=source,
        voices=voices,
        speaker=replace(speaker, mention=mention),
        token=source.token,
    )


Found = tuple[tuple[Voice, ...], Speaker]
NOBODY: Found = ((), Speaker())


def _by_none(desk: Desk, index: int, source: Source) -> Found:
    del source
    attribution = desk.attributions[index]
    words = desk.roster.fields.get(attribution.field)
    if words is None or not attribution.cue:
        return NOBODY
    cue = next((at for at, token in enumerate(words.tokens) if token.start >= attribution.cue[0].start), -1)
    last = desk.last_before(index, cue) if cue > 0 else None
    if last is None or words.tokens[last.token].sentence != words.tokens[cue].sentence:
        return NOBODY
    before = words.tokens[cue - 1].text.lower()
    if before in _CONJUNCTIONS and last.speaker.name:
        return last.voices, last.speaker
    return (), Speaker(candidate=last.speaker.name if before in _CONJUNCTIONS else None)


def _by_names(desk: Desk, index: int, source: Source) -> Found:
    place = desk.attributions[index].field
    if len(source.names) == 1 and _is_family(desk, source.names[0]):
        return (), Speaker(role=source.words)
    found = [_voice_of(desk, name, place, source) for name in source.names]
    if len(found) == 1:
        voice, is_sure = found[0]
        return (voice,), _speaker(voice, source, is_sure)
    members = tuple(dict.fromkeys(voice.name for voice, _ in found))
    if len(members) == 1:
        return (found[0][0],), _speaker(found[0][0], source, found[0][1])
    name = " and ".join(members)
    is_sure = all(sure for _, sure in found)
    return tuple(voice for voice, _ in found), Speaker(
        name=name if is_sure else None, type="group", members=members, candidate=None if is_sure else name
    )


def _is_family(desk: Desk, name: Name) -> bool:
    """Whether a name is the plural of a person's surname: "the Roes"."""
    words = fold_words(name.text)
    return (
        len(words) == 1
        and words[0].endswith("s")
        and any(
            voice.is_person and len(voice.words) > 1 and voice.words[-1] == words[0][:-1]
            for voice in desk.roster.voices
        )
    )


def _voice_of(desk: Desk, name: Name, place: str, source: Source) -> tuple[Voice, bool]:
    voice, is_sure = desk.roster.find(name, place)
    if voice is None:
        return Voice(
            name=name.text, words=name.words, is_person=name.kind == "person", gender=name.gender
        ), True
    if source.role and len(source.names) == 1 and voice.is_person is not False:
        voice.roles.append(source.role)
        voice.is_person = True
    return voice, is_sure


def _speaker(voice: Voice, source: Source, is_sure: bool) -> Speaker:
    name = _bare(voice.name)
    is_person = voice.is_person if voice.is_person is not None else _seems_person(voice, source)
    voice.is_person = is_person
    role = voice.role if is_person else None
    if name.lower() in lexicon().parties:
        return Speaker(name=name, type="group")
    kind: SpeakerType = "person" if is_person else "organization"
    if not is_sure:
        return Speaker(type=kind, role=role, candidate=name)
    return Speaker(name=name, type=kind, role=role)


def _bare(name: str) -> str:
    return name[4:] if name.lower().startswith("the ") else name


def _seems_person(voice: Voice, source: Source) -> bool:
    first = voice.name.split()[0] if voice.name else ""
    if len(first) > 1 and first.isupper() and not voice.name.isupper():
        return False
    if voice.gender is not None or given_gender(voice.words[0]) is not None:
        return True
    return 1 < len(voice.words) < 5 and not source.is_definite


def _by_pronoun(desk: Desk, index: int, source: Source) -> Found:
    kind = source.pronoun or ""
    if kind in _GENDERS:
        return _by_third_person(desk, index, source, _GENDERS[kind])
    if kind == "relative":
        return _by_relative(desk, index, source)
    if kind in ("first", "first_plural"):
        return _by_first_person(desk, index, kind)
    last = desk.last_before(index, source.token)
    if last is None or desk.around(index) is not None:
        return NOBODY
    return _by_echo(kind, last)


def _by_third_person(desk: Desk, index: int, source: Source, gender: Gender) -> Found:
    attribution = desk.attributions[index]
    trail = desk.trails[attribution.field]
    last, around = desk.last_before(index, source.token), desk.around(index)
    is_quoted = trail.words.tokens[source.token].is_quoted
    speaker = last.voices[0] if last and len(last.voices) == 1 else None
    but = around.voices[0] if around and is_quoted and around.voices else None
    own = tuple(_tokens_in(trail.words, span.start, span.end) for span in attribution.content)
    choice = choose_person(trail, source.token, gender, last=speaker, not_in=own, but=but)
    return _chosen(choice, source)


def _tokens_in(words: FieldWords, start: int, end: int) -> tuple[int, int]:
    inside = [at for at, token in enumerate(words.tokens) if start <= token.start < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _chosen(choice: Choice | None, source: Source) -> Found:
    if choice is None:
        return NOBODY
    if not choice.voice.name:
        return (choice.voice,), Speaker(role=choice.voice.role)
    return ((choice.voice,) if choice.is_sure else ()), _speaker(choice.voice, source, choice.is_sure)


def _by_relative(desk: Desk, index: int, source: Source) -> Found:
    place = desk.attributions[index].field
    words = desk.roster.fields[place]
    here = words.tokens[source.token]
    before = [
        n for n in words.names if n.last <= source.token and words.tokens[n.first].sentence == here.sentence
    ]
    wants_person = source.words.lower() in ("who", "whom", "whose")
    for name in reversed(before):
        voice, is_sure = desk.roster.find(name, place)
        if voice is None or (wants_person and (voice.is_person is False or name.kind == "demonym")):
            continue
        if not wants_person and (_is_whereabouts(words, name) or name.text.lower() in lexicon().org_heads):
            continue
        is_next = name.last == source.token or _is_apposition(words, name.last, source.token)
        if not is_next and "," not in here.gap:
            break
        return _chosen(Choice(voice=voice, is_sure=is_sure and (is_next or name is before[0])), source)
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


def _by_first_person(desk: Desk, index: int, kind: str) -> Found:
    around = desk.around(index)
    if around is None:
        return NOBODY
    if kind == "first" and around.speaker.name:
        return around.voices, around.speaker
    return (), Speaker(candidate=around.speaker.name)


def _by_echo(kind: str, last: Said) -> Found:
    speaker = last.speaker
    if kind == "plural" and speaker.type in ("group", "organization"):
        return last.voices, speaker
    if kind == "plural" and speaker.type == "unnamed" and speaker.role:
        return (), Speaker(role=speaker.role)
    if kind == "thing" and speaker.type in ("organization", "document"):
        return last.voices, speaker
    return NOBODY


def _by_description(desk: Desk, index: int, source: Source) -> Found:
    attribution = desk.attributions[index]
    is_lead = _is_lead(desk, index, source)
    if not source.is_definite and not is_lead:
        return (), Speaker(role=source.words)
    trail = desk.trails[attribution.field]
    last = desk.last_before(index, source.token)
    speaker = last.voices[0] if last and len(last.voices) == 1 else None
    choice = choose_by_role(source, desk.roster.voices, None if is_lead else trail, speaker)
    if choice is None and source.is_definite and source.owner is None:
        gender = lexicon().roles.get(source.head or "")
        choice = choose_person(trail, source.token, gender, last=speaker)
        choice = replace(choice, is_sure=False) if choice else None
    voices, found = _chosen(choice, source)
    if found.name is None:
        return (), Speaker(role=source.words, candidate=found.candidate)
    return voices, found


def _is_lead(desk: Desk, index: int, source: Source) -> bool:
    attribution = desk.attributions[index]
    return attribution.field != "text" or desk.roster.fields["text"].tokens[source.token].paragraph < 2


def _by_organization(desk: Desk, index: int, source: Source) -> Found:
    place = desk.attributions[index].field
    if source.names:
        voice, is_sure = desk.roster.find(source.names[0], place)
        if voice is None or len(voice.words) < len(source.names[0].words):
            voice, is_sure = (
                Voice(name=source.names[0].text, words=source.names[0].words, is_person=False),
                True,
            )
        return (voice,), replace(_speaker(voice, source, is_sure), type="organization", role=None)
    choice = (
        choose_organization(source, desk.roster.voices, desk.trails[place]) if source.is_definite else None
    )
    if choice is None:
        return (), Speaker(role=source.words)
    voices, speaker = _chosen(choice, source)
    return voices, replace(speaker, type="organization", role=None)


def _by_document(desk: Desk, index: int, source: Source) -> Found:
    if source.names:
        return (), Speaker(name=_bare(source.names[0].text), type="document")
    named = [
        each
        for at, each in enumerate(desk.sources)
        if each.form == "document" and each.names and _is_same_document(source, each)
        if desk.attributions[at].field == "text" or _is_lead(desk, index, source)
    ]
    earlier = [each for each in named if each.token < source.token]
    if (source.is_definite or _is_lead(desk, index, source)) and named:
        return (), Speaker(name=_bare((earlier[-1:] or named[:1])[0].names[0].text), type="document")
    return (), Speaker(role=source.words)


def _is_same_document(source: Source, other: Source) -> bool:
    return source.head == other.head or (
        source.head in _ALIKE and other.head in _ALIKE and source.is_definite
    )


def _by_unnamed(desk: Desk, index: int, source: Source) -> Found:
    del desk, index
    if source.is_party:
        return (), Speaker(name=source.words, type="group")
    return (), Speaker(role=source.words)


_FORMS = {
    "none": _by_none,
    "names": _by_names,
    "pronoun": _by_pronoun,
    "description": _by_description,
    "organization": _by_organization,
    "document": _by_document,
    "unnamed": _by_unnamed,
}
