"""People: who the archive knows, and whose a statement is.

Links come from a pure step and replace an article's earlier ones. A person's name is the
form most used among the statements that listings show. A withdrawn person keeps its id, so
that a later page that names it shows nothing of it either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    distinct,
    func,
    insert,
    or_,
    select,
    update,
)

from onrecord.domain.listing import Listing, PersonCard
from onrecord.domain.person import KnownPerson, Link
from onrecord.errors import NotFound, Withdrawn
from onrecord.store import cursors, people_forms
from onrecord.store.judgements import in_part, read_ledger
from onrecord.store.parts import parts_of
from onrecord.store.tables import (
    articles,
    cards,
    judgements,
    links,
    people,
    sightings,
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
        linked = people_forms.linked_under(connection, part)
        query = select(people).where(
            or_(people.c.key.in_(part), people.c.block.in_(part), people.c.id.in_(linked))
        )
        live = or_(_has_live_link(links.c.atom_id), _is_sighted())
        for row in connection.execute(query.where(people.c.withdrawn_at.is_(None), live)):
            found[row.id] = row
    forms = people_forms.known_forms(connection, list(found.values()))
    people_forms.add_sighted(connection, list(found), forms)
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


def record_links(
    connection: Connection, article_id: str, given: Sequence[Link], *, is_last: bool = True
) -> set[str]:
    """Replace an article's links; uncertain speakers are nobody.

    Args:
        connection: In a write transaction.
        article_id: The article.
        given: The new links.
        is_last: Whether nothing more is to be done for the article's speakers.

    Returns:
        The people whose statements changed.

    Raises:
        NotFound: There is no such article, or a link names a statement that is not its own.
    """
    ours = _linkable(connection, article_id)
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    changed = _unlink(connection, article_id)
    known = _known_as_they_are(connection, given)
    parted = _is_any_parted(connection)
    for link in given:
        if link.statement not in ours:
            raise NotFound(f"statement {link.statement}: article {article_id} has none of this id to link.")
        if ours[link.statement]:
            continue
        person = known.get((link.person, link.key)) or person_for(connection, link)
        known[link.person, link.key] = person
        atom = part_of(connection, link, person) if parted else person
        head = _head_of(connection, atom)
        if head.withdrawn_at:
            _hide(connection, link.statement, head)
            continue
        changed.add(head.id)
        rows[link.statement, head.id] = _link_row(link, head.id, atom.id)
    if rows:
        connection.execute(insert(links), list(rows.values()))
    connection.execute(update(articles).where(articles.c.id == article_id).values(is_linked=is_last))
    return changed


def _linkable(connection: Connection, article_id: str) -> dict[str, bool]:
    """Give the article's listed statements, and whether the speaker is uncertain."""
    if not connection.execute(select(articles.c.id).where(articles.c.id == article_id)).first():
        raise NotFound(f"article {article_id}: there is none in the archive.")
    query = select(cards.c.id, cards.c.is_uncertain).where(cards.c.article_id == article_id)
    listed = {row.id: row.is_uncertain for row in connection.execute(query)}
    known = select(statements.c.id).where(statements.c.article_id == article_id)
    hidden = dict.fromkeys(connection.execute(known).scalars(), True)
    return {**hidden, **listed}


def _unlink(connection: Connection, article_id: str) -> set[str]:
    """Remove the links of an article's listed statements; those of earlier editions stay."""
    ours = links.c.statement_id.in_(select(cards.c.id).where(cards.c.article_id == article_id))
    touched = set(connection.execute(select(links.c.person_id).where(ours)).scalars())
    connection.execute(delete(links).where(ours))
    return touched


def _known_as_they_are(connection: Connection, given: Sequence[Link]) -> dict[tuple[str, str], Row[Any]]:
    """Give the people of links, by id and key, for whom `person_for` would change and choose nothing."""
    held, gone = dict[str, Row[Any]](), set[str]()
    for part in parts_of(sorted({link.person for link in given})):
        held |= {row.id: row for row in connection.execute(select(people).where(people.c.id.in_(part)))}
    for part in parts_of(sorted({key for link in given for key in (link.key, hidden_key(link.key))})):
        hidden = people.c.key.in_(part) & people.c.withdrawn_at.is_not(None)
        gone |= set(connection.execute(select(people.c.key).where(hidden)).scalars())
    return {
        (link.person, link.key): person
        for link in given
        if (person := held.get(link.person)) is not None
        and gone.isdisjoint((link.key, hidden_key(link.key)))
        and (person.block is not None or not link.block)
    }


def person_for(connection: Connection, link: Link) -> Row[Any]:
    """Give the person of a link, made where the archive does not know it."""
    keys = (link.key, hidden_key(link.key))
    named = people.c.key.in_(keys) & people.c.withdrawn_at.is_not(None)
    query = select(people).where(or_(people.c.id == link.person, named))
    known = connection.execute(query.order_by(people.c.id != link.person, people.c.id)).first()
    if known is not None:
        if known.block is None and link.block:
            connection.execute(update(people).where(people.c.id == known.id).values(block=link.block))
        return known
    values = {
        "block": link.block or None,
        "id": link.person,
        "key": link.key,
        "name": link.name,
        "type": link.type,
        "names": _folded([link.name]),
        "statements": 0,
    }
    connection.execute(insert(people).values(**values))
    return connection.execute(select(people).where(people.c.id == link.person)).one()


def _is_any_parted(connection: Connection) -> bool:
    """Say whether statements of anybody were judged to be someone else's."""
    query = select(judgements.c.one).where(judgements.c.kind == "part").limit(1)
    return connection.execute(query).first() is not None


def part_of(connection: Connection, link: Link, person: Row[Any]) -> Row[Any]:
    """Give the part of a person that the link's statement was judged to belong to, else the person."""
    taken = judgements.c.kind == "part"
    if not connection.execute(select(judgements.c.one).where(taken, judgements.c.one == person.id)).first():
        return person
    parts = read_ledger(connection, [person.id]).parts_of(person.id)
    held = [row.other for row in parts if in_part(row.detail, link.statement, link.role)]
    if not held:
        return person
    return connection.execute(select(people).where(people.c.id == held[-1])).one()


def _head_of(connection: Connection, atom: Row[Any]) -> Row[Any]:
    if not atom.head_id:
        return atom
    return connection.execute(select(people).where(people.c.id == atom.head_id)).one()


def _hide(connection: Connection, statement: str, person: Row[Any]) -> None:
    """Withdraw a statement because its person was."""
    values = {"state": "withdrawn", "state_at": person.withdrawn_at, "reason": person.withdrawn_because}
    live = (statements.c.id == statement) & (statements.c.state != "withdrawn")
    connection.execute(update(statements).where(live).values(**values))


def hidden_key(key: str) -> str:
    """Give what stands for a key whose words were erased."""
    return "sha256:" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _link_row(link: Link, person: str, atom: str) -> dict[str, Any]:
    return {
        "statement_id": link.statement,
        "person_id": person,
        "atom_id": atom,
        "key": link.key,
        "name": link.name,
        "type": link.type,
        "role": link.role,
        "score": link.score,
        "reason": link.reason,
    }


def people_of(connection: Connection, article_id: str) -> set[str]:
    """Give the people whom an article's statements are linked to."""
    query = select(links.c.person_id).distinct().join(statements, statements.c.id == links.c.statement_id)
    return set(connection.execute(query.where(statements.c.article_id == article_id)).scalars())


def refresh(connection: Connection, changed: Iterable[str]) -> None:
    """Count people's statements and settle their names anew."""
    for part in parts_of(sorted(changed)):
        counts, names = _counts(connection, part), _names(connection, part)
        query = select(people.c.id, people.c.given_name).where(people.c.id.in_(part))
        given = {row.id: row.given_name for row in connection.execute(query)}
        plain = [{"own": own, "count": counts.get(own, 0)} for own in part]
        named = [
            {"own": own, "first": forms[0], "folded": _folded(forms)}
            for own in part
            if (forms := [*filter(None, [given.get(own)]), *names.get(own, ())])
        ]
        here = people.c.id == bindparam("own")
        connection.execute(update(people).where(here).values(statements=bindparam("count")), plain)
        if named:
            spelled: dict[str, Any] = {"name": bindparam("first"), "names": bindparam("folded")}
            connection.execute(update(people).where(here).values(spelled), named)


def _counts(connection: Connection, some: Sequence[str]) -> dict[str, int]:
    own, said = voices.c.person_id, voices.c.is_attitude.is_(False)
    query = select(own, func.count().label("said")).where(own.in_(some), said).group_by(own)
    return {row.person_id: row.said for row in connection.execute(query)}


def _names(connection: Connection, some: Sequence[str]) -> dict[str, list[str]]:
    """Give the names of people, the one most used first."""
    own, used = links.c.person_id, func.count().label("used")
    query = select(own, links.c.name, used).where(own.in_(some)).group_by(own, links.c.name)
    found: dict[str, list[str]] = {}
    for row in sorted(connection.execute(query).all(), key=lambda row: (-row.used, -len(row.name), row.name)):
        found.setdefault(row.person_id, []).append(row.name)
    return found


def _folded(names: Sequence[str]) -> str:
    return " " + " | ".join(" ".join(words_of(name)) for name in names) + " "


def forget_unlinked(connection: Connection, some: Iterable[str]) -> None:
    """Remove those of some people whom nothing is linked to any more; withdrawn ones stay as they are."""
    own = select(links.c.statement_id).where(links.c.person_id == people.c.id).exists()
    spelled = select(links.c.statement_id).where(links.c.atom_id == people.c.id).exists()
    for person in sorted(some):
        gone = (people.c.id == person) & people.c.withdrawn_at.is_(None) & ~own & ~spelled & ~_is_sighted()
        connection.execute(delete(people).where(gone))


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


def _is_sighted() -> ColumnElement[bool]:
    """Say of a person that a page names it together with an office."""
    return select(sightings.c.key).where(sightings.c.atom_id == people.c.id).correlate(people).exists()


def list_people(
    connection: Connection, query: str | None, after: str | None, limit: int
) -> Listing[PersonCard]:
    """List people with statements, those with most first, whose name holds the words asked for."""
    select_people = select(people).where(people.c.withdrawn_at.is_(None), people.c.statements > 0)
    for word in words_of(query or ""):
        select_people = select_people.where(people.c.names.contains(f" {word}", autoescape=True))
    if after is not None:
        count, own = cursors.read(after, "people", 2)
        fewer = people.c.statements < int(count)
        later = and_(people.c.statements == int(count), people.c.id > own)
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
