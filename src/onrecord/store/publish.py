"""Publish: the cards and index entries of one article, made anew from what it reads now.

Everything that changes what an article shows (a save, a link, a withdrawal) ends here, so
that listings follow from the stored reading alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from onrecord.domain.analysis import Analysis
from onrecord.domain.article import Article, Phrase
from onrecord.domain.record import to_record
from onrecord.domain.statement import Statement
from onrecord.store import recorded, search_index, stored
from onrecord.store.moments import SECOND, day_of, first_number
from onrecord.store.parts import parts_of
from onrecord.store.prepared import Prepared
from onrecord.store.tables import articles, cards, statements, voices
from onrecord.store.wording import sentences_around

Row = dict[str, Any]


def publish(connection: Connection, article_id: str, analysis: Analysis, sorted_at: datetime) -> None:
    """Make the cards and index entries of an article anew.

    Args:
        connection: In a write transaction.
        article_id: The article; its row stands.
        analysis: What may be shown of it: without what was withdrawn.
        sorted_at: Its time in listings.
    """
    _take_cards(connection, article_id)
    shown = _shown_ids(connection, article_id)
    people = stored.voices_of(connection, article_id)
    topic = connection.execute(select(articles.c.topic).where(articles.c.id == article_id)).scalar()
    places = [place for place, own in enumerate(analysis.statements) if own.id in shown]
    number = _next_number(connection, sorted_at) + len(places)
    rows = []
    for place in places:
        number -= 1
        row = card_values(analysis.statements[place], analysis, ordinal=place)
        person = stored.only_one(people.get(row["id"]))
        rows.append({**row, "number": number, "article_id": article_id, "person_id": person, "topic": topic})
    _insert(connection, rows, people)
    recorded.forget_unshown(connection, article_id)


_INDEXED = (
    cards.c.text,
    cards.c.speaker,
    cards.c.kind,
    cards.c.is_uncertain,
    cards.c.published_on,
    cards.c.topic,
)
_TIED = Prepared(
    select(cards.c.number, cards.c.id, cards.c.is_attitude, cards.c.outlet, *_INDEXED)
    .where(cards.c.id.in_(bindparam("ids")))
    .order_by(cards.c.number)
)
_SPOKEN = Prepared(
    select(voices.c.number, voices.c.person_id).where(voices.c.number.in_(bindparam("numbers")))
)
_UNTIE = Prepared(
    delete(voices).where(voices.c.number == bindparam("from"), voices.c.person_id == bindparam("whom"))
)
_TIE = Prepared(update(cards).where(cards.c.id == bindparam("own")).values(person_id=bindparam("person")))
_SPEAK = Prepared(insert(voices))


def tie_statements(connection: Connection, ids: Iterable[str]) -> None:
    """Write anew whose the cards of some statements are, whatever their articles; all else stays."""
    for part in parts_of(sorted(ids)):
        people = stored.voices_of_statements(connection, part)
        rows = [row._asdict() for row in _TIED.rows(connection, {"ids": part})]
        held: dict[int, set[str]] = {}
        for number, own in _SPOKEN.rows(connection, {"numbers": [row["number"] for row in rows]}):
            held.setdefault(number, set()).add(own)
        moved = [row for row in rows if held.get(row["number"], set()) != set(people.get(row["id"], ()))]
        if moved:
            _tie_anew(connection, moved, people, held)


def _tie_anew(
    connection: Connection, rows: list[Row], people: dict[str, list[str]], held: Mapping[int, set[str]]
) -> None:
    strays = [
        {"from": row["number"], "whom": own}
        for row in rows
        for own in sorted(held.get(row["number"], set()).difference(people.get(row["id"], ())))
    ]
    if strays:
        _UNTIE.run_all(connection, strays)
    owners = [{"own": row["id"], "person": stored.only_one(people.get(row["id"]))} for row in rows]
    _TIE.run_all(connection, owners)
    _speak(connection, rows, people, held)
    search_index.retag(connection, [(row, people.get(row["id"], ())) for row in rows])


def set_topics(connection: Connection, topics: Mapping[str, str | None]) -> None:
    """Write what some articles are about, and their cards' index entries anew where it is another."""
    for own, topic in topics.items():
        live = (articles.c.id == own) & articles.c.withdrawn_at.is_(None)
        row = connection.execute(select(articles.c.topic).where(live)).one_or_none()
        if row is not None and row.topic != topic:
            connection.execute(update(articles).where(articles.c.id == own).values(topic=topic))
            connection.execute(update(cards).where(cards.c.article_id == own).values(topic=topic))
            _retag_article(connection, own)


def _retag_article(connection: Connection, article_id: str) -> None:
    people = stored.voices_of(connection, article_id)
    query = select(cards).where(cards.c.article_id == article_id).order_by(cards.c.number)
    rows = [dict(row._mapping) for row in connection.execute(query)]
    search_index.retag(connection, [(row, people.get(row["id"], ())) for row in rows])


def _insert(connection: Connection, rows: list[Row], people: dict[str, list[str]]) -> None:
    if not rows:
        return
    connection.execute(insert(cards), rows)
    _speak(connection, rows, people, {})
    entries = [search_index.entry_of(row, people.get(row["id"], ())) for row in reversed(rows)]
    search_index.add(connection, entries)


def _speak(
    connection: Connection, rows: list[Row], people: dict[str, list[str]], held: Mapping[int, set[str]]
) -> None:
    """Put cards into the listings of those people in whose they are not yet."""
    spoken = [
        {"person_id": own, **{name: row[name] for name in ("number", "is_attitude", "outlet")}}
        for row in rows
        for own in people.get(row["id"], ())
        if own not in held.get(row["number"], ())
    ]
    if spoken:
        _SPEAK.run_all(connection, spoken)


def withdraw_cards(connection: Connection, article_id: str) -> None:
    """Take an article's cards out of listings and index, its statements out of their lines."""
    _take_cards(connection, article_id)
    recorded.forget_unshown(connection, article_id)


def _take_cards(connection: Connection, article_id: str) -> None:
    numbers = (
        connection.execute(select(cards.c.number).where(cards.c.article_id == article_id)).scalars().all()
    )
    _forget_voices(connection, article_id, numbers)
    connection.execute(delete(cards).where(cards.c.article_id == article_id))


def _forget_voices(connection: Connection, article_id: str, numbers: Sequence[int]) -> None:
    search_index.remove(connection, numbers)
    ours = select(cards.c.number).where(cards.c.article_id == article_id)
    connection.execute(delete(voices).where(voices.c.number.in_(ours)))


def settle_place(connection: Connection, article_id: str, moment: datetime) -> None:
    """Give an article its place in the newest-first order, where it does not have it yet."""
    first = first_number(moment)
    held = connection.execute(select(articles.c.place).where(articles.c.id == article_id)).scalar_one()
    if not first <= held < first + SECOND:
        place = next_place(connection, moment)
        connection.execute(update(articles).where(articles.c.id == article_id).values(place=place))


def next_place(connection: Connection, moment: datetime) -> int:
    """Give a free place of an article at a time."""
    return _next_free(connection, articles.c.place, moment)


def _next_number(connection: Connection, moment: datetime) -> int:
    return _next_free(connection, cards.c.number, moment)


def _next_free(connection: Connection, column: Any, moment: datetime) -> int:
    first = first_number(moment)
    inside = column.between(first, first + SECOND - 1)
    last = connection.execute(select(func.max(column)).where(inside)).scalar()
    return first if last is None else int(last) + 1


def _shown_ids(connection: Connection, article_id: str) -> set[str]:
    query = select(statements.c.id).where(
        statements.c.article_id == article_id, statements.c.state == "shown"
    )
    return set(connection.execute(query).scalars())


def card_values(statement: Statement, analysis: Analysis, *, ordinal: int) -> Row:
    """Give the columns of a statement's card, but for number, article and person."""
    article = analysis.article
    assert article is not None
    own, speaker = statement.attribution, statement.speaker
    setting = own.setting
    return {
        "id": statement.id,
        "ordinal": ordinal,
        "outlet": article.outlet,
        "published_on": day_of(article.published_at),
        "field": own.field,
        "kind": own.kind,
        "act": own.act,
        "is_attitude": statement.is_attitude,
        "is_uncertain": speaker.candidate is not None,
        "cue_lemma": own.cue_lemma,
        "cue_text": own.cue_text(article),
        "polarity": own.polarity,
        "text": own.content_text(article),
        "context": _context(statement, article),
        "said_on": setting.said_on,
        "said_text": _words(setting.said_text),
        "occasion": _words(setting.occasion),
        "channel": _words(setting.channel),
        "venue": _words(setting.place),
        "confidence": own.confidence,
        **_as_json(statement, analysis),
    }


def _as_json(statement: Statement, analysis: Analysis) -> Row:
    only = Analysis(
        id="",
        capture=analysis.capture,
        made_by=analysis.made_by,
        article=analysis.article,
        statements=(statement,),
    )
    record = to_record(only)["statements"][0]
    spans = {name: record[name] for name in ("content", "cue", "source", "insertions")}
    return {
        name: compact(value)
        for name, value in (("speaker", record["speaker"]), ("spans", spans), ("figures", record["figures"]))
    }


def compact(value: object) -> str:
    """Write JSON without needless escapes or spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _words(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase else None


def _context(statement: Statement, article: Article) -> str:
    own = statement.attribution
    spans = (*own.content, *own.cue, *own.source)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return sentences_around(article.words_of(own.field), start, end)
