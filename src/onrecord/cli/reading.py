"""read and add: pages in, who said what out; add keeps them.

Each source that is turned down gives one line on standard error, and in JSON lines one record
with its rejection; the others are read. The exit status is then 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.cli import PROGRAM
from onrecord.cli.chosen import (
    WANTS_DETAILS,
    ReadingOptions,
    archive_place,
    model_folder,
    rules_folder,
    settings,
)
from onrecord.cli.console import choose_format, complain, plain, with_progress, write_line
from onrecord.cli.money import wanted_currency, with_money
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.domain.analysis import Analysis
    from onrecord.domain.listing import Saved
    from onrecord.intake import Plan, Reading, Refusal, Task, Wishes


def read_pages(sources: tuple[str, ...], *, batch: str | None, options: ReadingOptions) -> int:
    """Read pages and print who said what. Keeps nothing."""
    _check_sources(sources, has_batch=batch is not None)
    as_table = _shows_table(options)
    explains = options.explain and as_table
    currency = wanted_currency(options.currency, settings()) if options.currency else None
    with ExitStack() as stack:
        tasks, are_at_hand = _tasks(sources, batch, options.wishes(), stack)
        plan = _plan(options, with_statements=options.only is None and not explains)
        failed = 0
        for reading in _readings(tasks, plan, options, are_at_hand=are_at_hand):
            failed += _tell_rejection(reading)
            if not as_table:
                _write_record(reading.analysis, currency)
            elif reading.analysis.rejection is None:
                _show(reading.analysis, options, with_statements=plan.with_statements)
    return 1 if failed else 0


def add_pages(sources: tuple[str, ...], *, archive: str | None, options: ReadingOptions) -> int:
    """Read pages and keep them in the archive. A page that is there already changes nothing."""
    from onrecord.cycles import pass_over_what_stays
    from onrecord.outlets import keep_among
    from onrecord.store import open_archive

    _check_sources(sources, has_batch=False)
    where = archive_place(archive, settings())
    as_table = _shows_table(options)
    currency = wanted_currency(options.currency, settings()) if options.currency else None
    plan = _plan(options, with_statements=options.only is None)
    failed = pages = new = statements = 0
    with ExitStack() as stack:
        tasks, are_at_hand = _tasks(sources, None, options.wishes(), stack)
        store = stack.enter_context(open_archive(where))
        reader = plan.make_reader()
        for reading in _readings(tasks, plan, options, are_at_hand=are_at_hand):
            if reading.analysis.rejection is not None:
                failed += _tell_rejection(reading)
                if not as_table:
                    _write_record(reading.analysis)
                continue
            saved = keep_among(store, reader, reading.analysis, reading.data)
            pass_over_what_stays()
            pages, new, statements = pages + 1, new + saved.is_new, statements + len(saved.statements)
            if not as_table:
                _write_record(store.get_article(saved.article).analysis, currency)
                continue
            _show_kept(reading.analysis, saved)
            if options.explain:
                stored = store.get_article(saved.article).analysis
                shown = replace(stored, origins=reading.analysis.origins)
                _show(shown, options, with_statements=True)
    if as_table and pages:
        write_line(f"{_number(pages, 'page')} with {_number(statements, 'statement')} in {where}; {new} new.")
    return 1 if failed else 0


def _check_sources(sources: tuple[str, ...], *, has_batch: bool) -> None:
    if bool(sources) == has_batch:
        raise UsageError(
            "give either sources or --batch, not both."
            if sources
            else "give a source: a file, folder, glob, http(s) address, web archive, or - for standard input."
        )
    for source in sources:
        if source.startswith("-") and source != "-" and not Path(source).exists():
            raise UsageError(f"there is no option {source}; --help lists the options.")


def _shows_table(options: ReadingOptions) -> bool:
    if options.explain and options.format is None:
        return True
    return choose_format(options.format) == "table"


def _tasks(
    sources: tuple[str, ...], batch: str | None, wishes: Wishes, stack: ExitStack
) -> tuple[Iterator[Task | Refusal], bool]:
    """Give the tasks, and whether none of them is waited for."""
    from onrecord.intake import are_at_hand, take_batch, take_sources

    if batch is None:
        return take_sources(sources, wishes), are_at_hand(sources)
    stream, folder = _open_batch(batch, stack)
    return take_batch(stream, name=batch, folder=folder, wishes=wishes), stream.seekable()


def _open_batch(batch: str, stack: ExitStack) -> tuple[BinaryIO, Path]:
    if batch == "-":
        return sys.stdin.buffer, Path()
    path = Path(batch)
    try:
        return stack.enter_context(path.open("rb")), path.parent
    except OSError as error:
        raise UsageError(f"{batch}: the batch cannot be read ({error.strerror}); check the name.") from None


def _plan(options: ReadingOptions, *, with_statements: bool) -> Plan:
    from onrecord.intake import Plan

    plan = Plan(
        program=PROGRAM,
        model=model_folder(options.model, settings()),
        rules=rules_folder(options.rules, settings()),
        with_statements=with_statements,
        raise_faults=WANTS_DETAILS.get(),
    )
    plan.check()
    return plan


def _readings(
    tasks: Iterable[Task | Refusal], plan: Plan, options: ReadingOptions, *, are_at_hand: bool
) -> Iterator[Reading]:
    from onrecord.intake import read_tasks

    jobs = settings().jobs if options.jobs is None else options.jobs
    if jobs < 0:
        raise UsageError(f"--jobs {jobs}: give 1 or more processes, or 0 to let the amount of work decide.")
    return with_progress(read_tasks(tasks, plan, jobs=jobs, are_at_hand=are_at_hand), "Reading")


def _tell_rejection(reading: Reading) -> bool:
    """Write the one line of a source that was turned down; say whether it was."""
    rejection = reading.analysis.rejection
    if rejection is None:
        return False
    named = rejection.detail.startswith(reading.source)
    complain(rejection.detail if named else f"{reading.source}: {rejection.detail}")
    return True


def _write_record(analysis: Analysis, currency: str | None = None) -> None:
    import json

    from onrecord.domain.record import to_json, to_record

    if currency is None:
        write_line(to_json(analysis))
    else:
        record = with_money(to_record(analysis), analysis, currency)
        write_line(json.dumps(record, ensure_ascii=False, separators=(",", ":")))


def _show(analysis: Analysis, options: ReadingOptions, *, with_statements: bool) -> None:
    if options.explain:
        from onrecord.cli.explain import show_explanation

        show_explanation(analysis)
    else:
        from onrecord.cli.tables import show_analysis

        show_analysis(
            analysis,
            with_attitudes=options.attitudes,
            with_statements=with_statements,
            currency=wanted_currency(options.currency, settings()),
        )


def _show_kept(analysis: Analysis, saved: Saved) -> None:
    assert analysis.article is not None
    headline = plain(analysis.article.headline or analysis.capture.source)
    count = _number(len(saved.statements), "statement")
    write_line(f"{'kept     ' if saved.is_new else 'unchanged'}  {saved.article}  {headline}  ({count})")


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
