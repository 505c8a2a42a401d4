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
        """Give the mean of each set: float32 (sets, columns)."""
        sums = np.add.reduceat(values.take(self.order, axis=0), self.starts, axis=0)
        found: Weights = (sums / self.counts[:, None]).astype(np.float32)
        return found


def alike_of(keys: npt.NDArray[np.int64]) -> Alike:
    """Part lines into sets of the same key."""
    _, number, counts = np.unique(keys, return_inverse=True, return_counts=True)
    return Alike(np.argsort(number, kind="stable"), np.cumsum(counts) - counts, counts, number)


@dataclass(frozen=True, slots=True)
class _Block:
    """What is added to a line: by the lines `step` before and behind, or (step 0) by means.

    Args:
        step: How far the lines looked at are, or 0.
        own: Weights of the line itself; where there is a step, beside them those of the lines on both sides.
        others: Of the page's mean and each set's.
        bias: Of the sum.
    """

    step: int
    own: Weights
    others: tuple[Weights, ...]
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
        hidden = _product(features, self.inner)
        hidden += self.inner_bias
        np.maximum(hidden, 0.0, out=hidden)
        for block in self.blocks:
            added = _near(hidden, block) if block.step else _product(hidden, block.own)
            added += block.bias
            if not block.step:
                _add_means(added, hidden, block, alike)
            np.maximum(added, 0.0, out=added)
            hidden += added
        scores = (_product(hidden, self.outer) + self.outer_bias).astype(np.float64)
        scores -= scores.max(axis=1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return scores


def _near(hidden: Weights, block: _Block) -> Weights:
    """Give what each line and those a step before and behind it add; one product does for all three."""
    step, width = block.step, len(block.bias)
    all_three = _product(hidden, block.own)
    added = all_three[:, :width]
    if step < len(hidden):
        added[step:] += all_three[:-step, width : 2 * width]
        added[:-step] += all_three[step:, 2 * width :]
    return added


def _add_means(added: Weights, hidden: Weights, block: _Block, alike: Sequence[Alike]) -> None:
    page, *sets = block.others
    added += hidden.mean(axis=0) @ page
    for each, weights in zip(alike, sets, strict=True):
        added += _product(each.means(hidden), weights).take(each.number, axis=0)


def _product(rows: Weights, weights: Weights) -> Weights:
    """Multiply in blocks of rows, each so small that it stays on one processor."""
    size = max(1, _PRODUCT // weights.size)
    if len(rows) <= size:
        whole: Weights = rows @ weights
        return whole
    found = np.empty((len(rows), weights.shape[1]), np.float32)
    for start in range(0, len(rows), size):
        np.matmul(rows[start : start + size], weights, out=found[start : start + size])
    return found


def network_of(stored: Stored) -> LineNetwork:
    """Take a network from its stored form."""
    blocks = stored["blocks"]
    assert isinstance(blocks, list)
    return LineNetwork(
        inner=_array(stored["inner"]),
        inner_bias=_array(stored["inner_bias"]),
        blocks=tuple(_block_of(each) for each in blocks if isinstance(each, dict)),
        outer=_array(stored["outer"]),
        outer_bias=_array(stored["outer_bias"]),
    )


def _block_of(stored: Mapping[str, object]) -> _Block:
    bias = _array(stored["bias"])
    own, *others = _array(stored["weights"]).reshape(-1, len(bias), len(bias))
    step = int(str(stored["step"]))
    return _Block(step, np.hstack([own, *others]), (), bias) if step else _Block(0, own, tuple(others), bias)


def _array(values: object) -> Weights:
    return np.array(values, np.float32)
