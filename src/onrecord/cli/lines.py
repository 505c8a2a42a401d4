"""lines: one statement through the outlets, and what an editor decides about it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from onrecord.cli.chosen import archive_place, open_kept, settings
from onrecord.cli.console import choose_format, complain, plain, say_count, tell, with_progress, write_line
from onrecord.cli.options import ArchiveOption, FormatOption
from onrecord.cli.people import By, Reason, decided_by, given_reason

if TYPE_CHECKING:
    from onrecord.domain.match import Change
    from onrecord.domain.telling import Line, MatchDecision, Variant

StatementId = Annotated[
    str, Parameter(name="STATEMENT", help="Id of a statement; its permalink ends with it.")
]
OtherId = Annotated[str, Parameter(name="OTHER", help="Id of the other statement.")]


def show_line(
    statement: StatementId, /, *, archive: ArchiveOption = None, format: FormatOption = None
) -> int:
    """Show a statement through the outlets: who printed it first, every wording, and what differs."""
    from onrecord.relate.lines import trace

    with open_kept(archive) as store:
        store.get_statement(statement)
        line = trace(store.line_of(statement))
        decisions = store.list_match_decisions(statement)
    if choose_format(format) == "jsonl":
        for variant in line.variants if line else ():
            write_line(json.dumps(_row(variant), ensure_ascii=False))
        return 0
    if line is None:
        complain("It stands alone: no other statement of the archive is the same.")
    else:
        _print(line)
    for each in decisions:
        tell(_told(each))
    return 0


def join(
    statement: StatementId, other: OtherId, /, *, reason: Reason, by: By = None, archive: ArchiveOption = None
) -> int:
    """Judge two statements to be one; no later page or program parts them."""
    with open_kept(archive) as store:
        decision = store.join_statements(statement, other, by=decided_by(by), reason=given_reason(reason))
    tell(f"{statement} and {other}: one statement. Decision {decision}; 'lines undo {decision}' undoes it.")
    return 0


def part(
    statement: StatementId, other: OtherId, /, *, reason: Reason, by: By = None, archive: ArchiveOption = None
) -> int:
    """Judge two statements not to be one; no later page or program joins them."""
    with open_kept(archive) as store:
        decision = store.part_statements(statement, other, by=decided_by(by), reason=given_reason(reason))
    tell(f"{statement} and {other}: two statements. Decision {decision}; 'lines undo {decision}' undoes it.")
    return 0


def undo(
    decision: Annotated[str, Parameter(name="DECISION", help="Id of a decision, as 'lines show' gives it.")],
    /,
    *,
    reason: Reason = "",
    by: By = None,
    archive: ArchiveOption = None,
) -> int:
    """Undo a decision on two statements."""
    with open_kept(archive) as store:
        store.undo_match(decision, by=decided_by(by), reason=reason.strip())
    tell(f"{decision}: undone.")
    return 0


def match(*, archive: ArchiveOption = None) -> int:
    """Match every statement of the archive with the others again; decisions of people stay."""
    from onrecord import __version__
    from onrecord.tracing_again import match_all

    steps = match_all(archive_place(archive, settings()), by=f"onrecord {__version__}")
    done = list(with_progress(steps, "Matching", is_quiet=True))
    tell(f"{say_count((done[-1] if done else 0) // 2, 'article')} matched.")
    return 0


def _print(line: Line) -> None:
    first = line.first.article
    where = plain(first.outlet or "an outlet without name")
    tell(f"{line.size} statements, first in {where}, {first.published_at or 'date unknown'}")
    for variant in line.variants:
        outlets = plain(", ".join(variant.outlets)) or "an outlet without name"
        tell(f"\n{variant.relation:10} {outlets}")
        tell(f"    {plain(variant.cards[0].context if _needs_cue(variant) else variant.cards[0].text)}")
        for change in variant.changes:
            tell(f"    {_changed(change)}")
        tell(f"    {' '.join(card.id for card in variant.cards)}")


def _needs_cue(variant: Variant) -> bool:
    return variant.cards[0].polarity != "asserted"


def _changed(change: Change) -> str:
    here, there = plain(change.here), plain(change.there)
    words = {
        "left_out": f"left out: {there}",
        "added": f"added: {here}",
        "replaced": f"{there} -> {here}",
        "hedge_lost": f"hedge lost: {there}",
        "hedge_added": f"hedge added: {here}",
    }
    return words[change.kind]


def _row(variant: Variant) -> dict[str, object]:
    return {
        "relation": variant.relation,
        "is_quotation": variant.is_quotation,
        "outlets": list(variant.outlets),
        "statements": [card.id for card in variant.cards],
        "text": variant.cards[0].text,
        "polarity": variant.cards[0].polarity,
        "changes": [asdict(change) for change in variant.changes],
    }


def _told(each: MatchDecision) -> str:
    verb = {"same": "are one", "different": "are two", "undo": "undone"}[each.kind]
    state = "" if each.is_live or each.kind == "undo" else " (no longer holds)"
    why = f": {plain(each.reason)}" if each.reason else ""
    return f"{each.id} {each.at} {plain(each.by)}: {each.one} and {each.other} {verb}{why}{state}"
