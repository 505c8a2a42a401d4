"""Sources that name nobody."""

from __future__ import annotations

import pytest

from onrecord.attribute.voiceless import is_voiceless


@pytest.mark.parametrize(
    "source",
    ["no longer best", "aware of the forecasts", "the", "THE", "an", "thus", "let’s", "by the", "and", "—"],
)
def test_words_without_a_noun_are_nobodys_voice(source: str) -> None:
    assert is_voiceless(source)


@pytest.mark.parametrize(
    "source",
    [
        *("no one", "none of them", "A", "Q", "not everyone", "the board", "whose office", "that", "more"),
        *("he", "A.", "So Quill", "early polls", "An", "no union", "Will", "may", "others", "By Dahl"),
    ],
)
def test_names_pronouns_and_nouns_are_voices(source: str) -> None:
    assert not is_voiceless(source)
