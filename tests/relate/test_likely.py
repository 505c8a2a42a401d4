"""Articles found for all at once are those that each would find for itself."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.story import STORY_WINDOW_DAYS, Sketch, StoryLimits
from onrecord.relate.likely import Likely, Outlines

TIGHT = StoryLimits(texts=2, stories=3, few=6, of_a_mark=2, of_a_term=2)
WIDE = StoryLimits()

keys = st.sets(st.integers(0, 7), max_size=5)
articles = st.lists(st.tuples(st.integers(0, 9), keys, keys), max_size=14)


def sketches_of(told):
    return [
        Sketch(
            article=str(at),
            capture="",
            made_by="",
            day=700_000 + day + at // 2,
            is_dated=True,
            shingles=b"",
            profile=b"",
            marks=tuple(sorted(marks)),
            terms=tuple(sorted(terms)),
        )
        for at, (day, marks, terms) in enumerate(told)
    ]


def by_itself(own, before, keys_of, *, few, of_each, most, order):
    """Find one article's likes as the archive's index gives them when it comes."""
    held = [[other for other in before if key in keys_of(other)] for key in keys_of(own)]
    if sum(map(len, held)) >= few:
        held = [sorted(each, key=order, reverse=True)[:of_each] for each in held]
    shared = Counter(other for each in held for other in each)
    return sorted(shared, key=lambda other: (-shared[other], other))[:most]


@settings(deadline=None, max_examples=150)
@given(articles, st.sampled_from([TIGHT, WIDE]), st.integers(1, 5))
def test_all_at_once_finds_what_each_finds_for_itself(told, limits, at_once):
    sketches = sketches_of(told)
    halves = sketches[: len(sketches) // 2], sketches[len(sketches) // 2 :]
    likely = Likely.of(Outlines.join([Outlines.of(half) for half in halves]))
    texts, stories = ({own: [] for own in range(len(sketches))} for _ in range(2))
    for first in range(0, len(sketches), at_once):
        last = min(first + at_once, len(sketches))
        for found, pairs in (
            (texts, likely.find_texts(first, last, limits)),
            (stories, likely.find_stories(first, last, limits)),
        ):
            for own, other in zip(*map(list, pairs), strict=True):
                found[own].append(other)
    for own, sketch in enumerate(sketches):
        near = [at for at in range(own) if abs(sketches[at].day - sketch.day) <= STORY_WINDOW_DAYS]
        assert texts[own] == by_itself(
            own,
            range(own),
            lambda at: sketches[at].marks,
            few=limits.few,
            of_each=limits.of_a_mark,
            most=limits.texts,
            order=lambda at: at,
        )
        assert stories[own] == by_itself(
            own,
            near,
            lambda at: sketches[at].terms,
            few=limits.few,
            of_each=limits.of_a_term,
            most=limits.stories,
            order=lambda at: (sketches[at].day, at),
        )


def test_an_index_is_the_same_when_another_process_looks_into_it(tmp_path):
    Likely.of(Outlines.of(sketches_of([(1, {1, 2}, {3}), (1, {2}, {3})]))).save(tmp_path)
    likely = Likely.load(tmp_path)
    for find in (likely.find_texts, likely.find_stories):
        own, other = find(0, 2, WIDE)
        assert (own.tolist(), other.tolist()) == ([1], [0])
