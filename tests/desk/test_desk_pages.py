"""Each page shows what is on record, and nothing that is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest
from desk_sample import fares_page, port_page
from desk_shelf import Shelf, put
from starlette.testclient import TestClient

from onrecord.desk.parts import shorten_opening
from onrecord.domain.listing import Filter
from onrecord.store import Archive


def person_of(shelf: Shelf, name: str) -> str:
    return shelf.archive.list_people(name).items[0].id


def test_the_front_page_shows_articles_with_their_statements_and_the_box(
    desk: TestClient, shelf: Shelf
) -> None:
    page = desk.get("/")
    assert page.status_code == 200
    assert "Velmora harbour shut for ten days, says its master" in page.text
    assert f'href="/article/{shelf.port.id}"' in page.text
    assert "nobody on the islands can pay more" in page.text
    assert '<textarea id="text" name="text"' in page.text
    assert "published" in page.text
    assert "3 March 2026, 14:10 UTC+3" in page.text


def test_an_article_without_a_date_is_said_to_have_none(desk: TestClient, shelf: Shelf) -> None:
    page = desk.get(f"/article/{shelf.ferry.id}").text
    head = page[page.index("<h1") : page.index('class="doors"')]
    assert "date unknown" in head
    assert "published" not in head


def test_the_front_page_of_an_empty_archive_is_the_form(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    for archive in (empty, None):
        page = make_client(archive).get("/")
        assert page.status_code == 200
        assert "<h1>Read a page</h1>" in page.text


def test_show_more_walks_the_feed_to_its_end_without_a_gap_or_a_repeat(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    for day in range(1, 8):
        put(empty, fares_page(day))
    client = make_client(empty, page_size=3)
    seen, address = [], "/"
    while address:
        text = client.get(address).text
        seen += [int(part[0]) for part in text.split(">Fares day ")[1:]]
        rest = text.partition('rel="next" href="')[2]
        address = unescape(rest.partition('"')[0])
    assert seen == [7, 6, 5, 4, 3, 2, 1]


def test_a_page_is_changed_where_its_last_change_is_another_moment(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    analysis, data = port_page()
    assert analysis.article is not None
    published = analysis.article.published_at
    unchanged = replace(analysis, article=replace(analysis.article, modified_at=published))
    kept = put(empty, (unchanged, data))
    page = make_client(empty).get(f"/article/{kept.id}").text
    assert "published <time" in page
    assert "changed <time" not in page


def test_an_article_without_headline_goes_by_its_first_words(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    analysis, data = port_page()
    assert analysis.article is not None
    bare = replace(analysis.article, headline=None, kicker=None)
    spoken = tuple(each for each in analysis.statements if each.attribution.field == "text")
    put(empty, (replace(analysis, article=bare, statements=spoken), data))
    page = make_client(empty, public=True).get("/").text
    (title,) = re.findall(r"<h3[^>]*><a [^>]*>([^<]*)</a>", page)
    assert title.endswith(" …")
    assert len(unescape(title)) <= 80
    assert bare.text.startswith(unescape(title).removesuffix(" …")[:40])


def test_a_first_word_without_end_is_cut() -> None:
    assert shorten_opening("x" * 300) == "x" * 80 + "…"
    assert shorten_opening("") == ""


def test_a_later_change_of_a_page_is_told(desk: TestClient, shelf: Shelf) -> None:
    assert "changed <time" in desk.get(f"/article/{shelf.port.id}").text


def test_an_article_marks_its_statements_and_names_their_speakers(desk: TestClient, shelf: Shelf) -> None:
    page = desk.get(f"/article/{shelf.port.id}").text
    assert '<mark class="content">“We have counted around 2,000 containers </mark>' in page
    assert '<mark class="content insertion">[on the Halden]</mark>' in page
    assert '<span class="cue">denied</span>' in page
    assert '<mark class="content nested">' in page
    assert f'<a href="/speaker/{person_of(shelf, "Veld")}" dir="auto">Anna Veld</a>' in page
    assert 'lang="en"' in page[page.index("<main") :]


def test_what_was_cut_stands_where_it_stood_with_its_kind(desk: TestClient, shelf: Shelf) -> None:
    page = desk.get(f"/article/{shelf.port.id}").text
    order = [
        page.index(words)
        for words in (
            "support appeal",
            "VELMORA, March 3.",
            "Pilots strike",
            "Transport minister",
            "{{item.date}}",
        )
    ]
    assert order == sorted(order)
    body = page[page.index('class="reading"') :]
    assert '<span class="cut-kind">template leftover</span>' in body
    assert '<span class="cut-why">unfilled template</span>' in body


def test_thoughts_and_plans_are_hidden_until_they_are_asked_for(desk: TestClient, shelf: Shelf) -> None:
    address = f"/article/{shelf.port.id}"
    assert '<mark class="content">a longer closure</mark>' not in desk.get(address).text
    assert "Show 1 thought or plan too" in desk.get(address).text
    assert '<mark class="content">a longer closure</mark>' in desk.get(f"{address}?attitudes=1").text


def test_an_uncertain_speaker_is_not_named_in_any_list(desk: TestClient, shelf: Shelf) -> None:
    for address in ("/search?q=pilots+would+be+heard", f"/article/{shelf.port.id}"):
        page = desk.get(address).text
        assert "Speaker not certain" in page
    found = desk.get("/search?q=pilots+would+be+heard").text
    assert "Ilario Rosso" not in found
    uncertain = shelf.port.analysis.statements[7].id
    assert "Ilario Rosso</dd>" not in desk.get(f"/speaker/{person_of(shelf, 'Rosso')}").text
    assert "not sure enough" in desk.get(f"/statement/{uncertain}").text


@pytest.mark.parametrize("query", ["warned about the sandbank", "fares will double", "pay for new ships"])
def test_what_is_not_asserted_is_never_shown_without_its_cue(desk: TestClient, query: str) -> None:
    quotes = [
        part.partition("</article>")[0]
        for part in desk.get(f"/search?q={query}")
        .text.partition("close-head")[0]
        .split('<article class="quote')[1:]
    ]
    assert quotes
    for quote in quotes:
        assert 'class="label warn"' in quote
        assert '<span class="cue">' in quote


def test_a_speaker_has_their_statements_by_month_and_undated_ones_apart(
    desk: TestClient, shelf: Shelf
) -> None:
    dated = desk.get(f"/speaker/{person_of(shelf, 'Veld')}").text
    assert '<h2 id="lane-1" class="lane-title">March 2026</h2>' in dated
    undated = desk.get(f"/speaker/{person_of(shelf, 'Lind')}").text
    assert "Date unknown</h2>" in undated
    assert "2026</h2>" not in undated


def test_words_are_searched_inside_one_speaker(desk: TestClient, shelf: Shelf) -> None:
    address = f"/speaker/{person_of(shelf, 'Veld')}"
    assert "2,000 containers" in desk.get(f"{address}?q=containers").text
    assert "None of these statements holds" in desk.get(f"{address}?q=subsidy").text


def test_speakers_are_listed_and_found_by_name(desk: TestClient) -> None:
    assert "Anna Veld" in desk.get("/speakers").text
    found = desk.get("/speakers?q=Lind").text
    assert "Teodora Lind" in found
    assert "Anna Veld" not in found
    assert "No speaker’s name holds “Nobody”" in desk.get("/speakers?q=Nobody").text


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("q=closed&kind=direct", [], ["ten days"]),
        ("q=containers&kind=direct", ["2,000 containers"], []),
        ("q=closed&speaker=Veld", ["ten days"], []),
        ("q=closed&speaker=Rosso", [], ["ten days"]),
        ("q=closed&outlet=Harbour+Gazette", ["ten days"], []),
        ("q=closed&outlet=Island+Courier", [], ["ten days"]),
        ("q=closed&since=2026-03-01&until=2026-03-03", ["ten days"], []),
        ("q=closed&since=2026-03-04", [], ["ten days"]),
        ("q=closed&order=relevance", ["ten days"], []),
        ("q=closure&attitudes=1", ["a longer closure"], []),
    ],
)
def test_search_keeps_to_its_filters(
    desk: TestClient, query: str, shown: list[str], hidden: list[str]
) -> None:
    page = desk.get(f"/search?{query}")
    assert page.status_code == 200
    found = page.text.partition('id="found-head"')[2].partition("Nothing found")[0]
    exact = found.partition("these come closest")[0]
    assert all(words in exact for words in shown)
    assert not any(words in exact for words in hidden)


def test_a_date_that_the_calendar_lacks_is_as_if_it_were_not_given(desk: TestClient) -> None:
    assert "ten days" in desk.get("/search?q=closed&since=2026-13-01&until=2026-02-31").text


@pytest.mark.parametrize("way", ["", "&way=closest", "&order=relevance"])
def test_limits_without_words_list_the_newest_within_them(desk: TestClient, shelf: Shelf, way: str) -> None:
    page = desk.get(f"/search?outlet=Harbour+Gazette{way}").text
    expected = shelf.archive.list_statements(Filter(outlet="Harbour Gazette")).items
    assert expected
    assert re.findall(r'<a href="/statement/(\w+)">evidence', page) == [card.id for card in expected]
    assert f"{len(expected)} statements" in page
    assert "<title>Search: Harbour Gazette" in page


def test_what_limits_leave_goes_on_on_further_pages(
    make_client: Callable[..., TestClient], shelf: Shelf
) -> None:
    desk = make_client(shelf.archive, page_size=2)
    expected = [card.id for card in shelf.archive.list_statements(Filter(since="2000-01-01")).items]
    found, address = [], "/search?since=2000-01-01"
    for _ in expected:
        page = desk.get(address).text
        found += re.findall(r'<a href="/statement/(\w+)">evidence', page)
        assert f"{len(expected)} statements" in page
        more = re.search(r'rel="next" href="([^"]+)"', page)
        if more is None:
            break
        address = unescape(more[1])
    assert found == expected


def test_limits_that_leave_nothing_say_so(desk: TestClient) -> None:
    page = desk.get("/search?outlet=Harbour+Gazette&until=1999-01-01").text
    assert "Nothing found" in page
    assert "No statement on record lies within these limits" in page


def test_a_search_that_asks_nothing_lists_nothing(desk: TestClient) -> None:
    for address in ("/search", "/search?attitudes=1", "/search?way=closest"):
        assert 'class="quote' not in desk.get(address).text


def test_matches_of_words_are_counted_where_all_of_them_may_be_shown(
    desk: TestClient, public_desk: TestClient
) -> None:
    assert re.search(r'class="tally">\d+ statements?<', desk.get("/search?q=closed").text)
    assert not re.search(r'class="tally">\d+ statements?<', public_desk.get("/search?q=closed").text)


def test_a_pasted_sentence_finds_the_closest_statement_and_the_lost_hedge(desk: TestClient) -> None:
    pasted = "2,000 containers must come off before the ship can float"
    for way in ("", "&way=closest"):
        page = desk.get(f"/search?q={pasted}{way}").text
        first = page.split('<article class="quote')[1]
        assert "Anna Veld" in first
        assert "Hedges left out" in first
        assert "“around”" in first
        assert "<del>the ship</del>" in first
        assert '<mark class="content insertion">[on the Halden]</mark>' in first


@pytest.mark.parametrize(
    "query",
    ["", "q=", "q=%00", 'q="', "q=*", "q=NEAR(", "q=a+OR", "since=never&kind=no&order=no", "q=" + "x" * 5000],
)
def test_any_query_gets_a_page(desk: TestClient, query: str) -> None:
    assert desk.get(f"/search?{query}").status_code == 200


def test_a_statement_shows_its_evidence(desk: TestClient, shelf: Shelf) -> None:
    quoted = shelf.port.analysis.statements[3]
    page = unescape(desk.get(f"/statement/{quoted.id}").text)
    view = shelf.archive.get_article(shelf.port.id)
    assert view.evidence.sha256 in page
    assert "UTC</time>" in page
    assert f'href="/capture/{view.evidence.id}"' in page
    assert (
        'href="https://gazette.example/2026/03/03/velmora-harbour#:~:text=%E2%80%9CWe%20have%20counted'
        in page
    )
    assert "a news conference" in page
    assert "said so, not that the speaker did" in page


def test_a_statement_whose_day_is_unknown_says_so(desk: TestClient, shelf: Shelf) -> None:
    reported = shelf.port.analysis.statements[6]
    assert "“January”, date not known" in desk.get(f"/statement/{reported.id}").text
    denied = shelf.port.analysis.statements[4]
    assert "not the day it was said" in desk.get(f"/statement/{denied.id}").text


def test_a_withdrawn_statement_leaves_a_tombstone_and_is_nowhere_else(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    kept = put(empty, port_page())
    gone = kept.analysis.statements[3].id
    empty.withdraw(gone, reason="A court ordered it.")
    client = make_client(empty)
    tombstone = client.get(f"/statement/{gone}")
    assert tombstone.status_code == 410
    assert "A court ordered it." in tombstone.text
    assert "containers" not in tombstone.text
    for address in ("/", "/search?q=containers", f"/article/{kept.id}"):
        assert "2,000 containers" not in client.get(address).text


def test_a_withdrawn_article_is_gone_and_says_so(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    kept = put(empty, port_page())
    evidence = empty.get_article(kept.id).evidence.id
    empty.withdraw(kept.id, reason="Retracted.")
    client = make_client(empty)
    for address in (f"/article/{kept.id}", f"/capture/{evidence}", f"/capture/{evidence}/bytes"):
        page = client.get(address)
        assert page.status_code == 410
        assert "Retracted" in page.text
        assert "Velmora" not in page.text


@pytest.mark.parametrize(
    "address",
    [
        "/article/0",
        "/statement/0",
        "/speaker/0",
        "/capture/0",
        "/read/0",
        "/article/%00",
        "/statement/%00'--",
        "/nothing",
        "/article/0/x",
        "/static/../app.py",
    ],
)
def test_what_is_not_there_is_a_page_that_says_what_to_do(desk: TestClient, address: str) -> None:
    page = desk.get(address)
    assert page.status_code == 404
    assert "To the front page" in page.text


def test_a_listing_that_was_continued_wrongly_is_no_crash(desk: TestClient) -> None:
    for address in ("/?after=x", "/speakers?after=x", "/search?q=closed&after=x"):
        assert desk.get(address).status_code == 400


def test_about_says_what_verify_does_not_prove(desk: TestClient) -> None:
    page = desk.get("/about").text
    assert "It does not prove" in page
    assert "that the speaker said it" in page


def test_a_desk_without_archive_says_how_to_get_one(make_client: Callable[..., TestClient]) -> None:
    page = make_client(None).get("/speakers")
    assert page.status_code == 404
    assert "--archive" in page.text


def title_of(page: str) -> str:
    found = re.search("<title>(.*?) · onrecord</title>", page, re.DOTALL)
    assert found is not None
    return unescape(found[1])


def test_each_page_has_a_title_of_its_own(make_client: Callable[..., TestClient], shelf: Shelf) -> None:
    desk = make_client(shelf.archive, page_size=1)
    statements = [f"/statement/{each.id}" for each in shelf.port.analysis.statements[:4]]
    addresses = ["/", "/stories", "/stories?order=texts", "/speakers", "/speakers?q=veld", "/search"]
    addresses += ["/search?since=2000-01-01", "/read", "/about", "/about/accuracy", *statements]
    addresses += [f"/article/{shelf.port.id}", f"/speaker/{person_of(shelf, 'Anna Veld')}"]
    for address in ("/", "/speakers", "/search?since=2000-01-01"):
        more = re.search(r'rel="next" href="([^"]+)"', desk.get(address).text)
        assert more is not None
        addresses.append(unescape(more[1]))
    titles = [title_of(desk.get(address).text) for address in addresses]
    assert len(set(titles)) == len(titles)


def test_the_title_of_a_denial_does_not_say_the_opposite(desk: TestClient, shelf: Shelf) -> None:
    title = title_of(desk.get(f"/statement/{shelf.port.analysis.statements[4].id}").text)
    assert "denied" in title


def test_no_page_skips_a_level_of_headings(make_client: Callable[..., TestClient], shelf: Shelf) -> None:
    desk = make_client(shelf.archive, page_size=1)
    more = re.search(r'rel="next" href="([^"]+)"', desk.get("/").text)
    assert more is not None
    for address in ("/", unescape(more[1]), "/?topic=sport", f"/article/{shelf.port.id}", "/search?q=closed"):
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", desk.get(address).text)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_browser_asks_again_for_pages_and_keeps_the_style_for_good(desk: TestClient, shelf: Shelf) -> None:
    page = desk.get(f"/statement/{shelf.port.analysis.statements[0].id}")
    assert page.headers["cache-control"] == "no-cache"
    style = re.search(r'href="(/static/desk.css\?v=[0-9a-f]+)"', page.text)
    assert style is not None
    kept = desk.get(style[1])
    assert "immutable" in kept.headers["cache-control"]
    again = desk.get(style[1], headers={"If-None-Match": kept.headers["etag"]})
    assert (again.status_code, again.headers["cache-control"]) == (304, kept.headers["cache-control"])
    for other in ("/static/desk.css", "/static/desk.css?v=0", "/static/mark.svg"):
        assert desk.get(other).headers["cache-control"] == "public, max-age=3600"
