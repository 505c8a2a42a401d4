"""Evidence: captured bytes as WARC records beside the database.

One gzip member a record (WARC/1.1, `resource`), so that a record is read by its offset and
opens in any WARC reader. A record is on disk before the row that names it commits. What a
killed writer left behind the last committed record is cut off by the next one; bytes that a
row names are never touched by appending.
"""

from __future__ import annotations

import base64
import hashlib
import os
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.warcwriter import WARCWriter

from onrecord.errors import CaptureError

FULL_BYTES = 1 << 30  # a file that has reached this gets no more records
_NAME = "onrecord-{:06d}.warc.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """Where a record lies.

    Args:
        warc: Name of the file.
        offset: First byte of the record's gzip member.
        length: Bytes of the member.
    """

    warc: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a record's header says of its bytes.

    Args:
        uri: Target URI: the page's address, or a name made of the hash.
        date: ISO 8601 in UTC.
        media_type: Of the bytes.
        source: As the user gave it.
        sha256: Of the captured bytes.
    """

    uri: str
    date: str
    media_type: str
    source: str
    sha256: str


def append(folder: Path, last: Lying | None, about: Described, data: bytes) -> Lying:
    """Write a record behind the last committed one, and sync it to disk.

    Args:
        folder: Of the captures.
        last: The last record that the database names; None if it names none.
        about: For the record's header.
        data: The captured bytes.

    Returns:
        Where the record lies.

    Raises:
        CaptureError: The file is shorter than the database says, or cannot be written.
    """
    name, end = _end_of(last)
    path = folder / name
    head = _record_info(about.date, name) if end == 0 else b""
    record = _record(about, data)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        cut_tail(path, end)
        with path.open("ab") as file:
            file.write(head + record)
            file.flush()
            os.fsync(file.fileno())
        if end == 0:
            _sync_folder(folder)
    except OSError as error:
        raise CaptureError(
            f"{path}: the capture could not be written ({error}); nothing was kept."
        ) from error
    return Lying(warc=name, offset=end + len(head), length=len(record))


def cut_tail(path: Path, end: int) -> None:
    """Cut what stands in a file behind the last committed record.

    Raises:
        CaptureError: The file is shorter than that.
    """
    size = path.stat().st_size if path.exists() else 0
    if size < end:
        raise CaptureError(
            f"{path}: {size} bytes, but the archive names records up to byte {end}; the end is missing. "
            "Restore the file from a backup before adding to the archive."
        )
    if size > end:
        os.truncate(path, end)


def _end_of(last: Lying | None) -> tuple[str, int]:
    if last is None:
        return _NAME.format(1), 0
    end = last.offset + last.length
    if end < FULL_BYTES:
        return last.warc, end
    return next_name(last.warc), 0


def next_name(warc: str) -> str:
    """Give the name of the file after `warc`."""
    return _NAME.format(int(warc.removeprefix("onrecord-").split(".")[0]) + 1)


def _record_info(date: str, name: str) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    record = writer.create_warcinfo_record(name, {"software": "onrecord", "format": "WARC File Format 1.1"})
    record.rec_headers.replace_header("WARC-Date", date)
    record.rec_headers.replace_header("WARC-Record-ID", _record_id(f"warcinfo {name} {date}"))
    writer.write_record(record)
    return out.getvalue()


def _record(
    about: Described, data: bytes, *, kind: str = "resource", more: dict[str, str] | None = None
) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    digest = warc_digest(data)
    headers = {
        "WARC-Record-ID": _record_id(f"{kind} {about.sha256} {about.uri}"),
        "WARC-Date": about.date,
        "WARC-Block-Digest": digest,
        "WARC-Payload-Digest": digest,
        "WARC-Source-Name": " ".join(about.source.split()),
        **(more or {}),
    }
    record = writer.create_warc_record(
        about.uri,
        kind,
        payload=BytesIO(data),
        length=len(data),
        warc_content_type=about.media_type or "application/octet-stream",
        warc_headers_dict=headers,
    )
    writer.write_record(record)
    return out.getvalue()


def target_uri(url: str | None, sha256: str) -> str:
    """Give what a record is of: the page's address, else a name made of its hash."""
    return "".join((url or "").split()) or f"urn:sha256:{sha256}"


def warc_digest(data: bytes) -> str:
    """Give bytes' SHA-256 as WARC writes it (base32)."""
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode()


def _record_id(text: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, text)}>"


def read(folder: Path, lying: Lying) -> bytes:
    """Give the bytes of a record.

    Raises:
        CaptureError: The file is missing, or what lies there is no whole record.
    """
    path = folder / lying.warc
    try:
        with path.open("rb") as file:
            file.seek(lying.offset)
            member = BytesIO(file.read(lying.length))
        for record in ArchiveIterator(member):
            return bytes(record.content_stream().read())
    except (OSError, ArchiveLoadFailed, EOFError, ValueError) as error:
        raise CaptureError(
            f"{path}: record at byte {lying.offset} cannot be read ({error}); restore the file from a backup."
        ) from error
    raise CaptureError(f"{path}: no record at byte {lying.offset}; restore the file from a backup.")


def rewrite(
    folder: Path, warc: str, into: str, records: Iterable[Lying], replaced: Lying, record: bytes, *, date: str
) -> dict[int, Lying]:
    """Copy a file's records into a new file, with one of them replaced.

    Args:
        folder: Of the captures.
        warc, into: The old file's name and the new one's.
        records: What the database names in the old file, in order of their offsets.
        replaced: The one to replace.
        record: What stands there instead (`stub` makes it).
        date: For the new file's head.

    Returns:
        For each old offset, where the record lies now.
    """
    head = _record_info(date, into)
    lies: dict[int, Lying] = {}
    with (folder / warc).open("rb") as old, (folder / into).open("wb") as new:
        new.write(head)
        end = len(head)
        for lying in records:
            old.seek(lying.offset)
            member = record if lying.offset == replaced.offset else old.read(lying.length)
            new.write(member)
            lies[lying.offset] = Lying(warc=into, offset=end, length=len(member))
            end += len(member)
        new.flush()
        os.fsync(new.fileno())
    _sync_folder(folder)
    return lies


def stub(about: Described, data: bytes, *, erased_at: str, reason: str) -> bytes:
    """Make the record that stands where words were erased.

    Args:
        about: Of the record as it was; its hash is kept.
        data: What is left of the page.
        erased_at: ISO 8601 in UTC.
        reason: Why.
    """
    more = {
        "Onrecord-Original-Digest": f"sha256:{about.sha256}",
        "Onrecord-Erased-At": erased_at,
        "Onrecord-Erased-Because": " ".join(reason.split()),
    }
    return _record(about, data, more=more)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
