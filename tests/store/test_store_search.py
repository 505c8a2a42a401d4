"""Search: any text is a query; phrases, prefixes, filters; bounded relevance; closeness."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_pages import HARBOUR, HARBOUR_SAID, Said, harbour, links_of, many, sheet

from onrecord.domain.listing import Filter, Found, Listing
from onrecord.store import search

ANY_TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                '"',
                "AND",
                "OR",
                "NOT",
                "NEAR(",
                ")",
                "*",
                "^",
                ":",
                "-",
                "words",
                "tags:",
                "'",
                "\\",
                "&",
                "|",
                "!",
                "berths",
                "\0",
                "<->",
                "é",
                "٣",
            ]
        )
    ).map(" ".join),
)


def ids(listing):
    return [card.id for card in listing.items]


def ids_part_by_part(archive, query, *asked, **options):
    """Follow a search from part to part to its end."""
    found, after = [], None
    while True:
        part = archive.search(query, *asked, after=after, **options)
        found += ids(part)
        after = part.next
        if after is None:
            return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=ANY_TEXT)
def test_no_text_is_a_syntax_error(archive, query):
    if not archive.list_articles().items:
        page = harbour()
        archive.save(page.analysis, page.data)
    archive.search(query)
    archive.search(query, Filter(speaker=query, outlet=query), order="relevance")
    archive.find_similar(query)
    archive.list_people(query)
    archive.list_statements(Filter(speaker=query, person=query.replace("\0", "")))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("berths", [1]),
        ("BERTHS taken", [1]),
        ("berths june", []),
        ('"around 2,000 berths"', [1]),
        ('"2,000 around"', []),
        ("“every one”", [1]),
        ("berth", []),
        ("berth*", [1]),
        ("wiek", [3]),
        ("brandt", [0, 1]),
        ("brandt berths", [1]),
        ("minister june", [0]),
        ('"june ada"', []),
        ("", []),
        ("!!", []),
        ('"', []),
    ],
)
def test_words_stand_all_and_quoted_words_follow_each_other(archive, keep, query, found):
    saved = keep(harbour())
    assert ids(archive.search(query)) == [saved.statements[place] for place in found]
    assert set(ids(archive.search(query, order="relevance"))) == {saved.statements[place] for place in found}


def test_case_and_diacritics_do_not_matter(archive, keep):
    page = sheet(
        "“Żółty café in the STRASSE,” said Zoë Brânză.",
        said=(
            Said(content="“Żółty café in the STRASSE,”", cue="said", source="Zoë Brânză", name="Zoë Brânză"),
        ),
    )
    saved = keep(page)
    for query in ("cafe", "CAFÉ", "straße", "zoe branza"):
        assert ids(archive.search(query)) == list(saved.statements)
    assert ids(archive.list_statements(Filter(speaker="branza"))) == list(saved.statements)


def test_a_speaker_is_found_by_every_spelling_of_the_person(archive, keep):
    first = keep(harbour())
    page = sheet(*HARBOUR, said=(replace(HARBOUR_SAID[1], name="Ada Brand"),), extra="more")
    saved = archive.save(page.analysis, page.data)
    link = replace(links_of(archive.get_article(saved.article).analysis)[0], person="p-brandt")
    archive.record(saved.article, [link])
    expected = {*first.statements[:2], *saved.statements}
    assert set(ids(archive.list_statements(Filter(speaker="brandt")))) == expected
    assert set(ids(archive.list_statements(Filter(speaker="ada brand")))) == expected


def test_newest_first_continues_without_gap_or_double(archive, keep):
    for page in many(12):
        keep(page)
    whole = ids(archive.search("bridge", limit=100))
    parts = ids_part_by_part(archive, "bridge", limit=5)
    assert parts == whole == ids(archive.list_statements(limit=100))


@pytest.mark.parametrize("order", ["newest", "relevance"])
@pytest.mark.parametrize(
    "asked",
    [
        Filter(outlet="Moor Radio"),
        Filter(since="2021-01-03", until="2021-01-12"),
        Filter(topic="medtop:15000000"),
        Filter(speaker="moss"),
        Filter(kind="direct", outlet="Moor Radio"),
    ],
)
def test_limits_without_words_list_the_newest_within_them(archive, keep, asked, order):
    for page in many(12):
        keep(page)
    whole = ids(archive.list_statements(asked, limit=100))
    assert ids_part_by_part(archive, " ", asked, order=order, limit=3) == whole


def test_nothing_asked_finds_nothing(archive, keep):
    keep(harbour())
    assert archive.search("") == archive.search("", Filter(with_attitudes=True)) == Listing()
    assert archive.search("!?", Filter(kind="direct")) == Listing()


@pytest.mark.parametrize("query", ["", "bridge", '"bridge number 3"'])
@pytest.mark.parametrize(
    "asked",
    [
        Filter(outlet="Moor Radio"),
        Filter(since="2021-01-03", until="2021-01-12"),
        Filter(topic="medtop:15000000"),
        Filter(speaker="moss"),
        Filter(person="p-moss"),
        Filter(outlet="No Such Outlet"),
        Filter(since="2021-01-03", outlet="Moor Radio", kind="direct"),
    ],
)
def test_as_many_are_counted_as_are_found(archive, keep, query, asked):
    for page in many(12):
        keep(page)
    found = archive.search(query, asked, limit=1000)
    assert archive.count_found(query, asked) == Found(count=len(found.items), is_all=True)


def test_a_count_is_bounded_and_says_so(archive, keep, monkeypatch):
    monkeypatch.setattr(search, "MOST_COUNTED", 2)
    for page in many(12):
        keep(page)
    dated = Filter(since="2021-01-01")
    for query, asked in (("bridge", Filter()), ("", Filter(outlet="Moor Radio")), ("", dated)):
        assert archive.count_found(query, asked) == Found(count=2, is_all=False)
    assert archive.count_found("") == Found(count=0, is_all=True)


def test_relevance_continues_over_the_matches_it_began_with(archive, keep):
    for page in many(12):
        keep(page)
    first = archive.search("bridge", order="relevance", limit=10)
    whole = ids(archive.search("bridge", order="relevance", limit=100))
    for page in many(6, start=300):
        keep(page)
    second = archive.search("bridge", order="relevance", after=first.next, limit=100)
    assert ids(first) + ids(second) == whole
    assert first.bounded is None


def test_relevance_puts_the_short_text_before_the_long_one(archive, keep):
    long = Said(content="“The pier is old, and many a storm has passed over it since the town was built”")
    short = Said(content="“The pier is ours”")
    saved = keep(sheet(f"{short.content}, he said.", f"{long.content}, he said.", said=(long, short)))
    listing = archive.search("pier", order="relevance")
    assert ids(listing) == [saved.statements[1], saved.statements[0]]
    assert listing.items[0].score > listing.items[1].score


def test_relevance_ranks_a_bounded_number_and_says_so(archive, keep, monkeypatch):
    monkeypatch.setattr(search, "NEWEST", 8)
    for page in many(12):
        keep(page)
    listing = archive.search("bridge", order="relevance", limit=100)
    assert listing.bounded == 8
    newest = ids(archive.search("bridge", limit=8))
    assert set(ids(listing)) == set(newest)
    assert archive.search('"bridge number 3"', order="relevance").bounded is None


def test_dates_and_filters_hold_for_relevance_and_closeness_too(archive, keep):
    for page in many(12):
        keep(page)
    asked = Filter(since="2021-01-03", until="2021-01-12", outlet="Moor Radio")
    expected = set(ids(archive.list_statements(asked, limit=100)))
    assert expected
    assert set(ids(archive.search("bridge", asked, limit=100))) == expected
    assert set(ids(archive.search("bridge", asked, order="relevance", limit=100))) == expected
    assert set(ids(archive.find_similar("bridge", asked, limit=100))) == expected


def test_the_closest_statement_comes_first_with_its_score(archive, keep):
    for page in many(12):
        keep(page)
    saved = keep(harbour())
    listing = archive.find_similar("Minister says they have 2,000 berths and all of them taken")
    assert ids(listing)[0] == saved.statements[1]
    scores = [card.score for card in listing.items]
    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[0] <= 1
    exact = archive.find_similar("We have around 2,000 berths, and every one is taken.")
    assert exact.items[0].score == 1
    assert archive.find_similar("zzz").items == ()
    assert archive.find_similar("the").items
    assert len(archive.find_similar("bridge", limit=3).items) == 3
