"""Topics from an article's words alone, on pages whose outlet tells one: by weights of other sites.

training/topics.py fits the weights anew without the pages that are measured; how it counts stands
in its head.
"""

from __future__ import annotations

import numpy as np
from training.topics import SHUFFLES, cross_validate, macro_f1, read_pages

from gates.measures import Bench, Figures


def measure_topics(own: Bench) -> Figures:
    """Macro F1 over the topics that pages enough have, and the share of pages that are right."""
    records = own.read("html", "pages/gold.jsonl", "--only", "article")
    pages = read_pages(records, own.data / "data" / "pages" / "gold.jsonl")
    found = [macro_f1(*cross_validate(pages, seed)) for seed in range(SHUFFLES)]
    return {
        "topics/macro_f1": float(np.mean([macro for macro, _, _ in found])),
        "topics/right": float(np.mean([share for _, share, _ in found])),
    }
