"""Withdrawn is hidden from every answer; erased is gone from every file."""

import gzip
import json
import re
from dataclasses import replace
from io import BytesIO

import pytest
from invented_pages import HARBOUR, HARBOUR_SAID, Said, harbour, keep_links, many, sheet, visible_text

from onrecord.domain.listing import Filter, Tombstone
from onrecord.errors import NotFound, Withdrawn
from onrecord.store import write_export

EVERYTHING = Filter(with_attitudes=True)


def faces(archive, article=None):
    """Give all that the archive answers, as one text."""
    answers = [
        archive.list_articles(),
        archive.list_statements(EVERYTHING),
        list(archive.iterate_statements(EVERYTHING)),
        list(archive.iterate_articles(EVERYTHING)),
        archive.list_people(),
        archive.find_known(["ada brandt", "jonas wiek"]),
        archive.find_similar("berths and every one is taken", EVERYTHING),
        archive.search("berths", EVERYTHING),
        [archive.get_article(card.id) for card in archive.list_articles().items],
        [archive.get_statement(card.id) for card in archive.list_statements(EVERYTHING).items],
    ]
    for what in ("statements", "articles", "people", "figures"):
        out = BytesIO()
        write_export(archive, what=what, format="jsonl", filter=EVERYTHING, stream=out)
        answers.append(out.getvalue().decode())
    return repr(answers)


def bytes_of(folder):
    """Give every file of an archive's folder, unpacked where it is packed."""
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            yield gzip.decompress(data) if path.suffix == ".gz" else data


@pytest.mark.parametrize("erase", [False, True])
def test_a_withdrawn_statement_is_in_no_answer(archive, keep, erase):
    saved = keep(harbour())
    assert "every one" in faces(archive)
    archive.withdraw(saved.statements[1], reason="asked by its speaker", erase=erase)
    assert "every one" not in faces(archive)
    stone = archive.get_statement(saved.statements[1])
    assert isinstance(stone, Tombstone)
    assert (stone.why, stone.reason) == ("withdrawn", "asked by its speaker")
    assert stone.sha256 == harbour().analysis.capture.sha256
    verdicts = list(archive.verify(visible_text))
    assert len(verdicts) == 3
    assert all(verdict.holds for verdict in verdicts)
    assert archive.get_person("p-brandt").statements == 1


def test_the_page_of_a_withdrawn_statement_is_not_shown(archive, keep):
    saved = keep(harbour())
    own = archive.get_article(saved.article).evidence.id
    archive.withdraw(saved.statements[1], reason="asked")
    for ask in (archive.get_capture, archive.read_capture):
        with pytest.raises(Withdrawn):
            ask(own)


def test_a_withdrawn_statement_stays_so_when_the_page_is_read_again(archive, keep):
    saved = keep(harbour())
    archive.withdraw(saved.statements[1], reason="asked")
    longer = replace(
        HARBOUR_SAID[1], content="added: “We have around 2,000 berths, and every one is taken.”", cue=""
    )
    keep(harbour().saying(HARBOUR_SAID[0], longer).read_by("model-2"))
    assert "every one" not in faces(archive)


@pytest.mark.parametrize("erase", [False, True])
def test_a_withdrawn_statement_stays_so_in_a_later_edition(archive, keep, erase):
    saved = keep(harbour(url="https://k.example/1"))
    archive.withdraw(saved.statements[1], reason="asked", erase=erase)
    keep(harbour(url="https://k.example/1", extra="later", captured="2018-01-01T00:00:00Z"))
    assert "every one" not in faces(archive)


def test_statements_that_say_no_more_are_withdrawn_with_it(archive, keep):
    inner = replace(HARBOUR_SAID[1], content="every one is taken", figure=None)
    deck = Said(content="“every one is taken”", field="headline")
    page = sheet(*HARBOUR, said=(*HARBOUR_SAID, inner, deck), headline="Harbour: “every one is taken”")
    saved = keep(page)
    archive.withdraw(saved.statements[1], reason="asked")
    assert isinstance(archive.get_statement(saved.statements[4]), Tombstone)


@pytest.mark.parametrize("erase", [False, True])
def test_a_withdrawn_article_is_in_no_answer(archive, keep, erase):
    saved = keep(harbour())
    own = archive.get_article(saved.article).evidence.id
    keep(many(1)[0])
    archive.withdraw(saved.article, reason="a court asked", erase=erase)
    shown = faces(archive)
    assert "berths" not in shown
    assert "Wiek" not in shown
    assert archive.counts().articles == 1
    for ask, of in (
        (archive.get_article, saved.article),
        (archive.read_capture, own),
        (archive.get_capture, own),
    ):
        with pytest.raises(Withdrawn, match="a court asked"):
            ask(of)
    assert archive.get_statement(saved.statements[0]).why == "withdrawn"
    assert len(list(archive.verify(visible_text))) == 2
    with pytest.raises(Withdrawn, match="not added again"):
        keep(harbour())


@pytest.mark.parametrize("erase", [False, True])
def test_a_withdrawn_person_is_in_no_answer_nor_in_pages_to_come(archive, keep, erase):
    saved = keep(harbour())
    archive.withdraw("p-wiek", reason="a witness", erase=erase)
    with pytest.raises(Withdrawn):
        archive.get_person("p-wiek")
    assert "Nobody asked" not in faces(archive)
    assert archive.find_known(["jonas wiek"]) == ()
    assert archive.get_statement(saved.statements[3]).why == "withdrawn"
    keep(sheet(*HARBOUR, said=HARBOUR_SAID, extra="another page"))
    assert "p-wiek" not in faces(archive)
    assert "Nobody asked" not in faces(archive)
    assert [card.id for card in archive.list_people().items] == ["p-brandt"]


@pytest.mark.parametrize("what", ["statement", "article", "person"])
def test_erased_words_are_in_no_file(archive, keep, captures, database, what, reopen):
    if database != "sqlite":
        pytest.skip("PostgreSQL's own files are its own; rows are tested above")
    others = [keep(page) for page in many(3)]
    saved = keep(harbour())
    keep(harbour().read_by("model-2"))
    others.append(keep(many(4)[3]))
    own = {"statement": saved.statements[3], "article": saved.article, "person": "p-wiek"}[what]
    archive.withdraw(own, reason="asked", erase=True)
    found = list(bytes_of(captures.parent))
    assert not [data for data in found if re.search(rb"(?i)nobody\W+asked", data)]
    if what == "person":
        assert not [data for data in found if re.search(rb"(?i)jonas\W+wiek", data)]
    for each in others:
        assert archive.read_capture(archive.get_article(each.article).evidence.id)
    assert all(verdict.holds for verdict in archive.verify(visible_text))
    archive.close()
    assert not [data for data in bytes_of(captures.parent) if re.search(rb"(?i)nobody\W+asked", data)]
    again = keep_links(reopen(), many(5)[4])
    assert again.is_new


def test_an_erased_page_keeps_hash_date_and_reason_in_its_record(archive, keep, captures):
    saved = keep(harbour())
    archive.withdraw(saved.article, reason="a court\r\nasked", erase=True)
    (path,) = captures.iterdir()
    head = gzip.decompress(path.read_bytes()).decode()
    assert f"Onrecord-Original-Digest: sha256:{harbour().analysis.capture.sha256}" in head
    assert "Onrecord-Erased-Because: a court asked\r\n" in head
    assert "2017-05-06T08:00:00Z" in head


def test_words_that_the_bytes_hide_take_the_whole_page_with_them(archive, keep, captures):
    page = harbour()
    data = page.data.replace(b"every one", b"ev<!-- x -->ery one")
    import hashlib

    capture = replace(page.analysis.capture, sha256=hashlib.sha256(data).hexdigest())
    page = replace(page, data=data, analysis=replace(page.analysis, capture=capture))
    saved = keep(page)
    archive.withdraw(saved.statements[1], reason="asked", erase=True)
    assert all(isinstance(archive.get_statement(own), Tombstone) for own in saved.statements)
    assert not [data for data in bytes_of(captures) if b"berths" in data]
    assert list(archive.verify(visible_text)) == []
    assert archive.list_articles().items == ()


def test_entities_and_tags_between_the_words_do_not_hide_them(archive, keep, captures):
    page = sheet(
        "“It’s Zoé’s old pier & hers,” said Ada Brandt.",
        said=(Said(content="“It’s Zoé’s old pier & hers,”", cue="said"),),
    )
    data = (
        page.data.replace("’".encode(), b"&rsquo;")
        .replace("é".encode(), b"&eacute;")
        .replace(b"pier", b"<i>pier</i>")
    )
    data += b'<script>{"body": "It\\u2019s Zo\\u00e9\\u2019s old pier & hers"}</script>'
    import hashlib

    capture = replace(page.analysis.capture, sha256=hashlib.sha256(data).hexdigest())
    page = replace(page, data=data, analysis=replace(page.analysis, capture=capture))
    saved = keep(page)
    archive.withdraw(saved.statements[0], reason="asked", erase=True)
    left = archive.read_capture(archive.get_article(saved.article).evidence.id)
    assert b"pier" not in left
    assert b"Ada Brandt" in left
    json.dumps(left.decode())


def test_adding_an_erased_page_again_brings_nothing_back(archive, keep):
    saved = keep(harbour())
    archive.withdraw(saved.statements[1], reason="asked", erase=True)
    assert not keep(harbour()).is_new
    with pytest.raises(Withdrawn, match="not read again"):
        keep(harbour().read_by("model-2"))
    assert "every one" not in faces(archive)


def test_withdrawing_twice_keeps_the_first_reason(archive, keep):
    saved = keep(harbour())
    archive.withdraw(saved.statements[1], reason="first")
    archive.withdraw(saved.statements[1], reason="second", erase=True)
    assert archive.get_statement(saved.statements[1]).reason == "first"
    assert "every one" not in faces(archive)


def test_an_unknown_id_is_not_found(archive):
    with pytest.raises(NotFound):
        archive.withdraw("0" * 16, reason="x")
