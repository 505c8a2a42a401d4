"""Teasers: whether a page shows only the beginning of its article, and says so itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract.phrases import phrases_of

_CUT_WORDS = 250
_OFFER_WORDS = 150
_LOOKED_AT = 14
# What names the rest of the article, so that an article of any length is not whole.
_REST_LEFT = re.compile(
    r"\d\s?%\s+(?:de cet article|of this (?:article|story)|d(?:es|ieses) Artikels|de este artículo"
    r"|di questo articolo)"
)


def is_teaser(text: str, *, is_summary: bool, is_cut: bool, below: Iterable[str]) -> bool:
    """Say whether the page itself says that the rest of the article is to be paid for, or is elsewhere.

    Args:
        text: The body.
        is_summary: Whether it is only the page's summary of itself.
        is_cut: Whether the page's data says that the article is not free to read.
        below: The lines under the body, in order; the first few are looked at.
    """
    words = text.count(" ") + 1
    if is_summary or (is_cut and words < _CUT_WORDS):
        return True
    near = [line for line, _ in zip(below, range(_LOOKED_AT), strict=False)]
    if any("%" in line and _REST_LEFT.search(line) for line in near):
        return True
    # An offer below a whole article is no paywall.
    return words < _OFFER_WORDS and any("teaser" in phrases_of(line) for line in near)
