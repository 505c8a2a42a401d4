"""Topics: the part of an archive's door where it is kept and counted what articles are about.

Every method is one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Engine

from onrecord.store import engine, listing, publish


class Topics:
    """What an archive does with topics; `store.archive.Archive` is one."""

    _engine: Engine

    def set_topics(self, topics: Mapping[str, str | None]) -> None:
        """Write what some articles are about: ids of top-level Media Topics by the articles' ids.

        Raises:
            ArchiveBusy: Another process writes.
        """
        with engine.writing(self._engine) as connection:
            publish.set_topics(connection, topics)

    def topics(self) -> tuple[tuple[str, int], ...]:
        """Give the topics that articles are about, by id, and the number of these, most first."""
        with engine.reading(self._engine) as connection:
            return listing.topics(connection)
