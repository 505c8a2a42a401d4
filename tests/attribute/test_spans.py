"""Decoding: label scores become fragments that obey BIO."""

from __future__ import annotations

import numpy as np

from onrecord.attribute.spans import _best_path, _viterbi, decode

NAMES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


def scores(*rows: dict[str, float]) -> np.ndarray:
    chances = np.full((len(rows), len(NAMES)), 0.01, dtype=np.float32)
    for number, row in enumerate(rows):
        for name, chance in row.items():
            chances[number, NAMES.index(name)] = chance
    return np.log(chances / chances.sum(axis=1, keepdims=True))


def test_an_inside_label_never_opens_a_fragment() -> None:
    labels = scores({"O": 0.3, "I-content": 0.6, "B-content": 0.1}, {"I-content": 0.9})
    (fragment,) = decode(labels, NAMES)
    assert (fragment.role, fragment.low, fragment.high) == ("content", 0, 2)


def test_two_beginnings_side_by_side_are_two_fragments() -> None:
    labels = scores({"B-source": 0.9}, {"B-source": 0.9}, {"B-cue": 0.9})
    assert [(f.role, f.low, f.high) for f in decode(labels, NAMES)] == [
        ("source", 0, 1),
        ("source", 1, 2),
        ("cue", 2, 3),
    ]


def test_a_text_without_words_has_no_fragments() -> None:
    assert decode(np.zeros((0, len(NAMES)), dtype=np.float32), NAMES) == ()


def test_confidence_falls_with_the_scores() -> None:
    sure, unsure = decode(scores({"B-cue": 0.95}, {"O": 0.9}, {"B-cue": 0.5, "O": 0.2}), NAMES)
    assert unsure.confidence < sure.confidence <= 1


def test_the_path_found_stretch_by_stretch_is_that_of_the_whole_text() -> None:
    dice = np.random.default_rng(5)
    for spread in (0.5, 1.5, 4.0):
        for _ in range(60):
            rows = dice.normal(size=(int(dice.integers(1, 60)), len(NAMES))) * spread
            labels = (rows - np.log(np.exp(rows).sum(axis=1, keepdims=True))).astype(np.float32)
            assert _best_path(labels, NAMES) == _viterbi(labels.tolist(), NAMES)
