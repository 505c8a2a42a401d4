"""Files: the bytes of one page's file, never more than a page may be."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from onrecord.intake.task import Refusal, refuse
from onrecord.read.limits import MAX_BYTES


def load(path: Path, *, source: str, id: str | None) -> bytes | Refusal:
    """Read one page's file.

    Args:
        path: The file, packed or plain; it is not unpacked here.
        source: What the user calls it.
        id: For the record, where it is refused; None makes one.

    Returns:
        Its bytes, or why they could not be taken.
    """
    try:
        with path.open("rb") as stream:
            return load_stream(stream, source=source, id=id)
    except FileNotFoundError:
        return refuse(source, "unreadable", "there is no such file; check the name.", id=id)
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        detail = f"it cannot be read ({what}); check its name and permissions."
        return refuse(source, "unreadable", detail, id=id)


def load_stream(stream: BinaryIO, *, source: str, id: str | None) -> bytes | Refusal:
    """Read one page from an open stream, up to the largest size a page may have."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) <= MAX_BYTES:
        return data
    detail = f"it is larger than {MAX_BYTES // 2**20} MiB, more than a page may be; save the article alone."
    return refuse(source, "too_large", detail, id=id)
