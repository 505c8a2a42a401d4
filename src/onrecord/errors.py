"""The errors that the program raises on purpose.

    OnrecordError
    +-- UsageError              a command or a call was given what it cannot take
    +-- SettingsError           a setting has no meaning
    +-- ModelError              the model's files are missing or do not belong together
    +-- LanguageNotSupported    no words are known for a language
    +-- ArchiveError            the archive cannot be opened, read or written
    |   +-- ArchiveTooNew       a newer program wrote it
    |   +-- ArchiveBusy         another process writes to it
    |   +-- NotFound            no such statement, person, article or capture
    |   +-- Withdrawn           it was there and was withdrawn
    +-- CaptureError            stored evidence is damaged or missing
    +-- FetchError              an address could not be fetched (never for one page: that is a Rejection)

A page that is turned down is no error but a Rejection (`domain.page`).
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Head of the tree; its message says what failed, on what, and what to do next."""


class UsageError(OnrecordError):
    """A command or a call was given what it cannot take."""


class SettingsError(OnrecordError):
    """A setting has no meaning."""


class ModelError(OnrecordError):
    """The model's files are missing or do not belong together."""


class LanguageNotSupported(OnrecordError):
    """No words are known for a language."""


class ArchiveError(OnrecordError):
    """The archive cannot be opened, read or written."""


class ArchiveTooNew(ArchiveError):
    """A newer program wrote the archive."""


class ArchiveBusy(ArchiveError):
    """Another process writes to the archive."""


class NotFound(ArchiveError):
    """No such statement, person, article or capture."""


class Withdrawn(ArchiveError):
    """It was there and was withdrawn."""


class CaptureError(OnrecordError):
    """Stored evidence is damaged or missing."""


class FetchError(OnrecordError):
    """An address could not be fetched."""
