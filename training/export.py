"""Export a checkpoint to what the package ships: ONNX int8, tokenizer, labels, parity file.

    python export.py --run RUN --base FOLDER --out src/onrecord/attribute/weights

The parity file holds the scores of the float network on invented sentences; a test of
the package compares the shipped model with it, so that a wrong runtime, tokenizer or feature shows.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from corpus import LABELS, LINKS
from network import LINK_WIDTH, Tagger, load_run
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional
from torch.onnx import symbolic_helper
from windows import CLS, PAD, SEP

from onrecord.attribute.tokens import FEATURES, load_tokenizer, tokenize

OPSET = 17
PARITY_SENTENCES = (
    "“We will appeal,” Transport Minister Ana Verling said on Monday.",
    "According to Orlan Teeg, the bridge cost 3 million crowns.",
    "The mayor denied that the harbour had been closed.\n\n'It is open,' she told reporters.",
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--window", type=int, default=254, help="as train.py was given it")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    network = load_run(options.base, options.run)
    write_model(network, options.out / "model.onnx")
    write_tokenizer(options.base / "tokenizer.json", options.out / "tokenizer.json")
    write_labels(options.out, options.window)
    write_parity(network, options.out)
    size = (options.out / "model.onnx").stat().st_size
    print(f"{options.out / 'model.onnx'}: {size / 1e6:.1f} MB")


@torch.library.custom_op("onrecord::attend", mutates_args=())
def attend(query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
    """Attention over whole windows, (1, pieces, width) each; one operator of the model's runtime."""
    batch, length, width = query.shape
    parts = (x.view(batch, length, heads, width // heads).transpose(1, 2) for x in (query, key, value))
    mixed = functional.scaled_dot_product_attention(*parts)
    return mixed.transpose(1, 2).reshape(batch, length, width).contiguous()


def _attend_symbol(graph, query, key, value, heads):
    number = symbolic_helper._maybe_get_const(heads, "i")
    return graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=number)


class Shipped(nn.Module):
    """The network as it ships: whole windows without padding, attention as one operator."""

    def __init__(self, network: Tagger) -> None:
        super().__init__()
        self.network = network
        width = network.shape.width
        self.inputs = nn.ModuleList()
        for layer in network.layers:
            thirds = zip(layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3), strict=True)
            self.inputs.append(nn.ModuleList(_linear(width, weight, bias) for weight, bias in thirds))

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Score windows of one length; see `Tagger.forward`."""
        network = self.network
        place = torch.arange(pieces.shape[1])
        x = network.norm(network.words(pieces) + network.positions(place) + network.features(features))
        for layer, inputs in zip(network.layers, self.inputs, strict=True):
            query, key, value = (each(x) for each in inputs)
            x = layer.norm1(x + layer.out(attend(query, key, value, layer.heads)))
            x = layer.norm2(x + layer.down(functional.gelu(layer.up(x))))
        return network.head(x), network.link(x)


def _linear(width: int, weight: Tensor, bias: Tensor) -> nn.Linear:
    out = nn.Linear(width, width)
    out.load_state_dict({"weight": weight.detach().clone(), "bias": bias.detach().clone()})
    return out


def write_model(network: Tagger, path: Path) -> None:
    """Write the network as ONNX with int8 weights, quantized a channel."""
    torch.onnx.register_custom_op_symbolic("onrecord::attend", _attend_symbol, OPSET)
    names = ("pieces", "features", "labels", "links")
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        torch.onnx.export(
            Shipped(network).eval(),
            (torch.full((1, 16), CLS), torch.zeros((1, 16), dtype=torch.long)),
            str(whole),
            opset_version=OPSET,
            input_names=list(names[:2]),
            output_names=list(names[2:]),
            dynamic_axes={key: {0: "windows", 1: "pieces"} for key in names},
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)


def write_tokenizer(base: Path, path: Path) -> None:
    """Copy the base tokenizer without its truncation and padding."""
    shutil.copy(base, path)
    load_tokenizer(str(path)).save(str(path), pretty=False)


def write_labels(folder: Path, window: int) -> None:
    """Write what the program must know of the model beside its weights."""
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    facts = {
        "labels": LABELS,
        "links": LINKS,
        "link_width": LINK_WIDTH,
        "features": FEATURES,
        "window": window,
        "pieces": {"cls": CLS, "sep": SEP, "pad": PAD},
        "languages": ["en"],
        # Articles of the corpus that the network has not seen: see train.py.
        "left_out": ["multi_annotated"],
        "sha256": digest,
    }
    (folder / "labels.json").write_text(json.dumps(facts, indent=1) + "\n")


def write_parity(network: Tagger, folder: Path) -> None:
    """Write the float network's label probabilities on the parity sentences."""
    tokenizer = load_tokenizer(str(folder / "tokenizer.json"))
    cases = []
    for text in PARITY_SENTENCES:
        tokens = tokenize(text, tokenizer)
        pieces = torch.tensor([[CLS, *tokens.pieces.tolist(), SEP]])
        features = torch.tensor([[0, *tokens.features.tolist(), 0]])
        with torch.no_grad():
            logits, _ = network(pieces, features, torch.ones_like(pieces))
        scores = logits.softmax(-1)[0, 1:-1][torch.from_numpy(tokens.firsts)].numpy()
        cases.append({"text": text, "probabilities": np.round(scores, 4).tolist()})
    (folder / "parity.json").write_text(json.dumps(cases, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
