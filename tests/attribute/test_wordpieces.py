"""Word pieces: a text is cut as its tokenizer cuts it, asked or not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.attribute.encoder import WEIGHTS
from onrecord.attribute.tokens import load_tokenizer
from onrecord.attribute.wordpieces import Cutter, Pieces

TOKENIZER = load_tokenizer(str(WEIGHTS / "tokenizer.json"))
CUTTER = Cutter(TOKENIZER)
LETTERS = "aBé9 n\xa0\n\t\r“”’…—-.,[]#$_中\u200b\u0301\x00ſ½"


def _asked(text: str) -> Pieces:
    """Cut a text by asking the tokenizer for all of it."""
    encoding = TOKENIZER.encode(text, add_special_tokens=False)
    words = encoding.word_ids
    firsts = [place for place, word in enumerate(words) if not place or word != words[place - 1]]
    lasts = [place - 1 for place in (*firsts[1:], len(words))] if firsts else []
    return Pieces(
        ids=encoding.ids,
        firsts=firsts,
        starts=[encoding.offsets[place][0] for place in firsts],
        ends=[encoding.offsets[place][1] for place in lasts],
    )


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=LETTERS, max_size=40) | st.text(max_size=40))
def test_any_text_is_cut_as_the_tokenizer_cuts_it(text: str) -> None:
    assert CUTTER.cut(text) == _asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Unsayable,” Tegan Oerwoudsma-Quill said in 1998 — twice.",
        "Der Bürgermeister sagte: nein\xa0danke.",
        "[MASK] and [CLS] stand in the page",
        "a" * 150 + " b",
        "",
        " \n ",
    ],
)
def test_pieces_and_words_are_those_of_the_tokenizer(text: str) -> None:
    assert CUTTER.cut(text) == _asked(text)


def test_a_tokenizer_of_another_kind_is_asked_for_everything() -> None:
    cased = Tokenizer.from_str(TOKENIZER.to_str().replace('"lowercase":true', '"lowercase":false'))
    assert Cutter(cased).cut("Verling said").ids == cased.encode("Verling said", add_special_tokens=False).ids
