"""Reading tasks: in order, some at once, and each fault its own page's."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.domain.analysis import Analysis
from onrecord.domain.record import to_json
from onrecord.intake import Plan, Refusal, Task, Wishes, read_tasks, take_batch
from onrecord.intake import workers as intake_workers
from onrecord.intake.task import refuse
from onrecord.intake.workers import AT_ONCE, read_together
from onrecord.pipeline import Asked, Reader

PLAN = Plan(program="onrecord test", with_statements=False)
TEXT = "The ferry between Velden and Aarholt will sail every hour from May, the council said on Monday."
PAGE = f"Home\nSport\nFerry line opens\nBy Jane Holm\n{TEXT}\n{TEXT} Nobody denied it.\nShare\nMost read"


def task(number: int, text: str = PAGE) -> Task:
    return Task(source=f"page {number}", data=text.encode(), kind="page", id=str(number))


def told(tasks: Sequence[Task | Refusal], **wishes: bool) -> list[str]:
    return [to_json(reading.analysis) for reading in read_tasks(tasks, PLAN, jobs=1, **wishes)]


def test_tasks_that_are_read_at_once_give_the_records_of_each_alone_in_order():
    refused = refuse("page x", "bad_line", "the line is not JSON.", id="x")
    tasks = [task(0), task(1, ""), refused, *map(task, range(2, AT_ONCE + 5)), task(99, TEXT)]
    found = told(tasks, are_at_hand=True)
    assert found == told(tasks)
    assert [json.loads(line)["id"] for line in found[:4]] == ["0", "1", "x", "2"]


class Faulty(Reader):
    """A reader with a fault that one page shows."""

    def read_all(self, pages: Sequence[Asked], **options: object) -> list[Analysis]:
        if any(b"Faulty" in page.data for page in pages):
            raise ZeroDivisionError("one part of none")
        return super().read_all(pages)


def test_a_fault_on_one_page_turns_down_that_page_alone():
    reader = Faulty(program="onrecord test", load_model=None)
    readings = read_together([task(0), task(1, f"Faulty\n{PAGE}"), task(2)], reader, PLAN)
    reasons = [each.analysis.rejection and each.analysis.rejection.reason for each in readings]
    assert reasons == [None, "internal_error", None]
    assert [each.analysis.id for each in readings] == ["0", "1", "2"]


def test_a_page_of_a_slow_source_is_read_before_the_next_is_waited_for():
    taken: list[int] = []

    def slowly() -> Iterator[Task]:
        for number in range(3):
            taken.append(number)
            yield task(number)

    readings = read_tasks(slowly(), PLAN, jobs=1)
    assert next(readings).analysis.id == "0"
    assert taken == [0]


def test_large_files_are_not_held_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(intake_workers, "AT_ONCE_BYTES", 2 * len(PAGE))
    held: list[int] = []

    class Counting(Reader):
        def read_all(self, pages: Sequence[Asked], **options: object) -> list[Analysis]:
            held.append(len(pages))
            return super().read_all(pages)

    rows = []
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(PAGE, encoding="utf-8")
        rows.append(json.dumps({"id": str(number), "file": f"{number}.txt"}))
    (tmp_path / "pages.jsonl").write_text("\n".join(rows), encoding="utf-8")
    with (tmp_path / "pages.jsonl").open("rb") as stream:
        tasks = list(take_batch(stream, name="pages", folder=tmp_path, wishes=Wishes(kind="page")))
    readings = read_together(tasks, Counting(program="onrecord test", load_model=None), PLAN)
    assert [each.analysis.id for each in readings] == list("01234")
    assert held == [2, 2, 1]
