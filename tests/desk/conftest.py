"""A desk over an archive of invented pages: for a test client, and served to a browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from desk_sample import ferry_page, german_page, hostile_page, port_page
from desk_shelf import LOOPBACK, Served, Shelf, put
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord.attribute import Model, load_model
from onrecord.desk import DeskSettings, create_app
from onrecord.desk.server import _listen, address_of
from onrecord.domain.page import Fetched, Rejected
from onrecord.pipeline import Reader, keep
from onrecord.store import Archive, open_archive

Fetch = Callable[[str], Fetched | Rejected]


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model()


@pytest.fixture(scope="session")
def reader(model: Model) -> Reader:
    return Reader(program="onrecord 0.1.0", load_model=lambda: model)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """An archive that tests only look at."""
    with open_archive(tmp_path_factory.mktemp("shelf")) as archive:
        yield Shelf(
            archive=archive,
            german=put(archive, german_page()),
            ferry=put(archive, ferry_page()),
            port=put(archive, port_page()),
            hostile=put(archive, hostile_page()),
        )


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Archive]:
    """An archive that a test may write to."""
    with open_archive(tmp_path / "archive") as archive:
        yield archive


@pytest.fixture
def make_app(reader: Reader) -> Callable[..., Starlette]:
    """Make a desk; settings by name."""

    def make(archive: Archive | None, *, fetch: Fetch | None = None, **settings: object) -> Starlette:
        return create_app(
            archive=archive,
            reader=reader,
            fetch=fetch,
            keep=keep,
            settings=DeskSettings(**settings),  # type: ignore[arg-type]
        )

    return make


@pytest.fixture
def make_client(make_app: Callable[..., Starlette]) -> Callable[..., TestClient]:
    """Make a client of a desk."""

    def make(archive: Archive | None, **settings: object) -> TestClient:
        return TestClient(make_app(archive, **settings), base_url=LOOPBACK, follow_redirects=False)

    return make


@pytest.fixture
def desk(shelf: Shelf, make_client: Callable[..., TestClient]) -> TestClient:
    """A client of one's own desk."""
    return make_client(shelf.archive)


@pytest.fixture
def public_desk(shelf: Shelf, make_client: Callable[..., TestClient]) -> TestClient:
    """A client of a public desk."""
    return make_client(shelf.archive, public=True)


@pytest.fixture
def serve_app() -> Iterator[Callable[[Starlette], Served]]:
    """Serve desks on free loopback ports until the test is over."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(app: Starlette) -> Served:
        listener = _listen("127.0.0.1", 0)
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        running.append((server, thread))
        return Served(url=address_of(listener).rstrip("/"), app=app)

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(timeout=10)
