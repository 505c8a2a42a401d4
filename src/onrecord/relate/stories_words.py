"""Story words: what an article is about, as far as its words tell.

A profile holds each term of an article (a word without its ending, as a hash) with two weights:
how much it says about the article, and how much as a name that the article turns on. Rare words
weigh more than common ones: how common a word is comes from a table that ships with the program
(data/background.txt, made by training/stories.py), so that a profile follows from its article
alone and the archive's growth changes none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.remembered import Remembered

LEAD_WORDS = 60
HEADING_WORDS = 16
KEY_TERMS = 24
"""So many terms of an article stand in the index that finds its likes."""

_PIECE = re.compile(r"[^\W_]+(?:[.,]\d+)*|[.!?:”\"\n]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER, _IS_YEAR = 1, 2
_RAREST = 0.5  # a word that the table lacks is taken to stand in half a text
_STOP_WORDS = (
    "the a an of to in on at for and or but is was were be been are it its he his she her they their them "
    "that this with as by from has have had not will would who which s said say"
)
_STOP = frozenset(_STOP_WORDS.split())
COLUMNS = ("weight", "lead", "name", "kind")
_LAYOUT = np.dtype([("term", "<u4"), ("weight", "<f2"), ("lead", "<f2"), ("name", "<f2"), ("kind", "u1")])


@dataclass(frozen=True, kw_only=True, eq=False)
class Profile:
    """An article as stories see it.

    Args:
        terms: One row a term, by `term` in ascending order: `weight` in the whole article and
            `lead` in its opening, each of length 1 over all terms; `name`: how much the article
            turns on it as a name, 0 for other words; `kind`: bits for a number and for a year.
        day: Ordinal of its day: published, else captured.
        is_dated: Whether the day is the one that the page gives.
    """

    terms: NDArray[np.void]
    day: int = 0
    is_dated: bool = False

    @cached_property
    def ids(self) -> NDArray[np.uint32]:
        """The terms alone."""
        return np.ascontiguousarray(self.terms["term"])

    @cached_property
    def columns(self) -> NDArray[np.float32]:
        """What the terms say: float32 (4, terms), in the order of COLUMNS."""
        return np.stack([self.terms[name].astype(np.float32) for name in COLUMNS])

    @cached_property
    def totals(self) -> tuple[float, float, float]:
        """How much all names weigh, and how many numbers and years there are."""
        kinds = self.terms["kind"]
        numbers, years = (float(np.count_nonzero(kinds & bit)) for bit in (_NUMBER, _IS_YEAR))
        return float(self.columns[2].sum(dtype=float)), numbers, years

    def to_bytes(self) -> bytes:
        """Write the terms for the store."""
        return self.terms.tobytes()

    @classmethod
    def from_bytes(cls, data: bytes, *, day: int, is_dated: bool) -> Profile:
        """Read terms that were stored."""
        return cls(terms=np.frombuffer(data, dtype=_LAYOUT), day=day, is_dated=is_dated)

    def key_terms(self) -> list[int]:
        """Give the terms that tell the article from others: heaviest first, names before words."""
        rank = self.terms["weight"].astype(np.float32) * np.where(self.terms["name"] > 0, 1.5, 1.0)
        plain = (self.terms["kind"] & _IS_YEAR) == 0
        rank = np.where(plain, rank, 0.0)
        best = np.lexsort((self.terms["term"], -rank))[:KEY_TERMS]
        return [int(term) for term in self.terms["term"][best] if term]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """The stems of an article, counted: all, those of its opening, those with a capital.

    Args:
        count, lead: All; those among the first words.
        capital: With a capital anywhere.
        named, opened: With a capital behind the heading: inside a sentence, and at its start.
    """

    count: Counter[str]
    lead: Counter[str]
    capital: Counter[str]
    named: Counter[str]
    opened: Counter[str]


def profile(
    text: str, *, headline: str | None = None, names: Sequence[str] = (), day: int = 0, is_dated: bool = False
) -> Profile:
    """Give the profile of an article.

    Args:
        text: Its body.
        headline: Its headline; without one, a first line that looks like one is taken.
        names: Of its speakers, once for each statement: a "he" that is known to be someone counts.
        day, is_dated: When.
    """
    body, head = _part(text, headline)
    seen = _count(_PIECE.findall(f"{head}\n{body}"), len(_PIECE.findall(head)))
    for name in names:
        _add_name(seen, name)
    return Profile(terms=_weigh(seen), day=day, is_dated=is_dated)


def _part(text: str, headline: str | None) -> tuple[str, str]:
    if headline:
        return text, headline
    first, _, rest = text.lstrip().partition("\n")
    is_heading = len(first.split()) <= HEADING_WORDS and not first.rstrip().endswith(".")
    return (rest, first) if is_heading and rest else (text, "")


def _count(pieces: Sequence[str], heading: int) -> _Seen:
    known = [_WORDS[piece] for piece in pieces]
    told = [own for own in known if own is not None]
    large = [(place, own[0]) for place, own in enumerate(known) if own is not None and own[1] and not own[2]]
    inside = [(stem, known[place - 1] is None) for place, stem in large if place > heading]
    return _Seen(
        count=Counter([stem for stem, _, is_stop in told if not is_stop]),
        lead=Counter([stem for stem, _, is_stop in told[: LEAD_WORDS + heading] if not is_stop]),
        capital=Counter([stem for _, stem in large]),
        named=Counter([stem for stem, starts in inside if not starts]),
        opened=Counter([stem for stem, starts in inside if starts]),
    )


def _add_name(seen: _Seen, name: str) -> None:
    for piece in _PIECE.findall(name):
        known = _WORDS[piece]
        if known is not None and known[1] and known[0] in seen.count:
            seen.named[known[0]] += 1


def _word(piece: str) -> tuple[str, bool, bool] | None:
    """Give a piece's stem, whether it has a capital, and whether it says nothing; None for a mark."""
    if not piece[0].isalnum():
        return None
    folded = piece.casefold()
    return stem(folded), piece[0].isupper(), folded in _STOP


_WORDS = Remembered(_word)


def stem(word: str) -> str:
    """Give a word without its commonest endings."""
    if len(word) <= 4 or word[0].isdigit():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("es") and word[-3] in "sxz":
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _weigh(seen: _Seen) -> NDArray[np.void]:
    rows = np.zeros(len(seen.count), dtype=_LAYOUT)
    if not len(rows):
        return rows
    terms, rarity, kinds = map(np.array, zip(*[_TERMS[stem] for stem in seen.count], strict=True))
    count = np.fromiter(seen.count.values(), dtype=np.int64)
    lead, capital, named, opened = (
        np.array([held.get(stem, 0) for stem in seen.count])
        for held in (seen.lead, seen.capital, seen.named, seen.opened)
    )
    is_name = (named > 0) & ((named > 1) | (capital == count)) & (kinds == 0)
    as_name = _tell(named + opened) * rarity * np.where(lead > 0, 2.0, 0.6)
    rows["term"] = terms
    rows["kind"] = kinds
    rows["weight"] = _of_length_1(_tell(count) * rarity)
    rows["lead"] = _of_length_1(np.where(lead > 0, _tell(lead) * rarity, 0.0))
    rows["name"] = np.where(is_name, as_name, 0.0)
    order = np.argsort(terms, kind="stable")
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = terms[order[1:]] != terms[order[:-1]]
    return rows[order[is_first]]


def _tell(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give how much more often is more."""
    return 1 + np.log(np.maximum(counts, 1))


def _of_length_1(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    return vector / (np.linalg.norm(vector) or 1.0)


def _term(word: str) -> tuple[int, float, int]:
    """Give a stem's hash, how rare it is, and what kind of number it is."""
    kind = 0
    if word[0].isdigit() and len(word) > 1:
        kind = _NUMBER | (_IS_YEAR if _YEAR.fullmatch(word) else 0)
    texts, shares = _background()
    return crc32(word.encode()), log((texts + 1) / (shares.get(word, 0.0) + _RAREST)), kind


_TERMS = Remembered(_term)


@lru_cache(maxsize=1)
def _background() -> tuple[int, dict[str, float]]:
    """Read how many of so many texts hold a word."""
    room = files("onrecord.relate").joinpath("data", "background.txt")
    first, *lines = room.read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if line)
    return int(first.split()[-1]), {word: float(count) for word, count in pairs}


def count_background(texts: Sequence[str], *, least: int = 2) -> str:
    """Make the table of how many texts hold each stem; for training/stories.py."""
    held: Counter[str] = Counter()
    for text in texts:
        words = (_WORDS[piece] for piece in set(_PIECE.findall(text)))
        held.update({word[0] for word in words if word is not None and not word[2]})
    rows = sorted((word, count) for word, count in held.items() if count >= least and not word[0].isdigit())
    lines = [
        f"stems and how many texts hold each, of {len(texts)}",
        *(f"{word} {count}" for word, count in rows),
    ]
    return "\n".join(lines) + "\n"
