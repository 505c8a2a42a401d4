"""Judging: which persons of the archive are one, by their names and roles.

Takes what the archive knows of a few people; gives a verdict with its reason on each two whose
names may be one. A verdict hangs on nothing but all roles and spellings known of the two, so
that the order in which pages came changes none.

    same        another spelling of every word that differs ("Sergei", "Sergey") and a shared
                role; or a short form ("Bob", "Robert") and a shared role of two words
    unsure      the same names without such a role; initials and middle names with a shared role
    different   one name, and roles of two fields ("goalkeeper", "minister")
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from onrecord.domain.person import Judgement, KnownPerson, Verdict
from onrecord.resolve.forms import person_form
from onrecord.resolve.keys import fold_name
from onrecord.resolve.lexicon import given_gender, lexicon
from onrecord.resolve.likeness import Pair, Pairing, pair_words
from onrecord.resolve.spelling import name_words, sound_of

_SURE, _SHORT_FORM, _ROLELESS, _ASK, _APART = 0.95, 0.9, 0.85, 0.6, 0.9
_LEAST = 5  # letters of a word that may be spelled in two ways: "Toni" and "Tony" are two names


def judge(known: Sequence[KnownPerson], *, changed: Collection[str] | None = None) -> tuple[Judgement, ...]:
    """Judge each two of some people whose names may be one.

    Args:
        known: People of the archive, each spelling for itself.
        changed: Folded names of whom more may be known than before: only pairs with one of them
            are judged. By default all are.

    Returns:
        Verdicts, by ids; none for people whose names have nothing in common.
    """
    people = sorted((each for each in known if each.type == "person" and each.key), key=lambda each: each.id)
    held: dict[str, set[int]] = {}
    for at, each in enumerate(people):
        for place in (each.key, *blocks_near(each.name)):
            held.setdefault(place, set()).add(at)
    near = {
        (min(at, other), max(at, other))
        for at, each in enumerate(people)
        for place in (each.key, block_of(each.name))
        for other in held.get(place, ())
        if other != at and (changed is None or each.key in changed or people[other].key in changed)
    }
    found = (_judged(people[one], people[other]) for one, other in sorted(near))
    return tuple(each for each in found if each is not None)


def block_of(name: str) -> str:
    """Give what names that may be one have in common: the sound of the surname, a letter of the given name.

    Returns:
        The block; empty for a name of one word, which may be anybody's.
    """
    words = person_form(name).words
    if len(words) < 2 or len(words[-1]) < 2:
        return ""
    return f"~{sound_of(words[0])[:1]} {sound_of(words[-1])}"


def blocks_near(name: str) -> tuple[str, ...]:
    """Give the blocks in which a person of this name may stand: its own, and those of short forms."""
    words = person_form(name).words
    own = block_of(name)
    if not own:
        return ()
    others = sorted(name_words().nicknames.get(words[0], ()))
    return tuple(dict.fromkeys((own, *(f"~{sound_of(each)[:1]} {own.split(' ', 1)[1]}" for each in others))))


def field_of(role: str | None) -> str:
    """Give the field that a role lies in, where that keeps people of one name apart; else nothing."""
    words = fold_name(role or "").split()
    if not words or not _fields()["past"].isdisjoint(words):
        return ""
    return next((field for field, nouns in _fields().items() if not nouns.isdisjoint(words)), "")


@cache
def _fields() -> dict[str, frozenset[str]]:
    raw = tomllib.loads((files("onrecord.resolve") / "data" / "role_fields.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in raw.items()}


def _judged(one: KnownPerson, other: KnownPerson) -> Judgement | None:
    told = _of_one_key(one, other) if one.key == other.key else _of_two_keys(one, other)
    if told is None:
        return None
    verdict, score, reason = told
    return Judgement(one=one.id, other=other.id, verdict=verdict, score=score, reason=reason)


def _of_one_key(one: KnownPerson, other: KnownPerson) -> tuple[Verdict, float, str] | None:
    fields = {field_of(role) for role in one.roles}, {field_of(role) for role in other.roles}
    if not one.roles or not other.roles:
        return "same", _ROLELESS, "the same name, and one of them without a role"
    if fields[0] & fields[1]:
        return None
    return "different", _APART, f"one name, two fields: {min(one.roles)}; {min(other.roles)}"


def _of_two_keys(one: KnownPerson, other: KnownPerson) -> tuple[Verdict, float, str] | None:
    found = pair_words(person_form(one.name), person_form(other.name))
    if not found.pairs or _genders_differ(found) or found.one.suffix != found.other.suffix:
        return None
    shared = shared_role(one.roles, other.roles)
    reason = _told(found, shared)
    hows = {pair.how for pair in found.pairs}
    is_whole = not found.left and not found.right and not found.is_turned and len(found.pairs) > 1
    if is_whole and hows <= {"same", "spelling"} and all(_is_long(found, pair) for pair in found.pairs):
        return ("same", _SURE, reason) if shared else ("unsure", _ASK, reason)
    if is_whole and _is_short_form(found):
        return ("same", _SHORT_FORM, reason) if len(shared) > 1 else ("unsure", _ASK, reason)
    return ("unsure", _ASK, reason) if shared and _may_be_fuller(found) else None


def _told(found: Pairing, shared: Iterable[str]) -> str:
    how = {"spelling": "another spelling", "nickname": "short form", "initial": "initial"}
    told = [
        f"{how[pair.how]}: {found.one.words[pair.one]}, {found.other.words[pair.other]}"
        for pair in found.pairs
        if pair.how in how
    ]
    alone = " ".join((*found.left, *found.right))
    told += [f"only in one: {alone}"] if alone else []
    role = " ".join(sorted(shared))
    told.append(f"shared role: {role}" if role else "no shared role")
    return "; ".join(sorted(told[:-1]) + told[-1:])


def _genders_differ(found: Pairing) -> bool:
    return {given_gender(found.one.words[0]), given_gender(found.other.words[0])} == {"m", "f"}


def _is_long(found: Pairing, pair: Pair) -> bool:
    return (
        pair.how == "same"
        or min(len(found.one.words[pair.one]), len(found.other.words[pair.other])) >= _LEAST
    )


def _is_short_form(found: Pairing) -> bool:
    first, *rest = found.pairs
    return first.how == "nickname" and all(pair.how == "same" for pair in rest)


def _may_be_fuller(found: Pairing) -> bool:
    """Whether one name is the other with a middle name, or with an initial written out."""
    if (found.left and found.right) or found.is_turned or {p.how for p in found.pairs} - {"same", "initial"}:
        return False
    ends = found.pairs[0].one == found.pairs[0].other == 0 and found.pairs[-1].how == "same"
    last = found.pairs[-1]
    is_last = last.one == len(found.one.words) - 1 and last.other == len(found.other.words) - 1
    return ends and is_last and len(found.pairs) > 1


def shared_role(one: Sequence[str], other: Sequence[str]) -> frozenset[str]:
    """Give the most words that a role of each has in common; words that say little do not count."""
    pairs = ((_role_words(mine), _role_words(theirs)) for mine in one for theirs in other)
    found: Iterator[frozenset[str]] = (frozenset(mine & theirs) for mine, theirs in pairs)
    return max(found, key=lambda words: (len(words), sorted(words)), default=frozenset())


def _role_words(role: str) -> set[str]:
    return {word for word in fold_name(role).split() if word not in lexicon().stop and len(word) > 2}
