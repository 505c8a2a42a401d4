"""Signals of lines: what is near text, who a line speaks of, what neighbours add."""

import numpy as np

from onrecord.extract.cleaner import choose_roles
from onrecord.extract.dump import lines_of_dump
from onrecord.extract.features import N_HEADLINE, Known, headline_features, looks_of
from onrecord.extract.linenet import alike_of, network_of
from onrecord.extract.metadata import Metadata
from onrecord.extract.surroundings import Means, near_text, ways_to
from onrecord.extract.wording import wording_of, wording_signals

SENTENCE = "The ferry between Velden and Aarholt will sail every hour from May, the council said on Monday."


def test_lines_far_from_every_longer_line_are_not_asked_about():
    length = np.full(100, 9)
    length[50] = 80
    assert near_text(length).tolist() == list(range(26, 63))


def test_all_lines_of_a_page_without_a_longer_one_are_asked_about():
    assert near_text(np.array([3, 5, 8])).tolist() == [0, 1, 2]


def test_a_line_far_from_text_is_cut():
    page = lines_of_dump("\n".join([*["Menu item"] * 40, "Ferry line opens", *[SENTENCE] * 5]))
    choice = choose_roles(page, Metadata())
    assert choice.roles[:10] == ("cut",) * 10
    assert choice.chances[:10, 0].tolist() == [1.0] * 10
    assert len(choice.roles) == len(page)


def test_a_line_that_opens_with_the_author_is_told_from_one_that_does_not():
    lines = ["By Jane Holm", SENTENCE, "Jane Holm covers ports and ferries for the Gazette.", SENTENCE]
    found = np.zeros((len(lines), 39), np.float32)
    wording_signals(found, wording_of(lines))
    assert found[:, 37].tolist() == [0.0, 0.0, 1.0, 0.0]


def test_ways_lead_back_to_the_nearest_mark_and_no_farther_than_one():
    marks = np.zeros((60, 1), bool)
    marks[1] = True
    ways = ways_to(marks)[:, 0]
    assert ways[:2].tolist() == [1.0, 1.0]
    assert ways[2] == 0
    assert (np.diff(ways[2:]) >= 0).all()
    assert ways[-1] == 1.0


def test_means_are_of_the_lines_about_each():
    found = np.zeros((6, 1), np.float32)
    Means([np.array([0.0, 1.0, 1.0, 0.0, 0.0, 0.0])]).fill(found, [(2, 0)])
    assert np.allclose(found[:, 0], [0.4, 0.4, 0.4, 0.4, 0.2, 0.0])


def test_the_place_of_the_headline_is_said_anew_each_time():
    looks = looks_of(lines_of_dump(f"Ferry line opens\n{SENTENCE}"), Known())
    headline_features(looks, 0)
    assert looks.features[:, -N_HEADLINE].tolist() == [1.0, 1.0]
    headline_features(looks, None)
    assert not looks.features[:, -N_HEADLINE:].any()


def test_neighbours_and_sets_add_what_their_weights_say():
    chance = np.random.default_rng(3)
    stored = {
        "inner": chance.normal(size=(4, 3)).tolist(),
        "inner_bias": [0.1, 0.0, -0.1],
        "blocks": [
            {"step": 2, "weights": chance.normal(size=(9, 3)).tolist(), "bias": [0.0, 0.1, 0.2]},
            {"step": 0, "weights": chance.normal(size=(9, 3)).tolist(), "bias": [0.3, 0.0, 0.0]},
        ],
        "outer": chance.normal(size=(3, 2)).tolist(),
        "outer_bias": [0.0, 0.5],
    }
    rows, keys = chance.random((7, 4), np.float32), np.array([1, 1, 2, 2, 2, 1, 3])
    hidden = np.maximum(rows @ np.array(stored["inner"]) + stored["inner_bias"], 0)
    near, means = (np.array(block["weights"]) for block in stored["blocks"])
    before, behind = np.zeros_like(hidden), np.zeros_like(hidden)
    before[2:], behind[:-2] = hidden[:-2], hidden[2:]
    seen = np.hstack([hidden, before, behind]) @ near + stored["blocks"][0]["bias"]
    hidden = hidden + np.maximum(seen, 0)
    alike = np.stack([hidden[keys == key].mean(axis=0) for key in keys])
    page = np.broadcast_to(hidden.mean(axis=0), hidden.shape)
    hidden = hidden + np.maximum(np.hstack([hidden, page, alike]) @ means + stored["blocks"][1]["bias"], 0)
    scores = hidden @ np.array(stored["outer"]) + stored["outer_bias"]
    wanted = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    assert np.allclose(network_of(stored).log_chances(rows, [alike_of(keys)]), wanted, atol=1e-4)


def test_white_space_of_any_kind_is_folded_in_dumps():
    assert [line.text for line in lines_of_dump("  a \u00a0 b\t\n\u2009c\r\n\n d")] == ["a b", "c", "d"]
