"""What linking costs: a whole archive linked again, and one new article in archives of growing size.

    python -m bench.linking FOLDER again 20000      articles; makes the archive, then links all of it
    python -m bench.linking FOLDER one 7 67         fortnights; makes archives of 300,000 and 3,000,000
                                                    statements, then adds articles one by one

The archives are of invented news (bench.invented_news). Figures are of processor time. Articles a
second of two cores are articles by half the seconds that all processes together took. Of one
article the saving, which `add` does before, stands apart from the linking: people found, learned
and judged, statements matched and recorded in their lines, copies and stories found and grouped, and
all of that written down in one transaction.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice, pairwise
from pathlib import Path

from bench.invented_archive import grow_archive, make_archive
from bench.invented_news import ARTICLES_A_DAY, Newsroom, data_of, moved
from onrecord.comparing import compare_article
from onrecord.comparing_again import compare_all
from onrecord.cycles import pass_over_what_stays
from onrecord.domain.analysis import Analysis
from onrecord.pipeline import tie_people
from onrecord.relate.keys import FORTNIGHT
from onrecord.resolve import make_knowledge
from onrecord.store import Archive, open_archive
from onrecord.store.engine import DATABASE
from onrecord.tracing import match_statements
from onrecord.tracing_again import match_all

BY = "bench"
WARMING, MEASURED = 40, 300
_BASE = FORTNIGHT * ARTICLES_A_DAY


def main() -> None:
    """Make the archives that are missing, and measure."""
    folder, what, *sizes = sys.argv[1:]
    for size in map(int, sizes):
        if what == "again":
            measure_again(Path(folder) / f"news-{size}", size)
        else:
            measure_one(Path(folder), size)


def measure_again(where: Path, size: int) -> None:
    """Link a whole archive again."""
    if not (where / DATABASE).exists():
        make_archive(where, Newsroom().articles(size))
    matched = _spent(lambda: list(match_all(where, by=BY)))
    compared = _spent(lambda: list(compare_all(where)))
    for name, seconds in (
        ("statements into lines", matched),
        ("copies and stories", compared),
        ("both together", matched + compared),
    ):
        print(f"{size} articles, {name}: {size / (seconds / 2):.0f} a second of two cores", flush=True)


def _spent(work: Callable[[], object]) -> float:
    """Give the seconds of processor time that some work takes, in this process and in others."""
    before = _clock()
    work()
    return _clock() - before


def _clock() -> float:
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + others.ru_utime + others.ru_stime


def measure_one(folder: Path, times: int) -> None:
    """Add articles one by one to an archive of so many fortnights."""
    base, where = folder / "base", folder / f"fortnights-{times}"
    if not (base / DATABASE).exists():
        make_archive(base, Newsroom().articles(_BASE))
        list(match_all(base, by=BY))
        list(compare_all(base))
    if not (where / DATABASE).exists():
        grow_archive(where, base, times)
    with open_archive(where) as archive:
        spent = [_link(archive, article) for article in _news(times)][WARMING:]
        with archive.snapshot() as connection:
            held = connection.exec_driver_sql("SELECT count(*) FROM statement_lines").scalar()
    print(f"{held} statements, milliseconds of one new article:")
    for part in (*PARTS, "linking"):
        own = sorted(
            1e3 * (sum(each[1:]) if part == "linking" else each[PARTS.index(part)]) for each in spent
        )
        mean, median, most = sum(own) / len(own), own[len(own) // 2], own[int(0.99 * len(own))]
        print(f"  {part:20} mean {mean:6.1f}  median {median:6.1f}  p99 {most:6.1f}", flush=True)


PARTS = ("saving", "people", "statements", "copies and stories", "writing it down")


def _news(times: int) -> Iterator[Analysis]:
    """Give the articles that follow on the last day of an archive."""
    later = timedelta(days=(times - 1) * FORTNIGHT)
    for article in islice(Newsroom().articles(_BASE + WARMING + MEASURED), _BASE, None):
        yield moved(article, later)


def _link(archive: Archive, analysis: Analysis) -> tuple[float, ...]:
    """Save and link an article; give the seconds of each part."""
    analysis, data = data_of(analysis)
    knowledge = make_knowledge(archive.knowledge_files())
    marks = [time.process_time()]
    saved = archive.save(analysis, data)
    marks.append(time.process_time())
    with archive.together():
        tie_people(archive, saved.article, knowledge)
        marks.append(time.process_time())
        match_statements(archive, [saved.article], by=BY)
        marks.append(time.process_time())
        compare_article(archive, saved.article)
        marks.append(time.process_time())
    marks.append(time.process_time())
    pass_over_what_stays()
    return tuple(after - before for before, after in pairwise(marks))


if __name__ == "__main__":
    main()
