"""Conflicts: figures, negations, contrary words and names that speak against two statements being one.

What is aligned is not in conflict; what stands beside it in the same clause may be. A "not" turns the
words after it; a number, a weekday or a month that stands where the other has another one differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.relate.alignment import Alignment, Gap
from onrecord.relate.contrasts import are_contrary
from onrecord.relate.lexicon import MONTHS, TITLES, WEEKDAYS
from onrecord.relate.units import Told, Unit

_NEAR = 8  # units beside the aligned ones that still belong to their clause
_JOINTS = frozenset({"and", "but", "while", "because", "although", "though", "if", "so", "when", "or"})
_BEFORE = 4  # units before a clause in which a "not" turns it


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What speaks against two statements being one.

    Args:
        kind: "figure", "negation", "contrast" or "name".
        here, there: The words of either side; empty where one lacks any.
    """

    kind: str
    here: str
    there: str


def _sides(one: Told, other: Told, gap: Gap) -> tuple[list[Unit], list[Unit]]:
    """Give the units of a gap that speak of what is aligned beside it."""
    return (
        _side(one.units, gap.start, gap.end, is_shut=gap.other_start == gap.other_end),
        _side(other.units, gap.other_start, gap.other_end, is_shut=gap.start == gap.end),
    )


def _side(units: Sequence[Unit], start: int, end: int, *, is_shut: bool) -> list[Unit]:
    if start == 0 and end < len(units):
        return _before(units, start, end, most=_BEFORE if is_shut else _NEAR)
    if end == len(units):
        return [] if is_shut else _after(units, start, end)
    return units_of_clause(units, start, end)


def _before(units: Sequence[Unit], start: int, end: int, *, most: int) -> list[Unit]:
    """Give the units before a place that belong to its clause."""
    first = end
    while first > start and end - first < most and not units[first].opens:
        if units[first - 1].root in _JOINTS:
            break
        first -= 1
    return list(units[first:end])


def _after(units: Sequence[Unit], start: int, end: int) -> list[Unit]:
    """Give the units from a place on that belong to the clause before it."""
    last = start
    while last < end and last - start < _NEAR:
        if units[last].opens or (last > start and units[last].root in _JOINTS):
            break
        last += 1
    return list(units[start:last])


def units_of_clause(units: Sequence[Unit], start: int, end: int) -> list[Unit]:
    """Give the units of an inner gap that belong to the clauses of the words around it."""
    own = units[start:end]
    breaks = [place for place, unit in enumerate(own) if unit.opens]
    if not breaks:
        return list(own)
    closing = [] if end < len(units) and units[end].opens else list(own[breaks[-1] :])
    return [*own[: breaks[0]], *closing]


def find_conflicts(one: Told, other: Told, alignment: Alignment) -> Iterable[Conflict]:
    """Find what speaks against two statements beside what is aligned."""
    for gap in alignment.gaps:
        ours, theirs = _sides(one, other, gap)
        yield from _between(ours, theirs)


def _between(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterable[Conflict]:
    yield from _figures(ours, theirs)
    turned = [unit for unit in ours if unit.is_negation], [unit for unit in theirs if unit.is_negation]
    if len(turned[0]) % 2 != len(turned[1]) % 2:
        yield Conflict(kind="negation", here=_words(turned[0]), there=_words(turned[1]))
    yield from _contrasts(ours, theirs)
    yield from _names(ours, theirs)


def _names(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterable[Conflict]:
    mine, their = [unit for unit in ours if _is_name(unit)], [unit for unit in theirs if _is_name(unit)]
    if mine and their and not {unit.root for unit in mine} & {unit.root for unit in their}:
        yield Conflict(kind="name", here=_words(mine), there=_words(their))


def _is_name(unit: Unit) -> bool:
    return unit.is_name and unit.key not in TITLES and unit.key not in WEEKDAYS and unit.key not in MONTHS


def _figures(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterable[Conflict]:
    for mine in ours:
        for their in theirs:
            if mine.number and their.number and mine.number.kind == their.number.kind:
                if not mine.number.agrees(their.number):
                    yield Conflict(kind="figure", here=mine.key, there=their.key)
            elif _is_one(mine, their) or _is_one(their, mine) or _are_two_days(mine, their):
                yield Conflict(kind="figure", here=mine.key, there=their.key)


def _is_one(unit: Unit, other: Unit) -> bool:
    """Say whether a bare "one" stands where the other side counts more."""
    return unit.key == "one" and other.number is not None and other.number.kind == "count"


def _are_two_days(unit: Unit, other: Unit) -> bool:
    if unit.key == other.key:
        return False
    days = unit.key in WEEKDAYS and other.key in WEEKDAYS
    return days or (_is_month(unit) and _is_month(other))


def _is_month(unit: Unit) -> bool:
    return unit.key in MONTHS and (unit.key != "may" or unit.is_name)


def _contrasts(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterable[Conflict]:
    for mine in ours:
        for their in theirs:
            if mine.root != their.root and are_contrary(mine, their):
                yield Conflict(kind="contrast", here=mine.key, there=their.key)


def find_loose_conflicts(one: Told, other: Told, both: Counter[str]) -> Iterable[Conflict]:
    """Find what speaks against two statements anywhere, whatever the order of their words."""
    ours, theirs = units_beyond(one.units, both), units_beyond(other.units, both)
    yield from _figures(ours, theirs)
    yield from _contrasts(ours, theirs)
    yield from _names(ours, theirs)
    turned = [unit for unit in one.units if unit.is_negation], [u for u in other.units if u.is_negation]
    if len(turned[0]) % 2 != len(turned[1]) % 2:
        yield Conflict(kind="negation", here=_words(turned[0]), there=_words(turned[1]))


def units_beyond(units: Sequence[Unit], both: Counter[str]) -> list[Unit]:
    """Give the units that the other side has nothing for."""
    left = Counter(both)
    out = []
    for unit in units:
        if left[unit.root] > 0:
            left[unit.root] -= 1
        else:
            out.append(unit)
    return out


def _words(units: Iterable[Unit]) -> str:
    return " ".join(unit.key for unit in units)
