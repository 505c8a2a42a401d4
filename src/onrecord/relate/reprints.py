"""Reprints: articles of a text that enough others print already, so that one of these stands for them.

An agency's dispatch may stand in thousands of outlets. Held against each other, its printings would
crowd out all else of their days; each tells of the same event as the first ones, and nothing more.
So an article whose words enough others hold, and which turns on the same as these, is a reprint: it
is in the story of the one that stands for it, and only this one is held against other stories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.domain.story import STORY_WINDOW_DAYS, Printing, StoryLimits
from onrecord.relate.copies import Shingles
from onrecord.relate.stories import likeness, threshold
from onrecord.relate.stories_words import Profile, Profiles

HELD = 0.4
"""So large a share of an article's words an outlet leaves that edits it; measured on invented dispatches."""
LESS_ALIKE = 2.5
"""So much less like another than like itself an article may be, and both still turn on the same: one that
was trimmed to a third is, one that stands behind another in a digest is not."""
_NEARLY = 0.1


def share_of_both(own: Shingles, other: Shingles, containment: float) -> float | None:
    """Say how near an article is to another that holds a good part of its words.

    Args:
        own, other: Their texts.
        containment: The share of the smaller text's words that the other has.

    Returns:
        The share of the longer text's words that the other has; None where the other holds too few
        of the article's.
    """
    size, theirs = max(1, len(own.hashes)), max(1, len(other.hashes))
    shared = containment * min(size, theirs)
    return shared / max(size, theirs) if shared >= HELD * size else None


def find_alike(own: Profile, others: Profiles) -> list[bool]:
    """Say of each of some articles whether it turns on the same as one, and on nothing beside."""
    itself = float(likeness(own, own.beside)[0])
    least = max(threshold(), itself - LESS_ALIKE)
    return [score >= least for score in likeness(own, others).tolist()]


def find_stand_in(day: int, printings: Sequence[Printing], limits: StoryLimits) -> tuple[str, str] | None:
    """Find which article stands for one in stories, if it is a reprint.

    Args:
        day: Ordinal of its day.
        printings: The articles that hold its words and turn on the same; of two as near the
            earlier counts.
        limits: How many make it a reprint.

    Returns:
        The stand-in of most of those that are nearest to it, and lie within the days of a story, and
        by way of which of them the words come; None if the article stands for itself.
    """
    near = [each for each in printings if abs(each.day - day) <= STORY_WINDOW_DAYS]
    if len(printings) < limits.printed or not near:
        return None
    ranked = sorted(near, key=lambda each: -each.share)
    votes = Counter(each.stand_in for each in ranked if each.share >= ranked[0].share - _NEARLY)
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
