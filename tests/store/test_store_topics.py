"""Topics of articles: listings, search and counts ask by them; telling anew changes no id."""

import pytest
from invented_pages import harbour, keep_links, many

from onrecord.domain.listing import Filter

SPORT, POLITICS = "medtop:15000000", "medtop:11000000"


@pytest.fixture
def pages(archive):
    """Two articles on sport and one on politics; gives their ids."""
    kept = []
    for sheet, topic in zip(many(3), (SPORT, POLITICS, SPORT), strict=True):
        kept.append(archive.save(sheet.analysis, sheet.data, topic=topic).article)
    return kept


def articles_of(listing):
    return {card.article.id for card in listing.items}


def test_articles_and_statements_are_listed_by_topic(archive, pages):
    sport, politics = Filter(topic=SPORT), Filter(topic=POLITICS)
    assert {card.id for card in archive.list_articles(sport).items} == {pages[0], pages[2]}
    assert articles_of(archive.list_statements(sport)) == {pages[0], pages[2]}
    assert [card.topic for card in archive.list_articles(politics).items] == [POLITICS]
    assert archive.list_articles(Filter(topic="medtop:07000000")).items == ()


@pytest.mark.parametrize("order", ["newest", "relevance"])
def test_a_search_within_a_topic_finds_its_statements_alone(archive, pages, order):
    assert articles_of(archive.search("bridge", order=order)) == set(pages)
    assert articles_of(archive.search("bridge", Filter(topic=POLITICS), order=order)) == {pages[1]}


def test_the_closest_statements_are_those_of_the_topic(archive, pages):
    found = archive.find_similar("The council will spend 11 million on bridges", Filter(topic=POLITICS))
    assert articles_of(found) == {pages[1]}


def test_a_person_is_asked_by_topic(archive):
    page = harbour()
    saved = keep_links(archive, page)
    archive.set_topics({saved.article: POLITICS})
    person = next(card.person for card in archive.list_statements().items if card.person)
    assert archive.list_statements(Filter(person=person, topic=POLITICS)).items
    assert not archive.list_statements(Filter(person=person, topic=SPORT)).items


def test_telling_anew_moves_an_article_and_its_statements_and_keeps_their_ids(archive, pages):
    before = {card.id for card in archive.list_statements(limit=100).items}
    archive.set_topics({pages[0]: POLITICS, pages[1]: None, pages[2]: SPORT})
    assert {card.id for card in archive.list_statements(limit=100).items} == before
    assert articles_of(archive.search("bridge", Filter(topic=POLITICS))) == {pages[0]}
    assert articles_of(archive.search("bridge", Filter(topic=SPORT))) == {pages[2]}
    assert articles_of(archive.search("bridge")) == set(pages)
    assert archive.topics() == ((POLITICS, 1), (SPORT, 1))


def test_topics_are_counted_with_the_most_frequent_first_and_without_what_was_withdrawn(archive, pages):
    assert archive.topics() == ((SPORT, 2), (POLITICS, 1))
    archive.withdraw(pages[1], reason="a test", erase=True)
    assert archive.topics() == ((SPORT, 2),)


def test_a_withdrawn_article_gets_no_topic(archive, pages):
    archive.withdraw(pages[1], reason="a test", erase=True)
    archive.set_topics({pages[1]: SPORT})
    assert archive.topics() == ((SPORT, 2),)
    assert not articles_of(archive.list_statements(Filter(topic=SPORT))) & {pages[1]}
