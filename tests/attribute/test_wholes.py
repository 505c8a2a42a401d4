"""What a sentence says before ", the minister said" is all the minister's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import pytest

from onrecord.attribute import Model, attribute
from onrecord.attribute.encoder import WEIGHTS
from onrecord.attribute.spans import Fragment, Role
from onrecord.attribute.tokens import Tokens, load_tokenizer, tokenize
from onrecord.attribute.wholes import make_whole
from onrecord.domain.article import Article

SUBJECT, WISH, AIM = "Oslo", "is determined", "to keep the harbour open all winter"
VOICE, VERB = "Minister Mara Rook", "said"
LEAD = f"KELM, May 5. {SUBJECT} {WISH} {AIM}, {VOICE} {VERB} in an interview."


@pytest.fixture(scope="module")
def tokens_of() -> Callable[[str], Tokens]:
    tokenizer = load_tokenizer(str(WEIGHTS / "tokenizer.json"))
    return lambda text: tokenize(text, tokenizer)


def fragments_of(tokens: Tokens, marked: Sequence[tuple[Role, str]]) -> tuple[Fragment, ...]:
    out = []
    for role, words in marked:
        start = tokens.text.index(words)
        inside = [
            number
            for number, (low, high) in enumerate(zip(tokens.starts, tokens.ends, strict=True))
            if low >= start and high <= start + len(words)
        ]
        out.append(Fragment(role=role, low=inside[0], high=inside[-1] + 1, confidence=0.9))
    return tuple(out)


def contents(tokens: Tokens, fragments: Sequence[Fragment]) -> list[str]:
    return [
        tokens.text[tokens.starts[each.low] : tokens.ends[each.high - 1]]
        for each in fragments
        if each.role == "content"
    ]


@pytest.mark.parametrize("subject", ["source", "content"])
def test_a_wish_before_the_voice_that_ends_the_sentence_is_what_it_said(
    tokens_of: Callable[[str], Tokens], subject: Role
) -> None:
    tokens = tokens_of(LEAD)
    marked: list[tuple[Role, str]] = [
        (subject, SUBJECT),
        ("cue", WISH),
        ("content", AIM),
        ("source", VOICE),
        ("cue", VERB),
    ]
    whole = make_whole(fragments_of(tokens, marked), tokens)
    assert [each.role for each in whole] == ["content", "source", "cue"]
    assert contents(tokens, whole) == [f"{SUBJECT} {WISH} {AIM}"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param(
            "Oslo hopes to win, Minister Mara Rook said the vote was near.",
            [
                ("source", "Oslo"),
                ("cue", "hopes"),
                ("content", "to win"),
                ("source", "Minister Mara Rook"),
                ("cue", "said"),
                ("content", "the vote was near"),
            ],
            id="the voice says something of its own",
        ),
        pytest.param(
            "Oslo hopes to win. Minister Mara Rook said so.",
            [
                ("source", "Oslo"),
                ("cue", "hopes"),
                ("content", "to win"),
                ("source", "Minister Mara Rook"),
                ("cue", "said"),
            ],
            id="the voice stands in the next sentence",
        ),
        pytest.param(
            "On Monday Oslo hopes to win, Minister Mara Rook said.",
            [
                ("source", "Oslo"),
                ("cue", "hopes"),
                ("content", "to win"),
                ("source", "Minister Mara Rook"),
                ("cue", "said"),
            ],
            id="words stand before the subject",
        ),
        pytest.param(
            "Teeg wrote that it rained, Minister Mara Rook said.",
            [
                ("source", "Teeg"),
                ("cue", "wrote"),
                ("content", "that it rained"),
                ("source", "Minister Mara Rook"),
                ("cue", "said"),
            ],
            id="the first one reports words",
        ),
        pytest.param(
            "Oslo hopes to win, and Minister Mara Rook knew.",
            [
                ("source", "Oslo"),
                ("cue", "hopes"),
                ("content", "to win"),
                ("source", "Minister Mara Rook"),
                ("cue", "knew"),
            ],
            id="the last one says nothing",
        ),
    ],
)
def test_two_reports_stay_two(
    tokens_of: Callable[[str], Tokens], text: str, marked: Sequence[tuple[Role, str]]
) -> None:
    tokens = tokens_of(text)
    fragments = fragments_of(tokens, marked)
    assert make_whole(fragments, tokens) == fragments


SUBJECTS = ("Oslo", "The government", "Kelmark", "The harbour authority")
WISHES = (
    "is determined to keep the ferry line open this winter",
    "hopes that the grain deal will be extended by another year",
    "intends to build two more bridges over the river Alse",
    "expects that prices will fall after the harvest",
)
TAILS = (
    ("Mara Vale", "Deputy Prime Minister Mara Vale told reporters on Monday"),
    ("Ana Verling", "the head of the agency, Ana Verling, said at a news conference"),
)


def test_an_agencys_lead_with_a_wish_is_its_ministers_nearly_always(model: Model) -> None:
    lost = []
    for subject, wish, (name, tail) in product(SUBJECTS, WISHES, TAILS):
        text = f"KELM, May 5. /KNA/. {subject} {wish} even though the money has not come yet, {tail}."
        said = [
            (each.source[0].cut(text), each.content[0].cut(text))
            for each in attribute(Article(text=text, language="en"), model).attributions
            if each.source
        ]
        if not any(name in source and content.startswith(f"{subject} {wish}") for source, content in said):
            lost.append(text)
    assert len(lost) <= 2, lost  # of 32
