"""Matching: which statements of an article tell what others in the archive tell.

The archive finds candidates by keys; each is compared. What comes out depends on the two
statements alone, so the order in which articles arrive changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.domain.match import Match
from onrecord.domain.telling import Telling
from onrecord.relate.relation import Finding, Sayable, compare_statements
from onrecord.relate.voices import Voice, compare_voices

_OPEN = ("conditional", "future")
_TURNED = ("denied", "not_said")


def match_tellings(
    fresh: Sequence[Telling], candidates: Mapping[str, Sequence[Telling]]
) -> tuple[Match, ...]:
    """Match statements with their candidates.

    Args:
        fresh: The statements of one article.
        candidates: For the id of each, the statements that could be the same.

    Returns:
        Matches, the smaller id first in each, no pair twice; contradictions among them.
    """
    found: dict[tuple[str, str], Match] = {}
    for own in fresh:
        mine = sayable(own)
        for other in candidates.get(own.id, ()):
            one, two = (own, other) if own.id < other.id else (other, own)
            if one.id != two.id and (one.id, two.id) not in found and not _overlap(one, two):
                finding = compare_statements(mine, sayable(other))
                if finding is not None:
                    found[one.id, two.id] = _match(one, two, finding)
    return tuple(found[pair] for pair in sorted(found))


def _overlap(one: Telling, other: Telling) -> bool:
    """Say whether two statements of one page are no two tellings: one lies in the other's words."""
    if one.article != other.article:
        return False
    if one.field == other.field and (one.text in other.text or other.text in one.text):
        return True
    return compare_voices(voice_of(one), voice_of(other)) != "same"


def _match(one: Telling, other: Telling, finding: Finding) -> Match:
    return Match(
        one=one.id,
        other=other.id,
        relation=finding.relation,
        score=finding.score,
        reasons=finding.reasons,
    )


def sayable(telling: Telling) -> Sayable:
    """Give a statement as it is compared."""
    return Sayable(
        text=telling.text,
        voice=voice_of(telling),
        day=telling.day,
        is_turned=telling.polarity in _TURNED,
        is_open=telling.polarity in _OPEN,
    )


def voice_of(telling: Telling) -> Voice:
    """Give the voice of a statement; an uncertain speaker is nobody."""
    speaker = telling.speaker
    if speaker.candidate is not None:
        return Voice()
    return Voice(name=speaker.name, mention=speaker.mention, person=telling.person)
