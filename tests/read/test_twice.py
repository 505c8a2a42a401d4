"""Texts that were encoded twice."""

import re

import ftfy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read import charset, read_page
from onrecord.read.twice import find_once

_SAID = (
    "El año pasado, dijo Inés Núñez, «nada» cambió – ni aquí ni allí: “ya es así”, y costó 3 €. À Liège, où ?"
)


def _twice(text: str, encoding: str) -> str:
    return "".join(
        bytes((byte,)).decode(encoding) if encoding == "latin-1" or byte not in _UNDEFINED else chr(byte)
        for byte in text.encode()
    )


_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_text_encoded_twice_is_given_as_it_was(encoding):
    text = _SAID.replace("€", "euros")
    assert find_once(_twice(text, encoding)) == text


def test_what_was_encoded_once_stays_beside_what_was_encoded_twice():
    text = f"Menú … {_twice('opinión · política', 'cp1252')} \u200b más"
    assert find_once(text) == "Menú … opinión · política \u200b más"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("word", ["dejó", "où", "Élan", "Ångström", "“así”", "niño…", "5 °C", "Köln–Straße"])
def test_a_word_is_put_right_as_the_library_puts_it_right(word, encoding):
    text = f"— {_twice(word, encoding)} — žluť"
    assert find_once(text) in (None, ftfy.fix_encoding(text))


@pytest.mark.parametrize("text", ["Ä\u008d ale", "RÃO", "São\u0085", "Ð¼Ð¸Ñ€", "Ã\u0083Â³"])
def test_damage_of_another_kind_is_left_to_the_library(text):
    assert find_once(text) is None


def test_a_page_encoded_twice_is_read_as_it_was():
    page = read_page(_twice(_SAID, "cp1252").encode() * 3, source="page", kind="text")
    assert page.text == _SAID * 3


@given(
    st.lists(st.sampled_from((b"\xc3", b"\x82", b"\xb4", b"\xb5", b"\xc2", b"\xe2", b"\xc4", b"a"))).map(
        b"".join
    )
)
def test_letters_that_may_be_encoded_twice_are_found_wherever_a_pattern_finds_them(data):
    begun = [each.start() for each in re.finditer(rb"\xc3[\x82-\xb4][\xc2\xc5\xc6\xcb\xe2]", data)]
    assert charset._places_begun(data) == (begun if data.count(b"\xc3") >= charset._MANY else [])
