"""Editions on the desk: what a later edition of an article says otherwise, word by word.

Lays out what `relate` found: each change with its words before and now, and how long the words
before are known to have stood. A desk without full texts shows the changed words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from onrecord.comparing import compare_all_editions
from onrecord.desk.differences import Comparison, compare_words
from onrecord.domain.analysis import Analysis
from onrecord.domain.story import ChangeOfEdition, Edition, EditionChange

_TITLES: dict[ChangeOfEdition, str] = {
    "quotation": "The words of a quotation changed",
    "statement": "A statement changed",
    "headline": "The headline changed",
    "gone": "A statement is gone",
    "new": "A statement came",
}
_HOUR_S, _DAY_S = 3_600, 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeShown:
    """One change.

    Args:
        change: What changed.
        title: In words, with the speaker.
        pair: The words before and now; one of them empty where there is nothing to hold it against.
    """

    change: EditionChange
    title: str
    pair: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionShown:
    """One edition.

    Args:
        captured_at: When it was taken.
        changes: Against the one before.
        stood: How long the words before stood for certain; empty where none changed.
    """

    captured_at: str
    changes: tuple[ChangeShown, ...]
    stood: str


def show_editions(editions: Sequence[Edition[Analysis]]) -> tuple[EditionShown, ...]:
    """Lay out the editions of an article; none where there is but one."""
    if len(editions) < 2:
        return ()
    compared = compare_all_editions(editions)
    shown = [_show(edition, "") for edition in compared[:1]]
    last_change = compared[0]
    for before, after in pairwise(compared):
        shown.append(_show(after, _time_between(last_change, before) if after.changes else ""))
        last_change = after if after.changes else last_change
    return tuple(shown)


def _show(edition: Edition[Analysis], stood: str) -> EditionShown:
    changes = tuple(
        ChangeShown(change=change, title=_title(change), pair=_pair(change)) for change in edition.changes
    )
    return EditionShown(captured_at=edition.captured_at, changes=changes, stood=stood)


def _title(change: EditionChange) -> str:
    title = _TITLES[change.kind]
    return f"{title}: {change.speaker}" if change.speaker else title


def _pair(change: EditionChange) -> Comparison:
    if change.before and change.after:
        return compare_words(change.before, change.after)
    alone = compare_words(change.before or change.after, change.before or change.after)
    if change.before:
        return Comparison(pasted=alone.pasted, recorded=())
    return Comparison(pasted=(), recorded=alone.recorded)


def _time_between(first: Edition[Analysis], last: Edition[Analysis]) -> str:
    """Say how long words stood that two captures hold; empty where it was only one."""
    passed = datetime.fromisoformat(last.captured_at) - datetime.fromisoformat(first.captured_at)
    seconds = int(passed.total_seconds())
    if seconds >= 2 * _DAY_S:
        return f"{seconds // _DAY_S} days"
    if seconds >= 2 * _HOUR_S:
        return f"{seconds // _HOUR_S} hours"
    return f"{seconds // 60} minutes" if seconds >= 60 else ""
