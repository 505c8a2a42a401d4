"""The cut, explained: where a page's fields were found, and its lines with what became of each.

Kept lines stand beside cut ones in the page's order; a mark stands for the reason above where
several lines in a row were cut alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli.console import console, plain
from onrecord.domain.analysis import Analysis

if TYPE_CHECKING:
    from rich.table import Table

_SHOWN_CHARS = 160
_VALUE_CHARS = 120
_FIELDS = {
    "headline": "headline",
    "authors": "authors",
    "published": "published",
    "published_at": "published",
    "modified": "changed",
    "modified_at": "changed",
}
_AS_ABOVE = "″"


def show_explanation(analysis: Analysis) -> None:
    """Print where one page's fields were found and its lines in their order, kept ones beside cut ones."""
    if analysis.origins:
        console().print(_origins(analysis))
    if not analysis.kept and not analysis.furniture:
        console().print("Taken as the text of one article: nothing is cut.", style="dim")
        console().print()
        return
    console().print(_lines(analysis))
    console().print(f"{len(analysis.kept)} lines kept, {len(analysis.furniture)} cut.", style="dim")
    console().print()


def _origins(analysis: Analysis) -> Table:
    from rich.text import Text

    table = _table("Field", "Taken", "From")
    for origin in analysis.origins:
        shown = Text(_short(origin.value, _VALUE_CHARS) or "-", style="bold" if origin.value else "dim")
        table.add_row(_FIELDS.get(origin.field, origin.field), shown, Text(plain(origin.reason), style="dim"))
    return table


def _lines(analysis: Analysis) -> Table:
    from rich.text import Text

    table = _table("As", "Words", "Why", number="Line")
    last = ("", "")
    for line, name, text, reason in sorted(_rows(analysis)):
        is_kept = name in ("body", "standfirst")
        style = "bold" if is_kept else "dim"
        why = _AS_ABOVE if (name, reason) == last else plain(reason)
        last = ("", "") if is_kept else (name, reason)
        table.add_row(
            str(line),
            Text(name, style="bold green" if is_kept else "yellow"),
            Text(_short(text, _SHOWN_CHARS), style=style),
            Text(why, style="dim"),
        )
    return table


def _rows(analysis: Analysis) -> Iterator[tuple[int, str, str, str]]:
    for kept in analysis.kept:
        role, _, reason = kept.reason.partition(", ")
        yield kept.line, role, kept.text, reason or role
    for cut in analysis.furniture:
        yield cut.line, cut.kind.replace("_", " "), cut.text, cut.reason.replace("_", " ")


def _table(first: str, words: str, why: str, *, number: str | None = None) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="bold")
    if number is not None:
        table.add_column(number, justify="right", no_wrap=True)
    table.add_column(first, no_wrap=True)
    table.add_column(words, ratio=5, overflow="fold")
    table.add_column(why, ratio=3, overflow="fold")
    return table


def _short(text: str, size: int) -> str:
    shown = plain(text)
    return shown if len(shown) <= size else f"{shown[: size - 1]}…"
