"""The article of a page: onrecord beside four other extractors, in one run.

    python -m bench.extract [--print] [--pages 40]

Every program takes the same bytes of each page, one page by each in turn (A B C A B C ...), on one
thread, with its own metadata where it has any; CPU time of the process, told as a multiple of lxml's
bare parse of the same bytes in the same run. All are scored by the scorer beside the data that
ONRECORD_DATA names. The flattened pages are read by onrecord alone, since no other program takes them;
beside it stands the page's whole text.

The others are trafilatura (as it comes, fast, for precision), newspaper4k, readability-lxml and resiliparse.
The table goes into docs/accuracy-extraction.md, unless --print is given. `make bench` installs the
yardsticks into an environment of their own and runs this there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import lxml.html
from gates.measures import Bench, bench

from onrecord.pipeline import Reader

PAGE = Path(__file__).parents[1] / "docs" / "accuracy-extraction.md"
Found = dict[str, object]
OURS = "onrecord"


@dataclass(slots=True)
class Contestant:
    """One program: how it reads a page, and what it gave.

    Args:
        name: As the table shows it.
        read: From a page's bytes and address to the scorer's fields.
    """

    name: str
    read: Callable[[bytes, str | None], Found]
    spent_s: float = 0.0
    found: list[Found] = field(default_factory=list)
    failed: int = 0


def onrecord_reader(kind: str = "html") -> Callable[[bytes, str | None], Found]:
    """Give a function that reads a page as `read --only article` does."""
    reader = Reader(program="bench", load_model=None)

    def read(data: bytes, _: str | None) -> Found:
        article = reader.read(data, source="page", kind="html" if kind == "html" else "page").article
        if article is None:
            return {}
        return {
            "title": article.headline,
            "authors": list(article.authors),
            "published": article.published_at,
            "lead": article.standfirst,
            "body": article.text,
        }

    return read


def trafilatura_reader(**options: bool) -> Callable[[bytes, str | None], Found]:
    """Give a function that reads a page with trafilatura."""
    import trafilatura

    def read(data: bytes, url: str | None) -> Found:
        page: Any = trafilatura.bare_extraction(
            data, url=url, with_metadata=True, include_comments=False, **options
        )
        if page is None:
            return {}
        return {
            "title": page.title,
            "authors": [name.strip() for name in (page.author or "").split(";") if name.strip()],
            "published": page.date,
            "lead": page.description,
            "body": page.text or "",
        }

    return read


def newspaper_reader(data: bytes, url: str | None) -> Found:
    """Read a page with newspaper4k."""
    from newspaper import Article

    page = Article(url or "https://page.example/", fetch_images=False)
    page.download(input_html=data.decode("utf-8", "replace"))
    page.parse()
    return {
        "title": page.title,
        "authors": list(page.authors),
        "published": page.publish_date.isoformat() if page.publish_date else None,
        "lead": page.meta_description,
        "body": page.text,
    }


def readability_reader(data: bytes, _: str | None) -> Found:
    """Read a page with readability-lxml."""
    from readability import Document

    page = Document(data.decode("utf-8", "replace"))
    tree = lxml.html.fromstring(page.summary())
    blocks = [" ".join(each.text_content().split()) for each in tree.iter("p", "h2", "h3", "h4", "li", "pre")]
    return {"title": page.short_title(), "body": "\n".join(filter(None, blocks))}


def resiliparse_reader(data: bytes, _: str | None) -> Found:
    """Read a page with resiliparse."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(data.decode("utf-8", "replace"))
    body = extract_plain_text(tree, main_content=True, alt_texts=False, comments=False, list_bullets=False)
    return {"title": tree.title, "body": body}


def run(contestants: list[Contestant], pages: list[tuple[str, bytes, str | None]]) -> float:
    """Let each program read each page, in turn; give the CPU seconds of lxml's bare parse."""
    bare_s = 0.0
    for number, data, url in pages:
        bare_s += _cpu_s(lambda data=data: lxml.html.document_fromstring(data))[0]
        for each in contestants:
            spent_s, found = _cpu_s(lambda each=each, data=data, url=url: each.read(data, url))
            each.spent_s += spent_s
            each.failed += found is None
            each.found.append({"id": number, **(found or {})})
    return bare_s


def _cpu_s(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    try:
        found = work()
    except Exception:  # noqa: BLE001 - a yardstick that fails on a page goes on with the next
        found = None
    return time.process_time() - began, found


def scored(own: Bench, gold: Path, each: Contestant, source: str) -> dict[str, Any]:
    """Score what a program gave by the scorer beside the data."""
    place = own.work / f"{each.name}.predictions".replace(" ", "-").replace(",", "")
    place.write_text("\n".join(json.dumps(found, ensure_ascii=False) for found in each.found))
    extra = ["--drop-lead"] if source == "fundus" else []
    score: dict[str, Any] = json.loads(
        own.tool("score_pages.py", gold, place, "--source", source, "--json", *extra)
    )
    return score


def table(own: Bench, gold: Path, contestants: list[Contestant], bare_s: float, pages: int) -> list[str]:
    """Give the table's lines."""
    lines = [
        "| program | zyte F1 | whole | extra lines | fundus F1 | whole | captions leaked | title | day "
        "| CPU, × parse | failed |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for each in contestants:
        zyte, fundus = (scored(own, gold, each, source) for source in ("zyte", "fundus"))
        is_dated = any(found.get("published") for found in each.found)
        cells = [
            f"{zyte['body']['f1']:.3f}",
            f"{zyte['body']['accuracy']:.2f}",
            f"{zyte['body']['extra_lines']} on {zyte['body']['extra_pages']}",
            f"{fundus['body']['f1']:.3f}",
            f"{fundus['body']['accuracy']:.2f}",
            f"{fundus['caption_leak']['share']:.1%}" if "caption_leak" in fundus else "-",
            f"{fundus['title_exact']['share']:.2f}",
            f"{fundus['date_day']['share']:.2f}" if is_dated else "-",
            f"{each.spent_s / bare_s:.1f}" if bare_s else f"{pages / each.spent_s:.0f} pages a CPU second",
            str(each.failed),
        ]
        lines.append(f"| {each.name} | " + " | ".join(cells) + " |")
    return lines


def html_contestants() -> list[Contestant]:
    """Give the programs that read HTML, the libraries loaded."""
    return [
        Contestant(OURS, onrecord_reader()),
        Contestant("trafilatura", trafilatura_reader()),
        Contestant("trafilatura, fast", trafilatura_reader(fast=True)),
        Contestant("trafilatura, precision", trafilatura_reader(favor_precision=True)),
        Contestant("newspaper4k", newspaper_reader),
        Contestant("readability-lxml", readability_reader),
        Contestant("resiliparse", resiliparse_reader),
    ]


def main() -> None:
    """Read the pages by all programs, print the tables and write them into the documentation."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--print", dest="only_print", action="store_true")
    parser.add_argument("--pages", type=int, default=None, help="the first so many alone")
    options = parser.parse_args()
    place = os.environ.get("ONRECORD_DATA")
    if not place:
        sys.exit("SKIPPED: set ONRECORD_DATA to the folder that holds data/pages and tools.")
    warnings.simplefilter("ignore")
    folder = Path(place) / "data" / "pages"
    rows = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["source"] in ("zyte", "fundus")][: options.pages]
    pages = [
        (row["id"], gzip.decompress((folder / row["html"]).read_bytes()), row.get("url")) for row in rows
    ]
    flat = [json.loads(line) for line in (folder / "flat.jsonl").open(encoding="utf-8")][: options.pages]
    dumps = [(row["id"], row["text"].encode(), None) for row in flat]
    contestants = html_contestants()
    ours = Contestant(OURS, onrecord_reader("page"))
    whole = Contestant("the whole text", lambda data, _: {"body": data.decode()})
    for each in contestants:
        _cpu_s(lambda each=each: each.read(pages[0][1], pages[0][2]))
    bare_s = run(contestants, pages)
    run([ours, whole], dumps)
    with bench(Path(place)) as own:
        shown = [
            *_head(len(pages)),
            *table(own, folder / "gold.jsonl", contestants, bare_s, len(pages)),
            "",
            "## Flattened pages",
            "",
            "No other program takes the visible text of a page; the whole text stands beside ours.",
            "",
            *table(own, folder / "flat.jsonl", [ours, whole], 0.0, len(dumps)),
            "",
            *_notes(),
        ]
    print("\n".join(shown))
    if not options.only_print and options.pages is None:
        PAGE.write_text("\n".join(shown) + "\n", encoding="utf-8")


def _head(pages: int) -> list[str]:
    names = ("trafilatura", "newspaper4k", "readability-lxml", "resiliparse")
    programs = ", ".join(f"{name} {version(name)}" for name in names)
    return [
        "# Extraction, measured",
        "",
        "<!-- Written by `make bench`; not by hand. -->",
        "",
        f"{pages} real news pages with gold records, read by each program from the same bytes in one run "
        f"({datetime.now(UTC):%Y-%m-%d}; {programs}).",
        "",
        "## HTML",
        "",
    ]


def _notes() -> list[str]:
    return [
        "- **F1** is that of word 4-grams of the body, **whole** the share of pages with every word right "
        "and none too many, **extra lines** the lines of furniture in the 72 bodies checked by hand.",
        "- The zyte pages were checked by hand; the fundus pages' gold is the output of parsers written for "
        "each publisher. Headline and standfirst in a body are not counted as wrong there.",
        "- Our weights were made from pages of these collections. On sites that the networks did not see "
        "they are less good: see [What is the article and what is not](explanation/extraction.md).",
        "- **CPU** is a multiple of lxml's bare parse of the same bytes, metadata included where a program "
        "reads any.",
    ]


if __name__ == "__main__":
    main()
