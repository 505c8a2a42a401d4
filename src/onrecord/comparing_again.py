"""Comparing again: the whole archive, from its texts, on several processors.

    texts --sketch (processes)--> sketches --compare (processes)--> copies, likenesses
    likenesses --group (processes)--> stories

Gives the same copies and stories as adding the articles one by one in the order of their days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from onrecord.comparing import find_copies, find_likes, group_region, profiles_of, sketch_text
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
            Likely.of(Outlines.join(outlines)).save(Path(folder))
            Path(folder, _IDS).write_text("\n".join(sketched), encoding="ascii")
            count = len(sketched)
            told = [
                _Part(first=at, last=min(at + AT_ONCE, count), folder=folder)
                for at in range(0, count, AT_ONCE)
            ]
            for found in shop.work(_compare, told):
                archive.write_ties(found)
                done += len(found)
                yield done
        archive.settle_stories(_group(archive, shop, sketched))


_IDS = "ids.txt"


def _sketch(archive: Archive, ids: Sequence[str]) -> list[Sketch]:
    return [sketch_text(own) for own in archive.read_plain(ids)]


def _compare(archive: Archive, part: _Part) -> list[Related]:
    """Compare some articles with those before them, so that each pair is written once."""
    bench = _bench(part.folder)
    texts = _by_own(*bench.likely.find_texts(part.first, part.last, StoryLimits()))
    stories = _by_own(*bench.likely.find_stories(part.first, part.last, StoryLimits()))
    owns = range(part.first, part.last)
    bench.remember(
        archive, {*owns, *(other for found in (texts, stories) for each in found.values() for other in each)}
    )
    related = [
        bench.compare(own, texts.get(own, ()), stories.get(own, ())) for own in owns if own in bench.known
    ]
    bench.forget()
    return related


def _by_own(own: Ints, other: Ints) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for one, two in zip(own.tolist(), other.tolist(), strict=True):
        found[one].append(two)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """An article that a process saw.

    Args:
        sketch: Without its bytes.
        text: What they say of its text.
        row: Its place among the profiles.
    """

    sketch: Sketch
    text: Shingles
    row: int


@dataclass(slots=True)
class _Bench:
    """What a process has before it: the index of all articles, and those it saw last."""

    likely: Likely
    ids: Sequence[str]
    known: dict[int, _Known] = field(default_factory=dict)
    about: Profiles = field(default_factory=lambda: Profiles.of(()))

    def remember(self, archive: Archive, places: Iterable[int]) -> None:
        """Have articles at hand."""
        missing = sorted(place for place in places if place not in self.known)
        held = archive.read_sketches([self.ids[place] for place in missing])
        found = {place: held[self.ids[place]] for place in missing if self.ids[place] in held}
        for row, (place, own) in enumerate(found.items(), len(self.about)):
            self.known[place] = _Known(_without_bytes(own), Shingles.from_bytes(own.shingles), row)
        self.about = Profiles.join([self.about, profiles_of(list(found.values()))])

    def compare(self, own: int, texts: Iterable[int], stories: Iterable[int]) -> Related:
        """Compare an article with others; those that are not at hand were withdrawn meanwhile."""
        mine = self.known[own]
        alike, told = (
            [self.known[place] for place in each if place in self.known] for each in (texts, stories)
        )
        scores = likeness(
            self.about.get(mine.row), self.about, np.array([each.row for each in told], np.int64)
        )
        return Related(
            sketch=mine.sketch,
            copies=find_copies(mine.text, [(each.sketch.article, each.text) for each in alike]),
            links=find_likes([each.sketch.article for each in told], scores.tolist()),
        )

    def forget(self) -> None:
        """Put away what has been at hand for longest, where it is much."""
        if (first := len(self.about) - _REMEMBERED) > 0:
            self.about = self.about.since(first)
            self.known = {
                place: replace(each, row=each.row - first)
                for place, each in self.known.items()
                if each.row >= first
            }


@lru_cache(maxsize=1)
def _bench(folder: str) -> _Bench:
    ids = Path(folder, _IDS).read_text(encoding="ascii").split()
    return _Bench(Likely.load(Path(folder)), ids)


def _without_bytes(own: Sketch) -> Sketch:
    return replace(own, shingles=b"", profile=b"", marks=(), terms=())


def _group(archive: Archive, shop: Workshop, ids: Sequence[str]) -> list[Group]:
    """Group all articles; those that nothing ties to another are groups of their own."""
    known = set(ids)
    links = {pair: score for pair, score in archive.all_links().items() if known.issuperset(pair)}
    tied = {own for pair in links for own in pair}
    groups = [Group(articles=(own,), middle=own) for own in ids if own not in tied]
    regions = find_regions(links, tied)
    parts = [regions[start : start + AT_ONCE] for start in range(0, len(regions), AT_ONCE)]
    for found in shop.work(_group_regions, parts):
        groups += found
    return groups


def _group_regions(archive: Archive, regions: Sequence[Sequence[str]]) -> list[Group]:
    return [group for region in archive.regions_of(regions) for group in group_region(region)]
