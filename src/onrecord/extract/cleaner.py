"""Cleaner: which lines of a page are the article, by one decision over the whole page.

Small networks with shipped weights (weights.json; how they were made: training/lines.py in
the repository): the first finds the headline's line; the others, whose votes are averaged,
give each line its chances to be body, standfirst or neither, knowing where the headline
stands. The roles are
then chosen as the likeliest sequence over the page, so that a short line between paragraphs
and a long one among menus are judged by their company.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

import numpy as np
import numpy.typing as npt

from onrecord.extract.features import Known, features_of, headline_features
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata
from onrecord.extract.phrases import phrases_of, tokens_of

Role = Literal["cut", "body", "standfirst"]
ROLES: tuple[Role, ...] = ("cut", "body", "standfirst")
Weights = npt.NDArray[np.float32]

MIN_HEADLINE_CHANCE = 0.1
TRANSITION_WEIGHT = 0.3
_BLOCK_LINES = 24
_SELLING_CHARS = 200
_TITLE_WORDS = 22
_HEADLINE_WORDS = 45
_SENTENCE_ENDS = (".", "!", ":", "”", '"', "…", "»")
_FROM_TO = np.log(np.array([[0.9, 0.095, 0.005], [0.15, 0.8495, 0.0005], [0.7, 0.28, 0.02]]))
_FIRST = np.log(np.array([0.96, 0.03, 0.01]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the cleaner decided.

    Args:
        roles: One a line.
        chances: float (lines, roles): how likely each role is.
        headline: Number of the headline's line, or None.
    """

    roles: tuple[Role, ...]
    chances: npt.NDArray[np.float64]
    headline: int | None


@dataclass(frozen=True, slots=True)
class _Network:
    """One hidden layer; arrays as the weights file names them."""

    inner: Weights
    inner_bias: Weights
    outer: Weights
    outer_bias: Weights

    def log_chances(self, features: Weights) -> npt.NDArray[np.float64]:
        """Give float (lines, outcomes), logarithms of chances."""
        inner = np.concatenate([rows @ self.inner for rows in _blocks(features)])
        hidden = np.maximum(inner + self.inner_bias, 0.0)
        scores = (hidden @ self.outer + self.outer_bias).astype(np.float64)
        scores -= scores.max(axis=1, keepdims=True)
        found: npt.NDArray[np.float64] = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return found


def vote(networks: Sequence[_Network], features: Weights) -> npt.NDArray[np.float64]:
    """Give the mean of the networks' log chances: float (lines, outcomes)."""
    found: npt.NDArray[np.float64] = np.mean([each.log_chances(features) for each in networks], axis=0)
    return found


def _blocks(features: Weights) -> list[Weights]:
    """Cut the lines into blocks so small that the product stays on one processor."""
    return [features[start : start + _BLOCK_LINES] for start in range(0, len(features), _BLOCK_LINES)]


def choose_roles(lines: Sequence[Line], metadata: Metadata) -> Choice:
    """Decide for each line of a page whether it is body, standfirst or neither.

    Args:
        lines: All visible lines of the page.
        metadata: What the page's data says; empty for a flattened page.

    Returns:
        The roles, with the place of the headline.
    """
    if not lines:
        return Choice(roles=(), chances=np.zeros((0, len(ROLES))), headline=None)
    head, roles = _networks()
    features = features_of(lines, known_of(metadata))
    chances = head.log_chances(features)[:, 1] + [
        0.0 if _may_be_headline(line.text) else -20.0 for line in lines
    ]
    best = int(chances.argmax())
    headline = best if chances[best] > np.log(MIN_HEADLINE_CHANCE) else None
    found = vote(roles, np.hstack([features, headline_features(lines, headline)]))
    path = likeliest_path(found, TRANSITION_WEIGHT * _FROM_TO, TRANSITION_WEIGHT * _FIRST)
    chosen = tuple(
        "cut" if role and _is_plain_furniture(lines, number) else ROLES[role]
        for number, role in enumerate(path)
    )
    return Choice(roles=chosen, chances=np.exp(found), headline=headline)


def _may_be_headline(text: str) -> bool:
    """Say whether nothing in a line's own words forbids that it is the headline."""
    said = {kind for kind, reach in phrases_of(text).items() if reach != "inside"}
    return len(text.split()) <= _HEADLINE_WORDS and not said & {"share", "byline", "newsletter"}


def _is_plain_furniture(lines: Sequence[Line], number: int) -> bool:
    """Overrule the networks where a line's own words or those above it leave no doubt.

    That is a box that sells what is left of the article, and the title of another article
    under "Read also".
    """
    text = lines[number].text
    if len(text) < _SELLING_CHARS and "teaser" in phrases_of(text):
        return True
    above = phrases_of(lines[number - 1].text) if number else {}
    return (
        above.get("related") == "whole"
        and len(text.split()) <= _TITLE_WORDS
        and not text.endswith(_SENTENCE_ENDS)
    )


def known_of(metadata: Metadata) -> Known:
    """Take from the metadata what lines are compared with."""
    return Known(
        title_words=frozenset(tokens_of(metadata.headlines[0])) if metadata.headlines else frozenset(),
        summary_words=tuple(tokens_of(metadata.descriptions[0])) if metadata.descriptions else (),
        body_words=" ".join(tokens_of(metadata.body)) if metadata.body else "",
    )


def likeliest_path(
    chances: npt.NDArray[np.float64], moves: npt.NDArray[np.float64], first: npt.NDArray[np.float64]
) -> list[int]:
    """Find the best sequence of states (Viterbi).

    Args:
        chances: float (steps, states), logarithms.
        moves: float (states, states), logarithms, from row to column.
        first: float (states,), logarithms for the first step.

    Returns:
        One state a step.
    """
    score = chances[0] + first
    back = np.zeros(chances.shape, np.int64)
    for step in range(1, len(chances)):
        ways = score[:, None] + moves
        back[step] = ways.argmax(axis=0)
        score = ways.max(axis=0) + chances[step]
    path = [int(score.argmax())]
    for step in range(len(chances) - 1, 0, -1):
        path.append(int(back[step][path[-1]]))
    return path[::-1]


@lru_cache(maxsize=1)
def _networks() -> tuple[_Network, tuple[_Network, ...]]:
    file = resources.files(__package__).joinpath("weights.json")
    stored = json.loads(file.read_text(encoding="utf-8"))
    return _network(stored["headline"]), tuple(map(_network, stored["roles"]))


def _network(stored: dict[str, list[list[float]] | list[float]]) -> _Network:
    names = ("inner", "inner_bias", "outer", "outer_bias")
    return _Network(*(np.array(stored[name], np.float32) for name in names))
