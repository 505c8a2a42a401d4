"""Windows of articles, as the network is trained on them: cut at random, with noise, padded into batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from corpus import IGNORED, LABELS, Example
from numpy.typing import NDArray
from torch import Tensor

CLS, SEP, PAD = 101, 102, 0
# Windows with another publisher's quotation marks, a share of all.
NOISE = 0.2
# Quotation marks as piece numbers of the base vocabulary.
MARKS = {'"': 1000, "“": 1523, "”": 1524, "‘": 1520, "’": 1521, "'": 1005, "«": 1077, "»": 1090}
STYLES = ((1000, 1000), (1523, 1524), (1520, 1521), (1005, 1005), (1077, 1090))
# Shorter ends of articles teach nothing.
SHORTEST = 8
HALF = 0.5

# An article with the stretch of its pieces that a window holds.
Window = tuple[Example, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Padded windows.

    Args:
        pieces, features, mask: int64 (windows, pieces); see `Tagger.forward`.
        labels: int64 (windows, pieces); IGNORED where no label is known.
        soft: float32 (windows, pieces, labels); a teacher's probabilities, zero where it gave none.
        links: (window, link, from, targets) in window places; place 0, [CLS], stands for "none".
        soft_links: The same by a teacher, with the targets' shares, which add up to 1.
    """

    pieces: Tensor
    features: Tensor
    mask: Tensor
    labels: Tensor
    soft: Tensor
    links: list[tuple[int, int, int, list[int]]]
    soft_links: list[tuple[int, int, int, list[int], list[float]]]


def cut_article(example: Example, size: int, rng: random.Random) -> Iterator[Window]:
    """Cut an article into windows of `size` pieces at a random offset."""
    length = len(example.tokens.pieces)
    start = -rng.randrange(size) if length > size else 0
    while start < length:
        low, high = max(start, 0), min(start + size, length)
        if high - low > SHORTEST:
            yield example, low, high
        start += size


def group_windows(windows: list[Window], batch: int, rng: random.Random) -> list[list[Window]]:
    """Share windows out into batches of like length, in random order."""
    rng.shuffle(windows)
    pools = [sorted(windows[at : at + 32 * batch], key=_size) for at in range(0, len(windows), 32 * batch)]
    out = [pool[at : at + batch] for pool in pools for at in range(0, len(pool), batch)]
    rng.shuffle(out)
    return out


def _size(window: Window) -> int:
    return window[2] - window[1]


def batch_of(windows: Sequence[Window], rng: random.Random | None = None) -> Batch:
    """Pad windows into one batch; with a generator, some get another publisher's quotation marks."""
    width = max(_size(window) for window in windows) + 2
    pieces = torch.full((len(windows), width), PAD)
    features, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    labels = torch.full_like(pieces, IGNORED)
    soft = torch.zeros(len(windows), width, len(LABELS))
    links, soft_links = [], []
    for row, (example, low, high) in enumerate(windows):
        size, tokens = high - low, example.tokens
        own = tokens.pieces[low:high]
        if rng and rng.random() < NOISE:
            own = with_other_marks(own, *rng.choice(STYLES))
        pieces[row, 0], pieces[row, 1 : size + 1], pieces[row, size + 1] = CLS, torch.from_numpy(own), SEP
        features[row, 1 : size + 1] = torch.from_numpy(tokens.features[low:high])
        labels[row, 1 : size + 1] = torch.from_numpy(example.labels[low:high])
        mask[row, : size + 2] = 1
        if example.soft is not None:
            inside = np.flatnonzero((tokens.firsts >= low) & (tokens.firsts < high))
            places = torch.from_numpy(tokens.firsts[inside] - low + 1)
            soft[row, places] = torch.from_numpy(example.soft[inside].astype(np.float32))
        links.extend(_links_inside(example, row, low, high))
        soft_links.extend(_soft_links_inside(example, row, low, high))
    return Batch(
        pieces=pieces,
        features=features,
        mask=mask,
        labels=labels,
        soft=soft,
        links=links,
        soft_links=soft_links,
    )


def with_other_marks(pieces: NDArray[np.int64], opening: int, closing: int) -> NDArray[np.int64]:
    """Write a window's quotation marks in another publisher's style."""
    out = pieces.copy()
    straight = np.flatnonzero(pieces == MARKS['"'])
    out[straight[::2]], out[straight[1::2]] = opening, closing
    out[pieces == MARKS["“"]] = opening
    out[pieces == MARKS["”"]] = closing
    return out


def _links_inside(
    example: Example, row: int, low: int, high: int
) -> Iterator[tuple[int, int, int, list[int]]]:
    for start, targets in example.links:
        if not low <= start < high:
            continue
        for kind, pieces in enumerate(targets):
            inside = [piece - low + 1 for piece in pieces if low <= piece < high]
            if inside or not pieces:
                yield row, kind, start - low + 1, inside or [0]


def _soft_links_inside(
    example: Example, row: int, low: int, high: int
) -> Iterator[tuple[int, int, int, list[int], list[float]]]:
    """Give what a teacher answers; a link whose answer lies mostly outside the window teaches nothing."""
    for start, answers in example.soft_links:
        if not low <= start < high:
            continue
        for kind, (pieces, chances) in enumerate(answers):
            inside = (pieces == -1) | ((pieces >= low) & (pieces < high))
            total = float(chances[inside].sum())
            if total > HALF:
                places = np.where(pieces == -1, 0, pieces - low + 1)[inside]
                yield row, kind, start - low + 1, places.tolist(), (chances[inside] / total).tolist()
