"""People's forms: the names and roles under which pages speak of people, and who is spelled so.

How often each form is used is kept by the database's triggers, so that nobody's statements are counted
to know it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection, Executable, TextClause, bindparam, select, text, union_all

from onrecord.store.parts import parts_of
from onrecord.store.tables import office_forms, person_forms

Forms = dict[tuple[str, str], Counter[str]]
"""How often each name and each role is used, by person and "name" or "role"."""

_OF_HEADS, _OF_ATOMS = (
    select(owner.label("own"), person_forms.c.name, person_forms.c.role, person_forms.c.used).where(
        owner.in_(bindparam("ids"))
    )
    for owner in (person_forms.c.person_id, person_forms.c.atom_id)
)
_KNOWN = union_all(_OF_ATOMS, select(office_forms).where(office_forms.c.atom_id.in_(bindparam("ids"))))


def linked_under(connection: Connection, keys: Sequence[str]) -> list[str]:
    """Give the spellings that statements are linked to under some keys, in one question.

    Of each key one after the other, each found in the index behind the one before: a key may have
    very many statements.
    """
    named = {f"key{place}": key for place, key in enumerate(keys)}
    return list(connection.execute(_walk(len(keys)), named).scalars()) if keys else []


@lru_cache(maxsize=512)
def _walk(count: int) -> TextClause:
    asked = " UNION ALL ".join(f"SELECT CAST(:key{place} AS TEXT) AS key" for place in range(count))
    return text(
        f"WITH RECURSIVE asked(key) AS ({asked}), walk(key, atom) AS ("  # noqa: S608 - numbered names alone
        "SELECT key, (SELECT min(atom_id) FROM links WHERE links.key = asked.key) FROM asked UNION ALL "
        "SELECT key, (SELECT min(atom_id) FROM links WHERE links.key = walk.key AND atom_id > walk.atom) "
        "FROM walk WHERE walk.atom IS NOT NULL) SELECT DISTINCT atom FROM walk WHERE atom IS NOT NULL"
    )


def count_forms(connection: Connection, ids: Sequence[str]) -> Forms:
    """Count the names and roles under which statements are people's own."""
    return _counted(connection, ids, _OF_HEADS)


def known_forms(connection: Connection, ids: Sequence[str]) -> Forms:
    """Count the names and roles of spellings, where statements are theirs or pages name their office."""
    return _counted(connection, ids, _KNOWN)


def _counted(connection: Connection, ids: Sequence[str], query: Executable) -> Forms:
    forms: Forms = {}
    for part in parts_of(ids):
        for own, name, role, used in connection.execute(query, {"ids": part}):
            forms.setdefault((own, "name"), Counter())[name] += used
            if role:
                forms.setdefault((own, "role"), Counter())[role] += used
    return forms


def by_use(forms: Forms, person: str, what: str) -> tuple[str, ...]:
    """Give the names or the roles of a person, those most used first."""
    counted = forms.get((person, what), Counter())
    return tuple(sorted(counted, key=lambda form: (-counted[form], form)))
