"""Whole reading of HTML pages: onrecord beside trafilatura and textacy, in one run.

    python -m bench.read [--pages 40]

Ours: HTML to article, statements, speakers, figures. Theirs: trafilatura's body with metadata,
then textacy's direct quotations on spaCy's en_core_web_md. Both on one thread, the models
loaded before the clock starts, the pages in turn (A B A B ...), CPU time of the process.
The pages are the zyte part of the data that ONRECORD_DATA names. `make bench` installs the
yardsticks into an environment of their own and runs this there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench.peers import load_language


def our_reader() -> Callable[[bytes], int]:
    """Give a function that reads a page with onrecord and counts its statements."""
    from onrecord.attribute import load_model
    from onrecord.pipeline import Reader

    model = load_model(threads=1)
    reader = Reader(program="bench", load_model=lambda: model)
    return lambda data: len(reader.read(data, source="page", kind="html").statements)


def their_reader() -> Callable[[bytes], int]:
    """Give a function that reads a page with the yardsticks and counts its quotations."""
    import textacy.extract
    import trafilatura

    language = load_language()

    def read(data: bytes) -> int:
        body = trafilatura.bare_extraction(data, with_metadata=True)
        text = body.text if body is not None else ""
        try:
            return len(list(textacy.extract.direct_quotations(language(text))))
        except ValueError:  # an odd number of quotation marks
            return 0

    return read


def main() -> None:
    """Read the pages both ways and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=40)
    options = parser.parse_args()
    place = os.environ.get("ONRECORD_DATA")
    if not place:
        sys.exit("SKIPPED: set ONRECORD_DATA to the folder that holds data/pages.")
    folder = Path(place) / "data" / "pages"
    rows = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    names = [row["html"] for row in rows if row["source"] == "zyte"][: options.pages]
    pages = [gzip.decompress((folder / name).read_bytes()) for name in names]
    readers = {"onrecord": our_reader(), "trafilatura + textacy": their_reader()}
    spent: dict[str, list[float]] = {name: [] for name in readers}
    found = dict.fromkeys(readers, 0)
    for read in readers.values():
        read(pages[0])
    for page in pages:
        for name, read in readers.items():
            began = time.process_time()
            found[name] += read(page)
            spent[name].append(time.process_time() - began)
    print(f"{'':<24}{'pages a CPU s':>14}{'median ms':>11}{'found':>8}")
    for name, seconds in spent.items():
        rate = len(seconds) / sum(seconds)
        print(f"{name:<24}{rate:>14.2f}{statistics.median(seconds) * 1000:>11.0f}{found[name]:>8}")
    ours, theirs = (sum(spent[name]) for name in readers)
    print(f"onrecord reads {theirs / ours:.2f} times as many pages a CPU second as the yardstick")


if __name__ == "__main__":
    main()
