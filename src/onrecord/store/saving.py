"""Saving: one analysis and its capture into the archive, in one transaction.

Order of work: known capture and article -> WARC record, synced -> rows -> ids -> cards. A
stop anywhere leaves the archive as it was before; only bytes behind the last committed WARC
record can remain, and the next save cuts them. Times come from the capture, so that a save
done again after a stop gives the same rows.

A capture belongs to one article: of its address, else of its own hash. A later capture of
the same address is a later edition: the newest one is shown, the earlier ones stay.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from onrecord.domain.analysis import Analysis
from onrecord.domain.article import Article
from onrecord.domain.listing import Saved
from onrecord.domain.outlets import REPEATED
from onrecord.domain.record import to_json
from onrecord.domain.statement import Statement
from onrecord.errors import UsageError, Withdrawn
from onrecord.store import evidence, stored, views
from onrecord.store.anchors import anchors_of, write_anchors
from onrecord.store.identity import Wording, article_id, assign_ids, wordings_of
from onrecord.store.moments import day_of, parse_moment, utc_text
from onrecord.store.prepared import Prepared
from onrecord.store.publish import compact, next_place, publish, settle_place, tie_statements
from onrecord.store.tables import articles, captures, cards, readings, statements
from onrecord.store.wording import fold_space

_OPENING = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is to be saved: an analysis with its article, bytes, visible text and topic."""

    analysis: Analysis
    article: Article
    data: bytes
    visible: str | None
    now: datetime
    topic: str | None = None


def save(connection: Connection, folder: Path, taken: Taken) -> Saved:
    """Save an analysis.

    Args:
        connection: In a write transaction.
        folder: Of the captures.
        taken: What to save.

    Returns:
        What was saved; `is_new` is False if nothing changed.

    Raises:
        UsageError: The bytes are not those of the analysis's capture.
        Withdrawn: The article was withdrawn, or words of its page erased.
        CaptureError: The capture could not be written.
    """
    check(taken)
    capture = _capture_row(connection, taken.analysis.capture.sha256)
    owner = _owner(connection, capture, taken)
    _refuse_withdrawn(connection, owner)
    key = reading_key(taken.analysis, taken.article)
    if capture is not None and (same := _same_reading(connection, capture.id, owner, key)):
        return same
    if capture is not None and capture.erased_at:
        raise Withdrawn(
            f"capture {capture.sha256}: words of this page were erased on {capture.erased_at} "
            f"({capture.erased_because}), so it is not read again."
        )
    capture_id = capture.id if capture is not None else _keep_capture(connection, folder, taken)
    return _keep_reading(connection, taken, owner, capture_id, key)


def check(taken: Taken) -> None:
    """Check that bytes and analysis belong together.

    Raises:
        UsageError: They do not.
    """
    stated, found = taken.analysis.capture.sha256, hashlib.sha256(taken.data).hexdigest()
    if stated != found:
        raise UsageError(
            f"{taken.analysis.capture.source}: the bytes have SHA-256 {found}, the analysis is of {stated}; "
            "read these bytes again and save that analysis."
        )


def reading_key(analysis: Analysis, article: Article) -> str:
    """Give what two readings that need not both be kept have in common."""
    made_by, taken_as = analysis.made_by, analysis.capture.taken_as
    facts = (article.outlet, article.published_at, article.language, article.url)
    parts = [made_by.program, made_by.model, taken_as, *facts]
    repeated = [line.text for line in analysis.furniture if line.reason.startswith(REPEATED)]
    return hashlib.sha256(compact([*parts, repeated] if repeated else parts).encode()).hexdigest()


def _capture_row(connection: Connection, sha256: str) -> Any:
    return connection.execute(select(captures).where(captures.c.sha256 == sha256)).one_or_none()


def owner_of(connection: Connection, taken: Taken) -> str:
    """Give the id of the article that a capture belongs to, known or new."""
    return _owner(connection, _capture_row(connection, taken.analysis.capture.sha256), taken)


def _owner(connection: Connection, capture: Any, taken: Taken) -> str:
    if capture is not None:
        query = select(readings.c.article_id).where(readings.c.capture_id == capture.id)
        if owner := connection.execute(query).scalar():
            return str(owner)
    return article_id(taken.analysis.capture.sha256, taken.article.url)


def _refuse_withdrawn(connection: Connection, owner: str) -> None:
    row = connection.execute(select(articles).where(articles.c.id == owner)).one_or_none()
    if row is not None and row.withdrawn_at:
        raise Withdrawn(
            f"article {owner} was withdrawn on {row.withdrawn_at} ({row.withdrawn_because}); "
            "it is not added again."
        )


def _same_reading(connection: Connection, capture_id: str, owner: str, key: str) -> Saved | None:
    query = select(readings.c.record).where(readings.c.capture_id == capture_id, readings.c.key == key)
    record = connection.execute(query).scalar()
    if record is None:
        return None
    ids = tuple(row["id"] for row in json.loads(record)["statements"])
    return Saved(article=owner, is_new=False, statements=ids)


def _keep_capture(connection: Connection, folder: Path, taken: Taken) -> str:
    capture, url = taken.analysis.capture, taken.article.url
    taken_at = utc_text(parse_moment(capture.captured_at) or taken.now)
    about = evidence.Described(
        uri=evidence.target_uri(url, capture.sha256),
        date=taken_at,
        media_type=capture.media_type,
        source=capture.source,
        sha256=capture.sha256,
    )
    lies = evidence.append(folder, stored.last_record(connection), about, taken.data)
    connection.execute(
        insert(captures).values(
            id=capture.sha256[:16],
            sha256=capture.sha256,
            source=capture.source,
            url=url,
            media_type=capture.media_type,
            taken_as=capture.taken_as,
            captured_at=taken_at,
            size_bytes=len(taken.data),
            warc=lies.warc,
            offset=lies.offset,
            length=lies.length,
            stored_sha256=capture.sha256,
        )
    )
    return capture.sha256[:16]


def _keep_reading(connection: Connection, taken: Taken, owner: str, capture_id: str, key: str) -> Saved:
    is_latest = _settle_article(connection, taken, owner, capture_id)
    old = stored.minted(connection, owner, capture_id)
    wordings = wordings_of(taken.analysis.statements, taken.article)
    ids = assign_ids(wordings, old, sha256=taken.analysis.capture.sha256)
    analysis = with_ids(taken.analysis, ids)
    _write_reading(connection, analysis, owner, capture_id, key)
    keeper = _Keeper(connection, taken, owner, capture_id, is_latest)
    keeper.keep(analysis, wordings, {minted.id for minted in old})
    if is_latest:
        keeper.retire(ids)
        connection.execute(update(articles).where(articles.c.id == owner).values(is_linked=False))
        show(connection, owner)
    return Saved(article=owner, is_new=True, statements=tuple(ids))


def _settle_article(connection: Connection, taken: Taken, owner: str, capture_id: str) -> bool:
    """Write the article's row; say whether this capture is its latest edition."""
    row = connection.execute(select(articles).where(articles.c.id == owner)).one_or_none()
    taken_at = connection.execute(
        select(captures.c.captured_at).where(captures.c.id == capture_id)
    ).scalar_one()
    if row is not None and row.capture_id != capture_id and taken_at < row.captured_at:
        return False
    values = {**_article_values(taken.article, capture_id, taken_at), "topic": taken.topic}
    if row is None:
        moment = parse_moment(taken.article.published_at) or parse_moment(taken_at)
        place = next_place(connection, moment or taken.now)
        connection.execute(insert(articles).values(id=owner, place=place, is_linked=False, **values))
    else:
        connection.execute(update(articles).where(articles.c.id == owner).values(**values))
        settle_place(connection, owner, sorted_at(connection, owner))
    return True


def _article_values(article: Article, capture_id: str, taken_at: str) -> dict[str, Any]:
    return {
        "capture_id": capture_id,
        "url": article.url,
        "outlet": article.outlet,
        "headline": article.headline,
        "section": article.section,
        "language": article.language,
        "published_at": article.published_at,
        "published_on": day_of(article.published_at),
        "captured_at": taken_at,
        "opening": _opening(article.text),
    }


def _opening(text: str) -> str:
    folded = fold_space(text[: 4 * _OPENING])
    return folded if len(folded) <= _OPENING else folded[: _OPENING - 1].rsplit(" ", 1)[0] + "…"


def sorted_at(connection: Connection, owner: str) -> datetime:
    """Give the time by which an article is listed: published, else captured."""
    query = select(articles.c.published_at, articles.c.captured_at).where(articles.c.id == owner)
    row = connection.execute(query).one()
    return parse_moment(row.published_at) or parse_moment(row.captured_at) or datetime.min.replace(tzinfo=UTC)


def _write_reading(connection: Connection, analysis: Analysis, owner: str, capture_id: str, key: str) -> None:
    values = {
        "article_id": owner,
        "program": analysis.made_by.program,
        "model": analysis.made_by.model,
        "key": key,
        "record": to_json(analysis),
        "kept": kept_json(analysis),
    }
    known = select(readings.c.capture_id).where(readings.c.capture_id == capture_id)
    if connection.execute(known).first():
        connection.execute(update(readings).where(readings.c.capture_id == capture_id).values(**values))
    else:
        connection.execute(insert(readings).values(capture_id=capture_id, **values))


def kept_json(analysis: Analysis) -> str:
    """Write the kept lines, which a record does not hold."""
    return compact([[line.text, line.line, line.reason] for line in analysis.kept])


def emptied(analysis: Analysis) -> Analysis:
    """Give what is left of an analysis whose page was erased: its capture, no words."""
    return replace(
        analysis, article=Article(text=""), furniture=(), kept=(), statements=(), dates=(), figures=()
    )


def show(connection: Connection, owner: str) -> None:
    """Make an article's cards anew, from what may be shown of its latest edition."""
    capture_id = connection.execute(select(articles.c.capture_id).where(articles.c.id == owner)).scalar_one()
    shown = views.analysis_shown(connection, capture_id)
    publish(connection, owner, shown, sorted_at(connection, owner))
    if shown.article is not None:
        words = {"headline": shown.article.headline, "opening": _opening(shown.article.text)}
        connection.execute(update(articles).where(articles.c.id == owner).values(**words))


_STATES_OF_CARDS = Prepared(
    select(cards.c.id, statements.c.state)
    .join(statements, statements.c.id == cards.c.id)
    .where(cards.c.article_id == bindparam("article"))
)


def show_speakers(connection: Connection, owner: str) -> None:
    """Write anew whose an article's cards are; all of them anew where one may be shown no longer."""
    states = {row.id: row.state for row in _STATES_OF_CARDS.rows(connection, {"article": owner})}
    if set(states.values()) <= {"shown"}:
        tie_statements(connection, states)
    else:
        show(connection, owner)


def with_ids(analysis: Analysis, ids: Sequence[str]) -> Analysis:
    """Give the analysis with its statements under other ids."""
    renamed = dict(zip((own.id for own in analysis.statements), ids, strict=True))
    return replace(
        analysis,
        statements=tuple(
            Statement(
                id=own,
                attribution=each.attribution,
                speaker=each.speaker,
                within=None if each.within is None else renamed.get(each.within),
                repeats=each.repeats and replace(each.repeats, id=renamed[each.repeats.id]),
            )
            for own, each in zip(ids, analysis.statements, strict=True)
        ),
    )


class _Keeper:
    """Writes the rows of one reading's statements."""

    def __init__(
        self, connection: Connection, taken: Taken, owner: str, capture_id: str, is_latest: bool
    ) -> None:
        self._connection = connection
        self._taken = taken
        self._owner = owner
        self._capture_id = capture_id
        self._is_latest = is_latest

    def keep(self, analysis: Analysis, wordings: Sequence[Wording], known: set[str]) -> None:
        """Write one row a statement; what was withdrawn stays so."""
        visible = None if self._taken.visible is None else fold_space(self._taken.visible)
        fresh = []
        for ordinal, (own, wording) in enumerate(zip(analysis.statements, wordings, strict=True)):
            values = self._values(own, wording, ordinal, visible)
            if own.id in known:
                self._renew(own.id, values)
            else:
                fresh.append(
                    {"id": own.id, "article_id": self._owner, "state_at": None, "reason": None, **values}
                )
        if fresh:
            self._connection.execute(insert(statements), fresh)

    def _values(self, own: Statement, wording: Wording, ordinal: int, visible: str | None) -> dict[str, Any]:
        anchors = anchors_of(own.attribution, self._taken.article, visible)
        return {
            "capture_id": self._capture_id,
            "ordinal": ordinal,
            "field": wording.field,
            "field_sha256": wording.field_sha256,
            "content": compact([[span.start, span.end] for span in wording.content]),
            "words": wording.words,
            "words_sha256": wording.words_sha256,
            "anchors": write_anchors(anchors),
            "state": "shown" if self._is_latest else "earlier",
        }

    def _renew(self, own: str, values: dict[str, Any]) -> None:
        change = update(statements).where(statements.c.id == own, statements.c.state != "withdrawn")
        if not self._is_latest:
            change = change.where(statements.c.state != "shown")  # the later edition's row stays
        self._connection.execute(change.values(**values, state_at=None, reason=None))

    def retire(self, ids: Sequence[str]) -> None:
        """Say of what was shown and is not in this reading: dropped, or of an earlier edition."""
        shown = select(statements.c.id, statements.c.capture_id).where(
            statements.c.article_id == self._owner, statements.c.state == "shown"
        )
        kept = set(ids)
        for row in self._connection.execute(shown).all():
            if row.id not in kept:
                self._retire_one(row.id, is_same_capture=row.capture_id == self._capture_id)

    def _retire_one(self, own: str, *, is_same_capture: bool) -> None:
        made_by = self._taken.analysis.made_by
        reader = f"{made_by.program}, model {made_by.model}" if made_by.model else made_by.program
        values = (
            {"state": "dropped", "state_at": utc_text(self._taken.now), "reason": f"not found by {reader}"}
            if is_same_capture
            else {"state": "earlier", "state_at": None, "reason": None}
        )
        self._connection.execute(update(statements).where(statements.c.id == own).values(**values))
