"""Stories: which articles tell of one event.

How alike two articles are is a sum of weighted features (data/stories.toml, learned by
training/stories.py): words and opening in common, how far each one's names stand in the other,
numbers and years, days apart. Articles more than a few days apart are never held against each
other. `stories_groups` makes groups of the likenesses.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.domain.story import STORY_WINDOW_DAYS
from onrecord.relate.stories_terms import IS_NUMBER, IS_YEAR
from onrecord.relate.stories_words import Places, Profile, Profiles
from onrecord.relate.vocabulary import Ints

UNLIKE = -8.0
"""Of two articles that are not held against each other."""
FEATURES = ("words", "lead", "names_least", "names_most", "numbers", "same_year", "other_year")

Floats = NDArray[np.float64]
_SLOTS = (1 << 15) - 1
_MOST_IN_TABLE = 1 << 12


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    room = files("onrecord.relate").joinpath("data", "stories.toml")
    return {name: float(value) for name, value in tomllib.loads(room.read_text(encoding="utf-8")).items()}


def threshold() -> float:
    """Give the likeness from which on articles are one story."""
    return _weights()["threshold"]


def likeness(one: Profile, others: Profiles, some: Ints | None = None) -> Floats:
    """Give the log-odds that an article tells of the same event as each of some others.

    Args:
        one: The article.
        others: The others.
        some: The places of those it is held against; by default all.

    Returns:
        float64 (others,), between UNLIKE and -UNLIKE.
    """
    asked = np.arange(len(others)) if some is None else some
    if not len(asked):
        return np.empty(0)
    days, is_dated = others.days[asked] - one.day, others.is_dated[asked] & one.is_dated
    return _odds(features(one, others, asked), days, is_dated)


def likenesses(held: Profiles) -> Floats:
    """Give the likeness of every two of a few articles; what `likeness` gives, but for roundings.

    Returns:
        float64 (articles, articles); UNLIKE for an article and itself.
    """
    days, dated = held.days, held.is_dated
    alike = _odds(_all_features(held), days[:, None] - days, dated[:, None] & dated)
    np.fill_diagonal(alike, UNLIKE)
    return alike


def _odds(found: Floats, days: NDArray[np.int64], is_dated: NDArray[np.bool_]) -> Floats:
    weights, apart = _weights(), np.abs(days)
    odds = found @ np.array([weights[name] for name in FEATURES]) + weights["constant"]
    odds += np.where(is_dated, weights["same_day"] + weights["day_apart"] * apart, 0.0)
    return np.where(apart > STORY_WINDOW_DAYS, UNLIKE, np.clip(odds, UNLIKE, -UNLIKE))


def features(one: Profile, others: Profiles, some: Ints) -> Floats:
    """Compare an article with some others.

    Returns:
        float64 (some, len(FEATURES)); shares and cosines as their square roots.
    """
    places, whose = others.places_of(some)
    mine, shared = _meet(one.ids, others.ids[places])
    ours, told, whose = one.beside.at(mine), others.at(places[shared]), whose[shared]
    totals, (own,), count = others.totals[:, some], one.beside.totals.T, len(some)

    def add(values: Floats) -> Floats:
        return np.bincount(whose, values, count).astype(np.float64, copy=False)

    def times(bit: int) -> Floats:
        return np.bincount(whose[ours.kind & bit > 0], minlength=count).astype(np.float64)

    return _featured(
        add(ours.weight * told.weight),
        add(ours.lead * told.lead),
        _ratio(add(ours.name), np.full(count, own[0])),
        _ratio(add(told.name), totals[0]),
        numbers=(times(IS_NUMBER), own[1] * totals[1]),
        years=(times(IS_YEAR), own[2] * totals[2]),
    )


def _all_features(held: Profiles) -> Floats:
    """Compare every two of some articles; float64 (articles, articles, len(FEATURES))."""
    kept, place, count = _in_several(held.ids)
    whose, told = held.whose[kept], held.at(kept)
    number, year = ((told.kind & bit > 0).astype(float) for bit in (IS_NUMBER, IS_YEAR))

    def table(values: NDArray[Any], of: NDArray[Any]) -> Floats:
        """Lay out values by article and term, for the terms that are anything in another column."""
        is_told = np.zeros(count, dtype=bool)
        is_told[place[of > 0]] = True
        at = np.flatnonzero(is_told[place])
        found = np.zeros((len(held), np.count_nonzero(is_told)))
        found[whose[at], (np.cumsum(is_told) - 1)[place[at]]] = values[at]
        return found

    def meet(values: NDArray[Any]) -> Floats:
        found = table(values, values)
        return np.asarray(found @ found.T)

    totals = held.totals
    named = table(told.name, told.name) @ table(np.ones(len(place)), told.name).T
    there = _ratio(named, np.broadcast_to(totals[0][:, None], (len(held), len(held))))
    return _featured(
        meet(told.weight),
        meet(told.lead),
        there,
        there.T,
        numbers=(meet(number), np.outer(totals[1], totals[1])),
        years=(meet(year), np.outer(totals[2], totals[2])),
    )


def _in_several(ids: NDArray[np.uint32]) -> tuple[Places, Places, int]:
    """Give where the terms stand that several hold, the number of each there, and how many they are."""
    slots = ids & _SLOTS
    maybe = np.flatnonzero(np.bincount(slots).take(slots) > 1)  # what one alone holds is in no two
    _, place, counts = np.unique(ids[maybe], return_inverse=True, return_counts=True)
    is_shared = counts > 1
    kept = np.flatnonzero(is_shared[place])
    return maybe[kept], (np.cumsum(is_shared) - 1)[place[kept]], int(np.count_nonzero(is_shared))


def _featured(
    words: Floats,
    lead: Floats,
    ours_there: Floats,
    theirs_here: Floats,
    *,
    numbers: tuple[Floats, Floats],
    years: tuple[Floats, Floats],
) -> Floats:
    """Put features side by side; of numbers and years, those in both, and the product of what each has."""
    cosine = _ratio(numbers[0], np.sqrt(numbers[1]))
    both, is_same = years[1] > 0, years[0] > 0
    columns = [words, lead, np.minimum(ours_there, theirs_here), np.maximum(ours_there, theirs_here), cosine]
    rooted = [np.sqrt(np.clip(column, 0, 1)) for column in columns]
    return np.stack([*rooted, (both & is_same) * 1.0, (both & ~is_same) * 1.0], axis=-1)


def _meet(own: NDArray[np.uint32], theirs: NDArray[np.uint32]) -> tuple[Places, Places]:
    """Give where the terms that both have stand, in the one and in the other; in any order.

    Args:
        own: Ascending, none twice.
        theirs: In any order.
    """
    if not len(own):
        return np.empty(0, np.intp), np.empty(0, np.intp)
    if len(own) > _MOST_IN_TABLE:
        place = np.minimum(np.searchsorted(own, theirs), len(own) - 1)
        shared = np.flatnonzero(own[place] == theirs)
        return place[shared], shared
    slots = (own & _SLOTS).astype(np.intp)
    table, place = np.full(_SLOTS + 1, own[0]), np.empty(_SLOTS + 1, dtype=np.uint16)
    table[slots], place[slots] = own, np.arange(len(own))
    asked = (theirs & _SLOTS).astype(np.intp)
    shared = np.flatnonzero(table.take(asked) == theirs)
    pushed = np.flatnonzero(table[slots] != own).tolist()  # out of their slots, by others: few
    rest = [np.flatnonzero(theirs == own[each]) for each in pushed]
    mine = [
        place[asked[shared]].astype(np.intp),
        *(np.full(len(at), each) for each, at in zip(pushed, rest, strict=True)),
    ]
    return np.concatenate(mine), np.concatenate([shared, *rest])


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
