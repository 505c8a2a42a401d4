"""The pages that the line networks learn from, with the label of each line.

Labels come from the gold records: a line is body if half of its word 4-grams are in the gold body. Most pages without a
gold body were marked line by line by a reader (marked.py); what is left teaches by marked segments
alone (must, must_not). Each page comes as HTML, bare of its markup, flattened where there is such a
dump, and that once more with invented furniture among its lines.
"""

from __future__ import annotations

import dataclasses
import html
import json
import re
import tomllib
import unicodedata
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
from marked import marks_of, read_marked
from selectolax.lexbor import LexborHTMLParser

from onrecord.domain.page import Page
from onrecord.extract import cleaner
from onrecord.extract.body import lines_of_html
from onrecord.extract.dump import lines_of_dump
from onrecord.extract.features import N_HEADLINE, looks_of
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata, read_metadata
from onrecord.read import read_page

CUT, BODY, LEAD, HEADLINE, UNKNOWN, NOT_BODY = 0, 1, 2, 3, -1, -2
WORD = re.compile(r"\w+")
# A reader's headline is not asked: the gold title tells it better.
MARKED = {"B": BODY, "L": LEAD, "H": CUT, "?": UNKNOWN, ".": CUT}


@dataclasses.dataclass
class Example:
    """One page with the labels of its lines."""

    id: str
    site: str
    source: str
    kind: str
    gold: dict
    is_whole: bool
    lines: tuple[Line, ...]
    known: object
    labels: np.ndarray
    looks: object = None
    sets: tuple = ()
    is_taught: bool = False

    @property
    def near(self):
        """The labels of the lines near text, which alone are asked about."""
        return self.labels[self.looks.near]

    def signals(self, *, with_headline):
        """The features of these lines."""
        features = self.looks.features[self.looks.near]
        return features if with_headline else features[:, :-N_HEADLINE]


# ---------------------------------------------------------------- text
def grams(tokens):
    if len(tokens) < 4:
        return Counter([tuple(tokens)] if tokens else [])
    return Counter(tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3))


def plain(text):
    text = unicodedata.normalize("NFC", html.unescape(text or ""))
    return " ".join(re.sub("[\u200b-\u200f\u2060\ufeff\u00ad]", "", text).split())


def loose(text):
    return " ".join(WORD.findall(plain(text).casefold()))


def as_lines(value):
    return [x for x in (value if isinstance(value, list) else (value or "").split("\n")) if x.strip()]


# ---------------------------------------------------------------- labels
def label(lines, gold, metadata, marked):
    labels = np.full(len(lines), UNKNOWN)
    if gold.get("body") is not None:
        label_body(lines, gold, labels)
    elif marked is not None:
        labels[:] = [MARKED[mark] for mark in marked]
    else:
        label_segments(lines, gold, labels)
    first = next(
        (i for i, line in enumerate(lines) if labels[i] == BODY and len(line.text.split()) > 8), len(lines)
    )
    label_headline(lines, [gold["title"]] if gold.get("title") else metadata.headlines, labels, first)
    label_lead(lines, as_lines(gold.get("lead")), labels, first)
    return labels


def label_body(lines, gold, labels):
    paragraphs = as_lines(gold["body"])
    tokens = [WORD.findall(line.text) for line in lines]
    own = grams(WORD.findall("\n".join(paragraphs)))
    flat = f" {' '.join(WORD.findall(chr(10).join(paragraphs)))} "
    whole = {" ".join(WORD.findall(paragraph)) for paragraph in paragraphs}
    for i, words in enumerate(tokens):
        if len(words) >= 4:
            found = grams(words)
            share = sum(min(count, own.get(gram, 0)) for gram, count in found.items()) / sum(found.values())
            labels[i] = BODY if share >= 0.5 else CUT
    sure = np.flatnonzero(labels == BODY)
    for i, words in enumerate(tokens):
        if len(words) >= 4:
            continue
        joined = " ".join(words)
        near = len(sure) > 0 and sure[0] - 3 <= i <= sure[-1] + 3 and np.abs(sure - i).min() <= 4
        if not words:
            labels[i] = CUT
        elif near and joined in whole:
            labels[i] = BODY
        else:
            labels[i] = UNKNOWN if near and f" {joined}" in flat and len(lines[i].text) > 3 else CUT
    keep_best_of_repeats(tokens, flat, labels)


def keep_best_of_repeats(tokens, flat, labels):
    places = {}
    for i in np.flatnonzero(labels == BODY):
        places.setdefault(" ".join(tokens[i]), []).append(i)
    for joined, same in places.items():
        if len(same) > 1:
            company = sorted(same, key=lambda i: -(labels[max(0, i - 5) : i + 6] == BODY).sum())
            for i in company[max(1, flat.count(f" {joined} ")) :]:
                labels[i] = CUT


def label_segments(lines, gold, labels):
    for i, line in enumerate(lines):
        text = plain(line.text)
        if any(plain(part) in text for part in gold.get("must_not") or []):
            labels[i] = NOT_BODY
        if any(plain(part) in text for part in gold.get("must") or []):
            labels[i] = BODY


def label_headline(lines, titles, labels, first):
    for title in filter(None, map(loose, titles)):
        same = [i for i, line in enumerate(lines) if loose(line.text) == title]
        if same:
            before = [i for i in same if i <= first]
            top = [i for i in before or same if lines[i].place and "h1" in lines[i].place.within]
            labels[(top or before or same)[-1 if before else 0]] = HEADLINE
            return


def label_lead(lines, leads, labels, first):
    if not leads:
        return
    whole = {loose(lead) for lead in leads} | {loose(" ".join(leads))}
    parts = set().union(*(set(grams(WORD.findall(lead))) for lead in leads))
    for i, line in enumerate(lines[: first + 3]):
        found = grams(WORD.findall(line.text))
        mostly = len(found) > 1 and sum(gram in parts for gram in found) > 0.8 * len(found)
        if labels[i] != HEADLINE and (loose(line.text) in whole or (mostly and labels[i] != BODY)):
            labels[i] = LEAD


# ---------------------------------------------------------------- pages
def load(folder):
    marked = read_marked()
    flat = {row["id"]: row for row in map(json.loads, (folder / "flat.jsonl").open(encoding="utf-8"))}
    for row in map(json.loads, (folder / "gold.jsonl").open(encoding="utf-8")):
        page = read_page((folder / row["html"]).read_bytes(), source=row["id"], kind="html")
        if not isinstance(page, Page):
            continue
        tree = LexborHTMLParser(page.text)
        metadata = read_metadata(tree)
        lines = lines_of_html(tree)
        bare = tuple(line._replace(place=None) for line in lines)
        marks = marks_of(marked, row["id"], lines)
        yield example(row, "html", lines, metadata, metadata, marks)
        yield example(row, "bare", bare, Metadata(), metadata, marks)
        if row["id"] in flat:
            text = flat[row["id"]]["text"]
            dump = read_page(text.encode(), source=row["id"], kind="text")
            text = dump.text if isinstance(dump, Page) else text
            shown = example(row, "flat", lines_of_dump(text), Metadata(), metadata, None)
            yield shown
            yield spliced(shown)


def example(row, kind, lines, shown, metadata, marks):
    found = Example(
        id=row["id"],
        site=row["site"],
        source=row["source"],
        kind=kind,
        gold=row,
        is_whole=row.get("body") is not None or marks is not None,
        lines=lines,
        known=cleaner.known_of(shown),
        labels=label(lines, row, metadata, marks),
    )
    return looked_at(found)


def looked_at(each):
    if each.lines:
        each.looks = looks_of(each.lines, each.known)
        each.sets = cleaner.alike_lines([each.lines[i] for i in each.looks.near])
    return each


def spliced(page):
    """The page with one to three invented blocks put among its lines, as lines to cut."""
    chance = np.random.default_rng(zlib.crc32(page.id.encode()))
    blocks = tomllib.loads((Path(__file__).parent / "furniture_samples.toml").read_text(encoding="utf-8"))[
        "block"
    ]
    texts, labels = [line.text for line in page.lines], list(page.labels)
    body = np.flatnonzero(page.labels == BODY)
    for number in chance.permutation(len(blocks))[: chance.integers(1, 4)]:
        own = blocks[number]["lines"]
        last = int(body[-1]) + 1 if len(body) else 0
        at = int(chance.choice([last, last, min(len(texts), last + 4), chance.integers(0, len(texts) + 1)]))
        texts[at:at], labels[at:at] = own, [CUT] * len(own)
    lines = tuple(Line(text=text, number=number) for number, text in enumerate(texts))
    return looked_at(dataclasses.replace(page, kind="spliced", lines=lines, labels=np.array(labels)))
