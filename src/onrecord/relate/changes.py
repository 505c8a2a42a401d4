"""Changes: the words that differ between a statement and another that it repeats.

What lies between aligned words, in order; hedges are named apart, for a lost "around" changes a
figure. Marks, case and white space never differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.domain.match import Change, ChangeKind
from onrecord.relate.alignment import Gap
from onrecord.relate.holding import Held, hold
from onrecord.relate.units import Told, Unit, read_units


def find_changes(here: str, there: str) -> tuple[Change, ...]:
    """Find the words of one statement that differ from those of another.

    Args:
        here: The statement that repeats.
        there: The one it repeats.

    Returns:
        The changes in order; those of words of no weight ("that", "the") only where nothing
        else stands with them in the gap.
    """
    held = hold(read_units(here), read_units(there))
    return tuple(change for gap in held.alignment.gaps for change in _changes(held, gap))


def _changes(held: Held, gap: Gap) -> Iterable[Change]:
    ours = list(held.one.units[gap.start : gap.end])
    theirs = list(held.other.units[gap.other_start : gap.other_end])
    mine, gone = _hedges(ours), _hedges(theirs)
    if gone and not mine:
        yield Change(kind="hedge_lost", here="", there=_cut(held.other, gone))
        theirs = [unit for unit in theirs if not unit.hedge]
    if mine and not gone:
        yield Change(kind="hedge_added", here=_cut(held.one, mine), there="")
        ours = [unit for unit in ours if not unit.hedge]
    if ours or theirs:
        yield Change(kind=_kind(ours, theirs), here=_cut(held.one, ours), there=_cut(held.other, theirs))


def _hedges(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.hedge]


def _kind(ours: Sequence[Unit], theirs: Sequence[Unit]) -> ChangeKind:
    if ours and theirs:
        return "replaced"
    return "added" if ours else "left_out"


def _cut(told: Told, units: Sequence[Unit]) -> str:
    return told.text[units[0].start : units[-1].end] if units else ""
