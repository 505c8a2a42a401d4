"""Archive: the one door to what is kept.

Every method is one transaction and safe to call from several threads; one process writes
at a time. What was withdrawn is in no answer. Ids are strings; unknown ones raise NotFound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import platformdirs
from sqlalchemy import Connection, Engine

from onrecord.domain.analysis import Analysis
from onrecord.domain.listing import (
    ArticleCard,
    ArticleView,
    CaptureEvidence,
    Counts,
    Filter,
    Found,
    Listing,
    Order,
    PersonCard,
    Saved,
    StatementCard,
    StatementView,
    Tombstone,
    Verdict,
)
from onrecord.domain.page import Kind
from onrecord.domain.person import KnownPerson, Link
from onrecord.errors import ArchiveError, UsageError
from onrecord.store import (
    backup,
    engine,
    listing,
    people,
    saving,
    search,
    tying,
    verify,
    views,
    withdraw,
)
from onrecord.store.judging import Judging
from onrecord.store.learning import Learning
from onrecord.store.matching import Matching
from onrecord.store.migrate import bring_up_to_date
from onrecord.store.outlet_pages import OutletMemory
from onrecord.store.relating import Relating
from onrecord.store.topics import Topics
from onrecord.store.wording import storable

CAPTURES = "captures"
MOST_AT_ONCE = 1_000  # of one part of a listing
_ANY = Filter()


def open_archive(
    where: str | Path,
    *,
    create: bool = True,
    captures: str | Path | None = None,
    busy_timeout_s: float = 30.0,
    clock: Callable[[], datetime] | None = None,
) -> Archive:
    """Open an archive; make it, or bring it to today's shape, where needed.

    Args:
        where: A folder (SQLite, the captures beside it) or a PostgreSQL address.
        create: Whether to make it where there is none.
        captures: Folder of the captures; for PostgreSQL by default in the user's data folder.
        busy_timeout_s: How long to wait for another writer.
        clock: Gives the time; by default the machine's.

    Raises:
        ArchiveTooNew: A newer program wrote it.
        ArchiveBusy: Another process holds it.
        ArchiveError: There is none, or it cannot be opened.
    """
    if engine.is_postgres_address(where):
        data = Path(captures) if captures else Path(platformdirs.user_data_dir("onrecord")) / CAPTURES
        database = engine.postgres_engine(str(where), busy_timeout_s=busy_timeout_s)
    else:
        folder = _folder(Path(where), create=create)
        data = Path(captures) if captures else folder / CAPTURES
        database = engine.sqlite_engine(folder, busy_timeout_s=busy_timeout_s)
    try:
        bring_up_to_date(database)
    except BaseException:
        database.dispose()
        raise
    return Archive(database, data, clock or _now)


def _folder(folder: Path, *, create: bool) -> Path:
    if folder.exists() and not folder.is_dir():
        raise ArchiveError(f"{folder}: is a file; an archive is a folder. Name the folder that holds it.")
    if not create and not (folder / engine.DATABASE).exists():
        raise ArchiveError(
            f"{folder}: there is no archive here; 'onrecord add --archive {folder} ...' makes one."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"{folder}: the archive's folder cannot be made ({error}).") from error
    return folder


def _now() -> datetime:
    return datetime.now(UTC)


class Archive(Judging, Learning, Matching, OutletMemory, Relating, Topics):
    """An open archive; made by `open_archive`, closed at the end of a `with` block."""

    def __init__(self, database: Engine, captures: Path, clock: Callable[[], datetime]) -> None:
        self._engine = database
        self._captures = captures
        self._clock = clock

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Hold one state of the archive, for the store's own modules."""
        with engine.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """Do all that this thread asks of the archive in one write transaction; it ends with the block.

        Raises:
            ArchiveBusy: Another process writes.
        """
        with engine.together(self._engine):
            yield

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    # -- writing ---------------------------------------------------------------------------

    def save(
        self, analysis: Analysis, data: bytes, *, visible: str | None = None, topic: str | None = None
    ) -> Saved:
        """Save an analysis and its capture in one transaction.

        Args:
            analysis: With an article.
            data: The bytes that its capture's SHA-256 is of.
            visible: The capture's visible text, for the surroundings that `verify` looks for.
            topic: Id of the top-level Media Topic that the article is about.

        Returns:
            What was saved; `is_new` is False if nothing changed.

        Raises:
            UsageError: It has no article, or the bytes are others.
            Withdrawn: The article was withdrawn, or words of its page erased.
            ArchiveBusy: Another process writes.
        """
        article, capture = analysis.article, analysis.capture
        if article is None:
            raise UsageError(f"{capture.source}: it was turned down, so there is no article to keep.")
        named = replace(analysis, capture=replace(capture, source=storable(capture.source)))
        taken = saving.Taken(
            analysis=named, article=article, data=data, visible=visible, now=self._clock(), topic=topic
        )
        with engine.writing(self._engine) as connection:
            owner = saving.owner_of(connection, taken)
            before = people.people_of(connection, owner)
            saved = saving.save(connection, self._captures, taken)
            if saved.is_new:
                people.refresh(connection, before)
            return saved

    def record(self, article_id: str, links: Sequence[Link], *, is_last: bool = True) -> None:
        """Replace the links of an article's statements to people.

        Args:
            article_id: The article.
            links: The new ones.
            is_last: Whether the article counts as linked; else `judge` is to follow for it.

        Raises:
            NotFound: There is no such article or statement.
            ArchiveBusy: Another process writes.
        """
        with engine.writing(self._engine) as connection:
            tying.record(connection, article_id, links, is_last=is_last)

    def withdraw(self, id: str, *, reason: str, erase: bool = False) -> None:
        """Hide a statement, an article or a person from every answer at once.

        Args:
            id: Of the statement, article or person.
            reason: Kept and shown in its place.
            erase: Whether its words are removed too: from rows, index and captures.

        Raises:
            NotFound: There is none of this id.
            ArchiveBusy: Another process writes.
        """
        withdraw.withdraw(self._engine, self._captures, id, reason=reason, erase=erase, now=self._clock())

    # -- people ----------------------------------------------------------------------------

    def find_known(self, keys: Sequence[str]) -> tuple[KnownPerson, ...]:
        """Find the people filed or linked under any of some folded names or blocks; ordered by id."""
        with engine.reading(self._engine) as connection:
            return people.find_known(connection, keys)

    def list_people(
        self, query: str | None = None, *, after: str | None = None, limit: int = 20
    ) -> Listing[PersonCard]:
        """List people, those with most statements first; `query` is words of a name or their starts."""
        with engine.reading(self._engine) as connection:
            return people.list_people(connection, query, after, _bounded(limit))

    def get_person(self, id: str) -> PersonCard:
        """Give a person.

        Raises:
            NotFound: There is none.
            Withdrawn: There was.
        """
        with engine.reading(self._engine) as connection:
            return people.get_person(connection, id)

    # -- listings --------------------------------------------------------------------------

    def list_articles(
        self, filter: Filter = _ANY, *, after: str | None = None, limit: int = 20
    ) -> Listing[ArticleCard]:
        """List articles, newest first by publication, else by capture."""
        with engine.reading(self._engine) as connection:
            return listing.list_articles(connection, filter, after=after, limit=_bounded(limit))

    def statements_of(
        self, article_ids: Sequence[str], filter: Filter = _ANY
    ) -> dict[str, tuple[StatementCard, ...]]:
        """Give the statements of some articles in the order of their pages; a key each."""
        with engine.reading(self._engine) as connection:
            return listing.statements_of(connection, article_ids, filter)

    def list_statements(
        self, filter: Filter = _ANY, *, after: str | None = None, limit: int = 20
    ) -> Listing[StatementCard]:
        """List statements, those of the newest articles first."""
        with engine.reading(self._engine) as connection:
            return listing.list_statements(connection, filter, after=after, limit=_bounded(limit))

    def search(
        self,
        query: str,
        filter: Filter = _ANY,
        *,
        order: Order = "newest",
        after: str | None = None,
        limit: int = 20,
    ) -> Listing[StatementCard]:
        """Find statements that hold all words of a query.

        Args:
            query: Any text; "quoted words" follow each other, a star ends the start of a word. Where it
                is blank, a filter that narrows lists what it leaves, newest first.
            filter: Which statements.
            order: Newest first, or by relevance (bm25) over the newest 1,000 matches.
            after: What continues a listing of the same query, filter and order.
            limit: How many at most.
        """
        find = search.search_newest if order == "newest" else search.search_relevant
        with engine.reading(self._engine) as connection:
            return find(connection, query, filter, after=after, limit=_bounded(limit))

    def count_found(self, query: str, filter: Filter = _ANY) -> Found:
        """Count what `search` finds, up to 100,000."""
        with engine.reading(self._engine) as connection:
            return search.count_found(connection, query, filter)

    def find_similar(self, words: str, filter: Filter = _ANY, *, limit: int = 10) -> Listing[StatementCard]:
        """Find the statements closest to some words, closest first; `score` is 0 to 1."""
        with engine.reading(self._engine) as connection:
            return search.find_similar(connection, words, filter, limit=_bounded(limit))

    def iterate_statements(self, filter: Filter = _ANY) -> Iterator[StatementCard]:
        """Stream the statements of a filter as they stand at the start, in bounded memory."""
        with engine.reading(self._engine) as connection:
            query = listing.select_cards(connection, filter)
            for row in listing.iterate_rows(connection, query):
                yield listing.card_of(row)

    def iterate_articles(self, filter: Filter = _ANY) -> Iterator[ArticleView]:
        """Stream the articles of a filter as they stand at the start, in bounded memory."""
        with engine.reading(self._engine) as connection:
            query = listing.select_articles(connection, filter)
            for row in listing.iterate_rows(connection, query):
                yield views.view_of(connection, row)

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Give outlets and the number of their articles, most first."""
        with engine.reading(self._engine) as connection:
            return listing.outlets(connection)

    def counts(self) -> Counts:
        """Count articles, statements (without attitudes), people and outlets."""
        with engine.reading(self._engine) as connection:
            return listing.counts(connection)

    # -- one thing -------------------------------------------------------------------------

    def get_article(self, id: str) -> ArticleView:
        """Give an article's latest edition.

        Raises:
            NotFound: There is none.
            Withdrawn: There was.
        """
        with engine.reading(self._engine) as connection:
            return views.get_article(connection, id)

    def get_statement(self, id: str) -> StatementView | Tombstone:
        """Give what stands at a statement's permalink.

        Raises:
            NotFound: The id was never minted.
        """
        with engine.reading(self._engine) as connection:
            return views.get_statement(connection, id)

    def get_capture(self, id: str) -> CaptureEvidence:
        """Give what proves a page.

        Raises:
            NotFound: There is none.
            Withdrawn: Its article, or words of it, were withdrawn.
        """
        with engine.reading(self._engine) as connection:
            return views.get_capture(connection, id)

    def read_capture(self, id: str) -> bytes:
        """Give the captured bytes.

        Raises:
            NotFound, Withdrawn: As `get_capture`.
            CaptureError: They are damaged or missing, or their hash is wrong.
        """
        with engine.reading(self._engine) as connection:
            return views.read_capture(connection, self._captures, id)

    def verify(self, visible_text: Callable[[bytes, str, Kind], str]) -> Iterator[Verdict]:
        """Check every statement against its capture, anew.

        Args:
            visible_text: Gives the visible text of captured bytes, their media type, and how
                they are taken.

        Returns:
            One verdict a statement, as they are reached.
        """
        with engine.reading(self._engine) as connection:
            yield from verify.verify(connection, self._captures, visible_text)

    def backup(self, to: Path) -> None:
        """Copy a folder's archive into a new folder, while others may use it.

        Raises:
            UsageError: It lies in PostgreSQL, or there is an archive at `to`.
        """
        backup.back_up(self._engine, self._captures, to)


def _bounded(limit: int) -> int:
    if limit < 1:
        raise UsageError(f"limit {limit}: a listing gives 1 to {MOST_AT_ONCE} items at once.")
    return min(limit, MOST_AT_ONCE)
