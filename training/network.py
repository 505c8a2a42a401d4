"""The network: a BERT encoder in plain PyTorch, with a label head and a link head.

Reads the base encoder's weights file; the layer names below are its own, so that
they load without a table of names. Post-norm layers after Devlin et al. 2019.
"""

from __future__ import annotations

import torch
from corpus import LABELS, LINKS
from torch import Tensor, nn
from torch.nn import functional

LINK_WIDTH = 64


class Layer(nn.Module):
    """One encoder layer: self-attention, then a feed-forward net, each with a residual."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map (batch, pieces, width) to the same shape; `mask` is added to the scores."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + mask
        mixed = (self.dropout(scores.softmax(-1)) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Encoder, features, a label a piece, and keys and queries for the links."""

    def __init__(
        self,
        *,
        width: int = 384,
        inner: int = 1536,
        heads: int = 12,
        layers: int = 6,
        words: int = 30522,
        positions: int = 512,
        features: int = 30,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(words, width)
        self.positions = nn.Embedding(positions, width)
        self.features = nn.Embedding(features, width)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, inner, heads, dropout) for _ in range(layers))
        self.head = nn.Linear(width, len(LABELS))
        self.link = nn.Linear(width, 2 * len(LINKS) * LINK_WIDTH)

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
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(place) + self.features(features)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.head(x), self.link(x)


def link_scores(links: Tensor) -> Tensor:
    """Give float32 (batch, links, from, to): how well each piece answers each other's link."""
    batch, length, _ = links.shape
    query, key = links.float().view(batch, length, 2, len(LINKS), LINK_WIDTH).permute(2, 0, 3, 1, 4)
    return query @ key.transpose(-1, -2) * LINK_WIDTH**-0.5


def load_base(network: Tagger, weights: dict[str, Tensor]) -> None:
    """Copy a BERT checkpoint's weights into the network; its token type 0 goes into the positions."""

    def copy(target: nn.Module, name: str) -> None:
        target.load_state_dict({"weight": weights[f"{name}.weight"], "bias": weights[f"{name}.bias"]})

    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.positions.weight.copy_(
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
    copy(network.norm, "embeddings.LayerNorm")
    for number, layer in enumerate(network.layers):
        root = f"encoder.layer.{number}"
        parts = [f"{root}.attention.self.{part}" for part in ("query", "key", "value")]
        layer.qkv.load_state_dict(
            {kind: torch.cat([weights[f"{part}.{kind}"] for part in parts]) for kind in ("weight", "bias")}
        )
        copy(layer.out, f"{root}.attention.output.dense")
        copy(layer.norm1, f"{root}.attention.output.LayerNorm")
        copy(layer.up, f"{root}.intermediate.dense")
        copy(layer.down, f"{root}.output.dense")
        copy(layer.norm2, f"{root}.output.LayerNorm")
