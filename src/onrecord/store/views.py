"""Views: one article, one statement at its permalink, one capture.

A statement that stands only in an earlier edition is shown with that edition. What was
withdrawn is left out, and its words are blanked wherever else the page repeats them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, select

from onrecord.domain.analysis import Analysis
from onrecord.domain.listing import (
    ArticleCard,
    ArticleView,
    CaptureEvidence,
    StatementCard,
    StatementView,
    Tombstone,
)
from onrecord.errors import CaptureError, NotFound, Withdrawn
from onrecord.store import evidence, stored
from onrecord.store.anchors import Anchor, anchors_of, read_anchors
from onrecord.store.blanks import without
from onrecord.store.evidence import Lying
from onrecord.store.prepared import Prepared
from onrecord.store.publish import card_values
from onrecord.store.tables import articles, captures, readings, statements

_WITHDRAWN_IN = Prepared(
    select(statements.c.id).where(
        statements.c.article_id
        == select(readings.c.article_id)
        .where(readings.c.capture_id == bindparam("capture"))
        .scalar_subquery(),
        statements.c.state == "withdrawn",
    )
)


def analysis_shown(connection: Connection, capture_id: str) -> Analysis:
    """Give what was read in a capture, without what was withdrawn since."""
    analysis = stored.analysis_of(connection, capture_id)
    gone = withdrawn_in(connection, capture_id)
    return without(analysis, gone) if gone else analysis


def withdrawn_in(connection: Connection, capture_id: str) -> set[str]:
    """Give the ids of the withdrawn statements of a capture's article."""
    return set(_WITHDRAWN_IN.scalars(connection, {"capture": capture_id}))


def get_article(connection: Connection, own: str) -> ArticleView:
    """Give an article's latest edition.

    Raises:
        NotFound: There is none.
        Withdrawn: There was.
    """
    return view_of(connection, _article_row(connection, own))


def _article_row(connection: Connection, own: str) -> Any:
    row = connection.execute(select(articles).where(articles.c.id == own)).one_or_none()
    if row is None:
        raise NotFound(f"article {own}: there is none in the archive.")
    if row.withdrawn_at:
        raise Withdrawn(f"article {own} was withdrawn on {row.withdrawn_at} ({row.withdrawn_because}).")
    return row


def view_of(connection: Connection, row: Any, *, capture_id: str | None = None) -> ArticleView:
    """Give an article of its row, in its latest edition or that of a capture."""
    capture_id = capture_id or row.capture_id
    analysis = analysis_shown(connection, capture_id)
    voices = stored.voices_of(connection, row.id)
    capture = connection.execute(select(captures).where(captures.c.id == capture_id)).one()
    return ArticleView(
        id=row.id,
        analysis=analysis,
        evidence=stored.evidence_of(capture),
        people=tuple(stored.only_one(voices.get(own.id)) for own in analysis.statements),
    )


def get_statement(connection: Connection, own: str) -> StatementView | Tombstone:
    """Give a statement with its article, or what stands in its place.

    Raises:
        NotFound: The id was never minted.
    """
    query = (
        select(statements, captures.c.sha256)
        .join(captures, captures.c.id == statements.c.capture_id)
        .where(statements.c.id == own)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(f"statement {own}: there is none in the archive.")
    article = connection.execute(select(articles).where(articles.c.id == row.article_id)).one()
    if row.state == "withdrawn" or article.withdrawn_at:
        at = row.state_at if row.state == "withdrawn" else article.withdrawn_at
        reason = row.reason if row.state == "withdrawn" else article.withdrawn_because
        return Tombstone(id=own, why="withdrawn", at=at, reason=reason, sha256=row.sha256)
    if row.state == "dropped":
        return Tombstone(id=own, why="dropped", at=row.state_at, reason=row.reason, sha256=row.sha256)
    return _statement_view(connection, row, article)


def _statement_view(connection: Connection, row: Any, article: Any) -> StatementView:
    view = view_of(connection, article, capture_id=row.capture_id)
    index = next(place for place, own in enumerate(view.analysis.statements) if own.id == row.id)
    anchors = _anchors_shown(connection, row, view, index)
    return StatementView(
        card=_card(view, index, article),
        article=view,
        index=index,
        exact=tuple(anchor.exact for anchor in anchors),
        prefix=tuple(anchor.prefix for anchor in anchors),
        suffix=tuple(anchor.suffix for anchor in anchors),
    )


def _anchors_shown(connection: Connection, row: Any, view: ArticleView, index: int) -> tuple[Anchor, ...]:
    """Give a statement's anchors; where words of its page were withdrawn, without those."""
    article = view.analysis.article
    if article is not None and withdrawn_in(connection, row.capture_id):
        return anchors_of(view.analysis.statements[index].attribution, article, None)
    return read_anchors(row.anchors)


def _card(view: ArticleView, index: int, article: Any) -> StatementCard:
    own = view.analysis.statements[index]
    row = _Row({**card_values(own, view.analysis, ordinal=index), "person_id": view.people[index]})
    return stored.statement_card(row, _article_card(view, article))


def _article_card(view: ArticleView, row: Any) -> ArticleCard:
    if row.capture_id == view.evidence.id:
        return stored.article_card(row)
    article = view.analysis.article
    assert article is not None
    return ArticleCard(
        id=row.id,
        headline=article.headline,
        outlet=article.outlet,
        url=article.url,
        published_at=article.published_at,
        captured_at=view.evidence.captured_at,
        section=article.section,
        language=article.language,
        opening=row.opening,
    )


class _Row:
    """Column values under their names, as a row of the database gives them."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)


def get_capture(connection: Connection, own: str) -> CaptureEvidence:
    """Give what proves a page.

    Raises:
        NotFound: There is none.
        Withdrawn: Its article, or words of it, were withdrawn.
    """
    return stored.evidence_of(_capture_row(connection, own))


def _capture_row(connection: Connection, own: str) -> Any:
    query = (
        select(captures, articles.c.withdrawn_at, articles.c.withdrawn_because)
        .join(readings, readings.c.capture_id == captures.c.id)
        .join(articles, articles.c.id == readings.c.article_id)
        .where(captures.c.id == own)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(f"capture {own}: there is none in the archive.")
    if row.withdrawn_at:
        raise Withdrawn(
            f"capture {own}: its article was withdrawn on {row.withdrawn_at} ({row.withdrawn_because})."
        )
    if not row.erased_at and withdrawn_in(connection, own):
        raise Withdrawn(f"capture {own}: words of this page were withdrawn, so the page itself is not shown.")
    return row


def read_capture(connection: Connection, folder: Path, own: str) -> bytes:
    """Give the captured bytes.

    Raises:
        NotFound, Withdrawn: As `get_capture`.
        CaptureError: They are damaged or missing, or their hash is wrong.
    """
    return checked_bytes(folder, _capture_row(connection, own))


def checked_bytes(folder: Path, row: Any) -> bytes:
    """Give the bytes of a capture's row, their hash checked.

    Raises:
        CaptureError: They are damaged or missing, or their hash is wrong.
    """
    data = evidence.read(folder, Lying(warc=row.warc, offset=row.offset, length=row.length))
    found = hashlib.sha256(data).hexdigest()
    if found != row.stored_sha256:
        raise CaptureError(
            f"{folder / row.warc}: the record at byte {row.offset} has SHA-256 {found}, the archive says "
            f"{row.stored_sha256}; the page was changed after it was kept. Restore the file from a backup."
        )
    return data
