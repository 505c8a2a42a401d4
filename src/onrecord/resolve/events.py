"""Events: which documents of one topic tell of the same event, by the words they share.

Rare words weigh more. The two groups that are most alike on average are joined, again and
again, as long as they are alike enough: a topic of two hijackings falls into two events.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from onrecord.resolve.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]{3,}")
_ALIKE = 0.04  # of the weight of two documents' words, shared on average
_Pair = tuple[int, int]


def part_events(texts: Mapping[str, str]) -> dict[str, int]:
    """Part documents by the event that they tell of.

    Args:
        texts: The documents of one topic, by name.

    Returns:
        The number of each document's event.
    """
    names = list(texts)
    alike = _alike([texts[name] for name in names])
    groups = {at: [at] for at in range(len(names))}
    while alike:
        (one, other), most = max(alike.items(), key=lambda each: (each[1], each[0]))
        if most < _ALIKE:
            break
        _join(alike, groups, one, other)
    return {names[at]: number for number, held in enumerate(groups.values()) for at in held}


def _alike(texts: list[str]) -> dict[_Pair, float]:
    stop = lexicon().stop
    held = [frozenset(_WORD.findall(text.lower())) - stop for text in texts]
    spread = Counter(word for words in held for word in words)
    weights = {word: math.log((len(texts) + 1) / count) ** 2 for word, count in spread.items()}
    sizes = [math.sqrt(sum(weights[word] for word in words)) for words in held]
    return {
        (one, other): sum(weights[word] for word in held[one] & held[other]) / (sizes[one] * sizes[other])
        for one in range(len(texts))
        for other in range(one + 1, len(texts))
        if sizes[one] and sizes[other]
    }


def _join(alike: dict[_Pair, float], groups: dict[int, list[int]], one: int, other: int) -> None:
    mine, theirs = len(groups[one]), len(groups[other])
    for third in groups:
        if third in (one, other):
            continue
        near = alike.get((min(one, third), max(one, third)), 0.0)
        far = alike.pop((min(other, third), max(other, third)), 0.0)
        alike[min(one, third), max(one, third)] = (near * mine + far * theirs) / (mine + theirs)
    del alike[one, other]
    groups[one] += groups.pop(other)
