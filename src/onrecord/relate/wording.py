"""Wording: the words of a statement as they are held against those of another.

Folded, contractions written out, names of states in one form; each with its place in the
text, its weight, and whether a sentence begins with it. Numbers and hedges are named.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from onrecord.relate.lexicon import (
    ALIKE,
    CONTRACTED,
    ENDINGS,
    FUNCTION_WORDS,
    HEDGES_OF_CLAIMS,
    NEGATIONS,
    SHORT_FORMS,
    SPELLED_OUT,
)
from onrecord.relate.numbers import Number, find_numbers

FUNCTION_WEIGHT = 0.12
NEGATION_WEIGHT = 0.5
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[$€£]?\d+(?:[.,]\d+)*(?:st|nd|rd|th|(?:k|mn?|bn?|tn)\b)?%?|[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*|%"
)
_BREAK = re.compile(r"[.!?…;:]|[\"“”«»]|--|[–—]")
_ANY_MARK = re.compile(r"[\"“”„«»‘’']")
_MARKS = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Word:
    """One word.

    Args:
        key: Folded; equal for what counts as one word.
        start, end: Where it stands in the text.
        weight: How much it tells, 0 to 1.
        opens: Whether a sentence, clause or quotation begins with it.
        is_name: Whether its capital is not that of a sentence.
    """

    key: str
    start: int
    end: int
    weight: float
    opens: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A statement's words.

    Args:
        text: As it stands.
        words: In order.
        numbers: Its figures; `first` and `last` are indexes into `words`.
        quoted: Share of the words that stand between quotation marks.
    """

    text: str
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]
    quoted: float

    @property
    def keys(self) -> tuple[str, ...]:
        """The words' keys, in order."""
        return tuple(word.key for word in self.words)

    @property
    def weight(self) -> float:
        """What all words tell."""
        return sum(word.weight for word in self.words)


@lru_cache(maxsize=8192)
def read_wording(text: str) -> Wording:
    """Read a text's words."""
    words: list[Word] = []
    quoted = _quoted(text) if _ANY_MARK.search(text) else []
    inside = 0
    end = 0
    for match in _TOKEN.finditer(text):
        token, start = match.group(), match.start()
        between = text[end:start]
        opens = not words or (between != " " and bool(_BREAK.search(between)))
        end = match.end()
        for key, weight in _keys(token):
            words.append(Word(key, start, end, weight, opens, token[0].isupper() and not opens))
            inside += quoted[start] if quoted else 0
            opens = False
    joined = _join_names(words)
    return Wording(
        text=text,
        words=joined,
        numbers=find_numbers([word.key for word in joined]),
        quoted=inside / len(words) if words else 0.0,
    )


def weight_of(key: str) -> float:
    """Give what a word tells, 0 to 1."""
    if key in NEGATIONS:
        return NEGATION_WEIGHT
    if key in FUNCTION_WORDS or key in HEDGES_OF_CLAIMS or (len(key) == 1 and not key.isdigit()):
        return FUNCTION_WEIGHT
    return 1.0


def fold(text: str) -> str:
    """Give the text without case and diacritics."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def telling_keys(text: str) -> list[str]:
    """Give the keys of a text's telling words, in order: quicker than reading its whole wording."""
    return [key for token in tokens_of(text) for key, weight in _keys(token) if weight > NEGATION_WEIGHT]


def tokens_of(text: str) -> list[str]:
    """Give a text's words and figures as they stand; each is read for itself."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=65536)
def _keys(token: str) -> tuple[tuple[str, float], ...]:
    """Give the keys of a token, each with its weight; of a lone apostrophe that is a letter, none."""
    return tuple((key, weight_of(key)) for key in _split(token) if key)


def _split(token: str) -> tuple[str, ...]:
    if token in SHORT_FORMS.values():
        return (token.lower() + ".",)
    if "." in token and token[0].isalpha():
        short = token.replace(".", "").lower()
        return (short + "." if short in SHORT_FORMS else short,)
    plain = fold(token.replace("’", "'").replace("ʼ", "'"))
    if plain in CONTRACTED:
        return CONTRACTED[plain]
    for ending, word in ENDINGS.items():
        if plain.endswith(ending) and len(plain) > len(ending):
            return (plain[: -len(ending)], word)
    plain = plain.removesuffix("'s").removesuffix("'")
    if plain == "%":
        return ("percent",)
    return (ALIKE.get(plain, plain),)


def _join_names(words: list[Word]) -> tuple[Word, ...]:
    joined: list[Word] = []
    place = 0
    while place < len(words):
        word = words[place]
        pair = (word.key, words[place + 1].key) if place + 1 < len(words) else None
        if pair in SPELLED_OUT:
            key = SPELLED_OUT[pair]
            joined.append(
                Word(key, word.start, words[place + 1].end, weight_of(key), word.opens, word.is_name)
            )
            place += 2
        else:
            joined.append(word)
            place += 1
    return tuple(joined)


def _quoted(text: str) -> list[bool]:
    """Say of each place whether it stands between quotation marks, double or single."""
    double = single = False
    out = []
    for place, char in enumerate(text):
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if char in _MARKS or (char == "'" and after == "'"):
            double = char in "“„«" or (char in "\"'" and not double)
        elif char in "‘'" and before != "'" and not before.isalnum() and after.isalnum():
            single = True
        elif char in "’'" and single and not after.isalnum() and not before.isspace():
            single = False
        out.append(double or single)
    return out
