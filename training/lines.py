"""Train the line cleaner of extraction and write src/onrecord/extract/weights.json.

    python training/lines.py DATA            cross-validated by site; the figures for sites that the
                                             networks did not see go into training/unseen_sites.json
    python training/lines.py DATA --write    trained on all pages, written into the package

DATA is the folder that holds pages/ (gold.jsonl, flat.jsonl, html/). line_pages.py says where the labels
come from, line_network.py how one network learns.

First the networks of HTML are trained. They then label the pages that nobody marked; all these pages,
with their markup taken away, teach the networks of dumps beside the flattened pages with gold.
Pages with a gold body are seen in several forms: as they are, grafted (grafts.py), and flattened ones
with invented furniture (furniture_samples.toml), above all letters that ask for support, which read
like an article. In cross-validation the labels of a page never come from networks that saw its site.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import zlib
from pathlib import Path

import numpy as np
import torch
from grafts import grafted
from line_network import train
from line_pages import (
    BODY,
    CUT,
    HEADLINE,
    LEAD,
    NOT_BODY,
    UNKNOWN,
    WORD,
    as_lines,
    grams,
    load,
    looked_at,
    loose,
)

from onrecord.extract import cleaner
from onrecord.extract.features import headline_features
from onrecord.extract.linenet import network_of

OUT = Path(__file__).parents[1] / "src/onrecord/extract/weights.json"
UNSEEN = Path(__file__).parent / "unseen_sites.json"
GRAFTED = {"html": 4, "dump": 3}
SHOWN = {"html": "html", "dump": "flat"}
SURE = 0.75
AROUND = 25
TAUGHT_WEIGHT, MARKED_WEIGHT = 0.5, 0.3
MIN_TAUGHT = 4


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
