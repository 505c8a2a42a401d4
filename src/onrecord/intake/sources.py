"""Sources: the pages behind a file, a folder, a glob, an address, a web archive or "-".

Order is kept: sources as given, a folder's files and a glob's matches by name, a web
archive's records as they stand. A source that cannot be taken is a Refusal in its place.
"""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.domain.page import Rejected
from onrecord.intake.files import load_stream
from onrecord.intake.task import Refusal, Task, Wishes, refuse
from onrecord.read import WarcPage, iterate_warc

# What a folder is searched for; a browser's "save page" leaves scripts and pictures beside the page.
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".txt", ".text")
WARC_SUFFIXES = (".warc", ".warc.gz")
STANDARD_INPUT = "-"
_OTHER_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def take_sources(sources: Sequence[str], wishes: Wishes) -> Iterator[Task | Refusal]:
    """Find the pages behind the sources.

    Args:
        sources: Files, folders, globs, http(s) addresses, WARC files, or "-".
        wishes: How to take them.

    Yields:
        One Task a page, in order, and a Refusal for each that cannot be taken.
    """
    for source in sources:
        if source == STANDARD_INPUT:
            yield _take_standard_input(wishes)
        elif is_address(source):
            yield _take_address(source, wishes)
        elif _OTHER_ADDRESS.match(source):
            detail = "only http and https addresses are fetched; for a file of your own give its path."
            yield refuse(source, "unreadable", detail)
        else:
            yield from _take_path(source, wishes)


def is_address(source: str) -> bool:
    """Say whether a source is an http(s) address."""
    return source.lower().startswith(("http://", "https://"))


def are_at_hand(sources: Sequence[str]) -> bool:
    """Say whether none of the sources is waited for, as an address and standard input are."""
    return not any(source == STANDARD_INPUT or is_address(source) for source in sources)


def is_page_file(path: Path) -> bool:
    """Say whether a folder's file is one to read, by its name."""
    name = path.name.lower()
    return name.removesuffix(".gz").endswith(PAGE_SUFFIXES) or name.endswith(WARC_SUFFIXES)


def _take_standard_input(wishes: Wishes) -> Task | Refusal:
    loaded = load_stream(sys.stdin.buffer, source=STANDARD_INPUT, id=None)
    if isinstance(loaded, Refusal):
        return loaded
    return Task(source=STANDARD_INPUT, data=loaded, kind=wishes.kind, facts=wishes.facts)


def _take_address(url: str, wishes: Wishes) -> Task | Refusal:
    from onrecord.crawl import fetch

    fetched = fetch(url, allow_private=wishes.allow_private)
    if isinstance(fetched, Rejected):
        return Refusal(rejected=fetched)
    return Task(
        source=url,
        data=fetched.body,
        kind=wishes.kind,
        media_type=fetched.media_type or None,
        charset=fetched.charset,
        captured_at=fetched.fetched_at,
        facts=replace(wishes.facts, url=fetched.url),
    )


def _take_path(source: str, wishes: Wishes) -> Iterator[Task | Refusal]:
    path = Path(source)
    if path.is_dir():
        yield from _take_folder(path, wishes)
    elif path.exists() or not glob.has_magic(source):
        yield from _take_file(path, wishes)
    else:
        matches = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - keeps an absolute pattern as given
        if not matches:
            yield refuse(source, "unreadable", "no file has such a name; check the pattern.")
        for match in matches:
            yield from _take_path(match, wishes)


def _take_folder(folder: Path, wishes: Wishes) -> Iterator[Task | Refusal]:
    names = sorted(
        path
        for path in folder.rglob("*")
        if is_page_file(path) and path.is_file() and not _is_hidden(path.relative_to(folder))
    )
    if not names:
        detail = f"the folder holds no page ({', '.join(PAGE_SUFFIXES + WARC_SUFFIXES)}); name the files."
        yield refuse(str(folder), "empty", detail)
    for path in names:
        yield from _take_file(path, wishes)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _take_file(path: Path, wishes: Wishes) -> Iterator[Task | Refusal]:
    if path.name.lower().endswith(WARC_SUFFIXES):
        yield from _take_warc(path, wishes)
    else:
        yield Task(source=str(path), path=path, kind=wishes.kind, facts=wishes.facts)


def _take_warc(path: Path, wishes: Wishes) -> Iterator[Task | Refusal]:
    found = False
    try:
        for page in iterate_warc(path):
            found = True
            yield _take_warc_page(page, wishes)
    except FileNotFoundError:
        yield refuse(str(path), "unreadable", "there is no such file; check the name.")
    except OSError as error:
        detail = f"it cannot be read ({error.strerror}); check its permissions."
        yield refuse(str(path), "unreadable", detail)
    else:
        if not found:
            detail = "it holds no page (no HTML or text with status 200); check that it is the right archive."
            yield refuse(str(path), "empty", detail)


def _take_warc_page(page: WarcPage | Rejected, wishes: Wishes) -> Task | Refusal:
    if isinstance(page, Rejected):
        return Refusal(rejected=page)
    return Task(
        source=page.source,
        data=page.body,
        kind=wishes.kind,
        media_type=page.media_type,
        charset=page.charset,
        captured_at=page.captured_at,
        facts=replace(wishes.facts, url=page.url or wishes.facts.url),
    )
