"""Linking: what the network says of each part decides which of them make one statement."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from onrecord.attribute.encoder import WEIGHTS, Scores, Window
from onrecord.attribute.links import link_fragments
from onrecord.attribute.spans import Fragment, Role
from onrecord.attribute.tokens import load_tokenizer, tokenize

LINKS = ("cue", "source", "earlier")
TEXT = "Rumours that nurses left , the mayor feared that wards close ."
ROLES: dict[str, Role] = {
    "Rumours": "source",
    "nurses left": "content",
    "the mayor": "source",
    "feared": "cue",
    "wards close": "content",
}


@pytest.fixture
def linked():
    """Give a function that links the text's parts by logits of (content, link, part); "none" has 0."""

    tokens = tokenize(TEXT, load_tokenizer(str(WEIGHTS / "tokenizer.json")))

    def link(said: Mapping[tuple[str, str, str], float]) -> list[tuple[list[str], str | None]]:
        words = TEXT.split()
        count = len(words)
        at = {part: words.index(part.split()[0]) for part in ROLES}
        queries = np.full((len(LINKS), count + 1, count + 1), -9.0, dtype=np.float32)
        queries[:, :, 0] = 0.0
        for (content, name, part), logit in said.items():
            queries[LINKS.index(name), at[content] + 1, at[part] + 1] = logit
        keys = np.broadcast_to(np.eye(count + 1, dtype=np.float32), queries.shape)
        scores = Scores(
            tokens=tokens,
            labels=np.zeros((count, 7), dtype=np.float32),
            windows=(Window(low=0, high=count, queries=queries, keys=keys),),
            best=np.zeros(count, dtype=np.int64),
        )
        fragments = [
            Fragment(role=role, low=at[part], high=at[part] + len(part.split()), confidence=0.9)
            for part, role in ROLES.items()
        ]
        return [
            (
                [" ".join(words[each.low : each.high]) for each in group.contents],
                " ".join(words[group.source.low : group.source.high]) if group.source else None,
            )
            for group in link_fragments(fragments, scores, LINKS)
        ]

    return link


ONE_CUE = {("nurses left", "cue", "feared"): 5.0, ("wards close", "cue", "feared"): 5.0}


def test_two_contents_of_one_verb_and_one_voice_are_one_statement(linked) -> None:
    voices = {("nurses left", "source", "the mayor"): 5.0, ("wards close", "source", "the mayor"): 5.0}
    assert linked({**ONE_CUE, **voices}) == [(["nurses left", "wards close"], "the mayor")]


def test_two_contents_of_one_verb_stay_apart_where_each_has_its_own_voice(linked) -> None:
    voices = {("nurses left", "source", "Rumours"): 5.0, ("wards close", "source", "the mayor"): 5.0}
    assert linked({**ONE_CUE, **voices}) == [(["nurses left"], "Rumours"), (["wards close"], "the mayor")]


def test_a_content_goes_on_from_an_earlier_one_only_where_the_network_is_sure(linked) -> None:
    voices = {("nurses left", "source", "the mayor"): 5.0, ("wards close", "source", "the mayor"): 5.0}
    going_on = ("wards close", "earlier", "nurses left")
    assert len(linked({**voices, going_on: 5.0})) == 1
    assert len(linked({**voices, going_on: 1.0})) == 2
