"""Search: a user's words to statements, newest first, by relevance, or by closeness.

Any text is a query: its words must all stand in the content or the speaker's name,
"quoted words" must follow each other, a star ends the start of a word. Nothing in it is
syntax that could be wrong. Relevance ranks the newest 1,000 matches and says so. Without a word
a filter that narrows lists what it leaves, newest first in either order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, cast, func, literal, literal_column, select
from sqlalchemy.dialects.postgresql import TSQUERY

from onrecord.domain.listing import Filter, Found, Listing, StatementCard
from onrecord.store import cursors, search_index
from onrecord.store.engine import is_sqlite
from onrecord.store.listing import (
    card_of,
    cards_of_numbers,
    inside_days,
    list_statements,
    make_match,
    matching,
    select_cards,
)
from onrecord.store.search_index import Match, Term
from onrecord.store.tables import cards
from onrecord.store.wording import words_of

NEWEST = 1_000
MOST_COUNTED = 100_000
_MOST_TERMS = 48
_CANDIDATES = 300
_TERM = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\s\"“”„«»]+)")
_FUNCTION_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have"}
    | {"he", "her", "his", "i", "in", "is", "it", "its", "not", "of", "on", "or", "our", "she", "so"}
    | {"that", "the", "their", "them", "they", "this", "to", "was", "we", "were", "what", "which"}
    | {"who", "will", "with", "would", "you", "your", "s", "t"}
)


def parse_query(query: str) -> tuple[Term, ...]:
    """Read a user's query; words beyond the first 48 terms are left out."""
    terms: list[Term] = []
    for match in _TERM.finditer(query):
        phrase, word = match.groups()
        words = tuple(words_of(phrase if phrase is not None else word))
        term = Term(words=words, is_prefix=phrase is None and word.endswith("*"))
        if words and term not in terms:
            terms.append(term)
    return tuple(terms[:_MOST_TERMS])


def search_newest(
    connection: Connection, query: str, filter: Filter, *, after: str | None, limit: int
) -> Listing[StatementCard]:
    """Give the matches newest first; without a word, what the filter leaves, if it narrows."""
    terms = parse_query(query)
    if not terms and not _lists_without_words(query, filter):
        return Listing()
    return list_statements(connection, filter, after=after, limit=limit, terms=terms)


def _lists_without_words(query: str, filter: Filter) -> bool:
    return not query.strip() and filter.narrows


def count_found(connection: Connection, query: str, filter: Filter) -> Found:
    """Count what a search finds, up to 100,000."""
    terms = parse_query(query)
    if not terms and not _lists_without_words(query, filter):
        return Found(count=0, is_all=True)
    asked: Select[Any]
    if filter.since or filter.until:
        asked = select_cards(connection, filter, terms=terms).with_only_columns(cards.c.number).order_by(None)
    else:
        matched, number, condition = matching(connection, make_match(connection, filter, terms=terms))
        asked = select(number).select_from(matched).where(condition)
    some = asked.limit(MOST_COUNTED + 1).subquery("counted")
    count: int = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Found(count=min(count, MOST_COUNTED), is_all=count <= MOST_COUNTED)


def search_relevant(
    connection: Connection, query: str, filter: Filter, *, after: str | None, limit: int
) -> Listing[StatementCard]:
    """Give the newest 1,000 matches by relevance, the ones found at the first part throughout."""
    terms = parse_query(query)
    if not terms:
        return search_newest(connection, query, filter, after=after, limit=limit)
    start, newest = cursors.read_numbers(after, "relevance", 2) if after else (0, None)
    match = make_match(connection, filter, terms=terms)
    found = _newest_ranked(connection, match, filter, newest)
    ranked = sorted(found[:NEWEST], key=lambda pair: (-pair[1], -pair[0]))
    part = ranked[max(start, 0) :][:limit]
    end = max(start, 0) + len(part)
    top = newest if newest is not None else max((number for number, _ in found), default=0)
    return Listing(
        items=_cards(connection, part),
        next=cursors.write("relevance", end, top) if end < len(ranked) and part else None,
        bounded=NEWEST if len(found) > NEWEST else None,
    )


def _newest_ranked(
    connection: Connection, match: Match, filter: Filter, newest: int | None
) -> list[tuple[int, float]]:
    query, number = _ranked(connection, match, filter)
    if newest is not None:
        query = query.where(number <= newest)
    rows = connection.execute(query.order_by(number.desc()).limit(NEWEST + 1)).all()
    return [(row.number, float(row.rank)) for row in rows]


def _ranked(connection: Connection, match: Match, filter: Filter) -> tuple[Select[Any], ColumnElement[int]]:
    """Select number and rank of every match; the cards are joined where days must be compared."""
    matched, number, condition = matching(connection, match)
    columns = (number.label("number"), _rank(connection, match).label("rank"))
    if filter.since or filter.until:
        joined = matched.join(cards, cards.c.number == number)
        query = select(*columns).select_from(joined).where(*inside_days(filter, number))
    else:
        query = select(*columns).select_from(matched)
    return query.where(condition), number


def _rank(connection: Connection, match: Match) -> ColumnElement[Any]:
    if is_sqlite(connection):
        return literal_column("-bm25(statement_words, 1.0, 0.5, 0.0)")
    asked = search_index.to_tsquery(Match(terms=match.terms, needs_all=match.needs_all))
    query = cast(literal(asked), TSQUERY)
    return func.ts_rank(literal_column("statement_words.words"), query, 2)


def _cards(connection: Connection, ranked: Sequence[tuple[int, float]]) -> tuple[StatementCard, ...]:
    rows = cards_of_numbers(connection, [number for number, _ in ranked])
    return tuple(card_of(rows[number], score=score) for number, score in ranked if number in rows)


def find_similar(connection: Connection, words: str, filter: Filter, *, limit: int) -> Listing[StatementCard]:
    """Give the statements closest to some words, closest first; `score` is 0 to 1.

    Statements that share a word that is no function word are ranked by the database; the
    best 300 of them by the share of the asked words that they hold, and of theirs that were
    asked.
    """
    asked = words_of(words)
    telling = [word for word in dict.fromkeys(asked) if word not in _FUNCTION_WORDS] or list(
        dict.fromkeys(asked)
    )
    if not telling:
        return Listing()
    terms = tuple(Term(words=(word,)) for word in telling[:_MOST_TERMS])
    match = make_match(connection, filter, terms=terms, needs_all=False)
    rows = _candidates(connection, match, filter)
    scored = [(number, _closeness(asked, row)) for number, row in rows.items()]
    best = sorted(scored, key=lambda pair: (-pair[1], -pair[0]))[:limit]
    return Listing(items=tuple(card_of(rows[number], score=round(score, 4)) for number, score in best))


def _candidates(connection: Connection, match: Match, filter: Filter) -> dict[int, Any]:
    query, number = _ranked(connection, match, filter)
    best = query.order_by(literal_column("rank").desc(), number.desc()).limit(_CANDIDATES)
    rows = connection.execute(best).all()
    return cards_of_numbers(connection, [row.number for row in rows])


def _closeness(asked: Sequence[str], row: Any) -> float:
    """Weigh the asked words that a statement holds, and the words that it has besides."""
    ours = Counter(map(_stem, asked))
    theirs = Counter(map(_stem, words_of(row.text)))
    shared = _weight(ours & theirs)
    total, other = _weight(ours), _weight(theirs)
    return 0.7 * shared / total + 0.3 * 2 * shared / (total + other) if total else 0.0


def _weight(words: Counter[str]) -> float:
    return sum(count * (0.25 if word in _FUNCTION_WORDS else 1.0) for word, count in words.items())


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
