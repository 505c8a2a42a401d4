"""Holding: one statement's words held against another's.

Gives what the relation is judged by: how much both share, in order and at all; what was
replaced; whether figures, negations, contrasts or names speak against each other. Symmetric.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.relate.alignment import Alignment, Gap, align, shared
from onrecord.relate.contrasts import are_contrary
from onrecord.relate.lexicon import MONTHS, WEEKDAYS
from onrecord.relate.units import Told, Unit

TELLING = 0.5
_NEAR = 8  # units beside the aligned ones that still belong to their clause
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Two statements' words, held against each other.

    Args:
        one, other: What was aligned.
        alignment: Of their units.
        in_order, at_all: Weight that both share, in order and whatever the order.
        replaced: Weight of telling words that stand in place of others.
        longest: Units in the longest stretch that both have without a gap.
        is_compact: Whether the shorter one stands in the longer with nothing of weight between.
        is_sentence: Whether what both have is a whole sentence of either.
        conflicts: In the aligned stretch.
        loose_conflicts: Anywhere in the two.
    """

    one: Told
    other: Told
    alignment: Alignment
    in_order: float
    at_all: float
    replaced: float
    longest: int
    is_compact: bool
    is_sentence: bool
    conflicts: tuple[Conflict, ...]
    loose_conflicts: tuple[Conflict, ...]

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
    gaps = alignment.gaps
    weights = {unit.root: unit.weight for unit in (*one.units, *other.units)}
    in_order = sum(one.units[i].weight for i, _ in alignment.pairs)
    both = shared(one.roots, other.roots)
    return Held(
        one=one,
        other=other,
        alignment=alignment,
        in_order=in_order,
        at_all=sum(count * weights[root] for root, count in both.items()),
        replaced=_replaced(one, other, gaps, both),
        longest=_longest(alignment.pairs),
        is_compact=_is_compact(one, other, alignment),
        is_sentence=_is_sentence(one, other, alignment),
        conflicts=tuple(_conflicts(one, other, alignment)),
        loose_conflicts=tuple(_loose_conflicts(one, other, both)),
    )


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
    ours = [unit for unit in one.units if unit.number and unit.root not in other.roots]
    if not ours:
        return other
    units = list(other.units)
    for place, unit in enumerate(units):
        if unit.number and unit.root not in one.roots:
            for mine in ours:
                if mine.number and mine.number.agrees(unit.number):
                    units[place] = replace(unit, root=mine.root)
                    break
    return _with_units(other, units)


def _with_units(told: Told, units: Sequence[Unit]) -> Told:
    return replace(told, units=tuple(units), weight=sum(unit.weight for unit in units))


def _replaced(one: Told, other: Told, gaps: Iterable[Gap], both: Counter[str]) -> float:
    """Weigh the telling words that stand in place of others and stand nowhere else."""
    mine, theirs = _weights_beyond(one.units, both), _weights_beyond(other.units, both)
    return sum(
        min(sum(mine[gap.start : gap.end]), sum(theirs[gap.other_start : gap.other_end])) for gap in gaps
    )


def _weights_beyond(units: Sequence[Unit], both: Counter[str]) -> list[float]:
    beyond = {id(unit) for unit in _beyond(units, both)}
    return [unit.weight if unit.weight > TELLING and id(unit) in beyond else 0.0 for unit in units]


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
        loose += _weight(_clause(one.units, gap.start, gap.end))
        loose += _weight(_clause(other.units, gap.other_start, gap.other_end))
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


def _weight(units: Iterable[Unit]) -> float:
    return sum(unit.weight for unit in units)


def _clause(units: Sequence[Unit], start: int, end: int) -> list[Unit]:
    """Give the units of an inner gap that belong to the clauses of the words around it."""
    own = units[start:end]
    breaks = [place for place, unit in enumerate(own) if unit.opens]
    if not breaks:
        return list(own)
    closing = [] if end < len(units) and units[end].opens else list(own[breaks[-1] :])
    return [*own[: breaks[0]], *closing]


def _sides(one: Told, other: Told, gap: Gap) -> tuple[list[Unit], list[Unit]]:
    """Give the units of a gap that speak of what is aligned beside it."""
    return (
        _side(one.units, gap.start, gap.end, is_shut=gap.other_start == gap.other_end),
        _side(other.units, gap.other_start, gap.other_end, is_shut=gap.start == gap.end),
    )


def _side(units: Sequence[Unit], start: int, end: int, *, is_shut: bool) -> list[Unit]:
    if start == 0 and end < len(units):
        if units[end].opens:
            return []
        first = end
        while first > start and end - first < _NEAR:
            first -= 1
            if units[first].opens:
                break
        return list(units[max(first, end - _BEFORE) if is_shut else first : end])
    if end == len(units):
        last = start
        while last < end and not units[last].opens and last - start < _NEAR:
            last += 1
        return [] if is_shut else list(units[start:last])
    return _clause(units, start, end)


def _conflicts(one: Told, other: Told, alignment: Alignment) -> Iterable[Conflict]:
    for gap in alignment.gaps:
        ours, theirs = _sides(one, other, gap)
        yield from _between(ours, theirs)


def _between(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterable[Conflict]:
    yield from _figures(ours, theirs)
    turned = [unit for unit in ours if unit.is_negation], [unit for unit in theirs if unit.is_negation]
    if len(turned[0]) % 2 != len(turned[1]) % 2:
        yield Conflict(kind="negation", here=_words(turned[0]), there=_words(turned[1]))
    yield from _contrasts(ours, theirs)
    names = [unit for unit in ours if unit.is_name], [unit for unit in theirs if unit.is_name]
    if names[0] and names[1] and not {u.root for u in names[0]} & {u.root for u in names[1]}:
        yield Conflict(kind="name", here=_words(names[0]), there=_words(names[1]))


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


def _loose_conflicts(one: Told, other: Told, both: Counter[str]) -> Iterable[Conflict]:
    ours, theirs = _beyond(one.units, both), _beyond(other.units, both)
    yield from _figures(ours, theirs)
    yield from _contrasts(ours, theirs)
    turned = [unit for unit in one.units if unit.is_negation], [u for u in other.units if u.is_negation]
    if len(turned[0]) % 2 != len(turned[1]) % 2:
        yield Conflict(kind="negation", here=_words(turned[0]), there=_words(turned[1]))


def _beyond(units: Sequence[Unit], both: Counter[str]) -> list[Unit]:
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
