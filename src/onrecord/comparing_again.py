"""Comparing again: the whole archive, from its texts, on several processors.

    texts --sketch (processes)--> sketches --compare (processes)--> copies, likenesses
    likenesses --group (processes)--> stories

Gives the same copies and stories as adding the articles one by one in the order of their days.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.comparing import Weighed, compare_with, group_region, sketch_text, weigh
from onrecord.domain.story import Group, Related, Sketch, StoryLimits
from onrecord.relate import Profiles, find_regions
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
    related = []
    for own in owns:
        if own in bench.known:
            mine = bench.known[own]
            alike, told = bench.of(texts.get(own, ())), bench.of(stories.get(own, ()))
            found = compare_with(
                mine,
                [(other.sketch.article, other.text) for other in alike],
                [other.sketch.article for other in told],
                Profiles.of([other.about for other in told]),
            )
            related.append(replace(found, sketch=_without_bytes(mine.sketch)))
    bench.forget()
    return related


def _by_own(own: Ints, other: Ints) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for one, two in zip(own.tolist(), other.tolist(), strict=True):
        found[one].append(two)
    return found


@dataclass(slots=True)
class _Bench:
    """What a process has before it: the index of all articles, and those it saw last."""

    likely: Likely
    ids: Sequence[str]
    known: OrderedDict[int, Weighed] = field(default_factory=OrderedDict)

    def remember(self, archive: Archive, places: Iterable[int]) -> None:
        """Have articles at hand."""
        missing = sorted(place for place in places if place not in self.known)
        held = archive.read_sketches([self.ids[place] for place in missing])
        places = [place for place in missing if self.ids[place] in held]
        weighed = weigh([held[self.ids[place]] for place in places])
        self.known.update(zip(places, weighed, strict=True))

    def of(self, places: Iterable[int]) -> list[Weighed]:
        """Give articles that are at hand."""
        return [self.known[place] for place in places if place in self.known]

    def forget(self) -> None:
        """Put away what has been at hand for longest, where it is much."""
        while len(self.known) > _REMEMBERED:
            self.known.popitem(last=False)


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
