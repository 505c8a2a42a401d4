"""One page through the real child process, from a real server on this machine."""

from __future__ import annotations

import gzip
import resource
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from onrecord.crawl import fetch, refusals
from onrecord.crawl.errand import Errand, read_answer
from onrecord.domain.page import Fetched, Rejected

PAGE = b"<html><title>Ferry</title><p>The harbour reopened.</p></html>"
Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(status: int = 200, body: bytes = PAGE, **headers: str) -> Answer:
    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        told = {"Content_Type": "text/html", "Content_Length": str(len(body))} | headers
        for name, value in told.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return send


def moved(location: str, status: int = 302) -> Answer:
    return answer(status, b"", Location=location)


@dataclass
class Site:
    """A server whose paths a test fills; unknown paths answer 404."""

    port: int = 0
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


def serve(host: str) -> Iterator[Site]:
    site = Site()

    class Requests(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.agents.add(self.headers["User-Agent"])
            site.reached.add(self.connection.getsockname()[0])
            with suppress(OSError):  # the fetching process hangs up, as it should, on some pages
                site.pages.get(self.path, answer(404, b"no such page"))(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((host, 0), Requests)
    server.daemon_threads = True
    site.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    yield from serve("0.0.0.0")


def fetched(url: str, **options: object) -> Fetched:
    got = fetch(url, allow_private=True, **options)
    assert isinstance(got, Fetched), got
    return got


def refused(url: str, **options: object) -> Rejected:
    got = fetch(url, **{"allow_private": True, **options})
    assert isinstance(got, Rejected), got
    return got


def reason(url: str, **options: object) -> str:
    return refused(url, **options).rejection.reason


def test_a_page_comes_with_its_bytes_type_and_charset(site):
    site.pages["/a"] = answer(
        body="Hafenstraße".encode("latin-1"), Content_Type='Text/HTML; Charset="ISO-8859-1"'
    )
    page = fetched(site.url("/a"))
    assert page.body == "Hafenstraße".encode("latin-1")
    assert (page.status, page.media_type, page.charset) == (200, "text/html", "iso-8859-1")
    assert page.url == page.requested_url == site.url("/a")


def test_only_robots_and_the_page_are_asked_under_an_honest_name(site):
    site.pages["/a"] = answer(body=b"<link rel=stylesheet href=/s.css><img src=/i.png><p>Text.")
    fetched(site.url("/a#part"))
    assert site.asked == ["/robots.txt", "/a"]
    (agent,) = site.agents
    assert agent.startswith("onrecord/")


def test_a_packed_page_comes_unpacked(site):
    site.pages["/a"] = answer(body=gzip.compress(PAGE), Content_Encoding="gzip")
    assert fetched(site.url("/a")).body == PAGE


def test_redirects_are_followed_and_the_last_address_is_told(site):
    site.pages |= {"/a": moved("/b", 301), "/b": moved(site.url("/c"), 307), "/c": answer()}
    page = fetched(site.url("/a"))
    assert page.url == site.url("/c")
    assert page.requested_url == site.url("/a")


def test_a_redirect_that_is_not_escaped_is_followed_as_a_browser_would(site):
    site.pages |= {"/a": moved("/caf\u00c3\u00a9 im hof#top"), "/caf%C3%A9%20im%20hof": answer()}
    assert fetched(site.url("/a")).url == site.url("/caf%C3%A9%20im%20hof")


def test_a_circle_of_redirects_ends(site):
    site.pages |= {"/a": moved("/b"), "/b": moved("/a")}
    assert reason(site.url("/a")) == "http_error"
    assert site.asked.count("/a") == 1


def test_a_sixth_redirect_is_not_followed(site):
    site.pages |= {f"/{n}": moved(f"/{n + 1}") for n in range(9)}
    assert reason(site.url("/0")) == "http_error"
    assert "/6" not in site.asked


def test_a_redirect_to_another_scheme_is_refused(site):
    site.pages["/a"] = moved("file:///etc/passwd")
    assert reason(site.url("/a")) == "http_error"


@pytest.mark.parametrize(("status", "why"), [(403, "blocked"), (404, "http_error")])
def test_a_page_that_the_site_does_not_give_is_turned_down_with_its_status(site, status, why):
    site.pages["/a"] = answer(status)
    got = refused(site.url("/a"))
    assert got.rejection.reason == why
    assert str(status) in got.rejection.detail


@pytest.mark.parametrize(
    ("status", "why"),
    [(401, "blocked"), (429, "blocked"), (451, "blocked"), (410, "http_error"), (503, "http_error")],
)
def test_a_status_says_whether_the_site_shuts_programs_out(status, why):
    rejection = refusals.of_answer(
        "https://harbourpost.example/a", status=status, media_type="text/html", is_packed=False
    )
    assert rejection is not None
    assert rejection.reason == why


def test_robots_txt_is_obeyed(site):
    site.pages |= {
        "/robots.txt": answer(body=b"User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    }
    site.pages |= {"/private/a": answer(), "/a": answer()}
    assert reason(site.url("/private/a")) == "robots"
    assert site.asked == ["/robots.txt"]


def test_a_group_that_names_the_program_counts_before_the_group_for_all(site):
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nDisallow: /drafts\n"
    site.pages |= {"/robots.txt": answer(body=rules, Content_Type="text/plain"), "/a": answer()}
    assert fetched(site.url("/a")).body == PAGE


def test_a_site_whose_robots_txt_cannot_be_had_is_not_asked(site):
    site.pages |= {"/robots.txt": answer(503), "/a": answer()}
    assert reason(site.url("/a")) == "robots"
    assert "/a" not in site.asked


def test_robots_txt_is_followed_through_a_redirect(site):
    site.pages |= {
        "/robots.txt": moved("/rules"),
        "/rules": answer(body=b"User-agent: *\nDisallow: /", Content_Type="text/plain"),
    }
    site.pages["/a"] = answer()
    assert reason(site.url("/a")) == "robots"


def test_a_redirect_does_not_lead_around_robots_txt(site):
    site.pages |= {
        "/robots.txt": answer(body=b"User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    }
    site.pages |= {"/a": moved("/private/a"), "/private/a": answer()}
    assert reason(site.url("/a")) == "robots"


def test_what_is_no_page_is_turned_down_by_its_type(site):
    site.pages["/a"] = answer(Content_Type="application/pdf")
    assert reason(site.url("/a")) == "unsupported_type"


def test_a_page_without_a_type_is_taken(site):
    site.pages["/a"] = answer(Content_Type="")
    assert fetched(site.url("/a")).media_type == ""


def test_a_page_over_the_limit_is_given_up(site):
    site.pages["/a"] = answer(body=b"x" * 20_001)
    assert reason(site.url("/a"), limit_bytes=20_000) == "too_large"
    site.pages["/b"] = answer(body=b"x" * 20_000)
    fetched(site.url("/b"), limit_bytes=20_000)


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    while True:
        request.wfile.write(b"<p>on and on</p>" * 4096)


def test_a_body_without_end_is_given_up(site):
    site.pages["/a"] = endless
    assert reason(site.url("/a"), limit_bytes=1_000_000) == "too_large"


def test_a_small_body_that_unpacks_to_a_large_one_is_given_up(site):
    bomb = gzip.compress(b"\0" * 200_000_000, compresslevel=1)
    assert len(bomb) < 1_000_000
    site.pages["/a"] = answer(body=bomb, Content_Encoding="gzip")
    assert reason(site.url("/a"), limit_bytes=1_000_000) == "too_large"


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    while True:
        request.wfile.write(b".")
        time.sleep(0.1)


def drip_headers(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        request.wfile.write(b"X-More: and more\r\n")
        time.sleep(0.1)


def flood_headers(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        request.wfile.write(b"X-More: and more and more and more\r\n" * 4096)


@pytest.mark.gate
def test_headers_without_end_are_bounded_by_the_memory_of_the_process(site):
    site.pages["/a"] = flood_headers
    assert reason(site.url("/a"), timeout_s=60) in ("http_error", "timeout")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 700_000  # KiB


@pytest.mark.parametrize(("path", "page"), [("/a", drip), ("/robots.txt", drip_headers)])
def test_the_time_limit_holds_for_everything_together(site, path, page):
    site.pages[path] = page
    start = time.monotonic()
    assert reason(site.url("/a"), timeout_s=3) == "timeout"
    assert time.monotonic() - start < 8


def test_a_page_that_breaks_off_is_no_page(site):
    site.pages["/a"] = answer(Content_Length="5000")
    assert reason(site.url("/a"), timeout_s=5) in ("http_error", "timeout")


def test_nobody_listening_is_an_http_error():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/a"
        assert reason(url) == "http_error"


def test_a_name_that_leads_home_is_refused(site):
    site.pages["/a"] = answer()
    got = refused("http://localhost/a", allow_private=False)
    assert got.rejection.reason == "private_address"
    assert site.asked == []


@pytest.mark.parametrize("host", ["127.1", "0x7f000001"])
def test_another_spelling_of_home_is_refused(host):
    assert reason(f"http://{host}/a", allow_private=False) == "private_address"


def test_a_refusal_before_any_request_starts_no_process_and_keeps_no_credentials():
    start = time.monotonic()
    got = refused("http://editor:hunter2@127.0.0.1/a", allow_private=False)
    assert time.monotonic() - start < 0.5
    assert "hunter2" not in repr(got)
    assert got.capture.source == "http://127.0.0.1/a"


def test_a_file_in_the_working_folder_does_not_pass_for_a_module(site, tmp_path, monkeypatch):
    (tmp_path / "scrapy.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    site.pages["/a"] = answer()
    assert fetched(site.url("/a")).body == PAGE


def test_a_proxy_of_the_environment_is_not_used(site, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.pages["/a"] = answer()
    assert fetched(site.url("/a")).body == PAGE


def self_signed(folder) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    day = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(day - timedelta(days=1))
        .not_valid_after(day + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.pem").write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path):
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        server.socket = self_signed(tmp_path).wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        got = refused(f"https://localhost:{server.server_port}/a", timeout_s=10)
        server.shutdown()
    assert got.rejection.reason == "http_error"
    assert "certificate" in got.rejection.detail


# 127.0.0.2 stands for the public internet here and is all that the child may connect to; the
# port rule is lifted, since nobody can serve on port 80 in a test.
CHILD = """
import socket, sys

real = socket.getaddrinfo
answers = {
    "turns.example": ["127.0.0.2", "127.0.0.1"],
    "both.example": ["127.0.0.1 127.0.0.2"],
    "home.example": ["127.0.0.1"],
}

def resolve(host, *rest, **named):
    if host not in answers:
        return real(host, *rest, **named)
    now = answers[host].pop(0) if len(answers[host]) > 1 else answers[host][0]
    return [found for address in now.split() for found in real(address, *rest, **named)]

socket.getaddrinfo = resolve  # before the libraries take their own name for it

from onrecord.crawl.errand import Errand, write_answer
from onrecord.crawl.spider import run

errand = Errand.from_line(sys.stdin.buffer.readline())
sys.stdout.buffer.write(write_answer(run(errand, lambda address: address == "127.0.0.2")))
"""


def outcome_in_a_small_world(url: str) -> str:
    errand = Errand(url=url, allow_private=True, timeout_s=10, limit_bytes=100_000, agent="onrecord/test")
    done = subprocess.run(
        [sys.executable, "-c", CHILD], input=errand.to_line(), capture_output=True, timeout=20, check=True
    )
    got = read_answer(done.stdout)
    return "fetched" if isinstance(got, Fetched) else got.reason


def test_a_redirect_into_the_private_network_is_refused_at_the_connection(site):
    site.pages |= {"/ok": answer(), "/home": moved(site.url("/ok", "127.0.0.1"))}
    assert outcome_in_a_small_world(site.url("/ok", "127.0.0.2")) == "fetched"
    site.asked.clear()
    assert outcome_in_a_small_world(site.url("/home", "127.0.0.2")) == "private_address"
    assert site.asked == ["/robots.txt", "/home"]


def test_a_name_that_resolves_anew_is_never_asked_at_a_private_address(site):
    site.pages |= {"/a": answer(), "/robots.txt": answer(404, b"", Connection="close")}
    assert outcome_in_a_small_world(f"http://turns.example:{site.port}/a") in ("fetched", "private_address")
    assert site.reached == {"127.0.0.2"}


def test_of_a_name_with_a_private_and_a_public_address_only_the_public_one_is_asked(site):
    site.pages["/a"] = answer()
    assert outcome_in_a_small_world(f"http://both.example:{site.port}/a") == "fetched"
    assert site.reached == {"127.0.0.2"}


def test_a_public_name_with_a_private_address_is_refused(site):
    assert outcome_in_a_small_world(f"http://home.example:{site.port}/a") == "private_address"
    assert site.asked == []
