"""A statement's line and its speaker's other positions, as the desk shows them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from desk_sample import find
from desk_shelf import LOOPBACK, put
from starlette.testclient import TestClient

from onrecord.desk import DeskSettings, create_app
from onrecord.domain.analysis import Analysis, MadeBy
from onrecord.domain.article import Article
from onrecord.domain.page import Capture
from onrecord.domain.statement import Attribution, Speaker, Statement, StatementKind
from onrecord.pipeline import Reader, keep
from onrecord.store import Archive, open_archive
from onrecord.tracing import match_statements

VELD = Speaker(name="Anna Veld", type="person", mention="Veld")
QUOTE = "“We have counted around 2,000 containers that must come off before she can float,”"
TOLD = "2,000 containers must come off before the ship can float"
EARLIER = "900 containers must come off before the ship can float"


def page(words: str, *, outlet: str, day: str, kind: StatementKind) -> tuple[Analysis, bytes]:
    text = f"{outlet} was there. {words} Veld said at the quay."
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    article = Article(
        text=text, headline=f"{outlet} on the ship", outlet=outlet, published_at=day, language="en"
    )
    attribution = Attribution(
        field="text",
        kind=kind,
        content=(find(text, words),),
        cue=(find(text, "said"),),
        source=(find(text, "Veld"),),
    )
    capture = Capture(source="page.txt", sha256=sha256, media_type="text/plain", taken_as="text")
    analysis = Analysis(
        id=sha256[:16],
        capture=capture,
        made_by=MadeBy(program="onrecord 0.1.0", model="made by hand"),
        article=article,
        statements=(Statement(id=sha256[:16], attribution=attribution, speaker=VELD),),
    )
    return analysis, data


@pytest.fixture
def archive(tmp_path: Path):
    with open_archive(tmp_path / "archive") as opened:
        yield opened


def client(archive: Archive, *, public: bool = False) -> TestClient:
    app = create_app(
        archive=archive,
        reader=Reader(program="onrecord 0.1.0", load_model=None),
        fetch=None,
        keep=keep,
        settings=DeskSettings(public=public),
    )
    return TestClient(app, base_url=LOOPBACK)


def add(archive: Archive, words: str, *, outlet: str, day: str, kind: StatementKind = "direct") -> str:
    kept = put(archive, page(words, outlet=outlet, day=day, kind=kind))
    match_statements(archive, [kept.id], by="onrecord 0.1.0")
    return kept.analysis.statements[0].id


def test_a_statement_shows_its_line_with_first_appearance_and_lost_hedge(archive: Archive) -> None:
    own = add(archive, QUOTE, outlet="The Harbour Post", day="2025-09-03")
    told = add(archive, TOLD, outlet="Dunmarrow Courier", day="2025-09-04", kind="indirect")
    text = client(archive).get(f"/statement/{own}").text
    assert "Through the outlets" in text
    assert "2 statements of 2 outlets" in text
    assert "First in The Harbour Post" in text
    assert "“around” lost" in text
    assert "paraphrase of what others quote" in text
    assert f'href="/statement/{told}"' in text


def test_words_that_differ_are_not_called_the_same(archive: Archive) -> None:
    own = add(archive, QUOTE, outlet="The Harbour Post", day="2025-09-03")
    without = QUOTE.replace("have counted", "counted")
    add(archive, without, outlet="Dunmarrow Courier", day="2025-09-04")
    text = client(archive).get(f"/statement/{own}").text
    assert "<del>have</del>" in text
    assert "nearly the same words" in text
    assert ">the same words<" not in text


def test_a_statement_that_stands_alone_shows_no_line(archive: Archive) -> None:
    own = add(archive, QUOTE, outlet="The Harbour Post", day="2025-09-03")
    assert "Through the outlets" not in client(archive).get(f"/statement/{own}").text


def test_another_figure_is_a_question_and_stands_in_no_line(archive: Archive) -> None:
    add(archive, EARLIER, outlet="The Harbour Post", day="2025-03-03", kind="indirect")
    own = add(archive, TOLD, outlet="Dunmarrow Courier", day="2025-09-04", kind="indirect")
    text = client(archive).get(f"/statement/{own}").text
    assert "Has the position changed?" in text
    assert "Earlier, another figure" in text
    assert "Through the outlets" not in text


def test_a_public_desk_puts_no_private_persons_statements_side_by_side(archive: Archive) -> None:
    add(archive, EARLIER, outlet="The Harbour Post", day="2025-03-03", kind="indirect")
    own = add(archive, TOLD, outlet="Dunmarrow Courier", day="2025-09-04", kind="indirect")
    assert "Has the position changed?" not in client(archive, public=True).get(f"/statement/{own}").text


def test_a_withdrawn_telling_is_no_part_of_the_line_shown(archive: Archive) -> None:
    own = add(archive, QUOTE, outlet="The Harbour Post", day="2025-09-03")
    told = add(archive, TOLD, outlet="Dunmarrow Courier", day="2025-09-04", kind="indirect")
    archive.withdraw(told, reason="asked")
    text = client(archive).get(f"/statement/{own}").text
    assert "Through the outlets" not in text
    assert told not in text
