"""Tracing: one statement through the outlets.

The second pass, after people are linked: the statements of a kept article are matched with those
of others. Candidates come from the archive's index; whether two are one is a pure step's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.relate.keys import keys_of
from onrecord.relate.matching import match_tellings

if TYPE_CHECKING:  # reading needs no database, and its library is slow to load
    from onrecord.store import Archive

AT_ONCE = 200
"""Articles that are matched in one transaction where the whole archive is."""


def match_statements(archive: Archive, articles: Sequence[str], *, by: str) -> None:
    """Match the statements of some articles with all that the archive holds.

    Args:
        archive: Open for writing.
        articles: Their ids; all are matched in one transaction.
        by: The program with its version.

    Raises:
        ArchiveBusy: Another process writes.
    """
    archive.match_articles(articles, key=keys_of, match=match_tellings, by=by)


def match_all(archive: Archive, *, by: str) -> Iterator[int]:
    """Match the whole archive again; people's judgements stay before what comes out.

    Args:
        archive: Open for writing.
        by: The program with its version.

    Returns:
        The number of articles done so far, after each part of them.
    """
    ids = list(archive.iterate_article_ids())
    for start in range(0, len(ids), AT_ONCE):
        match_statements(archive, ids[start : start + AT_ONCE], by=by)
        yield min(start + AT_ONCE, len(ids))
