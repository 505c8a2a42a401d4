"""Links of speakers to persons: who is the same across pages, and who must not be."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.analysis import Analysis, MadeBy
from onrecord.domain.page import Capture
from onrecord.domain.person import KnownPerson, Link
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker, SpeakerType, Statement
from onrecord.resolve import link, person_keys
from onrecord.resolve.keys import fold_name


def page(*speakers: Speaker) -> Analysis:
    words = Attribution(field="text", kind="direct", content=(Span(0, 1),))
    return Analysis(
        id="r",
        capture=Capture(source="-", sha256="0" * 64, media_type="text/plain", taken_as="text"),
        made_by=MadeBy(program="test"),
        statements=tuple(
            Statement(id=f"s{at}", attribution=words, speaker=each) for at, each in enumerate(speakers)
        ),
    )


def person(name: str, role: str | None = None, type: SpeakerType = "person") -> Speaker:
    return Speaker(name=name, type=type, role=role)


def known(found: Link) -> KnownPerson:
    roles = (found.role,) if found.role else ()
    return KnownPerson(
        id=found.person, key=found.key, name=found.name, type=found.type, roles=roles, spellings=(found.name,)
    )


def test_the_same_folded_name_is_the_same_person():
    (first,) = link(page(person("José Ángel Márton")), ())
    (second,) = link(page(person("Jose Angel  Marton")), (known(first),))
    assert second.person == first.person
    assert second.reason == "same folded name"


def test_the_id_of_a_new_person_comes_from_type_and_name():
    (one,), (other,) = link(page(person("Irena Valdik")), ()), link(page(person("Irena Valdik")), ())
    (office,) = link(page(person("Irena Valdik", type="organization")), ())
    assert one.person == other.person != office.person
    assert len(one.person) == 16


def test_a_person_is_never_an_organization_of_the_same_name():
    (office,) = link(page(person("Morgan", type="organization")), ())
    (found,) = link(page(person("Morgan")), (known(office),))
    assert found.person != office.person


def test_a_spelling_that_the_archive_was_told_is_kept():
    merged = KnownPerson(
        id="f" * 16,
        key="irena valdik",
        name="Irena Valdik",
        type="person",
        spellings=("Irena Valdik", "I. Valdik"),
    )
    (found,) = link(page(person("I. Valdik")), (merged,))
    assert found.person == merged.id


def test_each_member_of_a_group_has_a_link_of_its_own():
    group = Speaker(
        name="Irena Valdik and Olan Prideux", type="group", members=("Irena Valdik", "Olan Prideux")
    )
    links = link(page(group), ())
    assert [(each.statement, each.name, each.type) for each in links] == [
        ("s0", "Irena Valdik", "person"),
        ("s0", "Olan Prideux", "person"),
    ]


def test_a_first_name_beside_a_persons_name_is_no_organization():
    both = Speaker(name="Piet Lannow and Berta", type="group", members=("Piet Lannow", "Berta"))
    assert {found.name: found.type for found in link(page(both), ())} == {
        "Piet Lannow": "person",
        "Berta": "person",
    }


def test_two_surnames_without_given_names_are_no_organizations():
    both = Speaker(name="Smith and Jones", type="group", members=("Smith", "Jones"))
    assert {found.type for found in link(page(both), ())} == {"person"}


def test_two_names_that_nobody_bears_stay_organizations():
    both = Speaker(name="Brinemark and Kelmcorp", type="group", members=("Brinemark", "Kelmcorp"))
    assert {found.type for found in link(page(both), ())} == {"organization"}


def test_a_country_an_office_and_an_abbreviation_beside_a_person_are_none():
    others = ("France", "Treasury", "OSP", "Bank of Kelm", "Harbour Ministry")
    group = Speaker(name="all", type="group", members=("Irena Valdik", *others))
    assert {found.type for found in link(page(group), ()) if found.name in others} == {"organization"}


def test_candidates_and_unnamed_voices_are_linked_to_nobody():
    analysis = page(Speaker(), Speaker(role="officials"), Speaker(type="person", candidate="Irena Valdik"))
    assert link(analysis, ()) == ()
    assert person_keys(analysis) == ()


def test_names_that_fold_to_nothing_merge_with_nobody():
    bad = ["", " ", "\u202e\u200f", "’’", "x" * 10_000, "\ud800", "\x00\x1b"]
    analysis = page(*(person(name) for name in bad))
    assert [found.name for found in link(analysis, ()) if not found.key] == []
    assert "" not in person_keys(analysis)
    assert link(page(person("\u202e")), (KnownPerson(id="a" * 16, key="", name="", type="person"),)) == ()


def test_marks_that_turn_the_writing_direction_change_no_key():
    assert fold_name("\u202eIrena\u202c Valdik\u200f") == fold_name("Irena Valdik") == "irena valdik"


def test_six_scripts_in_one_name_are_a_name():
    (found,) = link(page(person("Ира Δέλτα עדי سمر 金 한")), ())
    assert found.key


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Irena Valdik", "IRENA VALDIK", "Irèna Valdik", "Olan Prideux", "Valdik"]),
        max_size=6,
    ),
    st.randoms(),
)
def test_the_order_of_pages_does_not_change_who_is_who(spoken, random):
    shuffled = list(spoken)
    random.shuffle(shuffled)

    def people(order: list[str]) -> dict[str, str]:
        archive: dict[str, KnownPerson] = {}
        found = {}
        for name in order:
            for each in link(page(person(name)), tuple(archive.values())):
                archive.setdefault(each.person, known(each))
                found[name] = each.person
        return found

    assert people(spoken) == people(shuffled)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_name_can_be_folded_and_linked(name):
    key = fold_name(name)
    assert key == fold_name(key) or not key
    assert len(link(page(person(name)), ())) == bool(key)
