"""Tables: statements, search results and lists as a person reads them in 80 columns.

A content that is not asserted ("denied that P", "if P") is never shown without its cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.console import console, plain
from onrecord.cli.money import money_lines, money_of_card
from onrecord.domain.analysis import Analysis
from onrecord.domain.article import Article
from onrecord.domain.listing import StatementCard
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker, Statement

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_OPENING = 72
_FIELD_NAMES = {"headline": "headline", "standfirst": "standfirst"}
_NOTICES = {
    "quotations_only": "no model knows this language: quotations by their marks alone",
    "teaser": "the page shows the article's beginning only",
}


def show_analysis(
    analysis: Analysis, *, with_attitudes: bool, with_statements: bool = True, currency: str | None = None
) -> None:
    """Print one page that was read: its headline and who said what.

    Args:
        analysis: With an article.
        with_attitudes: Whether thoughts and plans are shown.
        with_statements: Whether statements were asked for at all.
        currency: What money is shown in too, or None.
    """
    article = analysis.article
    assert article is not None
    screen = console()
    screen.print(_heading(analysis, article))
    if not with_statements:
        screen.print(plain(article.text[:300]) + ("…" if len(article.text) > 300 else ""), style="dim")
    elif shown := [each for each in analysis.statements if with_attitudes or not each.is_attitude]:
        screen.print(_statement_table(shown, article, currency))
    else:
        screen.print("No statements found.", style="dim")
    hidden = sum(each.is_attitude for each in analysis.statements)
    if hidden and not with_attitudes:
        number = _count(hidden, "thought or plan", "thoughts and plans")
        screen.print(f"{number} not shown; --attitudes shows them.", style="dim")
    screen.print()


def show_cards(cards: Iterable[StatementCard], *, currency: str | None = None) -> None:
    """Print statements of an archive, each with its page and its id.

    Args:
        cards: In their order.
        currency: What money is shown in too, or None.
    """
    table = _table("Speaker", "Words", "Published")
    for card in cards:
        words = spoken(card.text, card.cue_text, is_asserted=card.polarity == "asserted")
        for line in money_of_card(card, currency):
            words.append(f"\n{line}", style="cyan")
        words.append(f"\n{plain(card.article.headline or _opening(card.article.opening))}", style="dim")
        table.add_row(name_speaker(card.speaker), words, _reference(card))
    console().print(table)


def _reference(card: StatementCard) -> Text:
    from rich.text import Text

    published = (card.article.published_at or "no date")[:10]
    return Text(f"{plain(card.article.outlet or 'no outlet')}\n{published}\n{card.id}")


def show_similar(asked: str, cards: Iterable[StatementCard], *, currency: str | None = None) -> None:
    """Print the statements closest to some words, the words that differ marked.

    Args:
        asked: The words that were asked for.
        cards: The closest first, each with its score.
        currency: What money is shown in too, or None.
    """

    from onrecord.desk.differences import compare_words

    table = _table("Speaker", "Words", "Published")
    for card in cards:
        compared = compare_words(asked, card.text)
        words = spoken("", card.cue_text, is_asserted=card.polarity == "asserted")
        for run in compared.recorded:
            words.append(run.text, style="bold green" if run.differs else "")
        missing = " … ".join(plain(run.text) for run in compared.pasted if run.differs)
        if missing:
            words.append(f"\nnot on record: {missing}", style="red")
        if compared.lost_hedges:
            words.append(f"\nhedges lost: {', '.join(compared.lost_hedges)}", style="yellow")
        for line in money_of_card(card, currency):
            words.append(f"\n{line}", style="cyan")
        table.add_row(name_speaker(card.speaker), words, _reference(card))
    console().print(table)


def name_speaker(speaker: Speaker, *, with_role: bool = True) -> Text:
    """Give a speaker as a table shows it; an uncertain one says so."""
    from rich.text import Text

    if speaker.name:
        shown = Text(plain(speaker.name), style="bold")
    elif speaker.candidate:
        shown = Text(f"{plain(speaker.candidate)}?", style="italic")
        return shown.append("\nnot certain", style="dim")
    else:
        return Text(plain(speaker.role or speaker.mention or "no one named"), style="italic")
    if speaker.role and with_role:
        shown.append(f"\n{plain(speaker.role)}", style="dim not bold")
    return shown


def spoken(words: str, cue: str, *, is_asserted: bool) -> Text:
    """Give a content as a table shows it, with its cue where it is not asserted."""
    from rich.text import Text

    shown = Text()
    if not is_asserted:
        shown.append(f"[{plain(cue) or 'not asserted'}] ", style="bold yellow")
    return shown.append(plain(words))


def place_of(attribution: Attribution, article: Article) -> str:
    """Say where in the page a statement stands: its field, or the paragraph of the body."""
    if attribution.field != "text":
        return _FIELD_NAMES[attribution.field]
    return f"par. {_paragraph(article.text, attribution.content[0])}"


def _paragraph(text: str, span: Span) -> int:
    return text.count("\n\n", 0, span.start) + 1


def _heading(analysis: Analysis, article: Article) -> Text:
    from rich.text import Text

    heading = Text(plain(article.headline or _opening(article.text)), style="bold underline")
    published = (article.published_at or "no date given").replace("T", " ")
    line = " · ".join(plain(part) for part in (article.outlet, published) if part)
    where = plain(article.url or analysis.capture.source)
    heading.append(f"\n{line}\n{where}", style="dim not bold not underline")
    for notice in analysis.notices:
        heading.append(f"\n{_NOTICES.get(notice, notice)}", style="yellow not bold not underline")
    return heading


def _opening(text: str) -> str:
    """Give the first words of an article, which stand for the headline that it lacks."""
    from textwrap import shorten

    cut = shorten(text, _OPENING, placeholder=" …")
    return f"{text[:_OPENING]}…" if cut == "…" else cut


def _statement_table(statements: Sequence[Statement], article: Article, currency: str | None = None) -> Table:
    table = _table("Speaker", "Words", "Kind", "Where")
    known = {each.id for each in statements}
    introduced: set[tuple[str | None, str | None]] = set()
    for each in statements:
        own = each.attribution
        words = spoken(
            own.content_text(article), own.cue_text(article), is_asserted=own.polarity == "asserted"
        )
        voice = (each.speaker.name, each.speaker.role)
        speaker = name_speaker(each.speaker, with_role=voice not in introduced)
        introduced.add(voice)
        said_on, published = own.setting.said_on, article.published_at
        for line in money_lines(own.figures, currency, said_on=said_on, published=published):
            words.append(f"\n{line}", style="cyan")
        if each.within in known:
            words.append("\nreported by the speaker above", style="dim")
        table.add_row(speaker, words, own.kind, place_of(own, article))
    return table


def _table(*columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, header_style="bold", leading=1
    )
    widths = {"Speaker": {"max_width": 20, "ratio": 4}, "Words": {"ratio": 10}}
    for name in columns:
        table.add_column(name, overflow="fold", **widths.get(name, {"no_wrap": False}))  # type: ignore[arg-type]  # widths by name
    return table


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
