"""Options that several commands share."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Literal, get_type_hints

from cyclopts import Parameter

from onrecord.cli.chosen import ReadingOptions, check_date
from onrecord.cli.console import Format
from onrecord.domain.listing import Filter
from onrecord.errors import UsageError

# The parser's words for the options of reading, which are told once.
_TOLD = {each.name: Parameter(**each.metadata) for each in fields(ReadingOptions)}
_HINTS = get_type_hints(ReadingOptions)
ReadingOptions.__annotations__.update({name: Annotated[_HINTS[name], own] for name, own in _TOLD.items()})
Parameter(name="*")(ReadingOptions)

ArchiveOption = Annotated[
    str | None,
    Parameter(
        name="--archive",
        metavar="PATH-OR-DSN",
        help="The archive: a folder, or a PostgreSQL address. Default: the setting 'archive'.",
    ),
]
CurrencyOption = Annotated[str | None, _TOLD["currency"]]
ModelOption = Annotated[Path | None, _TOLD["model"]]
FormatOption = Annotated[Format | None, _TOLD["format"]]
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
BatchOption = Annotated[
    str | None,
    Parameter(
        name="--batch",
        metavar="FILE",
        allow_leading_hyphen=True,
        help="Read many pages from a JSONL file (- for standard input): one object a line, with id and "
        "one of text, html, page, file.",
    ),
]
StatementKindOption = Literal["direct", "indirect", "mixed"]


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
