"""The network: an encoder in plain PyTorch, with a label head and a link head.

Two shapes of encoder, the student's (BERT, Devlin et al. 2019) and the teacher's (MPNet,
Song et al. 2020: the same layers, with a bias for the distance of two pieces). Both
vocabularies hold the same word pieces in the same order.

The teacher's heads read a learned mean of its layers (Peters et al. 2018): its last layer was
trained to say one thing of a whole sentence, and tells the words apart badly (LOG.md).
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from corpus import LABELS, LINKS
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

LINK_WIDTH = 64
FEATURES = 30
# Distances that MPNet's bias tells apart one by one, and where it stops (its paper's values).
_EXACT, _FARTHEST = 8, 128
_MPNET_SPECIAL = ((0, 1), (101, 0), (102, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What an encoder looks like, as its config.json says.

    Args:
        width, inner, heads, layers: Of the encoder.
        words, positions: Rows of its tables.
        buckets: Distances that the attention's bias knows; 0 for none.
        first_piece: What to add to a piece's number in the student's vocabulary.
        special: (student's number, own number) of padding, [CLS] and [SEP].
        first_position: The table's row of the first place.
        epsilon: Of the norms.
    """

    width: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6
    words: int = 30522
    positions: int = 512
    buckets: int = 0
    first_piece: int = 0
    special: tuple[tuple[int, int], ...] = ()
    first_position: int = 0
    epsilon: float = 1e-12


def read_shape(folder: Path, *, layers: int | None = None) -> Shape:
    """Read the shape of the base encoder in a folder; with a number, of its first layers alone."""
    config = json.loads((folder / "config.json").read_text())
    own = {
        "width": config["hidden_size"],
        "inner": config["intermediate_size"],
        "heads": config["num_attention_heads"],
        "layers": layers or config["num_hidden_layers"],
        "words": config["vocab_size"],
        "positions": config["max_position_embeddings"],
        "epsilon": config["layer_norm_eps"],
    }
    if config["model_type"] == "mpnet":
        buckets = config["relative_attention_num_buckets"]
        return Shape(**own, buckets=buckets, first_piece=4, special=_MPNET_SPECIAL, first_position=2)
    return Shape(**own)


class Dropout(nn.Module):
    """Dropout whose mask costs one random byte a number: PyTorch's own takes a third of a step on a CPU."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.bar = round(chance * 256)

    def forward(self, x: Tensor) -> Tensor:
        """Set a share of the numbers to zero and scale the rest up, in training alone."""
        if not self.training or not self.bar:
            return x
        size = x.numel()
        draws = torch.empty((size + 7) // 8, dtype=torch.int64).random_(-(2**63), None)
        kept = draws.view(torch.uint8)[:size].view(x.shape) >= self.bar
        return x * (kept.to(x.dtype) * (256 / (256 - self.bar)))


class Layer(nn.Module):
    """One encoder layer: self-attention, then a feed-forward net, each with a residual."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width, self.heads = shape.width, shape.heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=shape.epsilon)
        self.up = nn.Linear(width, shape.inner)
        self.down = nn.Linear(shape.inner, width)
        self.norm2 = nn.LayerNorm(width, eps=shape.epsilon)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Map (batch, pieces, width) to the same shape; `bias` is added to the scores."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        if self.training:
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        else:  # written out, for the export
            mixed = (q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias).softmax(-1) @ v
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Encoder, features, a label a piece, and keys and queries for the links."""

    def __init__(self, shape: Shape | None = None, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape = shape or Shape()
        self.words = nn.Embedding(shape.words, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.features = nn.Embedding(FEATURES, shape.width)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        if shape.buckets:
            self.distances = nn.Embedding(shape.buckets, shape.heads)
            self.distances.weight.requires_grad_(False)
            self.shares = nn.Parameter(torch.zeros(shape.layers))
        self.head = nn.Linear(shape.width, len(LABELS))
        self.link = nn.Linear(shape.width, 2 * len(LINKS) * LINK_WIDTH)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Score a batch of windows.

        Args:
            pieces: int64 (batch, pieces); windows with their special pieces.
            features: int64 (batch, pieces).
            mask: int64 (batch, pieces); 1 on pieces, 0 on padding.

        Returns:
            Logits (batch, pieces, labels), and the links' queries and keys
            (batch, pieces, 2 * links * LINK_WIDTH): all queries, then all keys.
        """
        place = torch.arange(pieces.shape[1], device=pieces.device) + self.shape.first_position
        rows = pieces + self.shape.first_piece
        for piece, row in self.shape.special:
            rows = rows.masked_fill(pieces == piece, row)
        x = self.words(rows) + self.positions(place) + self.features(features)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        if self.shape.buckets:
            bias = bias + self._distance_bias(pieces.shape[1])
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        if self.shape.buckets:
            x = self._mean_layer(outputs)
        return self.head(x), self.link(x)

    def _mean_layer(self, outputs: list[Tensor]) -> Tensor:
        """Give the mean of the layers' normalised outputs, by learned shares."""
        shares = self.shares.softmax(0)
        return sum(
            share * functional.layer_norm(output, (self.shape.width,))
            for share, output in zip(shares, outputs, strict=True)
        )

    def _distance_bias(self, length: int) -> Tensor:
        """Give (1, heads, length, length): what the attention gains by the distance of two pieces."""
        place = torch.arange(length)
        step = place[None, :] - place[:, None]
        half = self.shape.buckets // 2
        far = step.abs().clamp(min=1).double()
        log = _EXACT + (torch.log(far / _EXACT) / math.log(_FARTHEST / _EXACT) * (half - _EXACT)).long()
        bucket = torch.where(step.abs() < _EXACT, step.abs(), log.clamp(max=half - 1)) + half * (step > 0)
        return self.distances(bucket).permute(2, 0, 1)[None]


def link_scores(links: Tensor) -> Tensor:
    """Give float32 (batch, links, from, to): how well each piece answers each other's link."""
    batch, length, _ = links.shape
    query, key = links.float().view(batch, length, 2, len(LINKS), LINK_WIDTH).permute(2, 0, 3, 1, 4)
    return query @ key.transpose(-1, -2) * LINK_WIDTH**-0.5


# Where each layer's parts stand in a base encoder's file: query, key, value, out, its norm.
_BERT = tuple(
    f"attention.{part}"
    for part in ("self.query", "self.key", "self.value", "output.dense", "output.LayerNorm")
)
_MPNET = tuple(f"attention.{part}" for part in ("attn.q", "attn.k", "attn.v", "attn.o", "LayerNorm"))


def load_base(network: Tagger, folder: Path, kept: Sequence[int] | None = None) -> None:
    """Copy a base encoder's weights; BERT's token type 0 goes into the positions.

    Args:
        network: As many layers as `kept` names.
        folder: Holds the base encoder.
        kept: Which of the encoder's layers to take, in order; None for the first ones.
    """
    weights = load_file(str(folder / "model.safetensors"))
    query, key, value, out, norm = _MPNET if network.shape.buckets else _BERT

    def copy(target: nn.Module, *names: str) -> None:
        for kind in ("weight", "bias"):
            getattr(target, kind).copy_(torch.cat([weights[f"{name}.{kind}"] for name in names]))

    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        if network.shape.buckets:
            network.distances.weight.copy_(weights["encoder.relative_attention_bias.weight"])
        else:
            network.positions.weight.add_(weights["embeddings.token_type_embeddings.weight"][0])
        copy(network.norm, "embeddings.LayerNorm")
        for number, layer in zip(kept or range(len(network.layers)), network.layers, strict=True):
            root = f"encoder.layer.{number}."
            copy(layer.qkv, root + query, root + key, root + value)
            copy(layer.out, root + out)
            copy(layer.norm1, root + norm)
            copy(layer.up, root + "intermediate.dense")
            copy(layer.down, root + "output.dense")
            copy(layer.norm2, root + "output.LayerNorm")


def load_run(base: Path, run: Path, kept: Sequence[int] | None = None) -> Tagger:
    """Load what train.py left in a run; its encoder may have fewer layers than its base.

    Args:
        base: Holds the base encoder's config.json.
        run: Holds mean.pt.
        kept: Which of the run's layers to take, in order; None for all.
    """
    weights = torch.load(run / "mean.pt", weights_only=True)
    own = {int(name.split(".")[1]) for name in weights if name.startswith("layers.")}
    kept = kept or sorted(own)
    for name in [name for name in weights if name.startswith("layers.")]:
        _, number, rest = name.split(".", 2)
        value = weights.pop(name)
        if int(number) in kept:
            weights[f"layers.{kept.index(int(number))}.{rest}"] = value
    network = Tagger(read_shape(base, layers=len(kept)))
    network.load_state_dict(weights)
    return network.eval()
