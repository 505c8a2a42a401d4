"""Tray: pages that were read and not kept, held in memory for a short while.

"Keep it" needs the bytes that were read; they wait here under a token that only the
session that read them can use. Nothing is written anywhere; what is old, or too much, goes.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from onrecord.domain.analysis import Analysis

_LONGEST_TRAY = 256  # readings; a bound on small ones, which the bound on bytes would let grow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One page that was read and not kept.

    Args:
        analysis: What the page gave.
        data: The bytes it was read from.
        owner: The session that read it.
    """

    analysis: Analysis
    data: bytes
    owner: str


class Tray:
    """Holds readings until they are kept, too old, or crowded out.

    Args:
        max_bytes: Room for the bytes of all readings together.
        max_age_s: How long a reading stays, in seconds.
        clock: Gives seconds that only grow.

    Safe to call from several threads.
    """

    def __init__(self, *, max_bytes: int, max_age_s: float, clock: Callable[[], float]) -> None:
        self._max_bytes = max_bytes
        self._max_age_s = max_age_s
        self._clock = clock
        self._readings: OrderedDict[str, tuple[float, Reading]] = OrderedDict()
        self._size_bytes = 0
        self._lock = Lock()

    def put(self, reading: Reading) -> str:
        """Hold a reading and give the token that finds it."""
        token = secrets.token_urlsafe(16)
        with self._lock:
            self._readings[token] = (self._clock(), reading)
            self._size_bytes += len(reading.data)
            self._make_room()
        return token

    def find(self, token: str, owner: str) -> Reading | None:
        """Give the reading of a token, None if it is gone or another session's."""
        with self._lock:
            self._make_room()
            _, reading = self._readings.get(token, (0.0, None))
        if reading is None or not secrets.compare_digest(reading.owner.encode(), owner.encode()):
            return None
        return reading

    def drop(self, token: str) -> None:
        """Forget a reading; nothing happens if it is gone."""
        with self._lock:
            self._forget(token)

    def _make_room(self) -> None:
        oldest_allowed = self._clock() - self._max_age_s
        while self._readings:
            token, (since, _) = next(iter(self._readings.items()))
            is_crowded = self._size_bytes > self._max_bytes or len(self._readings) > _LONGEST_TRAY
            is_last = len(self._readings) == 1
            if since >= oldest_allowed and (is_last or not is_crowded):
                return
            self._forget(token)

    def _forget(self, token: str) -> None:
        _, reading = self._readings.pop(token, (0.0, None))
        if reading is not None:
            self._size_bytes -= len(reading.data)
