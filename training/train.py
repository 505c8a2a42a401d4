"""Train the statement model: the teacher from the corpus, the student from the corpus and the teacher.

    python train.py --data DATA/polnear --base FOLDER --out RUN [--soft FILE ...] [--seed 1]

FOLDER holds model.safetensors, config.json and tokenizer.json of a base encoder. RUN gets a
checkpoint every few minutes (`last.pt`), so that the same command goes on where a stop left
it, `mean.pt`, the running mean of the weights, and log.jsonl, one line an epoch.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from corpus import IGNORED, LINKS, ROLES, Example, read_examples, read_soft, shared_articles
from mixed import MixedAdamW
from network import Tagger, link_scores, load_base, load_run, read_shape
from torch import Tensor
from torch.nn import functional
from windows import CLS, Batch, batch_of, cut_article, group_windows

from onrecord.attribute.tokens import load_tokenizer

CHECKPOINT_STEPS = 200
WARM_UP = 0.06


def label_loss(logits: Tensor, batch: Batch, share: float) -> Tensor:
    """Cross-entropy against the people's labels and, by `share`, against the teacher's probabilities."""
    chances = logits.float().log_softmax(-1)
    total, weight = chances.new_zeros(()), 0.0
    known, taught = batch.labels != IGNORED, batch.soft.sum(-1) > 0
    own = 1.0 - share if taught.any() and known.any() else 1.0
    if known.any():
        total, weight = total + own * functional.nll_loss(chances[known], batch.labels[known]), own
    if taught.any():
        total = total - (1.0 - weight) * (batch.soft[taught] * chances[taught]).sum(-1).mean()
    return total


def link_loss(links: Tensor, batch: Batch, share: float) -> Tensor:
    """Cross-entropy of the links against people's and, by `share`, against the teacher's answers."""
    scores = link_scores(links)
    if not batch.soft_links:
        return own_link_loss(scores, batch)
    if not batch.links:
        return soft_link_loss(scores, batch)
    return (1.0 - share) * own_link_loss(scores, batch) + share * soft_link_loss(scores, batch)


def own_link_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of each fragment's link over all pieces of its window; any right target counts."""
    if not batch.links:
        return scores.new_zeros(())
    rows, kinds, froms = (torch.tensor([target[i] for target in batch.links]) for i in range(3))
    own = scores[rows, kinds, froms].masked_fill(batch.mask[rows] == 0, -1e4)
    right = torch.zeros_like(own)
    for number, target in enumerate(batch.links):
        right[number, target[3]] = 1
    return (own.logsumexp(-1) - own.masked_fill(right == 0, -1e4).logsumexp(-1)).mean()


def soft_link_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of each link that the teacher answered over all pieces of its window."""
    rows, kinds, froms = (torch.tensor([target[i] for target in batch.soft_links]) for i in range(3))
    chances = scores[rows, kinds, froms].masked_fill(batch.mask[rows] == 0, -1e4).log_softmax(-1)
    wanted = torch.zeros_like(chances)
    for number, (*_, places, shares) in enumerate(batch.soft_links):
        wanted[number, places] = torch.tensor(shares)
    return -(wanted * chances).sum(-1).mean()


@torch.no_grad()
def token_f1(network: Tagger, examples: list[Example], window: int) -> dict[str, float]:
    """Greedy token F1 a role, and link accuracy from gold fragments, on windows without overlap."""
    network.eval()
    right, guessed, gold = np.zeros(3), np.zeros(3), np.zeros(3)
    hits, tries = np.zeros(len(LINKS)), np.zeros(len(LINKS))
    rng = random.Random(0)
    for windows in group_windows([w for e in examples for w in cut_article(e, window, rng)], 8, rng):
        batch = batch_of(windows)
        logits, links = network(batch.pieces, batch.features, batch.mask)
        known = batch.labels != IGNORED
        roles_hat, roles = (logits.argmax(-1)[known] + 1) // 2, (batch.labels[known] + 1) // 2
        for role in range(3):
            right[role] += ((roles_hat == role + 1) & (roles == role + 1)).sum()
            guessed[role] += (roles_hat == role + 1).sum()
            gold[role] += (roles == role + 1).sum()
        best = link_scores(links).masked_fill(batch.mask[:, None, None, :] == 0, -1e4).argmax(-1)
        for row, kind, start, targets in batch.links:
            hits[kind] += int(best[row, kind, start]) in targets
            tries[kind] += 1
    network.train()
    out = {f"f1_{n}": 2 * r / (g + o) for n, r, g, o in zip(ROLES, right, guessed, gold, strict=True)}
    out.update({f"link_{n}": h / t for n, h, t in zip(LINKS, hits, tries, strict=True)})
    return {name: round(float(value), 4) for name, value in out.items()}


@dataclass(slots=True)
class Run:
    """What a stop must not lose: the weights, the optimizer and how far they are."""

    network: Tagger
    optimizer: MixedAdamW
    steps: int
    mean: list[Tensor] = field(default_factory=list)
    epoch: int = 0
    step: int = 0
    step_in_epoch: int = 0

    def set_rate(self) -> None:
        """Warm up for 6 % of the steps, then fall to zero."""
        warm = WARM_UP * self.steps
        share = min((self.step + 1) / warm, max(0.0, (self.steps - self.step) / (self.steps - warm)))
        for group in self.optimizer.optimizer.param_groups:
            group["lr"] = group.setdefault("top", group["lr"]) * share

    @torch.no_grad()
    def follow(self) -> None:
        """Move the running mean of the weights; it looks back over the last tenth of the steps."""
        masters = self.optimizer.masters()
        if not self.mean:
            self.mean = [master.clone() for master in masters]
        share = 1.0 / min(self.step + 1, 0.1 * self.steps)
        torch._foreach_lerp_(self.mean, masters, max(share, 1e-4))

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {
            "optimizer": self.optimizer.state_dict(),
            "mean": self.mean,
            "place": (self.epoch, self.step, self.step_in_epoch),
        }
        new = path.with_suffix(".new")
        torch.save(state, new)
        new.replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, weights_only=True)
        self.optimizer.load_state_dict(state["optimizer"])
        self.mean = state["mean"]
        self.epoch, self.step, self.step_in_epoch = state["place"]

    def mean_network(self) -> Tagger:
        """Give a float32 network with the running mean of the weights."""
        out = Tagger(self.network.shape)
        out.load_state_dict({name: value.float() for name, value in self.network.state_dict().items()})
        ordered = [p for group in trained_groups(out) for p in group]
        with torch.no_grad():
            for parameter, value in zip(ordered, self.mean, strict=True):
                parameter.copy_(value)
        return out.eval()


def trained_groups(network: Tagger) -> tuple[list[torch.nn.Parameter], ...]:
    """Give the weights that are trained: the encoder's, the heads', the features'. The word table is not."""
    network.words.weight.requires_grad_(False)
    heads = [*network.head.parameters(), *network.link.parameters()]
    heads += [network.shares] if network.shape.buckets else []
    special = {id(p) for p in [*heads, network.features.weight]}
    rest = [p for p in network.parameters() if p.requires_grad and id(p) not in special]
    return rest, heads, [network.features.weight]


def start_run(options: argparse.Namespace, examples: list[Example]) -> Run:
    """Build network and optimizer."""
    if options.start:
        network = load_run(options.base, options.start, options.layers).train()
    else:
        network = Tagger(read_shape(options.base, layers=options.layers and len(options.layers)))
        load_base(network, options.base, options.layers)
    rates = (options.rate, options.rate * options.head_times, options.rate * options.head_times)
    optimizer = MixedAdamW(network, list(zip(trained_groups(network), rates, strict=True)))
    # Cut at a random offset, an article gives a window more than its length asks for, on average.
    windows = sum(len(example.tokens.pieces) / options.window + 0.9 for example in examples)
    return Run(network, optimizer, int(options.epochs * windows / options.batch))


def run_epoch(run: Run, examples: list[Example], options: argparse.Namespace) -> dict[str, float]:
    """Train on every window once; give mean losses and seconds."""
    rng = random.Random(options.seed * 1000 + run.epoch)
    cut = [window for example in examples for window in cut_article(example, options.window, rng)]
    batches = group_windows(cut, options.batch, rng)
    began, losses = time.time(), []
    for number, windows in enumerate(batches):
        batch = batch_of(windows, rng)
        if number < run.step_in_epoch:  # done before a stop
            continue
        torch.manual_seed(options.seed * 1_000_000 + run.step)
        logits, links = run.network(batch.pieces, batch.features, batch.mask)
        labelling = label_loss(logits, batch, options.soft_share)
        linking = link_loss(links, batch, options.soft_share)
        (labelling + options.link_weight * linking).backward()
        run.set_rate()
        run.optimizer.step()
        run.follow()
        run.step, run.step_in_epoch = run.step + 1, number + 1
        losses.append((labelling.item(), linking.item()))
        if run.step % 50 == 0:
            recent, seconds = np.mean(losses[-50:], axis=0), time.time() - began
            print(
                f"step {run.step} of {run.steps} label {recent[0]:.4f} link {recent[1]:.4f} {seconds:.0f} s",
                flush=True,
            )
        if run.step % CHECKPOINT_STEPS == 0:
            run.save(options.out / "last.pt")
    label, link = np.mean(losses, axis=0) if losses else (0.0, 0.0)
    run.epoch, run.step_in_epoch = run.epoch + 1, 0
    return {"seconds": round(time.time() - began), "label": round(label, 4), "link": round(link, 4)}


def read_layers(text: str) -> list[int]:
    """Read numbers of layers: "0-9" or "0,1,2,5"."""
    low, dash, high = text.partition("-")
    return list(range(int(low), int(high) + 1)) if dash else [int(part) for part in text.split(",")]


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--soft", type=Path, nargs="*", default=[], help="files that teach.py wrote")
    parser.add_argument("--soft-share", type=float, default=0.6, help="of the teacher in the labels' loss")
    parser.add_argument("--layers", type=read_layers, help="which of the encoder's: 0-9 or 0,1,2,5")
    parser.add_argument("--start", type=Path, help="a RUN whose weights to begin with")
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--window", type=int, default=254, help="pieces of text in a window")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-times", type=float, default=5, help="how much faster the new parts learn")
    parser.add_argument("--link-weight", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Train, with a line of the log after each epoch."""
    options = parse_options()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    tokenizer = load_tokenizer(str(options.base / "tokenizer.json"))
    if tokenizer.token_to_id("[CLS]") != CLS:
        raise SystemExit(f"{options.base}: not the student's tokenizer; base.py puts it into both folders.")
    kept_apart = shared_articles(options.data / "multi_annotated.jsonl")
    train = read_examples(options.data / "train.jsonl", tokenizer, without=kept_apart)
    for path in options.soft:
        train = read_soft(path, train, tokenizer)
    dev = read_examples(options.data / "dev.jsonl", tokenizer)
    run = start_run(options, train)
    last = options.out / "last.pt"
    if last.exists():
        run.load(last)
    while run.epoch < options.epochs:
        line = {**run_epoch(run, train, options), "epoch": run.epoch}
        line |= token_f1(run.mean_network(), dev, options.window)
        print(json.dumps(line), flush=True)
        with (options.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        run.save(last)
    torch.save(run.mean_network().state_dict(), options.out / "mean.pt")


if __name__ == "__main__":
    main()
