"""Story ledger: which articles a person put into one story, or parted.

Rows are added and never changed, as in the ledger of people: a later decision on the same two
articles supersedes the earlier one, an undoing is a row of its own. Decisions name articles and
no story, so that they hold when stories are made anew.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import combinations, product
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select, update

from onrecord.domain.story import Pair, StoryDecision
from onrecord.store.ledger import Who, check_undoable, next_entry
from onrecord.store.parts import parts_of, written
from onrecord.store.plain import rows_of
from onrecord.store.story_tables import story_decisions, story_sides
from onrecord.store.wording import storable

Sides = tuple[tuple[str, ...], tuple[str, ...]]


def write(
    connection: Connection, who: Who, kind: Literal["same", "different"], sides: Sides, *, reason: str
) -> str:
    """Add a decision; give its id."""
    decision = _add(connection, who, kind, reason=reason, undoes=None)
    rows = [
        {"decision": decision, "side": side, "article_id": article}
        for side, articles in enumerate(sides)
        for article in articles
    ]
    connection.execute(insert(story_sides), rows)
    return decision


def undo(connection: Connection, who: Who, decision: str, *, reason: str) -> list[str]:
    """Undo a decision; give the articles it spoke of.

    Raises:
        NotFound: There is no such decision.
        UsageError: It was undone already, or is an undoing itself.
    """
    row = connection.execute(
        select(story_decisions).where(story_decisions.c.decision == decision)
    ).one_or_none()
    known = select(story_decisions.c.number).where(story_decisions.c.undoes == decision)
    is_undone = connection.execute(known).first() is not None
    check_undoable(decision, row.kind if row else None, is_undone=is_undone, ledger="stories")
    _add(connection, who, "undo", reason=reason, undoes=decision)
    query = select(story_sides.c.article_id).where(story_sides.c.decision == decision)
    return sorted(connection.execute(query).scalars())


def _add(connection: Connection, who: Who, kind: str, *, reason: str, undoes: str | None) -> str:
    number, decision = next_entry(connection, story_decisions, "story decision")
    values = {"number": number, "decision": decision, "kind": kind, "by": who.by, "at": who.at}
    connection.execute(insert(story_decisions).values(**values, reason=storable(reason), undoes=undoes))
    return decision


def find_decisions(connection: Connection, articles: Iterable[str]) -> tuple[StoryDecision, ...]:
    """Give what was decided on some articles, the newest first."""
    ids: set[str] = set()
    for part in parts_of(sorted(articles)):
        sql = f"SELECT decision FROM story_sides WHERE article_id IN ({written(part)})"  # noqa: S608
        ids.update(own for (own,) in rows_of(connection, sql))
    if not ids:
        return ()
    wanted = sorted(ids)
    told = (story_decisions.c.decision.in_(wanted)) | (story_decisions.c.undoes.in_(wanted))
    rows = connection.execute(select(story_decisions).where(told)).all()
    undone = {row.undoes for row in rows if row.undoes}
    sides = _sides(connection, wanted)
    ordered = sorted(rows, key=lambda row: -row.number)
    return tuple(_decision(row, sides, undone) for row in ordered)


def _sides(connection: Connection, decisions: Sequence[str]) -> dict[str, Sides]:
    found: dict[str, tuple[list[str], list[str]]] = {}
    query = select(story_sides).where(story_sides.c.decision.in_(decisions))
    for row in connection.execute(query.order_by(story_sides.c.article_id)):
        found.setdefault(row.decision, ([], []))[row.side].append(row.article_id)
    return {own: (tuple(one), tuple(other)) for own, (one, other) in found.items()}


def _decision(row: Row[Any], sides: dict[str, Sides], undone: set[str]) -> StoryDecision:
    return StoryDecision(
        id=row.decision,
        kind=row.kind,
        sides=sides.get(row.undoes or row.decision, ((), ())),
        by=row.by,
        at=row.at,
        reason=row.reason,
        is_live=row.kind != "undo" and row.decision not in undone,
    )


def forget_reasons(connection: Connection, article: str) -> None:
    """Take out what people wrote of an erased article; that they judged stays."""
    spoken = select(story_sides.c.decision).where(story_sides.c.article_id == article)
    told = story_decisions.c.decision.in_(spoken) | story_decisions.c.undoes.in_(spoken)
    connection.execute(update(story_decisions).where(told).values(reason="erased"))


def pairs_of(decisions: Iterable[StoryDecision], among: Container[str]) -> tuple[set[Pair], set[Pair]]:
    """Give the pairs of articles that are to be together, and apart, as the decisions stand.

    Args:
        decisions: The newest first; of two on one pair the newer holds.
        among: The articles that are asked for; of thousands there are millions of pairs.
    """
    said: dict[Pair, str] = {}
    for decision in decisions:
        if not decision.is_live:
            continue
        one, other = ([own for own in side if own in among] for side in decision.sides)
        told = product(one, other) if decision.kind == "different" else combinations((*one, *other), 2)
        for a, b in told:
            said.setdefault((min(a, b), max(a, b)), decision.kind)
    together = {pair for pair, kind in said.items() if kind == "same"}
    return together, set(said) - together
