"""Confidence: how often statements like this one are right.

Takes what the network says of a statement's words and of its speaker; gives a probability that
the statement stands in the page with that speaker. A logistic regression, its weights fitted beside
the network's (training/calibrate.py) and kept in labels.json.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from onrecord.domain.statement import ATTITUDES, Act, StatementKind

# Chances are taken as log odds, cut here: past it they say no more.
SUREST = 0.999
# Statements that are wrong more often than this says are left out: F1 of all measures rises up to here on
# PolNeAR dev (pair/all 0.759 to 0.771, pair/said 0.863 to 0.869) and on the world articles.
LEAST = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """What the network says of one statement; where a rule found it, the rule's own rate.

    Args:
        content: Mean probability of the content's words, 0 to 1.
        edge: Least probability of a first word of its stretches, 0 to 1.
        cue: Mean probability of the cue's words; 0 without a cue.
        source: Probability of the chosen source, or of none, 0 to 1.
    """

    content: float
    edge: float
    cue: float
    source: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What is known of one statement.

    Args:
        chances: Of its parts.
        words: Number of the content's words.
        has_source: Whether a source was chosen.
        kind, act: Of the statement.
    """

    chances: Chances
    words: int
    has_source: bool
    kind: StatementKind
    act: Act

    def vector(self) -> tuple[float, ...]:
        """Give the numbers that the regression weighs, a constant first."""
        return (
            1.0,
            _log_odds(self.chances.content),
            _log_odds(self.chances.edge),
            _log_odds(self.chances.source),
            self.chances.cue,
            math.log(max(self.words, 1)),
            float(self.has_source),
            float(self.kind == "direct"),
            float(self.kind == "mixed"),
            float(self.act in ATTITUDES),
        )


class Judge(Protocol):
    """Whatever turns signals into a confidence."""

    def confidence(self, signals: Signals) -> float:
        """Give the probability that a statement is right, 0 to 1."""
        ...

    def keeps(self, confidence: float) -> bool:
        """Say whether a statement of that confidence belongs into the record."""
        ...


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the regression, in the order of `Signals.vector`; without any, chances are multiplied."""

    weights: tuple[float, ...] = ()

    def confidence(self, signals: Signals) -> float:
        """Give the probability that a statement is right, 0 to 1."""
        if not self.weights:
            return signals.chances.content * signals.chances.source
        total = sum(weight * value for weight, value in zip(self.weights, signals.vector(), strict=True))
        return 1.0 / (1.0 + math.exp(-total))

    def keeps(self, confidence: float) -> bool:
        """Say whether a statement of that confidence belongs into the record."""
        return not self.weights or confidence >= LEAST


def read_calibration(facts: dict[str, Any]) -> Calibration:
    """Read the weights out of labels.json's content."""
    weights: Sequence[float] = facts.get("confidence", ())
    return Calibration(tuple(weights))


def _log_odds(chance: float) -> float:
    cut = min(max(chance, 1 - SUREST), SUREST)
    return math.log(cut / (1 - cut))
