"""Limits: how many readings one client of a public desk may ask for.

A sliding window of one minute for each client; an IPv6 client is its /64 network, which one
line commonly holds whole.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, IPv6Network, ip_address
from threading import Lock

WINDOW_S = 60.0
_MOST_CLIENTS = 10_000  # remembered at once; the one seen longest ago is forgotten first


class RateLimit:
    """Counts what each client asked for in the last minute.

    Args:
        per_minute: How many are allowed.
        clock: Gives seconds that only grow.

    Safe to call from several threads.
    """

    def __init__(self, *, per_minute: int, clock: Callable[[], float]) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait_s(self, client: str) -> float:
        """Count one request of a client.

        Args:
            client: Its address.

        Returns:
            0 if the request is allowed; else the seconds until the next one is, and the
            request is not counted.
        """
        now = self._clock()
        key = _network(client)
        with self._lock:
            times = self._asked.setdefault(key, deque())
            self._asked.move_to_end(key)
            while times and times[0] <= now - WINDOW_S:
                times.popleft()
            if len(times) >= self._per_minute:
                return times[0] + WINDOW_S - now
            times.append(now)
            if len(self._asked) > _MOST_CLIENTS:
                self._asked.popitem(last=False)
        return 0.0


def _network(client: str) -> str:
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Network((address, 64), strict=False))
    return str(address)
