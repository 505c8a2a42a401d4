"""Money in the reader's currency: what --currency adds to tables, JSON lines and exports.

The amount as the page has it always stands first and is never replaced; what is added says
the day of its rate, or why there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from onrecord.cli.console import plain
from onrecord.domain.span import Span
from onrecord.domain.statement import Figure

if TYPE_CHECKING:
    from onrecord.config import Settings
    from onrecord.domain.analysis import Analysis
    from onrecord.domain.listing import StatementCard
    from onrecord.money import Converted
    from onrecord.store import Adding

Json = dict[str, Any]
_COLUMNS = {
    "converted_low": "number",
    "converted_high": "number",
    "converted_currency": "text",
    "rate_day": "text",
    "rate_basis": "text",
    "not_converted": "text",
}


def wanted_currency(given: str | None, chosen: Settings) -> str | None:
    """Give the currency that the option or the settings ask for; None for none.

    Raises:
        UsageError: There are no rates of it.
    """
    wanted = given or chosen.currency
    if not wanted:
        return None
    from onrecord.money import check_currency

    return check_currency(wanted)


def money_lines(
    figures: Iterable[Figure], currency: str | None, *, said_on: str | None, published: str | None
) -> list[str]:
    """Give a line for each amount in another currency: its words and what they come to."""
    if currency is None:
        return []
    from onrecord.money import convert, show_amount

    found = ((each, convert(each, currency, said_on=said_on, published=published)) for each in figures)
    return [f"{plain(each.text)}: {show_amount(own)}" for each, own in found if own is not None]


def money_of_card(card: StatementCard, currency: str | None) -> list[str]:
    """Give the lines of a statement of the archive, its figures read from its words."""
    figures = _figures_of(card) if currency else ()
    return money_lines(figures, currency, said_on=card.said_on, published=card.article.published_at)


def money_rows(card: StatementCard, currency: str) -> list[Json]:
    """Give the amounts of a statement of the archive in another currency, each with its words."""
    from onrecord.money import convert

    published = card.article.published_at
    found = (
        (each, convert(each, currency, said_on=card.said_on, published=published))
        for each in _figures_of(card)
    )
    return [{"text": each.text, **_to_json(own)} for each, own in found if own is not None]


def _figures_of(card: StatementCard) -> tuple[Figure, ...]:
    from onrecord.attribute import find_figures

    return find_figures(card.text, Span(0, len(card.text)))


def with_money(record: Json, analysis: Analysis, currency: str) -> Json:
    """Give a record whose amounts carry `converted`."""
    article = analysis.article
    if article is None:
        return record
    published = article.published_at
    _add_to(record["article"]["figures"], analysis.figures, currency, said_on=None, published=published)
    for row, statement in zip(record["statements"], analysis.statements, strict=True):
        own = statement.attribution
        _add_to(row["figures"], own.figures, currency, said_on=own.setting.said_on, published=published)
    return record


def _add_to(
    rows: list[Json], figures: Iterable[Figure], currency: str, *, said_on: str | None, published: str | None
) -> None:
    from onrecord.money import convert

    for row, figure in zip(rows, figures, strict=True):
        converted = convert(figure, currency, said_on=said_on, published=published)
        if converted is not None:
            row["converted"] = _to_json(converted)


def _to_json(converted: Converted) -> Json:
    return {
        "currency": converted.currency,
        "low": _number(converted.low),
        "high": _number(converted.high),
        "rate_day": converted.rate_day and converted.rate_day.isoformat(),
        "basis": converted.basis,
        "reason": converted.reason,
    }


def export_columns(currency: str) -> Adding:
    """Give what an export of figures gets beside its own columns."""
    from onrecord.store import Adding

    return Adding(columns=_COLUMNS, cells=lambda row: _cells(row, currency))


def _cells(row: Mapping[str, Any], currency: str) -> Json:
    from onrecord.money import convert

    figure = Figure(
        span=Span(0, 0),
        text=row["text"],
        low=_decimal(row["low"]),
        high=_decimal(row["high"]),
        relation=row["relation"],
        unit=row["unit"],
    )
    found = convert(figure, currency, said_on=row["said_on"], published=row["published_at"])
    if found is None:
        return dict.fromkeys(_COLUMNS)
    own = _to_json(found)
    values = (own["low"], own["high"], own["currency"], own["rate_day"], own["basis"], own["reason"])
    return dict(zip(_COLUMNS, values, strict=True))


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
