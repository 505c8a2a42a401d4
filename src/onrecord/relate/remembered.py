"""Remembered: what was found for a word, kept for when it comes again, up to a bound.

For the innermost loops over the words of a text: looking a word up is a dictionary's own business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Remembered(dict[str, T]):
    """Gives for a word what a function of it gives.

    Args:
        find: The function; it always gives the same for the same word.
        most: So many words are kept, the first ones.
    """

    def __init__(self, find: Callable[[str], T], *, most: int = 200_000) -> None:
        self._find = find
        self._most = most

    def __missing__(self, word: str) -> T:
        found = self._find(word)
        if len(self) < self._most:
            self[word] = found
        return found
