"""Export rows: which columns an export has, and its rows as plain values.

The column's type is one of text, integer, number, boolean, texts, span, spans.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

from sqlalchemy import Connection, select

from onrecord.domain.listing import Filter, StatementCard
from onrecord.store import listing, people, views
from onrecord.store.tables import cards, voices
from onrecord.store.tables import people as people_table

What = Literal["statements", "articles", "people", "figures"]
Cell = str | int | float | bool | list[Any] | None

_ARTICLE = {"article": "text", "headline": "text", "outlet": "text", "url": "text"} | {
    "published_at": "text",
    "captured_at": "text",
}
_SPEAKER = {"speaker_name": "text", "speaker_type": "text", "speaker_role": "text"} | {
    "speaker_mention": "text",
    "speaker_members": "texts",
    "speaker_candidate": "text",
    "person": "text",
}
_SAID = {"said_on": "text", "said_text": "text", "occasion": "text", "channel": "text", "place": "text"}

COLUMNS: dict[What, dict[str, str]] = {
    "statements": {"id": "text"}
    | _ARTICLE
    | {"field": "text", "kind": "text", "act": "text", "cue_lemma": "text", "cue": "text", "polarity": "text"}
    | {"text": "text", "context": "text"}
    | {"content_spans": "spans", "cue_spans": "spans", "source_spans": "spans", "insertion_spans": "spans"}
    | _SPEAKER
    | _SAID
    | {"confidence": "number"},
    "articles": {"id": "text", "url": "text", "outlet": "text", "headline": "text", "kicker": "text"}
    | {"standfirst": "text", "authors": "texts", "published_at": "text", "modified_at": "text"}
    | {"captured_at": "text", "section": "text", "topics": "texts", "language": "text", "text": "text"}
    | {
        "source": "text",
        "capture_sha256": "text",
        "program": "text",
        "model": "text",
        "statements": "integer",
    },
    "people": {"id": "text", "name": "text", "type": "text", "roles": "texts", "spellings": "texts"}
    | {"statements": "integer", "outlets": "integer"},
    "figures": {"statement": "text"}
    | _ARTICLE
    | {"field": "text", "span": "span", "text": "text", "low": "number", "high": "number"}
    | {"relation": "text", "approximate": "boolean", "unit": "text", "counted": "text"}
    | {"cue": "text", "polarity": "text", "act": "text", "context": "text"}
    | _SPEAKER
    | {"said_on": "text"},
}


def rows_of(connection: Connection, what: What, filter: Filter) -> Iterator[dict[str, Cell]]:
    """Stream the rows of an export, newest first; each has the export's columns in their order."""
    make = {"statements": _statements, "articles": _articles, "people": _people, "figures": _figures}[what]
    for row in make(connection, filter):
        yield {name: row[name] for name in COLUMNS[what]}


def _statements(connection: Connection, filter: Filter) -> Iterator[dict[str, Cell]]:
    for row in listing.iterate_rows(connection, listing.select_cards(connection, filter)):
        spans = json.loads(row.spans)
        yield {
            **row_of(listing.card_of(row)),
            **{f"{name}_spans": spans[name] for name in ("content", "cue", "source")},
            "insertion_spans": spans["insertions"],
        }


def row_of(card: StatementCard) -> dict[str, Cell]:
    """Give a statement under the names of the export's columns, all but its spans."""
    article, speaker = card.article, card.speaker
    return {
        "id": card.id,
        "article": article.id,
        "headline": article.headline,
        "outlet": article.outlet,
        "url": article.url,
        "published_at": article.published_at,
        "captured_at": article.captured_at,
        "field": card.field,
        "kind": card.kind,
        "act": card.act,
        "cue_lemma": card.cue_lemma,
        "cue": card.cue_text,
        "polarity": card.polarity,
        "text": card.text,
        "context": card.context,
        "speaker_name": speaker.name,
        "speaker_type": speaker.type,
        "speaker_role": speaker.role,
        "speaker_mention": speaker.mention,
        "speaker_members": list(speaker.members),
        "speaker_candidate": speaker.candidate,
        "person": card.person,
        "said_on": card.said_on,
        "said_text": card.said_text,
        "occasion": card.occasion,
        "channel": card.channel,
        "place": card.place,
        "confidence": card.confidence,
    }


def _figures(connection: Connection, filter: Filter) -> Iterator[dict[str, Cell]]:
    for row in listing.iterate_rows(connection, listing.select_cards(connection, filter)):
        statement = row_of(listing.card_of(row))
        for figure in json.loads(row.figures):
            yield {**statement, **figure, "statement": row.id}


def _articles(connection: Connection, filter: Filter) -> Iterator[dict[str, Cell]]:
    for row in listing.iterate_rows(connection, listing.select_articles(connection, filter)):
        view = views.view_of(connection, row)
        article, made_by = view.analysis.article, view.analysis.made_by
        assert article is not None
        names = ("url", "outlet", "headline", "kicker", "standfirst", "section", "language", "text")
        yield {
            "id": view.id,
            **{name: getattr(article, name) for name in names},
            "authors": list(article.authors),
            "topics": list(article.topics),
            "published_at": article.published_at,
            "modified_at": article.modified_at,
            "captured_at": view.evidence.captured_at,
            "source": view.evidence.source,
            "capture_sha256": view.evidence.sha256,
            "program": made_by.program,
            "model": made_by.model,
            "statements": len(view.analysis.statements),
        }


def _people(connection: Connection, filter: Filter) -> Iterator[dict[str, Cell]]:
    numbers = listing.select_cards(connection, filter).with_only_columns(cards.c.number).order_by(None)
    speaking = select(voices.c.person_id).where(voices.c.number.in_(numbers))
    query = select(people_table).where(people_table.c.withdrawn_at.is_(None), people_table.c.id.in_(speaking))
    ordered = query.order_by(people_table.c.statements.desc(), people_table.c.id)
    for row in listing.iterate_rows(connection, ordered):
        (card,) = people.cards_of(connection, [row])
        yield {
            "id": card.id,
            "name": card.name,
            "type": card.type,
            "roles": list(card.roles),
            "spellings": list(card.spellings),
            "statements": card.statements,
            "outlets": card.outlets,
        }
