"""What an outlet prints on page after page is found among its pages, and cut; what a speaker said is not."""

import dataclasses

import pytest

from onrecord.domain.article import Extraction
from onrecord.domain.outlets import RepeatedLines
from onrecord.domain.page import Page
from onrecord.extract import extract
from onrecord.extract.repeats import find_repeated, fingerprint, is_due, seen_page
from onrecord.read import read_page

PLACES = ("Velden", "Osterby", "Karsholm", "Lindau", "Brekke", "Tarnow", "Hollum")
NOTE = (
    "The Harbour Post sends the best of its reporting from the coast to readers on every weekday morning "
    "before seven."
)
SUBJECT = (
    "The strike of the pilots began in March, when the owners of the ferries refused to pay for nights spent "
    "at sea."
)
VOICE = "“We shall not sail before the owners have signed,” said Ilse Brandt, who speaks for the pilots."


def page_of(number, *, extra="", voice=""):
    place, count = PLACES[number], number + 2
    asked = f"Traders of {place} asked for a road behind the quays, as the council of {place} had promised."
    article = (
        f"<p>The council of {place} will build {count} new quays beside its old harbour, and the work is "
        f"to begin in spring, its engineers told the members on Monday in the hall of {place}.</p>"
        f"<p>{voice or asked}</p>"
        f"<p>A ferry that leaves {place} at noon will take goods to the islands until all {count} stand.</p>"
    )
    html = (
        f"<html lang='en'><head><link rel='canonical' href='https://www.harbour.example/a/{number}'>"
        f"<meta property='og:title' content='{place} builds quays'></head>"
        f"<body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{place} builds quays</h1>{article}{extra}</article>"
        "<footer>© Harbour Post</footer></body></html>"
    )
    page = read_page(html.encode(), source=place, kind="html")
    assert isinstance(page, Page)
    return page


def read(page, repeated=None):
    found = extract(page) if repeated is None else extract(page, repeated=repeated)
    assert isinstance(found, Extraction)
    return found


def seen(page, asked=None):
    found = read(page, asked)
    own = seen_page(found.article, page.capture, found.kept, found.furniture, asked=asked)
    assert own is not None
    return own


def repeated_on(pages, number=0):
    return find_repeated(seen(pages[number]), [seen(page) for page in pages])


def box(words):
    return f"<p>{words}</p>"


def test_a_note_that_every_page_prints_is_cut_and_says_on_how_many():
    pages = [page_of(number, extra=box(NOTE)) for number in range(6)]
    assert NOTE in read(pages[0]).article.text
    found = read(pages[0], repeated_on(pages))
    assert NOTE not in found.article.text
    assert [line.reason for line in found.furniture if line.text == NOTE] == [
        "repeated by the outlet on 6 pages"
    ]


def test_all_else_of_the_page_stays_as_it_was():
    pages = [page_of(number, extra=box(NOTE)) for number in range(6)]
    alone, among = read(pages[0]), read(pages[0], repeated_on(pages))
    assert among.article.text == alone.article.text.replace(f"\n\n{NOTE}", "")
    assert dataclasses.replace(among.article, text="") == dataclasses.replace(alone.article, text="")
    assert {line.line for line in among.furniture} - {line.line for line in alone.furniture} == {
        line.line for line in alone.kept if line.text == NOTE
    }


def test_a_page_alone_reads_as_before():
    page = page_of(0, extra=box(NOTE))
    assert repeated_on([page]) == RepeatedLines(pages={})
    assert read(page, repeated_on([page])) == read(page)


@pytest.mark.parametrize(("pages", "words"), [(2, "Morning letter of the Post"), (4, NOTE)])
def test_few_pages_are_not_enough_to_tell(pages, words):
    assert repeated_on([page_of(number, extra=box(words)) for number in range(pages)]).pages == {}


@pytest.mark.parametrize(
    "words", [VOICE, "'We shall not sail,' said Ilse Brandt, who speaks for the pilots of the bay."]
)
def test_words_in_quotation_marks_never_go_however_often_they_stand(words):
    pages = [page_of(number, voice=words) for number in range(7)]
    assert repeated_on(pages).pages == {}


def test_copies_of_one_story_are_one_article():
    said = "Ilse Brandt said on Monday that the pilots would not sail before the owners of the ships sign."
    copies = [page_of(0, extra=box(said)) for _ in range(6)]
    others = [
        dataclasses.replace(seen(page), page=f"https://www.harbour.example/copy/{number}", headline=None)
        for number, page in enumerate(copies)
    ]
    assert find_repeated(others[0], others).pages == {}


def test_a_paragraph_that_articles_of_one_subject_share_stays():
    pages = [page_of(number, extra=box(SUBJECT) if number < 5 else "") for number in range(7)]
    assert repeated_on(pages).pages == {}


def test_a_line_that_was_cut_elsewhere_needs_fewer_pages():
    pages = [page_of(number, extra=box(SUBJECT) if number < 4 else "") for number in range(7)]
    known = [seen(page) for page in pages]
    mark = fingerprint(SUBJECT)
    moved = dataclasses.replace(
        known[1],
        own=tuple(line for line in known[1].own if line.fingerprint != mark),
        cut=known[1].cut | {mark},
    )
    assert find_repeated(known[0], [moved, *known[2:]]).pages == {mark: 4}


def test_pages_of_another_outlet_teach_nothing():
    pages = [page_of(number, extra=box(NOTE)) for number in range(6)]
    foreign = [dataclasses.replace(seen(page), outlet="elsewhere.example") for page in pages[1:]]
    assert find_repeated(seen(pages[0]), foreign).pages == {}


def test_the_order_of_the_pages_changes_nothing():
    pages = [page_of(number, extra=box(NOTE)) for number in range(6)]
    known = [seen(page) for page in pages]
    assert find_repeated(known[0], known) == find_repeated(known[0], known[::-1])


def test_a_page_of_which_most_would_go_is_left_alone():
    page = page_of(0)
    everything = RepeatedLines(pages={fingerprint(line.text): 9 for line in read(page).kept})
    assert read(page, everything) == read(page)


def test_a_page_is_due_until_it_was_read_knowing_what_is_repeated():
    pages = [page_of(number, extra=box(NOTE)) for number in range(6)]
    repeated = repeated_on(pages)
    assert is_due(seen(pages[0]), repeated)
    again = seen(pages[0], repeated)
    assert not is_due(again, repeated)
    assert {line.fingerprint for line in again.own} == {line.fingerprint for line in seen(pages[0]).own}


def test_numbers_in_a_short_line_do_not_tell_it_from_another():
    assert fingerprint("4 min read") == fingerprint(" 12  MIN read")
    assert fingerprint("4 min read") != fingerprint("4 min walk")


def test_bare_text_and_a_page_without_outlet_are_of_no_outlet():
    page = page_of(0)
    found = read(page)
    bare = dataclasses.replace(page.capture, taken_as="text")
    assert seen_page(found.article, bare, found.kept, found.furniture) is None
    nameless = dataclasses.replace(found.article, url=None, outlet=None)
    assert seen_page(nameless, page.capture, found.kept, found.furniture) is None
