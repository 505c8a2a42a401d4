"""Pairs of invented statements with the relation that a reader gave them, before any was compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.domain.match import SAME
from onrecord.relate import Finding, Sayable, Voice, compare_statements

GOLDEN = Path(__file__).parents[1] / "golden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    relation: str
    one: Sayable
    other: Sayable


def read_pairs(name: str) -> list[Pair]:
    lines = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    blocks = "\n".join(line for line in lines if not line.startswith("#")).strip().split("\n\n")
    pairs = []
    for block in blocks:
        relation, one, other = block.split("\n")
        pairs.append(Pair(relation=relation, one=_sayable(one), other=_sayable(other)))
    return pairs


def _sayable(line: str) -> Sayable:
    head, text = line.split(": ", 1)
    source, day = head.rsplit(", ", 1)
    return Sayable(text=text, voice=Voice(mention=source), day=date.fromisoformat(day).toordinal())


def _scores(name: str) -> tuple[float, Counter[str], list[str]]:
    right: Counter[str] = Counter()
    faults: list[str] = []
    for pair in read_pairs(name):
        found = compare_statements(pair.one, pair.other)
        is_same, said = pair.relation in SAME, found is not None and found.is_same
        right["missed"] += is_same and not said
        right["wrong"] += said and not is_same
        right["found"] += is_same and said
        if pair.relation == "contradicts" and said:
            faults.append(f"merged: {pair.one.text} | {pair.other.text}")
    f1 = 2 * right["found"] / (2 * right["found"] + right["missed"] + right["wrong"])
    return f1, right, faults


@pytest.mark.parametrize(("name", "floor"), [("same_statement.txt", 0.96), ("same_statement_held.txt", 0.9)])
def test_most_pairs_are_judged_as_a_reader_did(name: str, floor: float) -> None:
    f1, right, _ = _scores(name)
    assert f1 >= floor, right


@pytest.mark.parametrize("name", ["same_statement.txt", "same_statement_held.txt"])
def test_no_flipped_figure_or_negation_is_ever_one_statement(name: str) -> None:
    assert _scores(name)[2] == []


@pytest.mark.parametrize("name", ["same_statement.txt", "same_statement_held.txt"])
def test_the_order_of_the_two_changes_nothing(name: str) -> None:
    def both(pair: Pair) -> tuple[Finding | None, Finding | None]:
        one, other = compare_statements(pair.one, pair.other), compare_statements(pair.other, pair.one)
        return one, other

    for pair in read_pairs(name):
        one, other = both(pair)
        assert (one and (one.relation, one.score)) == (other and (other.relation, other.score)), pair


def test_a_statement_of_a_known_speaker_is_verbatim_to_itself() -> None:
    for pair in read_pairs("same_statement.txt"):
        own = replace(pair.one, voice=Voice(name="Mara Quill"))
        found = compare_statements(own, own)
        assert found is not None, own.text
        assert found.relation == "verbatim"
