"""Cycles: how often Python looks for objects that hold only each other.

A page makes many small objects and hardly a cycle. With Python's own threshold of 700 the looking takes
1.7 ms an article of PolNeAR dev, a twentieth of what is done beside the network, and at the start it goes
through all that was just loaded; with this one it takes 0.03 ms.
"""

from __future__ import annotations

import gc
from functools import cache

NEW_OBJECTS = 10_000


def look_less_for_cycles() -> None:
    """Let this process look for cycles more seldom; for processes of the program's own."""
    gc.set_threshold(NEW_OBJECTS)


@cache
def pass_over_what_stays() -> None:
    """Leave what is held by now out of the looking, once in a process of the program's own.

    After the first article kept that is words, rules and queries, a million objects: each full
    look through them took as long as linking an article does.
    """
    gc.freeze()
