"""Units: a statement's words as alignment takes them.

A figure is one unit, however it is spelled; a hedge before it stays a unit of its own; "refused
to answer" has the "not" that it means. Each unit has its root and its place in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.relate.lexicon import HEDGES_OF_CLAIMS, NEGATIONS
from onrecord.relate.numbers import Number
from onrecord.relate.roots import root_of
from onrecord.relate.wording import FUNCTION_WEIGHT, NEGATION_WEIGHT, Word, Wording, read_wording

_REFUSING = frozenset({"refus", "declin"})
_HEADLINE = 0.6  # share of words with a capital from which on a capital says nothing


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a figure.

    Args:
        root: What alignment compares.
        key: The folded word; of a figure, its words.
        start, end: Where it stands in the text.
        weight: How much it tells.
        opens: Whether a sentence, clause or quotation begins with it.
        is_name: Whether it is a proper name, by its capital.
        number: The figure.
        hedge: "figure" or "claim" where it softens one, else empty.
    """

    root: str
    key: str
    start: int
    end: int
    weight: float
    opens: bool = False
    is_name: bool = False
    number: Number | None = None
    hedge: str = ""

    @property
    def is_negation(self) -> bool:
        """Say whether it turns what is said."""
        return self.key in NEGATIONS or self.root in NEGATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a statement says, ready to be aligned.

    Args:
        text: As it stands.
        units: In order.
        quoted: Share of the words between quotation marks.
        roots: The units' roots, in order.
        weight: What all units tell.
        tallies: How often each root stands in it, and how much the heaviest unit of it tells.
        has_figures: Whether one of the units is a figure.
    """

    text: str
    units: tuple[Unit, ...]
    quoted: float
    roots: tuple[str, ...]
    weight: float
    tallies: Mapping[str, tuple[int, float]]
    has_figures: bool


def told_of(text: str, units: tuple[Unit, ...], quoted: float) -> Told:
    """Give what a statement of some units says."""
    tallies: dict[str, tuple[int, float]] = {}
    for unit in units:
        count, weight = tallies.get(unit.root, (0, 0.0))
        tallies[unit.root] = count + 1, max(weight, unit.weight)
    return Told(
        text=text,
        units=units,
        quoted=quoted,
        roots=tuple(unit.root for unit in units),
        weight=sum(unit.weight for unit in units),
        tallies=tallies,
        has_figures=any(unit.number is not None for unit in units),
    )


@lru_cache(maxsize=16384)
def read_units(text: str) -> Told:
    """Read a text's units."""
    wording = read_wording(text)
    return told_of(text, tuple(_units(wording)), wording.quoted)


def _units(wording: Wording) -> list[Unit]:
    words = wording.words
    names_tell = sum(w.is_name for w in words) < _HEADLINE * max(1, sum(not w.opens for w in words))
    figures = {number.start: number for number in wording.numbers if not number.is_weak}
    hedged = {place for number in wording.numbers for place in range(number.first, number.start)}
    units: list[Unit] = []
    place = 0
    while place < len(words):
        number = figures.get(place)
        if number is not None:
            units.append(_figure(words, number))
            place = number.last
        elif _is_refusal(words, place):
            word = words[place]
            units.append(Unit("not", word.key, word.start, word.end, NEGATION_WEIGHT, word.opens))
            place += 2
        else:
            units.append(_word(words[place], is_hedging=place in hedged, names_tell=names_tell))
            place += 1
    return units


def _figure(words: tuple[Word, ...], number: Number) -> Unit:
    own = words[number.start : number.last]
    key = " ".join(word.key for word in own)
    root = f"#{number.value:g}{number.kind[0]}"
    return Unit(root, key, own[0].start, own[-1].end, 1.0, own[0].opens, number=number)


def _is_refusal(words: tuple[Word, ...], place: int) -> bool:
    follows = place + 1 < len(words) and words[place + 1].key == "to"
    return follows and root_of(words[place].key) in _REFUSING


def _word(word: Word, *, is_hedging: bool, names_tell: bool) -> Unit:
    hedge = "figure" if is_hedging else "claim" if word.key in HEDGES_OF_CLAIMS else ""
    return Unit(
        root_of(word.key),
        word.key,
        word.start,
        word.end,
        FUNCTION_WEIGHT if is_hedging else word.weight,
        word.opens,
        word.is_name and names_tell,
        hedge=hedge,
    )
