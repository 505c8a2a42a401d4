"""Train the line cleaner of extraction and write src/onrecord/extract/weights.json.

    python training/lines.py DATA                  cross-validated by site: body F1 on unseen sites
    python training/lines.py DATA --write          trained on all pages, written into the package

DATA is the folder that holds pages/ (gold.jsonl, flat.jsonl, html/). Labels come from the
gold records: a line is body if half of its word 4-grams are in the gold body. Pages with
marked segments alone (must, must_not) teach by those lines. Each HTML page of that part is
also shown without its markup, as a flattened page; flattened pages are shown a second time
with invented furniture (furniture_samples.toml) put in, above all letters that ask for
support, which read like an article. numpy alone; about two minutes.
"""

from __future__ import annotations

import argparse
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
from selectolax.lexbor import LexborHTMLParser

from onrecord.domain.page import Page
from onrecord.extract import cleaner
from onrecord.extract.body import lines_of_html
from onrecord.extract.dump import lines_of_dump
from onrecord.extract.features import features_of, headline_features
from onrecord.extract.lines import Line
from onrecord.extract.metadata import Metadata, read_metadata
from onrecord.read import read_page

CUT, BODY, LEAD, HEADLINE, UNKNOWN, NOT_BODY = 0, 1, 2, 3, -1, -2
WORD = re.compile(r"\w+")
OUT = Path(__file__).parents[1] / "src/onrecord/extract/weights.json"


@dataclasses.dataclass
class Example:
    """One page with the labels of its lines."""

    id: str
    site: str
    source: str
    kind: str
    gold: dict
    lines: tuple[Line, ...]
    metadata: Metadata
    labels: np.ndarray
    features: np.ndarray | None = None
    near_headline: np.ndarray | None = None


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
def label(lines, gold, metadata):
    labels = np.full(len(lines), UNKNOWN)
    if gold.get("body") is not None:
        label_body(lines, gold, labels)
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
    flat = {row["id"]: row for row in map(json.loads, (folder / "flat.jsonl").open(encoding="utf-8"))}
    for row in map(json.loads, (folder / "gold.jsonl").open(encoding="utf-8")):
        page = read_page((folder / row["html"]).read_bytes(), source=row["id"], kind="html")
        if not isinstance(page, Page):
            continue
        tree = LexborHTMLParser(page.text)
        metadata = read_metadata(tree)
        yield example(row, "html", lines_of_html(tree), metadata, metadata)
        if row["id"] in flat:
            shown = example(row, "flat", lines_of_dump(flat[row["id"]]["text"]), Metadata(), metadata)
            yield shown
            yield spliced(shown)
        elif row.get("must"):
            bare = tuple(dataclasses.replace(line, place=None) for line in lines_of_html(tree))
            yield example(row, "bare", bare, Metadata(), metadata)


def example(row, kind, lines, shown, metadata):
    found = Example(
        id=row["id"],
        site=row["site"],
        source=row["source"],
        kind=kind,
        gold=row,
        lines=lines,
        metadata=shown,
        labels=label(lines, row, metadata),
    )
    if lines:
        found.features = features_of(lines, cleaner.known_of(shown)).astype(np.float16)
    return found


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
    found = dataclasses.replace(page, kind="spliced", lines=lines, labels=np.array(labels))
    if lines:
        found.features = features_of(lines, cleaner.known_of(Metadata())).astype(np.float16)
    return found


# ---------------------------------------------------------------- networks
def train(features, allowed, weights, *, hidden, epochs, seed=0, rate=2e-3, batch=512, decay=1e-5):
    """Train one hidden layer by Adam; the loss is the chance given to outcomes not allowed."""
    chance = np.random.default_rng(seed)
    size, outcomes = features.shape[1], allowed.shape[1]
    parts = [
        chance.normal(0, size**-0.5, (size, hidden)).astype("f4"),
        np.zeros(hidden, "f4"),
        chance.normal(0, hidden**-0.5, (hidden, outcomes)).astype("f4"),
        np.zeros(outcomes, "f4"),
    ]
    first, second = [np.zeros_like(p) for p in parts], [np.zeros_like(p) for p in parts]
    steps, step = epochs * (len(features) // batch), 0
    for _ in range(epochs):
        order = chance.permutation(len(features))
        for at in range(0, len(features) - batch + 1, batch):
            pick = order[at : at + batch]
            x = features[pick].astype("f4")
            x = x * (chance.random(x.shape, dtype="f4") > 0.1) / 0.9
            inner = x @ parts[0] + parts[1]
            mask = ((chance.random(inner.shape) > 0.2) / 0.8).astype("f4")
            shown = np.maximum(inner, 0) * mask
            scores = shown @ parts[2] + parts[3]
            scores = np.exp(scores - scores.max(1, keepdims=True))
            scores /= scores.sum(1, keepdims=True)
            wanted = scores * allowed[pick]
            wanted /= np.maximum(wanted.sum(1, keepdims=True), 1e-9)
            error = (scores - wanted) * weights[pick][:, None] / batch
            inner_error = error @ parts[2].T * mask * (inner > 0)
            slopes = [
                x.T @ inner_error + decay * parts[0],
                inner_error.sum(0),
                shown.T @ error + decay * parts[2],
                error.sum(0),
            ]
            step += 1
            for i, slope in enumerate(slopes):
                first[i] = 0.9 * first[i] + 0.1 * slope
                second[i] = 0.99 * second[i] + 0.01 * slope * slope
                pace = rate * (1 - step / (steps + 1)) / (1 - 0.9**step)
                parts[i] -= (pace * first[i] / (np.sqrt(second[i] / (1 - 0.99**step)) + 1e-7)).astype("f4")
    return parts


def network(parts):
    return cleaner._Network(*parts)


def train_headline(examples):
    features, allowed, weights = [], [], []
    for each in examples:
        place = np.flatnonzero(each.labels == HEADLINE)
        if len(place):
            wanted = np.zeros((len(each.labels), 2), "f4")
            wanted[:, 0], wanted[place] = 1, (0, 1)
            features.append(each.features)
            allowed.append(wanted)
            weights.append(np.where(wanted[:, 1] > 0, 6, 0.3))
    return train(*map(np.concatenate, (features, allowed, weights)), hidden=16, epochs=5)


def place_headlines(parts, examples):
    for each in examples:
        found = network(parts).log_chances(each.features.astype("f4"))[:, 1]
        best = int(found.argmax())
        is_sure = found[best] > np.log(cleaner.MIN_HEADLINE_CHANCE)
        each.near_headline = headline_features(each.lines, best if is_sure else None).astype(np.float16)


def allowed_roles(each):
    """cut, body, standfirst: which a line's label allows; without a gold lead, a cut line may be one."""
    has_lead = (each.labels == LEAD).any()
    table = {
        BODY: (0, 1, 0),
        LEAD: (0, 0, 1),
        CUT: (1, 0, 0) if has_lead else (1, 0, 1),
        NOT_BODY: (1, 0, 1),
        HEADLINE: (1, 0, 0),
        UNKNOWN: (1, 1, 1),
    }
    return np.array([table[int(found)] for found in each.labels], "f4")


def line_weights(each):
    """Words count as they do in the measure, but no page and no line outweighs the rest."""
    words = np.array([len(line.text.split()) for line in each.lines], "f4")
    if each.gold.get("body") is None:
        return np.full(len(words), 0.7, "f4")
    total = max(50.0, words[each.labels == BODY].sum())
    return np.clip(np.minimum(words + 4, 80) / total * 40, 0.15, 6)


def train_roles(examples, *, hidden=20, epochs=10, votes=3):
    rows = []
    for each in examples:
        known = each.labels != UNKNOWN
        if known.any():
            features = np.hstack([each.features, each.near_headline])
            rows.append((features[known], allowed_roles(each)[known], line_weights(each)[known]))
    data = tuple(map(np.concatenate, zip(*rows, strict=True)))
    return [train(*data, hidden=hidden, epochs=epochs, seed=seed) for seed in range(votes)]


# ---------------------------------------------------------------- measure
def body_of(parts, each):
    found = cleaner.vote(
        list(map(network, parts)), np.hstack([each.features, each.near_headline]).astype("f4")
    )
    weight = cleaner.TRANSITION_WEIGHT
    path = cleaner.likeliest_path(found, weight * cleaner._FROM_TO, weight * cleaner._FIRST)
    return [line.text for line, role in zip(each.lines, path, strict=True) if role == BODY]


def precision_recall(gold, body):
    want, have = grams(WORD.findall("\n".join(gold))), grams(WORD.findall("\n".join(body)))
    same = sum((want & have).values())
    return same / max(1, sum(have.values())), same / max(1, sum(want.values()))


def cross_validate(examples, folds):
    results = {}
    for fold in range(folds):
        inside = [each for each in examples if zlib.crc32(each.site.encode()) % folds != fold]
        outside = [each for each in examples if zlib.crc32(each.site.encode()) % folds == fold]
        place_headlines(train_headline(inside), inside + outside)
        parts = train_roles(inside)
        for each in outside:
            if each.gold.get("body") is not None:
                found = precision_recall(as_lines(each.gold["body"]), body_of(parts, each))
                results.setdefault((each.kind, each.source), []).append(found)
    for key, pairs in sorted(results.items()):
        precision, recall = np.mean(pairs, axis=0)
        f1 = 2 * precision * recall / (precision + recall)
        print(*key, f"n={len(pairs)} precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")


def stored(parts):
    names = ("inner", "inner_bias", "outer", "outer_bias")
    return {name: np.round(part.astype(float), 3).tolist() for name, part in zip(names, parts, strict=True)}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    arguments = parser.parse_args()
    examples = [each for each in load(arguments.data / "pages") if each.features is not None]
    if not arguments.write:
        cross_validate(examples, arguments.folds)
        return
    head = train_headline(examples)
    place_headlines(head, examples)
    written = {"headline": stored(head), "roles": list(map(stored, train_roles(examples)))}
    OUT.write_text(json.dumps(written, separators=(",", ":")).replace("],[", "],\n["), encoding="utf-8")


if __name__ == "__main__":
    main()
