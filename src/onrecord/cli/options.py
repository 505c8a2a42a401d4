"""Options that several commands share."""

from __future__ import annotations

import os
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from onrecord.cli.console import Format
from onrecord.cli.money import CurrencyOption
from onrecord.config import Settings, load_settings
from onrecord.domain.listing import Filter
from onrecord.domain.page import Facts
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.intake import Wishes
    from onrecord.store import Archive

ArchiveOption = Annotated[
    str | None,
    Parameter(
        name="--archive",
        metavar="PATH-OR-DSN",
        help="The archive: a folder, or a PostgreSQL address. Default: the setting 'archive'.",
    ),
]
ModelOption = Annotated[
    Path | None,
    Parameter(
        name="--model",
        metavar="PATH",
        help="Folder of another statement model than the one that ships. Default: the setting 'model'.",
    ),
]
FormatOption = Annotated[
    Format | None,
    Parameter(name="--format", help="Default: a table on a terminal, JSON lines in a pipe."),
]
TextOption = Annotated[
    Format, Parameter(name="--format", help="jsonl: one JSON object a line. Default: text for a person.")
]
Source = Annotated[
    str,
    Parameter(
        name="SOURCE",
        allow_leading_hyphen=True,
        help="A file, a folder, a glob, an http(s) address, a web archive (.warc, .warc.gz), "
        "or - for standard input.",
    ),
]
# Whether --debug was given; set once, by the entry.
WANTS_DETAILS: ContextVar[bool] = ContextVar("wants_details", default=False)
StatementKindOption = Literal["direct", "indirect", "mixed"]


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """How pages are taken and shown; for read and add."""

    as_: Annotated[
        Literal["auto", "html", "page", "text"],
        Parameter(
            name="--as",
            help="How to take a source. html: a page's HTML; page: the visible text of a whole page; "
            "text: the bare text of one article; auto: decide by content.",
        ),
    ] = "auto"
    format: FormatOption = None
    explain: Annotated[
        bool, Parameter(help="Show the page's lines: what was kept, what was cut, as what and why.")
    ] = False
    only: Annotated[
        Literal["article"] | None, Parameter(help="article: read no statements and load no model.")
    ] = None
    attitudes: Annotated[bool, Parameter(help="Show thoughts and plans in tables too.")] = False
    published: Annotated[
        str | None,
        Parameter(metavar="DATE", help="Date of publication (2026-03-14), for a page without one."),
    ] = None
    url: Annotated[
        str | None, Parameter(metavar="URL", help="Address of the page, where it does not say.")
    ] = None
    outlet: Annotated[
        str | None, Parameter(metavar="NAME", help="Who publishes the page, where it does not say.")
    ] = None
    language: Annotated[
        str | None,
        Parameter(metavar="CODE", help="Language of the page (en, de, ...), where it does not say."),
    ] = None
    allow_private: Annotated[bool, Parameter(help="Fetch addresses of your own network too.")] = False
    currency: CurrencyOption = None
    model: ModelOption = None
    rules: Annotated[
        Path | None,
        Parameter(metavar="PATH", help="Folder of your own outlet rules. Default: the setting 'rules'."),
    ] = None
    jobs: Annotated[
        int | None,
        Parameter(
            metavar="N", help="Reading processes. Default: one, and one a core where there is much to read."
        ),
    ] = None

    def wishes(self) -> Wishes:
        """Give how sources are to be taken."""
        from onrecord.intake import Wishes

        check_date(self.published, "--published")
        facts = Facts(published=self.published, url=self.url, outlet=self.outlet, language=self.language)
        return Wishes(kind=self.as_, facts=facts, allow_private=self.allow_private)


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class FilterOptions:
    """Which statements are meant; for search and export."""

    speaker: Annotated[
        str | None, Parameter(metavar="NAME", help="Only this speaker's (words of the name).")
    ] = None
    person: Annotated[
        str | None, Parameter(metavar="ID", help="Only statements of the person with this id.")
    ] = None
    outlet: Annotated[str | None, Parameter(metavar="NAME", help="Only pages of this outlet.")] = None
    topic: Annotated[
        str | None,
        Parameter(
            metavar="NAME",
            help="Only pages about this (sport, politics, health, ...); 'onrecord topics' lists them.",
        ),
    ] = None
    kind: Annotated[StatementKindOption | None, Parameter(help="Only statements of this kind.")] = None
    since: Annotated[
        str | None, Parameter(metavar="DATE", help="Only pages published on this date (2026-03-14) or later.")
    ] = None
    until: Annotated[
        str | None, Parameter(metavar="DATE", help="Only pages published on this date or earlier.")
    ] = None
    attitudes: Annotated[bool, Parameter(help="Thoughts and plans too.")] = False

    def to_filter(self) -> Filter:
        """Give the archive's filter."""
        check_date(self.since, "--since")
        check_date(self.until, "--until")
        return Filter(
            person=self.person,
            speaker=self.speaker,
            outlet=self.outlet,
            topic=topic_id(self.topic),
            kind=self.kind,
            since=self.since,
            until=self.until,
            with_attitudes=self.attitudes,
        )


def topic_id(name: str | None) -> str | None:
    """Give the id of a topic that the user names.

    Raises:
        UsageError: There is none of this name, or several begin with it.
    """
    if name is None:
        return None
    from onrecord.relate.topics import all_topics, find_top_topic

    found = find_top_topic(name)
    if found is None:
        names = ", ".join(sorted(topic.name for topic in all_topics().values() if topic.parent is None))
        raise UsageError(f"--topic {name!r} is none of IPTC's topics, or the beginning of several: {names}.")
    return found.id


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
