"""Outlet pages: what the newest pages of each outlet showed, by the fingerprints of their lines.

A bounded memory: of each outlet the pages remembered last. It holds no words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
)

from onrecord.domain.outlets import LINE_KINDS, OwnLine, SeenPage
from onrecord.store import engine
from onrecord.store.publish import compact
from onrecord.store.tables import articles, metadata
from onrecord.store.wording import storable

MOST_PAGES = 30
"""Of one outlet."""

outlet_pages = Table(
    "outlet_pages",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("number", BigInteger().with_variant(Integer, "sqlite"), nullable=False),  # grows
    Column("outlet", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("headline", String(16)),
    Column("own", Text, nullable=False),  # JSON: [[fingerprint, words, kind, speaks of site, asked], ..]
    Column("cut", Text, nullable=False),  # JSON: [fingerprint, ..]
    Index(None, "outlet", "number"),
)


class OutletMemory:
    """What an archive remembers of outlets; `store.archive.Archive` is one.

    Every method is one transaction.
    """

    _engine: Engine

    def find_outlet_pages(self, outlet: str) -> tuple[SeenPage, ...]:
        """Find the pages remembered of an outlet, the newest first; none of a withdrawn article."""
        query = (
            select(outlet_pages)
            .join(articles, articles.c.id == outlet_pages.c.article_id)
            .where(outlet_pages.c.outlet == storable(outlet), articles.c.withdrawn_at.is_(None))
            .order_by(outlet_pages.c.number.desc())
        )
        with engine.reading(self._engine) as connection:
            return tuple(map(_page_of, connection.execute(query)))

    def remember_outlet_page(self, article_id: str, page: SeenPage) -> None:
        """Remember what a page showed, in place of what is known of its article; the oldest goes.

        Raises:
            ArchiveBusy: Another process writes.
        """
        with engine.writing(self._engine) as connection:
            number = connection.execute(
                select(outlet_pages.c.number).where(outlet_pages.c.article_id == article_id)
            ).scalar()
            if number is None:
                number = (connection.execute(select(func.max(outlet_pages.c.number))).scalar() or 0) + 1
            forget(connection, [article_id])
            connection.execute(insert(outlet_pages).values(number=number, **_row_of(article_id, page)))
            _forget_oldest(connection, storable(page.outlet))


def forget(connection: Connection, article_ids: Sequence[str]) -> None:
    """Forget what pages of some articles showed."""
    connection.execute(delete(outlet_pages).where(outlet_pages.c.article_id.in_(article_ids)))


def _forget_oldest(connection: Connection, outlet: str) -> None:
    query = (
        select(outlet_pages.c.article_id)
        .where(outlet_pages.c.outlet == outlet)
        .order_by(outlet_pages.c.number.desc())
        .offset(MOST_PAGES)
    )
    old = connection.execute(query).scalars().all()
    if old:
        forget(connection, old)


def _row_of(article_id: str, page: SeenPage) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "outlet": storable(page.outlet),
        "page": storable(page.page),
        "headline": page.headline,
        "own": compact(
            [
                [
                    line.fingerprint,
                    line.words,
                    LINE_KINDS.index(line.kind),
                    int(line.speaks_of_site),
                    int(line.was_asked),
                ]
                for line in page.own
            ]
        ),
        "cut": compact(sorted(page.cut)),
    }


def _page_of(row: Any) -> SeenPage:
    return SeenPage(
        outlet=row.outlet,
        page=row.page,
        headline=row.headline,
        own=tuple(
            OwnLine(
                fingerprint=mark,
                words=words,
                kind=LINE_KINDS[kind],
                speaks_of_site=bool(speaks),
                was_asked=bool(asked),
            )
            for mark, words, kind, speaks, asked in json.loads(row.own)
        ),
        cut=frozenset(json.loads(row.cut)),
        article=row.article_id,
    )
