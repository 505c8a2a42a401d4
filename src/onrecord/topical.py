"""Topical: what the articles of an archive are about, as they are kept and when told anew.

A kept article's topic is the outlet's word for it, else its own words' (`relate.topics`). The
archive holds the id of the top-level Media Topic, so that listings can be asked by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.domain.article import Article
from onrecord.relate.topics import Topical, find_topic

if TYPE_CHECKING:  # reading needs no database, and its library is slow to load
    from onrecord.store import Archive

_AT_ONCE = 100


def find_topic_of(article: Article) -> Topical | None:
    """Say what an article is about: by its outlet's word, else by its own."""
    return find_topic(
        section=article.section,
        topics=article.topics,
        url=article.url,
        headline=article.headline,
        standfirst=article.standfirst,
        text=article.text,
        language=article.language,
    )


def topic_id_of(article: Article) -> str | None:
    """Give the id of the top-level topic that an article is about; None where nothing says it."""
    found = find_topic_of(article)
    return found.topic.id if found is not None else None


def tell_topics(archive: Archive) -> Iterator[int]:
    """Say anew of every kept article what it is about.

    Args:
        archive: Open for writing.

    Returns:
        How many articles are done so far.

    Raises:
        ArchiveBusy: Another process writes.
    """
    ids = archive.iterate_article_ids()
    done = 0
    while part := list(islice(ids, _AT_ONCE)):
        told = {}
        for own in part:
            article = archive.get_article(own).analysis.article
            told[own] = topic_id_of(article) if article is not None else None
        archive.set_topics(told)
        done += len(part)
        yield done
