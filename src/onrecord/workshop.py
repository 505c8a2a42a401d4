"""Workshop: processes that each hold the archive open, for what is done to all of it again.

    parts --work(function)--> what the function gave for each part, in order

A function is told the archive and a part; what it gives must be small, for it crosses processes.
As many processes start as the amount of work pays for. They are copies of this one, with all it has
loaded, where that is safe: on Linux, while no other thread runs and no archive is open; else each
starts from nothing, which costs about as much as linking five hundred articles.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Literal, TypeVar

from onrecord.store import Archive, open_archive
from onrecord.store.engine import count_connections

P = TypeVar("P")
R = TypeVar("R")
Way = Literal["fork", "spawn"]

_MOST = 4  # what is found is written by one process, which more could not feed
_ARTICLES_OF_ONE: dict[Way, int] = {"fork": 500, "spawn": 4_000}
_RARELY = (50_000, 20, 100)  # new objects before a search for those that only point at each other
_held: dict[str, Archive] = {}


class Workshop:
    """Carries functions over parts, in this process or in others; `start_workshop` makes one.

    Args:
        where: A folder or a PostgreSQL address, as `open_archive` takes it.
        pool: Processes that hold the archive open; None if this process does all.
    """

    def __init__(self, where: str | Path, pool: ProcessPoolExecutor | None) -> None:
        self._where = where
        self._pool = pool

    @contextmanager
    def open(self) -> Iterator[Archive]:
        """Open the archive in this process too; at the end, close it and let the others go."""
        try:
            with open_archive(self._where, create=False) as archive, _few_pauses():
                _held[str(self._where)] = archive
                yield archive
        finally:
            _held.pop(str(self._where), None)
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)

    def work(self, function: Callable[[Archive, P], R], parts: Sequence[P]) -> Iterable[R]:
        """Give what a function gives for each part, in the order of the parts."""
        own = partial(_with_archive, str(self._where), function)
        return map(own, parts) if self._pool is None else self._pool.map(own, parts)


def start_workshop(where: str | Path, jobs: int | None = None) -> Workshop:
    """Start as many processes as are asked for, or as the archive's size pays for.

    Args:
        where: A folder or a PostgreSQL address, as `open_archive` takes it.
        jobs: How many processes; with one, this process does all. None: so many as pay.

    Raises:
        ArchiveError: There is none, or it cannot be opened.
    """
    way = _way()
    with open_archive(where, create=False) as archive:  # brought to today's shape before others look
        if jobs is None:
            jobs = _paid_for(sum(1 for _ in archive.iterate_article_ids()), way)
    if jobs < 2:
        return Workshop(where, None)
    context = get_context(way)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_open, initargs=(str(where),))
    with warnings.catch_warnings():  # newer Pythons warn of threads of numeric libraries, which know of forks
        warnings.simplefilter("ignore", DeprecationWarning)
        pool.submit(int)  # processes start here, while no archive is open
    return Workshop(where, pool)


def _way() -> Way:
    """Say how processes can start; a database that is open must not be there twice."""
    is_alone = threading.active_count() == 1 and not count_connections()
    return "fork" if sys.platform == "linux" and is_alone else "spawn"


def _paid_for(articles: int, way: Way) -> int:
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(usable, _MOST, articles // _ARTICLES_OF_ONE[way]))


@contextmanager
def _few_pauses() -> Iterator[None]:
    """Let Python search rarely for objects that only point at each other: few of many are such here."""
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _open(where: str) -> None:
    gc.freeze()
    gc.set_threshold(*_RARELY)
    _held[where] = open_archive(where, create=False)


def _with_archive(where: str, function: Callable[[Archive, P], R], part: P) -> R:
    return function(_held[where], part)
