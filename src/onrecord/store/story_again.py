"""Story again: what comparing the whole archive anew reads and writes, many articles at a time.

The sketches of all articles are written first, then who is like whom, then the stories, all in
transactions of their own. A stop leaves articles without a sketch, or in the stories that they were in;
the next `stories compare` goes on from there. What people decided is never touched.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select

from onrecord.domain.story import Pair, Plain
from onrecord.store import story_ledger, views
from onrecord.store.parts import parts_of
from onrecord.store.prepared import Prepared
from onrecord.store.reprints import hold_to_decisions
from onrecord.store.story_tables import (
    copies,
    reprints,
    sketches,
    story_links,
    story_sides,
    story_terms,
    text_marks,
)
from onrecord.store.tables import articles, captures, readings, statements

_BLANKED = Prepared(
    select(statements.c.article_id)
    .distinct()
    .where(statements.c.state == "withdrawn", statements.c.article_id.in_(bindparam("ids")))
)
_PLAIN = Prepared(
    select(
        articles.c.id,
        articles.c.capture_id,
        articles.c.published_at,
        captures.c.captured_at,
        readings.c.record,
    )
    .join(readings, readings.c.capture_id == articles.c.capture_id)
    .join(captures, captures.c.id == articles.c.capture_id)
    .where(articles.c.id.in_(bindparam("ids")), articles.c.withdrawn_at.is_(None))
)


def read_plain(connection: Connection, ids: Sequence[str]) -> list[Plain]:
    """Read some articles, in their order; those that were withdrawn are left out."""
    found: dict[str, Plain] = {}
    for part in parts_of(ids):
        blanked = set(_BLANKED.scalars(connection, {"ids": part}))
        for row in _PLAIN.rows(connection, {"ids": part}):
            headline, body, names = (
                _shown(connection, row.capture_id) if row.id in blanked else _of_record(row.record)
            )
            found[row.id] = Plain(
                article=row.id,
                capture=row.capture_id,
                published_at=row.published_at,
                captured_at=row.captured_at,
                headline=headline,
                text=body,
                names=names,
            )
    return [found[own] for own in ids if own in found]


def _of_record(record: str) -> tuple[str | None, str, tuple[str, ...]]:
    told = json.loads(record)
    names = (each["speaker"]["name"] for each in told["statements"])
    return told["article"]["headline"], told["article"]["text"], tuple(name for name in names if name)


def _shown(connection: Connection, capture: str) -> tuple[str | None, str, tuple[str, ...]]:
    analysis = views.analysis_shown(connection, capture)
    article = analysis.article
    assert article is not None
    names = tuple(own.speaker.name for own in analysis.statements if own.speaker.name)
    return article.headline, article.text, names


def clear(connection: Connection) -> None:
    """Remove what was found; stories and decisions stay."""
    for table in (story_links, copies, reprints, story_terms, text_marks, sketches):
        connection.execute(delete(table))


def hold_reprints(connection: Connection) -> None:
    """Part reprints from their stand-ins where people decided so."""
    named = connection.execute(
        select(story_sides.c.article_id)
        .distinct()
        .where(story_sides.c.article_id.in_(select(reprints.c.article_id)))
    )
    hold_to_decisions(connection, set(named.scalars()))


def all_links(connection: Connection) -> dict[Pair, float]:
    """Give every likeness; what people put together is as alike as can be. Of reprints there is none."""
    links = {(row.one, row.other): row.score for row in connection.execute(select(story_links)).all()}
    stood = select(reprints.c.article_id)
    asked = select(story_sides.c.article_id).distinct().where(story_sides.c.article_id.not_in(stood))
    decided = set(connection.execute(asked).scalars())
    together, _ = story_ledger.pairs_of(story_ledger.find_decisions(connection, decided), decided)
    return {**links, **dict.fromkeys(together, float("inf"))}
