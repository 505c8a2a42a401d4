"""Likeness: how likely two names name one person or organisation, and why.

The words of both names are paired off, the likest first. What differs within pairs and what
is left over gives the evidence; a weighed sum of it (`data/likeness.toml`) the score. The score
is for sorting and for asking a person: what may be joined without asking is decided by
`linking`, by the kind of evidence and never by this sum.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.resolve.forms import NameForm, organization_form, person_form
from onrecord.resolve.lexicon import given_gender
from onrecord.resolve.spelling import Alikeness, alike, distance, name_words

FEATURES = (
    "edits",  # weighed letters that differ within pairs
    "edits_short",  # the same, in a name of fewer than seven letters
    "edits_ideographs",  # the same, where one letter is a syllable or a word
    "left_both",  # words that each name has and the other lacks
    "left_share",  # how much of the name they are
    "one_word",  # one name is a single word, the other more
    "initial",
    "turned",  # the order changes who is meant: given names, or a father's name
    "patronymics_differ",
    "organization",
    "organization_left",  # one organisation's name says more
    "legal_differs",
)
_COSTS: dict[Alikeness, float] = {"same": 0.0, "spelling": 0.1, "nickname": 0.15, "initial": 0.3}
_TOLD = {
    "spelling": "another spelling",
    "nickname": "short form",
    "initial": "initial",
    "near": "nearly the same",
}
_GENERIC = frozenset({"company", "corporation", "corp", "co", "group", "holding", "holdings", "incorporated"})
_FATHERS = frozenset({"bin", "ben", "ibn", "bint"})
_MOST_APART = 2.1
_IDEOGRAPHS = 0x2E80
_SHORT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How likely two names are one: 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for and against two names being one: a number for each feature, and words."""

    features: dict[str, float]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two words that were paired off: their places, how they are alike, how far apart they are."""

    one: int
    other: int
    how: Alikeness
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Two names with their words paired off.

    Args:
        one, other: The names.
        pairs: In the order of the first name.
        left, right: The words of each that are in no pair.
    """

    one: NameForm
    other: NameForm
    pairs: tuple[Pair, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def is_turned(self) -> bool:
        """Whether the paired words stand in another order."""
        order = [pair.other for pair in self.pairs]
        return order != sorted(order)


def compare_names(one: str, other: str, *, is_person: bool) -> Likeness:
    """Compare two names.

    Args:
        one, other: Any text; what is no name is like nothing.
        is_person: Whether they name persons; else organisations, ships, funds.

    Returns:
        Score and reasons; score 0 where either has no words. From 0.5 on they are likelier
        one than not.
    """
    evidence = evidence_of(one, other, is_person=is_person)
    if not evidence.features:
        return Likeness(score=0.0, reasons=evidence.reasons)
    weights = _weights()
    total = weights["bias"] + sum(weights[name] * value for name, value in evidence.features.items())
    return Likeness(score=round(1 / (1 + math.exp(-total)), 4), reasons=evidence.reasons)


@cache
def _weights() -> dict[str, float]:
    path = files("onrecord.resolve") / "data" / "likeness.toml"
    return {name: float(value) for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def evidence_of(one: str, other: str, *, is_person: bool) -> Evidence:
    """Gather the evidence of two names; without features where either has no words."""
    cut = person_form if is_person else organization_form
    mine, theirs = cut(one), cut(other)
    if not mine.words or not theirs.words:
        return Evidence(features={}, reasons=("no words of a name",))
    found = pair_words(mine, theirs)
    features = dict.fromkeys(FEATURES, 0.0)
    apart = _apart_unparted(found)
    cost = sum(pair.cost for pair in found.pairs)
    length = min(len(mine.joined), len(theirs.joined))
    if apart is not None and apart < cost + len(_heavy(found.left)) + len(_heavy(found.right)):
        features["edits"] = apart
        return Evidence(features=features, reasons=("nearly the same letters, parted elsewhere",))
    left, right = _heavy(found.left), _heavy(found.right)
    sizes = len(mine.words), len(theirs.words)
    features["edits"] = cost
    features["edits_short"] = cost if length < _SHORT else 0.0
    features["edits_ideographs"] = cost if any(ord(char) >= _IDEOGRAPHS for char in one + other) else 0.0
    features["left_both"] = min(len(left), len(right))
    features["left_share"] = min(sum(map(len, left)), sum(map(len, right))) / length
    features["one_word"] = float(min(sizes) == 1 < max(sizes))
    features["initial"] = float(any(pair.how == "initial" for pair in found.pairs))
    features.update(_of_person(found) if is_person else _of_organization(found))
    return Evidence(features=features, reasons=tuple(reasons_of(found)))


def _of_person(found: Pairing) -> dict[str, float]:
    words = (*found.one.words, *found.other.words)
    told_by_order = all(given_gender(word) for word in words) or not _FATHERS.isdisjoint(words)
    fathers = [_patronymic(form) for form in (found.one, found.other)]
    differ = fathers[0] and fathers[1] and alike(fathers[0], fathers[1]) not in ("same", "spelling")
    return {"turned": float(found.is_turned and told_by_order), "patronymics_differ": float(bool(differ))}


def _patronymic(form: NameForm) -> str:
    return next((word for word in form.words[1:] if word.endswith(name_words().patronymics)), "")


def _of_organization(found: Pairing) -> dict[str, float]:
    left, right, mine, theirs = set(found.left), set(found.right), found.one.legal, found.other.legal
    generic = min(len(left & _GENERIC), len(right & _GENERIC))
    says_more = bool(set(_heavy((left | right) - _GENERIC))) and not (left and right)
    return {
        "left_both": min(len(_heavy(left)), len(_heavy(right))) - generic,
        "organization": 1.0,
        "organization_left": float(says_more),
        "legal_differs": float(bool(mine and theirs and mine != theirs)),
    }


def pair_words(one: NameForm, other: NameForm) -> Pairing:
    """Pair off the words of two names, the likest first; words that are other stay alone."""
    close = []
    for i, mine in enumerate(one.words):
        for j, theirs in enumerate(other.words):
            how = alike(mine, theirs)
            if how != "other":
                cost = distance(mine, theirs) if how == "near" else _COSTS[how]
                close.append((cost, abs(i - j), i, j, how))
    pairs: dict[int, Pair] = {}
    taken: set[int] = set()
    for cost, _, i, j, how in sorted(close):
        if i not in pairs and j not in taken:
            pairs[i] = Pair(one=i, other=j, how=how, cost=cost)
            taken.add(j)
    return Pairing(
        one=one,
        other=other,
        pairs=tuple(pairs[i] for i in sorted(pairs)),
        left=tuple(word for i, word in enumerate(one.words) if i not in pairs),
        right=tuple(word for j, word in enumerate(other.words) if j not in taken),
    )


def _apart_unparted(found: Pairing) -> float | None:
    """How far apart the letters are where only the spaces differ; None if more does."""
    one, other = found.one, found.other
    alone = (*found.left, *found.right)
    if len(one.words) == len(other.words) or any(len(word) == 1 or word.isdigit() for word in alone):
        return None
    if not alone or abs(len(one.joined) - len(other.joined)) > _MOST_APART:
        return None
    turned = distance("".join(sorted(one.words)), "".join(sorted(other.words)))
    apart = min(distance(one.joined, other.joined), turned)
    return apart if apart < _MOST_APART else None


def _heavy(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in name_words().particles]


def reasons_of(found: Pairing) -> Sequence[str]:
    """Say how two names are alike and where they differ."""
    told = [
        f"{_TOLD[pair.how]}: {found.one.words[pair.one]}, {found.other.words[pair.other]}"
        for pair in found.pairs
        if pair.how != "same"
    ]
    if found.is_turned:
        told.append("another order")
    if found.left and found.right:
        told.append(f"differs: {' '.join(found.left)}, {' '.join(found.right)}")
    elif found.left or found.right:
        told.append(f"only in one: {' '.join(found.left or found.right)}")
    return told or ["the same words"]
