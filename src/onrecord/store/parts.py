"""Parts: long lists of values, cut so that one query can hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 400
"""Values in one `IN (...)`; queries that name them twice stay below SQLite's old limit of 999."""


def parts_of(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut values into parts that one query can hold, in order."""
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
