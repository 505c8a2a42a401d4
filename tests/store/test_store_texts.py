"""Texts: a digest of two dispatches makes them no single text, in counts, in stories, among copies."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_dispatches import FIRE, STORM, own_reports, printings

from onrecord.comparing import compare_article
from onrecord.comparing_again import compare_all
from onrecord.store.story_texts import Text, part_texts

STORMS, FIRES, DIGESTS = 5, 6, 3


def put(archive, page):
    own = archive.save(page.analysis, page.data, visible=page.visible).article
    compare_article(archive, own)
    return own


@pytest.fixture
def ids(archive):
    pages = {
        "storm": list(printings(STORM, STORMS)),
        "fire": list(printings(FIRE, FIRES, name="fire", seed=2)),
        "digest": list(printings(STORM + FIRE, DIGESTS, name="digest", seed=5)),
        "own": list(own_reports()),
    }
    kept = {name: {put(archive, page) for page in some} for name, some in pages.items()}
    assert len(archive.list_stories().items) == 1
    return kept


def texts(view):
    found = [set() for _ in view.texts]
    for row in view.articles:
        found[row.text].add(row.article.id)
    return found


def test_a_story_counts_two_dispatches_as_two_texts_though_a_digest_holds_both(archive, ids):
    (card,) = archive.list_stories().items
    view = archive.get_story(card.id)
    assert card.spread.texts == view.card.spread.texts == len(view.texts) == 5
    assert ids["storm"] | ids["digest"] in texts(view)
    assert ids["fire"] in texts(view)


def test_a_digest_says_which_other_text_it_holds(archive, ids):
    (card,) = archive.list_stories().items
    view = archive.get_story(card.id)
    fire = next(row.text for row in view.articles if row.article.id in ids["fire"])
    told = {row.article.id: row.also for row in view.articles}
    assert {own for own, also in told.items() if also} == ids["digest"]
    assert {told[own] for own in ids["digest"]} == {(fire,)}
    assert fire in view.originals


def test_the_copies_of_one_dispatch_are_not_those_of_the_other(archive, ids):
    for name in ("storm", "fire"):
        own = min(ids[name])
        found = archive.copies_of(own)
        assert {copy.article.id for copy in found.copies if copy.is_copy} == ids[name] - {own} | ids["digest"]
        assert not {copy.article.id for copy in found.copies} & ids[{"storm": "fire", "fire": "storm"}[name]]
        assert (found.spread.texts, found.spread.articles) == (1, len(ids[name]) + DIGESTS)


def test_the_copies_of_a_digest_are_of_both_texts(archive, ids):
    found = archive.copies_of(min(ids["digest"]))
    assert {copy.article.id for copy in found.copies} == (ids["storm"] | ids["fire"] | ids["digest"]) - {
        min(ids["digest"])
    }
    assert (found.spread.texts, found.spread.articles) == (2, STORMS + FIRES + DIGESTS)


@pytest.mark.parametrize("database", ["sqlite"])
def test_all_compared_again_counts_the_same_texts(archive, where, ids):
    before = archive.list_stories().items
    list(compare_all(where, jobs=1))
    assert archive.list_stories().items == before


def marks(**given):
    return {own: frozenset(some) for own, some in given.items()}


TWO = marks(a=range(10), b=range(12), f=range(50, 60), g=range(52, 62), d=[*range(10), *range(50, 60)])


def test_a_digest_is_with_the_text_that_it_holds_most_of():
    more = {**TWO, "d": frozenset([*range(4), *range(50, 60)])}
    assert part_texts(sorted(more), more) == [Text(("a", "b"), ("d",)), Text(("d", "f", "g"))]


@pytest.mark.parametrize("left_out", ["a", "g"])
def test_what_one_article_alone_prints_parts_nothing(left_out):
    given = {own: some for own, some in TWO.items() if own != left_out}
    assert part_texts(sorted(given), given) == [Text(tuple(sorted(given)))]


def test_a_text_of_which_one_half_is_printed_here_and_the_other_there_is_one():
    given = {
        **{f"whole{number}": frozenset(range(20)) for number in range(5)},
        **{f"first{number}": frozenset(range(8)) for number in range(3)},
        **{f"last{number}": frozenset(range(12, 20)) for number in range(3)},
    }
    assert part_texts(sorted(given), given) == [Text(tuple(sorted(given)))]


@given(
    st.dictionaries(st.text("abcdefgh", min_size=1), st.frozensets(st.integers(0, 30)), min_size=1),
    st.randoms(use_true_random=False),
)
def test_each_article_is_in_one_text_whatever_the_order(given_marks, chance: random.Random):
    found = part_texts(sorted(given_marks), given_marks)
    assert sorted(own for text in found for own in text.articles) == sorted(given_marks)
    for text in found:
        assert not set(text.digests) & set(text.articles)
    order = list(given_marks)
    chance.shuffle(order)
    assert part_texts(order, given_marks) == found
