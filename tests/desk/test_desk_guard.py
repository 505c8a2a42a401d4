"""What a hostile page, site, client or name cannot do on the desk."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from desk_sample import GONE, HOSTILE
from desk_shelf import LOOPBACK, Shelf, token_of
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord.desk import serve
from onrecord.desk.server import is_loopback
from onrecord.errors import UsageError
from onrecord.store import Archive

TEXT = "The mill will close, owner Petra Quill said on Monday."


class Tags(HTMLParser):
    """Collects the tags and attributes that a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def addresses_of(shelf: Shelf) -> list[str]:
    hostile = shelf.hostile
    person = next(p for p in shelf.archive.list_people().items if p.name == GONE)
    return [
        "/",
        "/read",
        "/speakers",
        "/about",
        f"/article/{hostile.id}",
        f"/article/{hostile.id}?attitudes=1&kept={HOSTILE}",
        f"/statement/{hostile.analysis.statements[0].id}",
        f"/statement/{hostile.analysis.statements[1].id}",
        f"/speaker/{person.id}?q={HOSTILE}",
        f"/speakers?q={GONE}",
        f"/search?q=open&outlet={HOSTILE}&speaker={GONE}",
        f"/search?q={GONE}{HOSTILE}",
        f"/search?q=display+now+{HOSTILE}&way=closest",
        f"/{GONE}",
        "/robots.txt",
        "/static/desk.css",
    ]


def test_every_answer_has_the_strict_headers(desk: TestClient, shelf: Shelf) -> None:
    for address in [*addresses_of(shelf), "/nothing", "/static/nothing"]:
        headers = desk.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-robots-tag"] == "noindex, nofollow"


def test_names_and_headlines_stay_text_on_every_page(desk: TestClient, shelf: Shelf) -> None:
    for address in addresses_of(shelf):
        page = desk.get(address).text
        seen = Tags(page)
        assert "script" not in seen.tags, address
        assert not [name for name, _ in seen.attributes if name.startswith("on")], address
        assert not [
            value for _, value in seen.attributes if value and value.lower().startswith("javascript:")
        ], address
        images = [value for name, value in seen.attributes if name == "src"]
        assert set(images) <= {"/static/mark.svg"}, address
        assert not [name for name, _ in seen.attributes if name == "style"], address


def test_an_address_that_is_no_web_address_is_never_a_link(desk: TestClient, shelf: Shelf) -> None:
    page = desk.get(f"/article/{shelf.hostile.id}").text
    assert 'href="javascript' not in page
    assert "Open the original" not in page


def test_an_error_that_nobody_expected_shows_no_trace_and_keeps_the_headers(
    shelf: Shelf, make_app: Callable[..., Starlette]
) -> None:
    app = make_app(shelf.archive)
    app.state.desk.templates.globals["wording"] = None
    client = TestClient(app, base_url=LOOPBACK, raise_server_exceptions=False)
    page = client.get(f"/article/{shelf.port.id}")
    assert page.status_code == 500
    assert "Traceback" not in page.text
    assert "Something broke" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765", ""]
)
def test_a_request_for_another_host_is_refused(desk: TestClient, host: str) -> None:
    answer = desk.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "--name" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:9", "[::1]:8765", "LOCALHOST"])
def test_the_names_of_this_machine_are_answered(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 200


def test_a_desk_answers_to_the_names_it_was_given(
    shelf: Shelf, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(shelf.archive, public=True, hosts=("desk.example",))
    assert client.get("/", headers={"host": "desk.example"}).status_code == 200
    assert client.get("/", headers={"host": "other.example"}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
    ],
)
def test_a_form_that_another_site_sends_is_refused(desk: TestClient, headers: dict[str, str]) -> None:
    token = token_of(desk)
    answer = desk.post("/read", data={"token": token, "text": TEXT}, headers=headers)
    assert answer.status_code == 403
    assert "Another site" in answer.text


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "same-origin"}, {"origin": LOOPBACK}, {}])
def test_the_desks_own_form_is_taken(desk: TestClient, headers: dict[str, str]) -> None:
    answer = desk.post("/read", data={"token": token_of(desk), "text": TEXT}, headers=headers)
    assert answer.status_code == 303


def test_a_form_without_its_sessions_token_is_refused(
    desk: TestClient, make_client: Callable[..., TestClient], shelf: Shelf
) -> None:
    assert desk.post("/read", data={"text": TEXT}).status_code == 403
    token = token_of(desk)
    assert desk.post("/read", data={"token": token + "x", "text": TEXT}).status_code == 403
    other = make_client(shelf.archive)
    assert other.post("/read", data={"token": token, "text": TEXT}).status_code == 403
    token_of(other)
    assert other.post("/read", data={"token": token, "text": TEXT}).status_code == 403


def test_nothing_is_kept_for_another_sites_form(desk: TestClient, shelf: Shelf) -> None:
    for address in ("/read/x/keep", "/readings/keep"):
        assert desk.post(address, data={"token": "x", "reading": "x"}).status_code == 403
        headers = {"sec-fetch-site": "cross-site"}
        assert desk.post(address, data={"token": token_of(desk)}, headers=headers).status_code == 403
    assert shelf.archive.counts().articles == 4


def test_a_session_cookie_that_the_desk_did_not_sign_is_worth_nothing(desk: TestClient) -> None:
    token = token_of(desk)
    desk.cookies.clear()
    desk.cookies.set("onrecord_desk", "eyJmb3JtIjogImEifQ==.aaaa.bbbb")
    assert desk.post("/read", data={"token": "a", "text": TEXT}).status_code == 403
    assert desk.post("/read", data={"token": token, "text": TEXT}).status_code == 403


def test_the_cookie_cannot_be_read_by_scripts_and_goes_with_the_browser(desk: TestClient) -> None:
    cookie = desk.get("/read").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age" not in cookie
    assert "set-cookie" not in desk.get("/about").headers


def test_looking_changes_nothing(desk: TestClient, shelf: Shelf) -> None:
    for address in ("/read/x/keep",):
        assert desk.get(address).status_code == 405
    assert shelf.archive.counts().articles == 4


def test_a_body_too_large_is_refused_with_words(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(empty, max_upload_bytes=10_000)
    token = token_of(client)
    answer = client.post("/read", data={"token": token, "text": "word " * 20_000})
    assert answer.status_code == 413
    assert "larger than the desk reads" in answer.text
    assert (
        client.post("/read", data={"token": token}, files={"file": ("a.html", b"x" * 90_000)}).status_code
        == 413
    )
    assert (
        client.post("/read", data={"token": token}, files={"file": ("a.html", b"x" * 1_000_000)}).status_code
        == 413
    )


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
        ("multipart/form-data", b"--x"),
        ("application/json", b"{}"),
        ("application/x-www-form-urlencoded", b"%%%=&&&=%ff"),
    ],
)
def test_a_body_that_is_no_form_is_refused(desk: TestClient, content_type: str, body: bytes) -> None:
    token_of(desk)
    answer = desk.post("/read", content=body, headers={"content-type": content_type})
    assert answer.status_code in (400, 403)
    assert "To the front page" in answer.text


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "", "desk.invalid"])
def test_a_desk_that_is_not_public_refuses_to_be_reached_from_outside(
    shelf: Shelf, make_app: Callable[..., Starlette], host: str
) -> None:
    with pytest.raises(UsageError, match="public"):
        serve(make_app(shelf.archive), host, 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_loopback_is_loopback(host: str) -> None:
    assert is_loopback(host)


def test_a_port_that_is_taken_is_said_to_be(
    shelf: Shelf, make_app: Callable[..., Starlette], serve_app: Callable[..., object]
) -> None:
    running = serve_app(make_app(shelf.archive))
    port = int(str(running.url).rsplit(":", 1)[1])  # type: ignore[attr-defined]
    with pytest.raises(UsageError, match="--port"):
        serve(make_app(shelf.archive), "127.0.0.1", port)
