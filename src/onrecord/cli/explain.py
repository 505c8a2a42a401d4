"""The cut, explained: a page's lines with what was kept, what was cut, as what and why."""

from __future__ import annotations

from onrecord.cli.console import console, plain
from onrecord.domain.analysis import Analysis


def show_explanation(analysis: Analysis) -> None:
    """Print one page's lines in their order, kept ones beside cut ones."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    rows = [(kept.line, "kept", kept.text, kept.reason) for kept in analysis.kept]
    rows += [(cut.line, cut.kind, cut.text, cut.reason) for cut in analysis.furniture]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="bold")
    table.add_column("Line", justify="right")
    table.add_column("As", no_wrap=True)
    table.add_column("Words", ratio=3, overflow="fold")
    table.add_column("Why", ratio=2, overflow="fold")
    for line, kind, text, reason in sorted(rows):
        style = "bold" if kind == "kept" else "dim"
        shown = plain(text)
        shown = shown if len(shown) <= 160 else shown[:157] + "…"
        table.add_row(
            str(line), Text(kind, style=style), Text(shown, style=style), Text(plain(reason), style="dim")
        )
    console().print(table)
    console().print(f"{len(analysis.kept)} lines kept, {len(analysis.furniture)} cut.", style="dim")
    console().print()
