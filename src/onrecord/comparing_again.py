"""Comparing again: the whole archive, from its texts, on several processors.

    texts --sketch (processes)--> sketches --compare texts (processes)--> copies, reprints
    sketches, reprints --compare stories (processes)--> likenesses --group (processes)--> stories

Gives the same copies and stories as adding the articles one by one in the order of their days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from onrecord.comparing import (
    as_reprint,
    find_copies,
    find_holders,
    find_likes,
    group_region,
    profiles_of,
    sketch_text,
    tell_of_one,
)
from onrecord.domain.story import Group, Related, Sketch, StoryLimits
from onrecord.relate import Profiles, Shingles, find_regions, likeness
from onrecord.relate.inverted import Ints
from onrecord.relate.likely import Likely, Outlines
from onrecord.store import Archive
from onrecord.workshop import Workshop, start_workshop

AT_ONCE = 250
_REMEMBERED = 8_000  # articles, of some ten thousand bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Articles that are compared together.

    Args:
        first: The place of the first among all.
        last: The place behind the last.
        folder: Where the index lies.
    """

    first: int
    last: int
    folder: str


def compare_all(where: str | Path, *, jobs: int | None = None) -> Iterator[int]:
    """Compare every article of an archive with the others again; what people decided stays.

    Args:
        where: A folder or a PostgreSQL address, as `open_archive` takes it.
        jobs: Processes that sketch and compare; with one, this process does all. By default so
            many as the archive's size pays for. They start at once, before the first is asked for.

    Returns:
        How many articles are done so far: each is counted when it was sketched and when it was compared.
    """
    return _compare_all(start_workshop(where, jobs))


def _compare_all(shop: Workshop) -> Iterator[int]:
    with shop.open() as archive:
        archive.forget_comparisons()
        ids = list(archive.iterate_article_ids())
        parts = [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]
        done, sketched, outlines = 0, list[str](), list[Outlines]()
        for sketches in shop.work(_sketch, parts):
            archive.write_sketches([Related(sketch=own) for own in sketches])
            sketched += [own.article for own in sketches]
            outlines.append(Outlines.of(sketches))
            done += len(sketches)
            yield done
        with TemporaryDirectory(prefix="onrecord-") as folder:
            joined = Outlines.join(outlines)
            texts = _lay_out(Path(folder, "texts"), joined, sketched)
            stand_ins = _Reprints()
            for compared in shop.work(_compare_texts, texts):
                archive.write_ties([stand_ins.find(each) for each in compared])
                yield done
            archive.write_reprints(stand_ins.known)
            stories = _lay_out(Path(folder, "stories"), _told(joined, sketched, stand_ins.known), sketched)
            for found in shop.work(_compare_stories, stories):
                archive.write_ties(found)
                done += len(found)
                yield done
        archive.hold_reprints()
        archive.settle_stories(_group(archive, shop, sketched))


_IDS = "ids.txt"


def _told(outlines: Outlines, ids: Sequence[str], stand_ins: Mapping[str, str]) -> Outlines:
    """Give the outlines of articles, reprints without their terms."""
    if not stand_ins:
        return outlines
    return outlines.without_terms([place for place, own in enumerate(ids) if own in stand_ins])


def _lay_out(folder: Path, outlines: Outlines, ids: Sequence[str]) -> list[_Part]:
    """Write an index of all articles into a new folder; give the parts that are compared with it."""
    folder.mkdir()
    Likely.of(outlines).save(folder)
    (folder / _IDS).write_text("\n".join(ids), encoding="ascii")
    return [
        _Part(first=at, last=min(at + AT_ONCE, len(ids)), folder=str(folder))
        for at in range(0, len(ids), AT_ONCE)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """An article whose text was compared.

    Args:
        related: With its copies.
        held: Of articles that hold its words and turn on the same, how near each is.
        days: Theirs.
    """

    related: Related
    held: Mapping[str, float] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)


class _Reprints:
    """The reprints found so far; asked in the order of the articles."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self._days: dict[str, int] = {}

    def find(self, own: _Compared) -> Related:
        """Say whether an article is a reprint."""
        self._days |= own.days
        found = as_reprint(own.related, own.held, self.known, self._days)
        if found.stand_in is not None:
            self.known[found.sketch.article] = found.stand_in
        return found


def _sketch(archive: Archive, ids: Sequence[str]) -> list[Sketch]:
    return [sketch_text(own) for own in archive.read_plain(ids)]


def _compare_texts(archive: Archive, part: _Part) -> list[_Compared]:
    """Compare the texts of some articles with those before them, so that each pair is written once."""
    bench = _texts_of(part.folder)
    texts = _by_own(*bench.likely.find_texts(part.first, part.last, StoryLimits()))
    owns = range(part.first, part.last)
    bench.remember(archive, {*owns, *chain.from_iterable(texts.values())})
    found = [bench.compare(archive, own, texts.get(own, ())) for own in owns if own in bench.known]
    bench.forget()
    return found


def _compare_stories(archive: Archive, part: _Part) -> list[Related]:
    """Compare what some articles are about with those before them, so that each pair is written once."""
    bench = _stories_of(part.folder)
    stories = _by_own(*bench.likely.find_stories(part.first, part.last, StoryLimits()))
    owns = range(part.first, part.last)
    bench.remember(archive, {*owns, *chain.from_iterable(stories.values())})
    found = [bench.compare(own, stories.get(own, ())) for own in owns if own in bench.known]
    bench.forget()
    return found


def _by_own(own: Ints, other: Ints) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for one, two in zip(own.tolist(), other.tolist(), strict=True):
        found[one].append(two)
    return found


@dataclass(slots=True)
class _Texts:
    """What a process has before it: the index of all articles, and the texts it saw last; by place."""

    likely: Likely
    ids: Sequence[str]
    known: dict[int, tuple[Sketch, Shingles]] = field(default_factory=dict)

    def remember(self, archive: Archive, places: Iterable[int]) -> None:
        """Have texts at hand."""
        missing = sorted(place for place in places if place not in self.known)
        held = archive.read_sketches([self.ids[place] for place in missing], with_profile=False)
        for place in missing:
            if (own := held.get(self.ids[place])) is not None:
                self.known[place] = _without_bytes(own), Shingles.from_bytes(own.shingles)

    def compare(self, archive: Archive, own: int, others: Iterable[int]) -> _Compared:
        """Compare an article with others; those that are not at hand were withdrawn meanwhile."""
        sketch, text = self.known[own]
        alike = [self.known[place] for place in others if place in self.known]
        texts = [(other.article, words) for other, words in alike]
        related = Related(sketch=sketch, copies=find_copies(text, texts))
        held = find_holders(text, texts, related.copies)
        if not held:
            return _Compared(related=related)
        told = archive.read_sketches([sketch.article, *held], with_text=False)
        mine = told.pop(sketch.article, sketch)
        is_of_one = tell_of_one(mine, list(told.values()))
        return _Compared(
            related=related,
            held={other: share for other, share in held.items() if other in is_of_one},
            days={other: each.day for other, each in told.items()},
        )

    def forget(self) -> None:
        """Put away what has been at hand for longest, where it is much."""
        for place in list(islice(self.known, max(0, len(self.known) - _REMEMBERED))):
            del self.known[place]


@dataclass(slots=True)
class _Stories:
    """What a process has before it: the index of all articles, and those it saw last.

    Args:
        likely, ids: Of all.
        known: By place: the article without its bytes, and its row in `about`.
        about: What they are about.
    """

    likely: Likely
    ids: Sequence[str]
    known: dict[int, tuple[Sketch, int]] = field(default_factory=dict)
    about: Profiles = field(default_factory=lambda: Profiles.of(()))

    def remember(self, archive: Archive, places: Iterable[int]) -> None:
        """Have articles at hand."""
        missing = sorted(place for place in places if place not in self.known)
        held = archive.read_sketches([self.ids[place] for place in missing], with_text=False)
        found = {place: held[self.ids[place]] for place in missing if self.ids[place] in held}
        for row, (place, own) in enumerate(found.items(), len(self.about)):
            self.known[place] = _without_bytes(own), row
        self.about = Profiles.join([self.about, profiles_of(list(found.values()))])

    def compare(self, own: int, others: Iterable[int]) -> Related:
        """Compare an article with others; those that are not at hand were withdrawn meanwhile."""
        sketch, row = self.known[own]
        told = [self.known[place] for place in others if place in self.known]
        rows = np.array([other for _, other in told], np.int64)
        scores = likeness(self.about.get(row), self.about, rows)
        return Related(sketch=sketch, links=find_likes([other.article for other, _ in told], scores.tolist()))

    def forget(self) -> None:
        """Put away what has been at hand for longest, where it is much."""
        if (first := len(self.about) - _REMEMBERED) > 0:
            self.about = self.about.since(first)
            self.known = {
                place: (sketch, row - first) for place, (sketch, row) in self.known.items() if row >= first
            }


@lru_cache(maxsize=1)
def _texts_of(folder: str) -> _Texts:
    return _Texts(Likely.load(Path(folder)), _ids_in(folder))


@lru_cache(maxsize=1)
def _stories_of(folder: str) -> _Stories:
    return _Stories(Likely.load(Path(folder)), _ids_in(folder))


def _ids_in(folder: str) -> list[str]:
    return Path(folder, _IDS).read_text(encoding="ascii").split()


def _without_bytes(own: Sketch) -> Sketch:
    return replace(own, shingles=b"", profile=b"", marks=(), terms=())


def _group(archive: Archive, shop: Workshop, ids: Sequence[str]) -> list[Group]:
    """Group all articles but reprints; those that nothing ties to another are groups of their own."""
    known = set(ids) - archive.stand_ins_of(ids).keys()
    links = {pair: score for pair, score in archive.all_links().items() if known.issuperset(pair)}
    tied = {own for pair in links for own in pair}
    groups = [Group(articles=(own,), middle=own) for own in sorted(known - tied)]
    regions = find_regions(links, tied)
    parts = [regions[start : start + AT_ONCE] for start in range(0, len(regions), AT_ONCE)]
    for found in shop.work(_group_regions, parts):
        groups += found
    return groups


def _group_regions(archive: Archive, regions: Sequence[Sequence[str]]) -> list[Group]:
    return [group for region in archive.regions_of(regions) for group in group_region(region)]
