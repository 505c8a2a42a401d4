"""Spans of source, cue and content, decoded from the network's label scores.

Takes log probabilities a word; gives Fragments of words. Viterbi over BIO: an inside
label only follows the beginning or the inside of its own role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

Role = Literal["source", "cue", "content"]


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
    path = _viterbi(labels.tolist(), names)
    chances = np.exp(labels)
    out = []
    for role, low, high in _runs(path, names):
        columns = [number for number, name in enumerate(names) if name.endswith(role)]
        confidence = float(chances[low:high, columns].sum(axis=1).mean())
        edge = float(chances[low, names.index(f"B-{role}")])
        out.append(Fragment(role=role, low=low, high=high, confidence=confidence, edge=edge))
    return tuple(out)


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
