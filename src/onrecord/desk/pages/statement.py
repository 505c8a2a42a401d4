"""A statement at its permalink: its words in their paragraph, and what proves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.folding import asked_number
from onrecord.desk.fragments import link_to_words
from onrecord.desk.layout import Passage, view_article
from onrecord.desk.parts import archive_of, asked, asked_id, desk_of, render
from onrecord.desk.quotes import Quote, view_quote
from onrecord.desk.showing import Showing
from onrecord.desk.tracing import LineShown, PartOfLine, PositionShown, view_line, view_positions
from onrecord.domain.listing import StatementView, Tombstone
from onrecord.domain.person import Tie
from onrecord.money import convert, show_amount

if TYPE_CHECKING:
    from onrecord.store import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """A statement of the archive.

    Args:
        view: The statement.
        quote: In its sentence.
        passages: The paragraphs it stands in, with its words marked; empty on a desk that shows
            no full texts.
        original: Link that opens the outlet's page at the words, or None.
        candidate: The name that is too weak to stand, for an editor's eyes.
        ties: Whom it is taken for where the page gives an office alone, for an editor's eyes.
        line: The statement through the outlets; None where it stands alone.
        positions: What the same speaker said otherwise.
        money: Its amounts in the desk's own currency; empty without one.
        within, reports: Statements that report it, and that it reports: link and words.
    """

    view: StatementView
    quote: Quote
    passages: tuple[Passage, ...]
    original: str | None
    candidate: str | None
    ties: tuple[Tie, ...]
    line: LineShown | None
    positions: tuple[PositionShown, ...]
    money: tuple[str, ...]


def statement(request: Request) -> Response:
    """Show a statement, or the tombstone that stands for one."""
    desk = desk_of(request)
    archive = archive_of(request)
    found = archive.get_statement(asked_id(request))
    if isinstance(found, Tombstone):
        return render(request, "tombstone.html", found, status=410)
    ties = archive.ties_of(found.card.id) if desk.showing.judges else ()
    money = _money(found, desk.settings.currency)
    wording = asked_number(request, "wording") if asked(request, "wording") else None
    part = PartOfLine(wording=wording, page=asked_number(request))
    page = _page(found, archive, desk.showing, tuple(tie for tie in ties if tie.office), money, part)
    return render(request, "statement.html", page)


def _page(
    view: StatementView,
    archive: Archive,
    showing: Showing,
    ties: tuple[Tie, ...],
    money: tuple[str, ...],
    part: PartOfLine,
) -> StatementPage:
    url = view.card.article.url or view.article.evidence.url
    return StatementPage(
        view=view,
        quote=view_quote(view.card, showing),
        passages=_passages(view, showing) if showing.has_full_texts else (),
        original=link_to_words(url, view.exact, prefix=view.prefix, suffix=view.suffix),
        candidate=view.card.speaker.candidate if showing.names_candidates else None,
        ties=ties,
        line=view_line(archive, view.card, showing, part),
        positions=view_positions(archive, view.card, showing) if part.is_beginning else (),
        money=money,
    )


def _money(view: StatementView, currency: str | None) -> tuple[str, ...]:
    """Give a line for each amount in the desk's currency: its words and what they come to that day."""
    if currency is None:
        return ()
    own = view.article.analysis.statements[view.index].attribution
    published = view.card.article.published_at
    converted = (
        (each, convert(each, currency, said_on=own.setting.said_on, published=published))
        for each in own.figures
    )
    return tuple(f"{each.text}: {show_amount(found)}" for each, found in converted if found is not None)


def _passages(view: StatementView, showing: Showing) -> tuple[Passage, ...]:
    text = view_article(
        view.article.analysis, showing, people=view.article.people, is_kept=True, only=view.index
    )
    whole = {"headline": text.headline, "standfirst": text.standfirst}
    if view.card.field in whole:
        own = whole[view.card.field]
        return (own,) if own else ()
    return tuple(passage for passage in text.body if any(run.classes for run in passage.runs))
