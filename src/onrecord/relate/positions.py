"""Positions: where a speaker's statements on one subject disagree in figure or polarity.

What is found is a question: a figure may have grown, a mind may have changed, one outlet may have
erred. It is put side by side and never called a contradiction of the speaker's.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.domain.listing import StatementCard
from onrecord.domain.telling import Position
from onrecord.relate.relation import Finding, Sayable, compare_statements
from onrecord.relate.voices import Voice

_OPEN = ("conditional", "future")
_TURNED = ("denied", "not_said")
_KINDS = ("contradicts_figure", "contradicts")


def find_positions(own: StatementCard, others: Sequence[StatementCard]) -> tuple[Position, ...]:
    """Find the statements of the same speaker that disagree with one.

    Args:
        own: A statement whose person is known; else nothing is found.
        others: Statements on the same subject, those closest first.

    Returns:
        Both sides of each, in the order of `others`.
    """
    if own.person is None:
        return ()
    found = []
    for other in others:
        if other.article.id == own.article.id or other.person != own.person:
            continue
        finding = compare_statements(_sayable(own), _sayable(other))
        if finding is not None and finding.relation in _KINDS:
            found.append(_position(own, other, finding))
    return tuple(found)


def _position(own: StatementCard, other: StatementCard, finding: Finding) -> Position:
    earlier, later = sorted((own, other), key=_moment)
    return Position(
        earlier=earlier,
        later=later,
        about="figure" if finding.relation == "contradicts_figure" else "polarity",
        reasons=finding.reasons[:1],
    )


def _moment(card: StatementCard) -> tuple[str, str]:
    return (card.article.published_at or card.article.captured_at, card.id)


def _sayable(card: StatementCard) -> Sayable:
    return Sayable(
        text=card.text,
        voice=Voice(name=card.speaker.name, person=card.person),
        is_turned=card.polarity in _TURNED,
        is_open=card.polarity in _OPEN,
    )
