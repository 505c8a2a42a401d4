"""People's forms: the names and roles under which pages speak of people, and who is spelled so.

How often each form is used is kept by the database's triggers, so that nobody's statements are counted
to know it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, union_all

from onrecord.store.engine import is_sqlite
from onrecord.store.parts import parts_of
from onrecord.store.plain import driver_of
from onrecord.store.prepared import Prepared
from onrecord.store.tables import office_forms, person_forms

Forms = dict[tuple[str, str], Counter[str]]
"""How often each name and each role is used, by person and "name" or "role"."""

_OF_HEADS, _OF_ATOMS = (
    select(owner.label("own"), person_forms.c.name, person_forms.c.role, person_forms.c.used).where(
        owner.in_(bindparam("ids"))
    )
    for owner in (person_forms.c.person_id, person_forms.c.atom_id)
)
_SEEN = select(office_forms).where(office_forms.c.atom_id.in_(bindparam("ids")))
_SAID, _KNOWN = Prepared(_OF_HEADS), Prepared(union_all(_OF_ATOMS, _SEEN))


_WALK = (
    "WITH RECURSIVE asked(key) AS (%s), walk(key, atom) AS ("
    "SELECT key, (SELECT min(atom_id) FROM links WHERE links.key = asked.key) FROM asked UNION ALL "
    "SELECT key, (SELECT min(atom_id) FROM links WHERE links.key = walk.key AND atom_id > walk.atom) "
    "FROM walk WHERE walk.atom IS NOT NULL) SELECT DISTINCT atom FROM walk WHERE atom IS NOT NULL"
)


def linked_under(connection: Connection, keys: Sequence[str]) -> list[str]:
    """Give the spellings that statements are linked to under some keys, in one question.

    Of each key one after the other, each found in the index behind the one before: a key may have
    very many statements.
    """
    driver = driver_of(connection)
    if is_sqlite(connection):
        told = json.dumps(keys, ensure_ascii=False)
        found = driver.execute(_WALK % "SELECT value FROM json_each(?)", (told,))
    else:
        found = driver.execute(_WALK % "SELECT unnest(%s::text[])", (list(keys),))
    return [atom for (atom,) in found.fetchall()]


def count_forms(connection: Connection, ids: Sequence[str]) -> Forms:
    """Count the names and roles under which statements are people's own."""
    return _counted(connection, ids, _SAID)


def known_forms(connection: Connection, ids: Sequence[str]) -> Forms:
    """Count the names and roles of spellings, where statements are theirs or pages name their office."""
    return _counted(connection, ids, _KNOWN)


def _counted(connection: Connection, ids: Sequence[str], query: Prepared) -> Forms:
    forms: Forms = {}
    for part in parts_of(ids):
        for own, name, role, used in query.rows(connection, {"ids": part}):
            forms.setdefault((own, "name"), Counter())[name] += used
            if role:
                forms.setdefault((own, "role"), Counter())[role] += used
    return forms


def by_use(forms: Forms, person: str, what: str) -> tuple[str, ...]:
    """Give the names or the roles of a person, those most used first."""
    counted = forms.get((person, what), Counter())
    return tuple(sorted(counted, key=lambda form: (-counted[form], form)))
