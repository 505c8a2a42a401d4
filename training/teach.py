"""Let teachers label: probabilities for the corpus, and whole labels for text that nobody labelled.

    python teach.py --data DATA/polnear --texts TEXTS.jsonl ... --base FOLDER --teacher BASE RUN [--teacher ...] --out FILE

The probabilities of several teachers are averaged; the first one says which words belong together, and how likely each word answers
the links of each content. FILE holds the corpus's texts: it is as little ours to give as the corpus.
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from corpus import LABELS, LINKS, shared_articles
from network import LINK_WIDTH, load_run
from numpy.typing import NDArray
from windows import CLS, PAD, SEP

from onrecord.attribute.encoder import Model, Scores
from onrecord.attribute.links import link_fragments
from onrecord.attribute.spans import decode
from onrecord.attribute.tokens import load_tokenizer

# Words that may begin a content ask for their links' probabilities; smaller ones of these are not kept.
ASKS_ABOVE, KEPT_ABOVE = 0.2, 0.01


def load_teacher(base: Path, student: Path, run: Path, window: int) -> Model:
    """Load a trained network as the program's own model, in bfloat16, with the student's tokenizer."""
    network = load_run(base, run).bfloat16()

    @torch.inference_mode()
    def score(pieces: np.ndarray, features: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        own = torch.from_numpy(pieces)
        logits, links = network(own, torch.from_numpy(features), torch.ones_like(own))
        return logits.float().numpy(), links.float().numpy()

    facts = {
        "labels": LABELS,
        "links": LINKS,
        "link_width": LINK_WIDTH,
        "window": window,
        "pieces": {"cls": CLS, "sep": SEP, "pad": PAD},
        "languages": ["en"],
        "sha256": run.name,
    }
    return Model(facts, load_tokenizer(str(student / "tokenizer.json")), score, run)


def teach(number: str, text: str, teachers: Sequence[Model]) -> dict[str, Any]:
    """Give a text's probabilities, averaged, and the attributions that the first teacher links in them."""
    judged = [teacher.score(text) for teacher in teachers]
    mean = np.mean([np.exp(scores.labels) for scores in judged], axis=0)
    tokens = judged[0].tokens
    attributions = []
    for group in link_fragments(decode(np.log(mean + 1e-9), LABELS), judged[0], LINKS):
        spans = {"content": group.contents, "cue": [group.cue], "source": [group.source]}
        attributions.append(
            {
                role: [(int(tokens.starts[f.low]), int(tokens.ends[f.high - 1])) for f in parts if f]
                for role, parts in spans.items()
            }
        )
    return {
        "id": number,
        "text": text,
        "attributions": attributions,
        "soft": mean.astype(np.float16),
        "links": asked_links(judged[0], mean[:, LABELS.index("B-content")]),
    }


def asked_links(
    scores: Scores, beginnings: NDArray[np.float32]
) -> list[tuple[int, list[tuple[NDArray[np.int32], NDArray[np.float16]]]]]:
    """Give what a teacher answers to the links of each word that may begin a content.

    Args:
        scores: Of one text.
        beginnings: float32 (words,); how likely each begins a content.

    Returns:
        Asking words; for each of LINKS the words that may answer, -1 for "none", and their probabilities.
    """
    asking = np.flatnonzero(beginnings > ASKS_ABOVE)
    words = np.arange(len(beginnings))
    answers = []
    for link in range(len(LINKS)):
        found, none = scores.link_scores(link, asking, words)
        logits = np.concatenate((none[:, None], found), axis=1)
        chances = np.exp(logits - logits.max(axis=1, initial=-np.inf, keepdims=True))
        answers.append(chances / chances.sum(axis=1, keepdims=True))
    out = []
    for place, word in enumerate(asking.tolist()):
        kept = [(np.flatnonzero(link[place] > KEPT_ABOVE), link[place]) for link in answers]
        out.append(
            (word, [((at - 1).astype(np.int32), chances[at].astype(np.float16)) for at, chances in kept])
        )
    return out


def main() -> None:
    """Label every text and write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="the corpus; without it the texts alone are labelled")
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--base", type=Path, required=True, help="the student's: its tokenizer and pieces")
    parser.add_argument(
        "--teacher", type=Path, nargs=2, action="append", required=True, metavar=("BASE", "RUN")
    )
    parser.add_argument("--window", type=int, default=254)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    teachers = [load_teacher(base, options.base, run, options.window) for base, run in options.teacher]
    paths, kept_apart = options.texts, frozenset[str]()
    if options.data:
        paths = [options.data / "train.jsonl", *paths]
        kept_apart = shared_articles(options.data / "multi_annotated.jsonl")
    rows = [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]
    began, out = time.time(), []
    for row in rows:
        if row["id"] not in kept_apart:
            out.append(teach(row["id"], row["text"], teachers))
        if len(out) % 100 == 0:
            print(f"{len(out)} of {len(rows)} texts, {time.time() - began:.0f} s", flush=True)
    with options.out.open("wb") as file:
        pickle.dump(out, file)


if __name__ == "__main__":
    main()
