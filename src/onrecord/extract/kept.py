"""Kept: the lines that became the article, each with why, for whoever looks at the cut."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from onrecord.domain.article import KeptLine
from onrecord.extract.cleaner import ROLES, Choice, Role

_PLACES = {role: place for place, role in enumerate(ROLES)}
_LIKELY = {role: [f"{role}, {percent}% likely by itself" for percent in range(101)] for role in ROLES}
_BY_PLACE = {role: f"{role}, where headline and data put it" for role in ROLES}


def kept_lines(
    texts: Sequence[str], choice: Choice, body: Collection[int], standfirst: Collection[int]
) -> tuple[KeptLine, ...]:
    """Give the lines kept, in page order.

    Args:
        texts: All lines of the page.
        choice: The cleaner's decision.
        body, standfirst: Numbers of their lines.

    Returns:
        Each with how likely it is to be what it is taken for, or that its place made it so.
    """
    numbers = sorted({*body, *standfirst})
    if not numbers:
        return ()
    percents = np.rint(100 * choice.chances[numbers]).astype(np.int64).tolist()
    roles, own = choice.roles, frozenset(body)
    found: list[KeptLine] = []
    for number, percent in zip(numbers, percents, strict=True):
        role: Role = "body" if number in own else "standfirst"
        is_chosen = roles[number] == role
        reason = _LIKELY[role][percent[_PLACES[role]]] if is_chosen else _BY_PLACE[role]
        found.append(KeptLine(text=texts[number], line=number, reason=reason))
    return tuple(found)
