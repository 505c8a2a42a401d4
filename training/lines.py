"""Train the line cleaner of extraction and write src/onrecord/extract/weights.json.

    python training/lines.py DATA            cross-validated by site; the figures for sites that the
                                             networks did not see go into training/unseen_sites.json
    python training/lines.py DATA --write    trained on all pages, written into the package

DATA is the folder that holds pages/ (gold.jsonl, flat.jsonl, html/). Labels come from the
gold records: a line is body if half of its word 4-grams are in the gold body. Most pages without a
gold body were marked line by line by a reader (marked.py); what is left teaches by marked segments
alone (must, must_not).

First the networks of HTML are trained. They then label the pages that nobody marked; all these pages,
with their markup taken away, teach the networks of dumps beside the flattened pages with gold.
Whole groups of signals are left out of some pages, so that no network leans on one alone, and single
signals too, for a page at a time. Pages with a gold body are seen in several forms: as they are,
grafted (grafts.py), and flattened ones with invented furniture (furniture_samples.toml), above all
letters that ask for support, which read like an article. The weights are means over the last steps.
In cross-validation the labels of a page never come from networks that saw its site.
"""

from __future__ import annotations

import argparse
import dataclasses
import html
import itertools
import json
import re
import tomllib
import unicodedata
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from grafts import grafted
from marked import marks_of, read_marked
from selectolax.lexbor import LexborHTMLParser
from torch import nn
from torch.nn import functional

from onrecord.domain.page import Page
from onrecord.extract import cleaner
from onrecord.extract.body import lines_of_html
from onrecord.extract.dump import lines_of_dump
from onrecord.extract.features import N_HEADLINE, N_KNOWN, N_OWN, headline_features, looks_of
from onrecord.extract.linenet import network_of
from onrecord.extract.lines import Line
from onrecord.extract.markup import HINTS, REGIONS, TAGS
from onrecord.extract.metadata import Metadata, read_metadata
from onrecord.read import read_page

CUT, BODY, LEAD, HEADLINE, UNKNOWN, NOT_BODY = 0, 1, 2, 3, -1, -2
WORD = re.compile(r"\w+")
# A reader's headline is not asked: the gold title tells it better.
MARKED = {"B": BODY, "L": LEAD, "H": CUT, "?": UNKNOWN, ".": CUT}
OUT = Path(__file__).parents[1] / "src/onrecord/extract/weights.json"
UNSEEN = Path(__file__).parent / "unseen_sites.json"
GRAFTED = {"html": 4, "dump": 3}
SHOWN = {"html": "html", "dump": "flat"}
SURE = 0.75
AROUND = 25
TAUGHT_WEIGHT, MARKED_WEIGHT = 0.5, 0.3
MIN_TAUGHT = 4
BARE_SIZE = N_OWN + 59
UNSEEN_SIGNAL, DROP, MEAN_OF_LAST = 0.1, 0.15, 0.3
AS_IT_IS = 0.4
N_MARKUP, N_OUTLINE = 66 + len(HINTS), 13


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


# ---------------------------------------------------------------- networks
class Net(nn.Module):
    """What onrecord.extract.linenet runs, for training."""

    def __init__(self, size, hidden, outcomes, sets, blocks):
        super().__init__()
        self.steps = blocks
        self.inner = nn.Linear(size, hidden)
        self.blocks = nn.ModuleList(nn.Linear(hidden * (3 if step else 2 + sets), hidden) for step in blocks)
        self.outer = nn.Linear(hidden, outcomes)

    def forward(self, x, mask, sets):
        """Score lines: x (pages, lines, size), mask (pages, lines, 1), sets of int64 (pages, lines)."""
        if self.training:
            seen = torch.rand(len(x), 1, x.shape[2]) >= UNSEEN_SIGNAL
            x = x * (seen.float() / (1 - UNSEEN_SIGNAL))
        h = torch.relu(self.inner(x)) * mask
        for step, block in zip(self.steps, self.blocks, strict=True):
            if step:
                seen = [
                    functional.pad(h, (0, 0, step, 0))[:, : h.shape[1]],
                    functional.pad(h, (0, 0, 0, step))[:, step:],
                ]
            else:
                page = (h.sum(1, keepdim=True) / mask.sum(1, keepdim=True)).expand_as(h)
                seen = [page, *(means(h, mask, numbers) for numbers in sets)]
            added = torch.relu(block(torch.cat([h, *seen], 2)))
            h = h + functional.dropout(added, DROP, self.training) * mask
        return self.outer(h)

    def stored(self):
        """Give the network as lists."""
        return {
            **linear(self.inner, "inner", "inner_bias"),
            "blocks": [
                {"step": step, **linear(block, "weights", "bias")}
                for step, block in zip(self.steps, self.blocks, strict=True)
            ],
            **linear(self.outer, "outer", "outer_bias"),
        }


def means(h, mask, numbers):
    pages, lines, size = h.shape
    flat = (numbers + torch.arange(pages)[:, None] * lines).reshape(-1)
    sums = torch.zeros(pages * lines, size).index_add(0, flat, h.reshape(-1, size))
    counts = torch.zeros(pages * lines).index_add(0, flat, mask.reshape(-1)).clamp(min=1)
    return (sums / counts[:, None])[flat].reshape(pages, lines, size)


def linear(layer, weights, bias):
    return {
        weights: np.round(layer.weight.detach().double().numpy().T, 3).tolist(),
        bias: np.round(layer.bias.detach().double().numpy(), 3).tolist(),
    }


def batches(rows, chance, lines=1000):
    """Put pages of like length together, so that each batch has about as many lines."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]) * (0.9 + 0.2 * chance.random()))
    found, batch = [], []
    for i in order:
        if batch and (len(batch) + 1) * len(rows[i][0]) > lines:
            found.append(batch)
            batch = []
        batch.append(i)
    found.append(batch)
    return [found[i] for i in chance.permutation(len(found))]


def padded(arrays):
    longest = max(map(len, arrays))
    return torch.from_numpy(
        np.stack([np.pad(a, [(0, longest - len(a))] + [(0, 0)] * (a.ndim - 1)) for a in arrays])
    )


def groups_of(size, *, with_headline):
    """Give the columns that some pages are shown without, each with how often."""
    marked = size - (N_HEADLINE if with_headline else 0)
    found = [(slice(N_OWN - N_KNOWN, N_OWN), 0.15)]
    if marked > BARE_SIZE:
        markup = marked - N_MARKUP
        names = markup + len(TAGS) + len(REGIONS)
        found += [(slice(markup, names), 0.1), (slice(names, names + 2 * len(HINTS)), 0.2)]
        found.append((slice(marked - N_OUTLINE, marked), 0.1))
    if with_headline:
        found.append((slice(marked, size), 0.1))
    return found


def train(pages, *, hidden, blocks, epochs, seed=0, rate=3e-3):
    """Train one network by Adam; pages: the forms of each, a form being (features, sets, allowed, weights).

    The loss is the chance given to outcomes that are not allowed.
    """
    features, sets, allowed, _ = pages[0][0]
    groups = groups_of(features.shape[1], with_headline=allowed.shape[1] > 2)
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    net = Net(features.shape[1], hidden, allowed.shape[1], len(sets), blocks)
    adam = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * len(batches([forms[0] for forms in pages], chance))
    pace = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min(1.0, (step + 1) / 40) * max(0.01, 1 - step / steps)
    )
    mean, done = Mean(net), 0
    net.train()
    for _ in range(epochs):
        rows = [form_of(forms, chance) for forms in pages]
        for batch in batches(rows, chance):
            loss = loss_of(net, [rows[i] for i in batch], groups)
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            adam.step()
            pace.step()
            done += 1
            if done > steps * (1 - MEAN_OF_LAST):
                mean.add()
    mean.put()
    return net.eval()


def form_of(forms, chance):
    """Choose a form of a page: as it is, or one of the others."""
    if len(forms) == 1 or chance.random() < AS_IT_IS:
        return forms[0]
    return forms[1 + int(chance.integers(len(forms) - 1))]


def loss_of(net, rows, groups):
    x, allowed, weights = (padded([row[part].astype("f4") for row in rows]) for part in (0, 2, 3))
    sets = [padded([row[1][k] for row in rows]) for k in range(len(rows[0][1]))]
    mask = padded([np.ones((len(row[0]), 1), "f4") for row in rows])
    for columns, often in groups:
        x[:, :, columns] *= torch.rand(len(rows), 1, 1) >= often
    chances = functional.log_softmax(net(x, mask, sets), 2)
    right = torch.logsumexp(chances + torch.log(allowed.clamp(min=1e-9)), 2)
    return -(right * weights).sum() / max(1.0, float(weights.sum()))


class Mean:
    """The mean of a network's weights over some steps."""

    def __init__(self, net):
        self._net, self._sums, self._steps = net, None, 0

    @torch.no_grad()
    def add(self):
        """Count the weights as they are now."""
        self._steps += 1
        if self._sums is None:
            self._sums = [own.detach().clone() for own in self._net.parameters()]
        else:
            for total, own in zip(self._sums, self._net.parameters(), strict=True):
                total += own

    @torch.no_grad()
    def put(self):
        """Put the mean in their place."""
        for total, own in zip(self._sums, self._net.parameters(), strict=True):
            own.copy_(total / self._steps)


def row_of(each, features, allowed, weights):
    """Give a page to train by; of a page with few lines known, only those about them."""
    known = np.flatnonzero(weights > (0.3 if allowed.shape[1] == 2 else 0))
    cut = slice(None)
    if not each.is_whole and not each.is_taught and len(known):
        cut = slice(max(0, known[0] - AROUND), known[-1] + AROUND)
    sets = [np.unique(one.number[cut], return_inverse=True)[1] for one in each.sets]
    return features[cut], sets, allowed[cut], weights[cut]


def headline_row(each):
    place = np.flatnonzero(each.near == HEADLINE)
    if not len(place):
        return None
    wanted = np.zeros((len(each.near), 2), "f4")
    wanted[:, 0], wanted[place] = 1, (0, 1)
    return row_of(each, each.signals(with_headline=False), wanted, np.where(wanted[:, 1] > 0, 6, 0.3))


def roles_row(each):
    if (each.near == UNKNOWN).all():
        return None
    return row_of(each, each.signals(with_headline=True), allowed_roles(each), line_weights(each))


def rows_of(pages, row):
    """Give the forms of each page as rows; forms that teach nothing are left out."""
    forms = ([found for found in map(row, forms) if found is not None] for forms in pages)
    return [own for own in forms if own]


def train_headline(pages, **options):
    return train(rows_of(pages, headline_row), blocks=(1, 2), **options).stored()


def place_headlines(head, pages):
    for each in itertools.chain.from_iterable(pages):
        found = cleaner.find_headline(head, each.lines, each.looks, each.sets)
        headline_features(each.looks, found)


def allowed_roles(each):
    """cut, body, standfirst: which a line's label allows.

    Without a gold lead, a cut line may be one; a reader's standfirst may be the first paragraph to an outlet.
    """
    has_lead = (each.near == LEAD).any()
    table = {
        BODY: (0, 1, 0),
        LEAD: (0, 0, 1) if each.gold.get("body") is not None else (0, 1, 1),
        CUT: (1, 0, 0) if has_lead else (1, 0, 1),
        NOT_BODY: (1, 0, 1),
        HEADLINE: (1, 0, 0),
        UNKNOWN: (1, 1, 1),
    }
    return np.array([table[int(found)] for found in each.near], "f4")


def line_weights(each):
    """Words count as they do in the measure, but no page and no line outweighs the rest."""
    words = np.array([len(each.lines[i].text.split()) for i in each.looks.near], "f4")
    known = each.near != UNKNOWN
    if not each.is_whole and not each.is_taught:
        return np.where(known, 0.5, 0).astype("f4")
    total = max(50.0, words[each.near == BODY].sum())
    weights = np.where(known, np.clip(np.minimum(words + 4, 80) / total * 40, 0.15, 6), 0)
    return (weights * weight_of(each)).astype("f4")


def weight_of(each):
    """How much a page counts."""
    if each.is_taught:
        return TAUGHT_WEIGHT
    return 1 if each.gold.get("body") is not None else MARKED_WEIGHT


def train_kind(pages, *, votes, headline, **options):
    """Train the networks of one kind of page; pages: the forms of each."""
    head = train_headline(pages, **headline)
    place_headlines(network_of(head), pages)
    rows = rows_of(pages, roles_row)
    return {"headline": head, "roles": [train(rows, seed=seed, **options).stored() for seed in range(votes)]}


def networks_of(stored):
    return cleaner.Networks(
        headline=network_of(stored["headline"]), roles=tuple(map(network_of, stored["roles"]))
    )


HTML = {
    "headline": {"hidden": 16, "epochs": 8},
    "hidden": 48,
    "epochs": 16,
    "votes": 1,
    "blocks": (1, 0, 2, 4),
}
DUMP = {
    "headline": {"hidden": 24, "epochs": 20},
    "hidden": 32,
    "epochs": 14,
    "votes": 1,
    "blocks": (1, 2, 0, 4, 8),
}


def taught(networks, each, shown):
    """A page without a gold body with the labels that networks of HTML give its lines where they are sure."""
    if each.is_whole:
        return each
    choice = cleaner.choose_by(networks, shown.lines, shown.known)
    labels = each.labels.copy()
    for i, role in enumerate(choice.roles):
        number = cleaner.ROLES.index(role)
        if labels[i] == UNKNOWN and choice.chances[i, number] > SURE:
            labels[i] = (CUT, BODY, LEAD)[number]
    is_whole = (labels == BODY).sum() >= MIN_TAUGHT
    return dataclasses.replace(each, labels=labels if is_whole else each.labels, is_taught=is_whole)


# ---------------------------------------------------------------- measure
def body_of(networks, each):
    choice = cleaner.choose_by(networks, each.lines, each.known)
    return [line.text for line, role in zip(each.lines, choice.roles, strict=True) if role == "body"]


def measured(each, body):
    """Precision, recall, whether all words are the same, and lines too many of one page's body."""
    gold = as_lines(each.gold["body"])
    apart = {loose(text) for text in [each.gold.get("title"), *as_lines(each.gold.get("lead"))] if text}
    if each.source == "fundus":
        body = [line for line in body if loose(line) not in apart]
    want, have = grams(WORD.findall("\n".join(gold))), grams(WORD.findall("\n".join(body)))
    same = sum((want & have).values())
    extra = sum(
        1
        for line in body
        if (found := grams(WORD.findall(line))) and 2 * sum((found - want).values()) > sum(found.values())
    )
    exact = WORD.findall("\n".join(gold)) == WORD.findall("\n".join(body))
    return same / max(1, sum(have.values())), same / max(1, sum(want.values())), exact, extra


def summed(results):
    """Give the means by kind of page and source."""
    found = {}
    for (kind, source), rows in sorted(results.items()):
        precision, recall, whole, extra = map(float, np.mean(rows, axis=0))
        found[f"{kind}/{source}"] = {
            "pages": len(rows),
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "body": round(2 * precision * recall / (precision + recall), 4),
            "whole": round(whole, 4),
            "extra_lines": round(extra * len(rows)),
        }
    return found


def cross_validate(examples, folds):
    results = {}
    for fold in range(folds):
        inside = [each for each in examples if zlib.crc32(each.site.encode()) % folds != fold]
        outside = [each for each in examples if zlib.crc32(each.site.encode()) % folds == fold]
        networks = {SHOWN[kind]: networks_of(stored) for kind, stored in train_both(inside).items()}
        for each in outside:
            if each.gold.get("body") is not None and each.kind in networks:
                found = measured(each, body_of(networks[each.kind], each))
                results.setdefault((each.kind, each.source), []).append(found)
        print(f"after {fold + 1} of {folds} parts:", json.dumps(summed(results), indent=1), flush=True)
    return summed(results)


def train_both(examples):
    chance = np.random.default_rng(7)
    shown = {each.id: each for each in examples if each.kind == "html"}
    stored = train_kind(forms_of(list(shown.values()), chance, GRAFTED["html"]), **HTML)
    networks = networks_of(stored)
    others = [
        taught(networks, each, shown[each.id]) if each.kind == "bare" else each
        for each in examples
        if each.kind != "html"
    ]
    return {"html": stored, "dump": train_kind(forms_of(others, chance, GRAFTED["dump"]), **DUMP)}


def forms_of(examples, chance, times):
    """Give the forms of each page: itself, with invented furniture, and grafted, where it has a gold body."""
    spliced_by_id = {each.id: each for each in examples if each.kind == "spliced"}
    donors = [each for each in examples if each.is_whole and each.kind != "spliced"]
    donors = [each for each in donors if each.gold.get("body") is None or each.kind != "bare"]
    pages = []
    for each in examples:
        if each.kind == "spliced":
            continue
        forms = [each]
        if each.kind == "flat":
            forms.append(spliced_by_id[each.id])
        if each.is_whole:
            forms += [looked_at(grafted(each, donors, chance)) for _ in range(times)]
        pages.append(forms)
    return pages


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    examples = [each for each in load(arguments.data / "pages") if each.looks is not None]
    if arguments.write:
        text = json.dumps(train_both(examples), separators=(",", ":"))
        OUT.write_text(text.replace("],[", "],\n["), encoding="utf-8")
    else:
        UNSEEN.write_text(json.dumps(cross_validate(examples, arguments.folds), indent=1) + "\n")


if __name__ == "__main__":
    main()
