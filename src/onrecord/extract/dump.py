"""Dump: the visible text of a whole page to lines."""

from __future__ import annotations

from onrecord.extract.lines import Line, fold, is_visible


def lines_of_dump(text: str) -> tuple[Line, ...]:
    """Part a flattened page into its lines; blank ones are left out.

    Args:
        text: As a browser's "select all, copy" gives it.

    Returns:
        Lines without a Place, numbered in order.
    """
    texts = filter(is_visible, map(fold, text.split("\n")))
    return tuple(Line(text=line, number=number) for number, line in enumerate(texts))
