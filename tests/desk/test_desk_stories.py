"""Stories, copies and editions on the desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from desk_dispatch import two_dispatches
from desk_sample import Said, analyse_by_hand
from starlette.testclient import TestClient

from onrecord.comparing import compare_article
from onrecord.domain.article import Article
from onrecord.domain.statement import Speaker
from onrecord.pipeline import tie_people
from onrecord.resolve import make_knowledge
from onrecord.store import Archive

FLOOD = (
    "The Alse burst its banks at Marlbeck on Tuesday and drove around 2,000 people from their homes.",
    "“Boats have cleared the lower town,” Mayor Irena Dovale said.",
    "The Alse River Authority had warned of the flood on Monday, but few in Marlbeck had left at once.",
    "Schools and the hospital of Marlbeck stay shut until the water has gone, the town council said.",
)
OTHER = (
    "Boats cleared the lower town of Marlbeck on Tuesday after the river Alse came over its banks.",
    "Irena Dovale, Marlbeck's mayor, praised the crews; some 2,000 people had to leave, she told reporters.",
)
QUOTE = "“Boats have cleared the lower town,”"
SIGNED = {"by": "Mara Vale", "reason": "another river"}


def add(
    archive: Archive, name: str, headline: str, *paragraphs: str, quote: str | None = None, at: int = 12
) -> str:
    article = Article(
        text="\n\n".join(paragraphs),
        headline=headline,
        outlet=f"Outlet {name}",
        url=f"https://{name}.example/flood",
        published_at="2025-09-02T10:00:00+02:00",
    )
    who = Speaker(name="Irena Dovale", type="person", role="Mayor", mention="Irena Dovale")
    said = (
        [Said(content=(quote,), cue="said", source="Irena Dovale", speaker=who, kind="direct")]
        if quote
        else []
    )
    source = f"{name} at {at}"
    analysis, data = analyse_by_hand(article, said, source=source, data=f"{source}\n{article.text}".encode())
    capture = replace(analysis.capture, captured_at=f"2025-09-02T{at}:00:00Z")
    analysis = replace(analysis, capture=capture)
    saved = archive.save(analysis, data)
    tie_people(archive, saved.article, make_knowledge())
    compare_article(archive, saved.article)
    return saved.article


@pytest.fixture
def kept(empty: Archive) -> dict[str, str]:
    """A wire text in two outlets, and a text of a third one's own."""
    return {
        "wire": add(empty, "wire", "Alse flood drives 2,000 from homes in Marlbeck", *FLOOD, quote=QUOTE),
        "copy": add(empty, "copy", "Marlbeck under water", *FLOOD[:3], quote=QUOTE),
        "own": add(empty, "own", "Marlbeck cleared by boat after Alse flood", *OTHER),
    }


@pytest.fixture
def client(make_client: Callable[..., TestClient], empty: Archive) -> TestClient:
    return make_client(empty)


def story_of(client: TestClient) -> str:
    found = re.search(r'href="(/story/[0-9a-f]{16})"', client.get("/stories").text)
    assert found is not None
    return found.group(1)


def send(client: TestClient, form: str, **fields: str | list[str]) -> tuple[int, str]:
    story = story_of(client)
    found = re.search(r'name="token" value="([^"]+)"', client.get(story).text)
    assert found is not None
    answer = client.post(f"{story}/{form}", data={"token": found.group(1), **fields})
    if answer.status_code == 303:
        return 303, client.get(str(answer.headers["location"]).partition("#")[0]).text
    return answer.status_code, answer.text


def test_a_story_is_listed_with_its_outlets_and_independent_texts(client, kept):
    page = client.get("/stories").text
    assert "3 articles, 3 outlets, 2 independent texts" in page
    assert client.get("/stories?order=texts").status_code == 200


def test_a_story_shows_its_articles_by_text_its_speakers_and_what_was_said_once(client, kept):
    page = client.get(story_of(client)).text
    for own in kept.values():
        assert f"/article/{own}" in page
    assert page.count("One text in 2 articles") == 1
    assert "Irena Dovale</a>" in page
    assert page.count("<blockquote") == 1  # the copy's quotation is the wire's


def test_an_article_tells_its_story_and_its_copies(client, kept):
    page = client.get(f"/article/{kept['wire']}").text
    assert "3 articles, 3 outlets, 2 independent texts" in page
    assert "2 outlets print this text; it counts as one." in page
    assert f"/article/{kept['copy']}" in page
    assert "The same words elsewhere" not in client.get(f"/article/{kept['own']}").text


def test_articles_taken_out_stay_out_until_that_is_undone(client, empty, kept):
    status, page = send(client, "split", ticked=[kept["own"]], **SIGNED)
    assert status == 303
    assert "took 1 article out" in page
    assert f"/article/{kept['own']}" not in page
    assert "another river" in page
    decision = re.search(r'name="decision" value="([^"]+)"', page)
    assert decision is not None
    status, page = send(client, "undo", decision=decision.group(1), by="Mara Vale")
    assert status == 303
    assert f"/article/{kept['own']}" in page
    assert "no longer holds" in page


def test_two_stories_are_put_together(client, empty, kept):
    add(
        empty,
        "port",
        "Dockers of Hallin strike",
        "Dockers at Hallin stopped work, Petar Lund said of Norrhaven.",
    )
    strike = add(
        empty, "quay", "Hallin dockers strike", "Dockers at Hallin struck, said Petar Lund of Norrhaven."
    )
    other = empty.stories_of([strike])[strike].id
    flood = empty.stories_of([kept["wire"]])[kept["wire"]].id
    found = re.search(r'name="token" value="([^"]+)"', client.get(f"/story/{flood}").text)
    assert found is not None
    answer = client.post(f"/story/{flood}/merge", data={"token": found.group(1), "other": other, **SIGNED})
    assert answer.status_code == 303
    assert f"/article/{strike}" in client.get(f"/story/{flood}").text
    assert f"/article/{strike}" in client.get(f"/story/{other}").text  # an old address leads there


@pytest.mark.parametrize(
    ("form", "fields", "words"),
    [
        ("split", SIGNED, "name some of its articles"),
        ("merge", SIGNED, "Choose the story"),
        ("merge", {"by": "Mara Vale", "other": "0" * 16}, "Say why"),
        ("merge", {"other": "0" * 16, "reason": "x"}, "Say who decides"),
        ("undo", {"by": "Mara Vale", "decision": "none"}, "none of this id"),
    ],
)
def test_a_form_that_lacks_something_decides_nothing(client, kept, form, fields, words):
    status, page = send(client, form, **fields)
    assert status == 422
    assert words in page


def test_a_changed_quotation_is_shown_with_both_forms_and_how_long_the_first_stood(client, empty):
    own = add(empty, "wire", "Alse flood", *FLOOD, quote=QUOTE, at=10)
    assert "Editions" not in client.get(f"/article/{own}").text
    changed = QUOTE.replace("have cleared", "will clear")
    later = [part.replace(QUOTE, changed) for part in FLOOD]
    assert add(empty, "wire", "Alse flood", *later, quote=changed, at=14) == own
    page = client.get(f"/article/{own}").text
    assert "The words of a quotation changed: Irena Dovale" in page
    assert "<del>have cleared</del>" in page
    assert "<ins>will clear</ins>" in page


def test_an_edition_whose_furniture_alone_changed_is_no_news(client, empty):
    own = add(empty, "wire", "Alse flood", *FLOOD, quote=QUOTE, at=10)
    add(empty, "wire", "Alse flood", *FLOOD, quote=QUOTE, at=14)
    page = client.get(f"/article/{own}").text
    assert "only the page around it changed" in page


def test_a_public_desk_names_no_private_speaker_and_decides_nothing(make_client, empty, kept):
    public = make_client(empty, public=True)
    page = public.get(story_of(public)).text
    assert "Main speakers" not in page
    assert "Is this one event?" not in page
    assert public.get("/stories").status_code == 200


def test_a_desk_without_stories_says_so(client):
    assert "No two articles tell of one event yet" in client.get("/stories").text
    assert client.get("/story/0123456789abcdef").status_code == 404


def test_a_digest_of_two_dispatches_is_told_with_either(make_client, empty):
    kept = two_dispatches(empty)
    client = make_client(empty)
    story = empty.stories_of([kept.digest])[kept.digest].id
    page = client.get(f"/story/{story}").text
    assert "7 articles, 7 outlets, 2 independent texts" in page
    assert "One text in 4 articles" in page
    assert "One text in 3 articles" in page
    assert "also holds the text of" in page
    assert "Lake of Vesker rises" in re.search(r'class="also">.*?</span>', page, re.DOTALL).group()
    article = client.get(f"/article/{kept.digest}").text
    assert "It holds 2 texts, which 7 outlets print." in article
    either = client.get(f"/article/{kept.second[0]}").text
    assert "4 outlets print this text; it counts as one." in either
    assert all(f"/article/{own}" not in either for own in kept.first)
