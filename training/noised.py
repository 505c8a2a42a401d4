"""The corpus once more, changed by chance, for the teacher to label: more text than people labelled.

    python noised.py DATA/polnear OUT.jsonl [--times 1]

Each article of train comes back with other names, other verbs of saying, digits and quotation marks, without some of
its paragraphs and sentences, and with some paragraphs run together. Nobody's labels go with it.
The file holds the corpus's texts: it is as little ours to give as the corpus.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus import shared_articles

# Shares of what is changed. Marks and verbs are changed seldom enough that the corpus's own stay the usual ones.
NAMES, PARAGRAPHS, SENTENCES, JOINED, MARKS, VERBS = 0.5, 0.1, 0.1, 0.1, 0.4, 0.15
# A name stands inside a sentence with a capital, in this many articles at the least.
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_IN_ARTICLES = 3
_KEPT = frozenset(
    "January February March April May June July August September October November December Monday Tuesday "  # noqa: SIM905
    "Wednesday Thursday Friday Saturday Sunday".split()
)
_WORD = re.compile(r"\b[A-Z][a-z]{2,}\b")
_DIGIT = re.compile(r"[1-9]")
_VERB = re.compile(r"\bsaid\b")
_VERBS = (
    "stated",
    "added",
    "noted",
    "explained",
    "argued",
    "insisted",
    "remarked",
    "replied",
    "claimed",
    "warned",
)
_DOUBLE = re.compile(r"[“”\"]")
_ANY_MARK = re.compile(r"[“”\"‘’]|''|(?<!\w)'|'(?!\w)")
_STYLES = (("“", "”"), ('"', '"'), ("''", "''"), ("‘", "’"), ("«", "»"))
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_OPENS = re.compile(r"(?:^|[\s(\[—–-])\Z")


def read_names(texts: Sequence[str]) -> list[str]:
    """Give the capital words inside sentences of several articles."""
    held = Counter(name for text in texts for name in {*_NAME.findall(text)})
    return sorted(name for name, articles in held.items() if articles >= _IN_ARTICLES and name not in _KEPT)


def noised(text: str, names: Sequence[str], rng: random.Random) -> str:
    """Give a text changed by chance."""
    text = _renamed(text, names, rng)
    text = _VERB.sub(lambda found: rng.choice(_VERBS) if rng.random() < VERBS else found[0], text)
    text = _DIGIT.sub(lambda _: str(rng.randint(1, 9)), text)
    if rng.random() < MARKS:
        text = _remarked(text, rng.choice(_STYLES))
    kept = [_shortened(part, rng) for part in text.split("\n\n") if rng.random() >= PARAGRAPHS]
    return "".join(_joined(kept, rng)) or text


def _renamed(text: str, names: Sequence[str], rng: random.Random) -> str:
    own = sorted({*_NAME.findall(text)} - _KEPT)
    others = {name: rng.choice(names) for name in own if rng.random() < NAMES}
    return _WORD.sub(lambda found: others.get(found[0], found[0]), text)


def _remarked(text: str, style: tuple[str, str]) -> str:
    """Set double marks in another style; a straight one opens behind a space or a bracket."""

    def other(found: re.Match[str]) -> str:
        if found[0] == '"':
            return style[0] if _OPENS.search(text, max(0, found.start() - 1), found.start()) else style[1]
        return style[found[0] == "”"]

    return _DOUBLE.sub(other, text)


def _shortened(paragraph: str, rng: random.Random) -> str:
    """Leave out sentences of a paragraph without marks."""
    if _ANY_MARK.search(paragraph):
        return paragraph
    return " ".join(part for part in _SENTENCE_END.split(paragraph) if rng.random() >= SENTENCES)


def _joined(paragraphs: Sequence[str], rng: random.Random) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        yield paragraph
        if number + 1 < len(paragraphs):
            yield " " if rng.random() < JOINED else "\n\n"


def main() -> None:
    """Write the changed texts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--times", type=int, default=1, help="how often each article comes back")
    options = parser.parse_args()
    kept_apart = shared_articles(options.data / "multi_annotated.jsonl")
    rows = [json.loads(line) for line in (options.data / "train.jsonl").open(encoding="utf-8")]
    names = read_names([row["text"] for row in rows])
    with options.out.open("w", encoding="utf-8") as file:
        for time in range(options.times):
            for row in rows:
                if row["id"] not in kept_apart:
                    text = noised(row["text"], names, random.Random(f"{row['id']} {time}"))
                    print(
                        json.dumps({"id": f"noised-{time}/{row['id']}", "text": text}, ensure_ascii=False),
                        file=file,
                    )


if __name__ == "__main__":
    main()
