"""Matches: two statements held against each other, and the lines that matches make.

A match says how two statements of one speaker are related, how sure that is and why. Only the
relations of SAME make two statements one; the others put them side by side, never together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

MatchRelation = Literal["verbatim", "trimmed", "altered", "paraphrase", "contradicts_figure", "contradicts"]
RepeatRelation = Literal["verbatim", "trimmed", "altered", "paraphrase"]
SAME: frozenset[MatchRelation] = frozenset({"verbatim", "trimmed", "altered", "paraphrase"})

ChangeKind = Literal["left_out", "added", "replaced", "hedge_lost", "hedge_added"]
CHANGE_KINDS: tuple[str, ...] = get_args(ChangeKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words that differ between a statement and another that it repeats.

    Args:
        kind: What happened to the other's words here.
        here: The words here; empty where some were left out.
        there: The words of the other; empty where some were added.
    """

    kind: ChangeKind
    here: str
    there: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """That a statement repeats another of its page.

    Args:
        id: The other's id.
        relation: How.
        changes: The words that differ, in order.
    """

    id: str
    relation: RepeatRelation
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two statements, held against each other.

    Args:
        one, other: Their ids.
        relation: What they have to do with each other; `trimmed`, `altered` and `paraphrase`
            do not say which of the two came first.
        score: 0 to 1; how sure.
        reasons: Why, in words.
    """

    one: str
    other: str
    relation: MatchRelation
    score: float
    reasons: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Say whether the two are one statement."""
        return self.relation in SAME
