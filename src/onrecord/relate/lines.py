"""Lines: how one statement reads through the outlets, held against its fullest verbatim form.

A quotation is fuller than a paraphrase, however long. Statements in the same words are one
variant, so that copies of one text do not drown what differs.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.domain.listing import StatementCard
from onrecord.domain.telling import Line, Variant
from onrecord.relate.changes import find_changes
from onrecord.relate.relation import describe
from onrecord.relate.units import read_units

_QUOTES = {"direct": 2, "mixed": 1, "indirect": 0}


def trace(cards: Sequence[StatementCard]) -> Line | None:
    """Lay out a line.

    Args:
        cards: Its statements, the first appearance first.

    Returns:
        The line; None where there is no statement, or one alone.
    """
    if len(cards) <= 1:
        return None
    groups: dict[tuple[str, ...], list[StatementCard]] = {}
    for card in cards:
        groups.setdefault(_words(card), []).append(card)
    fullest = max(groups.values(), key=_fullness)
    rest = [group for group in groups.values() if group is not fullest]
    return Line(first=cards[0], variants=tuple(_variant(group, fullest) for group in (fullest, *rest)))


def _words(card: StatementCard) -> tuple[str, ...]:
    return tuple(unit.key for unit in read_units(card.text).units)


def _fullness(group: Sequence[StatementCard]) -> tuple[int, float]:
    return (max(_QUOTES[card.kind] for card in group), read_units(group[0].text).weight)


def _variant(group: Sequence[StatementCard], fullest: Sequence[StatementCard]) -> Variant:
    is_quotation = any(card.kind != "indirect" for card in group)
    if group is fullest:
        return Variant(cards=tuple(group), relation="fullest", is_quotation=is_quotation)
    own, full = group[0].text, fullest[0].text
    relation = describe(own, full)
    return Variant(
        cards=tuple(group),
        relation=relation,
        changes=find_changes(own, full),
        is_quotation=is_quotation,
    )
