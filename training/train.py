"""Train the statement model.

    python train.py --data DATA/polnear --base FOLDER --out RUN [--epochs 5] [--seed 1]

FOLDER holds model.safetensors and tokenizer.json of the base encoder. RUN gets a
checkpoint after each epoch (`last.pt`), so that the same command goes on where a stop
left it, and log.jsonl, one line an epoch.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from corpus import IGNORED, LINKS, ROLES, Example, read_examples, read_variants
from network import Tagger, link_scores, load_base
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.attribute.tokens import load_tokenizer

WINDOW = 254  # pieces of text; with [CLS] and [SEP] 256
CLS, SEP, PAD = 101, 102, 0
# Other publishers' quotation marks, as piece numbers of the base vocabulary, for noise in training.
MARKS = {'"': 1000, "“": 1523, "”": 1524, "‘": 1520, "’": 1521, "'": 1005, "«": 1077, "»": 1090}
STYLES = ((1000, 1000), (1523, 1524), (1520, 1521), (1005, 1005), (1077, 1090))


def windows_of(example: Example, rng: random.Random) -> Iterator[tuple[Example, int, int]]:
    """Cut an article into windows at a random offset."""
    length = len(example.tokens.pieces)
    start = -rng.randrange(WINDOW) if length > WINDOW else 0
    while start < length:
        low, high = max(start, 0), min(start + WINDOW, length)
        if high - low > 8:
            yield example, low, high
        start += WINDOW


def batch_of(windows: list[tuple[Example, int, int]], rng: random.Random) -> dict[str, Tensor | list]:
    """Pad windows into one batch, with labels and link targets."""
    width = max(high - low for _, low, high in windows) + 2
    pieces = torch.full((len(windows), width), PAD)
    features = torch.zeros_like(pieces)
    mask = torch.zeros_like(pieces)
    labels = torch.full_like(pieces, IGNORED)
    links = []
    for row, (example, low, high) in enumerate(windows):
        size = high - low
        own = torch.from_numpy(with_other_marks(example.tokens.pieces[low:high], rng))
        pieces[row, 0], pieces[row, 1 : size + 1], pieces[row, size + 1] = CLS, own, SEP
        features[row, 1 : size + 1] = torch.from_numpy(example.tokens.features[low:high])
        labels[row, 1 : size + 1] = torch.from_numpy(example.labels[low:high])
        mask[row, : size + 2] = 1
        links.extend(window_links(example, row, low, high))
    return {"pieces": pieces, "features": features, "mask": mask, "labels": labels, "links": links}


def with_other_marks(pieces: np.ndarray, rng: random.Random) -> np.ndarray:
    """Write the quotation marks of some windows in another publisher's style."""
    if rng.random() > 0.2:
        return pieces
    opening, closing = rng.choice(STYLES)
    out = pieces.copy()
    straight = np.flatnonzero(pieces == MARKS['"'])
    out[straight[::2]], out[straight[1::2]] = opening, closing
    out[pieces == MARKS["“"]] = opening
    out[pieces == MARKS["”"]] = closing
    return out


def window_links(example: Example, row: int, low: int, high: int) -> list[tuple[int, int, int, list[int]]]:
    """Give (row, link, from, targets) in window places; place 0, [CLS], stands for "none"."""
    out = []
    for start, targets in example.links:
        if not low <= start < high:
            continue
        for kind, pieces in enumerate(targets):
            inside = [p - low + 1 for p in pieces if low <= p < high]
            if inside or not pieces:
                out.append((row, kind, start - low + 1, inside or [0]))
    return out


def link_loss(links: Tensor, targets: list[tuple[int, int, int, list[int]]], mask: Tensor) -> Tensor:
    """Cross-entropy of each fragment's link over all pieces of its window; any right target counts."""
    if not targets:
        return links.new_zeros(())
    scores = link_scores(links)
    rows, kinds, froms = (torch.tensor([t[i] for t in targets]) for i in range(3))
    own = scores[rows, kinds, froms].masked_fill(mask[rows] == 0, -1e4)
    right = torch.zeros_like(own)
    for number, target in enumerate(targets):
        right[number, target[3]] = 1
    return (own.logsumexp(-1) - own.masked_fill(right == 0, -1e4).logsumexp(-1)).mean()


def parameter_groups(network: Tagger, rate: float) -> list[dict]:
    network.words.weight.requires_grad_(False)
    head = [*network.head.parameters(), *network.link.parameters()]
    special = {id(p) for p in [*head, network.features.weight]}
    rest = [p for p in network.parameters() if p.requires_grad and id(p) not in special]
    return [
        {"params": rest, "lr": rate},
        {"params": head, "lr": rate * 5},
        {"params": [network.features.weight], "lr": rate * 3},
    ]


@torch.no_grad()
def token_f1(network: Tagger, examples: list[Example]) -> dict[str, float]:
    """Greedy token F1 a role, and link accuracy from gold fragments, on windows without overlap."""
    network.eval()
    right, guessed, gold = np.zeros(3), np.zeros(3), np.zeros(3)
    hits, tries = np.zeros(len(LINKS)), np.zeros(len(LINKS))
    rng = random.Random(0)
    cut = [w for e in examples for w in windows_of(e, rng)]
    for at in range(0, len(cut), 8):
        batch = batch_of(cut[at : at + 8], _Still())
        logits, links = network(batch["pieces"], batch["features"], batch["mask"])
        known = batch["labels"] != IGNORED
        roles_hat = (logits.argmax(-1)[known] + 1) // 2
        roles = (batch["labels"][known] + 1) // 2
        for role in range(3):
            right[role] += ((roles_hat == role + 1) & (roles == role + 1)).sum()
            guessed[role] += (roles_hat == role + 1).sum()
            gold[role] += (roles == role + 1).sum()
        best = link_scores(links).masked_fill(batch["mask"][:, None, None, :] == 0, -1e4).argmax(-1)
        for row, kind, start, targets in batch["links"]:
            hits[kind] += int(best[row, kind, start]) in targets
            tries[kind] += 1
    network.train()
    out = {f"f1_{n}": 2 * r / (g + o) for n, r, g, o in zip(ROLES, right, guessed, gold, strict=True)}
    out.update({f"link_{n}": h / t for n, h, t in zip(LINKS, hits, tries, strict=True)})
    return {name: round(float(value), 4) for name, value in out.items()}


class _Still(random.Random):
    """A generator that changes nothing: its draws are all 1."""

    def random(self) -> float:
        return 1.0


@dataclass(slots=True)
class Run:
    """What a stop must not lose: the network, its optimizer and how far they are."""

    network: Tagger
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    epoch: int = 0
    step: int = 0

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
        }
        new = path.with_suffix(".new")
        torch.save(state, new)
        new.replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.epoch, self.step = state["epoch"], state["step"]


def start_run(options: argparse.Namespace, windows: float) -> Run:
    """Build network and optimizer; the rate warms up for 6 % of the steps, then falls to zero."""
    network = Tagger()
    load_base(network, load_file(str(options.base / "model.safetensors")))
    optimizer = torch.optim.AdamW(
        parameter_groups(network, options.rate), betas=(0.9, 0.98), weight_decay=0.01
    )
    total = max(1, int(options.epochs * windows / options.batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.06 * total), max(0.0, (total - s) / (0.94 * total)))
    )
    return Run(network, optimizer, schedule)


def run_epoch(run: Run, examples: list[Example], options: argparse.Namespace) -> dict[str, float]:
    """Train on every window once; give mean losses and seconds."""
    rng = random.Random(options.seed * 1000 + run.epoch)
    torch.manual_seed(options.seed * 1000 + run.epoch)
    trainable = [p for group in run.optimizer.param_groups for p in group["params"]]
    cut = [window for example in examples for window in windows_of(example, rng)]
    rng.shuffle(cut)
    began, losses = time.time(), []
    for at in range(0, len(cut), options.batch):
        batch = batch_of(cut[at : at + options.batch], rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, links = run.network(batch["pieces"], batch["features"], batch["mask"])
        known = batch["labels"] != IGNORED
        labelling = functional.cross_entropy(logits.float()[known], batch["labels"][known])
        linking = link_loss(links, batch["links"], batch["mask"])
        run.optimizer.zero_grad(set_to_none=True)
        (labelling + options.link_weight * linking).backward()
        nn.utils.clip_grad_norm_(trainable, 1.0)
        run.optimizer.step()
        run.schedule.step()
        run.step += 1
        losses.append((labelling.item(), linking.item()))
        if run.step % 50 == 0:
            recent = np.mean(losses[-50:], axis=0)
            print(f"epoch {run.epoch} step {run.step} label {recent[0]:.4f} link {recent[1]:.4f}", flush=True)
    label, link = np.mean(losses, axis=0)
    run.epoch += 1
    return {"seconds": round(time.time() - began), "label": round(label, 4), "link": round(link, 4)}


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--link-weight", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Train, with a checkpoint and a line of the log after each epoch."""
    options = parse_options()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    tokenizer = load_tokenizer(str(options.base / "tokenizer.json"))
    train = read_examples(options.data / "train.jsonl", tokenizer)
    variants = read_variants(options.data / "multi_annotated.jsonl", tokenizer)
    dev = read_examples(options.data / "dev.jsonl", tokenizer)
    # Cut at a random offset, an article gives a window more than its length asks for, on average.
    run = start_run(options, sum(len(example.tokens.pieces) / WINDOW + 1 for example in train))
    last = options.out / "last.pt"
    if last.exists():
        run.load(last)
    while run.epoch < options.epochs:
        rng = random.Random(options.seed * 1000 + run.epoch)
        chosen = [rng.choice(variants.get(example.id, [example])) for example in train]
        line = {**run_epoch(run, chosen, options), "epoch": run.epoch, **token_f1(run.network, dev)}
        print(json.dumps(line), flush=True)
        with (options.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        run.save(last)


if __name__ == "__main__":
    main()
