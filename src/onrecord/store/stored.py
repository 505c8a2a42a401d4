"""Stored: rows of the archive read back as the values they were made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from onrecord.domain.analysis import Analysis
from onrecord.domain.article import KeptLine
from onrecord.domain.listing import ArticleCard, CaptureEvidence, StatementCard
from onrecord.domain.record import from_record
from onrecord.domain.span import Span
from onrecord.domain.statement import Speaker
from onrecord.store.evidence import Lying
from onrecord.store.identity import Minted, Wording
from onrecord.store.prepared import Prepared
from onrecord.store.tables import captures, links, people, readings, statements


def last_record(connection: Connection) -> Lying | None:
    """Give the last committed WARC record of the archive."""
    query = select(captures.c.warc, captures.c.offset, captures.c.length)
    newest = query.order_by(captures.c.warc.desc(), captures.c.offset.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    return Lying(warc=row.warc, offset=row.offset, length=row.length) if row else None


def minted(connection: Connection, article_id: str, capture_id: str) -> list[Minted]:
    """Give every statement that has an id in an article, those of one capture in their order first."""
    query = select(statements).where(statements.c.article_id == article_id)
    rows = connection.execute(query.order_by(statements.c.ordinal, statements.c.id)).all()
    ordered = sorted(rows, key=lambda row: row.capture_id != capture_id)
    return [_minted(row, capture_id) for row in ordered]


def _minted(row: Row[Any], capture_id: str) -> Minted:
    wording = Wording(
        field=row.field,
        field_sha256=row.field_sha256,
        content=tuple(Span(*pair) for pair in json.loads(row.content)),
        words=row.words,
        words_sha256=row.words_sha256,
    )
    return Minted(
        id=row.id,
        wording=wording,
        is_same_capture=row.capture_id == capture_id,
        is_gone=row.state in ("dropped", "earlier"),
    )


_READ_IN = Prepared(
    select(readings.c.record, readings.c.kept, captures.c.size_bytes)
    .join(captures, captures.c.id == readings.c.capture_id)
    .where(readings.c.capture_id == bindparam("capture"))
)


def analysis_of(connection: Connection, capture_id: str) -> Analysis:
    """Give what was read in a capture, without what was withdrawn since."""
    (row,) = _READ_IN.rows(connection, {"capture": capture_id})
    analysis = from_record(json.loads(row.record))
    kept = tuple(KeptLine(text=text, line=line, reason=reason) for text, line, reason in json.loads(row.kept))
    return replace(analysis, kept=kept, capture=replace(analysis.capture, size_bytes=row.size_bytes))


_VOICES = (
    select(links.c.statement_id, links.c.person_id)
    .join(people, people.c.id == links.c.person_id)
    .where(people.c.withdrawn_at.is_(None))
    .order_by(links.c.person_id)
)
_VOICES_OF_STATEMENTS = Prepared(_VOICES.where(links.c.statement_id.in_(bindparam("ids"))))
_VOICES_OF_ARTICLE = Prepared(
    _VOICES.join(statements, statements.c.id == links.c.statement_id).where(
        statements.c.article_id == bindparam("article")
    )
)


def voices_of(connection: Connection, article_id: str) -> dict[str, list[str]]:
    """Give the people of each statement of an article, without those who were withdrawn."""
    return _by_statement(_VOICES_OF_ARTICLE.rows(connection, {"article": article_id}))


def voices_of_statements(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """Give the people of each of some statements, without those who were withdrawn."""
    return _by_statement(_VOICES_OF_STATEMENTS.rows(connection, {"ids": ids}))


def _by_statement(rows: Iterable[Any]) -> dict[str, list[str]]:
    voices: dict[str, list[str]] = {}
    for row in rows:
        voices.setdefault(row.statement_id, []).append(row.person_id)
    return voices


def only_one(voices: list[str] | None) -> str | None:
    """Give the person of a statement; None where it has none, or several who speak as one."""
    return voices[0] if voices is not None and len(voices) == 1 else None


def evidence_of(row: Any) -> CaptureEvidence:
    """Make a capture's evidence of its row."""
    return CaptureEvidence(
        id=row.id,
        sha256=row.sha256,
        source=row.source,
        url=row.url,
        media_type=row.media_type,
        taken_as=row.taken_as,
        captured_at=row.captured_at,
        size_bytes=row.size_bytes,
        warc=row.warc,
        offset=row.offset,
    )


def article_card(row: Any) -> ArticleCard:
    """Make an article's card of its row."""
    return ArticleCard(
        id=row.id,
        headline=row.headline,
        outlet=row.outlet,
        url=row.url,
        published_at=row.published_at,
        captured_at=row.captured_at,
        section=row.section,
        language=row.language,
        opening=row.opening,
        topic=row.topic,
    )


def statement_card(row: Any, article: ArticleCard, *, score: float | None = None) -> StatementCard:
    """Make a statement's card of its row."""
    speaker = json.loads(row.speaker)
    return StatementCard(
        id=row.id,
        article=article,
        person=row.person_id,
        speaker=Speaker(**{**speaker, "members": tuple(speaker["members"])}),
        field=row.field,
        kind=row.kind,
        act=row.act,
        cue_lemma=row.cue_lemma,
        cue_text=row.cue_text,
        polarity=row.polarity,
        text=row.text,
        context=row.context,
        said_on=row.said_on,
        said_text=row.said_text,
        occasion=row.occasion,
        channel=row.channel,
        place=row.venue,
        confidence=row.confidence,
        score=score,
    )
