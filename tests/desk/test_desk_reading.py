"""Read a page: what is pasted, dropped or named is read at once, and kept only when asked."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_sample import port_page
from desk_shelf import LOOPBACK, Shelf, send_text, token_of
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord.desk.tray import Reading
from onrecord.domain.page import Capture, Fetched, Rejected, Rejection
from onrecord.store import Archive, open_archive

TEXT = """The paper mill of Ostrow will close in June, its owner Petra Quill said on Monday.

“We have tried everything, and it was not enough,” Quill told the workers in the yard.

Mayor Dario Fenn denied that the town had been warned."""

HTML = f"""<!doctype html><html lang="en"><head><title>Mill to close - Ostrow Daily</title>
<meta property="og:site_name" content="Ostrow Daily">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Mill to close",
"datePublished": "2026-05-04T09:30:00+02:00"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Mill to close</h1>{"".join(f"<p>{part}</p>" for part in TEXT.split(chr(10) * 2))}</article>
<aside><h2>Most read</h2><ul><li><a href="/1">Ferry strike enters its third week</a></li></ul></aside>
</body></html>"""


def test_a_pasted_text_shows_who_said_what_and_keeps_nothing(shelf: Shelf, desk: TestClient) -> None:
    before = shelf.archive.counts()
    page = desk.get(send_text(desk, TEXT))
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "Petra Quill" in page.text
    assert '<mark class="content">“We have tried everything, and it was not enough,”</mark>' in page.text
    assert "Denied, not asserted" in page.text
    assert "Read, not kept." in page.text
    assert shelf.archive.counts() == before


def test_a_dropped_file_shows_what_was_cut(desk: TestClient) -> None:
    files = {"file": ("mill.html", HTML.encode(), "text/html")}
    answer = desk.post("/read", data={"token": token_of(desk)}, files=files)
    assert answer.status_code == 303
    page = desk.get(answer.headers["location"]).text
    assert "<h1" in page
    assert "Mill to close" in page
    assert "4 May 2026, 09:30 UTC+2" in page
    assert "Ferry strike enters its third week" in page.partition('class="cut"')[2]


def test_keep_it_saves_the_page_and_its_bytes_once(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(empty)
    for kept, count in (("now", 1), ("before", 1)):
        files = {"file": ("mill.html", HTML.encode(), "text/html")}
        reading = client.post("/read", data={"token": token_of(client)}, files=files).headers["location"]
        answer = client.post(f"{reading}/keep", data={"token": token_of(client)})
        assert answer.status_code == 303
        article, _, note = answer.headers["location"].partition("?")
        assert note == f"kept={kept}"
        assert empty.counts().articles == count
        assert client.get(reading).status_code == 404
    page = client.get(article).text
    assert "Petra Quill" in page
    evidence = empty.get_article(article.rpartition("/")[2]).evidence
    assert empty.read_capture(evidence.id) == HTML.encode()


def test_several_files_are_listed_looked_at_and_kept_together(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(empty)
    other = TEXT.replace("paper mill of Ostrow", "brewery of Lund").replace("Petra Quill", "Vera Stahl")
    files = [
        ("file", ("mill.txt", TEXT.encode())),
        ("file", ("empty.txt", b"")),
        ("file", ("brewery.txt", other.encode())),
    ]
    answer = client.post("/read", data={"token": token_of(client)}, files=files)
    assert answer.status_code == 303
    address = answer.headers["location"]
    page = client.get(address).text
    assert [name in page for name in ("mill.txt", "empty.txt", "brewery.txt")] == [True] * 3
    assert page.count("not read</span>") == 1
    links = re.findall(r'href="(/read/[^"]+)"', page)
    assert len(links) == 2
    assert "Vera Stahl" in client.get(links[1]).text
    assert empty.counts().articles == 0
    tokens = re.findall(r'name="reading" value="([^"]+)"', page)
    assert 'href="/read/' not in make_client(empty).get(address).text
    kept = client.post("/readings/keep", data={"token": token_of(client), "reading": tokens})
    assert kept.headers["location"] == "/?kept=2"
    assert "2 pages kept." in client.get("/?kept=2").text
    assert empty.counts().articles == 2
    assert "2 readings are no longer there" in client.get(address).text


def test_files_that_were_turned_down_are_not_counted_as_read(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(empty)
    files = [("file", ("mill.txt", TEXT.encode())), ("file", ("empty.txt", b""))]
    address = client.post("/read", data={"token": token_of(client)}, files=files).headers["location"]
    page = client.get(address).text
    assert "<h1>1 of 2 files read, not kept</h1>" in page
    assert ">Keep it</button>" in page
    assert "<h1>Nothing is read here</h1>" in client.get("/readings").text


def test_what_is_kept_survives_the_desk(tmp_path: Path, make_client: Callable[..., TestClient]) -> None:
    with open_archive(tmp_path / "a") as archive:
        client = make_client(archive)
        reading = send_text(client, TEXT)
        client.post(f"{reading}/keep", data={"token": token_of(client)})
    with open_archive(tmp_path / "a") as archive:
        assert "Petra Quill" in make_client(archive).get("/").text


def test_a_reading_is_seen_by_its_own_session_alone(shelf: Shelf, make_app: Callable[..., Starlette]) -> None:
    app = make_app(shelf.archive)
    mine, other = (TestClient(app, base_url=LOOPBACK, follow_redirects=False) for _ in range(2))
    reading = send_text(mine, TEXT)
    assert mine.get(reading).status_code == 200
    answer = other.get(reading)
    assert answer.status_code == 404
    assert "This reading is gone" in answer.text
    assert other.post(f"{reading}/keep", data={"token": token_of(other)}).status_code == 404


def test_thoughts_are_shown_in_a_reading_when_asked_for(
    shelf: Shelf, make_app: Callable[..., Starlette]
) -> None:
    app = make_app(shelf.archive)
    client = TestClient(app, base_url=LOOPBACK)
    analysis, data = port_page()
    token = app.state.desk.tray.put(Reading(analysis=analysis, data=data, owner=token_of(client)))
    page = client.get(f"/read/{token}").text
    assert "a longer closure</mark>" not in page
    assert "a longer closure</mark>" in client.get(f"/read/{token}?attitudes=1").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "nothing to read yet"),
        ({"text": "   \n "}, "nothing to read yet"),
        ({"text": TEXT, "address": "https://a.example/"}, "Give one of the three"),
        ({"address": "https://a.example/"}, "fetches no addresses"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "is no web address"),
        ({"text": TEXT, "published": "yesterday"}, "is no date"),
        ({"text": TEXT, "published": "2026-02-30"}, "is no date"),
        ({"text": TEXT, "language": "english"}, "no language code"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_do_and_nothing_typed_is_lost(
    desk: TestClient, fields: dict[str, str], words: str
) -> None:
    answer = desk.post("/read", data={"token": token_of(desk), **fields})
    assert answer.status_code == 422
    assert words in answer.text
    for name, value in fields.items():
        assert name == "address" or value.split("\n")[0].strip() in answer.text


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01\x02" * 500, gzip.compress(b"x" * 5000)[:40], b"\xff\xfe\xfa" * 99, b"<p>" * 200_000],
)
def test_any_bytes_are_read_or_turned_down_with_words(desk: TestClient, data: bytes) -> None:
    answer = desk.post("/read", data={"token": token_of(desk)}, files={"file": ("page.html", data)})
    assert answer.status_code in (303, 422)
    if answer.status_code == 422:
        assert 'role="alert"' in answer.text


def test_facts_that_are_given_fill_what_the_page_lacks(desk: TestClient) -> None:
    page = desk.get(
        send_text(desk, TEXT, outlet="Ostrow Daily", published="2026-05-04", **{"as": "text"})
    ).text
    assert "Ostrow Daily" in page
    assert "4 May 2026" in page


def test_a_named_address_is_fetched_once_and_read(shelf: Shelf, make_app: Callable[..., Starlette]) -> None:
    asked: list[str] = []

    def fetch(url: str) -> Fetched:
        asked.append(url)
        return Fetched(
            url="https://daily.example/mill",
            requested_url=url,
            status=200,
            body=HTML.encode("utf-16"),
            media_type="text/html",
            charset="utf-16",
            fetched_at="2026-05-05T08:00:00+00:00",
        )

    client = TestClient(make_app(shelf.archive, fetch=fetch), base_url=LOOPBACK, follow_redirects=False)
    answer = client.post("/read", data={"token": token_of(client), "address": "daily.example/mill "})
    assert answer.status_code == 303
    assert asked == ["https://daily.example/mill"]
    assert "Petra Quill" in client.get(answer.headers["location"]).text


def test_an_address_that_is_turned_down_says_why(shelf: Shelf, make_app: Callable[..., Starlette]) -> None:
    def fetch(url: str) -> Rejected:
        capture = Capture(source=url, sha256="0" * 64, media_type="", taken_as="html")
        return Rejected(
            capture=capture, rejection=Rejection(reason="robots", detail=f"{url}: robots.txt says no.")
        )

    client = TestClient(make_app(shelf.archive, fetch=fetch), base_url=LOOPBACK)
    answer = client.post("/read", data={"token": token_of(client), "address": "https://daily.example/mill"})
    assert answer.status_code == 422
    assert "robots.txt says no." in answer.text
    assert "drop the file" in answer.text
    assert 'value="https://daily.example/mill"' in answer.text


def test_a_page_is_read_within_two_seconds_once_the_model_is_warm(desk: TestClient) -> None:
    send_text(desk, TEXT)
    token = token_of(desk)
    long = "\n\n".join([TEXT] * 12)  # about 600 words
    start = time.perf_counter()
    answer = desk.post("/read", data={"token": token, "text": long})
    page = desk.get(answer.headers["location"])
    took_s = time.perf_counter() - start
    assert page.status_code == 200
    assert took_s < 2.0
