"""People: linked, counted, found by any spelling, nobody where the speaker is uncertain."""

from dataclasses import replace

import pytest
from invented_pages import HARBOUR, HARBOUR_SAID, harbour, links_of, many, sheet

from onrecord.domain.listing import Filter
from onrecord.errors import NotFound


def test_an_article_is_linked_once_and_again_after_another_reading(archive, keep):
    page = harbour()
    saved = archive.save(page.analysis, page.data)
    assert not archive.is_linked(saved.article)
    archive.record(saved.article, [])
    assert archive.is_linked(saved.article)
    archive.save(page.read_by("model-2").analysis, page.data)
    assert not archive.is_linked(saved.article)


def test_a_person_is_known_by_the_key_of_any_link(archive, keep):
    saved = keep(harbour())
    links = links_of(archive.get_article(saved.article).analysis)
    archive.record(
        saved.article, [*links[:1], replace(links[1], key="a. brandt", name="A. Brandt"), *links[2:]]
    )
    (known,) = archive.find_known(["a. brandt", "nobody"])
    assert known.id == "p-brandt"
    assert known.key == "ada brandt"
    assert set(known.spellings) == {"Ada Brandt", "A. Brandt"}
    assert known.roles == ("Harbour Minister",)
    assert archive.find_known([]) == ()


def test_recording_again_replaces_the_links(archive, keep):
    saved = keep(harbour())
    assert archive.get_person("p-brandt").statements == 2
    archive.record(saved.article, [])
    with pytest.raises(NotFound):
        archive.get_person("p-brandt")
    assert archive.list_people().items == ()


def test_recording_the_same_links_twice_changes_nothing(archive, keep, dump):
    saved = keep(harbour())
    rows = dump()
    archive.record(saved.article, links_of(archive.get_article(saved.article).analysis))
    assert dump() == rows


def test_an_uncertain_speaker_is_nobody(archive, keep):
    said = (replace(HARBOUR_SAID[1], name=None, candidate="Ada Brandt"),)
    page = sheet(*HARBOUR, said=said)
    saved = archive.save(page.analysis, page.data)
    link = links_of(harbour().analysis)[0]
    archive.record(saved.article, [replace(link, statement=saved.statements[0])])
    (card,) = archive.list_statements().items
    assert card.person is None
    assert archive.list_people().items == ()
    assert archive.list_statements(Filter(with_uncertain=False)).items == ()


def test_a_link_to_a_statement_of_another_article_is_refused(archive, keep):
    first, second = keep(harbour()), keep(harbour(extra="more"))
    link = replace(links_of(harbour().analysis)[0], statement=first.statements[0])
    with pytest.raises(NotFound, match=first.statements[0]):
        archive.record(second.article, [link])


def test_people_are_listed_by_their_statements_and_found_by_word_starts(archive, keep):
    for page in many(12):
        keep(page)
    people = archive.list_people(limit=100).items
    assert [card.statements for card in people] == sorted((c.statements for c in people), reverse=True)
    assert [card.name.split()[-1] for card in archive.list_people("mos").items] == ["Moss"]
    assert archive.list_people("oss").items == ()


def test_a_page_of_people_continues_without_gap_or_double(archive, keep):
    for page in many(12):
        keep(page)
    whole = [card.id for card in archive.list_people(limit=100).items]
    parts, after = [], None
    while True:
        listing = archive.list_people(after=after, limit=1)
        parts += [card.id for card in listing.items]
        after = listing.next
        if after is None:
            break
    assert parts == whole


def test_a_person_counts_outlets_and_no_attitudes(archive, keep):
    said = (*HARBOUR_SAID[:2], replace(HARBOUR_SAID[2], name="Ada Brandt"))
    keep(sheet(*HARBOUR, said=said))
    keep(sheet(*HARBOUR, said=said, outlet="Moor Radio", extra="more"))
    person = archive.get_person("p-brandt")
    assert (person.statements, person.outlets) == (4, 2)
    assert archive.counts().people == 1


def test_the_name_is_the_form_most_used(archive, keep):
    keep(harbour())
    for number in range(3):
        page = sheet(*HARBOUR, said=(replace(HARBOUR_SAID[1], name="Ada Maria Brandt"),), extra=str(number))
        keep(page)
    person = archive.get_person("p-brandt")
    assert person.name == "Ada Maria Brandt"
    assert person.spellings == ("Ada Maria Brandt", "Ada Brandt")


def test_what_several_say_as_one_is_on_the_page_of_each(archive, keep):
    saved = keep(harbour())
    link = links_of(archive.get_article(saved.article).analysis)[0]
    other = replace(link, person="p-wiek", key="jonas wiek", name="Jonas Wiek")
    archive.record(saved.article, [link, other, link])
    for person in ("p-brandt", "p-wiek"):
        assert [card.id for card in archive.list_statements(Filter(person=person)).items] == [link.statement]
        assert [card.id for card in archive.list_articles(Filter(person=person)).items] == [saved.article]
        assert archive.search("harbour", Filter(person=person)).items
        assert (archive.get_person(person).statements, archive.get_person(person).outlets) == (1, 1)
    (card,) = archive.search("june").items
    assert card.person is None
    assert archive.get_article(saved.article).people[0] is None
