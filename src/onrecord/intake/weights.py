"""Weights: a folder with another statement model than the one that ships.

Such a folder comes from outside, so it is looked at before any page is read: a desk that starts, and
reading processes that are started, then have a model that they can load.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelError, OnrecordError, UsageError

if TYPE_CHECKING:
    from onrecord.attribute import Model

FILES = ("model.onnx", "tokenizer.json", "labels.json")
# Hex digits of the SHA-256 of model.onnx that a record names.
FINGERPRINT_LENGTH = 16
_ADVICE = "give a folder with model.onnx, tokenizer.json and labels.json as one training wrote them"


def check_weights(folder: Path) -> str:
    """Look at a folder of weights without loading them.

    Args:
        folder: Holds model.onnx, tokenizer.json and labels.json.

    Returns:
        The model's fingerprint, as its records will name it.

    Raises:
        UsageError: There is no such folder.
        ModelError: A file is missing or cannot be read, or labels.json is of another model.onnx.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of weights; {_ADVICE}.")
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise ModelError(f"{folder}: the statement model lacks {' and '.join(missing)}; {_ADVICE}.")
    try:
        facts = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        named = str(facts["sha256"])
        digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder}: the statement model cannot be read ({error!r}); {_ADVICE}.") from error
    if digest != named:
        raise ModelError(
            f"{folder}: labels.json is of the model {named[:16]}, and model.onnx is {digest[:16]}; "
            f"the files do not belong together; {_ADVICE}."
        )
    return digest[:FINGERPRINT_LENGTH]


def load_weights(folder: Path | None) -> Model:
    """Load the model of a folder, or with None the one that ships.

    Raises:
        UsageError: There is no such folder.
        ModelError: The files are missing, damaged, of another model, or made for another
            version of this program.
    """
    from onrecord.attribute import load_model

    if folder is None:
        return load_model()
    check_weights(folder)
    try:
        return load_model(folder)
    except OnrecordError:
        raise
    except Exception as error:  # the runtime and the tokenizer have errors of their own
        raise ModelError(
            f"{folder}: the statement model cannot be loaded ({type(error).__name__}: {error}); {_ADVICE}."
        ) from error
