"""Story parts: one story, or the copies of one text, read part by part.

What orders a list is read of all its articles, in a few columns; the articles themselves of the part
that is asked for alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Row, func, select

from onrecord.domain.listing import ArticleCard
from onrecord.domain.story import CopiesView, MainSpeaker, Spread, StoryArticle, StoryView, TextCopy
from onrecord.store import reprints, stored
from onrecord.store.parts import parts_of
from onrecord.store.story_tables import copies, story_articles
from onrecord.store.story_texts import Text, marks_of, part_texts, texts_of
from onrecord.store.story_views import find_story, story_members
from onrecord.store.tables import articles, cards, people, voices

_SPEAKERS = 8
_MOST_COPIES = 5_000


@dataclass(frozen=True, slots=True)
class _Short:
    """What orders an article among others."""

    moment: str
    id: str
    outlet: str | None


def get_story(connection: Connection, own: str, *, start: int, limit: int) -> StoryView:
    """Give a story with a part of its articles.

    Raises:
        NotFound: There is none, or none of its articles is left.
    """
    card = find_story(connection, own)
    ids = story_members(connection, card.id)
    held = _shorts(connection, ids)
    texts = [_by_time(text, held) for text in texts_of(connection, sorted(held))]
    texts.sort(key=lambda text: (held[text.articles[0]].moment, text.articles[0]))
    rows = [(number, own) for number, text in enumerate(texts) for own in text.articles[:1]]
    rows += [(number, own) for number, text in enumerate(texts) for own in text.articles[1:]]
    also: dict[str, tuple[int, ...]] = {}
    for number, text in enumerate(texts):
        for own in text.digests:
            also[own] = (*also.get(own, ()), number)
    part = rows[start : start + limit]
    firsts = [text.articles[0] for text in texts]
    wanted = {each for number, own in part for each in (number, *also.get(own, ()))}
    read = _cards(connection, {own for _, own in part} | {firsts[number] for number in wanted})
    return StoryView(
        card=replace(card, spread=replace(card.spread, texts=len(texts))),
        articles=tuple(
            StoryArticle(
                article=read[own], text=number, is_earliest=own == firsts[number], also=also.get(own, ())
            )
            for number, own in part
        ),
        total=len(rows),
        texts=tuple(firsts),
        sizes=tuple(len(text.articles) for text in texts),
        originals={number: read[firsts[number]] for number in sorted(wanted)},
        said=_said(connection, firsts),
        speakers=_speakers(connection, card.id),
    )


def _by_time(text: Text, held: Mapping[str, _Short]) -> Text:
    return Text(tuple(sorted(text.articles, key=lambda own: (held[own].moment, own))), text.digests)


def _shorts(connection: Connection, ids: Sequence[str]) -> dict[str, _Short]:
    """Give what orders articles, of those that are not withdrawn."""
    columns = (articles.c.id, articles.c.published_at, articles.c.captured_at, articles.c.outlet)
    found: dict[str, _Short] = {}
    for part in parts_of(ids):
        query = select(*columns).where(articles.c.id.in_(part), articles.c.withdrawn_at.is_(None))
        for own, published, captured, outlet in connection.execute(query):
            found[own] = _Short(published or captured, own, outlet)
    return found


def _cards(connection: Connection, ids: Iterable[str]) -> dict[str, ArticleCard]:
    found: dict[str, ArticleCard] = {}
    for part in parts_of(sorted(ids)):
        rows = connection.execute(select(articles).where(articles.c.id.in_(part)))
        found.update({row.id: stored.article_card(row) for row in rows})
    return found


def _said(connection: Connection, ids: Sequence[str]) -> int:
    """Count the statements of some articles, without thoughts and plans."""
    total = 0
    for part in parts_of(ids):
        query = select(func.count()).where(cards.c.article_id.in_(part), cards.c.is_attitude.is_(False))
        total += connection.execute(query).scalar_one()
    return total


def _speakers(connection: Connection, story: str) -> tuple[MainSpeaker, ...]:
    """Give the people most quoted in a story, by outlets and then by statements."""
    count, outlets = func.count().label("said"), func.count(cards.c.outlet.distinct()).label("outlets")
    joined = (
        story_articles.join(cards, cards.c.article_id == story_articles.c.article_id)
        .join(voices, voices.c.number == cards.c.number)
        .join(people, people.c.id == voices.c.person_id)
    )
    shown = (
        (story_articles.c.story_id == story)
        & cards.c.is_attitude.is_(False)
        & people.c.withdrawn_at.is_(None)
    )
    query = select(people.c.id, people.c.name, people.c.type, count, outlets).select_from(joined).where(shown)
    grouped = query.group_by(people.c.id, people.c.name, people.c.type)
    ranked = grouped.order_by(outlets.desc(), count.desc(), people.c.id).limit(_SPEAKERS)
    return tuple(
        MainSpeaker(person=row.id, name=row.name, type=row.type, statements=row.said, outlets=row.outlets)
        for row in connection.execute(ranked)
    )


def copies_of(connection: Connection, own: str, *, start: int, limit: int) -> CopiesView:
    """Give a part of the articles that share a text with one, and how far it went.

    The spread counts the articles of the same text, also by way of others.
    """
    shares: dict[str, float] = {row.other: row.share for row in _ties(connection, [own])}
    texts = _texts_held(connection, own)
    same = {each for text in texts for each in (*text.articles, *text.digests)}
    held = _shorts(connection, sorted({*shares, *same}))

    def order(each: str) -> tuple[bool, float, str, str]:
        if each in same:
            return True, 0.0, held[each].moment, each
        return False, -shares[each], "", each

    ordered = sorted(held.keys() - {own}, key=order)
    part = ordered[start : start + limit]
    read = _cards(connection, part)
    printed = [held[each] for each in same if each in held]
    return CopiesView(
        copies=tuple(
            TextCopy(article=read[each], share=shares.get(each, 0.0), is_copy=each in same) for each in part
        ),
        total=len(ordered),
        spread=Spread(
            outlets=len({each.outlet for each in printed} - {None}),
            texts=len(texts),
            articles=len(printed),
        ),
    )


def _texts_held(connection: Connection, own: str) -> list[Text]:
    """Give the text that an article prints; those that it holds, where it is a digest."""
    same = sorted(_same_text(connection, own))
    texts = part_texts(same, marks_of(connection, same))
    return [text for text in texts if own in text.articles or own in text.digests]


def _same_text(connection: Connection, own: str) -> set[str]:
    members, fresh = {own}, {own}
    while fresh and len(members) < _MOST_COPIES:
        found = {row.other for row in _ties(connection, sorted(fresh)) if row.is_copy}
        found |= set(reprints.stand_ins_of(connection, fresh).values())
        found |= {each for some in reprints.reprints_of(connection, fresh).values() for each in some}
        fresh = found - members
        members |= fresh
    return members


def _ties(connection: Connection, ids: Sequence[str]) -> list[Row[tuple[str, str, float, bool]]]:
    found: list[Row[tuple[str, str, float, bool]]] = []
    for part in parts_of(ids):
        for here, there in ((copies.c.one, copies.c.other), (copies.c.other, copies.c.one)):
            query = select(here.label("own"), there.label("other"), copies.c.share, copies.c.is_copy)
            found.extend(connection.execute(query.where(here.in_(part))))
    return found
