"""Candidates found for all statements at once are those that each would find for itself."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.telling import Limits
from onrecord.relate.keys import STEP, Keys
from onrecord.relate.postings import Keyed, Postings

MASK = (1 << 63) - 1
TIGHT = Limits(most=3, of_a_run=2, of_a_word=3, words_at_once=9, keys_at_once=4)
WIDE = Limits()

words = st.sets(st.integers(0, 9), max_size=5)
statements = st.tuples(st.integers(100, 104), words, words)
articles = st.lists(st.lists(statements, max_size=3), max_size=14)


def keyed_of(told):
    """Give statements with keys: words and runs are small numbers, spread so that none meet by chance."""
    numbers, days, places, keys = [], [], [], []
    for article, said in enumerate(told):
        for day, own, runs in said:
            numbers.append((len(numbers) * 7919) % 10_007)
            days.append(day + article // 4)
            places.append(article)
            at = (day + article // 4) // 3
            stored = tuple((word * 1_000_003 + at * STEP) & MASK for word in sorted(own))
            keys.append(Keys(words=stored, runs=tuple(run * 7_000_003 + 1 for run in sorted(runs))))
    return numbers, days, places, keys


def by_itself(own, numbers, days, places, keys, limits):
    """Find one statement's candidates as the archive's index gives them when its article comes."""
    there = [at for at, article in enumerate(places) if article <= places[own]]

    def postings(key):
        return [at for at in there if key in (*keys[at].words, *keys[at].runs)]

    mates = [at for at in there if places[at] == places[own]]
    asked = sorted({key for at in mates for key in (*keys[at].words, *keys[at].near)})
    crowded = set()
    for start in range(0, len(asked), limits.keys_at_once):
        part = asked[start : start + limits.keys_at_once]
        if sum(len(postings(key)) for key in part) >= limits.words_at_once:
            crowded |= set(part)
    shared, runs = Counter(), set()
    for key in (*keys[own].words, *keys[own].near):
        held = sorted(postings(key), key=lambda at: (days[at], numbers[at]))
        shared.update(held[-limits.of_a_word :] if key in crowded else held)
    said = Counter(shared)
    for key in keys[own].runs:
        held = sorted(postings(key), key=lambda at: (days[at], numbers[at]))
        before = [at for at in held if days[at] <= days[own]][-limits.of_a_run :]
        near = before + [at for at in held if days[at] > days[own]][: limits.of_a_run]
        runs |= set(near)
        shared.update(dict.fromkeys(near, limits.run_weight))
    found = [at for at in shared if at != own and (at in runs or said[at] >= keys[own].least)]
    found.sort(key=lambda at: (-shared[at], abs(days[at] - days[own]), numbers[at]))
    return found[: limits.most]


@settings(deadline=None, max_examples=150)
@given(articles, st.sampled_from([TIGHT, WIDE]), st.integers(1, 5))
def test_all_at_once_finds_what_each_finds_for_itself(told, limits, at_once):
    numbers, days, places, keys = keyed_of(told)
    postings = Postings.of(Keyed.join([Keyed.of(numbers, days, places, keys)]))
    found = {own: [] for own in range(len(numbers))}
    for first in range(0, len(told), at_once):
        pairs = postings.find_candidates(first, min(first + at_once, len(told)), limits)
        for own, other in zip(*map(list, pairs), strict=True):
            found[own].append(other)
    assert found == {own: by_itself(own, numbers, days, places, keys, limits) for own in found}


def test_postings_are_the_same_when_another_process_looks_into_them(tmp_path):
    numbers, days, places, keys = keyed_of([[(100, {1, 2, 3}, {4})], [(100, {1, 2, 3}, {4})]])
    Postings.of(Keyed.of(numbers, days, places, keys)).save(tmp_path)
    own, other = Postings.load(tmp_path).find_candidates(0, 2, WIDE)
    assert (own.tolist(), other.tolist()) == ([1], [0])
