"""The desk in Chromium: accessible, whole without scripts, and safe with what others wrote."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk_dispatch import dispatch
from desk_sample import VELD, Said, analyse_by_hand, port_page
from desk_shelf import Served, Shelf, put
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from onrecord.desk.fragments import link_to_words
from onrecord.desk.tray import Reading
from onrecord.domain.article import Article
from onrecord.store import Archive, open_archive

pytestmark = pytest.mark.browser

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
QUIET = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}

TEXT = """The paper mill of Ostrow will close in June, its owner Petra Quill said on Monday.

“We have tried everything, and it was not enough,” Quill told the workers in the yard."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here: as root, 'apt-get install chromium' gets it")
    arguments = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield started
        started.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    contexts: list[BrowserContext] = []

    def make(**options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def page_kinds(shelf: Shelf) -> dict[str, str]:
    people = {person.name: person.id for person in shelf.archive.list_people().items}
    statements = shelf.port.analysis.statements
    return {
        "feed": "/",
        "form": "/read",
        "article": f"/article/{shelf.port.id}",
        "article with attitudes": f"/article/{shelf.port.id}?attitudes=1",
        "article in German": f"/article/{shelf.german.id}",
        "hostile article": f"/article/{shelf.hostile.id}",
        "quotation": f"/statement/{statements[3].id}",
        "denial": f"/statement/{statements[4].id}",
        "speakers": "/speakers",
        "no speakers": "/speakers?q=nobody",
        "speaker": f"/speaker/{people['Anna Veld']}",
        "who is this": f"/speaker/{people['Anna Veld']}/who",
        "questions": "/speakers/questions",
        "search": "/search",
        "found": "/search?q=closed&kind=indirect",
        "closest": "/search?q=2,000+containers+must+come+off+the+ship",
        "nothing found": "/search?q=zebra",
        "about": "/about",
        "accuracy": "/about/accuracy",
        "missing": "/nothing",
    }


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("public", [False, True], ids=["own", "public"])
def test_every_kind_of_page_is_accessible_light_and_dark_and_fits(
    shelf: Shelf,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
    size: str,
    public: bool,
) -> None:
    served = serve_app(make_app(shelf.archive, public=public))
    width, height = SIZES[size]
    page = new_page(color_scheme="light", viewport={"width": width, "height": height})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    kinds = page_kinds(shelf)
    if public:
        kinds = {name: kinds[name] for name in ("feed", "form", "article", "quotation", "speakers", "search")}
    else:
        kinds["reading"] = _lay_in_tray(page, served)
        kinds["readings"] = f"/readings?token={kinds['reading'].rpartition('/')[2]}&token=gone"
    for name, address in kinds.items():
        page.goto(served.url + address)
        assert not _violations(page), name
        page.emulate_media(color_scheme="dark")
        assert not _violations(page, only=["color-contrast", "link-in-text-block"]), f"{name}, dark"
        page.emulate_media(color_scheme="light")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (
            f"{name} is wider than the screen"
        )
    assert not [text for text in complaints if "Content Security Policy" in text]


def _violations(page: Page, *, only: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Give what axe-core finds: the rule, and the first element that breaks it."""
    rules = {"runOnly": {"type": "rule", "values": list(only)}} if only else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **rules})
    return [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]]


def _lay_in_tray(page: Page, served: Served) -> str:
    """Put the invented page among the readings of the browser's session; give its address."""
    page.goto(f"{served.url}/read")
    owner = page.locator("input[name=token]").first.get_attribute("value")
    assert owner is not None
    analysis, data = port_page()
    return f"/read/{served.app.state.desk.tray.put(Reading(analysis=analysis, data=data, owner=owner))}"


@pytest.mark.parametrize("size", list(SIZES))
def test_a_word_longer_than_the_screen_breaks(
    empty: Archive,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
    size: str,
) -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 4
    speaker = replace(VELD, name=f"Anna {word[:120]}", role=word[:150])
    article = Article(
        text=f"“{word}”, Veld said.", headline=word, outlet=word[:90], published_at="2026-03-03"
    )
    said = Said(content=(f"“{word}”",), cue="said", source="Veld", speaker=speaker, kind="direct")
    kept = put(empty, analyse_by_hand(article, [said], source="long", data=b"long"))
    (person,) = empty.list_people().items
    addresses = ["/", f"/article/{kept.id}", f"/statement/{kept.analysis.statements[0].id}", "/speakers"]
    addresses += [f"/speaker/{person.id}", f"/speaker/{person.id}/who", "/search?since=2026-01-01"]
    width, height = SIZES[size]
    page = new_page(viewport={"width": width, "height": height})
    served = serve_app(make_app(empty))
    for address in addresses:
        page.goto(served.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_paper_has_what_is_folded_on_the_screen_and_no_forms(
    empty: Archive,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
) -> None:
    kept = dispatch(empty, 20)
    story = empty.stories_of([kept.printed[0]])[kept.printed[0]].id
    page = new_page()
    page.goto(f"{serve_app(make_app(empty)).url}/story/{story}")
    folded = page.locator("#articles-head ~ details.rest li").last
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.bounding_box()["height"] > 0  # type: ignore[index]  # it has one
    assert not page.locator("#split").is_visible()


@pytest.mark.parametrize("size", list(SIZES))
def test_a_page_is_pasted_read_kept_and_opened_at_its_words_without_scripts(
    empty: Archive,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
    size: str,
) -> None:
    served = serve_app(make_app(empty))
    width, height = SIZES[size]
    page = new_page(java_script_enabled=False, viewport={"width": width, "height": height})
    page.goto(served.url)
    page.get_by_label("Paste an article").fill(TEXT)
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("Read, not kept.").wait_for()
    assert empty.counts().articles == 0
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("Kept.").wait_for()
    assert empty.counts().articles == 1
    page.get_by_role("link", name="evidence").first.click()
    page.get_by_role("heading", name="Evidence").wait_for()
    assert "SHA-256" in page.locator("main").inner_text()
    page.get_by_role("link", name="Open the stored copy").click()
    assert page.locator("body").inner_text().split()[:4] == TEXT.split()[:4]


def test_a_chosen_file_is_read_without_scripts(
    empty: Archive,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
    tmp_path: Path,
) -> None:
    file = tmp_path / "mill.txt"
    file.write_text(TEXT, encoding="utf-8")
    page = new_page(java_script_enabled=False)
    page.goto(f"{serve_app(make_app(empty)).url}/read")
    page.get_by_label("drop or choose").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("Read, not kept.").wait_for()
    assert "Petra Quill" in page.locator("main").inner_text()
    other = tmp_path / "brewery.txt"
    other.write_text(TEXT.replace("mill", "brewery"), encoding="utf-8")
    page.get_by_role("link", name="Read another page").click()
    page.get_by_label("drop or choose").set_input_files([file, other])
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("button", name="Keep them all").click()
    page.get_by_text("2 pages kept.").wait_for()
    assert empty.counts().articles == 2


def test_a_file_that_is_too_large_is_explained_and_not_cut_off(
    empty: Archive,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
    tmp_path: Path,
) -> None:
    file = tmp_path / "large.html"
    file.write_bytes(b"<p>word</p>" * 400_000)
    page = new_page()
    page.goto(f"{serve_app(make_app(empty, max_upload_bytes=2_000_000)).url}/read")
    page.get_by_label("drop or choose").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="Too large").wait_for()


def test_the_number_in_the_text_leads_to_the_speaker_beside_it_and_back(
    shelf: Shelf,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
) -> None:
    page = new_page()
    page.goto(f"{serve_app(make_app(shelf.archive)).url}/article/{shelf.port.id}")
    page.locator("#w4").click()
    assert page.locator(".note:target").inner_text().startswith("4")
    page.get_by_label("Statement 4, in the text").click()
    assert page.url.endswith("#w4")


def test_the_first_stop_of_the_keyboard_skips_to_the_page(
    shelf: Shelf,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
) -> None:
    page = new_page()
    page.goto(serve_app(make_app(shelf.archive)).url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


class Listener:
    """A port that counts who connects to it, even without asking for anything."""

    def __init__(self) -> None:
        self.connections = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            connection.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


HUNGRY = """<!doctype html><html><head><title>Mill</title>
<link rel="preconnect" href="{away}"><link rel="dns-prefetch" href="{away}">
<link rel="prefetch" href="{away}/p">
<link rel="preload" as="image" href="{away}/l"><link rel="stylesheet" href="{away}/s.css">
<meta http-equiv="refresh" content="0; url={away}/r"><base href="{away}/">
<style>@import "{away}/i.css"; body {{ background: url({away}/b.png) }}</style>
<script>document.title = "run"; fetch("{away}/f"); document.cookie = "stolen=1"</script>
<script src="{away}/x.js"></script></head>
<body onload="document.title='run'"><img src="{away}/i.png" onerror="document.title='run'">
<iframe src="{away}/frame"></iframe><object data="{away}/o"></object><video src="{away}/v" autoplay></video>
<form id="f" action="{away}/form"><input autofocus onfocus="document.forms[0].submit()"></form>
<svg onload="document.title='run'"><use href="{away}/u#x"/></svg>
<p>The mill will close, Anna Veld said.</p></body></html>"""


@pytest.fixture
def listener() -> Iterator[Listener]:
    started = Listener()
    yield started
    started.close()


def test_a_stored_page_runs_nothing_and_asks_nothing_of_anyone(
    tmp_path: Path,
    listener: Listener,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
) -> None:
    data = HUNGRY.format(away=f"http://127.0.0.1:{listener.port}").encode()
    with open_archive(tmp_path / "archive") as archive:
        kept = _keep_html(archive, data)
        served = serve_app(make_app(archive))
        capture = archive.get_article(kept).evidence.id
        page = new_page(accept_downloads=True)
        asked: list[str] = []
        page.context.on("request", lambda request: asked.append(request.url))
        page.goto(f"{served.url}/read", wait_until="networkidle")  # gives the session a cookie worth stealing
        asked.clear()
        answer = page.goto(f"{served.url}/capture/{capture}")
        page.wait_for_timeout(700)
        assert answer is not None
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
        assert asked == [f"{served.url}/capture/{capture}"]
        assert page.title() == ""
        assert page.evaluate("window.origin") == "null"
        assert page.locator("img, script, iframe, form, svg").count() == 0
        assert "<script>" in page.locator("body").inner_text()
        assert "stolen" not in {cookie["name"] for cookie in page.context.cookies()}
        with page.expect_download() as download:
            page.goto(f"{served.url}/article/{kept}")
            page.get_by_role("link", name="its bytes, to check the hash").click()
        saved = Path(download.value.path()).read_bytes()
        assert hashlib.sha256(saved).hexdigest() == hashlib.sha256(data).hexdigest()
        assert download.value.suggested_filename.endswith(".html")
    assert listener.connections == 0


def _keep_html(archive: Archive, data: bytes) -> str:
    article = Article(text="The mill will close, Anna Veld said.", language="en", headline="Mill")
    said = [Said(content=("The mill will close",), cue="said", source="Anna Veld", speaker=VELD)]
    return put(archive, analyse_by_hand(article, said, source="mill.html", kind="html", data=data)).id


def test_what_an_article_says_never_runs_on_the_desk(
    shelf: Shelf,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
) -> None:
    served = serve_app(make_app(shelf.archive))
    page = new_page()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    for address in ("/", f"/article/{shelf.hostile.id}", "/speakers", "/search?q=open"):
        page.goto(served.url + address)
        assert page.title() not in ("run", "1")
    assert {url.split("/")[2] for url in asked} == {served.url.split("/")[2]}


def test_the_link_to_the_words_opens_the_page_at_them(
    serve_app: Callable[[Starlette], Served], new_page: Callable[..., Page]
) -> None:
    words = "“We have tried everything – truly – and it was not enough,”"
    body = "<p>filler</p>" * 200 + f"<p id=words>{words} Quill told the workers.</p>" + "<p>filler</p>" * 200

    async def outlet(request: Request) -> HTMLResponse:
        return HTMLResponse(f"<!doctype html><meta charset=utf-8><title>Mill</title>{body}")

    url = serve_app(Starlette(routes=[Route("/mill", outlet)])).url
    link = link_to_words(f"{url}/mill", [words], prefix=["filler "], suffix=[" Quill told the wor"])
    assert link is not None
    page = new_page()
    page.goto(link)
    page.wait_for_timeout(300)
    box = page.locator("#words").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 720


def test_a_desk_remembers_what_was_typed_when_it_cannot_read_it(
    empty: Archive,
    make_app: Callable[..., Starlette],
    serve_app: Callable[[Starlette], Served],
    new_page: Callable[..., Page],
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{serve_app(make_app(empty)).url}/read")
    page.get_by_label("Paste an article").fill(TEXT)
    page.get_by_text("What you know of it").click()
    page.get_by_label("Its address (not fetched)").fill("mailto:someone")
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("Paste an article").input_value() == TEXT
    assert page.get_by_label("Its address (not fetched)").input_value() == "mailto:someone"
