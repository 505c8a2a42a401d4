"""Average the weights of runs that went on from one another.

    python mean.py RUN RUN [RUN ...] --out RUN

The runs must have begun from one set of weights: means of runs that did not are worth nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean of the runs' means."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    weights = [torch.load(run / "mean.pt", weights_only=True) for run in options.runs]
    options.out.mkdir(parents=True, exist_ok=True)
    mean = {name: sum(own[name] for own in weights) / len(weights) for name in weights[0]}
    torch.save(mean, options.out / "mean.pt")


if __name__ == "__main__":
    main()
