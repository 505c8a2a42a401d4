"""Topics on the desk: the feed and the search are narrowed to one, and say so."""

import re

import pytest

SPORT, POLITICS = "medtop:15000000", "medtop:11000000"


@pytest.fixture
def told(empty, make_client):
    """A client of a desk whose articles have topics."""
    from desk_sample import ferry_page, german_page, port_page
    from desk_shelf import put

    ids = [put(empty, page()).id for page in (port_page, ferry_page, german_page)]
    empty.set_topics({ids[0]: SPORT, ids[1]: POLITICS, ids[2]: None})
    return make_client(empty), ids


def entries(page):
    return set(re.findall(r'<h[23] class="entry-head"[^>]*><a href="/article/(\w+)"', page.text))


def test_the_feed_offers_the_topics_of_the_archive_and_all_articles(told):
    client, ids = told
    page = client.get("/")
    assert entries(page) == set(ids)
    assert 'href="/?topic=medtop%3A15000000"' in page.text
    assert "health" not in re.search(r'aria-label="Topics".*?</nav>', page.text, re.DOTALL).group()


@pytest.mark.parametrize("name", [SPORT, "sport", "Sport"])
def test_the_feed_of_a_topic_holds_its_articles_alone(told, name):
    client, ids = told
    page = client.get("/", params={"topic": name})
    assert entries(page) == {ids[0]}
    assert "On record about sport" in page.text
    assert 'href="/?topic=medtop%3A15000000" aria-current="true"' in page.text
    assert "Read a page" not in re.search(r"<h1.*?</h1>", page.text, re.DOTALL).group()


def test_a_topic_without_articles_says_so_and_leads_back(told):
    client, _ = told
    page = client.get("/", params={"topic": "health"})
    assert not entries(page)
    assert "No article on record is about health." in page.text
    assert '<a href="/">all</a>' in page.text


def test_a_topic_that_there_is_not_is_as_if_it_were_not_asked(told):
    client, ids = told
    assert entries(client.get("/", params={"topic": "<harbours>"})) == set(ids)


def test_the_feed_of_a_topic_goes_on_within_it(empty, make_client):
    from desk_sample import ferry_page, port_page
    from desk_shelf import put

    ids = [put(empty, page()).id for page in (port_page, ferry_page)]
    empty.set_topics(dict.fromkeys(ids, SPORT))
    client = make_client(empty, page_size=1)
    first = client.get("/", params={"topic": SPORT})
    more = re.search(r'rel="next" href="([^"]+)"', first.text).group(1).replace("&amp;", "&")
    assert "topic=medtop%3A15000000" in more
    assert entries(first) | entries(client.get(more)) == set(ids)


def test_a_search_is_narrowed_to_a_topic_and_shows_that_it_is(told):
    client, ids = told
    everything = client.get("/search", params={"q": "the"})
    within = client.get("/search", params={"q": "the", "topic": POLITICS})
    found = set(re.findall(r'in <a href="/article/(\w+)"', within.text))
    assert found <= {ids[1]}
    assert f'<option value="{POLITICS}" selected>politics and government</option>' in within.text
    assert "<details" in within.text
    assert re.search(r'<details class="facts" open>', within.text)
    assert not re.search(r'<details class="facts" open>', everything.text)
