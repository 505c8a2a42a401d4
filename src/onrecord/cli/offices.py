"""people offices, abbreviations, learn: what the archive's pages have taught of offices and short forms."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, TypeVar

from cyclopts import Parameter

from onrecord.cli.chosen import open_kept
from onrecord.cli.console import (
    Format,
    choose_format,
    complain,
    plain,
    say_count,
    tell,
    with_progress,
    write_line,
)
from onrecord.cli.options import ArchiveOption, FormatOption

if TYPE_CHECKING:
    from onrecord.domain.person import Expansion, Holder

T = TypeVar("T", "Holder", "Expansion")
Words = Annotated[
    str, Parameter(name="WORDS", help="Words of the name, the office or the abbreviation; all by default.")
]
Limit = Annotated[int, Parameter(metavar="N", help="How many at most: 100 by default, 1000 at most.")]


def list_offices(
    words: Words = "", /, *, limit: Limit = 100, archive: ArchiveOption = None, format: FormatOption = None
) -> int:
    """List who was named with which office, when, and on which page."""
    with open_kept(archive) as store:
        found = store.list_holders(words, limit=limit)
    _print(found, _holder, format, none="No page of the archive names anybody with such an office.")
    return 0


def list_abbreviations(
    words: Words = "", /, *, limit: Limit = 100, archive: ArchiveOption = None, format: FormatOption = None
) -> int:
    """List what the pages say that abbreviations stand for."""
    with open_kept(archive) as store:
        found = store.list_expansions(words, limit=limit)
    _print(found, _expansion, format, none="No page of the archive writes out such an abbreviation.")
    return 0


def learn(*, archive: ArchiveOption = None) -> int:
    """Learn from every kept page anew, and judge who is who again; decisions of people stay."""
    from onrecord.pipeline import learn_all

    with open_kept(archive) as store:
        count = sum(1 for _ in with_progress(learn_all(store), "Learning", is_quiet=True))
    tell(f"{say_count(count, 'article')} learned from.")
    return 0


def _print(found: Sequence[T], line_of: Callable[[T], str], format: Format | None, *, none: str) -> None:
    as_json = choose_format(format) == "jsonl"
    for each in found:
        if as_json:
            write_line(json.dumps(asdict(each), ensure_ascii=False))
        else:
            tell(line_of(each))
    if not found and not as_json:
        complain(none)


def _holder(each: Holder) -> str:
    when = each.since or "no date"
    if each.until and each.until != each.since:
        when = f"{when} to {each.until}"
    pages = f"{each.pages:,} page{'' if each.pages == 1 else 's'}"
    told = f"{plain(each.office)}: {plain(each.name)} ({each.person}), {when}, {pages}"
    return f"{told}; article {each.article}: {plain(each.words)}"


def _expansion(each: Expansion) -> str:
    pages = f"{each.pages:,} page{'' if each.pages == 1 else 's'}"
    return f"{plain(each.short)}: {plain(each.name)} ({pages})"
