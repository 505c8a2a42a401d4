"""Confidence: a probability of the signals, and the signals alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute import Model
from onrecord.attribute.confidence import Calibration, Chances, Signals, read_calibration

SURE = Signals(
    chances=Chances(content=0.99, edge=0.98, cue=0.97, source=0.99),
    words=14,
    has_source=True,
    kind="direct",
    act="say",
)
shares = st.floats(0, 1)


def test_without_weights_the_chances_are_multiplied() -> None:
    assert Calibration().confidence(SURE) == pytest.approx(0.99 * 0.99)


def test_weights_that_do_not_fit_the_signals_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        Calibration((1.0, 2.0)).confidence(SURE)


def test_a_surer_network_gives_a_surer_statement(model: Model) -> None:
    unsure = replace(SURE, chances=Chances(content=0.6, edge=0.5, cue=0.4, source=0.4))
    assert model.calibration.confidence(unsure) < 0.6 < model.calibration.confidence(SURE)


@given(shares, shares, shares, shares, st.integers(0, 100_000))
def test_any_signals_give_a_probability(
    content: float, edge: float, cue: float, source: float, words: int
) -> None:
    calibration = read_calibration({"confidence": [-3.0, 1.0, 0.5, 0.5, 2.0, 0.1, 0.5, 0.1, 0.1, -0.1]})
    signals = replace(SURE, chances=Chances(content=content, edge=edge, cue=cue, source=source), words=words)
    assert 0 <= calibration.confidence(signals) <= 1


def test_what_is_wrong_more_often_than_right_is_left_out() -> None:
    calibration = Calibration((0.0,) * 10)
    assert calibration.keeps(0.5)
    assert not calibration.keeps(0.2)
    assert Calibration().keeps(0.2)
