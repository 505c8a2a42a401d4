"""Pages without a gold body whose lines a reader marked: marked_lines.toml.

The file holds numbers alone: for each page how many lines it has, a digest of their text, and
which of them are body (B), standfirst (L), headline (H) or doubtful (?); all others are cut. A
page whose lines are parted otherwise than when it was marked is passed over.

    python training/marked.py DATA       how many of the marks still fit
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from onrecord.domain.page import Page
from onrecord.extract.body import lines_of_html
from onrecord.extract.lines import Line
from onrecord.read import read_page

MARKED = Path(__file__).parent / "marked_lines.toml"
_KIND = re.compile(r"([BLH?]) ([\d,-]+)")


def read_marked(path: Path = MARKED) -> dict[str, str]:
    """Read the marks of each page by its id."""
    found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["pages"]
    return found


def digest_of(lines: Sequence[Line]) -> str:
    """Give a digest of the lines' text."""
    return hashlib.sha256("\n".join(line.text for line in lines).encode()).hexdigest()[:12]


def marks_of(marked: Mapping[str, str], page: str, lines: Sequence[Line]) -> str | None:
    """Give one mark a line, or None if nobody marked the page as it is parted into lines now."""
    if page not in marked:
        return None
    count, digest, marks = marked[page].split(" ", 2)
    if int(count) != len(lines) or digest != digest_of(lines):
        return None
    found = ["."] * len(lines)
    for kind, ranges in _KIND.findall(marks):
        for part in ranges.split(","):
            first, _, last = part.partition("-")
            for number in range(int(first), int(last or first) + 1):
                found[number] = kind
    return "".join(found)


def main() -> None:
    """Say how many pages' marks fit the lines of today."""
    folder, marked = Path(sys.argv[1]) / "pages", read_marked()
    fitting = 0
    for row in map(json.loads, (folder / "gold.jsonl").open(encoding="utf-8")):
        page = read_page((folder / row["html"]).read_bytes(), source=row["id"], kind="html")
        if isinstance(page, Page):
            fitting += marks_of(marked, row["id"], lines_of_html(LexborHTMLParser(page.text))) is not None
    print(f"{fitting} of {len(marked)} marked pages are parted into the same lines as when they were marked.")


if __name__ == "__main__":
    main()
