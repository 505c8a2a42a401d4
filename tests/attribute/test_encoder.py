"""The shipped network: the same answers as where it was trained, on texts of any length."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.attribute import Model, load_model
from onrecord.attribute.encoder import Scores
from onrecord.attribute.quotes import find_quotations, quoted_flags
from onrecord.errors import ModelError

SENTENCE = "“We will appeal,” Transport Minister Ana Verling said on Monday. "


def test_the_shipped_model_answers_as_the_float_network_did(model: Model) -> None:
    for case in json.loads((model.folder / "parity.json").read_text(encoding="utf-8")):
        expected = np.array(case["probabilities"])
        found = np.exp(model.score(case["text"]).labels)
        assert found.shape == expected.shape
        assert np.abs(found - expected).mean() < 0.02


def test_every_word_of_a_long_text_is_judged_once(model: Model) -> None:
    scores = model.score(SENTENCE * 60)
    assert len(scores.windows) > 2
    assert np.allclose(np.exp(scores.labels).sum(axis=1), 1, atol=1e-3)


def test_a_word_far_into_a_text_is_judged_as_at_its_start(model: Model) -> None:
    one = model.score(SENTENCE).labels.argmax(axis=1)
    many = model.score(SENTENCE * 40).labels.argmax(axis=1)
    repeats = many.reshape(40, len(one))
    assert (repeats == one).mean() > 0.9


def test_a_text_without_words_has_no_scores(model: Model) -> None:
    assert model.score(" \n ").labels.shape == (0, len(model.labels))


def test_one_word_longer_than_a_window_is_read(model: Model) -> None:
    assert len(model.score("a1" * 2000 + " said").labels) >= 2


def test_files_that_do_not_belong_together_are_refused(model: Model, tmp_path: Path) -> None:
    shutil.copytree(model.folder, tmp_path / "weights")
    with (tmp_path / "weights" / "model.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match="do not belong together"):
        load_model(tmp_path / "weights")


def test_a_folder_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"labels\.json"):
        load_model(tmp_path)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_gives_words_inside_it(model: Model, text: str) -> None:
    tokens = model.score(text).tokens
    assert ((tokens.starts >= 0) & (tokens.ends <= len(text))).all()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="abcÉZ9 “”\"'.,-\n\u2009", max_size=80))
def test_a_words_feature_is_its_shape_the_gap_before_it_and_its_marks(model: Model, text: str) -> None:
    tokens = model.score(text).tokens
    quoted, before = quoted_flags(text, find_quotations(text)), 0
    for number, (start, end) in enumerate(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)):
        between, word = text[before:start], text[start:end]
        gap = 2 if "\n" in between or not number else 1 if between else 0
        if word.islower():
            shape = 0
        elif not any(letter.isalpha() for letter in word):
            shape = 4
        elif word.istitle() or (len(word) == 1 and word.isupper()):
            shape = 1
        else:
            shape = 2 if word.isupper() else 3
        assert tokens.features[tokens.firsts[number]] == quoted[start] * 15 + gap * 5 + shape
        before = end


def _link_score(scores: Scores, word: int, target: int) -> float:
    """Score one link of one word as its definition says."""
    first = int(scores.best[word])
    near = {
        number: scores.windows[number]
        for number in (first, first - 1, first + 1)
        if number >= 0
        and number < len(scores.windows)
        and scores.windows[number].low <= word < scores.windows[number].high
    }
    none = {
        number: float(window.keys[0, 0] @ window.queries[0, word - window.low + 1])
        for number, window in near.items()
    }
    for number, window in near.items():
        if window.low <= target < window.high:
            own = float(window.keys[0, target - window.low + 1] @ window.queries[0, word - window.low + 1])
            return own - none[number] + none[first]
    return -np.inf


def test_words_that_ask_together_are_answered_as_one_by_one(model: Model) -> None:
    scores = model.score(SENTENCE * 60)
    words = np.arange(0, len(scores.best), 7)
    targets = np.arange(3, len(scores.best), 11)
    found, none = scores.link_scores(0, words, targets)
    expected = [[_link_score(scores, int(word), int(target)) for target in targets] for word in words]
    assert np.allclose(found, expected, atol=1e-4)
    assert (found == -np.inf).any()
    assert np.isfinite(none).all()
