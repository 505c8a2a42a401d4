"""What comparing one new article costs, in archives of growing size.

    python -m bench.comparing FOLDER 40000 400000      articles; makes the archives, then measures

The archives hold sketches alone, of invented terms drawn as words are (few common, most rare), a
thousand articles a day; no text. Each measured article is compared, written and grouped as `add`
does. Figures are milliseconds of processor time.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.comparing import find_related, group_region
from onrecord.domain.story import Sketch
from onrecord.relate import profile, shingle
from onrecord.store import open_archive

ARTICLES_A_DAY = 1_000
FIRST_DAY = 735_000
MEASURED = 200
_WORDS = 400


def main() -> None:
    """Make an archive of each size and measure in it."""
    folder, *sizes = sys.argv[1:]
    for size in map(int, sizes):
        where = Path(folder) / str(size)
        if not (where / "onrecord.sqlite3").exists():
            make_archive(where, size)
        print(
            f"{size} articles: median {{:.1f}} ms, p99 {{:.1f}} ms".format(*measure(where, size)), flush=True
        )


def make_archive(where: Path, size: int) -> None:
    """Fill a new archive with invented sketches, in the order of its indexes."""
    open_archive(where).close()
    connection = sqlite3.connect(where / "onrecord.sqlite3", isolation_level=None)
    connection.executescript(
        "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-200000; BEGIN"
    )
    draw = random.Random(1)
    body = _text(draw)
    shingles, about = shingle(body).to_bytes(), profile(body).to_bytes()
    rows = ((n, f"{n:016x}", "c", "bench", _day(n), 1, shingles, about, b"", b"") for n in range(1, size + 1))
    connection.executemany("INSERT INTO sketches VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
    articles = ((f"{n:016x}", n, "c", "outlet", "x", "y", 1) for n in range(1, size + MEASURED + 1))
    connection.execute(
        "INSERT INTO captures VALUES ('c','s','s',NULL,'t','html','x',0,'w',0,0,NULL,NULL,NULL)"
    )
    connection.executemany(
        "INSERT INTO articles (id, place, capture_id, outlet, captured_at, opening, is_linked)"
        " VALUES (?,?,?,?,?,?,?)",
        articles,
    )
    marks = sorted(draw.getrandbits(32) << 20 | n for n in range(1, size + 1) for _ in range(40))
    connection.executemany(
        "INSERT OR IGNORE INTO text_marks VALUES (?,?)", ((m >> 20, m & 0xFFFFF) for m in marks)
    )
    del marks
    terms = sorted({(_term(draw), _day(n), n) for n in range(1, size + 1) for _ in range(24)})
    connection.executemany("INSERT INTO story_terms VALUES (?,?,?)", terms)
    connection.execute("COMMIT")
    connection.close()


def _day(number: int) -> int:
    return FIRST_DAY + number // ARTICLES_A_DAY


def _term(draw: random.Random) -> int:
    """Draw a term: a common one often, a rare one seldom."""
    return int(draw.paretovariate(0.6)) % 1_000_003


def _text(draw: random.Random) -> str:
    words = (f"W{draw.randrange(5_000)}" for _ in range(_WORDS))
    return "\n".join(
        " ".join(word for _, word in zip(range(20), words, strict=False)) + "." for _ in range(20)
    )


def _sketches(size: int) -> Iterator[Sketch]:
    draw = random.Random(2)
    for number in range(MEASURED):
        body = _text(draw)
        text, about = shingle(body), profile(body)
        yield Sketch(
            article=f"{size + 1 + number:016x}",
            capture="c",
            made_by="bench",
            day=_day(size),
            is_dated=True,
            shingles=text.to_bytes(),
            profile=about.to_bytes(),
            marks=tuple(text.marks.tolist()),
            terms=tuple(sorted({_term(draw) for _ in range(24)})),
        )


def measure(where: Path, size: int) -> tuple[float, float]:
    """Give the median and the 99th percentile of comparing one article."""
    spent = []
    with open_archive(where) as archive:
        for own in _sketches(size):
            start = time.process_time()
            archive.relate(find_related(own, archive.find_neighbours(own)), group_region)
            spent.append(1e3 * (time.process_time() - start))
    ordered = sorted(spent)
    return ordered[len(ordered) // 2], ordered[int(0.99 * len(ordered))]


if __name__ == "__main__":
    main()
