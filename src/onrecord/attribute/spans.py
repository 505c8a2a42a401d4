"""Spans of source, cue and content, decoded from the network's label scores.

Takes log probabilities a word; gives Fragments of words. Viterbi over BIO: an inside
label only follows the beginning or the inside of its own role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

import numpy as np
from numpy.typing import NDArray

Role = Literal["source", "cue", "content"]
_ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A run of words that has one role.

    Args:
        role: What it is.
        low, high: Its words, half-open.
        confidence: Mean probability of the role over its words, 0 to 1.
        edge: Probability that it begins where it does.
    """

    role: Role
    low: int
    high: int
    confidence: float
    edge: float = 1.0


def decode(labels: NDArray[np.float32], names: Sequence[str]) -> tuple[Fragment, ...]:
    """Find the best run of labels and its fragments.

    Args:
        labels: float32 (words, labels); log probabilities.
        names: The labels' names: "O", then "B-" and "I-" of each role.

    Returns:
        Fragments in order of their first word.
    """
    if not len(labels):
        return ()
    chances = np.exp(labels)
    columns = {role: [place for place, name in enumerate(names) if name.endswith(role)] for role in _ROLES}
    of_role = {role: chances[:, own].sum(axis=1) for role, own in columns.items()}
    begun = {role: chances[:, names.index(f"B-{role}")] for role in _ROLES}
    return tuple(
        Fragment(
            role=role,
            low=low,
            high=high,
            confidence=float(np.add.reduce(of_role[role][low:high]) / np.float32(high - low)),
            edge=float(begun[role][low]),
        )
        for role, low, high in _runs(_best_path(labels, names), names)
    )


def _best_path(labels: NDArray[np.float32], names: Sequence[str]) -> list[int]:
    """Give the path that `_viterbi` gives, which it walks only where the likeliest labels make none.

    The text is parted before words that no inside label can have on the best path: "O" there, and a
    beginning behind it, would always be worth more. What lies between is settled by itself.
    """
    begins, insides = ([names.index(f"{mark}-{role}") for role in _ROLES] for mark in "BI")
    path = labels.argmax(axis=1)
    may_go_on = np.zeros((len(labels), len(names)), dtype=bool)
    for begin, inside in zip(begins, insides, strict=True):
        may_go_on[1:, inside] = (path[:-1] == begin) | (path[:-1] == inside)
    lost = np.flatnonzero(np.isin(path, insides) & ~may_go_on[np.arange(len(path)), path])
    if len(lost):
        inner = labels[:, insides]
        worth = np.vstack((inner[1:] - labels[1:, begins], np.zeros(len(_ROLES))))
        is_apart = (labels[:, [names.index("O")]] - inner > np.maximum(worth, 0)).all(axis=1)
        bounds = np.flatnonzero(is_apart)
        for low, high in _stretches(lost, bounds, len(path)):
            path[low:high] = _viterbi(labels[low:high].tolist(), names)
    settled: list[int] = path.tolist()
    return settled


def _stretches(places: NDArray[np.int64], bounds: NDArray[np.int64], end: int) -> set[tuple[int, int]]:
    """Give the stretches between bounds, as far as they hold one of the places."""
    edges = np.concatenate(([0], bounds, [end]))
    after = np.searchsorted(edges[1:-1], places, side="right") + 1
    return set(zip(edges[after - 1].tolist(), edges[after].tolist(), strict=True))


def _viterbi(rows: Sequence[Sequence[float]], names: Sequence[str]) -> list[int]:
    inside = {names.index(name): names.index("B" + name[1:]) for name in names if name.startswith("I-")}
    score = [value if number not in inside else -1e9 for number, value in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        best = max(range(len(score)), key=score.__getitem__)
        top = score[best]
        came = [best] * len(row)
        new = [top + value for value in row]
        for number, begin in inside.items():
            before = begin if score[begin] > score[number] else number
            came[number] = before
            new[number] = score[before] + row[number]
        back.append(came)
        score = new
    path = [max(range(len(score)), key=score.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _runs(path: Sequence[int], names: Sequence[str]) -> list[tuple[Role, int, int]]:
    runs: list[tuple[Role, int, int]] = []
    for place, number in enumerate(path):
        name = names[number]
        if name.startswith("B-"):
            runs.append((cast(Role, name[2:]), place, place + 1))
        elif name.startswith("I-"):
            role, low, _ = runs[-1]
            runs[-1] = (role, low, place + 1)
    return runs
