"""Captures: WARC records that other tools read, a torn tail cut, damage found."""

import gzip

import pytest
from invented_pages import harbour, many, visible_text
from warcio.archiveiterator import ArchiveIterator

from onrecord.errors import CaptureError
from onrecord.store import evidence


def only_file(captures):
    (path,) = captures.iterdir()
    return path


def test_a_warc_reader_finds_every_page_with_right_digests(archive, keep, captures):
    pages = [harbour(url="https://kaldar.example/a b?q=é"), *many(3)]
    for page in pages:
        keep(page)
    with only_file(captures).open("rb") as file:
        found = []
        for record in ArchiveIterator(file, check_digests="raise"):
            body = record.content_stream().read()
            found.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), body))
            assert record.digest_checker.passed
            assert record.rec_headers.protocol == "WARC/1.1"
    assert [kind for kind, _, _ in found] == ["warcinfo"] + ["resource"] * 4
    assert [body for _, _, body in found[1:]] == [page.data for page in pages]
    assert found[2][1] == "https://kaldar.example/0"


def test_evidence_says_where_the_record_begins(archive, keep, captures):
    saved = [keep(page) for page in many(3)]
    for each in saved:
        own = archive.get_article(each.article).evidence
        with (captures / own.warc).open("rb") as file:
            file.seek(own.offset)
            record = next(iter(ArchiveIterator(file)))
            assert record.content_stream().read() == archive.read_capture(own.id)
        assert own.size_bytes == len(archive.read_capture(own.id))


@pytest.mark.parametrize("tail", [b"\x1f\x8b half a record", gzip.compress(b"WARC/1.1\r\n")])
def test_what_a_killed_writer_left_is_cut_by_the_next_one(archive, keep, captures, tail):
    first, second, third = many(3)
    keep(first)
    whole = only_file(captures).read_bytes()
    with only_file(captures).open("ab") as file:
        file.write(tail)
    keep(second)
    assert only_file(captures).read_bytes().startswith(whole)
    assert tail not in only_file(captures).read_bytes()
    keep(third)
    assert all(verdict.holds for verdict in archive.verify(visible_text))


def test_a_tail_before_the_first_commit_is_cut_too(archive, keep, captures):
    captures.mkdir(parents=True, exist_ok=True)
    (captures / "onrecord-000001.warc.gz").write_bytes(b"torn")
    saved = keep(harbour())
    assert archive.read_capture(archive.get_article(saved.article).evidence.id) == harbour().data


def test_a_file_that_lost_its_end_takes_no_more_pages(archive, keep, captures, dump):
    first, second = many(2)
    keep(first)
    path = only_file(captures)
    path.write_bytes(path.read_bytes()[:-9])
    rows = dump()
    with pytest.raises(CaptureError, match="the end is missing"):
        keep(second)
    assert dump() == rows


def test_changed_bytes_are_found(archive, keep, captures):
    saved = keep(harbour())
    own = archive.get_article(saved.article).evidence
    path = captures / own.warc
    data = path.read_bytes()
    path.write_bytes(
        data[: own.offset] + gzip.compress(gzip.decompress(data[own.offset :]).replace(b"2,000", b"3,000"))
    )
    with pytest.raises(CaptureError, match=r"SHA-256|cannot be read"):
        archive.read_capture(own.id)
    verdicts = list(archive.verify(visible_text))
    assert len(verdicts) == 4
    assert not any(verdict.holds for verdict in verdicts)


@pytest.mark.parametrize("damage", [b"", b"\0" * 40])
def test_a_missing_or_broken_file_is_named(archive, keep, captures, damage):
    saved = keep(harbour())
    own = archive.get_article(saved.article).evidence
    (captures / own.warc).write_bytes(damage) if damage else (captures / own.warc).unlink()
    with pytest.raises(CaptureError, match="onrecord-000001"):
        archive.read_capture(own.id)


def test_a_full_file_is_followed_by_another(archive, keep, captures, monkeypatch):
    monkeypatch.setattr(evidence, "FULL_BYTES", 1_500)
    saved = [keep(page) for page in many(5)]
    assert len(list(captures.iterdir())) > 1
    for each, page in zip(saved, many(5), strict=True):
        assert archive.read_capture(archive.get_article(each.article).evidence.id) == page.data
