"""The program as a library: what `onrecord.read` and `onrecord.open_archive` give.

A Record is the outward record (`onrecord schema`) as frozen values under the same names, so that
what is written of one holds for the other. Every value may be shared between threads.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from onrecord import __version__
from onrecord.domain.analysis import Analysis, MadeBy
from onrecord.domain.article import Article, Field, Furniture, Phrase
from onrecord.domain.listing import Filter, Order, StatementCard
from onrecord.domain.match import Repeat
from onrecord.domain.page import Capture, Facts, Rejection
from onrecord.domain.record import to_json
from onrecord.domain.span import Span
from onrecord.domain.statement import Act, Figure, Polarity, Speaker, StatementKind
from onrecord.domain.statement import Statement as Found
from onrecord.errors import UsageError
from onrecord.intake import Plan, Reading, Task, Wishes, read_task, take_sources
from onrecord.intake.task import KindWish
from onrecord.outlets import keep_among
from onrecord.pipeline import Reader
from onrecord.relate.topics import find_top_topic
from onrecord.store import Archive as Store
from onrecord.store import open_archive as open_store
from onrecord.store import write_export

if TYPE_CHECKING:
    import pyarrow

_PLAN = Plan(program=f"onrecord {__version__}", raise_faults=True)
_making = threading.Lock()
MODELS_HELD = 4
"""Models of other folders that stay in memory, the shipped one among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of a record; see the record's reference for each field."""

    id: str
    field: Field
    kind: StatementKind
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    text: str
    act: Act
    cue_lemma: str | None
    polarity: Polarity
    speaker: Speaker
    within: str | None
    repeats: Repeat | None
    said_on: str | None
    said_text: Phrase | None
    occasion: Phrase | None
    channel: Phrase | None
    place: Phrase | None
    audience: Phrase | None
    figures: tuple[Figure, ...]
    insertions: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One page, read.

    Args:
        analysis: What the page gave, as the program holds it.
    """

    analysis: Analysis

    @property
    def id(self) -> str:
        """Give the record's id."""
        return self.analysis.id

    @property
    def made_by(self) -> MadeBy:
        """Give program and model."""
        return self.analysis.made_by

    @property
    def capture(self) -> Capture:
        """Give what was read."""
        return self.analysis.capture

    @property
    def rejection(self) -> Rejection | None:
        """Give why there is no article, or None where there is one."""
        return self.analysis.rejection

    @property
    def notices(self) -> tuple[str, ...]:
        """Give what to know of the reading."""
        return self.analysis.notices

    @property
    def article(self) -> Article | None:
        """Give the article, or None where the page was turned down."""
        return self.analysis.article

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """Give the lines that are not the article's own."""
        return self.analysis.furniture

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Give who said what, in order of field and place."""
        article = self.analysis.article
        if article is None:
            return ()
        return tuple(_statement(each, article) for each in self.analysis.statements)

    def to_json(self) -> str:
        """Give the record as one line of JSON."""
        return to_json(self.analysis)


class Statements:
    """Statements of an archive: an iterator that can also become an Arrow table."""

    def __init__(self, store: Store, filter: Filter) -> None:
        self._store = store
        self._filter = filter
        self._rows: Iterator[StatementCard] | None = None

    def __iter__(self) -> Iterator[StatementCard]:
        return self

    def __next__(self) -> StatementCard:
        if self._rows is None:
            self._rows = iter(self._store.iterate_statements(self._filter))
        return next(self._rows)

    def to_arrow(self) -> pyarrow.Table:
        """Give all of them as an Arrow table, with the columns of `onrecord export`.

        Raises:
            UsageError: pyarrow is not installed.
        """
        import io

        try:
            from pyarrow import parquet
        except ImportError:
            raise UsageError("to_arrow needs pyarrow; install it with: pip install pyarrow.") from None
        stream = io.BytesIO()
        write_export(self._store, what="statements", format="parquet", filter=self._filter, stream=stream)
        return parquet.read_table(stream)


class Archive:
    """An archive that is open; close it, or use it in a `with` statement."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writing = threading.Lock()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive."""
        self._store.close()

    def add(
        self,
        source: str | Path | bytes,
        *,
        kind: KindWish = "auto",
        published: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        model: str | Path | None = None,
    ) -> Record:
        """Read one page and keep it; see `onrecord.read`.

        Returns:
            The record as it stands in the archive, its statements with the ids that they keep, and
            without the lines that its outlet is known to repeat.
            A page that is turned down is not kept: its record says why.
        """
        facts = Facts(published=published, url=url, outlet=outlet)
        reader = _shared_reader(None if model is None else Path(model))
        reading = _read(source, reader, kind=kind, facts=facts)
        if reading.analysis.rejection is not None:
            return Record(analysis=reading.analysis)
        with self._writing:
            saved = keep_among(self._store, reader, reading.analysis, reading.data)
            return Record(analysis=self._store.get_article(saved.article).analysis)

    def search(
        self,
        query: str = "",
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        topic: str | None = None,
        kind: StatementKind | None = None,
        since: str | None = None,
        until: str | None = None,
        order: Order = "relevance",
        limit: int = 20,
    ) -> tuple[StatementCard, ...]:
        """Find statements by their words, or without any the newest that the rest leaves.

        Args:
            query: Words to find.
            speaker, outlet, kind, since, until: Only such statements; dates of publication.
            topic: Only of articles about it: a top-level Media Topic's name, its beginning, or its id.
            order: "relevance" or "newest".
            limit: At most so many.
        """
        wanted = Filter(
            speaker=speaker, outlet=outlet, topic=_topic_id(topic), kind=kind, since=since, until=until
        )
        return self._store.search(query, wanted, order=order, limit=limit).items

    def statements(
        self,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        topic: str | None = None,
        kind: StatementKind | None = None,
        since: str | None = None,
        until: str | None = None,
        with_attitudes: bool = False,
    ) -> Statements:
        """Give every statement, or those asked for, one by one.

        Args:
            speaker, outlet, kind, since, until: Only such statements; dates of publication.
            topic: Only of articles about it: a top-level Media Topic's name, its beginning, or its id.
            with_attitudes: Thoughts and plans too.
        """
        return Statements(
            self._store,
            Filter(
                speaker=speaker,
                outlet=outlet,
                topic=_topic_id(topic),
                kind=kind,
                since=since,
                until=until,
                with_attitudes=with_attitudes,
            ),
        )


def _topic_id(name: str | None) -> str | None:
    if name is None:
        return None
    found = find_top_topic(name)
    if found is None:
        raise UsageError(f"{name!r} is none of IPTC's top-level topics, or the beginning of several.")
    return found.id


def read(
    source: str | Path | bytes,
    *,
    kind: Literal["auto", "html", "page", "text"],
    published: str | None,
    url: str | None,
    outlet: str | None,
    model: str | Path | None,
) -> Record:
    """Read one page; see `onrecord.read`."""
    facts = Facts(published=published, url=url, outlet=outlet)
    reader = _shared_reader(None if model is None else Path(model))
    return Record(analysis=_read(source, reader, kind=kind, facts=facts).analysis)


def open_archive(path_or_dsn: str | Path) -> Archive:
    """Open an archive; see `onrecord.open_archive`."""
    return Archive(open_store(path_or_dsn))


def _read(source: str | Path | bytes, reader: Reader, *, kind: KindWish, facts: Facts) -> Reading:
    if isinstance(source, bytes):
        return read_task(Task(source="bytes", data=source, kind=kind, facts=facts), reader, _PLAN)
    found = take_sources([str(source)], Wishes(kind=kind, facts=facts))
    task = next(found)
    if next(found, None) is not None:
        raise UsageError(f"{source}: it holds several pages; read them one by one, or with 'onrecord read'.")
    return read_task(task, reader, _PLAN)


def _shared_reader(model: Path | None) -> Reader:
    with _making:
        return _reader(model)


@lru_cache(maxsize=MODELS_HELD)
def _reader(model: Path | None) -> Reader:
    plan = replace(_PLAN, model=model)
    plan.check()
    return plan.make_reader()


def _statement(found: Found, article: Article) -> Statement:
    own = found.attribution
    setting = own.setting
    return Statement(
        id=found.id,
        field=own.field,
        kind=own.kind,
        content=own.content,
        cue=own.cue,
        source=own.source,
        text=own.content_text(article),
        act=own.act,
        cue_lemma=own.cue_lemma,
        polarity=own.polarity,
        speaker=found.speaker,
        within=found.within,
        repeats=found.repeats,
        said_on=setting.said_on,
        said_text=setting.said_text,
        occasion=setting.occasion,
        channel=setting.channel,
        place=setting.place,
        audience=setting.audience,
        figures=own.figures,
        insertions=own.insertions,
        confidence=own.confidence,
    )
