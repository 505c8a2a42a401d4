"""Offices, organisations and states are data of a known form; roles name offices, pages teach holders."""

import json
import tomllib
from importlib.resources import files

import jsonschema
import pytest
from rigour.territories import get_territory_by_qid, lookup_territory

from onrecord.domain.analysis import Analysis, MadeBy
from onrecord.domain.article import Article
from onrecord.domain.page import Capture
from onrecord.domain.person import Expansion, KnownPerson
from onrecord.resolve import judge_organisations, learn, make_knowledge
from onrecord.resolve.abbreviations import find_expansions, spelled_out
from onrecord.resolve.keys import fold_name, person_id
from onrecord.resolve.territories import capitals, owners, territories, voices

DATA = files("onrecord.resolve") / "data"


def text_of(name):
    return (DATA / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["organisations", "offices"])
def test_a_data_file_has_the_form_of_its_schema_and_every_entry_a_source_and_a_date(name):
    listed = tomllib.loads(text_of(f"{name}.toml"))
    jsonschema.validate(listed, json.loads(text_of(f"{name}.schema.json")))
    assert listed["date"] >= "2026-01-01"
    assert listed["source"]


def test_titles_of_offices_are_words_and_no_names():
    for each in make_knowledge().offices.listed:
        for title in (each.title, *each.synonyms, *(word for own in each.within.values() for word in own)):
            assert title == title.lower()


def test_wikidata_ids_are_those_of_the_package():
    for each in make_knowledge().organisations.listed:
        if each.wikidata:
            assert lookup_territory(each.name).qid == each.wikidata
    for state in territories():
        assert get_territory_by_qid(state.wikidata).code == state.code


def test_the_states_agree_with_the_package_on_every_demonym():
    for state in territories():
        for word in state.demonyms:
            assert lookup_territory(word).code == state.code, word


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("russian", "ru"),
        ("u s", None),
        ("us", "us"),
        ("north korean", "kp"),
        ("korean", None),
        ("kelm", None),
    ],
)
def test_a_name_or_demonym_leads_to_one_state_or_none(name, code):
    assert owners().get(name) == code


def test_a_capital_speaks_for_its_government_unless_it_is_a_state_too():
    assert capitals()["moscow"] == "ru"
    assert "singapore" not in capitals()
    assert voices()["kyiv"].code == voices()["ukrainian government"].code == "ua"


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("Russian Foreign Minister", "foreign minister of Russia"),
        ("the top Russian diplomat", "foreign minister of Russia"),
        ("Moscow’s top diplomat", "foreign minister of Russia"),
        ("Minister of Foreign Affairs of the Russian Federation", "foreign minister of Russia"),
        ("U.S. Secretary of State", "foreign minister of United States"),
        ("British home secretary", "interior minister of United Kingdom"),
        ("US Vice President", "vice president of United States"),
        ("Tarnian Foreign Minister", "foreign minister of tarnian"),
        ("mayor of Kelm", "mayor of kelm"),
        ("Kelm’s mayor", "mayor of kelm"),
        ("Mayor of Moscow", "mayor of moscow"),
        ("FSB director", "head of Federal Security Service"),
        ("head of Russia’s Federal Security Service", "head of Federal Security Service"),
        ("UN Secretary-General", "secretary general of United Nations"),
        ("chief executive of Kelm Mills", "chief executive of kelm mills"),
        ("foreign minister", None),
        ("the secretary of state", None),
        ("Russian Deputy Foreign Minister", None),
        ("former British Prime Minister", None),
        ("acting president of Brazil", None),
        ("Conservative Prime Minister", None),
        ("chairman of the committee", None),
        ("Russian senator", None),
        ("spokesman for the Russian foreign minister", None),
        ("", None),
        (None, None),
        ("minister " * 40, None),
        ("\u202eRussian\u202c", None),
    ],
)
def test_a_role_is_an_office_only_if_every_word_is_told(role, office):
    assert make_knowledge().offices.office_of(role) == office


def page(text, published="2017-05-05"):
    article = Article(text=text, published_at=published)
    capture = Capture(source="x", sha256="0" * 64, media_type="text/plain", taken_as="text", size_bytes=1)
    return Analysis(id="x", capture=capture, made_by=MadeBy(program="x"), article=article)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Kelm greeted Russian Foreign Minister Sergey Valdik.", "Sergey Valdik", None),
        (
            "Anna Roe, Germany’s foreign minister, met them.",
            "Anna Roe",
            "Anna Roe, Germany’s foreign minister",
        ),
        ("The mayor of Kelm, Mara Vale, came.", "Mara Vale", "The mayor of Kelm, Mara Vale"),
        ("“We know,” Tarnian Foreign Minister Oleg Baldin said.", "Oleg Baldin", None),
    ],
)
def test_a_full_name_right_beside_an_office_is_a_sighting_with_its_words(text, name, words):
    (sighting,) = learn(page(text), make_knowledge()).sightings
    assert sighting.name == name
    assert sighting.words in " ".join(text.split())
    assert words is None or sighting.words == words


def test_a_page_with_hostile_names_teaches_without_fault():
    text = "Russian Foreign Minister " + "A" * 10_000 + " B" * 50 + " said. (" * 200 + "\u202e (ABC)"
    learned = learn(page(text), make_knowledge())
    assert all(0 < len(each.key) <= 200 for each in learned.sightings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Organization for Safe Piers (OSP) met", [("OSP", "Organization for Safe Piers")]),
        ("Russia’s Federal Security Service (FSB) said", [("FSB", "Federal Security Service")]),
        ("KHA (Kelm Harbour Authority) said", [("KHA", "Kelm Harbour Authority")]),
        ("the Kelm Post (a daily) said", []),
        ("Peter Smith (CDU) said", []),
        ("KELM (AP) — It rained", []),
        ("the wind was strong (OSP)", []),
    ],
)
def test_an_abbreviation_is_learned_where_the_page_writes_it_out(text, expected):
    assert [(each.short, each.name) for each in find_expansions(Article(text=text))] == expected


def test_letters_are_spelled_out_from_the_first_word_on():
    assert spelled_out("OSP", ["met", "Organization", "for", "Safe", "Piers"]) == 4
    assert spelled_out("OSP", ["Safe", "Piers"]) == 0


def known(name, *spellings):
    key = fold_name(name)
    own = person_id("organization", key)
    return KnownPerson(id=own, key=key, name=name, type="organization", spellings=spellings or (name,))


def verdicts(people, *expansions):
    found = judge_organisations(people, expansions, make_knowledge())
    return sorted(each.verdict for each in found)


def wrote(short, name):
    return Expansion(short=short, key=fold_name(name), name=name, words=f"{name} ({short})")


def test_listed_names_are_one_and_others_are_nothing():
    assert verdicts([known("ISIS"), known("Islamic State"), known("Kelm Mill")]) == ["same"]
    assert verdicts([known("Is"), known("Islamic State")]) == []
    assert verdicts([known("Islamic State of Kelm"), known("Islamic State")]) == []


def test_an_abbreviation_of_the_lists_that_a_page_writes_out_otherwise_is_a_question():
    people = [known("IS"), known("Islamic State")]
    assert verdicts(people, wrote("IS", "Islamic State")) == ["same"]
    assert verdicts(people, wrote("IS", "Irish Sailing")) == ["unsure"]


def test_a_fuller_long_name_does_not_make_an_abbreviation_doubtful():
    people = [known("OSP"), known("Organization for Safe Piers")]
    told = wrote("OSP", "Organization for Safe Piers")
    assert verdicts(people, told) == ["same"]
    assert verdicts(people, told, wrote("OSP", "Organization for Safe Piers of Kelm")) == ["same"]
    assert verdicts(people, told, wrote("OSP", "Office for Seed Potatoes")) == ["unsure"]
