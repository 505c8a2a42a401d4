"""Addresses as sources, against a server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGES: dict[str, tuple[int, str, bytes]] = {
    "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /closed/\n"),
    "/closed/story": (200, "text/html", b"<p>never read"),
}


class Outlet(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, media_type, body = PAGES.get(self.path, (404, "text/plain", b"nothing here"))
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def outlet(words: str, monkeypatch) -> Iterator[str]:
    paragraphs = "".join(f"<p>{part}</p>" for part in words.split("\n\n"))
    page = f"<html><body><article><h1>Port to stay open</h1>{paragraphs}</article></body></html>"
    monkeypatch.setitem(PAGES, "/story", (200, "text/html; charset=utf-8", page.encode()))
    with ThreadingHTTPServer(("127.0.0.1", 0), Outlet) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_an_address_is_read_with_where_and_when_it_was_fetched(onrecord, outlet):
    outcome = onrecord("read", "--allow-private", f"{outlet}/story")
    assert outcome.status == 0, outcome.err
    (record,) = outcome.rows
    assert record["article"]["url"] == f"{outlet}/story"
    assert record["capture"]["captured_at"] is not None
    assert "Mara Vale" in {each["speaker"]["name"] for each in record["statements"]}


def test_an_address_of_the_own_network_is_refused_unless_asked_for(onrecord, outlet, story):
    outcome = onrecord("read", f"{outlet}/story", story)
    assert outcome.status == 1
    assert [row["rejection"] and row["rejection"]["reason"] for row in outcome.rows] == [
        "private_address",
        None,
    ]
    assert "--allow-private" in outcome.err


@pytest.mark.parametrize(("path", "reason"), [("/closed/story", "robots"), ("/gone", "http_error")])
def test_a_page_that_cannot_be_had_is_a_rejection_that_says_why(onrecord, outlet, path, reason):
    outcome = onrecord("read", "--allow-private", f"{outlet}{path}")
    assert outcome.status == 1
    assert outcome.rows[0]["rejection"]["reason"] == reason
    assert len(outcome.complaints) == 1


def test_a_fetched_page_is_kept_with_its_address(onrecord, outlet):
    assert onrecord("add", "--allow-private", f"{outlet}/story").status == 0
    (article,) = onrecord("export", "articles").rows
    assert article["url"] == f"{outlet}/story"
