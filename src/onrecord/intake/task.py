"""Tasks: one page to read, or why it could not be taken; and what reading it gave."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.domain.analysis import Analysis
from onrecord.domain.page import Capture, Facts, Kind, Reason, Rejected, Rejection

KindWish = Literal["auto", "html", "page", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How the user wants sources to be taken.

    Args:
        kind: How to read them; "auto" decides by content.
        facts: What the user knows of them.
        allow_private: Whether addresses of the user's own network may be fetched.
    """

    kind: KindWish = "auto"
    facts: Facts = Facts()  # noqa: RUF009 - a frozen value
    allow_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One page to read: its bytes, or the file that holds them.

    Args:
        source: What the user calls it.
        data: The bytes, or None where `path` holds them.
        path: The file, or None where `data` is given.
        kind: How to take it.
        media_type, charset, captured_at: As the source says.
        facts: What the user knows of it.
        id: The record's id; None makes it of bytes and address.
    """

    source: str
    data: bytes | None = None
    path: Path | None = None
    kind: KindWish = "auto"
    media_type: str | None = None
    charset: str | None = None
    captured_at: str | None = None
    facts: Facts = Facts()  # noqa: RUF009 - a frozen value
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A source that could not be taken.

    Args:
        rejected: What is known of it, and why.
        id: The record's id; None makes it of the source's name.
    """

    rejected: Rejected
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one task gave.

    Args:
        source: What the user calls it.
        analysis: The page, read; or turned down.
        data: The bytes that were read; empty where none could be taken.
    """

    source: str
    analysis: Analysis
    data: bytes


def refuse(
    source: str,
    reason: Reason,
    detail: str,
    *,
    data: bytes = b"",
    kind: Kind = "html",
    id: str | None = None,
) -> Refusal:
    """Make the refusal of one source.

    Args:
        source: What the user calls it.
        reason: One of `domain.page.REASONS`.
        detail: What is wrong and what to do; the source's name is put before it.
        data: The bytes, as far as there are any.
        kind: How it would have been taken.
        id: The record's id, if one was given.
    """
    capture = Capture(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/octet-stream",
        taken_as=kind,
        size_bytes=len(data),
    )
    rejection = Rejection(reason=reason, detail=f"{source}: {detail}")
    return Refusal(rejected=Rejected(capture=capture, rejection=rejection), id=id)
