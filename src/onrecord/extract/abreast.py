"""Abreast: the same steps for several pages, each step for all of them before the next.

What a step needs (its code, forms and tables) is then at hand in the processor for all pages. For one
after the other, it would be fetched anew for each: a tenth of what reading a page costs.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeAlias, TypeVar

Result = TypeVar("Result")
Steps: TypeAlias = Generator[None, None, Result]
"""The steps of one page: it yields after each, and returns what they made."""


def go_abreast(pages: Iterable[Steps[Result]]) -> list[Result]:
    """Run the steps of all pages, the first of each, then the second of each.

    Args:
        pages: The steps of each; some may have fewer.

    Returns:
        What each page's steps returned, in the order of the pages.
    """
    going = dict(enumerate(pages))
    found: dict[int, Result] = {}
    while going:
        for number, steps in tuple(going.items()):
            try:
                next(steps)
            except StopIteration as end:
                found[number] = end.value
                del going[number]
    return [found[number] for number in sorted(found)]
