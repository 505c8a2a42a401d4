"""Comparing again: the whole archive, from its texts, on several processors.

    texts --sketch (processes)--> sketches --compare (processes)--> copies, likenesses --> stories

Gives the same copies and stories as comparing article by article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from onrecord.comparing import find_related, group_region, sketch_text
from onrecord.domain.story import Group, Related, Sketch
from onrecord.relate import find_regions
from onrecord.store import Archive, open_archive

AT_ONCE = 250
Work = Callable[[Callable[[Sequence[str]], list[Any]], Sequence[Sequence[str]]], Iterable[list[Any]]]
_held: dict[str, Archive] = {}


def compare_all(where: str | Path, *, jobs: int = 2) -> Iterator[int]:
    """Compare every article of an archive with the others again; what people decided stays.

    Args:
        where: A folder or a PostgreSQL address, as `open_archive` takes it.
        jobs: Processes that sketch and compare; with one, this process does all.

    Returns:
        How many articles are done so far: each is counted when it was sketched and when it was compared.
    """
    with open_archive(where, create=False) as archive, _workers(where, archive, jobs) as work:
        archive.forget_comparisons()
        ids = list(archive.iterate_article_ids())
        parts = [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]
        done = 0
        for sketches in work(_sketch, parts):
            archive.write_sketches([Related(sketch=own) for own in sketches])
            done += len(sketches)
            yield done
        for found in work(_compare, parts):
            archive.write_ties(found)
            done += len(found)
            yield done
        archive.settle_stories(_group(archive, ids))


@contextmanager
def _workers(where: str | Path, archive: Archive, jobs: int) -> Iterator[Work]:
    """Give what carries a function over parts, in order."""
    if jobs < 2:
        _held["archive"] = archive
        try:
            yield map
        finally:
            _held.clear()
        return
    with ProcessPoolExecutor(
        max_workers=jobs, mp_context=get_context("spawn"), initializer=_open, initargs=(str(where),)
    ) as pool:
        yield pool.map


def _open(where: str) -> None:
    _held["archive"] = open_archive(where, create=False)


def _sketch(ids: Sequence[str]) -> list[Sketch]:
    return [sketch_text(own) for own in _held["archive"].read_plain(ids)]


def _compare(ids: Sequence[str]) -> list[Related]:
    """Compare some articles with those before them, so that each pair is written once."""
    found = []
    for own, others in _held["archive"].find_earlier(ids):
        related = find_related(own, others)
        found.append(Related(sketch=_without_bytes(own), copies=related.copies, links=related.links))
    return found


def _without_bytes(own: Sketch) -> Sketch:
    return replace(own, shingles=b"", profile=b"", marks=(), terms=())


def _group(archive: Archive, ids: Sequence[str]) -> list[Group]:
    """Group all articles; those that nothing ties to another are groups of their own."""
    known = set(ids)
    links = {pair: score for pair, score in archive.all_links().items() if known.issuperset(pair)}
    tied = {own for pair in links for own in pair}
    groups = [Group(articles=(own,), middle=own) for own in ids if own not in tied]
    regions = find_regions(links, tied)
    for start in range(0, len(regions), AT_ONCE):
        for region in archive.regions_of(regions[start : start + AT_ONCE]):
            groups += group_region(region)
    return groups
