"""Story views: lists of stories, one story with its articles by text, and where else a text stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, func, or_, select

from onrecord.domain.analysis import Analysis
from onrecord.domain.listing import ArticleCard, Listing
from onrecord.domain.story import Edition, MainSpeaker, Spread, StoryCard, StoryView, TextCopy
from onrecord.errors import NotFound
from onrecord.store import cursors, reprints, stored, views
from onrecord.store.parts import parts_of
from onrecord.store.story_groups import texts_of
from onrecord.store.story_tables import copies, stories, story_articles
from onrecord.store.tables import articles, captures, cards, people, readings, voices

StoryOrder = Literal["newest", "texts"]
_SPEAKERS = 8
_MOST_COPIES = 5_000


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
            ordered = ordered.where(stories.c.place < cursors.read_number(after, kind))
    else:
        ordered = query.order_by(stories.c.texts.desc(), stories.c.place.desc(), stories.c.id)
        if after is not None:
            texts, place = cursors.numbers(cursors.read(after, kind, 2), after)
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


def get_story(connection: Connection, own: str) -> StoryView:
    """Give a story; the id of one that went into another leads to that one.

    Raises:
        NotFound: There is none, or none of its articles is left.
    """
    row = _row(connection, own)
    ids = story_members(connection, row.id)
    held = {card.id: card for card in _articles(connection, ids)}
    texts = [tuple(held[own] for own in text) for text in texts_of(connection, ids)]
    ordered = [tuple(sorted(text, key=_moment)) for text in texts]
    return StoryView(
        card=_card(row),
        texts=tuple(sorted(ordered, key=lambda text: (_moment(text[0]), text[0].id))),
        speakers=_speakers(connection, ids),
    )


def _row(connection: Connection, own: str) -> Row[Any]:
    seen: set[str] = set()
    wanted: str | None = own
    while wanted is not None and wanted not in seen:
        seen.add(wanted)
        row = connection.execute(_select_cards().where(stories.c.id == wanted)).one_or_none()
        if row is not None and row.place is not None:
            return row
        wanted = row.went_into if row is not None else None
    raise NotFound(f"story {own}: there is none in the archive.")


def _moment(card: ArticleCard) -> str:
    return card.published_at or card.captured_at


def story_members(connection: Connection, story: str) -> list[str]:
    """Give the ids of a story's articles, in order."""
    query = select(story_articles.c.article_id).where(story_articles.c.story_id == story)
    return list(connection.execute(query.order_by(story_articles.c.article_id)).scalars())


def _articles(connection: Connection, ids: Sequence[str]) -> list[ArticleCard]:
    found: list[ArticleCard] = []
    for part in parts_of(ids):
        live = articles.c.id.in_(part) & articles.c.withdrawn_at.is_(None)
        found += [stored.article_card(row) for row in connection.execute(select(articles).where(live))]
    return found


def _speakers(connection: Connection, ids: Sequence[str]) -> tuple[MainSpeaker, ...]:
    """Give the people most quoted in some articles, by outlets and then by statements."""
    count, outlets = func.count().label("said"), func.count(cards.c.outlet.distinct()).label("outlets")
    joined = cards.join(voices, voices.c.number == cards.c.number).join(
        people, people.c.id == voices.c.person_id
    )
    shown = cards.c.article_id.in_(ids) & cards.c.is_attitude.is_(False) & people.c.withdrawn_at.is_(None)
    query = select(people.c.id, people.c.name, people.c.type, count, outlets).select_from(joined).where(shown)
    grouped = query.group_by(people.c.id, people.c.name, people.c.type)
    ranked = grouped.order_by(outlets.desc(), count.desc(), people.c.id).limit(_SPEAKERS)
    return tuple(
        MainSpeaker(person=row.id, name=row.name, type=row.type, statements=row.said, outlets=row.outlets)
        for row in connection.execute(ranked)
    )


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


def copies_of(connection: Connection, own: str) -> tuple[tuple[TextCopy, ...], Spread]:
    """Give the articles that share a text with one, those with most of it first, and how far it went.

    The spread counts the articles of the same text, also by way of others.
    """
    shares = {row.other: row for row in _ties(connection, [own])}
    same = _same_text(connection, own)
    held = {card.id: card for card in _articles(connection, sorted({*shares, *same}))}
    found = [
        TextCopy(
            article=card,
            share=shares[card.id].share if card.id in shares else 0.0,
            is_copy=card.id in same,
        )
        for card in held.values()
        if card.id != own
    ]
    outlets = {held[each].outlet for each in same if each in held} - {None}
    spread = Spread(outlets=len(outlets), texts=1, articles=len(same & set(held)))
    return tuple(sorted(found, key=lambda copy: (-copy.is_copy, -copy.share, copy.article.id))), spread


def _same_text(connection: Connection, own: str) -> set[str]:
    members, fresh = {own}, {own}
    while fresh and len(members) < _MOST_COPIES:
        found = {row.other for row in _ties(connection, sorted(fresh)) if row.is_copy}
        found |= set(reprints.stand_ins_of(connection, fresh).values())
        found |= {each for some in reprints.reprints_of(connection, fresh).values() for each in some}
        fresh = found - members
        members |= fresh
    return members


def _ties(connection: Connection, ids: Sequence[str]) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    for part in parts_of(ids):
        for here, there in ((copies.c.one, copies.c.other), (copies.c.other, copies.c.one)):
            query = select(here.label("own"), there.label("other"), copies.c.share, copies.c.is_copy)
            found.extend(connection.execute(query.where(here.in_(part))))
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
