"""Linked: whose an article's statements are, as rows.

Links come from a pure step and replace an article's earlier ones. Who is spelled so is made where the
archive does not know it. A statement of a person who was withdrawn is withdrawn with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, insert, or_, select, update

from onrecord.domain.person import Link
from onrecord.errors import NotFound
from onrecord.store.judgements import in_part, read_ledger
from onrecord.store.parts import parts_of
from onrecord.store.people import folded_names
from onrecord.store.prepared import Prepared
from onrecord.store.tables import articles, cards, judgements, links, people, statements

_STATEMENTS_OF = Prepared(
    select(statements.c.id, cards.c.is_uncertain)
    .select_from(statements.outerjoin(cards, cards.c.id == statements.c.id))
    .where(statements.c.article_id == bindparam("article"))
)
_LINKS_OF_CARDS = Prepared(
    select(links.c.statement_id, links.c.person_id).where(
        links.c.statement_id.in_(select(cards.c.id).where(cards.c.article_id == bindparam("article")))
    )
)
_IS_LINKED = Prepared(
    update(articles).where(articles.c.id == bindparam("article")).values(is_linked=bindparam("done"))
)
_OF_IDS = Prepared(select(people).where(people.c.id.in_(bindparam("ids"))))
_MEANT = Prepared(
    select(people).where(
        or_(
            people.c.id.in_(bindparam("ids")),
            and_(people.c.key.in_(bindparam("keys")), people.c.withdrawn_at.is_not(None)),
        )
    )
)
_IS_PARTED = Prepared(select(judgements.c.one).where(judgements.c.kind == "part").limit(1))
_LINK = Prepared(insert(links))
_PERSON = Prepared(insert(people), ("id", "key", "name", "type", "names", "statements", "block"))


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
    for link in given:
        if link.statement not in ours:
            raise NotFound(f"statement {link.statement}: article {article_id} has none of this id to link.")
    certain = [link for link in given if not ours[link.statement]]
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    changed = _unlink(connection, article_id)
    named = people_for(connection, certain)
    atoms = parts_for(connection, list(zip(certain, named, strict=True)))
    heads = rows_of(connection, {str(atom.head_id) for atom in atoms if atom.head_id})
    for link, atom in zip(certain, atoms, strict=True):
        head = heads[atom.head_id] if atom.head_id else atom
        if head.withdrawn_at:
            _hide(connection, link.statement, head)
            continue
        changed.add(head.id)
        rows[link.statement, head.id] = _link_row(link, head.id, atom.id)
    if rows:
        _LINK.run_all(connection, list(rows.values()))
    _IS_LINKED.run(connection, {"article": article_id, "done": is_last})
    return changed


def _linkable(connection: Connection, article_id: str) -> dict[str, bool]:
    """Give an article's statements, and whether the speaker is uncertain, or the statement not listed."""
    rows = _STATEMENTS_OF.rows(connection, {"article": article_id})
    if not rows and not connection.execute(select(articles.c.id).where(articles.c.id == article_id)).first():
        raise NotFound(f"article {article_id}: there is none in the archive.")
    return {row.id: row.is_uncertain is not False for row in rows}


def _unlink(connection: Connection, article_id: str) -> set[str]:
    """Remove the links of an article's listed statements; those of earlier editions stay."""
    held = _LINKS_OF_CARDS.rows(connection, {"article": article_id})
    for part in parts_of(sorted({row.statement_id for row in held})):
        connection.execute(delete(links).where(links.c.statement_id.in_(part)))
    return {row.person_id for row in held}


def rows_of(connection: Connection, ids: Iterable[str]) -> dict[str, Row[Any]]:
    """Give the rows of some people, by id."""
    parts = parts_of(sorted(ids))
    return {row.id: row for part in parts for row in _OF_IDS.rows(connection, {"ids": part})}


def people_for(connection: Connection, given: Sequence[Link]) -> list[Row[Any]]:
    """Give for each link the person that it names, made where the archive does not know it."""
    known = _known_as_they_are(connection, given)
    for link in given:
        if (link.person, link.key) not in known:
            known[link.person, link.key] = _person_for(connection, link)
    return [known[link.person, link.key] for link in given]


def parts_for(connection: Connection, given: Sequence[tuple[Link, Row[Any]]]) -> list[Row[Any]]:
    """Give for each link the person, or the part of it that the statement was judged to belong to."""
    if given and _IS_PARTED.rows(connection):
        return [_part_of(connection, link, person) for link, person in given]
    return [person for _, person in given]


def _known_as_they_are(connection: Connection, given: Sequence[Link]) -> dict[tuple[str, str], Row[Any]]:
    """Give the people of links, by id and key, for whom `_person_for` would change and choose nothing."""
    held, gone = dict[str, Row[Any]](), set[str]()
    for part in parts_of(sorted({(link.person, link.key) for link in given})):
        ids = {person for person, _ in part}
        keys = {each for _, key in part for each in (key, hidden_key(key))}
        for row in _MEANT.rows(connection, {"ids": sorted(ids), "keys": sorted(keys)}):
            held |= {row.id: row} if row.id in ids else {}
            gone |= {row.key} if row.withdrawn_at is not None else set()
    return {
        (link.person, link.key): person
        for link in given
        if (person := held.get(link.person)) is not None
        and gone.isdisjoint((link.key, hidden_key(link.key)))
        and (person.block is not None or not link.block)
    }


def _person_for(connection: Connection, link: Link) -> Row[Any]:
    """Give the person of a link, made where the archive does not know it."""
    asked = {"ids": [link.person], "keys": [link.key, hidden_key(link.key)]}
    rows = _MEANT.rows(connection, asked)
    known: Row[Any] | None = min(rows, key=lambda row: (row.id != link.person, row.id), default=None)
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
        "names": folded_names([link.name]),
        "statements": 0,
    }
    _PERSON.run(connection, values)
    return rows_of(connection, [link.person])[link.person]


def _part_of(connection: Connection, link: Link, person: Row[Any]) -> Row[Any]:
    """Give the part of a person that the link's statement was judged to belong to, else the person."""
    taken = judgements.c.kind == "part"
    if not connection.execute(select(judgements.c.one).where(taken, judgements.c.one == person.id)).first():
        return person
    parts = read_ledger(connection, [person.id]).parts_of(person.id)
    held = [row.other for row in parts if in_part(row.detail, link.statement, link.role)]
    if not held:
        return person
    return connection.execute(select(people).where(people.c.id == held[-1])).one()


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
