"""Tracing again: the statements of the whole archive, matched anew on several processors.

    statements --key (processes)--> postings --match (processes)--> matches --> lines

Gives the same matches and lines as adding the articles one by one in the order of their days.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from onrecord.domain.match import Match
from onrecord.domain.telling import Limits, Telling
from onrecord.relate.keys import keys_of
from onrecord.relate.matching import match_tellings
from onrecord.relate.postings import Keyed, Postings
from onrecord.store import Archive
from onrecord.store.match_again import Placed, seen_in
from onrecord.store.tellings import fingerprint, id_of, number_of
from onrecord.tracing import match_statements
from onrecord.workshop import Workshop, start_workshop

AT_ONCE = 200
_REMEMBERED = 20_000  # statements, of some five hundred bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Articles that are worked on together: their ids, and the place of the first among all."""

    first: int
    ids: tuple[str, ...]
    postings: str = ""


def match_all(where: str | Path, *, by: str, jobs: int | None = None) -> Iterator[int]:
    """Match the whole archive again; people's judgements stay before what comes out.

    Others may write meanwhile; what they change is matched at the end.

    Args:
        where: A folder or a PostgreSQL address, as `open_archive` takes it.
        by: The program with its version.
        jobs: Processes that read and compare; with one, this process does all. By default so
            many as the archive's size pays for. They start at once, before the first is asked for.

    Returns:
        How many articles are done so far: each is counted when it was read and when it was compared.
    """
    return _match_all(start_workshop(where, jobs), by)


def _match_all(shop: Workshop, by: str) -> Iterator[int]:
    with shop.open() as archive:
        ids = tuple(archive.iterate_article_ids())
        parts = [_Part(first=at, ids=ids[at : at + AT_ONCE]) for at in range(0, len(ids), AT_ONCE)]
        done, placed, keyed = 0, list[Placed](), list[Keyed]()
        for index, keys in shop.work(_key, parts):
            placed.append(index)
            keyed.append(keys)
            done += len(index.seen)
            yield done
        found: list[Match] = []
        with TemporaryDirectory(prefix="onrecord-") as folder:
            Postings.of(Keyed.join(keyed)).save(Path(folder))
            del keyed
            told = [_Part(first=part.first, ids=part.ids, postings=folder) for part in parts]
            for part, matches in zip(parts, shop.work(_match, told), strict=True):
                found += matches
                done += len(part.ids)
                yield done
        for article in archive.replace_matches(_together(placed), found, by=by):
            match_statements(archive, [article], by=by)


def _key(archive: Archive, part: _Part) -> tuple[Placed, Keyed]:
    """Read the statements of some articles, and give what they are found by."""
    told = archive.read_tellings(part.ids)
    given = [(at, each) for at, own in enumerate(part.ids, part.first) for each in told.get(own, ())]
    keys = [keys_of(each) for _, each in given]
    days = [each.day for _, each in given]
    own = [tuple(dict.fromkeys((*each.words, *each.runs))) for each in keys]
    placed = Placed(
        ids=tuple(each.id for _, each in given),
        articles=tuple(each.article for _, each in given),
        days=np.array(days, dtype=np.int64),
        prints=tuple(fingerprint(each.text) for _, each in given),
        keys=np.array([key for each in own for key in each], dtype=np.int64),
        ends=np.cumsum([len(each) for each in own], dtype=np.int64),
        seen={own: seen_in(told.get(own, ())) for own in part.ids},
    )
    numbers = [number_of(each.id) for _, each in given]
    return placed, Keyed.of(numbers, days, [at for at, _ in given], keys)


def _match(archive: Archive, part: _Part) -> tuple[Match, ...]:
    """Match the statements of some articles with those of articles before them and their own."""
    bench = _bench(part.postings)
    told = archive.read_tellings(part.ids)
    given = [each for own in part.ids for each in told.get(own, ())]
    bench.remember(given)
    numbers = bench.postings.keyed.numbers
    own, other = bench.postings.find_candidates(part.first, part.first + len(part.ids), Limits())
    pairs = [
        (id_of(one), id_of(two))
        for one, two in zip(numbers[own].tolist(), numbers[other].tolist(), strict=True)
    ]
    bench.remember(archive.find_tellings(bench.missing({two for _, two in pairs})).values())
    candidates: dict[str, list[Telling]] = {}
    for one, two in pairs:
        if two in bench.known:
            candidates.setdefault(one, []).append(bench.known[two])
    matches = match_tellings(given, candidates)
    bench.forget()
    return matches


@dataclass(slots=True)
class _Bench:
    """What a process has before it: the index of all statements, and those it saw last."""

    postings: Postings
    known: OrderedDict[str, Telling] = field(default_factory=OrderedDict)

    def remember(self, given: Iterable[Telling]) -> None:
        """Keep statements at hand."""
        self.known.update((each.id, each) for each in given)

    def missing(self, ids: Iterable[str]) -> list[str]:
        """Give those of some ids that are not at hand."""
        return sorted(own for own in ids if own not in self.known)

    def forget(self) -> None:
        """Put away what has been at hand for longest, where it is much."""
        while len(self.known) > _REMEMBERED:
            self.known.popitem(last=False)


@lru_cache(maxsize=1)
def _bench(folder: str) -> _Bench:
    return _Bench(Postings.load(Path(folder)))


def _together(parts: Sequence[Placed]) -> Placed:
    starts = np.cumsum([0, *(len(part.keys) for part in parts)])
    ends = [part.ends + start for part, start in zip(parts, starts, strict=False)]
    nothing = np.empty(0, dtype=np.int64)
    return Placed(
        ids=[own for part in parts for own in part.ids],
        articles=[own for part in parts for own in part.articles],
        days=np.concatenate([nothing, *(part.days for part in parts)]),
        prints=[own for part in parts for own in part.prints],
        keys=np.concatenate([nothing, *(part.keys for part in parts)]),
        ends=np.concatenate([nothing, *ends]),
        seen={own: seen for part in parts for own, seen in part.seen.items()},
    )
