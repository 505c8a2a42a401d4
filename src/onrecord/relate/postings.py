"""Postings: which statements of an archive could be one, found for all of them at once.

The rule is that of the archive's index, asked for each article as it came: of the statements of
articles before it and of its own, those that share enough words of a speaker, or a run. Here all
keys lie in memory, in order, so that thousands of statements are asked for in one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.domain.telling import Limits
from onrecord.relate.inverted import (
    Ints,
    Inverted,
    ends_together,
    first_ranks,
    look,
    owners_of,
    together,
    values_of,
)
from onrecord.relate.keys import STEP, Keys

_MASK = np.int64((1 << 63) - 1)
_STEP = np.uint64(STEP).astype(np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keyed:
    """Statements and their keys, in the order of their articles.

    Args:
        numbers, days, articles: int64 (statements,): the id as a number, the day, and which
            article of all it is in; the articles ascend.
        words, runs: int64: the keys of all statements, one after the other.
        words_end, runs_end: int64 (statements,): where those of a statement end.
    """

    numbers: Ints
    days: Ints
    articles: Ints
    words: Ints
    words_end: Ints
    runs: Ints
    runs_end: Ints

    @classmethod
    def of(
        cls, numbers: Sequence[int], days: Sequence[int], articles: Sequence[int], keys: Sequence[Keys]
    ) -> Keyed:
        """Give some statements with their keys."""
        return cls(
            numbers=np.array(numbers, dtype=np.int64),
            days=np.array(days, dtype=np.int64),
            articles=np.array(articles, dtype=np.int64),
            words=np.array([key for each in keys for key in each.words], dtype=np.int64),
            words_end=np.cumsum([len(each.words) for each in keys], dtype=np.int64),
            runs=np.array([key for each in keys for key in each.runs], dtype=np.int64),
            runs_end=np.cumsum([len(each.runs) for each in keys], dtype=np.int64),
        )

    @classmethod
    def join(cls, parts: Sequence[Keyed]) -> Keyed:
        """Put parts together, in order."""
        return cls(
            numbers=together([part.numbers for part in parts]),
            days=together([part.days for part in parts]),
            articles=together([part.articles for part in parts]),
            words=together([part.words for part in parts]),
            words_end=ends_together([part.words_end for part in parts], [len(part.words) for part in parts]),
            runs=together([part.runs for part in parts]),
            runs_end=ends_together([part.runs_end for part in parts], [len(part.runs) for part in parts]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """All keys of an archive, in order, with the statements that hold each.

    Args:
        keyed: The statements.
        held: Their places in `keyed`, by word and by run.
    """

    keyed: Keyed
    held: Inverted

    @classmethod
    def of(cls, keyed: Keyed) -> Postings:
        """Put the keys of all statements in order."""
        whose = np.concatenate([owners_of(keyed.words_end), owners_of(keyed.runs_end)])
        return cls(keyed=keyed, held=Inverted.of(np.concatenate([keyed.words, keyed.runs]), whose))

    def save(self, folder: Path) -> None:
        """Write everything into a folder, for other processes to look into."""
        self.held.save(folder, "statements")
        for each in fields(Keyed):
            np.save(folder / f"keyed-{each.name}", getattr(self.keyed, each.name))

    @classmethod
    def load(cls, folder: Path) -> Postings:
        """Look into a folder; what is asked for is read, and shared by all who look."""
        keyed = Keyed(**{each.name: look(folder / f"keyed-{each.name}.npy") for each in fields(Keyed)})
        return cls(keyed=keyed, held=Inverted.load(folder, "statements"))

    def find_candidates(self, first: int, last: int, limits: Limits) -> tuple[Ints, Ints]:
        """Find what the statements of some articles could be one with.

        Args:
            first, last: Of all articles, from which to which; half-open.
            limits: How many are looked at.

        Returns:
            int64 (pairs,), twice: places of statements, and of a candidate of each; at most so
            many of one statement as the limits say, those that share most first.
        """
        start, end = np.searchsorted(self.keyed.articles, [first, last])
        own = np.arange(start, end)
        before = np.searchsorted(self.keyed.articles, self.keyed.articles[start:end], side="right")
        words = self._by_words(own, before, limits)
        runs = self._by_runs(own, before, limits)
        return self._choose(words, runs, limits)

    def _by_words(self, own: Ints, before: Ints, limits: Limits) -> tuple[Ints, Ints]:
        """Give pairs that share a word, as often as they share one."""
        keys, whose = _of(self.keyed.words, self.keyed.words_end, own)
        asked = np.concatenate([keys, (keys - _STEP) & _MASK, (keys + _STEP) & _MASK])
        whose = np.tile(whose, 3)
        low, high = self.held.stretches(asked, before[whose])
        articles = self.keyed.articles[own][whose]
        counts = np.bincount(articles - articles.min(), weights=high - low) if len(articles) else np.empty(0)
        crowded = [articles.min() + place for place in np.flatnonzero(counts >= limits.words_at_once)]
        pairs = []
        for article in crowded:
            here = np.flatnonzero(articles == article)
            many = here[self._is_crowded(asked[here], (high - low)[here], limits)]
            pairs += [
                (whose[one], self._newest(low[one], high[one], limits.of_a_word))
                for one in many[(high - low)[many] > limits.of_a_word]
            ]
            cut = many[(high - low)[many] > limits.of_a_word]
            high[cut] = low[cut]
        return self._expand(own, whose, low, high, pairs)

    def _is_crowded(self, asked: Ints, counts: Ints, limits: Limits) -> NDArray[np.bool_]:
        """Say which keys of an article are asked for together with so many that each is cut."""
        keys, first, whose = np.unique(asked, return_index=True, return_inverse=True)
        part = np.arange(len(keys)) // limits.keys_at_once
        crowded = np.bincount(part, weights=counts[first]) >= limits.words_at_once
        return np.asarray(crowded[part][whose], dtype=bool)

    def _by_runs(self, own: Ints, before: Ints, limits: Limits) -> tuple[Ints, Ints]:
        """Give pairs that share a run, as often as they share one."""
        asked, whose = _of(self.keyed.runs, self.keyed.runs_end, own)
        low, high = self.held.stretches(asked, before[whose])
        pairs = []
        many = np.flatnonzero(high - low > limits.of_a_run)
        for one in many:
            near = self._nearest(low[one], high[one], self.keyed.days[own[whose[one]]], limits.of_a_run)
            pairs.append((whose[one], near))
        high[many] = low[many]
        return self._expand(own, whose, low, high, pairs)

    def _newest(self, low: int, high: int, most: int) -> Ints:
        held = self.held.held[low:high]
        order = np.lexsort((self.keyed.numbers[held], self.keyed.days[held]))
        return held[order[-most:]]

    def _nearest(self, low: int, high: int, day: int, most: int) -> Ints:
        held = self.held.held[low:high]
        order = np.lexsort((self.keyed.numbers[held], self.keyed.days[held]))
        ordered = held[order]
        parting = np.searchsorted(self.keyed.days[ordered], day, side="right")
        return ordered[max(parting - most, 0) : parting + most]

    def _expand(
        self, own: Ints, whose: Ints, low: Ints, high: Ints, rest: Sequence[tuple[int, Ints]]
    ) -> tuple[Ints, Ints]:
        found, place = self.held.expand(low, high)
        owners = whose[place]
        for one, others in rest:
            owners = np.append(owners, np.full(len(others), one))
            found = np.append(found, others)
        return own[owners], found

    def _choose(self, words: tuple[Ints, Ints], runs: tuple[Ints, Ints], limits: Limits) -> tuple[Ints, Ints]:
        total = len(self.keyed.numbers)
        said = words[0] * total + words[1]
        codes, place = np.unique(np.concatenate([said, runs[0] * total + runs[1]]), return_inverse=True)
        by_word = np.bincount(place[: len(said)], minlength=len(codes))
        by_run = np.bincount(place[len(said) :], minlength=len(codes))
        whose, other = np.divmod(codes, total) if total else (codes, codes)
        enough = (by_run > 0) | (by_word >= least_shared(self._told(whose)))
        kept = np.flatnonzero(enough & (whose != other))
        whose, other = whose[kept], other[kept]
        shared = by_word[kept] + limits.run_weight * by_run[kept]
        days, numbers = self.keyed.days, self.keyed.numbers
        apart = np.abs(days[other] - days[whose])
        order = np.lexsort((numbers[other], apart, -shared, whose))
        whose, other = whose[order], other[order]
        best = first_ranks(whose) < limits.most
        return whose[best], other[best]

    def _told(self, whose: Ints) -> Ints:
        """Give how many words of its speaker a statement has."""
        ends = self.keyed.words_end
        return ends[whose] - np.where(whose > 0, ends[whose - 1], 0)


def least_shared(words: Ints) -> Ints:
    """Give how many words in common make candidates of statements with so many; `Keys.least` of each."""
    return np.maximum(2, (2 * words + 4) // 5)


def _of(values: Ints, ends: Ints, own: Ints) -> tuple[Ints, Ints]:
    """Give the values of some statements that follow each other, and which of them each is of."""
    return values_of(values, ends, int(own[0]), int(own[-1]) + 1) if len(own) else (own, own)
