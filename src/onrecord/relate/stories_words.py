"""Story words: what an article is about, as far as its words tell.

A profile holds each term of an article (a word without its ending, as a hash) with two weights:
how much it says about the article, and how much as a name that the article turns on. It follows
from the article alone: how rare a word is comes from a table that ships with the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.stories_terms import (
    IS_CAPITAL,
    IS_NUMBER,
    IS_STOP,
    IS_YEAR,
    MARK,
    STEM_FROM,
    Terms,
)
from onrecord.relate.vocabulary import Ints
from onrecord.relate.words import Words, read_words

LEAD_WORDS = 60
HEADING_WORDS = 16
KEY_TERMS = 24
"""So many terms of an article stand in the index that finds its likes."""

_LAYOUT = np.dtype([("term", "<u4"), ("weight", "<f2"), ("lead", "<f2"), ("name", "<f2"), ("kind", "u1")])
_BYTES = _LAYOUT.itemsize
_HALVES = np.arange(1 << 16, dtype=np.uint16).view(np.float16).astype(np.float64)  # soonest read from a table
Floats = NDArray[np.float64]
Places = NDArray[np.intp]


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
    def beside(self) -> Profiles:
        """It as one of many."""
        return Profiles(
            terms=np.ascontiguousarray(self.terms),
            counts=np.array([len(self.terms)]),
            days=np.array([self.day]),
            is_dated=np.array([self.is_dated], dtype=bool),
        )

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
        plain = (self.terms["kind"] & IS_YEAR) == 0
        rank = np.where(plain, rank, 0.0)
        best = np.lexsort((self.terms["term"], -rank))[:KEY_TERMS]
        return [int(term) for term in self.terms["term"][best] if term]


@dataclass(frozen=True, kw_only=True, eq=False)
class Profiles:
    """Profiles side by side, for an article to be compared with all of them in one step.

    Args:
        terms: Of all, one after the other; see `Profile`.
        counts: int64 (profiles,): how many each has.
        days: int64 (profiles,).
        is_dated: bool (profiles,).
    """

    terms: NDArray[np.void]
    counts: Ints
    days: Ints
    is_dated: NDArray[np.bool_]

    @classmethod
    def of(cls, some: Sequence[Profile]) -> Profiles:
        """Put profiles side by side."""
        return cls.join([own.beside for own in some])

    @classmethod
    def join(cls, parts: Sequence[Profiles]) -> Profiles:
        """Put some and others side by side."""
        parts = parts or [read_profiles(())]
        terms, ids, counts, days, is_dated, totals = zip(
            *[(p.terms.view(np.uint8), p.ids, p.counts, p.days, p.is_dated, p.totals) for p in parts],
            strict=True,
        )
        many = cls(
            terms=np.concatenate(terms).view(_LAYOUT),
            counts=np.concatenate(counts),
            days=np.concatenate(days),
            is_dated=np.concatenate(is_dated),
        )
        # what would be found at the first asking
        vars(many).update(ids=np.concatenate(ids), totals=np.concatenate(totals, axis=1))
        return many

    def since(self, first: int) -> Profiles:
        """Give those from one on."""
        start = int(self.counts[:first].sum())
        later = Profiles(
            terms=self.terms[start:],
            counts=self.counts[first:],
            days=self.days[first:],
            is_dated=self.is_dated[first:],
        )
        vars(later).update(ids=self.ids[start:], totals=self.totals[:, first:])
        return later

    def __len__(self) -> int:
        return len(self.counts)

    @cached_property
    def ids(self) -> NDArray[np.uint32]:
        """The terms alone."""
        return np.ascontiguousarray(self.terms["term"])

    @cached_property
    def whose(self) -> Ints:
        """Of each term, which profile's it is."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    @cached_property
    def ends(self) -> Ints:
        """Where the terms of each end."""
        return np.cumsum(self.counts)

    def places_of(self, some: Ints) -> tuple[Places, Ints]:
        """Give where the terms of some profiles stand, one after the other, and which of these each is of."""
        counts = self.counts[some]
        ends = np.cumsum(counts)
        starts = self.ends[some] - ends
        whose = np.repeat(np.arange(len(some)), counts)
        return starts[whose] + np.arange(len(whose)), whose

    @cached_property
    def totals(self) -> Floats:
        """How much all names of each weigh, and how many numbers and years it has: float64 (3, profiles)."""
        names, kinds = (np.ascontiguousarray(self.terms[column]) for column in ("name", "kind"))
        told, counted = np.flatnonzero(names.view(np.uint16)), np.flatnonzero(kinds)
        whose, kind = self.whose[counted], kinds[counted]
        return np.stack(
            [
                np.bincount(self.whose[told], _HALVES[names.view(np.uint16)[told]], len(self)),
                *(np.bincount(whose, kind & bit > 0, len(self)) for bit in (IS_NUMBER, IS_YEAR)),
            ]
        )

    def at(self, places: Places) -> Columns:
        """Give what the terms at some places say."""
        rows = self.terms.view(np.uint8).reshape(-1, _BYTES).take(places, axis=0).view(_LAYOUT)[:, 0]
        weight, lead, name = (
            _HALVES.take(np.ascontiguousarray(rows[column]).view(np.uint16))
            for column in ("weight", "lead", "name")
        )
        return Columns(weight=weight, lead=lead, name=name, kind=np.ascontiguousarray(rows["kind"]))

    @cached_property
    def each(self) -> list[Profile]:
        """Each for itself."""
        return [self.get(place) for place in range(len(self))]

    def get(self, place: int) -> Profile:
        """Give one for itself."""
        end = int(self.ends[place])
        start = end - int(self.counts[place])
        own = Profile(
            terms=self.terms[start:end], day=int(self.days[place]), is_dated=bool(self.is_dated[place])
        )
        vars(own)["ids"] = vars(own.beside)["ids"] = self.ids[start:end]
        vars(own.beside)["totals"] = self.totals[:, place : place + 1]
        return own


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """What some terms say: weight, lead and name float64, kind uint8; each (terms,). See `Profile`."""

    weight: Floats
    lead: Floats
    name: Floats
    kind: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A profile as the store keeps it; see `Profile`."""

    data: bytes
    day: int
    is_dated: bool


def read_profiles(written: Sequence[Written]) -> Profiles:
    """Read profiles that were stored, all in one step."""
    return Profiles(
        terms=np.frombuffer(b"".join([own.data for own in written]), dtype=_LAYOUT),
        counts=np.array([len(own.data) // _BYTES for own in written], dtype=np.int64),
        days=np.array([own.day for own in written], dtype=np.int64),
        is_dated=np.array([own.is_dated for own in written], dtype=bool),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """The stems of an article, counted; each int64 (stems,).

    Args:
        stems: Their numbers, in the order in which they come.
        count, lead: How often each comes: at all, and among the first words.
        capital: With a capital anywhere.
        named, opened: With a capital behind the heading: inside a sentence, and at its start.
    """

    stems: Ints
    count: Ints
    lead: Ints
    capital: Ints
    named: Ints
    opened: Ints


def profile(
    text: str | Words,
    *,
    headline: str | None = None,
    names: Sequence[str] = (),
    day: int = 0,
    is_dated: bool = False,
) -> Profile:
    """Give the profile of an article.

    Args:
        text: Its body, or that body's words.
        headline: Its headline; without one, a first line that looks like one is taken.
        names: Of its speakers, once for each statement: a "he" that is known to be someone counts.
        day, is_dated: When.
    """
    words = read_words(text) if isinstance(text, str) else text
    numbers, heading = _with_heading(words, headline)
    seen = _count(numbers, heading, words.beside(" ".join(names)))
    return Profile(terms=_weigh(seen, words.terms), day=day, is_dated=is_dated)


def _with_heading(words: Words, headline: str | None) -> tuple[Ints, int]:
    """Give the words and marks of heading and body, and how many are the heading's."""
    if headline:
        own = words.beside(headline)
        return np.concatenate([own, [MARK], words.numbers]), len(own)
    text = words.text.lstrip()
    first, _, rest = text.partition("\n")
    if rest and len(first.split()) <= HEADING_WORDS and not first.rstrip().endswith("."):
        before = len(words.text) - len(text)
        return words.numbers[words.text.count("\n", 0, before) :], len(words.beside(first))
    return np.append(MARK, words.numbers), 0


def _count(numbers: Ints, heading: int, names: Ints) -> _Seen:
    """Count stems.

    Args:
        numbers: Words and marks of heading and body.
        heading: How many of them are the heading's.
        names: Words of the speakers' names.
    """
    is_word = numbers >= 0
    told = np.flatnonzero(is_word & (numbers & IS_STOP == 0))
    if not len(told):
        return _Seen(*[np.empty(0, np.int64)] * 6)
    words = numbers[told]
    stems, place = _as_they_come(words >> STEM_FROM)
    is_lead = np.cumsum(is_word)[told] <= LEAD_WORDS + heading
    has_capital = words & IS_CAPITAL > 0
    is_inside = has_capital & (told > heading)
    starts = ~is_word[told - 1]

    def times(of: Ints) -> Ints:
        return np.bincount(of, minlength=len(stems))

    return _Seen(
        stems,
        count=times(place),
        lead=times(place[is_lead]),
        capital=times(place[has_capital]),
        named=times(np.append(place[is_inside & ~starts], _named(stems, names))),
        opened=times(place[is_inside & starts]),
    )


def _as_they_come(values: Ints) -> tuple[Ints, Ints]:
    """Give each of some values once, in the order in which they come, and for each value its place there."""
    order = values.argsort(kind="stable")
    ordered = values[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = ordered[1:] != ordered[:-1]
    firsts = order[is_first]
    comes = firsts.argsort()
    rank = np.empty_like(comes)
    rank[comes] = np.arange(len(comes))
    place = np.empty_like(order)
    place[order] = rank[np.cumsum(is_first) - 1]
    return values[firsts[comes]], place


def _named(stems: Ints, names: Ints) -> Ints:
    """Give the places of those stems that stand in names with a capital, as often as they do."""
    own = names[(names >= 0) & (names & IS_CAPITAL > 0)] >> STEM_FROM
    order = stems.argsort()
    place: Ints = order[np.minimum(np.searchsorted(stems, own, sorter=order), len(stems) - 1)]
    return np.asarray(place[stems[place] == own])


def _weigh(seen: _Seen, known: Terms) -> NDArray[Any]:
    rows = np.zeros(len(seen.stems), dtype=_LAYOUT)
    if not len(rows):
        return rows
    own = known.terms_of(seen.stems)
    terms, rarity, kinds = own["term"], own["rarity"], own["kind"]
    is_name = (seen.named > 0) & ((seen.named > 1) | (seen.capital == seen.count)) & (kinds == 0)
    as_name = _tell(seen.named + seen.opened) * rarity * np.where(seen.lead > 0, 2.0, 0.6)
    rows["term"] = terms
    rows["kind"] = kinds
    rows["weight"] = _of_length_1(_tell(seen.count) * rarity)
    rows["lead"] = _of_length_1(np.where(seen.lead > 0, _tell(seen.lead) * rarity, 0.0))
    rows["name"] = np.where(is_name, as_name, 0.0)
    order = np.argsort(terms, kind="stable")
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = terms[order[1:]] != terms[order[:-1]]
    return rows[order[is_first]]


def _tell(counts: Ints) -> NDArray[np.float64]:
    """Give how much more often is more."""
    return 1 + np.log(np.maximum(counts, 1))


def _of_length_1(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    return vector / (np.linalg.norm(vector) or 1.0)
