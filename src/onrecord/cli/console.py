"""The terminal: what is printed where, and how a page's words are made safe to print.

Results go to standard output, all else to standard error. Words of pages are printed
without control characters, so that no page can move the cursor or hide what follows.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")
Format = Literal["table", "jsonl"]

# C0 and C1 controls, and the marks that reorder a line (bidirectional overrides and isolates).
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def plain(text: str) -> str:
    """Give words of a page on one line, white space folded, without control characters."""
    return _UNSAFE.sub(" ", " ".join(text.split())).strip()


def choose_format(wish: Format | None) -> Format:
    """Give the format asked for; by default a table on a terminal, JSON lines in a pipe."""
    return wish or ("table" if sys.stdout.isatty() else "jsonl")


def write_line(line: str) -> None:
    """Write one line of results, as UTF-8 whatever the terminal's own encoding."""
    sys.stdout.flush()  # what a table printed stands before it
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def say_count(number: int, noun: str) -> str:
    """Say how many there are: "1 article", "2,000 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def tell(lines: str) -> None:
    """Write results for a person; a terminal gets lines broken between words, what follows set in."""
    if sys.stdout.isatty():
        width = os.get_terminal_size(sys.stdout.fileno()).columns
        lines = "\n".join(_broken(line, width, set_in=4) for line in lines.split("\n"))
    write_line(lines)


def complain(line: str) -> None:
    """Write one line for the user to standard error; a terminal gets it broken between words."""
    told = plain(line)
    if sys.stderr.isatty():
        told = _broken(told, os.get_terminal_size(sys.stderr.fileno()).columns)
    sys.stderr.write(told + "\n")


def _broken(line: str, width: int, *, set_in: int = 0) -> str:
    from textwrap import fill

    own = len(line) - len(line.lstrip())
    behind = " " * (own + set_in)
    return fill(
        line,
        max(20, width),
        subsequent_indent=behind,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )


def console() -> Console:
    """Give a console on standard output."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


def with_progress(items: Iterable[T], words: str, *, is_quiet: bool = False) -> Iterator[T]:
    """Give the items, drawing a progress bar where a person watches.

    Args:
        items: What is worked through.
        words: What is going on.
        is_quiet: Whether nothing is printed meanwhile, so that a bar is of use on a terminal too.
    """
    if not sys.stderr.isatty() or (sys.stdout.isatty() and not is_quiet):
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, description=words)


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Say what is going on for as long as it lasts, where a person watches."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words):
        yield
