"""Holders: what the archive has learned of offices, as it is shown; and why a statement is somebody's."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, distinct, func, or_, select

from onrecord.domain.person import Holder, Tie
from onrecord.store.tables import links, office_voices, people, sightings
from onrecord.store.wording import words_of


def list_holders(connection: Connection, query: str, person: str | None, limit: int) -> tuple[Holder, ...]:
    """List who was seen in which office, by office and first day; withdrawn people are left out."""
    head = func.coalesce(people.c.head_id, people.c.id)
    seen = sightings.join(people, people.c.id == sightings.c.atom_id)
    columns = (
        sightings.c.office,
        head.label("person"),
        func.min(sightings.c.day).label("since"),
        func.max(sightings.c.day).label("until"),
        func.count(distinct(sightings.c.article_id)).label("pages"),
        func.min(sightings.c.article_id).label("article"),
    )
    chosen = select(*columns).select_from(seen).where(people.c.withdrawn_at.is_(None))
    if person is not None:
        chosen = chosen.where(or_(people.c.id == person, people.c.head_id == person))
    for word in words_of(query):
        named = func.lower(sightings.c.office).contains(word, autoescape=True)
        chosen = chosen.where(or_(named, sightings.c.key.contains(word, autoescape=True)))
    grouped = chosen.group_by(sightings.c.office, head).order_by(sightings.c.office, "since", head)
    rows = connection.execute(grouped.limit(limit)).all()
    return tuple(_holder(connection, row) for row in rows)


def _holder(connection: Connection, row: Row[Any]) -> Holder:
    name = connection.execute(select(people.c.name).where(people.c.id == row.person)).scalar()
    told = _evidence(row.office, row.person, row.article)
    tied = select(func.count()).select_from(
        office_voices.join(links, links.c.statement_id == office_voices.c.statement_id)
    )
    own = (office_voices.c.office == row.office) & (links.c.person_id == row.person)
    return Holder(
        office=row.office,
        person=row.person,
        name=name or "",
        since=row.since,
        until=row.until,
        pages=row.pages,
        article=row.article,
        words=str(connection.execute(told).scalar() or ""),
        statements=connection.execute(tied.where(own)).scalar_one(),
    )


def _evidence(office: str, person: str, article: str) -> Select[Any]:
    atoms = select(people.c.id).where(or_(people.c.id == person, people.c.head_id == person))
    here = (sightings.c.article_id == article) & (sightings.c.office == office)
    return select(sightings.c.words).where(here, sightings.c.atom_id.in_(atoms)).order_by(sightings.c.key)


def ties_of(connection: Connection, statement: str) -> tuple[Tie, ...]:
    """Give to whom a statement is tied, and why."""
    joined = links.join(people, people.c.id == links.c.person_id)
    query = select(links.c.person_id, people.c.name, links.c.score, links.c.reason).select_from(joined)
    live = query.where(links.c.statement_id == statement, people.c.withdrawn_at.is_(None))
    office = select(office_voices.c.office).where(office_voices.c.statement_id == statement)
    told = connection.execute(office).scalar()
    return tuple(
        Tie(person=row.person_id, name=row.name, score=row.score, reason=row.reason, office=told)
        for row in connection.execute(live.order_by(people.c.name, links.c.person_id))
    )
