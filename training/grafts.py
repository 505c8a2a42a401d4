"""Grafts: pages with other pages' furniture put in and some of their own left out, to learn by.

What stands about an article differs from site to site, and there are few sites. A grafted page keeps
its article, but lines of it and of its own furniture are missing, and blocks of furniture of other
sites stand between, above and below its paragraphs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from onrecord.extract.lines import Line

CUT, BODY = 0, 1
_LEFT_OUT, _SHORTENED = 0.25, 0.4
_OWN_BLOCK = 12
_SIZES = (1, 2, 3, 5, 8, 12, 20)
_INSIDE, _DEEP = 0.6, 3
_ABOVE, _BELOW = 20, 50


class _Renamed:
    """Gives elements and ways of writing of another page numbers of their own on this one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        places = [line.place for line in lines if line.place is not None]
        self._groups = max((place.group for place in places), default=0)
        self._shapes = max((place.shape for place in places), default=0)

    def block(self, lines: Sequence[Line], root: tuple[int, ...]) -> list[Line]:
        """Give lines of another page as they stand under an element of this one.

        An element's number stays higher than those of the elements about it.
        """
        places = [line.place for line in lines if line.place is not None]
        numbers = {number for place in places for number in (place.group, *place.path[-_DEEP:])}
        groups = {number: self._groups + new for new, number in enumerate(sorted(numbers), 1)}
        shapes: dict[int, int] = {}
        found = []
        for line in lines:
            place = line.place
            if place is not None:
                shape = shapes.setdefault(place.shape, self._shapes + len(shapes) + 1)
                path = (*root, *(groups[number] for number in place.path[-_DEEP:]))
                line = line._replace(place=place._replace(group=groups[place.group], path=path, shape=shape))
            found.append(line)
        self._groups += len(groups)
        self._shapes += len(shapes)
        return found


def grafted(page, donors, chance):
    """Give another page that holds the same article.

    Args:
        page: An Example with a gold body.
        donors: Such pages; those of the same site give nothing.
        chance: numpy's generator.
    """
    if not (page.labels == BODY).any():
        return page
    keep = kept_lines(page.labels, chance)
    lines = [line for line, is_kept in zip(page.lines, keep, strict=True) if is_kept]
    labels = page.labels[keep].tolist()
    renamed = _Renamed(lines)
    for _ in range(int(chance.integers(1, 4))):
        put_furniture(lines, labels, donors[int(chance.integers(len(donors)))], page.site, renamed, chance)
    numbered = tuple(line._replace(number=number) for number, line in enumerate(lines))
    return dataclasses.replace(page, lines=numbered, labels=np.array(labels), looks=None, sets=())


def kept_lines(labels, chance):
    """Say of each line whether it stays: some blocks of furniture go, and of some articles a stretch."""
    keep = np.ones(len(labels), bool)
    start = 0
    while start < len(labels):
        stop = start + 1
        if labels[start] == CUT:
            size = 1 + int(chance.integers(_OWN_BLOCK))
            while stop < len(labels) and labels[stop] == CUT and stop - start < size:
                stop += 1
            keep[start:stop] = chance.random() >= _LEFT_OUT
        start = stop
    body = np.flatnonzero(labels == BODY)
    if len(body) > 8 and chance.random() < _SHORTENED:
        size = int(chance.integers(1, len(body) // 2))
        first = int(chance.integers(1, len(body) - size + 1))
        keep[body[first : first + size]] = False
    return keep


def put_furniture(lines, labels, donor, site, renamed, chance):
    """Put a block of another page's furniture behind, before or among the paragraphs, or anywhere."""
    body = np.flatnonzero(donor.labels == BODY)
    if donor.site == site or not len(body):
        return
    about = range(max(0, body[0] - _ABOVE), min(len(donor.lines), body[-1] + _BELOW))
    starts = [number for number in about if donor.labels[number] == CUT]
    if not starts:
        return
    start = starts[int(chance.integers(len(starts)))]
    stop, size = start, int(chance.choice(_SIZES))
    while stop < len(donor.lines) and donor.labels[stop] == CUT and stop - start < size:
        stop += 1
    own = [number for number, label in enumerate(labels) if label == BODY]
    anywhere, among = int(chance.integers(len(lines) + 1)), own[int(chance.integers(len(own)))]
    at = (own[-1] + 1, own[-1] + 1, among, own[0], anywhere)[int(chance.integers(5))]
    beside = lines[min(at, len(lines) - 1)].place
    root = ()
    if beside is not None and chance.random() < _INSIDE:
        root = beside.path[: max(0, len(beside.path) - int(chance.integers(0, 2)))]
    lines[at:at] = renamed.block(donor.lines[start:stop], root)
    labels[at:at] = [CUT] * (stop - start)
