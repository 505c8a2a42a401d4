"""Story groups: which of some articles are one story, given how alike they are.

Groups grow by joining the two whose articles are most alike on the mean, down to a threshold.
What people decided comes first: articles that they put together start as one group, and groups
that hold articles which they parted are never joined. At last a group whose two halves each turn
on names of their own ("Rahman" here, "Thompson" there) is taken apart again: look-alikes, such as
two title fights of one boxer, share nearly all words but these.

The same articles give the same groups, in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.domain.story import Group, Pair, join_pairs
from onrecord.relate.stories import UNLIKE, _weights, likeness, likenesses, threshold
from onrecord.relate.stories_words import Profile, Profiles

Floats = NDArray[np.float64]

MOST_AT_ONCE = 120
"""Articles that hang together by single likenesses; of more, the weaker likenesses are passed over."""
_STRICTER = 0.5
_FEW = 160  # articles whose terms lie in one table
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class _Group:
    """Articles of one group, and the two groups that it was made of."""

    members: tuple[int, ...]
    halves: tuple[_Group, _Group] | None = None


def group_articles(
    profiles: Mapping[str, Profile], *, together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> list[Group]:
    """Group articles into stories.

    Args:
        profiles: By id.
        together, apart: Pairs of ids on which people decided; `together` gives way to `apart`.

    Returns:
        The groups, in the order of their first ids; single articles too.
    """
    ids = sorted(profiles)
    return group_profiles(ids, Profiles.of([profiles[own] for own in ids]), together=together, apart=apart)


def group_profiles(
    ids: Sequence[str], held: Profiles, *, together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> list[Group]:
    """Group articles, whose ids are in order; see `group_articles`."""
    place = {own: number for number, own in enumerate(ids)}
    forbidden = np.zeros((len(ids), len(ids)), dtype=bool)
    for one, other in apart:
        if one in place and other in place:
            forbidden[place[one], place[other]] = forbidden[place[other], place[one]] = True
    start = _start(
        len(ids), [(place[a], place[b]) for a, b in together if a in place and b in place], forbidden
    )
    alike = _matrix(held)
    found = [
        Group(
            articles=tuple(ids[member] for member in part.members),
            middle=ids[_middle(alike, part.members)],
        )
        for group in _join(alike, start, forbidden)
        for part in _take_apart(held, group)
    ]
    return sorted(found, key=lambda group: group.articles)


def _middle(alike: Floats, members: tuple[int, ...]) -> int:
    """Give the member that is most like the others; the first of several."""
    return members[int(alike[np.ix_(members, members)].sum(axis=1).argmax())]


def _start(count: int, together: Sequence[tuple[int, int]], forbidden: NDArray[np.bool_]) -> list[_Group]:
    own = [[number] for number in range(count)]
    for one, other in together:
        mine, theirs = own[one], own[other]
        if mine is theirs or forbidden[np.ix_(mine, theirs)].any():
            continue
        mine += theirs
        for number in theirs:
            own[number] = mine
    seen = {id(members): tuple(sorted(members)) for members in own}
    return [_Group(members) for members in sorted(seen.values())]


def _join(alike: Floats, start: list[_Group], forbidden: NDArray[np.bool_]) -> list[_Group]:
    groups: list[_Group | None] = list(start)
    sizes = np.array([len(group.members) for group in start], dtype=float)
    mean = _means(alike, start, forbidden)
    np.fill_diagonal(mean, _NEVER)
    least = threshold()
    while len(start) > 1:
        one, other = divmod(int(mean.argmax()), len(start))
        if mean[one, other] < least:
            break
        mine, theirs = groups[one], groups[other]
        assert mine is not None
        assert theirs is not None
        never = (mean[one] <= _NEVER) | (mean[other] <= _NEVER)
        joined = (mean[one] * sizes[one] + mean[other] * sizes[other]) / (sizes[one] + sizes[other])
        joined[never] = _NEVER
        joined[one] = joined[other] = _NEVER
        mean[one], mean[:, one] = joined, joined
        mean[other], mean[:, other] = _NEVER, _NEVER
        sizes[one] += sizes[other]
        groups[one] = _Group(tuple(sorted(mine.members + theirs.members)), (mine, theirs))
        groups[other] = None
    return [group for group in groups if group is not None]


def _means(alike: Floats, start: Sequence[_Group], forbidden: NDArray[np.bool_]) -> Floats:
    """Give the mean likeness between every two groups."""
    if len(start) == len(alike):  # every article is a group of its own
        return np.where(forbidden, _NEVER, alike)
    rows = [[_between(alike, forbidden, a.members, b.members) for b in start] for a in start]
    return np.array(rows, dtype=float).reshape(len(start), len(start))


def _matrix(held: Profiles) -> Floats:
    """Give the likeness of every two articles."""
    if len(held) <= _FEW:
        return likenesses(held)
    alike = np.full((len(held), len(held)), UNLIKE)
    for place, own in enumerate(held.each[:-1]):
        row = likeness(own, held, np.arange(place + 1, len(held)))
        alike[place, place + 1 :] = row
        alike[place + 1 :, place] = row
    return alike


def _between(
    alike: Floats, forbidden: NDArray[np.bool_], one: tuple[int, ...], other: tuple[int, ...]
) -> float:
    here = np.ix_(one, other)
    return _NEVER if forbidden[here].any() else float(alike[here].mean())


def _take_apart(held: Profiles, group: _Group) -> list[_Group]:
    """Part a group whose halves each turn on names of their own; again in each half."""
    if group.halves is None or not _are_two(held, *group.halves):
        return [group]
    return [part for half in group.halves for part in _take_apart(held, half)]


def _are_two(held: Profiles, one: _Group, other: _Group) -> bool:
    weights = _weights()
    if min(len(one.members), len(other.members)) < weights["least_articles"]:
        return False
    mine, theirs = ([held.each[member] for member in group.members] for group in (one, other))
    return min(_telling(mine, theirs), _telling(theirs, mine)) >= weights["telling_names"]


def _telling(own: Sequence[Profile], other: Sequence[Profile]) -> int:
    """Count the names that articles of one half hold and those of the other do not."""
    weights = _weights()
    named = np.concatenate([each.ids[each.terms["name"] > 0] for each in own])
    names, counts = np.unique(named, return_counts=True)
    names = names[counts >= weights["held_by_own"] * len(own)]
    there, times = np.unique(np.concatenate([each.ids for each in other]), return_counts=True)
    known = dict(zip(there.tolist(), times.tolist(), strict=True))
    most = weights["held_by_other"] * len(other)
    return sum(known.get(name, 0) <= most for name in names.tolist())


def find_regions(links: Mapping[Pair, float], articles: Iterable[str]) -> list[tuple[str, ...]]:
    """Part articles into regions that can be grouped each for itself.

    Two groups are joined only where two of their articles are alike enough, so articles that no
    chain of likenesses ties are in no story together. Where more than MOST_AT_ONCE hang together,
    only the stronger likenesses count, step by step.

    Args:
        links: The likeness of pairs, of those at or over the threshold.
        articles: All that are to be in a region.

    Returns:
        One tuple of ids a region, in order.
    """
    done: list[tuple[str, ...]] = []
    waiting = [(tuple(sorted(articles)), threshold(), links)]
    while waiting:
        some, least, ties = waiting.pop()
        own = set(some)
        strong = {pair: score for pair, score in ties.items() if score >= least and own.issuperset(pair)}
        for region in join_pairs(some, strong):
            if len(region) <= MOST_AT_ONCE or least > -UNLIKE:
                done.append(region)
            else:
                inside = set(region)
                held = {pair: score for pair, score in strong.items() if pair[0] in inside}
                waiting.append((region, least + _STRICTER, held))
    return sorted(done)
