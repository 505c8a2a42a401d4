"""Intake: from what the user names to analyses, in order.

    sources, batch --Task, Refusal--> workers --Reading-->

A Task is one page to read; a Refusal is one that could not be taken. `sources` finds them
behind files, folders, globs, addresses, web archives and standard input, `batch` behind the
lines of a JSONL file, and `workers` reads them in one process or several.
"""

from onrecord.intake.batch import take_batch
from onrecord.intake.sources import are_at_hand, take_sources
from onrecord.intake.task import Reading, Refusal, Task, Wishes
from onrecord.intake.workers import Plan, read_task, read_tasks

__all__ = [
    "Plan",
    "Reading",
    "Refusal",
    "Task",
    "Wishes",
    "are_at_hand",
    "read_task",
    "read_tasks",
    "take_batch",
    "take_sources",
]
