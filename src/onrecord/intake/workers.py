"""Workers: tasks to readings, in order, in this process or in several.

Few pages are read here; many are shared among processes, each with its own model. Readings come
in the order of the tasks, and no more pages wait in memory than the processes need to stay busy.
Where no model reads, some pages are read at once, which is quicker. A fault on one page is that
page's rejection; the others are read.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from onrecord.cycles import look_less_for_cycles
from onrecord.domain.analysis import Analysis
from onrecord.errors import OnrecordError
from onrecord.extract import OutletRules
from onrecord.intake.files import load
from onrecord.intake.rules import load_rules
from onrecord.intake.task import Reading, Refusal, Task, refuse
from onrecord.intake.weights import check_weights, load_weights
from onrecord.pipeline import Asked, Reader

if TYPE_CHECKING:  # one process reads without them, and processes are slow to load
    from concurrent.futures import Future

    from onrecord.attribute import Model

# Up to this many pages, further processes cost more in loading their models than they gain.
FEW, FEW_ARTICLES = 24, 300  # the second without statements, where a page takes a twelfth of the time
# How far the parent reads ahead of the processes: groups of tasks a process, and bytes in all.
AHEAD = 4
AHEAD_BYTES = 64 * 2**20
# Pages that are read at once, and the bytes of these, beyond which no further one is taken.
AT_ONCE = 16
AT_ONCE_BYTES = 4 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to make a Reader, in this process or in another.

    Args:
        program: Name and version for the record.
        model: Folder of the statement model, or None for the one that ships.
        rules: Folder of the user's own outlet rules, or None.
        with_statements: Whether statements are wanted; without, no model is loaded.
        raise_faults: Whether a fault of the program is raised and not told as a rejection.
    """

    program: str
    model: Path | None = None
    rules: Path | None = None
    with_statements: bool = True
    raise_faults: bool = False

    def check(self) -> str | None:
        """Look at rules and weights that were named; see `load_rules` and `check_weights`.

        Returns:
            Their fingerprint; None where the model that ships will read, or none.
        """
        self._own_rules()
        return check_weights(self.model) if self.model is not None and self.with_statements else None

    def make_reader(self) -> Reader:
        """Make the reader; its model is loaded at the first page that needs it."""
        if not self.with_statements:
            return Reader(program=self.program, load_model=None, rules=self._own_rules())
        load = _once(lambda: load_weights(self.model))
        return Reader(program=self.program, load_model=load, rules=self._own_rules())

    def _own_rules(self) -> tuple[OutletRules, ...]:
        return load_rules(self.rules) if self.rules is not None else ()


def _once(load: Callable[[], Model]) -> Callable[[], Model]:
    """Give a function that loads the model at its first call, whichever thread makes it."""
    loaded: list[Model] = []
    lock = Lock()

    def model() -> Model:
        with lock:
            if not loaded:
                loaded.append(load())
            return loaded[0]

    return model


def read_tasks(
    tasks: Iterable[Task | Refusal], plan: Plan, *, jobs: int = 0, are_at_hand: bool = False
) -> Iterator[Reading]:
    """Read every task.

    Args:
        tasks: In order; taken one by one as readings are asked for, or some at once.
        plan: How to read.
        jobs: Number of processes; 0 reads the first few here and the rest in one a core.
        are_at_hand: Whether no task is waited for, so that some may be taken at once.

    Yields:
        One Reading a task, in the same order.

    Raises:
        OnrecordError: The model cannot be loaded, or a process was ended from outside.
    """
    at_once = AT_ONCE if are_at_hand and not plan.with_statements else 1
    few = FEW if plan.with_statements else FEW_ARTICLES
    coming = iter(tasks)
    if jobs <= 1:
        reader = plan.make_reader()
        for some in _parted(islice(coming, few if jobs == 0 else None), at_once):
            yield from read_together(some, reader, plan)
    # Asked for after the first readings, so that a slow source is read as it comes.
    further = next(coming, None)
    if further is not None:
        groups = _parted(chain([further], coming), at_once)
        yield from _read_in_processes(groups, plan, jobs or len(os.sched_getaffinity(0)))


def _parted(tasks: Iterator[Task | Refusal], at_once: int) -> Iterator[list[Task | Refusal]]:
    """Part tasks into those that are read at once."""
    some: list[Task | Refusal] = []
    held = 0
    for task in tasks:
        some.append(task)
        held += _weight(task)
        if len(some) >= at_once or held >= AT_ONCE_BYTES:
            yield some
            some, held = [], 0
    if some:
        yield some


def read_task(task: Task | Refusal, reader: Reader, plan: Plan) -> Reading:
    """Read one task."""
    return read_together([task], reader, plan)[0]


def read_together(tasks: Sequence[Task | Refusal], reader: Reader, plan: Plan) -> list[Reading]:
    """Read some tasks at once; the same as one by one.

    Args:
        tasks: Few; files are loaded here, and where they are large, fewer are read at once.
        reader, plan: How to read.

    Returns:
        One Reading a task, in the same order.
    """
    found: list[Reading] = []
    loaded: list[Asked | Refusal] = []
    held = 0
    for task in tasks:
        asked = _load(task)
        held += len(asked.data) if isinstance(asked, Asked) else 0
        loaded.append(asked)
        if held >= AT_ONCE_BYTES:
            found += _read_loaded(loaded, reader, plan)
            loaded, held = [], 0
    return found + _read_loaded(loaded, reader, plan)


def _load(task: Task | Refusal) -> Asked | Refusal:
    if isinstance(task, Refusal):
        return task
    data = task.data
    if data is None:
        assert task.path is not None
        loaded = load(task.path, source=task.source, id=task.id)
        if isinstance(loaded, Refusal):
            return loaded
        data = loaded
    return Asked(
        data=data,
        source=task.source,
        kind=task.kind,
        media_type=task.media_type,
        charset=task.charset,
        captured_at=task.captured_at,
        facts=task.facts,
        id=task.id,
    )


def _read_loaded(loaded: Sequence[Asked | Refusal], reader: Reader, plan: Plan) -> list[Reading]:
    analyses = iter(_analyse([each for each in loaded if isinstance(each, Asked)], reader, plan))
    return [
        Reading(source=each.source, analysis=next(analyses), data=each.data)
        if isinstance(each, Asked)
        else _refused(each, reader)
        for each in loaded
    ]


def _refused(refusal: Refusal, reader: Reader) -> Reading:
    analysis = reader.turn_down(refusal.rejected, id=refusal.id)
    return Reading(source=refusal.rejected.capture.source, analysis=analysis, data=b"")


def _analyse(pages: Sequence[Asked], reader: Reader, plan: Plan) -> list[Analysis]:
    """Read some pages; where a fault stops them, each by itself, so that only its own page is lost."""
    try:
        return reader.read_all(pages)
    except OnrecordError:
        raise
    except Exception as error:  # the loop's edge: one page must not lose the others
        if len(pages) > 1:
            return [analysis for each in pages for analysis in _analyse([each], reader, plan)]
        if plan.raise_faults:
            raise
        (own,) = pages
        detail = (
            f"a fault of onrecord itself stopped the reading ({type(error).__name__}: {error}); "
            "please report it with the page, and run again with --debug for the details."
        )
        refusal = refuse(own.source, "internal_error", detail, data=own.data, id=own.id)
        return [reader.turn_down(refusal.rejected, id=own.id)]


def _weight(task: Task | Refusal) -> int:
    return len(task.data or b"") if isinstance(task, Task) else 0


def _read_in_processes(groups: Iterator[list[Task | Refusal]], plan: Plan, jobs: int) -> Iterator[Reading]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker, initargs=(plan,)
    )
    waiting: deque[tuple[Future[list[Reading]], int]] = deque()
    held = 0
    try:
        for tasks in groups:
            while waiting and (len(waiting) >= jobs * AHEAD or held > AHEAD_BYTES):
                future, weight = waiting.popleft()
                held -= weight
                yield from future.result()
            own = sum(map(_weight, tasks))
            waiting.append((pool.submit(_work, tasks), own))
            held += own
        while waiting:
            yield from waiting.popleft()[0].result()
    except BrokenProcessPool:
        raise OnrecordError(
            "a reading process was ended from outside, most often for want of memory; "
            "what was printed stands. Run the rest again with --jobs 1."
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_worker: tuple[Reader, Plan] | None = None


def _start_worker(plan: Plan) -> None:
    global _worker  # one reader a process: what a process pool's initializer is for
    look_less_for_cycles()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _worker = (plan.make_reader(), plan)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, however it went."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _work(tasks: list[Task | Refusal]) -> list[Reading]:
    assert _worker is not None
    reader, plan = _worker
    return read_together(tasks, reader, plan)
