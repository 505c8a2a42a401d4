"""Offices and abbreviations learned from pages: with evidence, for the right time, in any order, undone."""

import random
from dataclasses import replace

import pytest
from invented_pages import Said, sheet
from sqlalchemy import event

from onrecord.errors import SettingsError
from onrecord.pipeline import tie_people
from onrecord.resolve import make_knowledge
from onrecord.store import open_archive

VALDIK = "Russian Foreign Minister Sergey Valdik visited the port of Kelm."
OSTROV = "Russian Foreign Minister Igor Ostrov visited the port of Kelm."
TOP_DIPLOMAT = "Moscow’s top diplomat"
OFFICE = "foreign minister of Russia"


def naming(words, day, outlet="Kaldar Post"):
    """Make a page that names somebody with an office and quotes nobody."""
    return sheet(words, f"It was the visit of {day}.", published=day, outlet=outlet)


def by_role(role, day, words="We will sail on Monday"):
    """Make a page that quotes somebody by an office alone."""
    said = Said(content=f"“{words},”", cue="said", source=role, role=role)
    return sheet(f"“{words},” {role} said.", said=(said,), published=day, outlet="Moor Radio")


def by_organisation(name, words, outlet="Vale Courier", more=""):
    """Make a page that quotes an organisation."""
    said = Said(content=f"“{words},”", cue="said", source=name, name=name)
    page = sheet(f"“{words},” {name} said.", *([more] if more else []), said=(said,), outlet=outlet)
    spoken = tuple(
        replace(each, speaker=replace(each.speaker, type="organization")) for each in page.analysis.statements
    )
    return replace(page, analysis=replace(page.analysis, statements=spoken))


def add(archive, made):
    """Keep a page as the pipeline does."""
    saved = archive.save(made.analysis, made.data, visible=made.visible)
    if not archive.is_linked(saved.article):
        tie_people(archive, saved.article, make_knowledge(archive.knowledge_files()))
    return saved


def who(archive, saved):
    """Give the names of those whom a page's first statement is tied to."""
    return [tie.name for tie in archive.ties_of(saved.statements[0])]


def names(archive):
    return sorted(sorted(card.spellings) for card in archive.list_people(limit=99).items)


def test_a_role_alone_is_the_one_person_whom_another_page_names_with_it(archive):
    add(archive, naming(VALDIK, "2017-05-02"))
    told = add(archive, by_role(TOP_DIPLOMAT, "2017-05-05"))
    (tie,) = archive.ties_of(told.statements[0])
    assert (tie.name, tie.office) == ("Sergey Valdik", OFFICE)
    assert "“Russian Foreign Minister Sergey Valdik”" in tie.reason
    assert "2017-05-02" in tie.reason
    (card,) = archive.list_people("valdik").items
    assert card.statements == 1
    assert archive.list_statements().items[0].person == card.id
    assert archive.list_statements().items[0].speaker.name is None


def test_the_sighting_is_kept_with_its_page_and_words(archive):
    seen = add(archive, naming(VALDIK, "2017-05-02"))
    add(archive, naming(VALDIK, "2017-06-02", "Moor Radio"))
    (holder,) = archive.list_holders("foreign")
    assert (holder.office, holder.name, holder.pages) == (OFFICE, "Sergey Valdik", 2)
    assert (holder.since, holder.until) == ("2017-05-02", "2017-06-02")
    assert holder.words == "Russian Foreign Minister Sergey Valdik"
    assert archive.get_article(holder.article)
    assert seen.article in {each.id for each in archive.list_articles().items}
    assert archive.list_holders("goalkeeper") == ()


def test_a_role_that_was_told_before_its_holder_was_named_is_tied_then(archive):
    told = add(archive, by_role(TOP_DIPLOMAT, "2017-05-05"))
    assert who(archive, told) == []
    add(archive, naming(VALDIK, "2017-05-02"))
    assert who(archive, told) == ["Sergey Valdik"]
    assert archive.list_people("valdik").items[0].statements == 1


@pytest.mark.parametrize(
    ("sightings", "day", "expected"),
    [
        ([], "2017-05-05", []),
        ([(VALDIK, "2017-05-02"), (OSTROV, "2017-05-02")], "2017-05-05", []),
        ([(OSTROV, "2017-01-02"), (VALDIK, "2017-05-02")], "2017-05-05", ["Sergey Valdik"]),
        ([(OSTROV, "2017-01-02"), (VALDIK, "2017-05-02")], "2017-03-05", []),
        ([(OSTROV, "2017-01-02"), (VALDIK, "2017-05-02")], "2016-12-05", ["Igor Ostrov"]),
        ([(VALDIK, "2017-01-02"), (OSTROV, "2017-02-02"), (VALDIK, "2017-03-02")], "2017-04-05", []),
        ([(VALDIK, "2015-05-02")], "2017-05-05", []),
        ([(VALDIK, "2017-05-02")], None, []),
        ([(VALDIK, None)], "2017-05-05", []),
    ],
)
def test_a_role_is_tied_only_where_one_holder_is_known_for_its_day(archive, sightings, day, expected):
    for words, on in sightings:
        add(archive, naming(words, on))
    assert who(archive, add(archive, by_role(TOP_DIPLOMAT, day))) == expected


@pytest.mark.parametrize(
    "role",
    [
        "the foreign minister",
        "Russia’s deputy foreign minister",
        "former Russian foreign minister",
        "an aide",
    ],
)
def test_another_role_stays_a_role(archive, role):
    add(archive, naming(VALDIK, "2017-05-02"))
    assert who(archive, add(archive, by_role(role, "2017-05-05"))) == []


@pytest.mark.parametrize(
    "words",
    [
        "Former Russian Foreign Minister Igor Ostrov visited Kelm.",
        "In 1999 Russian Foreign Minister Igor Ostrov visited Kelm.",
        "Then Russian Foreign Minister Igor Ostrov visited Kelm.",
        "After meeting the Russian foreign minister, Igor Ostrov left Kelm.",
        "Russian Deputy Foreign Minister Igor Ostrov visited Kelm.",
    ],
)
def test_a_sentence_about_another_time_or_person_teaches_nothing(archive, words):
    add(archive, naming(words, "2017-05-02"))
    assert archive.list_holders() == ()


def test_a_withdrawn_page_teaches_nothing_any_more(archive):
    seen = add(archive, naming(VALDIK, "2017-05-02"))
    told = add(archive, by_role(TOP_DIPLOMAT, "2017-05-05"))
    archive.withdraw(seen.article, reason="asked for")
    assert who(archive, told) == []
    assert archive.list_holders() == ()
    assert archive.list_people("valdik").items == ()


def test_an_erased_person_is_in_no_row_of_what_was_learned(archive, dump):
    add(archive, naming(VALDIK, "2017-05-02"))
    add(archive, by_role(TOP_DIPLOMAT, "2017-05-05"))
    (card,) = archive.list_people("valdik").items
    archive.withdraw(card.id, reason="asked for", erase=True)
    rows = dump()
    assert (
        "aldik" not in repr([rows[name] for name in ("people", "links", "sightings", "judgements")]).lower()
    )
    add(archive, naming(VALDIK, "2017-06-02", "Moor Radio"))
    assert archive.list_holders() == ()


def test_an_erased_statement_is_in_no_row_of_what_its_page_taught(archive, dump):
    words = "“Russian Foreign Minister Sergey Valdik lied to the Office of Sea Pilots (OSP),”"
    said = Said(content=words, cue="said", source="Ida Moor", name="Ida Moor")
    saved = add(archive, sheet(f"{words} Ida Moor said.", said=(said,), published="2017-05-02"))
    told = add(archive, by_role(TOP_DIPLOMAT, "2017-05-05"))
    assert who(archive, told) == ["Sergey Valdik"]
    archive.withdraw(saved.statements[0], reason="asked for", erase=True)
    held = repr(dump()).lower()
    assert "valdik" not in held
    assert "sea pilots" not in held
    assert who(archive, told) == []


def test_a_page_read_again_without_the_holder_unties_what_hung_on_it(archive):
    made = naming(VALDIK, "2017-05-02")
    add(archive, made)
    told = add(archive, by_role(TOP_DIPLOMAT, "2017-05-05"))
    article = replace(made.analysis.article, published_at="2012-05-02")
    again = replace(
        made.read_by("model-2"), analysis=replace(made.read_by("model-2").analysis, article=article)
    )
    add(archive, again)
    assert who(archive, told) == []


def test_two_spellings_seen_in_one_office_are_one_holder(archive):
    add(archive, naming(VALDIK, "2017-05-02"))
    add(archive, naming(VALDIK.replace("Sergey", "Sergei"), "2017-05-02", "Moor Radio"))
    told = add(archive, by_role(TOP_DIPLOMAT, "2017-05-05"))
    assert len(who(archive, told)) == 1
    (holder,) = archive.list_holders()
    assert holder.pages == 2
    (decision,) = archive.list_decisions(holder.person)
    assert (decision.kind, decision.is_human) == ("same", False)
    archive.undo(decision.id, by="Mara Vale", reason="two brothers")
    assert who(archive, told) == []
    assert len(archive.list_holders()) == 2
    archive.merge(decision.one, decision.other, by="Mara Vale", reason="one after all")
    assert len(who(archive, told)) == 1


LEARNING = (
    naming(VALDIK, "2017-05-02"),
    naming(VALDIK.replace("Sergey", "Sergei"), "2017-05-20", "Moor Radio"),
    naming(OSTROV, "2016-01-10"),
    by_role(TOP_DIPLOMAT, "2017-05-05"),
    by_role("the Russian foreign minister", "2016-01-05", "We sailed in winter"),
    by_role("Russia’s foreign minister", "2016-10-05", "Nobody knows who we are"),
    by_organisation("OSP", "The pier is safe"),
    by_organisation("Organization for Safe Piers", "No pier is safe", "Moor Radio"),
    by_organisation("Kelm Mill", "We grind", more="The Organization for Safe Piers (OSP) came."),
    by_organisation("ISIL", "We were there"),
    by_organisation("Islamic State", "We were not there", "Moor Radio"),
)


def test_the_order_in_which_pages_are_added_does_not_change_who_held_what(tmp_path):
    found = []
    for number in range(6):
        order = list(LEARNING)
        random.Random(number).shuffle(order)
        with open_archive(tmp_path / str(number)) as archive:
            ids = {made.analysis.id: add(archive, made).statements for made in order}
            people = archive.list_people(limit=99).items
            ties = {own: [archive.ties_of(each) for each in ids[own]] for own in sorted(ids)}
            found.append((ties, sorted(people, key=lambda card: card.id), archive.list_holders()))
    assert all(each == found[0] for each in found)
    ties, people, _ = found[0]
    tied = sorted(tie.name for each in ties.values() for own in each for tie in own if tie.office)
    assert tied == ["Igor Ostrov", "Sergei Valdik"] or tied == ["Igor Ostrov", "Sergey Valdik"]
    assert ["Islamic State", "ISIL"] in [list(card.spellings) for card in people] or [
        "ISIL",
        "Islamic State",
    ] in [list(card.spellings) for card in people]


def test_an_article_counts_as_linked_only_once_its_speakers_were_judged(archive):
    made = by_organisation("ISIL", "We were there")
    saved = archive.save(made.analysis, made.data, visible=made.visible)
    archive.record(saved.article, (), is_last=False)
    assert not archive.is_linked(saved.article)
    archive.judge((), by="onrecord 0.1.0", article=saved.article)
    assert archive.is_linked(saved.article)


def test_an_abbreviation_is_the_name_that_pages_write_it_out_as(archive):
    add(archive, by_organisation("OSP", "The pier is safe"))
    add(archive, by_organisation("Organization for Safe Piers", "No pier is safe", "Moor Radio"))
    assert len(archive.list_people().items) == 2
    add(archive, by_organisation("Kelm Mill", "We grind", more="The Organization for Safe Piers (OSP) came."))
    assert ["OSP", "Organization for Safe Piers"] in names(archive)
    (one,) = archive.list_people("OSP").items
    (decision,) = archive.list_decisions(one.id)
    assert "written out" in decision.reason or "write OSP out" in decision.reason
    (expansion,) = archive.list_expansions("osp")
    assert (expansion.short, expansion.name, expansion.pages) == ("OSP", "Organization for Safe Piers", 1)


def test_an_abbreviation_that_pages_write_out_in_two_ways_is_a_question(archive):
    add(archive, by_organisation("OSP", "The pier is safe"))
    add(archive, by_organisation("Organization for Safe Piers", "No pier is safe", "Moor Radio"))
    add(archive, by_organisation("Kelm Mill", "We grind", more="The Organization for Safe Piers (OSP) came."))
    add(archive, by_organisation("Tarn Mill", "We stand", more="The Office for Seed Potatoes (OSP) came."))
    add(archive, by_organisation("OSP", "The pier is closed", "Kaldar Post"))
    assert ["OSP"] in names(archive)
    assert [each.kind for each in archive.list_decisions()] == ["unsure"]


def test_two_names_of_a_listed_organisation_are_one_with_the_list_as_reason(archive):
    add(archive, by_organisation("ISIL", "We were there"))
    add(archive, by_organisation("Islamic State", "We were not there"))
    add(archive, by_organisation("Daesh", "We are elsewhere"))
    (card,) = archive.list_people().items
    assert sorted(card.spellings) == ["Daesh", "ISIL", "Islamic State"]
    assert {each.reason for each in archive.list_decisions(card.id)} == {
        "two names of Islamic State, by organisations.toml"
    }


def test_a_capital_and_a_country_speak_for_one_government(archive):
    for number, name in enumerate(("Moscow", "Russia", "Russian government", "Kelm")):
        add(archive, by_organisation(name, f"We know of it for {number} days"))
    assert ["Moscow", "Russia", "Russian government"] in names(archive)
    assert ["Kelm"] in names(archive)


def test_a_list_of_the_users_own_is_read_from_the_archives_folder(archive, captures):
    folder = captures.parent / "knowledge"
    folder.mkdir(parents=True)
    (folder / "organisations.toml").write_text(
        '[[organisation]]\nname = "Organization for Safe Piers"\nabbreviations = ["OSP"]\n'
    )
    (folder / "offices.toml").write_text('[[office]]\ntitle = "harbour minister"\nof = ["state"]\n')
    add(archive, by_organisation("OSP", "The pier is safe"))
    add(archive, by_organisation("Organization for Safe Piers", "No pier is safe", "Moor Radio"))
    assert names(archive) == [["OSP", "Organization for Safe Piers"]]
    add(archive, naming("Tarnian Harbour Minister Ada Brandt came to Kelm.", "2017-05-02"))
    assert [each.office for each in archive.list_holders()] == ["harbour minister of tarnian"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("organisations.toml", "[[organisation]\n", "no TOML"),
        ("organisations.toml", '[[organisation]]\nnames = "OSP"\n', "lacks 'name'"),
        ("organisations.toml", '[[organisation]]\nname = "OSP"\nalias = []\n', "'alias' is not known"),
        ("organisations.toml", '[[organisation]]\nname = "OSP"\naliases = "x"\n', "a list of texts"),
        ("organisations.toml", '[[organisation]]\nname = "OSP"\nabbreviations = ["ISIS"]\n', "Islamic State"),
        ("organisations.toml", "", r"holds no \[\[organisation\]\]"),
        ("organisations.toml", b"\xff\xfe", "cannot be read"),
        ("offices.toml", '[[office]]\ntitle = "mayor"\nof = ["city"]\n', "'city' is not known"),
        (
            "offices.toml",
            '[[office]]\ntitle = "mayor"\nof = ["state"]\nin = {xx = ["m"]}\n',
            "code of no state",
        ),
        ("offices.toml", '[[holder]]\nname = "x"\n', "'holder' is not known"),
        ("organizations.toml", "", "rename or remove"),
    ],
)
def test_a_wrong_list_is_told_with_file_and_entry_before_anything_is_linked(
    archive, captures, name, text, told
):
    folder = captures.parent / "knowledge"
    folder.mkdir(parents=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsError, match=told) as caught:
        make_knowledge(archive.knowledge_files())
    assert str(path) in str(caught.value)


def asked_of(archive, do):
    """Count what is asked of the database while something is done."""
    asked = []

    def note(connection, cursor, statement, parameters, context, executemany):
        asked.append(statement)

    event.listen(archive._engine, "before_cursor_execute", note)
    do()
    event.remove(archive._engine, "before_cursor_execute", note)
    return len(asked)


def test_a_new_spelling_costs_the_same_however_many_days_its_person_was_seen_in_office(tmp_path):
    def cost(days):
        with open_archive(tmp_path / str(days)) as archive:
            for day in range(1, days + 1):
                add(archive, naming(VALDIK, f"2017-05-{day:02}"))
                add(archive, by_role(TOP_DIPLOMAT, f"2017-05-{day:02}", f"We will sail on day {day}"))
            said = Said(content="“We never sailed,”", cue="said", source="Una Brook", name="Una Brook")
            add(archive, sheet("“We never sailed,” Una Brook said.", said=(said,), published="2017-05-20"))
            (known,), (other,) = archive.list_people("valdik").items, archive.list_people("brook").items
            assert known.id < other.id, "else all that is the minister's moves to another head"
            return asked_of(archive, lambda: archive.merge(known.id, other.id, by="ed", reason="one"))

    assert cost(3) == cost(9)
