"""Outlets: what a page of one showed, so that what it repeats on other pages can be told.

No words are held: a line is known by its fingerprint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

LineKind = Literal["spoken", "prose", "short"]
"""spoken: holds quotation marks; prose: reads like a paragraph; short: any other."""
LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)
REPEATED = "repeated by the outlet on"
"""How the reason begins of a line that was cut because its outlet repeats it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """A line that the cleaner took for the article's own.

    Args:
        fingerprint: Of its words.
        words: How many.
        kind: What it reads like.
        speaks_of_site: Whether it holds a phrase of furniture.
        was_asked: Whether the page was read knowing that the outlet repeats it.
    """

    fingerprint: str
    words: int
    kind: LineKind
    speaks_of_site: bool = False
    was_asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPage:
    """One page of an outlet.

    Args:
        outlet: The outlet's host, else its name.
        page: The page's address, else the capture's SHA-256.
        headline: Fingerprint of its headline, or None.
        own: The article's own lines, as the page alone was read.
        cut: Fingerprints of its other lines.
        article: Id of the article that the archive holds of it, or None.
    """

    outlet: str
    page: str
    headline: str | None
    own: tuple[OwnLine, ...]
    cut: frozenset[str] = frozenset()
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedLines:
    """Lines that an outlet repeats.

    Args:
        pages: By fingerprint, on how many pages of different articles the line was seen.
    """

    pages: Mapping[str, int]


NOTHING_REPEATED = RepeatedLines(pages={})
