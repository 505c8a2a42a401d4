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
    own, sizes = one.terms, [len(other.terms) for other in others]
    theirs = np.concatenate([other.terms for other in others])
    whose = np.repeat(np.arange(len(others)), sizes)
    place = np.minimum(np.searchsorted(own["term"], theirs["term"]), max(len(own) - 1, 0))
    shared = own["term"][place] == theirs["term"] if len(own) else np.zeros(len(theirs), bool)
    mine, theirs_shared, whose_shared = own[place[shared]], theirs[shared], whose[shared]

    def add(values: Floats) -> Floats:
        return np.bincount(whose_shared, weights=values, minlength=len(others)).astype(np.float64)

    def all_of(field: str) -> Floats:
        return np.bincount(whose, weights=theirs[field].astype(float), minlength=len(others)).astype(
            np.float64
        )

    words = add(mine["weight"].astype(float) * theirs_shared["weight"])
    lead = add(mine["lead"].astype(float) * theirs_shared["lead"])
    ours_there = _ratio(add(mine["name"].astype(float)), np.full(len(others), own["name"].sum(dtype=float)))
    theirs_here = _ratio(add(theirs_shared["name"].astype(float)), all_of("name"))
    numbers, years = (_kind(own, theirs, whose, mine, whose_shared, len(others), bit) for bit in (1, 2))
    cosine = _ratio(numbers[0], np.sqrt(numbers[1] * numbers[2]))
    both = (years[1] > 0) & (years[2] > 0)
    columns = [words, lead, np.minimum(ours_there, theirs_here), np.maximum(ours_there, theirs_here), cosine]
    rooted = [np.sqrt(np.clip(column, 0, 1)) for column in columns]
    return np.stack([*rooted, (both & (years[0] > 0)) * 1.0, (both & (years[0] == 0)) * 1.0], axis=1)


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _kind(
    own: NDArray[np.void],
    theirs: NDArray[np.void],
    whose: NDArray[np.intp],
    mine: NDArray[np.void],
    whose_shared: NDArray[np.intp],
    count: int,
    bit: int,
) -> tuple[Floats, Floats, Floats]:
    """Count terms of a kind: in common, the article's own, the others' own."""
    assert bit in (_NUMBER, _IS_YEAR)

    def counted(rows: NDArray[np.void], owner: NDArray[np.intp]) -> Floats:
        return np.bincount(owner, weights=((rows["kind"] & bit) > 0).astype(float), minlength=count).astype(
            np.float64
        )

    ours = float(((own["kind"] & bit) > 0).sum())
    return counted(mine, whose_shared), np.full(count, ours), counted(theirs, whose)
