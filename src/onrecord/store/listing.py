"""Listing: articles and statements, newest first, by filter.

Each listing walks one index downwards from a number (keyset), so that page 1,000 costs as
much as page 1 and nothing is listed twice while pages arrive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)

from onrecord.domain.listing import ArticleCard, Counts, Filter, Listing, StatementCard
from onrecord.store import cursors, people, search_index
from onrecord.store.engine import is_sqlite
from onrecord.store.moments import LAST_NUMBER, SECOND, first_number, parse_moment
from onrecord.store.parts import parts_of
from onrecord.store.search_index import Match, Term
from onrecord.store.stored import article_card, statement_card
from onrecord.store.tables import WORDS, articles, cards, voices
from onrecord.store.tables import people as people_table
from onrecord.store.wording import words_of

_STREAMED = 500  # rows in memory
_DAY = 24 * 3600 * SECOND
_ZONES = 14 * 3600 * SECOND  # the widest offset of a local date from UTC
_ARTICLE_COLUMNS = [column.label(f"of_article_{column.name}") for column in articles.c]


def list_statements(
    connection: Connection, filter: Filter, *, after: str | None, limit: int, terms: Sequence[Term] = ()
) -> Listing[StatementCard]:
    """List statements newest first; with terms, those that hold them all."""
    before = None if after is None else cursors.read_numbers(after, "statements", 1)[0]
    query = select_cards(connection, filter, terms=terms, before=before).limit(limit + 1)
    rows = connection.execute(query).all()
    found = [card_of(row) for row in rows[:limit]]
    more = len(rows) > limit
    return Listing(
        items=tuple(found), next=cursors.write("statements", rows[limit - 1].number) if more else None
    )


def select_cards(
    connection: Connection, filter: Filter, *, terms: Sequence[Term] = (), before: int | None = None
) -> Select[Any]:
    """Select the cards of a filter with their articles, newest first."""
    speaker = tuple(words_of(filter.speaker or ""))
    joined: FromClause = cards.join(articles, articles.c.id == cards.c.article_id)
    if terms or speaker:
        match = make_match(connection, filter, terms=terms)
        matched, number, condition = matching(connection, match)
        joined = matched.join(cards, cards.c.number == number).join(
            articles, articles.c.id == cards.c.article_id
        )
        conditions = [condition, *_days(filter)]
    elif filter.person:
        joined = voices.join(joined, voices.c.number == cards.c.number)
        number, conditions = voices.c.number, [voices.c.person_id == filter.person, *_conditions(filter)]
    else:
        number, conditions = cards.c.number, _conditions(filter)
    if before is not None:
        conditions.append(number < before)
    conditions.extend(_numbers(filter, number))
    query = select(*cards.c, *_ARTICLE_COLUMNS).select_from(joined)
    return query.where(*conditions).order_by(number.desc())


def make_match(
    connection: Connection, filter: Filter, *, terms: Sequence[Term], needs_all: bool = True
) -> Match:
    """Make the match of terms and a filter."""
    speaker = tuple(words_of(filter.speaker or ""))
    voices = people.find_named(connection, speaker) if speaker else []
    return Match(
        terms=tuple(terms),
        needs_all=needs_all,
        speaker=speaker,
        voices=tuple(map(search_index.person_tag, voices)),
        tags=search_index.tags_asked(filter),
    )


def matching(
    connection: Connection, match: Match
) -> tuple[FromClause, ColumnElement[int], ColumnElement[bool]]:
    """Give the search index, its number, and the condition that an entry matches."""
    condition: Any
    if is_sqlite(connection):
        index = table(WORDS, column("rowid"))
        condition = text("statement_words MATCH :match").bindparams(match=search_index.to_fts5(match))
        return index, index.c.rowid, condition
    index = table(WORDS, column("number"), column("words"))
    asked = search_index.to_tsquery(match)
    condition = text("statement_words.words @@ CAST(:match AS tsquery)").bindparams(match=asked)
    return index, index.c.number, condition


def _conditions(filter: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = _days(filter)
    if filter.outlet:
        conditions.append(cards.c.outlet == filter.outlet)
    if filter.topic:
        conditions.append(cards.c.topic == filter.topic)
    if filter.kind:
        conditions.append(cards.c.kind == filter.kind)
    if not filter.with_attitudes:
        conditions.append(cards.c.is_attitude.is_(False))
    if not filter.with_uncertain:
        conditions.append(cards.c.is_uncertain.is_(False))
    return conditions


def inside_days(filter: Filter, number: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Give the conditions that a card's day lies in the filter's, and its number near it."""
    return [*_days(filter), *_numbers(filter, number)]


def _days(filter: Filter) -> list[ColumnElement[bool]]:
    return _between(filter, cards.c.published_on)


def _between(filter: Filter, day: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filter.since:
        conditions.append(day >= filter.since[:10])
    if filter.until:
        conditions.append(day <= filter.until[:10])
    return conditions


def _numbers(filter: Filter, number: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Bound the walk to the filter's days, wide enough for every zone."""
    conditions: list[ColumnElement[bool]] = []
    since, until = (
        parse_moment(filter.since and filter.since[:10]),
        parse_moment(filter.until and filter.until[:10]),
    )
    if since:
        conditions.append(number >= max(0, first_number(since) - _ZONES))
    if until:
        conditions.append(number <= min(LAST_NUMBER, first_number(until) + _ZONES + _DAY))
    return conditions


def card_of(row: Any, *, score: float | None = None) -> StatementCard:
    """Make a card of a row that `select_cards` gave."""
    return statement_card(row, article_card(_Prefixed(row)), score=score)


class _Prefixed:
    """The article's columns of a joined row, under their own names."""

    __slots__ = ("_row",)

    def __init__(self, row: Any) -> None:
        self._row = row

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, f"of_article_{name}")


def cards_of_numbers(connection: Connection, numbers: Sequence[int]) -> dict[int, Any]:
    """Give the rows of some cards with their articles, by number."""
    joined = cards.join(articles, articles.c.id == cards.c.article_id)
    found: dict[int, Any] = {}
    for part in parts_of(numbers):
        query = select(*cards.c, *_ARTICLE_COLUMNS).select_from(joined).where(cards.c.number.in_(part))
        found.update({row.number: row for row in connection.execute(query)})
    return found


def list_articles(
    connection: Connection, filter: Filter, *, after: str | None, limit: int
) -> Listing[ArticleCard]:
    """List articles newest first; filters of statements ask for one at least."""
    query = select_articles(connection, filter)
    if after is not None:
        query = query.where(articles.c.place < cursors.read_numbers(after, "articles", 1)[0])
    rows = connection.execute(query.limit(limit + 1)).all()
    more = len(rows) > limit
    return Listing(
        items=tuple(article_card(row) for row in rows[:limit]),
        next=cursors.write("articles", rows[limit - 1].place) if more else None,
    )


def select_articles(connection: Connection, filter: Filter) -> Select[Any]:
    """Select the articles of a filter, newest first."""
    conditions = [articles.c.withdrawn_at.is_(None), *_between(filter, articles.c.published_on)]
    conditions.extend(_numbers(filter, articles.c.place))
    if filter.outlet:
        conditions.append(articles.c.outlet == filter.outlet)
    if filter.topic:
        conditions.append(articles.c.topic == filter.topic)
    if filter.person or filter.kind or words_of(filter.speaker or "") or not filter.with_uncertain:
        conditions.append(_has_statement(connection, filter))
    return select(articles).where(*conditions).order_by(articles.c.place.desc())


def _has_statement(connection: Connection, filter: Filter) -> ColumnElement[bool]:
    if words_of(filter.speaker or ""):
        matched, number, condition = matching(connection, make_match(connection, filter, terms=()))
        joined = matched.join(cards, cards.c.number == number)
        return articles.c.id.in_(select(cards.c.article_id).select_from(joined).where(condition))
    if filter.person:
        spoken = voices.join(cards, cards.c.number == voices.c.number)
        own = and_(voices.c.person_id == filter.person, *_conditions(filter))
        return articles.c.id.in_(select(cards.c.article_id).select_from(spoken).where(own))
    own = and_(cards.c.article_id == articles.c.id, *_conditions(filter))
    return select(literal_column("1")).select_from(cards).where(own).correlate(articles).exists()


def statements_of(
    connection: Connection, article_ids: Sequence[str], filter: Filter
) -> dict[str, tuple[StatementCard, ...]]:
    """Give the statements of some articles, in the order of the page."""
    found: dict[str, list[tuple[int, StatementCard]]] = {own: [] for own in article_ids}
    for part in parts_of(article_ids):
        query = select_cards(connection, filter).where(cards.c.article_id.in_(part))
        for row in connection.execute(query):
            found[row.article_id].append((row.ordinal, card_of(row)))
    return {
        own: tuple(card for _, card in sorted(rows, key=lambda pair: pair[0])) for own, rows in found.items()
    }


def iterate_rows(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    """Stream a query's rows, a bounded number of them in memory."""
    with connection.execute(query.execution_options(yield_per=_STREAMED)) as result:
        yield from result


def outlets(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Give outlets and the number of their articles, most first."""
    count = func.count().label("count")
    query = select(articles.c.outlet, count).where(
        articles.c.outlet.is_not(None), articles.c.withdrawn_at.is_(None)
    )
    rows = connection.execute(query.group_by(articles.c.outlet)).all()
    return tuple(sorted(((row[0], row[1]) for row in rows), key=lambda pair: (-pair[1], pair[0])))


def topics(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Give the topics that articles are about and the number of these, most first."""
    count = func.count().label("count")
    query = select(articles.c.topic, count).where(
        articles.c.topic.is_not(None), articles.c.withdrawn_at.is_(None)
    )
    rows = connection.execute(query.group_by(articles.c.topic)).all()
    return tuple(sorted(((row[0], row[1]) for row in rows), key=lambda pair: (-pair[1], pair[0])))


def counts(connection: Connection) -> Counts:
    """Count what listings show by default: no attitudes."""
    live = articles.c.withdrawn_at.is_(None)
    total = select(func.count()).select_from(articles).where(live)
    spoken = select(func.count()).select_from(cards).where(cards.c.is_attitude.is_(False))
    known = select(func.count()).where(people_table.c.withdrawn_at.is_(None), people_table.c.statements > 0)
    names = select(func.count(articles.c.outlet.distinct())).where(live)
    article_count, spoken_count, known_count, outlet_count = (
        connection.execute(query).scalar_one() for query in (total, spoken, known, names)
    )
    return Counts(articles=article_count, statements=spoken_count, people=known_count, outlets=outlet_count)
