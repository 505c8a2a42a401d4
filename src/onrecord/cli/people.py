"""people: who the archive holds to be whom, and what an editor decides about it."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from onrecord.cli.chosen import open_kept
from onrecord.cli.console import choose_format, complain, plain, tell, write_line
from onrecord.cli.options import ArchiveOption, FormatOption
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.domain.listing import PersonCard
    from onrecord.domain.person import Decision

PersonId = Annotated[str, Parameter(name="PERSON", help="Id of a person; 'onrecord people list' gives it.")]
OtherId = Annotated[str, Parameter(name="OTHER", help="Id of the person who is the same.")]
OtherPerson = Annotated[str, Parameter(name="OTHER", help="Id of the other one.")]
Reason = Annotated[str, Parameter(metavar="WORDS", help="Why; kept with the decision.")]
By = Annotated[str | None, Parameter(metavar="NAME", help="Who decides; by default the user's login name.")]

_VERBS = {
    "same": "are one",
    "different": "are two",
    "unsure": "may be one",
    "part": "parted",
    "name": "named",
    "undo": "undone",
}


def list_people(
    query: Annotated[
        str | None, Parameter(name="WORDS", help="Words of the name, or their beginnings.")
    ] = None,
    /,
    *,
    limit: Annotated[int, Parameter(metavar="N", help="How many at most: 20 by default, 1000 at most.")] = 20,
    archive: ArchiveOption = None,
    format: FormatOption = None,
) -> int:
    """List people, those with most statements first."""
    with open_kept(archive) as store:
        found = store.list_people(query, limit=limit).items
    as_lines = choose_format(format) == "jsonl"
    for card in found:
        if as_lines:
            write_line(json.dumps(asdict(card), ensure_ascii=False))
        else:
            tell(_line(card))
    if not found and not as_lines:
        complain("No person found. Fewer or other words find more.")
    return 0


def show_person(person: PersonId, /, *, archive: ArchiveOption = None, format: FormatOption = None) -> int:
    """Show a person: names, roles, and every decision on who it is, with its reason."""
    with open_kept(archive) as store:
        card = store.get_person(person)
        decisions = store.list_decisions(person)
    if choose_format(format) == "jsonl":
        row = {**asdict(card), "decisions": [asdict(each) for each in decisions]}
        write_line(json.dumps(row, ensure_ascii=False))
        return 0
    tell(_line(card))
    for title, values in (("names", card.spellings), ("roles", card.roles)):
        tell(f"  {title}: {plain('; '.join(values)) or '-'}")
    for each in decisions:
        tell(_told(each))
    return 0


def questions(*, archive: ArchiveOption = None, format: FormatOption = None) -> int:
    """List the pairs of people who may be one and about whom nobody has decided."""
    with open_kept(archive) as store:
        found = store.list_decisions()
    as_lines = choose_format(format) == "jsonl"
    for each in found:
        if as_lines:
            write_line(json.dumps(asdict(each), ensure_ascii=False))
        else:
            tell(_told(each))
    if not found and not as_lines:
        complain("No open question.")
    return 0


def merge(
    person: PersonId, other: OtherId, /, *, reason: Reason, by: By = None, archive: ArchiveOption = None
) -> int:
    """Judge two people to be one; no later page or program parts them."""
    with open_kept(archive) as store:
        decision = store.merge(person, other, by=decided_by(by), reason=given_reason(reason))
        card = store.get_person(person)
    return _done(f"{_line(card)}: merged", decision)


def apart(
    person: PersonId, other: OtherPerson, /, *, reason: Reason, by: By = None, archive: ArchiveOption = None
) -> int:
    """Judge two people to be two; no later page or program joins them."""
    with open_kept(archive) as store:
        decision = store.keep_apart(person, other, by=decided_by(by), reason=given_reason(reason))
    return _done(f"{person} and {other}: two people", decision)


def split(
    person: PersonId,
    /,
    *,
    reason: Reason,
    spelling: Annotated[
        str | None, Parameter(metavar="NAME", help="Take out all statements under this form of the name.")
    ] = None,
    role: Annotated[
        str | None,
        Parameter(metavar="WORDS", help="Take out all whose role holds these words, on later pages too."),
    ] = None,
    statement: Annotated[
        list[str] | None, Parameter(metavar="ID", help="Take out this statement; may be repeated.")
    ] = None,
    by: By = None,
    archive: ArchiveOption = None,
) -> int:
    """Judge some statements of a person to be someone else's; no later page or program joins the two."""
    if sum((spelling is not None, role is not None, bool(statement))) != 1:
        raise UsageError("name what to take out by one of --spelling NAME, --role WORDS and --statement ID.")
    with open_kept(archive) as store:
        decision = store.split(
            person,
            by=decided_by(by),
            reason=given_reason(reason),
            spelling=spelling,
            role=role,
            statements=statement or (),
        )
    return _done(f"{person}: split", decision)


def rename(
    person: PersonId,
    name: Annotated[str, Parameter(name="NAME", help="The name to show.")],
    /,
    *,
    reason: Reason = "",
    by: By = None,
    archive: ArchiveOption = None,
) -> int:
    """Show a person under another name; the forms that pages give stay beside it."""
    with open_kept(archive) as store:
        decision = store.rename(person, name, by=decided_by(by), reason=reason)
    return _done(f"{person}: now shown as {plain(name)}", decision)


def undo(
    decision: Annotated[str, Parameter(name="DECISION", help="Its id, as the command that made it printed.")],
    /,
    *,
    reason: Reason = "",
    by: By = None,
    archive: ArchiveOption = None,
) -> int:
    """Undo a merge, a split, a name, or a decision of the program's."""
    with open_kept(archive) as store:
        store.undo(decision, by=decided_by(by), reason=reason)
    tell(f"{decision}: undone.")
    return 0


def _line(card: PersonCard) -> str:
    counts = f"{_number(card.statements, 'statement')}, {_number(card.outlets, 'outlet')}"
    return f"{card.id}  {plain(card.name)} ({card.type}; {counts})"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _told(each: Decision) -> str:
    who = each.by if each.is_human else f"{each.by} (program)"
    what = " and ".join(plain(name) or "?" for name in each.names)
    held = "" if each.is_live or each.kind == "undo" else "; no longer holds"
    reason = f": {plain(each.reason)}" if each.reason else ""
    return f"  {each.id}  {each.at[:10]}  {plain(who)}: {what} {_VERBS[each.kind]}{reason}{held}"


def _done(what: str, decision: str) -> int:
    tell(f"{what}. Undo with: onrecord people undo {decision}")
    return 0


def decided_by(name: str | None) -> str:
    """Give who decides: the name given, else the user's login name."""
    try:
        return (name or "").strip() or getpass.getuser()
    except (OSError, KeyError):
        raise UsageError("the user has no login name; say who decides with --by NAME.") from None


def given_reason(reason: str) -> str:
    """Give the reason without white space at its edges.

    Raises:
        UsageError: It is empty.
    """
    if not reason.strip():
        raise UsageError("--reason is empty; say why, in a few words.")
    return reason.strip()
