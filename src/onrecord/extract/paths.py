"""Paths: the likeliest sequence of states over the lines of each page.

Most lines are so certain of their state that no neighbour's choice can outweigh it; only the
stretches between are searched (Viterbi).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from onrecord.extract.pages import Pages, pages_of


def likeliest_path(
    chances: npt.NDArray[np.float64], moves: npt.NDArray[np.float64], first: npt.NDArray[np.float64]
) -> list[int]:
    """Find the best sequence of states (Viterbi); see `likeliest_paths`."""
    return likeliest_paths(chances, moves, first, pages_of((len(chances),)))[0]


def likeliest_paths(
    chances: npt.NDArray[np.float64],
    moves: npt.NDArray[np.float64],
    first: npt.NDArray[np.float64],
    pages: Pages,
) -> list[list[int]]:
    """Find the best sequence of states (Viterbi) of each page.

    Args:
        chances: float (steps, states), logarithms.
        moves: float (states, states), logarithms, from row to column.
        first: float (states,), logarithms for the first step of a page.
        pages: Of the steps.

    Returns:
        By page, one state a step.
    """
    best = chances.argmax(axis=1)
    lead = chances.max(axis=1)[:, None] - chances
    is_open = (lead <= _least_leads(moves.tobytes(), first.tobytes()).take(best, axis=0)).any(axis=1)
    states: list[int] = best.tolist()
    paths = [states[rows] for rows in pages]
    for path, opened, rows in zip(paths, pages.parted(is_open.nonzero()[0]), pages, strict=True):
        for start, stop in _stretches(opened):
            before = moves[path[start - 1]] if start else first
            after = moves[:, path[stop]] if stop < len(path) else np.zeros(len(first))
            steps = chances[rows][start:stop].tolist()
            path[start:stop] = _best_stretch(steps, before.tolist(), moves.tolist(), after.tolist())
    return paths


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give where each run of numbers in order begins, and the number behind it."""
    start = stop = -1
    for number in numbers:
        if number != stop:
            if stop > start:
                yield start, stop
            start = number
        stop = number + 1
    if stop > start:
        yield start, stop


@lru_cache(maxsize=8)
def _least_leads(between: bytes, to_first: bytes) -> npt.NDArray[np.float64]:
    """Give how far the best state must lead each other one that no neighbour's choice can outweigh it."""
    first = np.frombuffer(to_first)
    moves = np.frombuffer(between).reshape(len(first), -1)
    into = np.maximum((moves[:, None] - moves[:, :, None]).max(axis=0), first - first[:, None])
    out = np.maximum((moves - moves[:, None]).max(axis=2), 0.0)
    found: npt.NDArray[np.float64] = into + out
    np.fill_diagonal(found, -1.0)
    return found


def _best_stretch(
    steps: list[list[float]], before: list[float], ways: list[list[float]], after: list[float]
) -> list[int]:
    """Find the best states between two that are settled: `before` leads in, `after` leads out."""
    states = range(len(before))
    score = [chance + way for chance, way in zip(steps[0], before, strict=True)]
    back: list[list[int]] = []
    for step in steps[1:]:
        best, came = [], []
        for state in states:
            reached = [score[other] + ways[other][state] for other in states]
            high = max(reached)
            came.append(reached.index(high))
            best.append(high + step[state])
        score = best
        back.append(came)
    ends = [own + way for own, way in zip(score, after, strict=True)]
    path = [ends.index(max(ends))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
