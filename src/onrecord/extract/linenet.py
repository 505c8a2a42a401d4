"""Line network: a small network over the lines of one page or several, run with numpy.

Each line's features become a few dozen numbers; then blocks add to them what the lines a few
steps before and behind say ("near"), and what the page as a whole and the lines of the same
element or written alike say on the mean ("alike"). No page sees another's lines. The weights are
lists in weights.json.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.extract.pages import Pages, pages_of

Weights: TypeAlias = "npt.NDArray[np.float32]"
Chances: TypeAlias = "npt.NDArray[np.float64]"
Stored: TypeAlias = "Mapping[str, list[list[float]] | list[float] | int | list[Stored]]"

_PRODUCT = 200_000  # so small that a product stays on one processor


@dataclass(frozen=True, slots=True)
class Alike:
    """The lines of some pages parted into sets, for their means.

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
        """Give the mean of each set of rows: float32 (..., sets, columns)."""
        sums = np.add.reduceat(values.take(self.order, axis=-2), self.starts, axis=-2)
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


@dataclass(frozen=True, slots=True, eq=False)
class LineNetwork:
    """One network, or several of one form side by side; `log_chances` runs them.

    Those side by side have one more axis in all weights, the first.
    """

    inner: Weights
    inner_bias: Weights
    blocks: tuple[_Block, ...]
    outer: Weights
    outer_bias: Weights

    def log_chances(self, features: Weights, alike: Sequence[Alike], pages: Pages | None = None) -> Chances:
        """Run the network over one page or several.

        Args:
            features: float32 (lines, features).
            alike: The sets of lines whose means are looked at, none with lines of two pages.
            pages: Of the lines; by default they are of one.

        Returns:
            float64 (lines, outcomes): logarithms of chances; of networks side by side (networks, lines,
            outcomes).
        """
        own = pages_of((len(features),)) if pages is None else pages
        hidden = _product(features, self.inner)
        hidden += self.inner_bias
        np.maximum(hidden, 0.0, out=hidden)
        for block in self.blocks:
            added = _near(hidden, block, own) if block.step else _product(hidden, block.own)
            added += block.bias
            if not block.step:
                _add_means(added, hidden, block, alike, own)
            np.maximum(added, 0.0, out=added)
            hidden += added
        found = _product(hidden, self.outer) + self.outer_bias
        scores = np.array(found.swapaxes(-1, -2), np.float64, order="C")  # long rows are quicker to add up
        scores -= scores.max(axis=-2, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=-2, keepdims=True))
        return scores.swapaxes(-1, -2)


def _near(hidden: Weights, block: _Block, pages: Pages) -> Weights:
    """Give what each line and those a step before and behind it add; one product does for all three."""
    step, width, lines = block.step, block.bias.shape[-1], hidden.shape[-2]
    all_three = _product(hidden, block.own)
    added = all_three[..., :width]
    if step < lines:
        firsts, lasts = pages.edges(step)
        all_three[..., lasts, width : 2 * width] = 0.0  # they are before no line of their page
        all_three[..., firsts, 2 * width :] = 0.0
        added[..., step:, :] += all_three[..., :-step, width : 2 * width]
        added[..., :-step, :] += all_three[..., step:, 2 * width :]
    return added


def _add_means(added: Weights, hidden: Weights, block: _Block, alike: Sequence[Alike], pages: Pages) -> None:
    whole, *sets = block.others
    means = np.add.reduceat(hidden, pages.starts, axis=-2) / pages.sizes[:, None].astype(np.float32)
    added += (means @ whole).take(pages.number, axis=-2)
    for each, weights in zip(alike, sets, strict=True):
        added += _product(each.means(hidden), weights).take(each.number, axis=-2)


def _product(rows: Weights, weights: Weights) -> Weights:
    """Multiply in blocks of rows, each so small that it stays on one processor."""
    lines, columns = rows.shape[-2], weights.shape[-1]
    size = max(1, _PRODUCT // (weights.shape[-2] * columns))
    if lines <= size:
        whole: Weights = rows @ weights
        return whole
    found = np.empty((*weights.shape[:-2], lines, columns), np.float32)
    for start in range(0, lines, size):
        np.matmul(rows[..., start : start + size, :], weights, out=found[..., start : start + size, :])
    return found


@lru_cache(maxsize=8)
def side_by_side(networks: tuple[LineNetwork, ...]) -> LineNetwork:
    """Put networks of one form side by side, so that one pass runs all of them."""
    first = networks[0]
    return LineNetwork(
        inner=np.stack([each.inner for each in networks]),
        inner_bias=np.stack([each.inner_bias[None] for each in networks]),
        blocks=tuple(
            _Block(
                block.step,
                np.stack([each.blocks[place].own for each in networks]),
                tuple(
                    np.stack([each.blocks[place].others[other] for each in networks])
                    for other in range(len(block.others))
                ),
                np.stack([each.blocks[place].bias[None] for each in networks]),
            )
            for place, block in enumerate(first.blocks)
        ),
        outer=np.stack([each.outer for each in networks]),
        outer_bias=np.stack([each.outer_bias[None] for each in networks]),
    )


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
