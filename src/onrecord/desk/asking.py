"""Asking: what the form "Read a page" asks to read, checked, and read.

Pasted words, dropped files and an address come in one form; exactly one of the three must be
given. Facts that the user knows never override the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, cast, get_args

from starlette.datastructures import FormData, UploadFile

from onrecord.desk.fragments import is_web_address
from onrecord.desk.parts import Desk
from onrecord.domain.analysis import Analysis
from onrecord.domain.page import Facts, Fetched, Kind

Taken = Kind | Literal["auto"]
PASTED = "pasted text"
_KINDS: tuple[str, ...] = ("auto", *get_args(Kind))
_LANGUAGE = re.compile(r"[a-z]{2}")
_LONGEST_FACT = 2000
_WITHOUT_SCHEME = re.compile(r"[\w-]+(\.[\w-]+)+(/|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A dropped file: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the form asked to read.

    Args:
        text: Pasted words.
        files: Dropped files.
        address: To fetch.
        kind: How to take it.
        facts: What the user knows of it.
    """

    text: str = ""
    files: tuple[Dropped, ...] = ()
    address: str = ""
    kind: Taken = "auto"
    facts: Facts = field(default_factory=Facts)


async def take_in(form: FormData) -> Asked:
    """Read the form's fields; line ends are "\\n", edges without white space."""
    files = [
        Dropped(name=upload.filename[:_LONGEST_FACT], data=await upload.read())
        for upload in form.getlist("file")
        if isinstance(upload, UploadFile) and upload.filename
    ]
    kind = _field(form, "as") or "auto"
    address = _field(form, "address")
    if _WITHOUT_SCHEME.match(address):
        address = f"https://{address}"
    return Asked(
        text=_text(form, "text").replace("\r\n", "\n").strip(),
        files=tuple(files),
        address=address,
        kind=cast(Taken, kind) if kind in _KINDS else "auto",
        facts=Facts(
            published=_field(form, "published") or None,
            url=_field(form, "url") or None,
            outlet=_field(form, "outlet") or None,
            language=_field(form, "language").lower() or None,
        ),
    )


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.replace("\0", "") if isinstance(value, str) else ""


def _field(form: FormData, name: str) -> str:
    return " ".join(_text(form, name).split())[:_LONGEST_FACT]


def find_fault(asked: Asked, desk: Desk) -> str:
    """Say what is wrong with what was asked, and what to do; empty if nothing is."""
    given = [bool(asked.text), bool(asked.files), bool(asked.address)]
    facts = asked.facts
    if not any(given):
        return "There is nothing to read yet. Paste a text, choose a file or give an address."
    if sum(given) > 1:
        return "Give one of the three: a text, files or an address, and leave the others empty."
    large = next((file for file in asked.files if len(file.data) > desk.settings.max_upload_bytes), None)
    if large is not None:
        return f"“{large.name}” is larger than this desk reads. Paste the article’s own text."
    if asked.address and not desk.reads_addresses:
        return "This desk fetches no addresses. Save the page in your browser and drop the file."
    if asked.address and not is_web_address(asked.address):
        return f"“{asked.address}” is no web address. It should begin with https:// or http://."
    if facts.url and not is_web_address(facts.url):
        return f"“{facts.url}” is no web address. Leave the field empty or begin with https:// or http://."
    if facts.published and not _is_date(facts.published):
        return f"“{facts.published}” is no date. Write year, month and day: 2026-05-31."
    if facts.language and not _LANGUAGE.fullmatch(facts.language):
        return f"“{facts.language}” is no language code. Use two letters: en, de, fr."
    return ""


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_asked(asked: Asked, desk: Desk) -> list[tuple[Analysis, bytes]]:
    """Read what was asked, fetching it first where it is an address.

    Returns:
        For each page its analysis, and the bytes that its capture's hash is of.
    """
    if asked.address:
        return [_read_address(asked, desk)]
    pages = asked.files or (Dropped(name=PASTED, data=asked.text.encode()),)
    return [
        (desk.reader.read(page.data, source=page.name, kind=asked.kind, facts=asked.facts), page.data)
        for page in pages
    ]


def _read_address(asked: Asked, desk: Desk) -> tuple[Analysis, bytes]:
    assert desk.fetch is not None
    fetched = desk.fetch(asked.address)
    if not isinstance(fetched, Fetched):
        return desk.reader.turn_down(fetched), b""
    known = asked.facts
    analysis = desk.reader.read(
        fetched.body,
        source=asked.address,
        kind=asked.kind,
        media_type=fetched.media_type or None,
        charset=fetched.charset,
        captured_at=fetched.fetched_at,
        facts=Facts(published=known.published, url=fetched.url, outlet=known.outlet, language=known.language),
    )
    return analysis, fetched.body
