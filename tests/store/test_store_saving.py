"""What saving keeps, what it changes, and what it leaves alone."""

from dataclasses import replace

import pytest
from invented_pages import HARBOUR, HARBOUR_SAID, Said, harbour, many, sheet

from onrecord.domain.analysis import Analysis
from onrecord.domain.listing import StatementView, Tombstone
from onrecord.domain.page import Rejection
from onrecord.domain.record import to_record
from onrecord.errors import ArchiveError, NotFound, UsageError

ADDRESS = "https://kaldar.example/harbour"


def without_ids(analysis: Analysis) -> dict:
    record = to_record(analysis)
    for statement in record["statements"]:
        statement["id"] = ""
    return record


def test_an_article_comes_back_as_it_was_read(archive):
    page = harbour()
    saved = archive.save(page.analysis, page.data)
    view = archive.get_article(saved.article)
    assert without_ids(view.analysis) == without_ids(page.analysis)
    assert view.analysis.kept == page.analysis.kept
    assert view.analysis.capture == page.analysis.capture
    assert tuple(own.id for own in view.analysis.statements) == saved.statements
    assert archive.read_capture(view.evidence.id) == page.data


def test_adding_the_same_page_twice_changes_nothing(archive, keep, dump, captures):
    keep(harbour())
    rows = dump()
    files = {path.name: path.read_bytes() for path in captures.iterdir()}
    again = keep(harbour())
    assert not again.is_new
    assert dump() == rows
    assert {path.name: path.read_bytes() for path in captures.iterdir()} == files


def test_ids_are_the_same_in_two_archives(reopen, archive, tmp_path):
    page = harbour(url=ADDRESS)
    first = archive.save(page.analysis, page.data)
    from onrecord.store import open_archive

    with open_archive(tmp_path / "other") as other:
        assert other.save(page.analysis, page.data) == first


def test_a_capture_read_by_another_model_keeps_its_ids_and_its_one_record(archive, keep, dump, captures):
    first = keep(harbour())
    size = sum(path.stat().st_size for path in captures.iterdir())
    second = keep(harbour().read_by("model-2"))
    assert second.is_new
    assert second.statements == first.statements
    assert sum(path.stat().st_size for path in captures.iterdir()) == size
    assert archive.get_article(first.article).analysis.made_by.model == "model-2"
    assert len(dump()["readings"]) == 1


def test_a_statement_that_vanished_is_a_tombstone_that_names_what_dropped_it(archive, keep):
    first = keep(harbour())
    second = keep(harbour().saying(*HARBOUR_SAID[:2]).read_by("model-2"))
    assert second.statements == first.statements[:2]
    stone = archive.get_statement(first.statements[3])
    assert isinstance(stone, Tombstone)
    assert stone.why == "dropped"
    assert "model-2" in stone.reason
    assert archive.search("nobody").items == ()


def test_a_dropped_statement_that_is_found_again_has_its_id_again(archive, keep):
    first = keep(harbour())
    keep(harbour().saying(*HARBOUR_SAID[:1]).read_by("model-2"))
    third = keep(harbour().read_by("model-3"))
    assert third.statements == first.statements
    assert isinstance(archive.get_statement(first.statements[3]), StatementView)


def test_a_shorter_reading_of_the_same_words_keeps_the_id(archive, keep):
    first = keep(harbour())
    shorter = replace(HARBOUR_SAID[1], content="We have around 2,000 berths, and every one")
    second = keep(harbour().saying(HARBOUR_SAID[0], shorter).read_by("model-2"))
    assert second.statements == first.statements[:2]


def test_equal_words_at_two_places_are_two_statements(archive, keep):
    page = sheet("“Never,” said Ada Brandt. “Never,” said Jonas Wiek.", said=(Said(content="“Never,”"),) * 2)
    assert len(set(keep(page).statements)) == 2


def test_a_later_capture_of_an_address_is_a_later_edition_of_its_article(archive, keep):
    first = keep(harbour(url=ADDRESS))
    changed = (*HARBOUR[:1], HARBOUR[1].replace("2,000", "1,800"), HARBOUR[2])
    said = (
        HARBOUR_SAID[0],
        replace(
            HARBOUR_SAID[1], content="“We have around 1,800 berths, and every one is taken.”", figure=None
        ),
        *HARBOUR_SAID[2:],
    )
    second = keep(sheet(*changed, said=said, url=ADDRESS, captured="2017-05-07T08:00:00Z"))
    assert second.article == first.article
    assert second.statements[0] == first.statements[0]
    assert second.statements[1] != first.statements[1]
    assert "1,800" in archive.get_article(first.article).analysis.article.text
    assert archive.counts().articles == 1
    assert [card.id for card in archive.search("berths").items] == [second.statements[1]]
    old = archive.get_statement(first.statements[1])
    assert "2,000" in old.card.text
    assert "2,000" in old.article.analysis.article.text
    assert old.article.evidence.id != archive.get_article(first.article).evidence.id


def test_an_earlier_capture_that_comes_late_does_not_become_the_latest_edition(archive, keep):
    late = keep(harbour(url=ADDRESS, extra="seven", captured="2017-05-09T00:00:00Z"))
    early = keep(harbour(url=ADDRESS, extra="six", captured="2017-05-06T00:00:00Z"))
    assert early.article == late.article
    assert early.statements == late.statements
    assert archive.get_article(late.article).evidence.captured_at == "2017-05-09T00:00:00Z"
    assert archive.counts().articles == 1


def test_pages_without_an_address_are_articles_of_their_own(archive, keep):
    assert keep(harbour()).article != keep(harbour(extra="more")).article


def test_the_same_bytes_at_another_address_are_the_same_article(archive, keep):
    first = keep(harbour(url=ADDRESS))
    assert keep(harbour(url=ADDRESS + "?from=feed")).article == first.article


def test_bytes_of_another_page_are_refused(archive, dump):
    with pytest.raises(UsageError, match="SHA-256"):
        archive.save(harbour().analysis, b"other bytes")
    assert not any(dump().values())


def test_a_page_that_was_turned_down_is_refused(archive):
    page = harbour()
    rejected = replace(
        page.analysis, article=None, statements=(), rejection=Rejection(reason="no_article", detail="None.")
    )
    with pytest.raises(UsageError, match="turned down"):
        archive.save(rejected, page.data)


def test_unknown_ids_are_not_found(archive):
    for ask in (archive.get_article, archive.get_statement, archive.get_person, archive.get_capture):
        with pytest.raises(NotFound):
            ask("0" * 16)


def test_a_card_shows_the_whole_sentence_and_the_cue(archive, keep):
    saved = keep(harbour())
    card = archive.get_statement(saved.statements[1]).card
    assert card.context == HARBOUR[1]
    assert card.cue_text == "added"
    assert card.article.outlet == "Kaldar Post"
    assert card.article.opening.startswith("KALDAR, May 5.")


def test_an_opening_is_at_most_240_characters(archive, keep):
    saved = keep(sheet("word " * 400))
    (card,) = archive.list_articles().items
    assert card.id == saved.article
    assert 200 < len(card.opening) <= 240


def test_the_statements_of_one_second_keep_their_order(archive, keep):
    pages = [replace_time(page) for page in many(12)]
    for page in pages:
        keep(page)
    listed = [card.id for card in archive.list_articles(limit=100).items]
    assert len(listed) == 12
    per_article = archive.statements_of(listed)
    flat = [card.id for own in listed for card in per_article[own]]
    by_article = {card.article.id: [] for card in archive.list_statements(limit=100).items}
    for card in archive.list_statements(limit=100).items:
        by_article[card.article.id].append(card.id)
    assert [own for ids in by_article.values() for own in ids] == flat


def replace_time(page):
    article = replace(page.analysis.article, published_at="2021-03-01")
    return replace(page, analysis=replace(page.analysis, article=article))


@pytest.mark.parametrize("name", ["pages/\udcff.html", "a\nWARC-Type: warcinfo", "a\0b", "ü/新聞.html"])
def test_any_file_name_can_be_the_source(archive, keep, name):
    page = harbour()
    capture = replace(page.analysis.capture, source=name)
    saved = keep(replace(page, analysis=replace(page.analysis, capture=capture)))
    own = archive.get_article(saved.article).evidence
    assert archive.read_capture(own.id) == page.data
    assert own.source.encode()


def test_a_text_that_no_database_takes_is_an_error_that_says_so(archive, dump):
    page = sheet("A page.", outlet="\ud800")
    with pytest.raises(ArchiveError):
        archive.save(page.analysis, page.data)
    assert not any(dump().values())
