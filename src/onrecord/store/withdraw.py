"""Withdraw: what must no longer be shown, and what must no longer be there.

Withdrawing a statement hides it, and every other one of its page that says no more than its
words. Withdrawing a person hides all statements that are its own, on pages to come too.
Erasing then takes the words out of rows, index and captures: the WARC file is written anew
with the words blanked, hash, date and reason kept in the record's header. Where the words
cannot be found in the page's bytes for certain, the page goes as a whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, or_, select, text, update

from onrecord.domain.analysis import Analysis
from onrecord.domain.record import to_json
from onrecord.errors import NotFound
from onrecord.store import (
    abbreviations,
    evidence,
    linked,
    match_ledger,
    offices,
    outlet_pages,
    people,
    saving,
    sketching,
    stored,
    story_groups,
    story_ledger,
    views,
)
from onrecord.store.anchors import anchors_of, write_anchors
from onrecord.store.blanks import Stretch, blank_bytes, is_blank, stretches_of, without
from onrecord.store.engine import is_sqlite, writing
from onrecord.store.evidence import Described, Lying
from onrecord.store.heads import atoms_of
from onrecord.store.judgements import part_detail
from onrecord.store.moments import utc_text
from onrecord.store.publish import withdraw_cards
from onrecord.store.tables import articles, captures, judgements, links, readings, statements
from onrecord.store.tables import people as people_table

_NO_DETAIL = part_detail(None, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """That something is to be withdrawn: when, why, and whether its words go too."""

    at: str
    reason: str
    erase: bool


def withdraw(engine: Engine, folder: Path, own: str, *, reason: str, erase: bool, now: datetime) -> None:
    """Withdraw a statement, an article or a person.

    Raises:
        NotFound: There is none of this id.
    """
    order = Order(at=utc_text(now), reason=reason, erase=erase)
    eraser = Eraser(folder, order)
    with writing(engine) as connection:
        touched = _withdraw(connection, own, order, eraser)
        people.refresh(connection, touched)
        if erase:
            people.forget_unlinked(connection, touched)
    if erase:
        eraser.remove_old_files()
        _scrub(engine)


def _withdraw(connection: Connection, own: str, order: Order, eraser: Eraser) -> set[str]:
    if connection.execute(select(statements.c.id).where(statements.c.id == own)).first():
        return withdraw_statements(connection, [own], order, eraser)
    if connection.execute(select(articles.c.id).where(articles.c.id == own)).first():
        return _withdraw_article(connection, own, order, eraser)
    person = connection.execute(select(people_table).where(people_table.c.id == own)).one_or_none()
    if person is not None:
        return _withdraw_person(connection, person.head_id or own, order, eraser)
    raise NotFound(f"{own}: there is no statement, article or person of this id in the archive.")


def withdraw_statements(
    connection: Connection, ids: Sequence[str], order: Order, eraser: Eraser, names: Sequence[Stretch] = ()
) -> set[str]:
    """Withdraw statements, article by article; give the people touched."""
    query = select(statements.c.article_id).where(statements.c.id.in_(ids)).distinct()
    touched: set[str] = set()
    for owner in sorted(connection.execute(query).scalars()):
        touched |= people.people_of(connection, owner)
        _mark(connection, ids, order)
        for capture in _captures_of(connection, owner):
            _mark_repeats(connection, capture, order)
            if order.erase:
                eraser.erase_words(connection, capture, names)
        _withdraw_if_emptied(connection, owner, order)
        _publish(connection, owner)
        if order.erase:
            touched |= _forget_words(connection, owner)
    return touched


def _withdraw_if_emptied(connection: Connection, owner: str, order: Order) -> None:
    """Withdraw an article whose latest page had to go as a whole."""
    latest = select(articles.c.capture_id).where(articles.c.id == owner).scalar_subquery()
    page = connection.execute(select(captures).where(captures.c.id == latest)).one()
    if page.stored_sha256 == hashlib.sha256(b"").hexdigest() and page.size_bytes:
        _mark_article(connection, owner, order)


def _mark(connection: Connection, ids: Iterable[str], order: Order) -> None:
    values = {"state": "withdrawn", "state_at": order.at, "reason": order.reason}
    for own in ids:
        live = (statements.c.id == own) & (statements.c.state != "withdrawn")
        connection.execute(update(statements).where(live).values(**values))


def _mark_repeats(connection: Connection, capture: str, order: Order) -> None:
    """Withdraw the statements of a page that are left without a word."""
    shown = views.analysis_shown(connection, capture)
    if shown.article is not None:
        article = shown.article
        _mark(connection, [own.id for own in shown.statements if is_blank(own, article)], order)


def _captures_of(connection: Connection, owner: str) -> list[str]:
    query = (
        select(readings.c.capture_id).where(readings.c.article_id == owner).order_by(readings.c.capture_id)
    )
    return list(connection.execute(query).scalars())


def _publish(connection: Connection, owner: str) -> None:
    row = connection.execute(select(articles).where(articles.c.id == owner)).one()
    if row.withdrawn_at:
        withdraw_cards(connection, owner)
        story_groups.forget_article(connection, owner)
    else:
        saving.show(connection, owner)
        sketching.forget_words(connection, owner)


def _forget_words(connection: Connection, owner: str) -> set[str]:
    """Take an article's erased words out of all that was learned from it; give the people touched.

    What its other words taught is learned again when the article is next linked.
    """
    gone = (statements.c.article_id == owner) & (statements.c.state == "withdrawn")
    connection.execute(update(statements).where(gone).values(words=None, anchors=None))
    outlet_pages.forget(connection, [owner])
    hidden = select(statements.c.id).where(gone)
    connection.execute(delete(links).where(links.c.statement_id.in_(hidden)))
    match_ledger.forget_reasons(connection, hidden)
    abbreviations.forget_article(connection, owner)
    connection.execute(update(articles).where(articles.c.id == owner).values(is_linked=False))
    return offices.forget_article(connection, owner)


def _withdraw_article(connection: Connection, own: str, order: Order, eraser: Eraser) -> set[str]:
    touched = people.people_of(connection, own)
    _mark_article(connection, own, order)
    withdraw_cards(connection, own)
    story_groups.forget_article(connection, own)
    touched |= offices.forget_article(connection, own)
    abbreviations.forget_article(connection, own)
    if order.erase:
        outlet_pages.forget(connection, [own])
        ids = select(statements.c.id).where(statements.c.article_id == own)
        _mark(connection, connection.execute(ids).scalars().all(), order)
        for capture in _captures_of(connection, own):
            eraser.erase_page(connection, capture)
        touched |= _forget_words(connection, own)
        story_ledger.forget_reasons(connection, own)
    return touched


def _mark_article(connection: Connection, own: str, order: Order) -> None:
    values: dict[str, Any] = {"withdrawn_at": order.at, "withdrawn_because": order.reason}
    live = (articles.c.id == own) & articles.c.withdrawn_at.is_(None)
    connection.execute(update(articles).where(live).values(**values))
    if order.erase:
        empty = {"headline": None, "section": None, "topic": None, "opening": ""}
        connection.execute(update(articles).where(articles.c.id == own).values(**empty))


def _withdraw_person(connection: Connection, own: str, order: Order, eraser: Eraser) -> set[str]:
    query = select(links.c.statement_id).where(links.c.person_id == own)
    ids = list(connection.execute(query.order_by(links.c.statement_id)).scalars())
    names = (
        connection.execute(select(links.c.name).where(links.c.person_id == own).distinct()).scalars().all()
    )
    for atom in atoms_of(connection, own):
        _mark_person(connection, atom, order)
        offices.forget_person(connection, atom)
    stretches = [
        Stretch(words=tuple(name.split())) for name in names if order.erase and len(name.split()) > 1
    ]
    touched = withdraw_statements(connection, ids, order, eraser, stretches)
    if order.erase:
        connection.execute(delete(links).where(links.c.person_id == own))
    return touched - {own}


def _mark_person(connection: Connection, own: str, order: Order) -> None:
    """Withdraw one spelling of a person; where it is erased, the ledger keeps that it was judged, no name."""
    values: dict[str, Any] = {"withdrawn_at": order.at, "withdrawn_because": order.reason}
    if order.erase:
        row = connection.execute(select(people_table).where(people_table.c.id == own)).one()
        hidden = linked.hidden_key(row.key)
        values.update(name="", names="", key=hidden, block=None, given_name=None)
        spoken = or_(judgements.c.one == own, judgements.c.other == own)
        connection.execute(update(judgements).where(spoken).values(reason="erased"))
        named = spoken & judgements.c.kind.in_(("name", "part"))
        connection.execute(update(judgements).where(named).values(detail=_NO_DETAIL))
    connection.execute(update(people_table).where(people_table.c.id == own).values(**values))


class Eraser:
    """Takes words out of readings and captures.

    Args:
        folder: Of the captures.
        order: What was ordered.
    """

    def __init__(self, folder: Path, order: Order) -> None:
        self._folder = folder
        self._order = order
        self._old_files: set[str] = set()

    def erase_words(self, connection: Connection, capture: str, names: Sequence[Stretch]) -> None:
        """Blank the withdrawn statements' words in one capture and in what was read of it."""
        analysis = stored.analysis_of(connection, capture)
        gone = views.withdrawn_in(connection, capture)
        assert analysis.article is not None
        removed = [own.attribution for own in analysis.statements if own.id in gone]
        stretches = [s for own in removed for s in stretches_of(own, analysis.article)] + list(names)
        if not removed:
            return
        row = connection.execute(select(captures).where(captures.c.id == capture)).one()
        left = blank_bytes(views.checked_bytes(self._folder, row), stretches)
        if left is None:
            self.erase_page(connection, capture)
            return
        self._replace(connection, row, left)
        self._rewrite_reading(connection, capture, without(analysis, gone, names=names))

    def erase_page(self, connection: Connection, capture: str) -> None:
        """Empty one capture; no statement of it can be shown any more."""
        row = connection.execute(select(captures).where(captures.c.id == capture)).one()
        self._replace(connection, row, b"")
        ids = select(statements.c.id).where(statements.c.capture_id == capture)
        _mark(connection, connection.execute(ids).scalars().all(), self._order)
        analysis = stored.analysis_of(connection, capture)
        self._rewrite_reading(connection, capture, saving.emptied(analysis))

    def _rewrite_reading(self, connection: Connection, capture: str, left: Analysis) -> None:
        values = {"record": to_json(left), "kept": saving.kept_json(left)}
        connection.execute(update(readings).where(readings.c.capture_id == capture).values(**values))
        for own in left.statements:
            assert left.article is not None
            anchors = anchors_of(own.attribution, left.article, None)
            words = own.attribution.content_text(left.article)
            again = {"anchors": write_anchors(anchors), "words": words}
            here = (statements.c.id == own.id) & (statements.c.capture_id == capture)
            connection.execute(update(statements).where(here).values(**again))

    def _replace(self, connection: Connection, row: Any, left: bytes) -> None:
        """Write the capture's WARC file anew, with other bytes in its record."""
        about = Described(
            uri=evidence.target_uri(row.url, row.sha256),
            date=row.captured_at,
            media_type=row.media_type,
            source=row.source,
            sha256=row.sha256,
        )
        record = evidence.stub(about, left, erased_at=self._order.at, reason=self._order.reason)
        lies = self._rewrite_file(connection, row, record)
        for offset, lying in lies.items():
            here = (captures.c.warc == row.warc) & (captures.c.offset == offset)
            moved = {"warc": lying.warc, "offset": lying.offset, "length": lying.length}
            connection.execute(update(captures).where(here).values(**moved))
        values = {
            "stored_sha256": hashlib.sha256(left).hexdigest(),
            "erased_at": self._order.at,
            "erased_because": self._order.reason,
        }
        connection.execute(update(captures).where(captures.c.id == row.id).values(**values))
        self._old_files.add(row.warc)

    def _rewrite_file(self, connection: Connection, row: Any, record: bytes) -> dict[int, Lying]:
        query = select(captures.c.offset, captures.c.length).where(captures.c.warc == row.warc)
        rows = connection.execute(query.order_by(captures.c.offset)).all()
        records = [Lying(warc=row.warc, offset=each.offset, length=each.length) for each in rows]
        last = stored.last_record(connection)
        assert last is not None
        replaced = Lying(warc=row.warc, offset=row.offset, length=row.length)
        into = evidence.next_name(last.warc)
        return evidence.rewrite(self._folder, row.warc, into, records, replaced, record, date=row.captured_at)

    def remove_old_files(self) -> None:
        """Remove the files that were written anew; the database names them no more."""
        for name in self._old_files:
            (self._folder / name).unlink(missing_ok=True)


def _scrub(engine: Engine) -> None:
    """Make the database overwrite what it no longer holds."""
    with engine.connect() as connection:
        if is_sqlite(connection):
            connection.execute(text("INSERT INTO statement_words(statement_words) VALUES ('optimize')"))
            connection.commit()
    raw = engine.raw_connection()
    try:
        if engine.dialect.name == "sqlite":
            raw.driver_connection.execute("VACUUM")  # type: ignore[union-attr]
            raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
        else:
            raw.driver_connection.autocommit = True  # type: ignore[union-attr]
            raw.driver_connection.execute("VACUUM")  # type: ignore[union-attr]
            raw.driver_connection.autocommit = False  # type: ignore[union-attr]
    finally:
        raw.close()
