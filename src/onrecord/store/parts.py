"""Parts: long lists of values, cut so that one query can hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 400
"""Values in one `IN (...)`; queries that name them twice stay below SQLite's old limit of 999."""


def parts_of(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut values into parts that one query can hold, in order."""
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def written(ids: Iterable[str]) -> str:
    """Write ids into a statement, for an `IN (...)`: where one is asked for very often, binding costs more.

    Raises:
        ValueError: One holds what no id holds.
    """
    given = list(ids)
    if not _LETTERS.fullmatch("".join(given)):
        raise ValueError(f"no ids: {given!r:.200}")
    return "'" + "','".join(given) + "'"


_LETTERS = re.compile(r"[0-9A-Za-z_-]*")
