"""Likely: which articles of an archive could be copies, or of one story, found for all of them at once.

The rule is that of the archive's index, asked for each article as it came: of the articles before
it, those that share most marks of its text, and of those of its days the ones that share most terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np

from onrecord.domain.story import STORY_WINDOW_DAYS, Sketch, StoryLimits
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outlines:
    """Articles with what they are found by, in the order in which they came.

    Args:
        days: int64 (articles,).
        marks, terms: int64: of all articles, one after the other.
        marks_end, terms_end: int64 (articles,): where those of an article end.
    """

    days: Ints
    marks: Ints
    marks_end: Ints
    terms: Ints
    terms_end: Ints

    @classmethod
    def of(cls, sketches: Sequence[Sketch]) -> Outlines:
        """Give the outlines of sketches."""
        return cls(
            days=np.array([own.day for own in sketches], dtype=np.int64),
            marks=np.array([mark for own in sketches for mark in own.marks], dtype=np.int64),
            marks_end=np.cumsum([len(own.marks) for own in sketches], dtype=np.int64),
            terms=np.array([term for own in sketches for term in own.terms], dtype=np.int64),
            terms_end=np.cumsum([len(own.terms) for own in sketches], dtype=np.int64),
        )

    @classmethod
    def join(cls, parts: Sequence[Outlines]) -> Outlines:
        """Put parts together, in order."""
        return cls(
            days=together([part.days for part in parts]),
            marks=together([part.marks for part in parts]),
            marks_end=ends_together([part.marks_end for part in parts], [len(part.marks) for part in parts]),
            terms=together([part.terms for part in parts]),
            terms_end=ends_together([part.terms_end for part in parts], [len(part.terms) for part in parts]),
        )

    def without_terms(self, places: Sequence[int]) -> Outlines:
        """Leave out the terms of the articles at some places: these are found by none."""
        owners = owners_of(self.terms_end)
        is_left = ~np.isin(owners, places)
        counts = np.bincount(owners[is_left], minlength=len(self.days))
        return replace(self, terms=self.terms[is_left], terms_end=np.cumsum(counts, dtype=np.int64))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likely:
    """All articles, by mark and by term.

    Args:
        outlines: The articles.
        marks, terms: Their places, by either.
        latest: int64 (articles,): the latest day up to each.
    """

    outlines: Outlines
    marks: Inverted
    terms: Inverted
    latest: Ints

    @classmethod
    def of(cls, outlines: Outlines) -> Likely:
        """Put the marks and terms of all articles in order."""
        return cls(
            outlines=outlines,
            marks=Inverted.of(outlines.marks, owners_of(outlines.marks_end)),
            terms=Inverted.of(outlines.terms, owners_of(outlines.terms_end)),
            latest=np.maximum.accumulate(outlines.days),
        )

    def save(self, folder: Path) -> None:
        """Write everything into a folder, for other processes to look into."""
        self.marks.save(folder, "marks")
        self.terms.save(folder, "terms")
        for each in fields(Outlines):
            np.save(folder / f"outlines-{each.name}", getattr(self.outlines, each.name))

    @classmethod
    def load(cls, folder: Path) -> Likely:
        """Look into a folder; what is asked for is read, and shared by all who look."""
        outlines = Outlines(
            **{each.name: look(folder / f"outlines-{each.name}.npy") for each in fields(Outlines)}
        )
        return cls(
            outlines=outlines,
            marks=Inverted.load(folder, "marks"),
            terms=Inverted.load(folder, "terms"),
            latest=np.maximum.accumulate(outlines.days),
        )

    def find_texts(self, first: int, last: int, limits: StoryLimits) -> tuple[Ints, Ints]:
        """Find which articles before each of some share most marks with it.

        Args:
            first, last: From which article to which; half-open.
            limits: How many are looked at.

        Returns:
            int64 (pairs,), twice: places of articles, and of one that each could be a copy of.
        """
        asked, whose = values_of(self.outlines.marks, self.outlines.marks_end, first, last)
        low, high = self.marks.stretches(asked, whose + first)
        is_crowded = np.bincount(whose, high - low, minlength=last - first) >= limits.few
        low = np.where(is_crowded[whose], np.maximum(low, high - limits.of_a_mark), low)
        found, stretch = self.marks.expand(low, high)
        return self._most_shared(whose[stretch] + first, found, limits.texts)

    def find_stories(self, first: int, last: int, limits: StoryLimits) -> tuple[Ints, Ints]:
        """Find which articles before each of some, and of its days, share most terms; see `find_texts`."""
        days = self.outlines.days
        asked, whose = values_of(self.outlines.terms, self.outlines.terms_end, first, last)
        since = np.searchsorted(self.latest, days[first:last] - STORY_WINDOW_DAYS)
        low, high = self.terms.stretches(asked, whose + first, since[whose])
        found, stretch = self.terms.expand(low, high)
        is_near = np.abs(days[found] - days[whose[stretch] + first]) <= STORY_WINDOW_DAYS
        found, stretch = found[is_near], stretch[is_near]
        is_looked_at = _bounded(whose, stretch, days[found], found, limits.few, limits.of_a_term)
        return self._most_shared(whose[stretch[is_looked_at]] + first, found[is_looked_at], limits.stories)

    def _most_shared(self, own: Ints, other: Ints, most: int) -> tuple[Ints, Ints]:
        total = max(len(self.outlines.days), 1)
        codes, counts = np.unique(own * total + other, return_counts=True)
        own, other = np.divmod(codes, total)
        order = np.lexsort((other, -counts, own))
        own, other = own[order], other[order]
        best = first_ranks(own) < most
        return own[best], other[best]


def _bounded(whose: Ints, stretch: Ints, days: Ints, found: Ints, few: int, of_each: int) -> Ints:
    """Give which of those found are looked at: where one has few, all, else the newest of each stretch.

    Args:
        whose: Of each stretch.
        stretch: Of each found, ascending.
        days, found: Its day, and its place.
        few: From so many on, only `of_each` of a stretch count.
    """
    counts = np.bincount(whose[stretch], minlength=int(whose[-1]) + 1 if len(whose) else 0)
    is_crowded = counts[whose[stretch]] >= few
    if not is_crowded.any():
        return np.arange(len(found))
    many = np.flatnonzero(is_crowded)
    order = many[np.lexsort((-found[many], -days[many], stretch[many]))]
    newest = order[first_ranks(stretch[order]) < of_each]
    return np.concatenate([np.flatnonzero(~is_crowded), newest])
