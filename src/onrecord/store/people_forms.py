"""People's forms: the names and roles under which pages speak of people, and who is spelled so.

What is counted is read from an index; of those with very many statements the forms are looked up one
by one, each behind the one before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, text

from onrecord.store.parts import parts_of
from onrecord.store.tables import links, sightings

_MANY = 500  # statements from which on forms are looked up and not counted
Forms = dict[tuple[str, str], Counter[str]]
"""How often each name and each role is used, by person and "name" or "role"."""


def linked_under(connection: Connection, keys: Sequence[str]) -> list[str]:
    """Give the spellings that statements are linked to under some keys, in one question.

    Of each key one after the other, each found in the index behind the one before: a key may have
    very many statements.
    """
    asked = " UNION ALL ".join(f"SELECT CAST(:key{place} AS TEXT) AS key" for place in range(len(keys)))
    walk = (
        f"WITH RECURSIVE asked(key) AS ({asked}), walk(key, atom) AS ("  # noqa: S608 - numbered names alone
        "SELECT key, (SELECT min(atom_id) FROM links WHERE links.key = asked.key) FROM asked UNION ALL "
        "SELECT key, (SELECT min(atom_id) FROM links WHERE links.key = walk.key AND atom_id > walk.atom) "
        "FROM walk WHERE walk.atom IS NOT NULL) SELECT DISTINCT atom FROM walk WHERE atom IS NOT NULL"
    )
    named = {f"key{place}": key for place, key in enumerate(keys)}
    return list(connection.execute(text(walk), named).scalars()) if keys else []


def count_forms(
    connection: Connection, ids: Sequence[str], owner: ColumnElement[Any] = links.c.person_id
) -> Forms:
    """Count the names and roles under which people are linked."""
    forms: Forms = {}
    for part in parts_of(ids):
        used = func.count().label("used")
        columns = (owner.label("own"), links.c.name, links.c.role)
        query = select(*columns, used).where(owner.in_(part)).group_by(owner, links.c.name, links.c.role)
        for row in connection.execute(query):
            forms.setdefault((row.own, "name"), Counter())[row.name] += row.used
            if row.role:
                forms.setdefault((row.own, "role"), Counter())[row.role] += row.used
    return forms


def known_forms(connection: Connection, rows: Sequence[Row[Any]]) -> Forms:
    """Give the names and roles of some spellings; of those with many statements uncounted, form by form."""
    heavy = [row.id for row in rows if row.head_id or row.statements > _MANY]
    forms = count_forms(connection, [row.id for row in rows if row.id not in set(heavy)], links.c.atom_id)
    for own in heavy:
        names = _distinct(connection, links.c.name, links.c.atom_id == own)
        forms[own, "name"] = Counter(names)
        for name in names:
            here = (links.c.atom_id == own) & (links.c.name == name)
            forms.setdefault((own, "role"), Counter()).update(_distinct(connection, links.c.role, here))
    return forms


def _distinct(connection: Connection, column: ColumnElement[Any], here: ColumnElement[bool]) -> list[str]:
    """Give the values of a column one by one, each found in the index behind the one before."""
    found: list[str] = []
    query = select(column).where(here, column.is_not(None)).order_by(column).limit(1)
    value = connection.execute(query).scalar()
    while value is not None:
        found.append(value)
        value = connection.execute(query.where(column > value)).scalar()
    return found


def add_sighted(connection: Connection, ids: Sequence[str], forms: Forms) -> None:
    """Count the names and roles under which people were seen in an office, beside those of their links."""
    own = sightings.c.atom_id
    used = func.count().label("used")
    for part in parts_of(ids):
        query = select(own, sightings.c.name, sightings.c.role, used).where(own.in_(part))
        for row in connection.execute(query.group_by(own, sightings.c.name, sightings.c.role)):
            forms.setdefault((row.atom_id, "name"), Counter())[row.name] += row.used
            forms.setdefault((row.atom_id, "role"), Counter())[row.role] += row.used


def by_use(forms: Forms, person: str, what: str) -> tuple[str, ...]:
    """Give the names or the roles of a person, those most used first."""
    counted = forms.get((person, what), Counter())
    return tuple(sorted(counted, key=lambda form: (-counted[form], form)))
