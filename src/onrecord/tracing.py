"""Tracing: one statement through the outlets.

The second pass, after people are linked: the statements of a kept article are matched with those
of others. Candidates come from the archive's index; whether two are one is a pure step's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.relate.keys import keys_of
from onrecord.relate.matching import match_tellings

if TYPE_CHECKING:  # reading needs no database, and its library is slow to load
    from onrecord.store import Archive


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
