"""Web archives are read record by record; a damaged record costs no other."""

import gzip
from pathlib import Path

import pytest

from onrecord.domain.page import Rejected
from onrecord.read import WarcPage, iterate_warc


def write_archive(
    path: Path,
    bodies: list[bytes],
    *,
    packed: bool = True,
    headers: str = "Content-Type: text/html; charset=utf-8",
) -> list[int]:
    """Write one response a body; give the offsets of the records."""
    offsets, data = [], b""
    for number, body in enumerate(bodies):
        block = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body
        head = (
            "WARC/1.1\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
            f"WARC-Target-URI: https://outlet.example/{number}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        offsets.append(len(data))
        data += gzip.compress(record) if packed else record
    path.write_bytes(data)
    return offsets


@pytest.mark.parametrize("packed", [True, False])
def test_every_page_comes_with_its_address_and_offset(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "a.warc"
    offsets = write_archive(path, [b"<p>one</p>", b"<p>two</p>"], packed=packed)
    pages = list(iterate_warc(path))
    assert all(isinstance(page, WarcPage) for page in pages)
    assert [page.body for page in pages] == [b"<p>one</p>", b"<p>two</p>"]
    assert [page.offset for page in pages] == offsets
    assert [page.url for page in pages] == ["https://outlet.example/0", "https://outlet.example/1"]
    assert (pages[0].media_type, pages[0].charset, pages[0].status) == ("text/html", "utf-8", 200)
    assert pages[0].captured_at == "2024-05-06T07:08:09Z"


def test_a_record_with_a_flipped_byte_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    offsets = write_archive(path, [b"<p>one</p>" * 30, b"<p>two</p>" * 30, b"<p>three</p>" * 30])
    data = bytearray(path.read_bytes())
    for at in range(offsets[1] + 40, offsets[1] + 60):
        data[at] ^= 0xFF
    path.write_bytes(data)
    found = list(iterate_warc(path))
    assert [page.body[:8] for page in found if isinstance(page, WarcPage)] == [b"<p>one</", b"<p>three"]
    reasons = [each.rejection.reason for each in found if isinstance(each, Rejected)]
    assert reasons
    assert set(reasons) == {"damaged_archive"}


@pytest.mark.parametrize("packed", [True, False])
def test_a_cut_archive_gives_its_whole_records(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "a.warc"
    write_archive(path, [b"<p>one</p>" * 30, b"<p>two</p>" * 30], packed=packed)
    path.write_bytes(path.read_bytes()[:-60])
    found = list(iterate_warc(path))
    assert isinstance(found[0], WarcPage)
    assert isinstance(found[-1], Rejected)
    assert found[-1].rejection.reason == "damaged_archive"
    assert len(found) == 2


def test_an_encoded_body_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    headers = "Content-Type: text/html\r\nContent-Encoding: gzip"
    write_archive(path, [gzip.compress(b"<p>words</p>")], headers=headers)
    (page,) = iterate_warc(path)
    assert isinstance(page, WarcPage)
    assert page.body == b"<p>words</p>"


def test_a_chunked_body_is_joined(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    headers = "Content-Type: text/html\r\nTransfer-Encoding: chunked"
    write_archive(path, [b"3\r\n<p>\r\n5\r\nwords\r\n0\r\n\r\n"], headers=headers)
    (page,) = iterate_warc(path)
    assert isinstance(page, WarcPage)
    assert page.body == b"<p>words"


def test_a_zip_bomb_is_too_large_and_the_next_record_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    headers = "Content-Type: text/html\r\nContent-Encoding: gzip"
    bomb = gzip.compress(b"\0" * 3_000_000)
    write_archive(path, [bomb, gzip.compress(b"<p>words</p>")], headers=headers)
    found = list(iterate_warc(path, limit_bytes=1_000_000))
    assert isinstance(found[0], Rejected)
    assert found[0].rejection.reason == "too_large"
    assert isinstance(found[1], WarcPage)


def test_a_record_that_unpacks_beyond_the_limit_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write_archive(path, [b" " * 5_000_000, b"<p>words</p>"])
    found = list(iterate_warc(path, limit_bytes=1_000_000))
    assert [type(each) for each in found] == [Rejected, WarcPage]


def test_pictures_and_failed_answers_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write_archive(path, [b"\x89PNG"], headers="Content-Type: image/png")
    assert list(iterate_warc(path)) == []


def test_a_file_that_is_no_archive_is_one_rejection(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"hello, this is no archive")
    (found,) = iterate_warc(path)
    assert isinstance(found, Rejected)
    assert found.rejection.reason == "damaged_archive"
