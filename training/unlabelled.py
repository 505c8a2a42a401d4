"""News text that nobody labelled, for the teacher to label.

    python unlabelled.py DATA OUT.jsonl

Reads the pages of DATA/pages that have no gold body (their sites are in no measure of
statements) and writes headline and body of the English ones, one JSON object a line.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.pipeline import Reader

# Shorter bodies are teasers and error pages.
SHORTEST = 600  # code points


def read_texts(pages: Path) -> Iterator[dict[str, str]]:
    """Give id and text of each page in English without a gold body."""
    reader = Reader(program="training", load_model=None)
    for line in (pages / "gold.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if "body" in row:
            continue
        page = gzip.decompress((pages / row["html"]).read_bytes())
        article = reader.read(page, source=row["id"], kind="html").article
        if article and article.language == "en" and len(article.text) >= SHORTEST:
            yield {"id": row["id"], "text": f"{article.headline}.\n\n{article.text}"}


def main() -> None:
    """Write the texts."""
    data, out = map(Path, sys.argv[1:])
    with out.open("w", encoding="utf-8") as file:
        for row in read_texts(data / "pages"):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
