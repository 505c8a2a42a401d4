"""Line network: a small network over the lines of a page, run with numpy.

Each line's features become a few dozen numbers; then blocks add to them what the lines a few
steps before and behind say ("near"), and what the page as a whole and the lines of the same
element or written alike say on the mean ("alike"). The weights are lists in weights.json.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Weights: TypeAlias = "npt.NDArray[np.float32]"
Chances: TypeAlias = "npt.NDArray[np.float64]"
Stored: TypeAlias = "Mapping[str, list[list[float]] | list[float] | int | list[Stored]]"

_PRODUCT = 200_000  # so small that a product stays on one processor


@dataclass(frozen=True, slots=True)
class Alike:
    """The lines of a page parted into sets, for their means.

    Args:
        order: The lines, set by set.
        starts: Where each set begins in the order.
        counts: How many each set has.
        number: The set of each line.
    """

    order: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    number: npt.NDArray[np.int64]

    def means(self, values: Weights) -> Weights:
        """Give each line the mean of its set: float32 like `values`."""
        sums = np.add.reduceat(values[self.order], self.starts, axis=0)
        found: Weights = (sums / self.counts[:, None]).astype(np.float32)[self.number]
        return found


def alike_of(keys: npt.NDArray[np.int64]) -> Alike:
    """Part lines into sets of the same key."""
    _, number, counts = np.unique(keys, return_inverse=True, return_counts=True)
    return Alike(np.argsort(number, kind="stable"), np.cumsum(counts) - counts, counts, number)


@dataclass(frozen=True, slots=True)
class _Block:
    """What is added to a line: by the lines `step` before and behind, or (step 0) by means."""

    step: int
    weights: Weights
    bias: Weights


@dataclass(frozen=True, slots=True)
class LineNetwork:
    """One network; `log_chances` runs it."""

    inner: Weights
    inner_bias: Weights
    blocks: tuple[_Block, ...]
    outer: Weights
    outer_bias: Weights

    def log_chances(self, features: Weights, alike: Sequence[Alike]) -> Chances:
        """Run the network over a page.

        Args:
            features: float32 (lines, features).
            alike: The sets of lines whose means are looked at.

        Returns:
            float64 (lines, outcomes): logarithms of chances.
        """
        hidden = np.maximum(_product(features, self.inner) + self.inner_bias, 0.0)
        for block in self.blocks:
            seen = [hidden, *(_near(hidden, block.step) if block.step else _means(hidden, alike))]
            hidden = hidden + np.maximum(_product(np.hstack(seen), block.weights) + block.bias, 0.0)
        scores = (_product(hidden, self.outer) + self.outer_bias).astype(np.float64)
        scores -= scores.max(axis=1, keepdims=True)
        found: Chances = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return found


def _near(hidden: Weights, step: int) -> tuple[Weights, Weights]:
    before, behind = np.zeros_like(hidden), np.zeros_like(hidden)
    before[step:] = hidden[:-step]
    behind[:-step] = hidden[step:]
    return before, behind


def _means(hidden: Weights, alike: Sequence[Alike]) -> list[Weights]:
    page = np.broadcast_to(hidden.mean(axis=0), hidden.shape)
    return [page, *(each.means(hidden) for each in alike)]


def _product(rows: Weights, weights: Weights) -> Weights:
    """Multiply in blocks of rows, each so small that it stays on one processor."""
    size = max(1, _PRODUCT // weights.size)
    if len(rows) <= size:
        whole: Weights = rows @ weights
        return whole
    return np.concatenate([rows[start : start + size] @ weights for start in range(0, len(rows), size)])


def network_of(stored: Stored) -> LineNetwork:
    """Take a network from its stored form."""
    blocks = stored["blocks"]
    assert isinstance(blocks, list)
    return LineNetwork(
        inner=_array(stored["inner"]),
        inner_bias=_array(stored["inner_bias"]),
        blocks=tuple(
            _Block(int(str(each["step"])), _array(each["weights"]), _array(each["bias"]))
            for each in blocks
            if isinstance(each, dict)
        ),
        outer=_array(stored["outer"]),
        outer_bias=_array(stored["outer_bias"]),
    )


def _array(values: object) -> Weights:
    return np.array(values, np.float32)
