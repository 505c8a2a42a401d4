"""Story search: which articles of many could be one story, found by their key terms.

Two articles are held against each other where they have a key term in common and lie within the
window of days. The same rule stands in the archive's index, so that articles added one by one
and all at once meet the same others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from onrecord.domain.story import STORY_WINDOW_DAYS, Group, Pair
from onrecord.relate.stories import likeness, threshold
from onrecord.relate.stories_groups import find_regions, group_articles
from onrecord.relate.stories_words import Profile, Profiles

MOST_OF_A_TERM = 200
"""Articles of one term in one window that are looked at, the nearest days first."""
MOST_COMPARED = 60
"""Articles that one is held against: those with most key terms in common."""


def find_links(profiles: Mapping[str, Profile]) -> dict[Pair, float]:
    """Find all pairs of articles that are alike enough to be one story.

    Returns:
        By pair of ids, the smaller first: their likeness, at or over the threshold.
    """
    links: dict[Pair, float] = {}
    terms: dict[int, list[str]] = defaultdict(list)
    for own in sorted(profiles, key=lambda own: (profiles[own].day, own)):
        links.update(_link(own, profiles, _likely(profiles[own], profiles, terms)))
        for term in profiles[own].key_terms():
            terms[term].append(own)
    return links


def _likely(own: Profile, profiles: Mapping[str, Profile], terms: Mapping[int, list[str]]) -> list[str]:
    shared: Counter[str] = Counter()
    for term in own.key_terms():
        held = terms.get(term, ())
        recent = held[-MOST_OF_A_TERM:]
        shared.update(other for other in recent if own.day - profiles[other].day <= STORY_WINDOW_DAYS)
    ranked = sorted(shared, key=lambda other: (-shared[other], other))
    return ranked[:MOST_COMPARED]


def _link(own: str, profiles: Mapping[str, Profile], others: Iterable[str]) -> dict[Pair, float]:
    likely = list(others)
    scores = likeness(profiles[own], Profiles.of([profiles[other] for other in likely]))
    found = zip(likely, scores.tolist(), strict=True)
    return {(min(own, other), max(own, other)): score for other, score in found if score >= threshold()}


def find_stories(profiles: Mapping[str, Profile]) -> list[Group]:
    """Group articles into stories, all at once.

    Returns:
        The stories, in the order of their first ids; single articles too.
    """
    regions = find_regions(find_links(profiles), profiles)
    found = [story for region in regions for story in group_articles({own: profiles[own] for own in region})]
    return sorted(found, key=lambda story: story.articles)
