"""Topics: the outlet's word first, the article's own words where the outlet says nothing."""

import re
from importlib.resources import files

import pytest

from onrecord.relate.topics import (
    all_topics,
    classify,
    find_told_topics,
    find_top_topic,
    find_topic,
    topic_of,
)

GOAL = (
    "The striker scored twice as Hallin beat Brevin 3-1 on Saturday and went top of the league. "
    "The coach praised his players; the team plays its next match in the cup on Wednesday. "
    "A late penalty was saved by the goalkeeper in front of a full stadium."
)


@pytest.mark.parametrize(
    ("section", "name", "below"),
    [
        ("Politik", "politics and government", None),
        ("Deportes", "sport", None),
        ("SPORT", "sport", None),
        ("Kultur", "arts, culture, entertainment and media", "culture"),
        ("Börse", "economy, business and finance", "market and exchange"),
        ("Politics & Government", "politics and government", None),
        ("Économie", "economy, business and finance", "economy"),
        ("Climate", "environment", "climate change"),
    ],
)
def test_an_outlets_section_is_one_of_the_media_topics(section, name, below):
    found = find_topic(section=section, text="")
    assert (found.topic.name, found.below and found.below.name) == (name, below)
    assert (found.source, found.word, found.score) == ("section", section, 1.0)


@pytest.mark.parametrize("section", ["News", "Allgemein", "Aktuelles", "Welt", "", None])
def test_a_section_that_says_nothing_leaves_it_to_the_words(section):
    found = find_topic(section=section, text=GOAL)
    assert (found.topic.name, found.source) == ("sport", "words")


def test_the_address_and_the_tags_are_asked_where_the_section_is_silent():
    address = find_topic(section="News", url="https://post.example/wirtschaft/hallin-hafen.html", text=GOAL)
    assert (address.source, address.word) == ("address", "wirtschaft")
    tag = find_topic(section=None, topics=["Hallin", "Football"], url="https://post.example/a.html", text="")
    assert (tag.source, tag.topic.name, tag.below.name) == ("tag", "sport", "competition discipline")


def test_the_last_part_of_an_address_is_no_section():
    assert find_topic(section=None, url="https://post.example/sport", text="") is None


def test_a_long_keyword_list_is_no_section():
    assert find_topic(section="Age groups; Birth; Travel; Statistics; Seasons; Surveys", text="") is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (GOAL, "sport"),
        (
            "The court sentenced the burglar to prison; the judge followed the prosecutor.",
            "crime, law and justice",
        ),
        (
            "Die Regierung und der Kanzler werben im Bundestag um die Abgeordneten der Opposition.",
            "politics and government",
        ),
        (
            "Mehl, Zucker und Butter zu einem Teig rühren und den Kuchen eine Stunde backen.",
            "lifestyle and leisure",
        ),
    ],
)
def test_words_alone_tell_what_an_article_is_about(text, topic):
    assert classify(None, None, text).topic.name == topic


@pytest.mark.parametrize("text", ["", "Lorem ipsum dolor sit amet.", "12 34 56"])
def test_words_that_say_too_little_give_no_topic(text):
    assert classify(None, None, text) is None


def test_a_language_that_the_words_are_not_of_has_no_topic():
    assert classify(None, None, GOAL, language="ja") is None


def test_every_topic_that_a_table_names_is_one_of_iptcs():
    room = files("onrecord.relate").joinpath("data")
    for name in ("sections.toml", "topic_words.toml", "topic_weights.tsv"):
        named = set(re.findall(r"medtop:\d{8}", room.joinpath(name).read_text(encoding="utf-8")))
        assert named <= set(all_topics())
    assert len(all_topics()) == 137
    assert all(topic_of(topic.parent).parent is None for topic in all_topics().values() if topic.parent)


def test_a_word_maps_to_a_top_level_topic():
    assert find_topic(section="Football", text="").topic.name == "sport"
    assert find_topic(section="Uncategorized", text="") is None


@pytest.mark.parametrize("section", ["Gesellschaft", "Société", "Sociedad", "Panorama", "Presse + Medien"])
def test_a_section_of_every_kind_of_news_leaves_it_to_the_words(section):
    found = find_topic(section=section, text=GOAL)
    assert (found.topic.name, found.source) == ("sport", "words")


def test_sections_that_stand_in_one_string_are_all_told():
    told = find_told_topics(section="Business,Entrepreneurs,Health", topics=["Football"])
    assert [found.topic.name.split(",")[0] for found in told] == ["economy", "economy", "health", "sport"]


def test_tags_of_too_many_topics_are_a_menu_and_tell_none():
    menu = ["Politics", "Sport", "Culture", "Business", "Health"]
    assert find_told_topics(section=None, topics=menu) == ()
    assert len(find_told_topics(section=None, topics=menu[:3])) == 3


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("sport", "medtop:15000000"),
        ("Politics", "medtop:11000000"),
        ("politics and government", "medtop:11000000"),
        ("medtop:15000000", "medtop:15000000"),
        ("s", None),
        ("", None),
        ("football", None),
    ],
)
def test_a_top_level_topic_is_found_by_id_name_or_its_beginning(name, found):
    topic = find_top_topic(name)
    assert (topic.id if topic else None) == found


@pytest.mark.parametrize(
    ("headline", "text", "topic"),
    [
        (
            "Neue Impfung gegen Grippe",
            "Die Ärztin im Krankenhaus rät Patienten mit Symptomen zur Impfung gegen das Virus.",
            "health",
        ),
        (
            "El gobierno convoca elecciones",
            "El presidente y los diputados del congreso votan la reforma; la oposición pide otro ministro.",
            "politics and government",
        ),
        (
            "L’équipe gagne le championnat",
            "Le joueur a marqué en finale de la coupe; l’entraîneur du club salue une saison parfaite.",
            "sport",
        ),
        (
            "Aktien geben nach",
            "Die Börse schloss schwächer; Anleger fürchten höhere Zinsen der Zentralbank und weniger Umsatz.",
            "economy, business and finance",
        ),
    ],
)
def test_words_of_other_languages_tell_topics_too(headline, text, topic):
    assert classify(headline, None, text).topic.name == topic
