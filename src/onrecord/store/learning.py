"""Learning: the part of an archive's door where pages teach of offices and of abbreviations.

Every method is one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from onrecord.domain.person import Expansion, Holder, KnowledgeFile, Learned, Tie
from onrecord.errors import SettingsError
from onrecord.store import abbreviations, engine, holders, tying

MOST_AT_ONCE = 1_000
KNOWLEDGE = "knowledge"
"""Folder, beside the captures, of what the user adds to the lists of organisations and offices."""


class Learning:
    """What an archive does with what pages teach; `store.archive.Archive` is one."""

    _engine: Engine
    _captures: Path

    def knowledge_files(self) -> tuple[KnowledgeFile, ...]:
        """Read the files of the folder "knowledge" beside the captures, where there is one; by name.

        Raises:
            SettingsError: One of them cannot be read.
        """
        folder = self._captures.parent / KNOWLEDGE
        return tuple(
            KnowledgeFile(name=path.name, path=str(path), text=_text_of(path))
            for path in sorted(folder.glob("*.toml"))
        )

    def learn(self, article_id: str, given: Learned) -> None:
        """Replace what an article taught; statements of others that it touches are tied anew.

        Args:
            article_id: Its statements stand; `record` comes after this.
            given: What the page teaches.

        Raises:
            NotFound: There is no such article.
            ArchiveBusy: Another process writes.
        """
        with engine.writing(self._engine) as connection:
            tying.learn(connection, article_id, given)

    def find_expansions(self, keys: Sequence[str]) -> tuple[Expansion, ...]:
        """Find what abbreviations stand for, where they or their long names are among some folded names."""
        with engine.reading(self._engine) as connection:
            return abbreviations.find_expansions(connection, keys)

    def list_expansions(self, query: str = "", *, limit: int = 100) -> tuple[Expansion, ...]:
        """List what the pages say that abbreviations stand for."""
        with engine.reading(self._engine) as connection:
            return abbreviations.list_expansions(connection, query, min(limit, MOST_AT_ONCE))

    def list_holders(
        self, query: str = "", *, person: str | None = None, limit: int = 100
    ) -> tuple[Holder, ...]:
        """List who was seen in which office, by office and time.

        Args:
            query: Words of the office or of the holder's name.
            person: Only this one's offices.
            limit: How many at most.
        """
        with engine.reading(self._engine) as connection:
            return holders.list_holders(connection, query, person, min(limit, MOST_AT_ONCE))

    def ties_of(self, statement: str) -> tuple[Tie, ...]:
        """Give to whom a statement is tied, and why; empty where it is nobody's."""
        with engine.reading(self._engine) as connection:
            return holders.ties_of(connection, statement)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: it cannot be read ({error}); mend or remove it.") from None
