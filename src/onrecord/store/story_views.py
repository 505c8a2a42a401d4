"""Story views: lists of stories, the stories of articles, and the editions of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, or_, select

from onrecord.domain.analysis import Analysis
from onrecord.domain.listing import Listing
from onrecord.domain.story import Edition, Spread, StoryCard
from onrecord.errors import NotFound
from onrecord.store import cursors, views
from onrecord.store.parts import parts_of
from onrecord.store.story_tables import stories, story_articles
from onrecord.store.tables import articles, captures, readings

StoryOrder = Literal["newest", "texts"]


def list_stories(
    connection: Connection, *, order: StoryOrder, since_place: int | None, after: str | None, limit: int
) -> Listing[StoryCard]:
    """List stories, the newest first or those with most independent texts."""
    query = _select_cards().where(stories.c.place.is_not(None))
    if since_place is not None:
        query = query.where(stories.c.place >= since_place)
    kind = f"stories-{order}"
    if order == "newest":
        ordered = query.order_by(stories.c.place.desc(), stories.c.id)
        if after is not None:
            ordered = ordered.where(stories.c.place < cursors.read_numbers(after, kind, 1)[0])
    else:
        ordered = query.order_by(stories.c.texts.desc(), stories.c.place.desc(), stories.c.id)
        if after is not None:
            texts, place = cursors.read_numbers(after, kind, 2)
            fewer = stories.c.texts < texts
            ordered = ordered.where(or_(fewer, (stories.c.texts == texts) & (stories.c.place < place)))
    rows = connection.execute(ordered.limit(limit + 1)).all()
    last = rows[:limit][-1] if len(rows) > limit else None
    told = () if last is None else (last.place,) if order == "newest" else (last.texts, last.place)
    return Listing(
        items=tuple(_card(row) for row in rows[:limit]),
        next=cursors.write(kind, *told) if last is not None else None,
    )


def _select_cards() -> Select[Any]:
    joined = stories.outerjoin(articles, articles.c.id == stories.c.middle_id)
    return select(stories, articles.c.headline).select_from(joined)


def _card(row: Row[Any]) -> StoryCard:
    return StoryCard(
        id=row.id,
        headline=row.headline,
        first_at=row.first_at,
        last_at=row.last_at,
        spread=Spread(outlets=row.outlets, texts=row.texts, articles=row.articles),
    )


def find_story(connection: Connection, own: str) -> StoryCard:
    """Find a story; the id of one that went into another leads to that one.

    Raises:
        NotFound: There is none, or none of its articles is left.
    """
    seen: set[str] = set()
    wanted: str | None = own
    while wanted is not None and wanted not in seen:
        seen.add(wanted)
        row = connection.execute(_select_cards().where(stories.c.id == wanted)).one_or_none()
        if row is not None and row.place is not None:
            return _card(row)
        wanted = row.went_into if row is not None else None
    raise NotFound(f"story {own}: there is none in the archive.")


def story_members(connection: Connection, story: str) -> list[str]:
    """Give the ids of a story's articles, in order."""
    query = select(story_articles.c.article_id).where(story_articles.c.story_id == story)
    return list(connection.execute(query.order_by(story_articles.c.article_id)).scalars())


def stories_of(connection: Connection, ids: Iterable[str]) -> dict[str, StoryCard]:
    """Give the stories of some articles, by the article's id; those in none are left out."""
    found: dict[str, StoryCard] = {}
    joined = story_articles.join(stories, stories.c.id == story_articles.c.story_id).outerjoin(
        articles, articles.c.id == stories.c.middle_id
    )
    columns = (story_articles.c.article_id, *stories.c, articles.c.headline)
    for part in parts_of(sorted(ids)):
        query = select(*columns).select_from(joined).where(story_articles.c.article_id.in_(part))
        found.update({row.article_id: _card(row) for row in connection.execute(query)})
    return found


def editions_of(connection: Connection, own: str) -> tuple[Edition[Analysis], ...]:
    """Give the editions of an article, the earliest first, without what was withdrawn."""
    joined = readings.join(captures, captures.c.id == readings.c.capture_id)
    query = select(captures.c.id, captures.c.captured_at).select_from(joined)
    rows = connection.execute(query.where(readings.c.article_id == own, captures.c.erased_at.is_(None))).all()
    return tuple(
        Edition(capture=row.id, captured_at=row.captured_at, seen=views.analysis_shown(connection, row.id))
        for row in sorted(rows, key=lambda row: (row.captured_at, row.id))
    )
