"""Workshop: processes that each hold the archive open, for what is done to all of it again.

    parts --work(function)--> what the function gave for each part, in order

A function is told the archive and a part; what it gives must be small, for it crosses processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from onrecord.store import Archive, open_archive

P = TypeVar("P")
R = TypeVar("R")
_held: dict[str, Archive] = {}


class Workshop:
    """Carries functions over parts, in this process or in others; made by `open_workshop`."""

    def __init__(self, archive: Archive, pool: ProcessPoolExecutor | None) -> None:
        self._archive = archive
        self._pool = pool

    def work(self, function: Callable[[Archive, P], R], parts: Sequence[P]) -> Iterable[R]:
        """Give what a function gives for each part, in the order of the parts."""
        if self._pool is None:
            return (function(self._archive, part) for part in parts)
        return self._pool.map(partial(_with_archive, function), parts)


@contextmanager
def open_workshop(where: str | Path, archive: Archive, jobs: int) -> Iterator[Workshop]:
    """Start processes, and stop them at the end.

    Args:
        where: A folder or a PostgreSQL address, as `open_archive` takes it.
        archive: The same, open.
        jobs: How many processes; with one, this process does all.
    """
    if jobs < 2:
        yield Workshop(archive, None)
        return
    with ProcessPoolExecutor(
        max_workers=jobs, mp_context=get_context("spawn"), initializer=_open, initargs=(str(where),)
    ) as pool:
        yield Workshop(archive, pool)


def _open(where: str) -> None:
    _held["archive"] = open_archive(where, create=False)


def _with_archive(function: Callable[[Archive, P], R], part: P) -> R:
    return function(_held["archive"], part)
