"""Reprints: which article stands for one in stories, and which of its copies are left to say so."""

from __future__ import annotations

import pytest

from onrecord.domain.story import Printing, StoryLimits
from onrecord.relate.copies import containment, shingle
from onrecord.relate.reprints import copies_left, find_alike, find_stand_in, share_of_both
from onrecord.relate.stories_words import Profile, Profiles, profile

DAY = 739_500
LIMITS = StoryLimits(printed=3)
FERRY = (
    "The ferry Brannoch ran aground off Skellan on Monday with 212 people aboard, the coast guard said.",
    "Captain Ivo Terrish had steered around a fishing boat when the hull struck the reef of Dunn.",
    "Lifeboats of Skellan took everybody ashore within two hours, Mayor Petra Olm said.",
    "The shipping company Nordline promised to pay for hotels and for the cars that were lost.",
    "Divers will look at the hull on Tuesday, as soon as the wind falls, a spokesman of Nordline said.",
    "The Brannoch was built in 1998 and was overhauled in the yard of Grimsund in spring.",
)
VOTE = (
    "Grimsund's council voted on Monday to close the town's oldest swimming bath next year.",
    "Councillor Lene Fahrow said that the roof alone would cost 4 million crowns.",
    "Some 300 swimmers had marched to the town hall with towels round their necks.",
    "Swimming teacher Aron Biel called the vote a disgrace and wants to ask the people of Grimsund.",
    "A new bath is to be built beside the stadium by 2028, the council's majority promised.",
)


def told(*paragraphs: str) -> Profile:
    return profile("\n\n".join(paragraphs), headline="Late news", day=DAY, is_dated=True)


def nearness(own: str, other: str) -> float | None:
    one, two = shingle(own), shingle(other)
    return share_of_both(one, two, containment(one, two))


def printing(article: str, *, share: float = 1.0, stand_in: str | None = None, day: int = DAY) -> Printing:
    return Printing(article=article, share=share, stand_in=stand_in or article, day=day)


def test_the_article_that_stands_for_most_of_those_with_its_words_stands_for_one_more():
    held = [printing("a"), printing("b", stand_in="c"), printing("d", stand_in="c")]
    assert find_stand_in(DAY, held, LIMITS) == ("c", "b")


def test_where_too_few_hold_its_words_an_article_stands_for_itself():
    assert find_stand_in(DAY, [printing("a"), printing("b")], LIMITS) is None


def test_nobody_stands_for_an_article_of_another_week():
    held = [printing(own, stand_in="a", day=DAY - 6) for own in "bcd"]
    assert find_stand_in(DAY, held, LIMITS) is None
    assert find_stand_in(DAY, [*held, printing("e", day=DAY - 5)], LIMITS) == ("e", "e")


def test_those_that_are_nearest_decide_and_not_digests_that_hold_it_too():
    digests = [printing(own, share=0.4, stand_in="digest") for own in "bcd"]
    assert find_stand_in(DAY, [*digests, printing("a", share=0.95)], LIMITS) == ("a", "a")


def test_a_trimmed_text_is_held_by_the_whole_and_the_whole_not_by_the_trimmed():
    whole, trimmed = "\n\n".join(FERRY), "\n\n".join(FERRY[:2])
    share = nearness(trimmed, whole)
    assert share is not None
    assert 0.2 < share < 0.5
    assert nearness(whole, trimmed) is None
    assert nearness(whole, whole) == 1.0
    assert nearness("", whole) is None


@pytest.mark.parametrize("is_dated", [True, False])
def test_trimmed_and_edited_texts_turn_on_the_same_and_the_second_of_a_digest_does_not(is_dated):
    own = profile("\n\n".join(FERRY), headline="Ferry aground", day=DAY, is_dated=is_dated)
    edited = [line.replace("said", "told reporters").replace("Monday", "Monday night") for line in FERRY]
    others = [told(*FERRY), told(*FERRY[:3]), told(*edited), told(*VOTE, *FERRY), told(*VOTE)]
    assert find_alike(own, Profiles.of(others)) == [True, True, True, False, False]


def test_of_copies_with_the_same_stand_in_one_is_left_and_passages_stay():
    copies = {"a": (0.9, True), "b": (1.0, True), "c": (0.8, True), "d": (0.3, False), "e": (0.7, True)}
    stand_ins = {"b": "a", "c": "a", "d": "a"}
    left = copies_left(copies, ("a", "b"), stand_ins)
    assert left == {"b": (1.0, True), "d": (0.3, False), "e": (0.7, True)}
