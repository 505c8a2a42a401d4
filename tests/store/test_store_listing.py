"""Listings: newest first, by filter, continued without gap or double."""

from dataclasses import replace

import pytest
from invented_pages import HARBOUR, HARBOUR_SAID, harbour, many, sheet

from onrecord.domain.listing import Filter
from onrecord.errors import UsageError
from onrecord.store import cursors


@pytest.fixture
def filled(archive, keep):
    for page in many(16):
        keep(page)
    return archive


def all_of(listing, **options):
    found, after = [], None
    while True:
        part = listing(after=after, **options)
        found += [item.id for item in part.items]
        after = part.next
        if after is None:
            return found


def test_articles_come_newest_first(filled):
    days = [card.published_at for card in filled.list_articles(limit=100).items]
    assert days == sorted(days, reverse=True)
    assert len(days) == 16


def test_zones_do_not_disturb_the_order(archive, keep):
    early = keep(harbour(published="2021-01-01T23:00:00-05:00"))
    late = keep(harbour(published="2021-01-02T01:00:00+09:00", extra="more"))
    assert [card.id for card in archive.list_articles().items] == [early.article, late.article]


@pytest.mark.parametrize("limit", [1, 7])
def test_parts_of_a_listing_make_the_whole(filled, limit):
    assert all_of(filled.list_articles, limit=limit) == all_of(filled.list_articles, limit=100)
    assert all_of(filled.list_statements, limit=limit) == all_of(filled.list_statements, limit=100)


def test_pages_that_arrive_between_parts_do_not_double_an_item(filled, keep):
    first = filled.list_statements(limit=10)
    for page in many(20)[16:]:
        keep(page)
    second = filled.list_statements(after=first.next, limit=100)
    assert not {card.id for card in first.items} & {card.id for card in second.items}


def test_a_listing_is_not_continued_by_another_ones_text(filled):
    after = filled.list_articles(limit=1).next
    for wrong in (after, "", "x", "é", "W10"):
        with pytest.raises(UsageError, match="does not continue the list of statements"):
            filled.list_statements(after=wrong)
    with pytest.raises(UsageError):
        filled.list_statements(limit=0)


LISTS = {
    "the list of articles": lambda archive, after: archive.list_articles(after=after),
    "the list of statements": lambda archive, after: archive.list_statements(after=after),
    "the newest stories": lambda archive, after: archive.list_stories(after=after),
    "the stories with most texts": lambda archive, after: archive.list_stories(order="texts", after=after),
    "the list of people": lambda archive, after: archive.list_people(after=after),
    "the most relevant matches": lambda archive, after: archive.search(
        "bridge", order="relevance", after=after
    ),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("wrong", ["x", "WyJzdGF0ZW1lbnRzIiwgIngiXQ", cursors.write("people", 1 << 70, "p")])
def test_a_wrong_continuation_is_told_in_words_that_a_user_knows(filled, name, wrong):
    ask = LISTS[name]
    with pytest.raises(UsageError) as told:
        ask(filled, wrong)
    words = str(told.value)
    assert "'after'" in words
    assert name in words
    assert "Leave it out" in words
    for internal in ("stories-newest", "stories-texts", "relevance", "cursor"):
        assert internal not in words


def test_each_filter_gives_what_it_says(filled):
    everything = filled.list_statements(limit=100).items
    for asked, holds in (
        (Filter(outlet="Moor Radio"), lambda card: card.article.outlet == "Moor Radio"),
        (Filter(kind="direct"), lambda card: card.kind == "direct"),
        (Filter(person="p-moss"), lambda card: card.person == "p-moss"),
        (Filter(speaker="bela"), lambda card: "Bela" in card.speaker.name),
        (
            Filter(since="2021-01-05", until="2021-01-09"),
            lambda card: "2021-01-05" <= card.article.published_at < "2021-01-10",
        ),
        (
            Filter(outlet="Kaldar Post", kind="direct", speaker="BRANDT"),
            lambda card: (
                (card.article.outlet, card.kind, card.person) == ("Kaldar Post", "direct", "p-brandt")
            ),
        ),
    ):
        found = filled.list_statements(asked, limit=100).items
        assert [card.id for card in found] == [card.id for card in everything if holds(card)]
        assert found
        assert [card.id for card in filled.iterate_statements(asked)] == [card.id for card in found]
        articles = {card.id for card in filled.list_articles(asked, limit=100).items}
        assert articles == {card.article.id for card in found}
        assert {view.id for view in filled.iterate_articles(asked)} == articles


def test_the_days_of_a_filter_are_those_the_page_prints(archive, keep):
    keep(harbour(published="2021-01-01T23:30:00-11:00"))
    assert archive.list_statements(Filter(since="2021-01-01", until="2021-01-01")).items
    assert not archive.list_statements(Filter(since="2021-01-02")).items
    assert archive.search("berths", Filter(since="2021-01-01", until="2021-01-01")).items
    assert not archive.search("berths", Filter(since="2021-01-02", until="2021-01-02")).items


def test_an_article_without_a_date_is_in_no_dated_listing(archive, keep):
    saved = keep(harbour(published=None))
    assert [card.id for card in archive.list_articles().items] == [saved.article]
    for dated in (Filter(since="2000-01-01"), Filter(until="2100-01-01")):
        assert archive.list_articles(dated).items == ()
        assert archive.list_statements(dated).items == ()
        assert archive.search("berths", dated).items == ()
        assert archive.search("berths", dated, order="relevance").items == ()
        assert archive.find_similar("berths", dated).items == ()


def test_an_article_without_a_date_is_listed_at_its_capture(archive, keep):
    undated = keep(harbour(published=None, captured="2021-06-01T00:00:00Z"))
    before = keep(harbour(published="2021-05-01", extra="a"))
    after = keep(harbour(published="2021-07-01", extra="b"))
    listed = [card.id for card in archive.list_articles().items]
    assert listed == [after.article, undated.article, before.article]


def test_attitudes_are_hidden_unless_asked(archive, keep):
    saved = keep(harbour())
    hidden = saved.statements[2]
    shown = Filter(with_attitudes=True)
    assert hidden not in [card.id for card in archive.list_statements().items]
    assert hidden in [card.id for card in archive.list_statements(shown).items]
    assert hidden not in [card.id for card in archive.statements_of([saved.article])[saved.article]]
    assert [card.id for card in archive.statements_of([saved.article], shown)[saved.article]] == list(
        saved.statements
    )
    assert archive.search("fishermen").items == ()
    assert archive.search("fishermen", shown).items
    assert archive.counts().statements == 3


def test_a_statement_and_an_article_without_statements_are_listed(archive, keep):
    saved = keep(sheet("Nothing was said."))
    assert [card.id for card in archive.list_articles().items] == [saved.article]
    assert archive.statements_of([saved.article, "unknown"]) == {saved.article: (), "unknown": ()}


def test_outlets_are_counted_by_articles(filled, keep):
    keep(sheet("One more.", outlet=None))
    assert filled.outlets() == (("Kaldar Post", 6), ("Harbour Gazette", 5), ("Moor Radio", 5))
    counts = filled.counts()
    assert (counts.articles, counts.statements, counts.outlets, counts.people) == (17, 22, 3, 4)


def test_a_date_that_is_found_later_moves_the_article_and_its_statements(archive, keep):
    undated = harbour(published=None)
    other = keep(harbour(published="2018-01-01", extra="other"))
    saved = keep(undated)
    article = replace(undated.analysis.article, published_at="2019-01-01")
    dated = replace(undated, analysis=replace(undated.analysis, article=article))
    keep(dated)
    assert [card.id for card in archive.list_articles().items] == [saved.article, other.article]
    assert archive.list_statements(Filter(since="2019-01-01", until="2019-01-01")).items


@pytest.mark.parametrize(
    "published", ["2021", "2021-13-45", "yesterday", "0001-01-01", "9999-12-31T23:59:59-12:00"]
)
def test_a_date_that_is_none_stops_nothing(archive, keep, published):
    keep(sheet(*HARBOUR, said=HARBOUR_SAID, published=published))
    assert len(archive.list_articles().items) == 1
    assert len(archive.list_statements().items) == 3


def test_days_at_the_ends_of_the_calendar_bound_nothing(archive, keep):
    keep(harbour())
    whole = Filter(since="0001-01-01", until="9999-12-31")
    assert len(archive.list_statements(whole).items) == 3
    assert len(archive.search("berths", whole, order="relevance").items) == 1
    assert archive.list_statements(Filter(since="soon")).items == ()
