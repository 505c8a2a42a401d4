"""Stories: which articles tell of one event.

How alike two articles are is a sum of weighted features (data/stories.toml, learned by
training/stories.py): words and opening in common, how far each one's names stand in the other,
numbers and years, days apart. Articles more than a few days apart are never held against each
other. `stories_groups` makes groups of the likenesses.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from onrecord.domain.story import STORY_WINDOW_DAYS
from onrecord.relate.stories_words import _IS_YEAR, _NUMBER, Profile

UNLIKE = -8.0
"""Of two articles that are not held against each other."""
FEATURES = ("words", "lead", "names_least", "names_most", "numbers", "same_year", "other_year")

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
_SLOTS = (1 << 17) - 1
_MOST_IN_TABLE = 1 << 16


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    room = files("onrecord.relate").joinpath("data", "stories.toml")
    return {name: float(value) for name, value in tomllib.loads(room.read_text(encoding="utf-8")).items()}


def threshold() -> float:
    """Give the likeness from which on articles are one story."""
    return _weights()["threshold"]


def likeness(one: Profile, others: Sequence[Profile]) -> Floats:
    """Give the log-odds that an article tells of the same event as each of some others.

    Returns:
        float64 (others,), between UNLIKE and -UNLIKE.
    """
    if not others:
        return np.empty(0)
    weights = _weights()
    found = features(one, others) @ np.array([weights[name] for name in FEATURES]) + weights["constant"]
    apart = np.array([abs(one.day - other.day) for other in others])
    dated = np.array([one.is_dated and other.is_dated for other in others])
    found += np.where(dated, weights["same_day"] + weights["day_apart"] * apart, 0.0)
    return np.where(apart > STORY_WINDOW_DAYS, UNLIKE, np.clip(found, UNLIKE, -UNLIKE))


def features(one: Profile, others: Sequence[Profile]) -> Floats:
    """Compare an article with some others.

    Returns:
        float64 (others, len(FEATURES)); shares and cosines as their square roots.
    """
    theirs = np.concatenate([other.ids for other in others])
    ends = np.cumsum([len(other.ids) for other in others])
    mine, shared = _meet(one.ids, theirs)
    whose = np.searchsorted(ends, shared, side="right")
    ours = one.columns[:, mine].astype(float)
    told = np.concatenate([other.columns for other in others], axis=1)[:, shared].astype(float)
    count = len(others)

    def add(values: Floats) -> Floats:
        return np.bincount(whose, weights=values, minlength=count).astype(np.float64)

    totals = np.array([other.totals for other in others])
    names, numbers, years = one.totals
    kinds = ours[3].astype(np.uint8)
    words, lead = add(ours[0] * told[0]), add(ours[1] * told[1])
    ours_there = _ratio(add(ours[2]), np.full(count, names))
    theirs_here = _ratio(add(told[2]), totals[:, 0])
    same_numbers, same_years = (add((kinds & bit > 0).astype(float)) for bit in (_NUMBER, _IS_YEAR))
    cosine = _ratio(same_numbers, np.sqrt(numbers * totals[:, 1]))
    both = (years > 0) & (totals[:, 2] > 0)
    columns = [words, lead, np.minimum(ours_there, theirs_here), np.maximum(ours_there, theirs_here), cosine]
    rooted = [np.sqrt(np.clip(column, 0, 1)) for column in columns]
    return np.stack([*rooted, (both & (same_years > 0)) * 1.0, (both & (same_years == 0)) * 1.0], axis=1)


def _meet(own: NDArray[np.uint32], theirs: NDArray[np.uint32]) -> tuple[Places, Places]:
    """Give where the terms that both have stand, in the one and in the other.

    Args:
        own: Ascending, none twice.
        theirs: In any order.
    """
    if not len(own):
        return np.empty(0, np.intp), np.empty(0, np.intp)
    slots = own & _SLOTS
    table = np.zeros(_SLOTS + 1, dtype=np.uint16)
    table[slots] = np.arange(len(own))
    if len(own) <= _MOST_IN_TABLE and np.array_equal(table[slots], np.arange(len(own))):
        place = table[theirs & _SLOTS].astype(np.intp)
    else:  # two terms in one slot
        place = np.minimum(np.searchsorted(own, theirs), len(own) - 1)
    shared = np.flatnonzero(own[place] == theirs)
    return place[shared], shared


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
