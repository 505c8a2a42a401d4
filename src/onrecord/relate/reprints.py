"""Reprints: articles of a text that enough others print already, so that one of these stands for them.

An agency's dispatch may stand in thousands of outlets. Held against each other, its printings would
crowd out all else of their days; each tells of the same event as the first ones, and nothing more.
So an article most of whose words enough others hold is a reprint: it is in the story of the one
that stands for it, and only this one is compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.domain.story import STORY_WINDOW_DAYS, Printing, StoryLimits
from onrecord.relate.copies import COPY, Shingles

HELD = COPY
"""So large a share of an article's own words, and what it adds makes no other text of it."""
ALIKE = 5.0
"""From this likeness on, what holds an article's words tells of its event, not of that and others."""


def share_held(own: Shingles, other: Shingles, containment: float) -> float:
    """Give the share of an article's words that another has.

    Args:
        own, other: Their texts.
        containment: The share of the smaller text's words that the other has.
    """
    return containment * min(1.0, len(other.hashes) / max(1, len(own.hashes)))


def find_stand_in(day: int, printings: Sequence[Printing], limits: StoryLimits) -> tuple[str, str] | None:
    """Find which article stands for one in stories, if it is a reprint.

    Args:
        day: Ordinal of its day.
        printings: The articles that hold most of its words and tell of its event; of two alike the
            earlier counts.
        limits: How many make it a reprint.

    Returns:
        The stand-in of most of them that lies within the days of a story, and by way of which of
        them the words come; None if the article stands for itself.
    """
    near = [each for each in printings if abs(each.day - day) <= STORY_WINDOW_DAYS]
    if len(printings) < limits.printed or not near:
        return None
    ranked = sorted(near, key=lambda each: -each.share)
    votes = Counter(each.stand_in for each in ranked)
    stand_in = max(votes, key=votes.__getitem__)
    return stand_in, next(each.article for each in ranked if each.stand_in == stand_in)


def copies_left(
    copies: Mapping[str, tuple[float, bool]], chosen: tuple[str, str], stand_ins: Mapping[str, str]
) -> dict[str, tuple[float, bool]]:
    """Leave out a reprint's copies that one of them tells: those with the same stand-in.

    Args:
        copies: By id of another article: the share, and whether both are one text.
        chosen: What `find_stand_in` gave.
        stand_ins: Of those that are reprints themselves.
    """
    stand_in, by_way_of = chosen
    return {
        other: told
        for other, told in copies.items()
        if other == by_way_of or not told[1] or stand_ins.get(other, other) != stand_in
    }
