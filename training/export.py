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
import onnx
import torch
from corpus import LABELS, LINKS
from network import LINK_WIDTH, Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from train import CLS, PAD, SEP, WINDOW

from onrecord.attribute.tokens import FEATURES, load_tokenizer, tokenize

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
    parser.add_argument("--checkpoint", default="last.pt")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    network = Tagger()
    state = torch.load(options.run / options.checkpoint, weights_only=True)
    network.load_state_dict(state.get("network", state))
    network.eval()
    write_model(network, options.out / "model.onnx")
    write_tokenizer(options.base / "tokenizer.json", options.out / "tokenizer.json")
    write_labels(options.out)
    write_parity(network, options.out)
    size = (options.out / "model.onnx").stat().st_size
    print(f"{options.out / 'model.onnx'}: {size / 1e6:.1f} MB")


def write_model(network: Tagger, path: Path) -> None:
    """Write the network as ONNX with int8 weights, quantized a channel."""
    example = (
        torch.full((2, 16), CLS),
        torch.zeros((2, 16), dtype=torch.long),
        torch.ones((2, 16), dtype=torch.long),
    )
    axes = {0: "windows", 1: "pieces"}
    names = ("pieces", "features", "mask", "labels", "links")
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        torch.onnx.export(
            network,
            example,
            str(whole),
            opset_version=17,
            input_names=list(names[:3]),
            output_names=list(names[3:]),
            dynamic_axes=dict.fromkeys(names, axes),
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(path))


def write_tokenizer(base: Path, path: Path) -> None:
    """Copy the base tokenizer without its truncation and padding."""
    shutil.copy(base, path)
    load_tokenizer(str(path)).save(str(path), pretty=False)


def write_labels(folder: Path) -> None:
    """Write what the program must know of the model beside its weights."""
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    facts = {
        "labels": LABELS,
        "links": LINKS,
        "link_width": LINK_WIDTH,
        "features": FEATURES,
        "window": WINDOW,
        "pieces": {"cls": CLS, "sep": SEP, "pad": PAD},
        "languages": ["en"],
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
