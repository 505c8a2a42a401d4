"""A public desk: short context and links, pages of organisations alone, nothing kept or fetched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk_sample import VELD, Said, analyse_by_hand
from desk_shelf import Shelf, put, send_text, token_of
from starlette.testclient import TestClient

from onrecord.domain.article import Article
from onrecord.store import Archive

TEXT = "The mill will close, owner Petra Quill said on Monday."


def person_of(shelf: Shelf, name: str) -> str:
    return shelf.archive.list_people(name).items[0].id


def test_the_full_text_and_what_was_cut_are_not_shown(public_desk: TestClient, shelf: Shelf) -> None:
    page = public_desk.get(f"/article/{shelf.port.id}").text
    assert "The harbour of Velmora will stay closed for ten days" in page
    assert "Two port officials fear" not in page
    assert "Pilots strike" not in page
    assert "https://gazette.example/2026/03/03/velmora-harbour" in page
    quoted = shelf.port.analysis.statements[3]
    statement = public_desk.get(f"/statement/{quoted.id}").text
    assert "/capture/" not in statement
    assert "Open the original at these words" in statement


def test_stored_pages_are_not_handed_out(public_desk: TestClient, shelf: Shelf) -> None:
    evidence = shelf.archive.get_article(shelf.port.id).evidence
    for address in (f"/capture/{evidence.id}", f"/capture/{evidence.id}/bytes"):
        answer = public_desk.get(address)
        assert answer.status_code == 403
        assert "Velmora" not in answer.text


def test_only_organisations_have_a_page(public_desk: TestClient, shelf: Shelf) -> None:
    port = public_desk.get(f"/speaker/{person_of(shelf, 'Port Authority')}")
    assert port.status_code == 200
    assert port.headers["x-robots-tag"] == "all"
    veld = public_desk.get(f"/speaker/{person_of(shelf, 'Veld')}")
    assert veld.status_code == 404
    assert "Veld" not in veld.text
    names = public_desk.get("/speakers").text
    assert "Port Authority of Velmora" in names
    assert "Nordvik Line" in names
    assert "Anna Veld" not in names
    assert f"/speaker/{person_of(shelf, 'Veld')}" not in public_desk.get("/").text


def test_statements_of_others_are_not_for_search_engines(public_desk: TestClient, shelf: Shelf) -> None:
    for address in (
        f"/statement/{shelf.port.analysis.statements[3].id}",
        f"/article/{shelf.port.id}",
        "/",
        "/search?q=closed",
        "/speakers",
    ):
        assert "noindex" in public_desk.get(address).headers["x-robots-tag"]
    assert "Disallow: /capture/" in public_desk.get("/robots.txt").text


@pytest.mark.parametrize(
    "query", ["q=Veld", "q=closed&speaker=Rosso", "q=Teodora+Lind", "q=Anna+Veld&way=closest"]
)
def test_no_name_leads_to_what_a_person_said(public_desk: TestClient, query: str) -> None:
    page = public_desk.get(f"/search?{query}").text
    assert 'name="speaker"' not in page
    found = page.partition('id="found-head"')[2]
    assert "Teodora Lind</span>" not in found
    if "closed" not in query:
        assert "Anna Veld</span>" not in found


def test_the_name_filter_is_not_applied_behind_the_form(public_desk: TestClient) -> None:
    every = public_desk.get("/search?q=closed").text.count('<article class="quote')
    assert public_desk.get("/search?q=closed&speaker=Rosso").text.count('<article class="quote') == every == 1


def test_a_pasted_page_is_read_and_cannot_be_kept(
    shelf: Shelf, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(shelf.archive, public=True)
    address = send_text(client, TEXT)
    page = client.get(address).text
    assert "Keep it" not in page
    for keep in (f"{address}/keep", "/readings/keep"):
        answer = client.post(keep, data={"token": token_of(client), "reading": address.rpartition("/")[2]})
        assert answer.status_code == 403
    assert shelf.archive.counts().articles == 4


def test_the_address_box_is_closed(shelf: Shelf, make_app: Callable[..., object]) -> None:
    def fetch(url: str) -> object:
        raise AssertionError(f"{url} was fetched")

    client = TestClient(make_app(shelf.archive, fetch=fetch, public=True), base_url="http://127.0.0.1:8765")  # type: ignore[arg-type]
    assert 'name="address"' not in client.get("/read").text
    answer = client.post("/read", data={"token": token_of(client), "address": "https://gazette.example/"})
    assert answer.status_code == 422
    assert "fetches no addresses" in answer.text


def test_readings_are_limited_and_looking_is_not(
    shelf: Shelf, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(shelf.archive, public=True, readings_per_minute=2)
    send_text(client, TEXT)
    send_text(client, TEXT)
    refused = client.post("/read", data={"token": token_of(client), "text": TEXT})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 61
    assert client.get("/").status_code == 200


def test_ones_own_desk_does_not_limit_readings(shelf: Shelf, make_client: Callable[..., TestClient]) -> None:
    client = make_client(shelf.archive, readings_per_minute=1)
    send_text(client, TEXT)
    send_text(client, TEXT)


def test_a_long_quotation_is_shown_in_part(empty: Archive, make_client: Callable[..., TestClient]) -> None:
    words = "“" + " ".join(f"word{n}" for n in range(400)) + ",”"
    article = Article(text=f"{words} Anna Veld said in a speech.", language="en", headline="A speech")
    kept = put(
        empty,
        analyse_by_hand(
            article,
            [Said(kind="direct", content=(words,), cue="said", source="Anna Veld", speaker=VELD)],
            source="a.txt",
        ),
    )
    page = make_client(empty, public=True).get(f"/statement/{kept.analysis.statements[0].id}").text
    quote = page.partition("<blockquote")[2].partition("</blockquote>")[0]
    assert "word1 " in quote
    assert "word399" in quote
    assert "word200" not in quote
    assert '<span class="cue">said</span>' in quote
