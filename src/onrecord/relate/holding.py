"""Holding: one statement's words held against another's.

Gives what the relation is judged by: how much both share, in order and at all; what was
replaced; whether figures, negations, contrasts or names speak against each other. Symmetric.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from onrecord.relate.alignment import Alignment, Gap, align, shared
from onrecord.relate.conflicts import (
    Conflict,
    find_conflicts,
    find_loose_conflicts,
    units_beyond,
    units_of_clause,
)
from onrecord.relate.lexicon import GENERIC_NOUNS
from onrecord.relate.units import Told, Unit, told_of

TELLING = 0.5
_SMALL_NUMBER = 12
_NEARLY = 0.999  # sums of weights may differ by a rounding


@dataclass(frozen=True, kw_only=True)
class Held:
    """Two statements' words, held against each other; what is asked of them is found when it is asked.

    Args:
        one, other: What was aligned.
        alignment: Of their units.
        in_order, at_all: Weight that both share, in order and whatever the order.
    """

    one: Told
    other: Told
    alignment: Alignment
    in_order: float
    at_all: float

    @cached_property
    def _shared(self) -> Counter[str]:
        return shared(self.one.roots, self.other.roots)

    @cached_property
    def replaced(self) -> float:
        """Weight of telling words that stand in place of others."""
        return _replaced(self.one, self.other, self.alignment.gaps, self._shared)

    @cached_property
    def longest(self) -> int:
        """Units in the longest stretch that both have without a gap."""
        return _longest(self.alignment.pairs)

    @cached_property
    def is_compact(self) -> bool:
        """Whether the shorter one stands in the longer with nothing of weight between."""
        return _is_compact(self.one, self.other, self.alignment)

    @cached_property
    def is_sentence(self) -> bool:
        """Whether what both have is a whole sentence of either."""
        return _is_sentence(self.one, self.other, self.alignment)

    @cached_property
    def counts_alike(self) -> bool:
        """Whether both have one figure of one thing: "2,000 people"."""
        return _counts_alike(self.one, self.alignment)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What speaks against the two in the aligned stretch."""
        return tuple(find_conflicts(self.one, self.other, self.alignment))

    @cached_property
    def loose_conflicts(self) -> tuple[Conflict, ...]:
        """What speaks against the two anywhere in them."""
        return tuple(find_loose_conflicts(self.one, self.other, self._shared))

    @property
    def has_other_tense(self) -> bool:
        """Say whether one says that something will be done and the other that it has been."""
        (will, done), (other_will, other_done) = _tenses(self.one), _tenses(self.other)
        return bool(will & other_done or other_will & done)

    @property
    def containment(self) -> float:
        """Share of the lighter statement that the other has in the same order."""
        return self.in_order / (min(self.one.weight, self.other.weight) or 1.0)

    @property
    def likeness(self) -> float:
        """Share of both that is in both, in the same order."""
        return 2 * self.in_order / ((self.one.weight + self.other.weight) or 1.0)

    @property
    def loose_containment(self) -> float:
        """Share of the lighter statement that the other has, whatever the order."""
        return self.at_all / (min(self.one.weight, self.other.weight) or 1.0)

    @property
    def loose_likeness(self) -> float:
        """Share of both that is in both, whatever the order."""
        return 2 * self.at_all / ((self.one.weight + self.other.weight) or 1.0)

    @property
    def replaced_share(self) -> float:
        """Share of the lighter statement that stands in place of other words."""
        return self.replaced / (min(self.one.weight, self.other.weight) or 1.0)


def hold(one: Told, other: Told) -> Held:
    """Hold two statements against each other."""
    one, other = _joined(one, other), _joined(other, one)
    other = _same_figures(one, other)
    alignment = align(one.roots, other.roots)
    weights = {unit.root: unit.weight for unit in (*one.units, *other.units)}
    return Held(
        one=one,
        other=other,
        alignment=alignment,
        in_order=sum(one.units[i].weight for i, _ in alignment.pairs),
        at_all=sum(count * weights[root] for root, count in shared(one.roots, other.roots).items()),
    )


def could_share(one: Told, other: Told, *, of_lighter: float, of_both: float) -> bool:
    """Say whether two statements can share so much that `hold` is worth while.

    What they share in order or at all is never more than is counted here: a figure may be any
    figure, a part of a hyphened word any word.

    Args:
        of_lighter: So large a share of the lighter one is enough,
        of_both: or so large a share of both.
    """
    if "-" in one.text or "-" in other.text:
        return True
    most = _figures_shared(one, other)
    theirs = other.tallies
    for root, (count, weight) in one.tallies.items():
        there = theirs.get(root)
        if there is not None:
            most += min(count, there[0]) * max(weight, there[1])
    lighter, both = min(one.weight, other.weight), one.weight + other.weight
    return most >= _NEARLY * min(of_lighter * lighter, of_both * both / 2)


def _figures_shared(one: Told, other: Told) -> float:
    if not (one.has_figures and other.has_figures):
        return 0.0
    ours, theirs = (sum(unit.number is not None for unit in told.units) for told in (one, other))
    return float(min(ours, theirs))


def _tenses(told: Told) -> tuple[set[str], set[str]]:
    """Give the roots of what will be done, and of what has been."""
    will: set[str] = set()
    done: set[str] = set()
    for unit, after in pairwise(told.units):
        if unit.key in ("will", "would"):
            will.add(after.root)
        elif unit.key in ("has", "have", "had"):
            done.add(after.root)
    return will, done


def _joined(told: Told, other: Told) -> Told:
    """Write "semi-private" as one word where the other side does."""
    if "-" not in told.text:
        return told
    theirs = {unit.key for unit in other.units}
    units: list[Unit] = []
    for unit in told.units:
        last = units[-1] if units else None
        if last and unit.start == last.end + 1 and last.key + unit.key in theirs:
            root = next(each.root for each in other.units if each.key == last.key + unit.key)
            units[-1] = replace(last, root=root, key=last.key + unit.key, end=unit.end, weight=1.0)
        else:
            units.append(unit)
    return told if len(units) == len(told.units) else _with_units(told, units)


def _same_figures(one: Told, other: Told) -> Told:
    """Give figures of the other that may be one of ours our root, where neither is met as it stands."""
    if not (one.has_figures and other.has_figures):
        return other
    ours = [unit for unit in one.units if unit.number and unit.root not in other.tallies]
    if not ours:
        return other
    units = list(other.units)
    for place, unit in enumerate(units):
        if unit.number and unit.root not in one.tallies:
            for mine in ours:
                if mine.number and mine.number.agrees(unit.number):
                    units[place] = replace(unit, root=mine.root)
                    break
    return _with_units(other, units)


def _with_units(told: Told, units: Sequence[Unit]) -> Told:
    return told_of(told.text, tuple(units), told.quoted)


def _replaced(one: Told, other: Told, gaps: Iterable[Gap], both: Counter[str]) -> float:
    """Weigh the telling words that stand in place of others and stand nowhere else."""
    mine, theirs = _weights_beyond(one.units, both), _weights_beyond(other.units, both)
    return sum(
        min(sum(mine[gap.start : gap.end]), sum(theirs[gap.other_start : gap.other_end])) for gap in gaps
    )


def _weights_beyond(units: Sequence[Unit], both: Counter[str]) -> list[float]:
    beyond = {id(unit) for unit in units_beyond(units, both)}
    return [
        unit.weight if unit.weight > TELLING and id(unit) in beyond and unit.key not in GENERIC_NOUNS else 0.0
        for unit in units
    ]


def _longest(pairs: Sequence[tuple[int, int]]) -> int:
    longest = run = 0
    before = (-2, -2)
    for i, j in pairs:
        run = run + 1 if (i, j) == (before[0] + 1, before[1] + 1) else 1
        before = (i, j)
        longest = max(longest, run)
    return longest


def _is_compact(one: Told, other: Told, alignment: Alignment) -> bool:
    """Say whether nothing of weight parts the aligned words, whole sentences aside."""
    if not alignment.pairs:
        return False
    inside = sum(one.units[i].weight for i, _ in alignment.pairs)
    loose = 0.0
    for gap in alignment.gaps:
        if (
            gap.start == 0
            or gap.other_start == 0
            or gap.end == len(one.units)
            or gap.other_end == len(other.units)
        ):
            continue
        loose += _weight(units_of_clause(one.units, gap.start, gap.end))
        loose += _weight(units_of_clause(other.units, gap.other_start, gap.other_end))
    return loose <= 0.34 * inside


def _is_sentence(one: Told, other: Told, alignment: Alignment) -> bool:
    """Say whether the aligned words follow each other and are a whole sentence of both."""
    if not alignment.pairs:
        return False
    (i, j), (k, m) = alignment.pairs[0], alignment.pairs[-1]
    if not k - i == m - j == len(alignment.pairs) - 1:
        return False
    ends = [units[last + 1 : last + 2] for units, last in ((one.units, k), (other.units, m))]
    starts = one.units[i].opens and other.units[j].opens
    return starts and all(not rest or rest[0].opens for rest in ends)


def _counts_alike(one: Told, alignment: Alignment) -> bool:
    """Say whether a figure that is no small number stands before the same word in both."""
    return any(
        unit.number is not None
        and unit.number.kind == "count"
        and unit.number.value > _SMALL_NUMBER
        and (i + 1, j + 1) in alignment.pairs
        and one.units[i + 1].weight > TELLING
        for i, j in alignment.pairs
        for unit in (one.units[i],)
    )


def _weight(units: Iterable[Unit]) -> float:
    return sum(unit.weight for unit in units)
