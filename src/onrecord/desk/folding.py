"""Folding: a long list opens with those that say most; the rest is folded, and beyond that on further pages.

    15 or fewer     all stand open
    up to 200       the first dozen stand open, the rest behind a summary that tells how many
    more            the same of the first 200; each further page has the next 200, all open

Whoever folds a list puts it into order first. Pages are asked for by `?page=2`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from starlette.requests import Request

from onrecord.desk.parts import asked

OPEN = 12
FEWEST_FOLDED = 4
PAGE = 200
_LONGEST_NUMBER = 6

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold(Generic[T]):
    """One page of a list.

    Args:
        opened: What stands open.
        folded: What is behind the summary; empty on all pages but the first.
        number: Of the page, from 1.
        total: Length of the whole list.
    """

    opened: tuple[T, ...]
    folded: tuple[T, ...]
    number: int
    total: int

    @property
    def shown(self) -> tuple[T, ...]:
        """Give all of this page."""
        return self.opened + self.folded

    @property
    def first(self) -> int:
        """Give the place in the list of this page's first, from 1."""
        return (self.number - 1) * PAGE + 1

    @property
    def last(self) -> int:
        """Give the place in the list of this page's last."""
        return self.first + len(self.shown) - 1

    @property
    def more(self) -> int:
        """Give how many the list has beside those that stand open."""
        return self.total - len(self.opened)

    @property
    def is_first(self) -> bool:
        """Say whether this is the first page."""
        return self.number == 1

    @property
    def later(self) -> int:
        """Give how many the next page has; none where this is the last."""
        return min(PAGE, self.total - self.last)

    def each(self, lay_out: Callable[[T], U]) -> Fold[U]:
        """Give the page with what is made of each."""
        return Fold(
            opened=tuple(map(lay_out, self.opened)),
            folded=tuple(map(lay_out, self.folded)),
            number=self.number,
            total=self.total,
        )


def fold(items: Sequence[T], number: int = 1) -> Fold[T]:
    """Give one page of a list; the last where there are fewer."""
    number = last_page(len(items), number)
    return fold_part(items[(number - 1) * PAGE : number * PAGE], number, len(items))


def fold_part(part: Sequence[T], number: int, total: int) -> Fold[T]:
    """Fold one page of a list that was read page by page.

    Args:
        part: What the page holds.
        number: Of the page, from 1.
        total: Length of the whole list.
    """
    is_short = total < OPEN + FEWEST_FOLDED
    opened = len(part) if number > 1 or is_short else OPEN
    return Fold(opened=tuple(part[:opened]), folded=tuple(part[opened:]), number=number, total=total)


def read_page(read: Callable[[int], U], total_of: Callable[[U], int], number: int) -> tuple[U, int]:
    """Read one page of a list; the last where there are fewer.

    Args:
        read: Reads the page that begins at a place, from 0.
        total_of: Gives the length of the whole list of what was read.
        number: Of the page that is asked for, from 1.

    Returns:
        What was read, and the page's number.
    """
    found = read((number - 1) * PAGE)
    last = last_page(total_of(found), number)
    return (found, number) if last == number else (read((last - 1) * PAGE), last)


def last_page(total: int, number: int) -> int:
    """Give a page's number, or that of a list's last page where the list is shorter."""
    return max(1, min(number, -(-total // PAGE)))


def asked_number(request: Request, name: str = "page") -> int:
    """Give the number that the address asks for; 1 where it asks for none."""
    return number_of(asked(request, name))


def number_of(given: str) -> int:
    """Give the number of a page that a text names; 1 where it names none."""
    is_number = given.isascii() and given.isdecimal() and len(given) <= _LONGEST_NUMBER
    return max(1, int(given)) if is_number else 1
