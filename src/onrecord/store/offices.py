"""Offices: who was seen in which office and when, and the statements of pages that give an office alone.

A page that names somebody together with an office is a sighting on its day. A statement whose
speaker is told by the office alone is tied to the one person whom the sightings nearest to its day
show, before and after alike; where they show two, none, or none within a year, it stays an office. Ties
follow from sightings and ledger alone, so that no order of pages changes them. What is withdrawn
teaches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from onrecord.domain.person import Link, OfficeVoice, Sighting
from onrecord.errors import NotFound
from onrecord.store import linked, people
from onrecord.store.parts import parts_of
from onrecord.store.prepared import Prepared
from onrecord.store.publish import tie_statements
from onrecord.store.tables import articles, links, office_voices, sightings, statements
from onrecord.store.tables import people as people_table

REACH_DAYS = 366
"""How far a sighting speaks for the days before and after it."""
SCORE = 0.9
_LOOKED_AT = 8  # sightings on each side of a day
Spot = tuple[str, str]  # an office and a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Whom the sightings around a day show in an office: the spelling, its head, and the nearest sighting."""

    atom: str
    head: str
    key: str
    name: str
    reason: str


_DAY_OF = Prepared(select(articles.c.published_on).where(articles.c.id == bindparam("article")))
_SEEN_ON_PAGE = Prepared(
    select(sightings.c.office, sightings.c.day, sightings.c.atom_id).where(
        sightings.c.article_id == bindparam("article")
    )
)
_SEE = Prepared(insert(sightings))
_FORGET_VOICES = Prepared(delete(office_voices).where(office_voices.c.article_id == bindparam("article")))
_VOICED = Prepared(
    select(office_voices.c.office).distinct().where(office_voices.c.office.in_(bindparam("offices")))
)
_SEEN_ELSEWHERE = Prepared(
    select(sightings.c.key)
    .where(
        sightings.c.office == bindparam("office"),
        sightings.c.day == bindparam("day"),
        sightings.c.atom_id == bindparam("atom"),
        sightings.c.article_id != bindparam("article"),
    )
    .limit(1)
)


def learn(
    connection: Connection, article_id: str, given: Sequence[Sighting], voices: Sequence[OfficeVoice]
) -> None:
    """Replace what an article taught of offices, and settle other articles that this touches.

    The article's own statements are tied by `tie_article`, once its links stand.

    Raises:
        NotFound: There is no such article.
    """
    article = next(iter(_DAY_OF.rows(connection, {"article": article_id})), None)
    if article is None:
        raise NotFound(f"article {article_id}: there is none in the archive.")
    day = article.published_on
    before = {tuple(row) for row in _SEEN_ON_PAGE.rows(connection, {"article": article_id})}
    if before:
        connection.execute(delete(sightings).where(sightings.c.article_id == article_id))
    rows = _rows(connection, article_id, given, day)
    if rows:
        _SEE.run_all(connection, rows)
    _write_voices(connection, article_id, voices, day)
    now = {(row["office"], row["day"], row["atom_id"]) for row in rows}
    _settle_around(connection, article_id, {seen for seen in now ^ before if seen[1] is not None})
    people.forget_unlinked(connection, {atom for _, _, atom in before - now})


def _write_voices(
    connection: Connection, article_id: str, voices: Sequence[OfficeVoice], day: str | None
) -> None:
    _FORGET_VOICES.run(connection, {"article": article_id})
    if not voices:
        return
    query = select(statements.c.id).where(statements.c.article_id == article_id)
    known = set(connection.execute(query).scalars())
    fixed = {"article_id": article_id, "day": day, "atom_id": None}
    told = [
        {"statement_id": each.statement, "office": each.office, **fixed}
        for each in voices
        if each.statement in known
    ]
    if told:
        connection.execute(insert(office_voices), told)


def _rows(
    connection: Connection, article_id: str, given: Sequence[Sighting], day: str | None
) -> list[dict[str, Any]]:
    """Make the rows of sightings; of people who were withdrawn none."""
    fixed = {"article_id": article_id, "day": day}
    told = [(each, _link_of(each)) for each in given]
    people_seen = linked.people_for(connection, [link for _, link in told])
    live = [
        (*pair, person) for pair, person in zip(told, people_seen, strict=True) if not person.withdrawn_at
    ]
    atoms = linked.parts_for(connection, [(link, person) for _, link, person in live])
    return [
        {name: getattr(each, name) for name in ("office", "key", "name", "role", "words")}
        | {**fixed, "atom_id": atom.id}
        for (each, _, _), atom in zip(live, atoms, strict=True)
    ]


def _link_of(each: Sighting) -> Link:
    return Link(
        statement="",
        person=each.person,
        key=each.key,
        name=each.name,
        type="person",
        role=each.role,
        score=1.0,
        reason="",
        block=each.block,
    )


def _settle_around(connection: Connection, article_id: str, changed: set[tuple[str, str, str]]) -> None:
    """Settle what hangs on sightings of an article that came or went, where no other page says the same."""
    if not changed:
        return
    asked = {"offices": sorted({office for office, _, _ in changed})}
    voiced = set(_VOICED.scalars(connection, asked))
    spots: set[Spot] = set()
    for office, day, atom in changed:
        here = {"office": office, "day": day, "atom": atom, "article": article_id}
        if office in voiced and not _SEEN_ELSEWHERE.rows(connection, here):
            spots.add((office, day))
    settle(connection, spots)


_VOICES_SHOWN = Prepared(
    select(office_voices)
    .select_from(office_voices.join(statements, statements.c.id == office_voices.c.statement_id))
    .where(office_voices.c.article_id == bindparam("article"), statements.c.state == "shown")
)


def tie_article(connection: Connection, article_id: str) -> set[str]:
    """Tie the statements of an article that give an office alone; give the people touched."""
    rows = _VOICES_SHOWN.rows(connection, {"article": article_id})
    touched: set[str] = set()
    for row in rows:
        found = None if row.day is None else find_holding(connection, row.office, row.day)
        touched |= _tie(connection, row, found)
    return touched


def settle(connection: Connection, spots: Iterable[Spot]) -> None:
    """Tie anew the statements that give an office alone, around some days."""
    days: set[Spot] = set()
    for office, day in sorted(set(spots)):
        first, last = _touched_days(connection, office, day)
        query = select(office_voices.c.day).distinct()
        near = query.where(office_voices.c.office == office, office_voices.c.day.between(first, last))
        days |= {(office, found) for found in connection.execute(near).scalars()}
    _settle_days(connection, days)


def settle_people(connection: Connection, atoms: Iterable[str], spots: Iterable[Spot]) -> None:
    """Tie anew what hangs on the sightings of some spellings, after it was judged who is who.

    Args:
        connection: In a write transaction.
        atoms: Those that are shown under another head than before, or whose head was withdrawn;
            no other's sightings say anything else than they did.
        spots: Where sightings were given to another spelling.
    """
    query = select(sightings.c.office, sightings.c.day).distinct().where(sightings.c.day.is_not(None))
    seen = {
        (row.office, row.day)
        for part in parts_of(sorted(atoms))
        for row in connection.execute(query.where(sightings.c.atom_id.in_(part)))
    }
    settle(connection, seen | set(spots))


def _settle_days(connection: Connection, days: Iterable[Spot]) -> None:
    touched, moved = set[str](), set[str]()
    shown = office_voices.join(statements, statements.c.id == office_voices.c.statement_id).join(
        articles, articles.c.id == office_voices.c.article_id
    )
    query = select(office_voices).select_from(shown)
    live = query.where(statements.c.state == "shown", articles.c.withdrawn_at.is_(None))
    for office, day in sorted(days):
        found = find_holding(connection, office, day)
        here = (office_voices.c.office == office) & (office_voices.c.day == day)
        for row in connection.execute(live.where(here)).all():
            changed = _tie(connection, row, found)
            if changed:
                touched |= changed
                moved.add(row.statement_id)
    tie_statements(connection, moved)
    people.refresh(connection, touched)


def _tie(connection: Connection, voice: Row[Any], found: Holding | None) -> set[str]:
    """Tie one statement to who held the office, or to nobody; give the people whose statements change."""
    held = connection.execute(select(links).where(links.c.statement_id == voice.statement_id)).all()
    wanted = {(found.head, found.atom, found.name, found.reason)} if found is not None else set()
    if {(row.person_id, row.atom_id, row.name, row.reason) for row in held} == wanted:
        return set()
    connection.execute(delete(links).where(links.c.statement_id == voice.statement_id))
    if found is not None:
        connection.execute(insert(links).values(**_link_row(voice.statement_id, found)))
    own = office_voices.c.statement_id == voice.statement_id
    atom = found.atom if found is not None else None
    connection.execute(update(office_voices).where(own).values(atom_id=atom))
    return {row.person_id for row in held} | {head for head, *_ in wanted}


def _link_row(statement: str, found: Holding) -> dict[str, Any]:
    return {
        "statement_id": statement,
        "person_id": found.head,
        "atom_id": found.atom,
        "key": found.key,
        "name": found.name,
        "type": "person",
        "role": None,  # told by the page alone, and no reason to judge people by
        "score": SCORE,
        "reason": found.reason,
    }


def find_holding(connection: Connection, office: str, day: str) -> Holding | None:
    """Find the one person whom the sightings around a day show in an office."""
    before = _seen(connection, office, day, is_before=True)
    after = _seen(connection, office, day, is_before=False)
    rows = {
        row.id: row
        for row in connection.execute(
            select(people_table).where(people_table.c.id.in_(sorted({atom for _, atom in (*before, *after)})))
        )
    }
    heads = {own: str(row.head_id or own) for own, row in rows.items()}
    sides = [_sole(side, heads) for side in (before, after) if side]
    if not sides or None in sides or len(set(sides)) > 1:
        return None
    head = str(sides[0])
    near = before or after
    on, atom = min(pair for pair in near if pair[0] == near[0][0])
    if any(row.withdrawn_at for own, row in rows.items() if heads[own] == head):
        return None
    return _holding(connection, office, on, atom, head)


def _holding(connection: Connection, office: str, on: str, atom: str, head: str) -> Holding:
    here = (sightings.c.office == office) & (sightings.c.day == on) & (sightings.c.atom_id == atom)
    query = select(sightings).where(here).order_by(sightings.c.article_id, sightings.c.key).limit(1)
    row = connection.execute(query).one()
    return Holding(
        atom=atom,
        head=head,
        key=row.key,
        name=row.name,
        reason=f"{office} on {on}, by the words “{row.words}” of article {row.article_id}",
    )


def _seen(connection: Connection, office: str, day: str, *, is_before: bool) -> list[tuple[str, str]]:
    """Give the sightings nearest to a day on one side of it, the nearest first: day and spelling."""
    column = sightings.c.day
    limit = _moved(day, -REACH_DAYS if is_before else REACH_DAYS)
    side = column.between(limit, day) if is_before else column.between(day, limit)
    query = select(column, sightings.c.atom_id).distinct().where(sightings.c.office == office, side)
    order = (column.desc(), sightings.c.atom_id.desc()) if is_before else (column, sightings.c.atom_id)
    return [(row.day, row.atom_id) for row in connection.execute(query.order_by(*order).limit(_LOOKED_AT))]


def _sole(side: Sequence[tuple[str, str]], heads: dict[str, str]) -> str | None:
    """Give the one whom the nearest day shows, if nobody else came between two sightings of that one."""
    nearest = {heads[atom] for day, atom in side if day == side[0][0]}
    if len(nearest) > 1:
        return None
    seen = [heads[atom] for _, atom in side]
    own = seen[0]
    others = next((at for at, head in enumerate(seen) if head != own), len(seen))
    return own if own not in seen[others:] else None


def _touched_days(connection: Connection, office: str, day: str) -> tuple[str, str]:
    """Give the first and the last day whose nearest sightings one on this day can be among."""
    before = _seen(connection, office, _moved(day, -1), is_before=True)
    after = _seen(connection, office, _moved(day, 1), is_before=False)
    first = before[-1][0] if len(before) == _LOOKED_AT else _moved(day, -REACH_DAYS)
    last = after[-1][0] if len(after) == _LOOKED_AT else _moved(day, REACH_DAYS)
    return first, last


def _moved(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return day


def reassign(connection: Connection, atoms: Sequence[str], target: Callable[[str], str]) -> set[Spot]:
    """Give the sightings of some spellings to the part that their role belongs to, or back; say where."""
    moved: set[Spot] = set()
    for row in connection.execute(select(sightings).where(sightings.c.atom_id.in_(atoms))).all():
        atom = target(row.role)
        if atom != row.atom_id:
            own = (sightings.c.article_id == row.article_id) & (sightings.c.office == row.office)
            connection.execute(update(sightings).where(own, sightings.c.key == row.key).values(atom_id=atom))
            if row.day is not None:
                moved.add((row.office, row.day))
    return moved


def forget_article(connection: Connection, article_id: str) -> set[str]:
    """Remove what an article taught; give the spellings that it was of."""
    ours = sightings.c.article_id == article_id
    rows = connection.execute(select(sightings).where(ours)).all()
    connection.execute(delete(sightings).where(ours))
    connection.execute(delete(office_voices).where(office_voices.c.article_id == article_id))
    settle(connection, {(row.office, row.day) for row in rows if row.day is not None})
    return {row.atom_id for row in rows}


def forget_person(connection: Connection, atom: str) -> None:
    """Remove in which offices a spelling was seen."""
    ours = sightings.c.atom_id == atom
    spots = connection.execute(select(sightings.c.office, sightings.c.day).where(ours).distinct()).all()
    connection.execute(delete(sightings).where(ours))
    settle(connection, {(row.office, row.day) for row in spots if row.day is not None})
