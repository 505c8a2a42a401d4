"""onrecord reads news pages and keeps the record of who said what.

Public names: `read` one page, `open_archive` to keep and search, and the errors. Nothing
heavy is imported before one of the two is called.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from onrecord.errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveTooNew,
    CaptureError,
    FetchError,
    LanguageNotSupported,
    ModelError,
    NotFound,
    OnrecordError,
    SettingsError,
    UsageError,
    Withdrawn,
)

if TYPE_CHECKING:
    from onrecord.library import Archive, Record

__version__ = "0.1.0"
__all__ = [
    "ArchiveBusy",
    "ArchiveError",
    "ArchiveTooNew",
    "CaptureError",
    "FetchError",
    "LanguageNotSupported",
    "ModelError",
    "NotFound",
    "OnrecordError",
    "SettingsError",
    "UsageError",
    "Withdrawn",
    "open_archive",
    "read",
]


class _Package(ModuleType):
    """This package; its public verb `read` stays, though a room within has the same name."""

    def __setattr__(self, name: str, value: object) -> None:
        # The import of a submodule sets it on its package.
        if not (name == "read" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def read(
    source: str | Path | bytes,
    *,
    kind: Literal["auto", "html", "page", "text"] = "auto",
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    model: str | Path | None = None,
) -> Record:
    """Read one page and say who said what in it; keeps nothing.

    Args:
        source: A file's path, an http(s) address, or the page's bytes.
        kind: How to take it; "auto" decides by content.
        published: ISO 8601 date or time, used where the page gives none.
        url: Address of the page, used where the page gives none.
        outlet: Who publishes it, used where the page does not say.
        model: Folder of another statement model than the one that ships.

    Returns:
        The record; one with a `rejection` and no article where the page gives none.

    Raises:
        UsageError: The source names several pages: a folder, a pattern, a web archive; or
            there is no such folder of a model.
        ModelError: The statement model's files are missing or damaged.

    Safe to call from threads; a model is loaded once.
    """
    from onrecord import library

    return library.read(source, kind=kind, published=published, url=url, outlet=outlet, model=model)


def open_archive(path_or_dsn: str | Path) -> Archive:
    """Open an archive, making it where there is none yet.

    Args:
        path_or_dsn: The archive's folder, or the address of a PostgreSQL database.

    Returns:
        The archive; close it, or use it in a `with` statement.

    Raises:
        ArchiveError: It cannot be opened; ArchiveTooNew where a newer program wrote it.
    """
    from onrecord import library

    return library.open_archive(path_or_dsn)
