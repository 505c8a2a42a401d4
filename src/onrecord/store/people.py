"""People: who the archive knows.

A person's name is the form most used among its statements. A withdrawn person keeps its id, so that
a later page that names it shows nothing of it either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    distinct,
    func,
    or_,
    select,
    update,
)

from onrecord.domain.listing import Listing, PersonCard
from onrecord.domain.person import KnownPerson
from onrecord.errors import NotFound, Withdrawn
from onrecord.store import cursors, people_forms
from onrecord.store.parts import parts_of
from onrecord.store.prepared import Prepared
from onrecord.store.tables import (
    articles,
    links,
    office_forms,
    people,
    person_forms,
    statements,
    voices,
)
from onrecord.store.wording import words_of


def find_known(connection: Connection, keys: Sequence[str]) -> tuple[KnownPerson, ...]:
    """Find the people filed under any of some keys or blocks, or linked under one; ordered by id.

    Each spelling is given for itself; its `head` says whose it was judged to be. One that no
    statement is tied to is known where a page names it together with an office.
    """
    found: dict[str, Any] = {}
    for part in parts_of(sorted(set(keys))):
        asked = {"keys": part, "linked": people_forms.linked_under(connection, part)}
        found |= {row.id: row for row in _FILED.rows(connection, asked)}
    forms = people_forms.known_forms(connection, list(found))
    return tuple(
        KnownPerson(
            id=own,
            key=row.key,
            name=row.name,
            type=row.type,
            roles=people_forms.by_use(forms, own, "role"),
            spellings=people_forms.by_use(forms, own, "name"),
            head=row.head_id or own,
        )
        for own, row in sorted(found.items())
    )


def _has_live_link(owner: ColumnElement[Any] = links.c.person_id) -> ColumnElement[bool]:
    """Say of a person that a statement which is not hidden is its own, or its spelling's."""
    joined = links.join(statements, statements.c.id == links.c.statement_id).join(
        articles, articles.c.id == statements.c.article_id
    )
    live = and_(
        owner == people.c.id,
        statements.c.state.in_(("shown", "earlier")),
        articles.c.withdrawn_at.is_(None),
    )
    return select(links.c.statement_id).select_from(joined).where(live).correlate(people).exists()


def _is_heard_alone() -> ColumnElement[bool]:
    """Say of a person that a card is its own, and no other is a spelling of it: so its spelling is live."""
    other = people.alias()
    spelled = select(other.c.id).where(other.c.head_id == people.c.id).correlate(people).exists()
    heard = select(voices.c.number).where(voices.c.person_id == people.c.id).correlate(people).exists()
    return and_(people.c.head_id.is_(None), heard, ~spelled)


def _is_sighted() -> ColumnElement[bool]:
    """Say of a person that a page names it together with an office."""
    return select(office_forms.c.name).where(office_forms.c.atom_id == people.c.id).correlate(people).exists()


_FILED = Prepared(
    select(people).where(
        or_(
            people.c.key.in_(bindparam("keys")),
            people.c.block.in_(bindparam("keys")),
            people.c.id.in_(bindparam("linked")),
        ),
        people.c.withdrawn_at.is_(None),
        # The first is not needed, and answers for nearly everybody by an index alone.
        or_(_is_heard_alone(), _has_live_link(links.c.atom_id), _is_sighted()),
    )
)
_OF_ARTICLE = Prepared(
    select(links.c.person_id)
    .distinct()
    .join(statements, statements.c.id == links.c.statement_id)
    .where(statements.c.article_id == bindparam("article"))
)


def people_of(connection: Connection, article_id: str) -> set[str]:
    """Give the people whom an article's statements are linked to."""
    return set(_OF_ARTICLE.scalars(connection, {"article": article_id}))


_NAMES_OF = Prepared(
    select(person_forms.c.person_id, person_forms.c.name, func.sum(person_forms.c.used).label("used"))
    .where(person_forms.c.person_id.in_(bindparam("ids")))
    .group_by(person_forms.c.person_id, person_forms.c.name)
)
_SPELLED = Prepared(
    select(people.c.id, people.c.name, people.c.names, people.c.given_name).where(
        people.c.id.in_(bindparam("ids"))
    )
)
_SPELL = Prepared(
    update(people)
    .where(people.c.id == bindparam("own"))
    .values(name=bindparam("first"), names=bindparam("folded"))
)


def refresh(connection: Connection, changed: Iterable[str]) -> None:
    """Settle people's names anew; their statements are counted by the database's triggers."""
    for part in parts_of(sorted(changed)):
        used = _names(connection, part)
        named = [
            {"own": row.id, "first": forms[0], "folded": folded_names(forms)}
            for row in _SPELLED.rows(connection, {"ids": part})
            if (forms := [*filter(None, [row.given_name]), *used.get(row.id, ())])
            and (row.name, row.names) != (forms[0], folded_names(forms))
        ]
        if named:
            _SPELL.run_all(connection, named)


def _names(connection: Connection, some: Sequence[str]) -> dict[str, list[str]]:
    """Give the names of people, the one most used first."""
    rows = _NAMES_OF.rows(connection, {"ids": some})
    found: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: (-row.used, -len(row.name), row.name)):
        found.setdefault(row.person_id, []).append(row.name)
    return found


def folded_names(names: Sequence[str]) -> str:
    """Give the folded spellings of a person, for finding."""
    return " " + " | ".join(" ".join(words_of(name)) for name in names) + " "


def forget_unlinked(connection: Connection, some: Iterable[str]) -> None:
    """Remove those of some people whom nothing is linked to any more; withdrawn ones stay as they are."""
    if not (asked := sorted(some)):
        return
    own = select(links.c.statement_id).where(links.c.person_id == people.c.id).exists()
    spelled = select(links.c.statement_id).where(links.c.atom_id == people.c.id).exists()
    for person in asked:
        gone = (people.c.id == person) & people.c.withdrawn_at.is_(None) & ~own & ~spelled & ~_is_sighted()
        connection.execute(delete(people).where(gone))


def list_people(
    connection: Connection, query: str | None, after: str | None, limit: int
) -> Listing[PersonCard]:
    """List people with statements, those with most first, whose name holds the words asked for."""
    select_people = select(people).where(people.c.withdrawn_at.is_(None), people.c.statements > 0)
    for word in words_of(query or ""):
        select_people = select_people.where(people.c.names.contains(f" {word}", autoescape=True))
    if after is not None:
        told, own = cursors.read(after, "people", 2)
        count = cursors.as_number(told, after, "people")
        fewer = people.c.statements < count
        later = and_(people.c.statements == count, people.c.id > own)
        select_people = select_people.where(or_(fewer, later))
    ordered = select_people.order_by(people.c.statements.desc(), people.c.id).limit(limit + 1)
    rows = connection.execute(ordered).all()
    more = rows[:limit][-1] if len(rows) > limit else None
    return Listing(
        items=cards_of(connection, rows[:limit]),
        next=cursors.write("people", more.statements, more.id) if more else None,
    )


def get_person(connection: Connection, person: str) -> PersonCard:
    """Give one person; the id of a spelling that was judged another's leads to that one.

    Raises:
        NotFound: There is none of this id.
        Withdrawn: There was.
    """
    query = select(people, _has_live_link().label("is_live"))
    row = connection.execute(query.where(people.c.id == person)).one_or_none()
    if row is not None and row.head_id:
        row = connection.execute(query.where(people.c.id == row.head_id)).one()
    if row is None or not (row.is_live or row.withdrawn_at):
        raise NotFound(f"person {person}: there is none in the archive.")
    if row.withdrawn_at:
        raise Withdrawn(f"person {person} was withdrawn on {row.withdrawn_at} ({row.withdrawn_because}).")
    return cards_of(connection, [row])[0]


def find_named(connection: Connection, words: Sequence[str], *, limit: int = 50) -> list[str]:
    """Find the people one of whose spellings holds all the words."""
    query = select(people.c.id).where(people.c.withdrawn_at.is_(None))
    for word in words:
        query = query.where(people.c.names.contains(f" {word} ", autoescape=True))
    return list(
        connection.execute(query.order_by(people.c.statements.desc(), people.c.id).limit(limit)).scalars()
    )


def cards_of(connection: Connection, rows: Sequence[Any]) -> tuple[PersonCard, ...]:
    """Make the cards of people's rows."""
    ids = [row.id for row in rows]
    forms = people_forms.count_forms(connection, ids)
    counted = func.count(distinct(voices.c.outlet)).label("outlets")
    own = voices.c.person_id
    query = select(own, counted).where(own.in_(ids), voices.c.is_attitude.is_(False)).group_by(own)
    outlets = {row.person_id: row.outlets for row in connection.execute(query)}
    return tuple(
        PersonCard(
            id=row.id,
            name=row.name,
            type=row.type,
            roles=people_forms.by_use(forms, row.id, "role"),
            spellings=people_forms.by_use(forms, row.id, "name"),
            statements=row.statements,
            outlets=outlets.get(row.id, 0),
        )
        for row in rows
    )
