"""Judging organisations: which names of the archive are one organisation's, by lists and by what pages say.

    same      two names of one organisation of the data files, or of one state's government; an abbreviation
              and the one long name that the archive's pages write it out as
    unsure    the same, where pages write the abbreviation out in two ways

A verdict hangs on the lists and on all that the archive's pages say of the names, so that the order in
which pages came changes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.domain.analysis import Analysis
from onrecord.domain.person import Expansion, Judgement, KnownPerson, Verdict
from onrecord.resolve.keys import fold_name
from onrecord.resolve.knowledge import Knowledge
from onrecord.resolve.organisations import Organisation
from onrecord.resolve.territories import voices

_LISTED, _GOVERNMENT, _WRITTEN_OUT, _ASK = 0.97, 0.9, 0.9, 0.5


def organisation_keys(analysis: Analysis, knowledge: Knowledge) -> tuple[str, ...]:
    """Give what to look up to know under which other names the organisations of a page are known.

    Args:
        analysis: One page, read.
        knowledge: The lists.

    Returns:
        Folded names of the speakers that are organisations, and of all their aliases; none twice.
    """
    names = [
        each.speaker.name
        for each in analysis.statements
        if each.speaker.type == "organization" and each.speaker.name
    ]
    found = [key for name in names for key in (fold_name(name), *_other_keys(name, knowledge))]
    return tuple(dict.fromkeys(key for key in found if key))


def _other_keys(name: str, knowledge: Knowledge) -> Iterable[str]:
    listed = knowledge.organisations.find(name)
    if listed is not None:
        return listed.keys
    state = voices().get(fold_name(name))
    return sorted(state.voices) if state is not None else ()


def partner_keys(keys: Iterable[str], expansions: Sequence[Expansion]) -> tuple[str, ...]:
    """Give the other side of each abbreviation of which one side is among some keys."""
    own = set(keys)
    pairs = [(fold_name(each.short), each.key) for each in expansions]
    found = [key for pair in pairs for key in pair if own & set(pair)]
    return tuple(dict.fromkeys(key for key in found if key not in own))


def judge_organisations(
    known: Sequence[KnownPerson], expansions: Sequence[Expansion], knowledge: Knowledge
) -> tuple[Judgement, ...]:
    """Judge each two of some organisations whose names may be one.

    Args:
        known: People and organisations of the archive, each spelling for itself.
        expansions: All that its pages say of the abbreviations among them.
        knowledge: The lists.

    Returns:
        Verdicts, by ids; none for names that nothing ties together.
    """
    ours = sorted((each for each in known if each.type == "organization"), key=lambda each: each.id)
    long_names = _long_names(expansions)
    found: dict[tuple[str, str], Judgement] = {}
    for each in (*_by_lists(ours, long_names, knowledge), *_by_pages(ours, long_names)):
        found.setdefault((each.one, each.other), each)
    return tuple(found[pair] for pair in sorted(found))


def _long_names(expansions: Sequence[Expansion]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for each in expansions:
        found.setdefault(fold_name(each.short), set()).add(each.key)
    return {short: tuple(sorted(found[short])) for short in sorted(found)}


def _by_lists(
    ours: Sequence[KnownPerson], long_names: Mapping[str, tuple[str, ...]], knowledge: Knowledge
) -> Iterator[Judgement]:
    groups: dict[tuple[str, float], list[tuple[KnownPerson, str]]] = {}
    for each in ours:
        listed = _listed(each, knowledge)
        state = voices().get(each.key)
        if listed is not None:
            told = f"two names of {listed.name}, by {listed.origin}"
            groups.setdefault((told, _LISTED), []).append((each, _doubt(each, listed, long_names, knowledge)))
        elif state is not None:
            groups.setdefault((f"both speak for {state.name}", _GOVERNMENT), []).append((each, ""))
    for (told, score), members in groups.items():
        for (one, doubt), (other, more) in combinations(members, 2):
            if doubt or more:
                yield _verdict(one, other, "unsure", _ASK, f"{told}; {doubt or more}")
            else:
                yield _verdict(one, other, "same", score, told)


def _listed(each: KnownPerson, knowledge: Knowledge) -> Organisation | None:
    found = {knowledge.organisations.find(name) for name in (each.name, *each.spellings)}
    return found.pop() if len(found) == 1 else None


def _doubt(
    each: KnownPerson, listed: Organisation, long_names: Mapping[str, tuple[str, ...]], knowledge: Knowledge
) -> str:
    """Say what else the archive's pages write an abbreviation of the lists out as; nothing if nothing."""
    if not knowledge.organisations.is_abbreviation(each.name):
        return ""
    longs = long_names.get(each.key, ())
    others = [long for long in longs if not any(_is_one(long, key) for key in listed.keys)]
    return f"pages also write {each.name} out as {others[0]}" if others else ""


def _by_pages(ours: Sequence[KnownPerson], long_names: Mapping[str, tuple[str, ...]]) -> Iterator[Judgement]:
    by_key: dict[str, list[KnownPerson]] = {}
    for each in ours:
        by_key.setdefault(each.key, []).append(each)
    for short, longs in long_names.items():
        told = [(long, each) for long in longs for each in by_key.get(long, ())]
        for one in by_key.get(short, ()):
            for long, other in told:
                if one.id != other.id:
                    yield _written_out(one, other, long, longs)


def _written_out(one: KnownPerson, other: KnownPerson, long: str, longs: Sequence[str]) -> Judgement:
    reason = f"pages write {one.name} out as {long}"
    apart = [each for each in longs if not _is_one(each, long)]
    if apart:
        return _verdict(one, other, "unsure", _ASK, f"{reason}, and as {apart[0]}")
    return _verdict(one, other, "same", _WRITTEN_OUT, reason)


def _is_one(one: str, other: str) -> bool:
    """Say whether two long names differ only in that one says more: "federal security service of tarn"."""
    words = set(one.split()), set(other.split())
    return words[0] <= words[1] or words[1] <= words[0]


def _verdict(one: KnownPerson, other: KnownPerson, verdict: Verdict, score: float, reason: str) -> Judgement:
    first, second = sorted((one.id, other.id))
    return Judgement(one=first, other=second, verdict=verdict, score=score, reason=reason)
