"""A line network in training: batches, loss, the mean of its weights.

What comes out is what onrecord.extract.linenet runs. Whole groups of signals are left out of some pages, so that no network
leans on one alone, and single signals too, for a page at a time. The weights are means over the last steps.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from onrecord.extract.features import N_HEADLINE, N_KNOWN, N_OWN
from onrecord.extract.markup import HINTS, REGIONS, TAGS

BARE_SIZE = N_OWN + 59
UNSEEN_SIGNAL, DROP, MEAN_OF_LAST = 0.1, 0.15, 0.3
AS_IT_IS = 0.4
N_MARKUP, N_OUTLINE = 66 + len(HINTS), 13


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
