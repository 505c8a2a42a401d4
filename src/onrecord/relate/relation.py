"""Relation: what two statements have to do with each other, with a score and the reasons.

Precision comes first. A figure, a negation or a contrary word that speaks against the other
never makes two statements one; nor do two speakers, or stock phrases said on different days.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.domain.match import SAME, MatchRelation, RepeatRelation
from onrecord.relate.conflicts import Conflict
from onrecord.relate.holding import TELLING, Held, could_share, hold
from onrecord.relate.units import Unit, read_units
from onrecord.relate.voices import Likeness, Voice, compare_voices

THRESHOLD = 0.5
"""From this score on two statements are one."""

_SURE = {"same": 1.0, "possible": 0.96, "unknown": 0.85, "weak": 0.8, "other": 0.0}
_SHORT = 3.0  # weight under which words are a stock phrase
_SHORT_DAYS = 3
_NEXT_DAYS = 2
_CONTAINED = 0.9
_HARDLY_TRIMMED = 0.93
_ALTERED = 0.72
_RELATED = 0.5
_LIKE_BUT_FIGURE = 0.6  # of the lighter one; its figure is among what differs
_LIKE_BUT_TURNED = 0.7
_BRIEF = 5.5
MOST_REPLACED_OF_BRIEF = 0.21
MOST_REPLACED = 0.28
"""Of the lighter statement; beyond it two statements speak of two things."""
_PARAPHRASE_DAYS = 14
_ALTERED_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayable:
    """A statement as it is compared.

    Args:
        text: Its content.
        voice: Who said it.
        day: When, as days since some day; None if unknown.
        is_turned: Whether the cue makes it "denied that" or "did not say that".
        is_open: Whether it is conditional or of what is to be said.
    """

    text: str
    voice: Voice
    day: int | None = None
    is_turned: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What two statements have to do with each other.

    Args:
        relation: How they are related.
        score: 0 to 1.
        reasons: Why.
    """

    relation: MatchRelation
    score: float
    reasons: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Say whether the two are one statement."""
        return self.relation in SAME


def compare_statements(one: Sayable, other: Sayable) -> Finding | None:
    """Compare two statements.

    Returns:
        Their relation, the same whichever comes first; None if they have nothing to do with
        each other, or too little to say so.
    """
    if one.is_open != other.is_open:
        return None
    likeness = compare_voices(one.voice, other.voice)
    if likeness == "other":
        return None
    days = None if one.day is None or other.day is None else abs(one.day - other.day)
    first, second = (one.text, other.text) if one.text < other.text else (other.text, one.text)
    return _compare(first, second, likeness, days, is_turned=one.is_turned != other.is_turned)


@lru_cache(maxsize=16384)
def _compare(
    one: str, other: str, likeness: Likeness, days: int | None, *, is_turned: bool
) -> Finding | None:
    """Compare two texts; copies ask for the same two again and again."""
    held = _held(one, other)
    return None if held is None else _judge(held, likeness, days, is_turned=is_turned)


@lru_cache(maxsize=8192)
def _held(one: str, other: str) -> Held | None:
    """Hold two texts against each other; None where they share too little."""
    told, other_told = read_units(one), read_units(other)
    if not could_share(told, other_told, of_lighter=_CONTAINED, of_both=_RELATED):
        return None
    return hold(told, other_told)


def describe(one: str, other: str) -> RepeatRelation | Literal["joined"]:
    """Say how two texts that are known to be one statement read beside each other.

    Returns:
        "joined" where their words say too little, or speak against each other.
    """
    held = hold(read_units(one), read_units(other))
    if held.conflicts or not held.alignment.pairs:
        return "joined"
    if _is_verbatim(held):
        return "verbatim"
    if held.containment >= _CONTAINED and held.is_compact:
        return "altered" if held.likeness >= _HARDLY_TRIMMED else "trimmed"
    if held.likeness >= _ALTERED:
        return "altered"
    return "paraphrase" if held.loose_likeness >= _RELATED else "joined"


def _judge(held: Held, likeness: Likeness, days: int | None, *, is_turned: bool) -> Finding | None:
    found = _relation(held, likeness, days)
    if found is None:
        return None
    relation, quality, is_loose = found
    conflicts = held.loose_conflicts if is_loose else held.conflicts
    if is_loose and held.has_other_tense:
        return None
    if is_turned:
        conflicts = _turned(conflicts)
    if conflicts:
        return _contradiction(held, likeness, conflicts)
    score = round(quality * _SURE[likeness], 4)
    if relation is None or score < THRESHOLD:
        return None
    return Finding(relation=relation, score=score, reasons=_reasons(held, likeness, relation))


def _turned(conflicts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    """Take the cue's "denied" into account: it turns what the words say."""
    rest = tuple(each for each in conflicts if each.kind != "negation")
    return rest if len(rest) < len(conflicts) else (*rest, Conflict(kind="negation", here="denied", there=""))


def _relation(
    held: Held, likeness: Likeness, days: int | None
) -> tuple[MatchRelation | None, float, bool] | None:
    """Give the relation that the shared words allow, its quality, and whether order was left aside."""
    is_sure = likeness in ("same", "possible")
    if _is_verbatim(held):
        return (None if _is_stock(held, days, is_sure=is_sure) else "verbatim"), 1.0, False
    if held.containment >= _CONTAINED and held.is_compact and _is_long_enough(held, days, is_sure=is_sure):
        relation: MatchRelation = "altered" if held.likeness >= _HARDLY_TRIMMED else "trimmed"
        return relation, 0.7 + 0.28 * held.likeness, False
    if days is not None and days > _ALTERED_DAYS:
        return None
    if _is_altered(held, is_sure=is_sure):
        return "altered", 0.55 + 1.2 * (held.likeness - _ALTERED), False
    if likeness == "unknown" or (days is not None and days > _PARAPHRASE_DAYS):
        return None
    return _loose_relation(held, likeness, days)


def _is_replaced(held: Held) -> bool:
    """Say whether so much stands in place of other words that the two speak of two things."""
    is_brief = min(held.one.weight, held.other.weight) < _BRIEF
    return held.replaced_share > (MOST_REPLACED_OF_BRIEF if is_brief else MOST_REPLACED)


def _is_altered(held: Held, *, is_sure: bool) -> bool:
    is_like = held.likeness >= _ALTERED and (is_sure or held.likeness >= 0.85)
    return is_like and held.in_order >= _SHORT and not _is_replaced(held)


def _loose_relation(
    held: Held, likeness: Likeness, days: int | None
) -> tuple[MatchRelation | None, float, bool] | None:
    weight = held.at_all
    if likeness == "weak" and weight < 2 * _SHORT:
        return None
    is_rich = weight >= 2 * _SHORT
    floor = 0.55 if is_rich else 0.6
    is_near = days is not None and days <= _NEXT_DAYS
    if likeness == "same" and is_near and held.counts_alike:
        floor = _RELATED
    if held.loose_likeness >= floor and weight >= 2.9 and not _is_replaced(held):
        quality = (0.64 if is_rich else 0.54) + 0.6 * (held.loose_likeness - floor)
        keeps_order = held.in_order >= 0.9 * weight and held.containment >= 0.75
        return ("altered" if keeps_order else "paraphrase"), quality, True
    is_contained = held.loose_containment >= _CONTAINED and weight >= 2.4
    if likeness == "same" and is_contained and (is_near or days is None):
        return "paraphrase", 0.52, True
    if held.loose_likeness >= _RELATED and weight >= 2.0:
        return None, 0.0, True  # too little to be one, enough to be held against each other
    return None


def _is_verbatim(held: Held) -> bool:
    return held.likeness >= 0.97 and not any(
        unit.weight > TELLING or unit.hedge or unit.is_negation for unit in _unaligned(held)
    )


def _unaligned(held: Held) -> list[Unit]:
    ours = {i for i, _ in held.alignment.pairs}
    theirs = {j for _, j in held.alignment.pairs}
    return [
        *(unit for place, unit in enumerate(held.one.units) if place not in ours),
        *(unit for place, unit in enumerate(held.other.units) if place not in theirs),
    ]


def _is_stock(held: Held, days: int | None, *, is_sure: bool) -> bool:
    if held.in_order >= 2 * _SHORT:
        return False
    if held.in_order >= _SHORT:
        return not is_sure or (days is not None and days > 30)
    return not is_sure or days is None or days > _SHORT_DAYS


def _is_long_enough(held: Held, days: int | None, *, is_sure: bool) -> bool:
    if not is_sure:
        return held.in_order >= 2 * _SHORT and held.longest >= 6
    if held.in_order >= _SHORT + 1:
        return True
    near = days is not None and days <= _SHORT_DAYS
    return near and (held.longest >= 4 or (held.longest >= 3 and held.is_sentence))


def _contradiction(held: Held, likeness: Likeness, conflicts: tuple[Conflict, ...]) -> Finding | None:
    if likeness not in ("same", "possible") or any(each.kind == "name" for each in conflicts):
        return None
    is_figure = all(each.kind == "figure" for each in conflicts)
    if held.loose_containment < (_LIKE_BUT_FIGURE if is_figure else _LIKE_BUT_TURNED):
        return None
    first = conflicts[0]
    reason = f"{first.kind}: {first.here or 'none'} / {first.there or 'none'}"
    score = round(min(1.0, held.loose_likeness) * _SURE[likeness], 4)
    relation: MatchRelation = "contradicts_figure" if is_figure else "contradicts"
    return Finding(relation=relation, score=score, reasons=(reason, _of_voice(likeness)))


def _reasons(held: Held, likeness: Likeness, relation: MatchRelation) -> tuple[str, ...]:
    share = held.loose_likeness if relation == "paraphrase" else held.likeness
    return (f"{share:.0%} of the words in both", _of_voice(likeness))


def _of_voice(likeness: Likeness) -> str:
    return {
        "same": "one speaker by name",
        "possible": "nothing says that the speakers are two",
        "unknown": "one page does not say who",
        "weak": "the sources have different names",
        "other": "two speakers",
    }[likeness]
