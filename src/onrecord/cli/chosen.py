"""What the user chose: options of reading as plain values, and the settings behind them.

Nothing here knows the parser of the command line, so that `read` can go without it.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from onrecord.cli.console import Format
from onrecord.config import Settings, load_settings
from onrecord.domain.page import Facts
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.intake import Wishes
    from onrecord.store import Archive

# Whether --debug was given; set once, by the entry.
WANTS_DETAILS: ContextVar[bool] = ContextVar("wants_details", default=False)


def _told(help: str, *, name: str | None = None, metavar: str | None = None) -> dict[str, str]:
    """Say how an option is told on the command line; without a name it is its field's."""
    told = {"help": help, "name": name, "metavar": metavar}
    return {key: words for key, words in told.items() if words is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """How pages are taken and shown; for read and add."""

    as_: Literal["auto", "html", "page", "text"] = field(
        default="auto",
        metadata=_told(
            "How to take a source. html: a page's HTML; page: the visible text of a whole page; "
            "text: the bare text of one article; auto: decide by content.",
            name="--as",
        ),
    )
    format: Format | None = field(
        default=None, metadata=_told("Default: a table on a terminal, JSON lines in a pipe.", name="--format")
    )
    explain: bool = field(
        default=False,
        metadata=_told("Show the page's lines: what was kept, what was cut, as what and why."),
    )
    only: Literal["article"] | None = field(
        default=None, metadata=_told("article: read no statements and load no model.")
    )
    attitudes: bool = field(default=False, metadata=_told("Show thoughts and plans in tables too."))
    published: str | None = field(
        default=None,
        metadata=_told("Date of publication (2026-03-14), for a page without one.", metavar="DATE"),
    )
    url: str | None = field(
        default=None, metadata=_told("Address of the page, where it does not say.", metavar="URL")
    )
    outlet: str | None = field(
        default=None, metadata=_told("Who publishes the page, where it does not say.", metavar="NAME")
    )
    language: str | None = field(
        default=None,
        metadata=_told("Language of the page (en, de, ...), where it does not say.", metavar="CODE"),
    )
    allow_private: bool = field(default=False, metadata=_told("Fetch addresses of your own network too."))
    currency: str | None = field(
        default=None,
        metadata=_told(
            "Show money in this currency too (EUR, GBP, ...), at the rate of the day it was said. "
            "Default: the setting 'currency'.",
            name="--currency",
            metavar="CODE",
        ),
    )
    model: Path | None = field(
        default=None,
        metadata=_told(
            "Folder of another statement model than the one that ships. Default: the setting 'model'.",
            name="--model",
            metavar="PATH",
        ),
    )
    rules: Path | None = field(
        default=None,
        metadata=_told("Folder of your own outlet rules. Default: the setting 'rules'.", metavar="PATH"),
    )
    jobs: int | None = field(
        default=None,
        metadata=_told(
            "Reading processes. Default: one, and one a core where there is much to read.", metavar="N"
        ),
    )

    def wishes(self) -> Wishes:
        """Give how sources are to be taken."""
        from onrecord.intake import Wishes

        check_date(self.published, "--published")
        check_language(self.language)
        facts = Facts(published=self.published, url=self.url, outlet=self.outlet, language=self.language)
        return Wishes(kind=self.as_, facts=facts, allow_private=self.allow_private)


def check_date(value: str | None, option: str) -> None:
    """Refuse text that is no ISO 8601 date or time.

    Raises:
        UsageError: It is none.
    """
    from datetime import datetime

    if value is None:
        return
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise UsageError(
            f"{option} {value!r} is no date; write 2026-03-14 or 2026-03-14T09:30+01:00."
        ) from None


def check_language(code: str | None) -> None:
    """Refuse text that is no language code.

    Raises:
        UsageError: It is none.
    """
    first, *rest = (code or "en").replace("_", "-").split("-")
    if len(first) in (2, 3) and all(part.isascii() and part.isalnum() for part in (first, *rest)):
        return
    raise UsageError(f"--language {code!r} is no language code; write two letters: en, de, fr.")


def settings() -> Settings:
    """Read the settings of this run."""
    return load_settings(os.environ)


def model_folder(given: Path | None, chosen: Settings) -> Path | None:
    """Give where the statement model is: as the option or the settings say, None for the one that ships."""
    return given.expanduser() if given is not None else chosen.model


def rules_folder(given: Path | None, chosen: Settings) -> Path | None:
    """Give where the user's own outlet rules are: as the option or the settings say, None for none."""
    return given.expanduser() if given is not None else chosen.rules


def archive_place(given: str | None, chosen: Settings) -> str | Path:
    """Give where the archive is: as the option says, else as the settings do."""
    where = given or chosen.archive
    return where if "://" in where else Path(where).expanduser()


def open_kept(given: str | None) -> Archive:
    """Open the archive that the option or the settings name; it is there already."""
    from onrecord.store import open_archive

    return open_archive(archive_place(given, settings()), create=False)
