"""Contrasts: two words of which one makes the other untrue."""

from __future__ import annotations

from functools import lru_cache

from onrecord.relate.lexicon import CONTRASTS
from onrecord.relate.roots import root_of
from onrecord.relate.units import Unit

_TURNING = ("un", "in", "im", "il", "ir", "dis", "non")
_LONG_ENOUGH = 3
_ROOTED = CONTRASTS | {frozenset(map(root_of, pair)) for pair in CONTRASTS}


def are_contrary(one: Unit, other: Unit) -> bool:
    """Say whether two units are contraries: "rise" and "fall", "safe" and "unsafe"."""
    return _are_contrary(one.key, other.key, one.root, other.root)


@lru_cache(maxsize=65536)
def _are_contrary(one: str, other: str, root: str, other_root: str) -> bool:
    if frozenset((one, other)) in _ROOTED or frozenset((root, other_root)) in _ROOTED:
        return True
    short, long = sorted((root, other_root), key=len)
    return len(short) > _LONG_ENOUGH and any(long == head + short for head in _TURNING)
