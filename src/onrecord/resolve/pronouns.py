"""Pronouns: which voice of the page "he", "she", "who" or "they" is.

A person fits if no gender speaks against it. Among those that fit, the nearer naming, the
subject of its sentence, the voice that spoke last and the one named more often weigh more;
a naming inside someone's quoted words weighs less. The first must lead the second by a
margin, or the choice is not certain.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from onrecord.resolve.fields import FieldWords
from onrecord.resolve.genders import gender_told_after
from onrecord.resolve.kinds import may_be_person
from onrecord.resolve.lexicon import Gender, given_gender, lexicon
from onrecord.resolve.roster import Roster
from onrecord.resolve.voices import Voice
from onrecord.resolve.words import is_common

MARGIN = 1.0  # lead that makes a choice certain
REACH = 8  # sentences back


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A place where a voice stands: by name, or by a source that was resolved to it.

    Args:
        voice: Whose.
        token: Index of its first token.
        is_subject: Whether it is the first named in its sentence.
        is_spoken: Whether it is a source.
        is_owner: Whether it only qualifies a noun: "Roe's aide", "the Roe campaign".
    """

    voice: Voice
    token: int
    is_subject: bool
    is_spoken: bool = False
    is_owner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A voice that was chosen, and whether it is certain."""

    voice: Voice
    is_sure: bool


@dataclass(slots=True, kw_only=True)
class Trail:
    """Where voices stand in one field, in order; sources are added as they are resolved."""

    words: FieldWords
    namings: list[Naming] = field(default_factory=list)
    places: dict[int, list[int]] = field(default_factory=dict)

    def add(self, naming: Naming) -> None:
        """Add a naming in its place."""
        insort(self.namings, naming, key=attrgetter("token"))
        insort(self.places.setdefault(id(naming.voice), []), naming.token)

    def before(self, at: int) -> Iterator[Naming]:
        """Give the namings before a token, the nearest first, as far as the reach of a pronoun."""
        tokens = self.words.tokens
        for number in range(bisect_left(self.namings, at, key=attrgetter("token")) - 1, -1, -1):
            naming = self.namings[number]
            if tokens[at].sentence - tokens[naming.token].sentence > REACH:
                return
            yield naming

    def count(self, voice: Voice, at: int) -> int:
        """Say how often a voice stands before a token."""
        return bisect_left(self.places.get(id(voice), []), at)

    def last_token(self, voice: Voice, at: int) -> int | None:
        """Give the last token before another where a voice stands, or None."""
        number = self.count(voice, at)
        return self.places[id(voice)][number - 1] if number else None


def lay_trail(roster: Roster, place: str) -> Trail:
    """List where the voices of the page are named in one field."""
    words = roster.fields[place]
    trail = Trail(words=words)
    subjects: set[int] = set()
    for name in words.names:
        voice, _ = roster.find(name, place)
        if voice is None:
            continue
        token = words.tokens[name.first]
        is_owner = words.tokens[name.last - 1].is_possessive or _qualifies(words, name.last)
        is_subject = token.sentence not in subjects and not is_owner
        subjects.add(token.sentence)
        trail.add(Naming(voice=voice, token=name.first, is_subject=is_subject, is_owner=is_owner))
    return trail


def _qualifies(words: FieldWords, at: int) -> bool:
    if at >= len(words.tokens) or not words.tokens[at].is_joined:
        return False
    lower = words.tokens[at].lower
    return lower in lexicon().org_heads or is_common(lower, lexicon())


def lay_trails(roster: Roster) -> dict[str, Trail]:
    """List where the voices of the page are named, once it is known what their pronouns tell of them."""
    trails = {place: lay_trail(roster, place) for place in roster.fields}
    if learn_genders(roster, trails):  # what is known of a voice decides which names are its own
        trails = {place: lay_trail(roster, place) for place in roster.fields}
    return trails


def learn_genders(roster: Roster, trails: Mapping[str, Trail]) -> bool:
    """Take each person's gender from the pronouns that follow its names, where they agree.

    Args:
        roster: The page's voices; told what is learned.
        trails: Where they are named, by field.

    Returns:
        Whether anything was learned.
    """
    votes: dict[int, Counter[Gender]] = {}
    opening: Counter[int] = Counter()
    owners: dict[int, Voice] = {}
    for place, words in roster.fields.items():
        for naming in trails[place].namings:
            is_told = naming.is_subject and naming.voice.is_person is not False
            told = gender_told_after(words, naming.token) if is_told else None
            if told is not None:
                owners[id(naming.voice)] = naming.voice
                votes.setdefault(id(naming.voice), Counter())[told] += 1
                opening[id(naming.voice)] += words.tokens[naming.token].opens
    has_learned = False
    for key, counts in votes.items():
        voice, (gender, most) = owners[key], counts.most_common(1)[0]
        against = sum(counts.values()) - most
        if most >= (2 * against + 1 if voice.gender is None else 3 * against + 4):
            before = (voice.gender, voice.is_person)
            voice.gender = gender
            namesakes = roster.near(voice.words[:1])
            if not against and may_be_person(voice, namesakes, votes=most + opening[key]):
                voice.is_person = True
            has_learned = has_learned or before != (voice.gender, voice.is_person)
    return has_learned


def choose_person(
    trail: Trail,
    at: int,
    gender: Gender | None,
    *,
    last: Voice | None,
    not_in: tuple[tuple[int, int], ...] = (),
    but: Voice | None = None,
) -> Choice | None:
    """Choose the person that a pronoun or description stands for.

    Args:
        trail: The namings of the field.
        at: Index of the pronoun's token.
        gender: What the pronoun says, or None.
        last: The voice that spoke last, or None.
        not_in: Token ranges whose namings weigh less: the statement's own words.
        but: A voice that it cannot be, or None.

    Returns:
        The choice; None where nobody fits.
    """
    scores: dict[int, tuple[float, Voice]] = {}
    for naming in trail.before(at):
        voice = naming.voice
        if voice is but or not _fits(voice, gender):
            continue
        score = _score(trail, naming, at, gender, last, not_in)
        if score > scores.get(id(voice), (-math.inf, voice))[0]:
            scores[id(voice)] = (score, voice)
    ranked = sorted(scores.values(), key=lambda each: -each[0])
    if not ranked:
        return None
    lead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else -4.0)
    first = ranked[0][1]
    is_either = first.gender is None and bool(first.words) and given_gender(first.words[0]) == "e"
    is_guess = is_either and any(voice.gender == gender for _, voice in ranked[1:] if gender)
    margin = MARGIN + 1 if is_guess else MARGIN
    return Choice(voice=first, is_sure=lead >= margin and first.is_person is True)


def stands_alone(trail: Trail, at: int, voice: Voice) -> bool:
    """Say whether a voice is the only person named in the sentence of a token and the one before it."""
    near = [naming for naming in trail.before(at) if _is_close(trail, naming.token, at)]
    persons = [each for each in near if each.voice.is_person is not False]
    return any(each.is_subject for each in persons) and all(each.voice is voice for each in persons)


def _is_close(trail: Trail, token: int, at: int) -> bool:
    there, here = trail.words.tokens[token], trail.words.tokens[at]
    return here.sentence - there.sentence < 2 and here.paragraph - there.paragraph < 2


def _fits(voice: Voice, gender: Gender | None) -> bool:
    if voice.is_person is False:
        return False
    if voice.is_person is None and voice.gender is None and (len(voice.words) == 1 or _has_number(voice)):
        return False
    return gender is None or voice.gender is None or voice.gender == gender


def _has_number(voice: Voice) -> bool:
    return any(word.isdecimal() for word in voice.words)


def _score(
    trail: Trail,
    naming: Naming,
    at: int,
    gender: Gender | None,
    last: Voice | None,
    not_in: tuple[tuple[int, int], ...],
) -> float:
    tokens = trail.words.tokens
    here, there = tokens[at], tokens[naming.token]
    distance = here.sentence - there.sentence
    count = trail.count(naming.voice, at)
    score = -1.0 * distance + 0.5 * math.log2(1 + count) - 0.3 * (here.paragraph - there.paragraph)
    score += 1.5 * naming.is_subject + 1.0 * naming.is_spoken
    score += 1.5 * (naming.voice is last) + 0.7 * (
        naming.voice.gender is not None and naming.voice.gender == gender
    )
    score -= 1.0 * naming.is_owner
    score -= 1.5 * (there.is_quoted and not here.is_quoted) + 2.0 * (naming.voice.is_person is None)
    if any(start <= naming.token < end for start, end in not_in):
        score -= 2.0
    return score
