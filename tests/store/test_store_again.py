"""All of an archive linked again gives what adding its articles one by one gave."""

from __future__ import annotations

import random
from importlib import import_module
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord import workshop
from onrecord.comparing import compare_article
from onrecord.comparing_again import compare_all
from onrecord.store.engine import count_connections
from onrecord.store.match_tables import matches, statement_keys, statement_lines
from onrecord.store.story_tables import copies, sketches, story_articles, story_links, story_terms, text_marks
from onrecord.tracing import match_statements
from onrecord.tracing_again import match_all

BY = "onrecord 0.1.0"
COUNT = 40
LINES = (matches, statement_lines, statement_keys)
TEXTS = (copies, story_links)
INDEXES = (sketches, text_marks, story_terms)


@pytest.fixture(scope="module")
def news():
    """Articles of one day, in their order."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[2]))
        invented = import_module("bench.invented_news")
    articles = invented.Newsroom(3).articles(COUNT)
    return [invented.data_of(article) for article in islice(articles, COUNT)]


def add(archive, articles):
    for analysis, data in articles:
        saved = archive.save(analysis, data)
        match_statements(archive, [saved.article], by=BY)
        compare_article(archive, saved.article)


def rows(archive, tables):
    with archive.snapshot() as connection:
        return {table.name: {tuple(row) for row in connection.execute(select(table))} for table in tables}


def stories(archive):
    """Give the stories as the articles that each holds."""
    found = {}
    for article, story in rows(archive, [story_articles])["story_articles"]:
        found.setdefault(story, set()).add(article)
    return {frozenset(held) for held in found.values()}


def link_again(where, jobs=1):
    done = [*match_all(where, by=BY, jobs=jobs), *compare_all(where, jobs=jobs)]
    assert done.count(2 * COUNT) == 2


def test_articles_added_in_the_order_of_their_days_leave_the_same_rows(archive, where, news):
    add(archive, news)
    before, parted = rows(archive, (*LINES, *TEXTS, *INDEXES)), stories(archive)
    assert all(before.values()), "there is something of everything"
    link_again(where)
    assert rows(archive, (*LINES, *TEXTS, *INDEXES)) == before
    assert stories(archive) == parted


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("seed", [1, 2])
def test_articles_added_in_any_order_leave_the_same_lines_copies_and_stories(archive, where, news, seed):
    mixed = list(news)
    random.Random(seed).shuffle(mixed)
    add(archive, mixed)
    before, parted = rows(archive, (*LINES, *TEXTS)), stories(archive)
    link_again(where)
    assert rows(archive, (*LINES, *TEXTS)) == before
    assert stories(archive) == parted


@pytest.mark.parametrize("database", ["sqlite"])
def test_two_processes_find_what_one_finds(archive, where, news):
    for analysis, data in news:
        archive.save(analysis, data)
    link_again(where)
    alone, parted = rows(archive, (*LINES, *TEXTS, *INDEXES)), stories(archive)
    link_again(where, jobs=2)
    assert rows(archive, (*LINES, *TEXTS, *INDEXES)) == alone
    assert stories(archive) == parted


@pytest.mark.parametrize("database", ["sqlite"])
def test_copies_of_this_process_find_what_one_finds(archive, where, news, monkeypatch):
    add(archive, news)
    before, parted = rows(archive, (*LINES, *TEXTS, *INDEXES)), stories(archive)
    archive.close()
    monkeypatch.setattr(workshop, "count_connections", lambda: 0)  # other tests may have left some
    link_again(where, jobs=2)
    assert rows(archive, (*LINES, *TEXTS, *INDEXES)) == before
    assert stories(archive) == parted


def test_connections_are_counted_until_they_are_closed(archive, where):
    with archive.snapshot():
        held = count_connections()
    assert held > 0
    archive.close()
    assert count_connections() < held


def test_what_changes_while_all_is_matched_is_matched_as_it_is_then(archive, where, news):
    first, second, third = news[:3]
    gone, kept = (archive.save(*each) for each in (first, second))
    steps = match_all(where, by=BY, jobs=1)
    assert next(steps) == 2
    archive.withdraw(gone.article, reason="asked", erase=True)
    archive.withdraw(kept.statements[0], reason="asked", erase=True)
    come = archive.save(*third)
    assert list(steps) == [4]
    held = {row[0] for row in rows(archive, [statement_lines])["statement_lines"]}
    assert held == {*kept.statements[1:], *come.statements}
    numbers = {row[2] for row in rows(archive, [statement_keys])["statement_keys"]}
    assert len(numbers) == len(held)


def test_an_archive_without_an_article_is_linked_again(archive, where):
    assert [*match_all(where, by=BY, jobs=1), *compare_all(where, jobs=1)] == []
