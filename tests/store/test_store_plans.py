"""Every listing walks an index: no table is read whole, nothing is sorted that an index orders."""

import pytest
from invented_pages import many

from onrecord.domain.listing import Filter

DATED = Filter(since="2021-01-02", until="2021-01-20")

NEWEST_FIRST = {
    "articles": lambda archive: archive.list_articles(),
    "articles of an outlet": lambda archive: archive.list_articles(Filter(outlet="Moor Radio")),
    "articles of a topic": lambda archive: archive.list_articles(Filter(topic="medtop:15000000")),
    "articles of days": lambda archive: archive.list_articles(DATED),
    "articles of a person": lambda archive: archive.list_articles(Filter(person="p-moss")),
    "statements": lambda archive: archive.list_statements(),
    "statements of a person": lambda archive: archive.list_statements(Filter(person="p-moss")),
    "statements of an outlet": lambda archive: archive.list_statements(Filter(outlet="Moor Radio")),
    "statements of a topic": lambda archive: archive.list_statements(Filter(topic="medtop:15000000")),
    "statements of days": lambda archive: archive.list_statements(DATED),
    "statements of a speaker": lambda archive: archive.list_statements(Filter(speaker="moss")),
    "matches": lambda archive: archive.search("bridge care"),
    "matches of a topic": lambda archive: archive.search("bridge", Filter(topic="medtop:15000000")),
    "matches of days": lambda archive: archive.search("bridge", DATED),
    "an outlet, without words": lambda archive: archive.search("", Filter(outlet="Moor Radio")),
    "days, without words": lambda archive: archive.search("", DATED, order="relevance"),
    "matches with filters": lambda archive: archive.search("bridge", Filter(person="p-moss", kind="direct")),
}
LOOKED_UP = {
    "statements of articles": lambda archive: archive.statements_of(ids_of(archive)),
    "an article": lambda archive: archive.get_article(ids_of(archive)[0]),
    "a statement": lambda archive: archive.get_statement(first_of(archive)),
    "known people": lambda archive: archive.find_known(["cato moss"]),
    "a person": lambda archive: archive.get_person("p-moss"),
    "ranked matches": lambda archive: archive.search("bridge", order="relevance"),
    "ranked matches of days": lambda archive: archive.search("bridge", DATED, order="relevance"),
    "a count of an outlet": lambda archive: archive.count_found("", Filter(outlet="Moor Radio")),
    "a count of days": lambda archive: archive.count_found("", DATED),
    "a count of matches": lambda archive: archive.count_found("bridge", DATED),
    "close ones": lambda archive: archive.find_similar("bridge care"),
}


@pytest.fixture
def database():
    """Only SQLite: PostgreSQL chooses its plans by the size of the tables."""
    return "sqlite"


@pytest.fixture
def filled(archive, keep):
    for page in many(12):
        keep(page)
    return archive


def ids_of(archive):
    return [card.id for card in archive.list_articles().items]


def first_of(archive):
    (cards,) = archive.statements_of(ids_of(archive)[:1]).values()
    return cards[0].id


def plans_of(archive, ask):
    """Give the steps of the plan of each query that a call makes."""
    asked = []
    with archive.snapshot() as connection:
        driver = connection.connection.driver_connection  # the one that is asked next: nobody else holds one
    driver.set_trace_callback(asked.append)
    ask(archive)
    driver.set_trace_callback(None)
    queries = [statement for statement in asked if statement.startswith(("SELECT", "WITH"))]
    plans = (driver.execute(f"EXPLAIN QUERY PLAN {query}").fetchall() for query in queries)
    return [row[-1] for rows in plans for row in rows]


def whole_scans(steps, allowed=()):
    indexed = ("USING INDEX", "USING COVERING INDEX", "VIRTUAL TABLE INDEX", "CONSTANT ROW")
    scans = [step for step in steps if step.startswith("SCAN") and not any(mark in step for mark in indexed)]
    return [step for step in scans if step not in allowed]


@pytest.mark.parametrize("name", NEWEST_FIRST)
def test_a_newest_first_listing_sorts_nothing(filled, name):
    steps = plans_of(filled, NEWEST_FIRST[name])
    assert steps
    # "SCAN cards" walks the numbers downwards and stops at the limit; "SCAN people" finds a spelling.
    assert whole_scans(steps, allowed=("SCAN cards", "SCAN people")) == []
    # People found by a spelling are sorted, and one person's articles: few rows each.
    if name not in ("statements of a speaker", "articles of a person"):
        assert [step for step in steps if "TEMP B-TREE FOR ORDER BY" in step] == []


@pytest.mark.parametrize("name", LOOKED_UP)
def test_a_look_up_reads_no_table_whole(filled, name):
    # "asked" and "walk" are the keys asked for, and what was found of each; "counted" is what an index gave.
    allowed = ("SCAN asked", "SCAN walk", "SCAN counted")
    assert whole_scans(plans_of(filled, LOOKED_UP[name]), allowed=allowed) == []


@pytest.mark.parametrize(
    "name", ["matches", "matches of days", "matches with filters", "statements of a speaker"]
)
def test_a_match_is_driven_by_the_search_index(filled, name):
    steps = [
        step for step in plans_of(filled, NEWEST_FIRST[name]) if "statement_words" in step or "cards" in step
    ]
    assert steps[0].startswith("SCAN statement_words VIRTUAL TABLE INDEX")
