"""Who is who on the desk: questions, merges, splits and names, each with who decided, why, and an undo."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from desk_sample import Said, analyse_by_hand
from desk_shelf import LOOPBACK
from starlette.testclient import TestClient

from onrecord.domain.article import Article
from onrecord.domain.statement import Speaker
from onrecord.pipeline import tie_people
from onrecord.resolve import make_knowledge
from onrecord.store import Archive

ANSWER = {"by": "Mara Vale", "reason": "the same office on the same day"}


def add(
    archive: Archive, name: str, role: str | None, outlet: str, *, words: str = "We will sail on Monday"
) -> None:
    """Keep a page that quotes somebody, as the pipeline does."""
    speaker = Speaker(name=name, type="person", role=role, mention=name)
    text = f"“{words},” {role or 'it was'} {name} said."
    article = Article(text=text, headline=f"{name} speaks", outlet=outlet, published_at="2017-05-05")
    said = Said(content=(f"“{words},”",), cue="said", source=name, speaker=speaker, kind="direct")
    analysis, data = analyse_by_hand(article, [said], source=f"{outlet}, {name}")
    saved = archive.save(analysis, data)
    tie_people(archive, saved.article, make_knowledge())


@pytest.fixture
def two(empty: Archive) -> Archive:
    """An archive with two spellings of one name, of which one has no role: a question."""
    add(empty, "Sergei Baldin", "Tarnian Foreign Minister", "Kaldar Post")
    add(empty, "Sergey Baldin", None, "Moor Radio")
    return empty


def token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def ids(archive: Archive, query: str = "baldin") -> list[str]:
    return [card.id for card in archive.list_people(query).items]


def send(client: TestClient, shown: str, to: str, **fields: str | list[str]) -> tuple[int, str]:
    """Load a page and send one of its forms; give the status, and the page that follows."""
    answer = client.post(to, data={"token": token(client.get(shown).text), **fields})
    if answer.status_code == 303:
        return 303, client.get(str(answer.headers["location"]).partition("#")[0]).text
    return answer.status_code, answer.text


def test_a_question_is_answered_with_one_and_the_two_are_one(
    two: Archive, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(two)
    page = client.get("/speakers/questions").text
    assert "Sergei Baldin" in page
    assert "another spelling" in page
    one, other = ids(two)
    status, after = send(
        client, "/speakers/questions", "/speakers/questions", one=one, other=other, verdict="same", **ANSWER
    )
    assert status == 303
    assert "No open question" in after
    assert len(ids(two)) == 1


def test_a_question_is_answered_with_two_and_is_not_asked_again(
    two: Archive, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(two)
    one, other = ids(two)
    asked = {"one": one, "other": other, "verdict": "different", **ANSWER}
    status, after = send(client, "/speakers/questions", "/speakers/questions", **asked)
    assert (status, "No open question" in after) == (303, True)
    add(two, "Sergey Baldin", "Tarnian Foreign Minister", "Vale Courier", words="We will stay on Monday")
    assert len(ids(two)) == 2


def test_speakers_are_merged_with_name_and_reason_in_the_ledger_and_the_merge_is_undone(
    two: Archive, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(two)
    one, other = ids(two)
    status, after = send(client, f"/speaker/{one}/who", f"/speaker/{one}/merge", other=other, **ANSWER)
    assert status == 303
    assert "Mara Vale" in after
    assert "the same office on the same day" in after
    assert "Sergei Baldin · Sergey Baldin" in after or "Sergey Baldin · Sergei Baldin" in after
    decision = two.list_decisions(one)[0].id
    status, after = send(
        client, f"/speaker/{one}/who", f"/speaker/{one}/undo", decision=decision, by="Tomas Rook"
    )
    assert status == 303
    assert "Tomas Rook" in after
    assert "no longer holds" in after
    assert len(ids(two)) == 2


def test_the_programs_own_decision_is_shown_with_its_reason_and_can_be_undone(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    add(empty, "Sergei Baldin", "Tarnian Foreign Minister", "Kaldar Post")
    add(empty, "Sergey Baldin", "Foreign Minister", "Moor Radio")
    client = make_client(empty)
    (person,) = ids(empty)
    page = client.get(f"/speaker/{person}/who").text
    assert "onrecord 0.1.0 (program)" in page
    assert "shared role: foreign minister" in page
    assert "foreign minister of tarnian" in page
    (decision,) = empty.list_decisions(person)
    assert send(
        client, f"/speaker/{person}/who", f"/speaker/{person}/undo", decision=decision.id, by="Mara Vale"
    )
    assert len(ids(empty)) == 2


@pytest.mark.parametrize("what", ["spelling", "role", "ticked"])
def test_a_part_is_split_off_by_spelling_role_or_statement(
    empty: Archive, make_client: Callable[..., TestClient], what: str
) -> None:
    add(empty, "Sergei Baldin", "Tarnian Foreign Minister", "Kaldar Post")
    add(empty, "Sergey Baldin", "Foreign Minister and goalkeeper", "Moor Radio")
    client = make_client(empty)
    (person,) = ids(empty)
    statement = empty.list_statements().items[0].id
    part = {"spelling": "Sergei Baldin", "role": "goalkeeper", "ticked": statement}[what]
    status, _ = send(client, f"/speaker/{person}/who", f"/speaker/{person}/split", **{what: part, **ANSWER})
    assert status == 303
    assert len(ids(empty)) == 2


def test_a_speaker_is_renamed_and_the_pages_forms_stay(
    two: Archive, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(two)
    own = ids(two)[0]
    status, after = send(
        client, f"/speaker/{own}/who", f"/speaker/{own}/rename", name="S. O. Baldin", **ANSWER
    )
    assert status == 303
    assert "<h1>S. O. Baldin</h1>" in after
    assert two.get_person(own).spellings != ("S. O. Baldin",)


@pytest.mark.parametrize(
    ("act", "fields", "told"),
    [
        ("merge", {"other": "", **ANSWER}, "Choose the speaker"),
        ("merge", {"other": "0" * 16, **ANSWER}, "there is none"),
        ("merge", {"other": "0" * 16, "by": "", "reason": "x"}, "Say who decides"),
        ("merge", {"other": "0" * 16, "by": "Mara Vale", "reason": " "}, "Say why"),
        ("split", ANSWER, "Choose one of the three"),
        ("split", {"spelling": "Sergei Baldin", "role": "x", **ANSWER}, "Choose one of the three"),
        ("split", {"role": "harpooner", **ANSWER}, "not among its own"),
        ("rename", {"name": " ", **ANSWER}, "Give the name"),
        ("undo", {"decision": "none", "by": "Mara Vale"}, "the ledger of people has none"),
    ],
)
def test_a_wrong_form_decides_nothing_and_says_what_is_missing(
    two: Archive, make_client: Callable[..., TestClient], act: str, fields: dict[str, str], told: str
) -> None:
    client = make_client(two)
    own = ids(two)[0]
    before = two.list_decisions(own)
    status, page = send(client, f"/speaker/{own}/who", f"/speaker/{own}/{act}", **fields)
    assert status == 422
    assert told in page
    assert two.list_decisions(own) == before


def test_who_decides_is_remembered_in_the_session(
    two: Archive, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(two)
    own = ids(two)[0]
    send(client, f"/speaker/{own}/who", f"/speaker/{own}/rename", name="S. Baldin", **ANSWER)
    assert 'value="Mara Vale"' in client.get(f"/speaker/{own}/who").text
    assert 'value="Mara Vale"' not in make_client(two).get(f"/speaker/{own}/who").text


@pytest.mark.parametrize("act", ["merge", "split", "rename", "undo"])
def test_another_sites_form_and_one_without_the_sessions_token_are_refused(
    two: Archive, make_client: Callable[..., TestClient], act: str
) -> None:
    client = make_client(two)
    own = ids(two)[0]
    given = {"token": token(client.get(f"/speaker/{own}/who").text), "name": "x", **ANSWER}
    elsewhere = client.post(
        f"/speaker/{own}/{act}", data=given, headers={"Origin": "https://elsewhere.example"}
    )
    assert elsewhere.status_code == 403
    assert client.post(f"/speaker/{own}/{act}", data={**given, "token": "x"}).status_code == 403
    assert client.post("/speakers/questions", data={**given, "token": "x"}).status_code == 403
    assert [each.by for each in two.list_decisions(own)] == ["onrecord 0.1.0"]


def test_a_public_desk_shows_no_ledger_and_decides_nothing(
    two: Archive, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(two, public=True)
    own = ids(two)[0]
    assert client.get(f"/speaker/{own}/who").status_code == 403
    assert client.get("/speakers/questions").status_code == 403
    given = {"token": token(client.get("/read").text), "name": "x", **ANSWER}
    for address in (f"/speaker/{own}/rename", "/speakers/questions"):
        assert client.post(address, data=given, headers={"Origin": LOOPBACK}).status_code == 403
    assert "who is this" not in client.get("/speakers").text.lower()
    assert two.list_decisions(own)[0].is_human is False


def test_a_statement_told_by_an_office_says_whom_it_is_taken_for_and_why(
    empty: Archive, make_client: Callable[..., TestClient]
) -> None:
    add(empty, "Sergei Baldin", "Tarnian Foreign Minister", "Kaldar Post")
    speaker = Speaker(type="unnamed", role="Tarnian foreign minister", mention="the Tarnian foreign minister")
    article = Article(text="“We sail,” the Tarnian foreign minister said.", published_at="2017-05-08")
    said = Said(content=("“We sail,”",), cue="said", source="the Tarnian foreign minister", speaker=speaker)
    analysis, data = analyse_by_hand(article, [said], source="told by office")
    saved = empty.save(analysis, data)
    tie_people(empty, saved.article, make_knowledge())
    page = make_client(empty).get(f"/statement/{saved.statements[0]}").text
    assert "Taken for" in page
    assert "Sergei Baldin" in page
    assert "Taken for" not in make_client(empty, public=True).get(f"/statement/{saved.statements[0]}").text
