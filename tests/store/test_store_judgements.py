"""The ledger: who is one, who decided it, how it is undone, and that no order of pages changes it."""

import random

import pytest
from invented_pages import Said, sheet

from onrecord.domain.listing import Filter
from onrecord.errors import NotFound, UsageError, Withdrawn
from onrecord.resolve import judge, link, person_keys
from onrecord.store import open_archive

SERGEI = ("Sergei Baldin", "Tarnian Foreign Minister", "Kaldar Post")
SERGEY = ("Sergey Baldin", "Foreign Minister", "Moor Radio")
ROLELESS = ("Sergey Baldin", None, "Vale Courier")
KEEPER = ("Sergey Baldin", "Kelm goalkeeper", "Sport Today")
OTHER = ("Oleg Baldin", "Foreign Minister", "Vale Courier")


def page(name, role, outlet, extra=""):
    words = f"“We will sail {extra} on Monday,” {role or 'it was'} {name} said."
    said = Said(content=f"“We will sail {extra} on Monday,”", cue="said", source=name, name=name, role=role)
    return sheet(words, said=(said,), outlet=outlet, extra=f"{name} {role} {extra}")


def add(archive, *told):
    """Keep a page and judge its speakers, as the pipeline does."""
    made = page(*told)
    saved = archive.save(made.analysis, made.data, visible=made.visible)
    if not archive.is_linked(saved.article):
        stored = archive.get_article(saved.article).analysis
        keys = person_keys(stored)
        archive.record(saved.article, link(stored, archive.find_known(keys)))
        archive.judge(judge(archive.find_known(keys)), by="onrecord 0.1.0")
    return saved


def who(archive):
    """Give the people as sets of names, outlets and numbers of statements."""
    return sorted(
        (sorted(card.spellings), card.outlets, card.statements)
        for card in archive.list_people(limit=99).items
    )


def only(archive, query="baldin"):
    (card,) = archive.list_people(query).items
    return card


def test_two_spellings_with_a_shared_role_are_one_person_with_the_reason_and_an_undo(archive):
    add(archive, *SERGEI)
    add(archive, *SERGEY)
    card = only(archive)
    assert (sorted(card.spellings), card.outlets) == (["Sergei Baldin", "Sergey Baldin"], 2)
    (decision,) = archive.list_decisions(card.id)
    assert (decision.kind, decision.is_human, decision.by) == ("same", False, "onrecord 0.1.0")
    assert "another spelling" in decision.reason
    assert "foreign minister" in decision.reason
    archive.undo(decision.id, by="Mara Vale", reason="father and son")
    assert who(archive) == [(["Sergei Baldin"], 1, 1), (["Sergey Baldin"], 1, 1)]


def test_what_a_person_undid_the_program_does_not_say_again(archive):
    add(archive, *SERGEI)
    add(archive, *SERGEY)
    (decision,) = archive.list_decisions(only(archive).id)
    archive.undo(decision.id, by="Mara Vale")
    add(archive, *SERGEY, "again")
    add(archive, "Sergey Baldin", "Tarnian Foreign Minister", "Moor Radio", "once more")
    assert len(archive.list_people("baldin").items) == 2


def test_a_reason_with_what_is_no_character_is_kept(archive):
    add(archive, *SERGEI)
    add(archive, *SERGEY)
    (decision,) = archive.list_decisions(only(archive).id)
    archive.undo(decision.id, by="Mara Vale", reason="father\0 and \udcff son")
    assert (
        archive.list_decisions(only(archive, "sergei").id)[0].reason
        == "father\ufffd and \ufffd\ufffd\ufffd son"
    )


def test_a_merge_by_a_person_holds_for_later_pages_and_every_id_leads_to_it(archive):
    add(archive, *SERGEI)
    add(archive, *OTHER)
    one, other = (card.id for card in archive.list_people("baldin").items)
    decision = archive.merge(one, other, by="Mara Vale", reason="a slip of the outlet's")
    add(archive, *OTHER, "again")
    card = only(archive)
    assert card.statements == 3
    assert archive.get_person(one) == archive.get_person(other) == card
    shown = archive.list_statements(Filter(person=card.id)).items
    assert {each.person for each in shown} == {card.id}
    assert len(archive.search("monday", Filter(person=card.id)).items) == 3
    archive.undo(decision, by="Mara Vale")
    assert who(archive) == [(["Oleg Baldin"], 1, 2), (["Sergei Baldin"], 1, 1)]


def test_an_undone_merge_shows_what_was_shown_before(archive):
    for told in (SERGEI, OTHER, KEEPER):
        add(archive, *told)
    before = (archive.list_people(limit=99), archive.list_statements(limit=99), archive.search("monday"))
    one, other, *_ = (card.id for card in archive.list_people("baldin").items)
    archive.undo(archive.merge(one, other, by="Mara Vale", reason="why not"), by="Mara Vale")
    assert (
        archive.list_people(limit=99),
        archive.list_statements(limit=99),
        archive.search("monday"),
    ) == before


def test_a_spelling_split_off_by_a_person_stays_split(archive):
    add(archive, *SERGEI)
    add(archive, *SERGEY)
    archive.split(only(archive).id, spelling="Sergei Baldin", by="Mara Vale", reason="two people")
    assert len(archive.list_people("baldin").items) == 2
    add(archive, "Sergei Baldin", "Foreign Minister", "Moor Radio", "again")
    assert len(archive.list_people("baldin").items) == 2


def test_namesakes_are_parted_by_role_on_later_pages_too(archive):
    for outlet in ("Kaldar Post", "Moor Radio"):
        add(archive, "Ada Rook", "mayor", outlet, f"for {outlet}")
        add(archive, "Ada Rook", "head judge", outlet, f"for {outlet}")
    decision = archive.split(only(archive, "rook").id, role="judge", by="Mara Vale", reason="namesakes")
    assert [card.roles for card in archive.list_people("rook").items] in (
        [("mayor",), ("head judge",)],
        [("head judge",), ("mayor",)],
    )
    add(archive, "Ada Rook", "head judge", "Vale Courier", "later")
    assert sorted(card.statements for card in archive.list_people("rook").items) == [2, 3]
    archive.undo(decision, by="Mara Vale")
    assert only(archive, "rook").statements == 5


def test_single_statements_can_be_given_to_someone_else(archive):
    first = add(archive, *SERGEI)
    add(archive, *SERGEI, "again")
    person = only(archive).id
    with pytest.raises(NotFound, match="not among its own"):
        archive.split(person, statements=["0" * 16], by="Mara Vale", reason="two people")
    archive.split(person, statements=first.statements, by="Mara Vale", reason="two people")
    assert [card.statements for card in archive.list_people("baldin").items] == [1, 1]


def test_a_later_decision_of_a_person_supersedes_and_both_stay(archive):
    add(archive, *SERGEI)
    add(archive, *SERGEY)
    person = only(archive).id
    archive.split(person, spelling="Sergei Baldin", by="Mara Vale", reason="two people")
    one, other = (card.id for card in archive.list_people("baldin").items)
    archive.merge(one, other, by="Tomas Rook", reason="one after all")
    decisions = archive.list_decisions(only(archive).id)
    assert [(each.kind, each.by, each.is_live) for each in decisions] == [
        ("same", "Tomas Rook", True),
        ("different", "Mara Vale", False),
        ("same", "onrecord 0.1.0", False),
    ]


def test_a_given_name_is_shown_and_found_and_can_be_taken_back(archive):
    add(archive, *SERGEI)
    person = only(archive).id
    decision = archive.rename(person, "S. O. Baldin", by="Mara Vale", reason="his own wish")
    add(archive, *SERGEI, "again")
    assert archive.get_person(person).name == "S. O. Baldin"
    assert [card.id for card in archive.list_people("sergei").items] == [person]
    archive.undo(decision, by="Mara Vale")
    assert archive.get_person(person).name == "Sergei Baldin"


def test_one_name_in_two_fields_is_two_people(archive):
    add(archive, *SERGEY)
    add(archive, *KEEPER)
    assert who(archive) == [(["Sergey Baldin"], 1, 1), (["Sergey Baldin"], 1, 1)]


def test_names_that_may_be_one_wait_as_a_question_until_somebody_decides(archive):
    add(archive, *SERGEI)
    add(archive, *ROLELESS)
    (question,) = archive.list_decisions()
    assert (question.kind, set(question.names)) == ("unsure", {"Sergei Baldin", "Sergey Baldin"})
    archive.merge(question.one, question.other or "", by="Mara Vale", reason="he it is")
    assert archive.list_decisions() == ()


def test_wrong_decisions_are_refused_and_change_nothing(archive, dump):
    add(archive, *SERGEI)
    person, rows = only(archive).id, dump()
    with pytest.raises(UsageError, match="already"):
        archive.merge(person, person, by="Mara Vale", reason="x")
    with pytest.raises(NotFound):
        archive.merge(person, "nobody", by="Mara Vale", reason="x")
    with pytest.raises(UsageError, match="only spelling"):
        archive.split(person, spelling="Sergei Baldin", by="Mara Vale", reason="x")
    with pytest.raises(UsageError, match="name what"):
        archive.split(person, by="Mara Vale", reason="x")
    with pytest.raises(UsageError, match="empty"):
        archive.rename(person, "  ", by="Mara Vale", reason="x")
    with pytest.raises(NotFound):
        archive.undo("none", by="Mara Vale")
    assert dump() == rows


def test_an_undoing_is_not_undone_and_nothing_is_undone_twice(archive):
    add(archive, *SERGEI)
    decision = archive.rename(only(archive).id, "S. Baldin", by="Mara Vale", reason="x")
    archive.undo(decision, by="Mara Vale")
    undoing = archive.list_decisions(only(archive).id)[0]
    for each in (decision, undoing.id):
        with pytest.raises(UsageError):
            archive.undo(each, by="Mara Vale")


def test_a_withdrawn_person_is_withdrawn_under_every_spelling(archive):
    add(archive, *SERGEI)
    add(archive, *SERGEY)
    one = only(archive).id
    other = next(each for each in (archive.list_decisions(one)[0].one, archive.list_decisions(one)[0].other))
    archive.withdraw(other or "", reason="asked for", erase=True)
    assert archive.list_people("baldin").items == ()
    with pytest.raises(Withdrawn):
        archive.get_person(one)
    add(archive, *SERGEY, "again")
    assert archive.list_statements().items == ()


def test_erased_names_are_in_no_row_of_the_ledger(archive, dump):
    add(archive, *SERGEI)
    add(archive, *SERGEY)
    person = only(archive).id
    archive.rename(person, "The Old Baldin", by="Mara Vale", reason="Baldin asked")
    archive.withdraw(person, reason="asked for", erase=True)
    rows = dump()
    assert "aldin" not in repr([rows["judgements"], rows["people"], rows["links"]]).lower()


POOL = (
    SERGEI,
    SERGEY,
    ROLELESS,
    KEEPER,
    OTHER,
    ("Sergei Baldin", None, "Moor Radio"),
    ("Serg Baldin", "x", "Y"),
)


def test_the_order_in_which_pages_are_added_does_not_change_who_is_who(tmp_path):
    found = []
    for number in range(12):
        order = list(POOL)
        random.Random(number).shuffle(order)
        with open_archive(tmp_path / str(number)) as archive:
            for told in order:
                add(archive, *told)
            people = archive.list_people(limit=99).items
            found.append(sorted((card.id, card.spellings, card.statements, card.outlets) for card in people))
    assert all(each == found[0] for each in found)
    assert ("Sergei Baldin", "Sergey Baldin") in [tuple(sorted(spellings)) for _, spellings, _, _ in found[0]]


def test_reading_again_with_another_model_changes_no_decision(archive):
    add(archive, *SERGEI)
    add(archive, *OTHER)
    one, other = (card.id for card in archive.list_people("baldin").items)
    archive.merge(one, other, by="Mara Vale", reason="one person")
    again = page(*OTHER).read_by("model-2")
    saved = archive.save(again.analysis, again.data, visible=again.visible)
    stored = archive.get_article(saved.article).analysis
    keys = person_keys(stored)
    archive.record(saved.article, link(stored, archive.find_known(keys)))
    archive.judge(judge(archive.find_known(keys)), by="onrecord 0.2.0")
    assert only(archive).statements == 2
