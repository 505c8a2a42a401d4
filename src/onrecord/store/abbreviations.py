"""Abbreviations: what the archive's pages say that short forms stand for, each with the page that says so."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, distinct, func, insert, or_, select

from onrecord.domain.person import Expansion
from onrecord.store.parts import parts_of
from onrecord.store.prepared import Prepared
from onrecord.store.tables import abbreviations
from onrecord.store.wording import words_of

_FORGET = Prepared(delete(abbreviations).where(abbreviations.c.article_id == bindparam("article")))
_TOUCHED = Prepared(
    select(abbreviations.c.short_key)
    .distinct()
    .where(or_(abbreviations.c.short_key.in_(bindparam("keys")), abbreviations.c.key.in_(bindparam("keys"))))
)


def learn(connection: Connection, article_id: str, given: Sequence[Expansion]) -> None:
    """Replace what an article said of abbreviations."""
    forget_article(connection, article_id)
    rows = [
        {
            "article_id": article_id,
            "short": each.short,
            "short_key": fold_short(each.short),
            "key": each.key,
            "name": each.name,
            "words": each.words,
        }
        for each in given
    ]
    if rows:
        connection.execute(insert(abbreviations), rows)


def fold_short(short: str) -> str:
    """Fold an abbreviation as a name is folded: "F.S.B." is "fsb"."""
    return "".join(words_of(short))


def forget_article(connection: Connection, article_id: str) -> None:
    """Remove what an article said."""
    _FORGET.run(connection, {"article": article_id})


def find_expansions(connection: Connection, keys: Sequence[str]) -> tuple[Expansion, ...]:
    """Find what abbreviations stand for, where either side is among some folded names.

    For an abbreviation that is touched, all that it stands for anywhere is given; in order.
    """
    shorts = {
        short
        for part in parts_of(sorted(set(keys)))
        for short in _TOUCHED.scalars(connection, {"keys": part})
    }
    return tuple(each for part in parts_of(sorted(shorts)) for each in _expansions(connection, part))


def _expansions(connection: Connection, shorts: Sequence[str]) -> list[Expansion]:
    table = abbreviations.c
    query = select(
        table.short_key,
        table.key,
        func.min(table.short).label("short"),
        func.min(table.name).label("name"),
        func.min(table.words).label("words"),
        func.count(distinct(table.article_id)).label("pages"),
    )
    grouped = query.where(table.short_key.in_(shorts)).group_by(table.short_key, table.key)
    return [
        Expansion(short=row.short, key=row.key, name=row.name, words=row.words, pages=row.pages)
        for row in connection.execute(grouped.order_by(table.short_key, table.key))
    ]


def list_expansions(connection: Connection, query: str, limit: int) -> tuple[Expansion, ...]:
    """List what abbreviations stand for, by their letters; `query` is one of them, or words of a name."""
    found = select(abbreviations.c.short_key).distinct().order_by(abbreviations.c.short_key)
    for word in words_of(query):
        named = abbreviations.c.key.contains(word, autoescape=True)
        found = found.where(or_(abbreviations.c.short_key == word, named))
    shorts = list(connection.execute(found.limit(limit)).scalars())
    return tuple(_expansions(connection, shorts))[:limit]
