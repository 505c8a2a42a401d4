"""Sources: what stands behind the names that a user gives."""

import gzip
import io
from pathlib import Path

import pytest

from onrecord.domain.page import Facts
from onrecord.intake import Refusal, Task, Wishes, take_sources


def names(*sources: object, wishes: Wishes | None = None) -> list[str]:
    return [each.source for each in take(*sources, wishes=wishes) if isinstance(each, Task)]


def take(*sources: object, wishes: Wishes | None = None) -> list[Task | Refusal]:
    return list(take_sources([str(source) for source in sources], wishes or Wishes()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.html", "a.txt", "c.HTM", "pic.png", "style.css", "d.html.gz", ".hidden.html"):
        (tmp_path / name).write_bytes(b"<p>words")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "e.html").write_bytes(b"<p>words")
    return tmp_path


def test_a_folder_gives_its_pages_by_name_and_nothing_else(folder):
    found = [Path(name).name for name in names(folder)]
    assert found == ["a.txt", "b.html", "c.HTM", "d.html.gz", "e.html"]


def test_a_folder_without_pages_says_so(tmp_path):
    (refusal,) = take(tmp_path)
    assert refusal.rejected.rejection.reason == "empty"


def test_a_glob_gives_its_matches_by_name(folder):
    assert [Path(name).name for name in names(folder / "*.html")] == ["b.html"]
    assert [Path(name).name for name in names(folder / "**" / "*.html")] == ["b.html", "e.html"]


def test_a_glob_without_matches_is_refused(tmp_path):
    (refusal,) = take(tmp_path / "*.html")
    assert refusal.rejected.rejection.reason == "unreadable"


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path):
    page = tmp_path / "a[1].html"
    page.write_bytes(b"<p>words")
    assert names(page) == [str(page)]


def test_a_named_file_is_taken_whatever_its_suffix(folder):
    assert names(folder / "pic.png") == [str(folder / "pic.png")]


def test_standard_input_is_one_page(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"<p>words")))
    (task,) = take("-", wishes=Wishes(kind="html", facts=Facts(outlet="Vale Courier")))
    assert (task.data, task.kind, task.facts.outlet) == (b"<p>words", "html", "Vale Courier")


def test_the_pages_of_a_web_archive_carry_address_and_time(tmp_path):
    archive = tmp_path / "a.warc.gz"
    write_warc(archive, {"http://vale.example/1": b"<p>one", "http://vale.example/2": b"<p>two"})
    first, second = take(archive)
    assert (first.facts.url, first.data) == ("http://vale.example/1", b"<p>one")
    assert first.captured_at == "2026-03-14T09:00:00Z"
    assert second.source.startswith(f"{archive}#")


def test_a_web_archive_without_pages_says_so(tmp_path):
    archive = tmp_path / "a.warc"
    archive.write_bytes(b"")
    (refusal,) = take(archive)
    assert refusal.rejected.rejection.reason in ("empty", "damaged_archive")


def test_a_web_archive_that_is_not_there_is_refused_and_the_next_source_is_taken(folder):
    refusal, task = take(folder / "no.warc", folder / "b.html")
    assert refusal.rejected.rejection.reason == "unreadable"
    assert isinstance(task, Task)


def write_warc(path: Path, pages: dict[str, bytes]) -> None:
    with path.open("wb") as stream:
        for url, body in pages.items():
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:test:{url}>\r\n"
                f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-03-14T09:00:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            stream.write(gzip.compress(head.encode() + http + b"\r\n\r\n"))
