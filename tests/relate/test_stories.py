"""Stories: which articles tell of one event."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.relate.stories import likeness, threshold
from onrecord.relate.stories_groups import MOST_AT_ONCE, find_regions, group_articles
from onrecord.relate.stories_search import find_stories
from onrecord.relate.stories_words import Profile, Profiles, profile

DAY = date(2025, 9, 3).toordinal()


def told(headline: str, *sentences: str, day: int = DAY, is_dated: bool = True) -> Profile:
    return profile("\n\n".join(sentences), headline=headline, day=day, is_dated=is_dated)


FLOOD = {
    "f1": told(
        "Marlbeck flood drives 2,000 from homes",
        "The Alse burst its banks at Marlbeck on Tuesday and drove around 2,000 people from their homes.",
        "Mayor Irena Dovale said boats had cleared the lower town by morning.",
        "The Alse River Authority had warned of the flood on Monday.",
    ),
    "f2": told(
        "Lower town of Marlbeck cleared by boat",
        "Boats cleared the lower town of Marlbeck on Tuesday after the river Alse flooded its streets.",
        "Some 2,000 people left their homes, mayor Irena Dovale said.",
    ),
    "f3": told(
        "Alse flood: Dovale asks for army",
        "Marlbeck's mayor Irena Dovale asked for the army on Wednesday as the Alse flood rose again.",
        "Boats had taken people from the lower town of Marlbeck the day before.",
        day=DAY + 1,
    ),
}
STRIKE = {
    "s1": told(
        "Dockers of Hallin strike for a day",
        "Dockers at Hallin stopped work on Tuesday over pay, their union leader Petar Lund said.",
        "The port company Norrhaven said ships for Hallin were sent elsewhere.",
    ),
    "s2": told(
        "Strike shuts port of Hallin",
        "The port of Hallin stood still on Tuesday as dockers struck over pay.",
        "Union leader Petar Lund promised more strikes; Norrhaven, which runs the port, would not comment.",
    ),
}
ARTICLES = {**FLOOD, **STRIKE}
STORIES = [("f1", "f2", "f3"), ("s1", "s2")]


def like(one, *others):
    return likeness(one, Profiles.of(others))


def stories_of(profiles):
    return [story.articles for story in find_stories(profiles)]


def test_articles_of_one_event_are_one_story():
    assert stories_of(ARTICLES) == STORIES


def test_the_same_words_a_month_later_are_another_story():
    later = told(
        "Marlbeck flood drives 2,000 from homes",
        "The Alse burst its banks at Marlbeck on Tuesday and drove around 2,000 people from their homes.",
        "Mayor Irena Dovale said boats had cleared the lower town by morning.",
        day=DAY + 30,
    )
    assert ("later",) in stories_of({**ARTICLES, "later": later})


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(sorted(ARTICLES)))
def test_the_order_of_articles_does_not_change_stories(order):
    assert stories_of({own: ARTICLES[own] for own in order}) == STORIES


def test_a_fight_and_the_next_fight_of_one_boxer_are_two_stories():
    def fight(other: str, town: str, round_: str, style: str) -> Profile:
        return told(
            f"Vasko stops {other} to keep title",
            f"Heavyweight champion Igor Vasko stopped {other} in the {round_} round in {town} on Saturday.",
            f"Vasko {style} and kept his heavyweight title, his belts and his long run of wins.",
            f"The referee ended the fight when {other} went down a second time. Vasko said he was ready.",
            is_dated=False,
        )

    styles = ("hit at will", "jabbed all night", "boxed calmly", "waited and struck")
    first = {f"a{n}": fight("Rollo Quint", "Ebstadt", "seventh", style) for n, style in enumerate(styles)}
    second = {f"b{n}": fight("Sam Tarrow", "Lunz", "sixth", style) for n, style in enumerate(styles)}
    assert stories_of({**first, **second}) == [tuple(first), tuple(second)]


def test_what_people_put_together_stays_together_and_what_they_parted_stays_apart():
    together = [story.articles for story in group_articles(ARTICLES, together=[("f1", "s1")])]
    assert any({"f1", "s1"} <= set(story) for story in together)
    apart = [story.articles for story in group_articles(FLOOD, apart=[("f3", "f1"), ("f3", "f2")])]
    assert apart == [("f1", "f2"), ("f3",)]


def test_the_headline_comes_from_the_article_that_is_most_like_the_others():
    (story,) = group_articles(FLOOD)
    assert story.middle in FLOOD
    scores = {own: sum(like(FLOOD[own], *(FLOOD[o] for o in FLOOD if o != own))) for own in FLOOD}
    assert scores[story.middle] == max(scores.values())


def test_likeness_is_the_same_from_both_sides_and_through_the_store():
    one, other = FLOOD["f1"], FLOOD["f2"]
    again = Profile.from_bytes(other.to_bytes(), day=other.day, is_dated=True)
    assert like(one, other)[0] == pytest.approx(like(other, one)[0])
    assert like(one, again)[0] == like(one, other)[0]
    assert like(one, STRIKE["s1"])[0] < threshold() < like(one, other)[0]
    assert list(like(one)) == []


def test_speakers_that_are_known_count_as_names_where_the_text_says_he():
    text = "The minister Ludo Kerrin spoke in Hallin. He said he would go. He said he would not come back."
    plain, known = profile(text), profile(text, names=["Ludo Kerrin"] * 3)
    assert known.terms["name"].sum() > plain.terms["name"].sum()


def test_an_empty_article_is_like_nothing():
    empty = profile("")
    assert empty.key_terms() == []
    assert like(empty, FLOOD["f1"])[0] < threshold()
    assert stories_of({"empty": empty, "f1": FLOOD["f1"]}) == [("empty",), ("f1",)]


def test_of_too_many_that_hang_together_the_stronger_likenesses_count():
    ids = [f"{n:04}" for n in range(MOST_AT_ONCE + 80)]
    links = {(a, b): threshold() + 0.1 for a, b in pairwise(ids)}
    links |= {(ids[n], ids[n + 1]): 6.0 for n in range(0, 40, 2)}
    regions = find_regions(links, ids)
    assert max(map(len, regions)) <= MOST_AT_ONCE
    assert ("0000", "0001") in regions
    assert sorted(own for region in regions for own in region) == ids
