"""search, export, verify and withdraw: what an archive is asked."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

from cyclopts import Parameter

from onrecord.cli.chosen import open_kept, settings
from onrecord.cli.console import choose_format, complain, plain, waiting, with_progress, write_line
from onrecord.cli.money import export_columns, money_rows, wanted_currency
from onrecord.cli.options import ArchiveOption, CurrencyOption, FilterOptions, FormatOption, TextOption
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.domain.listing import Found, Listing, StatementCard
    from onrecord.domain.page import Kind
    from onrecord.store import Archive

_ANY = FilterOptions()
_SINGULAR = {"statements": "statement", "articles": "article", "people": "person", "figures": "figure"}
MOST = 1000
_OUTLETS_TOLD = 6


def search(
    query: Annotated[
        str | None,
        Parameter(
            name="QUERY",
            help='Words to find; "quoted words" follow each other, a star ends a beginning. Without words, '
            "filters list the newest statements that they leave.",
        ),
    ] = None,
    /,
    *,
    similar: Annotated[
        str | None,
        Parameter(metavar="WORDS", help="Find the statements closest to these words, with what differs."),
    ] = None,
    order: Annotated[
        Literal["relevance", "newest"], Parameter(help="relevance (the default) or newest first.")
    ] = "relevance",
    limit: Annotated[int, Parameter(metavar="N", help="How many at most: 20 by default, 1000 at most.")] = 20,
    filter: FilterOptions = _ANY,
    archive: ArchiveOption = None,
    currency: CurrencyOption = None,
    format: FormatOption = None,
) -> int:
    """Find statements in the archive."""
    wanted = wanted_currency(currency, settings())
    asked = filter.to_filter()
    words = (query or "").strip()
    if query is not None and similar is not None:
        raise UsageError("give either words to find or --similar with words to compare, not both.")
    if not words and similar is None and not asked.narrows:
        raise UsageError(
            "give words to find, --similar with words to compare, or a filter, such as --outlet, --topic "
            "or --since, whose newest statements are listed."
        )
    if not 1 <= limit <= MOST:
        raise UsageError(f"--limit {limit}: give 1 to {MOST}; 'onrecord export' gives all.")
    as_lines = choose_format(format) == "jsonl"
    total = None
    with open_kept(archive) as store:
        if similar is not None:
            found = store.find_similar(similar, asked, limit=limit)
        else:
            found = store.search(words, asked, order=order, limit=limit)
            total = store.count_found(words, asked) if found.next and not as_lines else None
        unknown = unknown_outlet(store, asked.outlet)
    if as_lines:
        _print_rows(found, similar, wanted if currency else None)
    else:
        _show_found(found, similar, wanted, by_limits=not words and similar is None)
        if not found.items and unknown:
            complain(unknown)
        if total is not None:
            _tell_rest(len(found.items), total, by_limits=not words)
    return 0


def unknown_outlet(store: Archive, name: str | None) -> str:
    """Say which outlets there are, where one is named that there is not; empty where nothing is wrong."""
    known = [outlet for outlet, _ in store.outlets()] if name is not None else []
    if name is None or name in known or not known:
        return ""
    from difflib import get_close_matches

    by_case = {outlet.casefold(): outlet for outlet in reversed(known)}
    near = [outlet for outlet in known if name.casefold() in outlet.casefold()]
    near += [by_case[folded] for folded in get_close_matches(name.casefold(), by_case, n=_OUTLETS_TOLD)]
    told = list(dict.fromkeys(near))[:_OUTLETS_TOLD]
    if not told and len(known) <= _OUTLETS_TOLD:
        told = known
    near_by = f"; there {'is' if len(told) == 1 else 'are'}: {', '.join(told)}" if told else ""
    return f"No outlet on record is called {name!r}{near_by}."


def _tell_rest(shown: int, total: Found, *, by_limits: bool) -> None:
    more = "'onrecord export' gives all" if by_limits else "--since and --until narrow it down"
    if total.count <= MOST:
        more = f"--limit {total.count} shows all"
    complain(f"{shown:,} of {'' if total.is_all else 'more than '}{total.count:,} statements; {more}.")


def _print_rows(found: Listing[StatementCard], similar: str | None, currency: str | None) -> None:
    from onrecord.relate.changes import find_changes
    from onrecord.store import row_of

    for card in found.items:
        row = {**row_of(card), "score": card.score}
        if currency is not None:
            row["converted"] = money_rows(card, currency)
        if similar is not None:
            row["changes"] = [asdict(change) for change in find_changes(similar, card.text)]
        write_line(json.dumps(row, ensure_ascii=False))


def _show_found(
    found: Listing[StatementCard], similar: str | None, currency: str | None, *, by_limits: bool
) -> None:
    from onrecord.cli.tables import show_cards, show_similar

    if by_limits and not found.items:
        complain("No statement lies within these limits.")
    elif not found.items:
        closest = "" if similar is not None else "; --similar finds the closest ones"
        complain(f"No statement found. Fewer or other words find more{closest}.")
    elif similar is not None:
        show_similar(similar, found.items, currency=currency)
    else:
        show_cards(found.items, currency=currency)
    if found.bounded is not None:
        complain(f"Ranked were the newest {found.bounded:,} matches; --order newest goes through all.")


def export(
    what: Annotated[
        Literal["statements", "articles", "people", "figures"],
        Parameter(name="WHAT", help="Which rows; statements by default."),
    ] = "statements",
    /,
    *,
    out: Annotated[
        Path | None,
        Parameter(metavar="FILE", help="File to write; its suffix gives the format."),
    ] = None,
    format: Annotated[
        Literal["jsonl", "csv", "parquet"] | None,
        Parameter(help="Default: by the suffix of --out, else jsonl."),
    ] = None,
    filter: FilterOptions = _ANY,
    currency: Annotated[
        str | None,
        Parameter(
            metavar="CODE",
            help="With figures: add each amount in this currency (EUR, GBP, ...), at the rate of the day "
            "it was said.",
        ),
    ] = None,
    archive: ArchiveOption = None,
) -> int:
    """Write statements, articles, people or figures as JSONL, CSV or Parquet, without a limit."""
    from onrecord.store import write_export

    chosen = format or _format_of(out)
    if currency and what != "figures":
        raise UsageError("--currency goes with figures: onrecord export figures --currency CODE.")
    wanted = wanted_currency(currency, settings()) if currency else None
    with ExitStack() as stack:
        store = stack.enter_context(open_kept(archive))
        stream = _open_output(out, stack, is_binary=chosen == "parquet")
        if out is not None:
            stack.enter_context(waiting(f"Writing {out} ..."))
        rows = write_export(
            store,
            what=what,
            format=chosen,
            filter=filter.to_filter(),
            stream=stream,
            adding=export_columns(wanted) if wanted else None,
        )
        stream.flush()
        unknown = "" if rows else unknown_outlet(store, filter.outlet)
    told = _SINGULAR[what] if rows == 1 else what
    complain(f"{rows:,} {told} written{f' to {out}' if out else ''}.")
    if unknown:
        complain(unknown)
    return 0


def _format_of(out: Path | None) -> Literal["jsonl", "csv", "parquet"]:
    suffix = out.suffix.lower() if out else ".jsonl"
    if suffix in (".csv", ".parquet"):
        return "csv" if suffix == ".csv" else "parquet"
    if suffix not in (".jsonl", ".ndjson"):
        raise UsageError(f"{out}: {suffix!r} names no format; add --format jsonl, csv or parquet.")
    return "jsonl"


def _open_output(out: Path | None, stack: ExitStack, *, is_binary: bool) -> BinaryIO:
    if out is not None:
        try:
            return stack.enter_context(out.open("wb"))
        except OSError as error:
            raise UsageError(
                f"{out}: it cannot be written ({error.strerror}); choose another file."
            ) from None
    if is_binary and sys.stdout.isatty():
        raise UsageError("Parquet is not for a terminal; give --out FILE.parquet.")
    return sys.stdout.buffer


def verify(*, archive: ArchiveOption = None, format: TextOption = "table") -> int:
    """Re-check every statement against its stored page; exit 1 where one does not hold."""
    as_table = format == "table"
    holding = total = 0
    with open_kept(archive) as store:
        for verdict in with_progress(store.verify(_visible), "Verifying", is_quiet=as_table):
            total, holding = total + 1, holding + verdict.holds
            if not as_table:
                row = {
                    "statement": verdict.statement,
                    "article": verdict.article,
                    "holds": verdict.holds,
                    "reason": verdict.reason or None,
                }
                write_line(json.dumps(row, ensure_ascii=False))
            elif not verdict.holds:
                where = f"{verdict.statement} of article {verdict.article}"
                write_line(f"{where} does not hold: {plain(verdict.reason)}")
    summary = f"{holding:,} of {total:,} hold."
    if as_table:
        write_line(summary)
    else:
        complain(summary)
    return 0 if holding == total else 1


def withdraw(
    id: Annotated[str, Parameter(name="ID", help="Of a statement, a person or an article.")],
    /,
    *,
    reason: Annotated[str, Parameter(metavar="WORDS", help="Why; kept with the date.")],
    erase: Annotated[
        bool,
        Parameter(help="Also remove the words from capture, index and exports; hash, date and reason stay."),
    ] = False,
    archive: ArchiveOption = None,
) -> int:
    """Hide a statement, a person or an article at once from everything that shows the archive."""
    if not reason.strip():
        raise UsageError("--reason is empty; say why, in a few words.")
    with open_kept(archive) as store:
        store.withdraw(id, reason=reason, erase=erase)
    write_line(f"{id}: withdrawn{', its words erased' if erase else ''}.")
    return 0


def _visible(data: bytes, media_type: str, taken_as: Kind) -> str:
    from onrecord.read import visible_text

    return visible_text(data, media_type=media_type, taken_as=taken_as)
