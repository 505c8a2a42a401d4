"""What the desk's tests share: a filled archive, its pages, and a served desk."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desk_sample import links_of
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord.domain.analysis import Analysis
from onrecord.store import Archive

LOOPBACK = "http://127.0.0.1:8765"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page of the archive: the article's id, and the analysis with its minted ids."""

    id: str
    analysis: Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """An archive with the invented pages in it."""

    archive: Archive
    port: Kept
    ferry: Kept
    german: Kept
    hostile: Kept


def put(archive: Archive, made: tuple[Analysis, bytes]) -> Kept:
    """Keep a page made by hand, its speakers tied to people by name."""
    analysis, data = made
    saved = archive.save(analysis, data)
    stored = archive.get_article(saved.article).analysis
    archive.record(saved.article, links_of(stored))
    return Kept(id=saved.article, analysis=stored)


def token_of(client: TestClient) -> str:
    """Load the form and give its token, as a browser would send it back."""
    found = re.search(r'name="token" value="([^"]+)"', client.get("/read").text)
    assert found is not None
    return found.group(1)


def send_text(client: TestClient, text: str, **fields: str) -> str:
    """Read a pasted text and give the address of the reading."""
    answer = client.post("/read", data={"token": token_of(client), "text": text, **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A desk on a loopback port."""

    url: str
    app: Starlette
