"""Verify: every statement held against its stored capture, without our extractor.

A statement holds if the capture's bytes have their hash and each of its anchors (exact
words with what stands before and after) stands in the bytes' visible text, white space
folded. It proves that the page said so; not that the speaker did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from onrecord.domain.listing import Verdict
from onrecord.domain.page import Kind
from onrecord.errors import OnrecordError
from onrecord.store import views
from onrecord.store.anchors import read_anchors
from onrecord.store.listing import iterate_rows
from onrecord.store.tables import articles, captures, statements
from onrecord.store.wording import fold_space

VisibleText = Callable[[bytes, str, Kind], str]


def verify(connection: Connection, folder: Path, visible_text: VisibleText) -> Iterator[Verdict]:
    """Check the statements of every edition, capture by capture.

    Args:
        connection: Sees one state of the archive throughout.
        folder: Of the captures.
        visible_text: Gives the visible text of bytes, media type and how they are taken.

    Yields:
        One verdict a statement.
    """
    query = (
        select(statements.c.id, statements.c.article_id, statements.c.anchors, *captures.c[_CAPTURE])
        .join(captures, captures.c.id == statements.c.capture_id)
        .join(articles, articles.c.id == statements.c.article_id)
        .where(statements.c.state.in_(("shown", "earlier")), articles.c.withdrawn_at.is_(None))
        .order_by(statements.c.capture_id, statements.c.ordinal)
    )
    rows = iterate_rows(connection, query)
    for _, group in groupby(rows, key=lambda row: row.sha256):
        yield from _verify_capture(folder, list(group), visible_text)


_CAPTURE = ("sha256", "stored_sha256", "warc", "offset", "length", "media_type", "taken_as")


def _verify_capture(folder: Path, rows: list[Any], visible_text: VisibleText) -> Iterator[Verdict]:
    first = rows[0]
    visible, damage = "", ""
    try:
        data = views.checked_bytes(folder, first)
        visible = fold_space(visible_text(data, first.media_type, first.taken_as))
    except (OnrecordError, ValueError) as error:
        damage = str(error)
    for row in rows:
        reason = damage or _fault(row, visible)
        yield Verdict(statement=row.id, article=row.article_id, holds=not reason, reason=reason)


def _fault(row: Any, visible: str) -> str:
    for anchor in read_anchors(row.anchors):
        if not anchor.exact or anchor.exact not in visible:
            return f"its words are not in the visible text of capture {row.sha256}"
        if not anchor.stands_in(visible):
            return f"its words stand in capture {row.sha256}, but not between the words they stood between"
    return ""
