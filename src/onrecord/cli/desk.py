"""serve and demo: the desk in the browser."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from onrecord.cli import PROGRAM
from onrecord.cli.chosen import archive_place, model_folder, settings
from onrecord.cli.console import complain, with_progress, write_line
from onrecord.cli.money import wanted_currency
from onrecord.cli.options import ArchiveOption, CurrencyOption, ModelOption
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.desk import DeskSettings
    from onrecord.intake import Plan
    from onrecord.store import Archive

HostOption = Annotated[
    str | None, Parameter(metavar="ADDRESS", help="Address to listen on. Default: the setting 'host'.")
]
PortOption = Annotated[
    int | None,
    Parameter(metavar="N", help="Port to listen on; 0: any that is free. Default: the setting 'port'."),
]


def serve(
    *,
    archive: ArchiveOption = None,
    host: HostOption = None,
    port: PortOption = None,
    public: Annotated[
        bool,
        Parameter(help="Strangers may reach the desk: short context only, and nothing is kept."),
    ] = False,
    name: Annotated[
        tuple[str, ...],
        Parameter(metavar="NAME", help="A host name under which the desk is reached; may be repeated."),
    ] = (),
    model: ModelOption = None,
    currency: CurrencyOption = None,
    allow_private: Annotated[
        bool, Parameter(help="Let the desk fetch addresses of your own network too.")
    ] = False,
) -> int:
    """Serve the desk in the browser, until Ctrl-C."""
    from onrecord.desk import DeskSettings
    from onrecord.intake import Plan
    from onrecord.store import open_archive

    chosen = settings()
    plan = Plan(program=PROGRAM, model=model_folder(model, chosen), rules=chosen.rules)
    fingerprint = plan.check()
    with open_archive(archive_place(archive, chosen)) as store:
        _serve(
            store,
            plan,
            host=host or chosen.host,
            port=chosen.port if port is None else port,
            desk=DeskSettings(
                public=public,
                hosts=name,
                model=fingerprint,
                currency=wanted_currency(currency, chosen),
            ),
            allow_private=allow_private,
        )
    return 0


def demo(
    *,
    archive: Annotated[
        Path | None,
        Parameter(help="Folder for its archive. Default: one that is removed at the end."),
    ] = None,
    host: HostOption = None,
    port: PortOption = None,
    once: Annotated[bool, Parameter(help="Stop before serving.")] = False,
) -> int:
    """Read the invented pages that ship with the program, print who said what, serve the desk."""
    from onrecord.desk import DeskSettings
    from onrecord.intake import Plan
    from onrecord.store import open_archive

    chosen = settings()
    plan = Plan(program=PROGRAM, model=chosen.model, rules=chosen.rules)
    fingerprint = plan.check()
    with ExitStack() as stack:
        folder = archive or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="onrecord-demo-")))
        store = stack.enter_context(open_archive(folder))
        _fill(store, plan)
        _show(store)
        if not once:
            _serve(
                store,
                plan,
                host=host or chosen.host,
                port=chosen.port if port is None else port,
                desk=DeskSettings(model=fingerprint, currency=wanted_currency(None, chosen)),
                allow_private=False,
            )
    return 0


def _fill(store: Archive, plan: Plan) -> None:
    """Read the sample pages through the same steps as any page, and keep them."""
    from onrecord.domain.page import Facts
    from onrecord.intake import Task, read_tasks
    from onrecord.pipeline import keep
    from onrecord.samples import sample_pages

    tasks = (
        Task(
            source=page.name,
            data=page.data,
            kind="html" if page.name.endswith(".html") else "page",
            captured_at=page.captured_at,
            facts=Facts(url=page.url, outlet=page.outlet),
        )
        for page in sample_pages()
    )
    readings = read_tasks(tasks, replace(plan, raise_faults=True), jobs=1)
    for reading in with_progress(readings, "Reading the sample pages", is_quiet=True):
        if reading.analysis.rejection is not None:
            complain(reading.analysis.rejection.detail)
        else:
            keep(store, reading.analysis, reading.data)


def _show(store: Archive) -> None:
    from onrecord.cli.tables import show_analysis
    from onrecord.domain.listing import Filter

    for view in store.iterate_articles(Filter()):
        show_analysis(view.analysis, with_attitudes=False)
    counts = store.counts()
    write_line(
        f"{counts.articles} invented pages of {counts.outlets} invented outlets: "
        f"{counts.statements} statements by {counts.people} speakers."
    )


def _serve(
    store: Archive, plan: Plan, *, host: str, port: int, desk: DeskSettings, allow_private: bool
) -> None:
    from functools import partial

    if not 0 <= port <= 65535:
        raise UsageError(f"--port {port}: a port is a number from 0 to 65535.")
    from onrecord.crawl import fetch
    from onrecord.desk import create_app
    from onrecord.desk import serve as run
    from onrecord.outlets import keep_among

    reader = plan.make_reader()
    app = create_app(
        archive=store,
        reader=reader,
        fetch=partial(fetch, allow_private=allow_private),
        keep=lambda archive, analysis, data: keep_among(archive, reader, analysis, data),
        settings=desk,
    )
    with suppress(KeyboardInterrupt):  # the way to end it
        run(
            app,
            host,
            port,
            ready=lambda address: complain(f"The desk is at {address} - stop it with Ctrl-C."),
        )
