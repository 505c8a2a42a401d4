"""Regions: the articles that hang together with one, up to a bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from sqlalchemy import Connection, create_engine

from onrecord.domain.story import Pair
from onrecord.store import bulk_rows
from onrecord.store.story_regions import MOST_AT_ONCE, Ties
from onrecord.store.story_tables import story_links
from onrecord.store.tables import metadata

IDS = [f"{number:016}" for number in range(MOST_AT_ONCE + 80)]


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(
            connection, tables=[metadata.tables[name] for name in ("story_links", "story_sides")]
        )
        yield connection
    engine.dispose()


def tie(connection: Connection, links: Mapping[Pair, float]) -> Ties:
    bulk_rows.insert(connection, story_links, [(*pair, score) for pair, score in links.items()])
    return Ties(connection)


def test_a_region_is_all_that_chains_of_likenesses_tie(connection):
    links = dict.fromkeys(pairwise(IDS[:100]), 0.1) | dict.fromkeys(pairwise(IDS[100:]), 0.2)
    ties = tie(connection, links)
    assert ties.find_region(IDS[7]) == set(IDS[:100])
    assert ties.find_region(IDS[150]) == set(IDS[100:])


def test_where_too_many_hang_together_the_stronger_likenesses_count_whoever_is_asked_first(connection):
    links = dict.fromkeys(pairwise(IDS), 0.1) | dict.fromkeys(pairwise(IDS[:40]), 6.0)
    strong = set(IDS[:40])
    ties = tie(connection, links)
    first = [ties.find_region(own) for own in IDS[:60]]
    assert first == [strong] * 40 + [{own} for own in IDS[40:60]]
    assert [Ties(connection).find_region(own) for own in IDS[:60]] == first
