"""Accuracy: how good the program is, as measured and shipped with it.

The figures stand in accuracy.json, which `make bench` and the gates write; the page "How good
is this?" and docs/accuracy.md are made of that one file. Shares lie between 0 and 1.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("accuracy.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Where the figures come from.

    Args:
        on: Date, ISO 8601.
        command: What makes them anew.
        commit: Of the program that was measured.
        data: First 16 hex digits of a SHA-256 over gold files and scorer.
        model: Fingerprint of the statement model.
    """

    on: str
    command: str
    commit: str
    data: str
    model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Articles whose statements people marked.

    Args:
        name: "polnear" or "world".
        articles, statements: How many there are.
    """

    name: str
    articles: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure of one system.

    Args:
        over: Name of the collection.
        measure: As the scorer names it: "pair/said", "span/cue".
        precision, recall, f1: Shares.
        low, high: 95 % interval of F1, or None.
    """

    over: str
    measure: str
    precision: float
    recall: float
    f1: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """One program that was measured.

    Args:
        name: What it is.
        articles_a_cpu_s: Articles a CPU second on one thread, in the same run as the others.
        scores: Its figures.
    """

    name: str
    articles_a_cpu_s: float
    scores: tuple[Score, ...]

    def score(self, over: str, measure: str) -> Score | None:
        """Give one figure, or None where it was not measured."""
        return next((each for each in self.scores if (each.over, each.measure) == (over, measure)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What becomes of the statements of one kind.

    Args:
        over: Name of the collection.
        kind: "said" (reported speech of all kinds), "direct", "mixed" or "indirect".
        shown: Statements of the kind that the program finds.
        right: Of those, with the right words and the right source.
        wrong_source: With the right words and another source.
        marked: Statements of the kind that people marked.
        found: Of those, found with the right source.
    """

    over: str
    kind: str
    shown: int
    right: int
    wrong_source: int
    marked: int
    found: int

    @property
    def wrong_words(self) -> int:
        """Give how many found statements are none, or have other words."""
        return self.shown - self.right - self.wrong_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The speakers' full names.

    Args:
        marked: Statements with a speaker whom the article names.
        right: Of those, found and given that name.
        given: Found statements that are given a name.
        wrong: Of those, given another's.
    """

    marked: int
    right: int
    given: int
    wrong: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How well others agree with one annotator, or with all of them on average.

    Args:
        annotator: A letter; "" for the mean of all.
        measure: As the scorer names it.
        people: F1 of the other annotators, on average.
        model: F1 of the program.
    """

    annotator: str
    measure: str
    people: float
    model: float


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The program beside people, on articles that several people marked.

    Args:
        articles: How many articles people are compared on.
        model_articles: On how many of them the program is: those it did not learn from.
        agreements: Each annotator's, and the means.
    """

    articles: int
    model_articles: int
    agreements: tuple[Agreement, ...]

    @property
    def annotators(self) -> tuple[str, ...]:
        """Give the annotators' letters."""
        return tuple(sorted({each.annotator for each in self.agreements} - {""}))

    def agreement(self, annotator: str, measure: str) -> Agreement | None:
        """Give one annotator's figure ("" for the mean), or None where there is none."""
        wanted = (annotator, measure)
        return next((each for each in self.agreements if (each.annotator, each.measure) == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Statements whose `confidence` lies between two bounds.

    Args:
        low, high: The bounds.
        share_right: How many of them are right.
        statements: How many there are.
        promised: Their confidence on average, which the share should be; None: not known.
    """

    low: float
    high: float
    share_right: float
    statements: int
    promised: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """What is left where only statements of some confidence are taken.

    Args:
        precision: Share of those that are right.
        confidence: The least that is taken.
        recall: Share of all marked statements that is still found.
    """

    precision: float
    confidence: float
    recall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """All that was measured; empty where something was not.

    Args:
        measured: Where it comes from.
        collections, systems, tallies: The program and others on marked articles; the program
            is the first of the systems.
        names: The speakers' names.
        people: The program beside people.
        confidence, thresholds: What `confidence` is worth.
    """

    measured: Measured
    collections: tuple[Collection, ...]
    systems: tuple[System, ...]
    tallies: tuple[Tally, ...]
    names: Names | None = None
    people: People | None = None
    confidence: tuple[Band, ...] = ()
    thresholds: tuple[Threshold, ...] = ()

    def collection(self, name: str) -> Collection:
        """Give one collection.

        Raises:
            KeyError: It was not measured.
        """
        for each in self.collections:
            if each.name == name:
                return each
        raise KeyError(name)

    def tally(self, over: str, kind: str) -> Tally:
        """Give the tally of one kind.

        Raises:
            KeyError: It was not measured.
        """
        for each in self.tallies:
            if (each.over, each.kind) == (over, kind):
                return each
        raise KeyError(f"{over}/{kind}")


@lru_cache(maxsize=4)
def read_accuracy(path: Path) -> Accuracy:
    """Read a file of figures; the one that ships is FILE."""
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    people, names = stored.get("people"), stored.get("names")
    return Accuracy(
        measured=Measured(**stored["measured"]),
        collections=tuple(Collection(**row) for row in stored["collections"]),
        systems=tuple(
            System(**{**row, "scores": tuple(Score(**score) for score in row["scores"])})
            for row in stored["systems"]
        ),
        tallies=tuple(Tally(**row) for row in stored["tallies"]),
        names=Names(**names) if names else None,
        people=_people(people) if people else None,
        confidence=tuple(Band(**row) for row in stored.get("confidence", ())),
        thresholds=tuple(Threshold(**row) for row in stored.get("thresholds", ())),
    )


def _people(stored: dict[str, Any]) -> People:
    return People(**{**stored, "agreements": tuple(Agreement(**row) for row in stored["agreements"])})
