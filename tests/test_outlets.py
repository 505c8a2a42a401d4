"""Pages kept one after the other: what their outlet repeats goes, from the first ones too."""

import random
from pathlib import Path

import pytest

from onrecord.attribute import Model
from onrecord.intake import Plan
from onrecord.outlets import keep_among
from onrecord.pipeline import Reader, keep
from onrecord.store import open_archive

PLACES = ("Velden", "Osterby", "Karsholm", "Lindau", "Brekke", "Tarnow")
NOTE = (
    "The editors of the Harbour Post said that readers who want the best of the coast every morning "
    "may write to the tower."
)


def html_of(place: str, note: str = NOTE) -> bytes:
    count = 2 + PLACES.index(place)
    return (
        f"<html lang='en'><head><link rel='canonical' href='https://www.harbour.example/{place.lower()}'>"
        f"<meta property='og:title' content='{place} builds quays'></head>"
        "<body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{place} builds quays</h1>"
        f"<p>The council of {place} will build {count} quays beside its old harbour, and the work is to "
        f"begin in spring, the engineer Ilse {place}sen said on Monday in the hall of {place}.</p>"
        f"<p>“The {count} quays will pay for the schools of {place},” {place}sen told the council.</p>"
        f"<p>Traders of {place} asked for a road behind the quays, as the council of {place} had promised "
        f"them in the year of the great flood.</p>{f'<p>{note}</p>' if note else ''}</article></body></html>"
    ).encode()


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Plan(program="onrecord test").make_reader()


@pytest.fixture
def archive(tmp_path: Path):
    with open_archive(tmp_path / "archive") as store:
        yield store


def kept_texts(archive) -> dict[str, str]:
    return {view.analysis.article.headline: view.analysis.article.text for view in archive.iterate_articles()}


def ids_by_words(archive, own: str) -> dict[str, str]:
    analysis = archive.get_article(own).analysis
    return {each.attribution.content_text(analysis.article): each.id for each in analysis.statements}


def add(archive, reader: Reader, data: bytes) -> str:
    return keep_among(archive, reader, reader.read(data, source="page", kind="html"), data).article


def test_after_a_run_no_page_of_the_outlet_holds_what_it_repeats_nor_a_statement_of_it(archive, reader):
    for place in PLACES:
        assert NOTE in reader.read(html_of(place), source="page", kind="html").article.text
        add(archive, reader, html_of(place))
    texts = kept_texts(archive)
    assert len(texts) == len(PLACES)
    assert not [place for place, text in texts.items() if NOTE in text]
    said = [card.text for card in archive.iterate_statements()]
    assert len(said) >= len(PLACES)
    assert not [text for text in said if "best of the coast" in text]
    for view in archive.iterate_articles():
        (line,) = [line for line in view.analysis.furniture if line.text == NOTE]
        assert line.reason.startswith("repeated by the outlet on ")


def test_the_order_of_the_pages_does_not_matter_for_the_articles(tmp_path, reader):
    found = []
    for seed in range(2):
        places = random.Random(seed).sample(PLACES, len(PLACES))
        with open_archive(tmp_path / str(seed)) as store:
            for place in places:
                add(store, reader, html_of(place))
            found.append(kept_texts(store))
    assert found[0] == found[1]


def test_a_page_alone_is_kept_as_it_is_read(archive, reader):
    data = html_of("Velden")
    alone = reader.read(data, source="page", kind="html")
    own = add(archive, reader, data)
    assert archive.get_article(own).analysis.article == alone.article
    assert archive.get_article(own).analysis.furniture == alone.furniture


def test_statements_keep_their_ids_when_their_page_is_read_again(archive, reader):
    own = add(archive, reader, html_of("Velden"))
    before = ids_by_words(archive, own)
    for place in PLACES[1:]:
        add(archive, reader, html_of(place))
    after = ids_by_words(archive, own)
    assert NOTE not in archive.get_article(own).analysis.article.text
    assert after.items() <= before.items()
    assert len(after) < len(before)


def test_adding_the_pages_again_changes_nothing(archive, reader):
    for place in PLACES:
        add(archive, reader, html_of(place))
    before = [view.analysis for view in archive.iterate_articles()]
    for place in PLACES:
        data = html_of(place)
        analysis = reader.read(data, source="page", kind="html")
        assert not keep_among(archive, reader, analysis, data).is_new
    assert [view.analysis for view in archive.iterate_articles()] == before


def test_pages_kept_before_are_left_alone_by_a_run_that_reads_no_statements(archive, reader):
    articles_only: Reader = Reader(program="onrecord test", load_model=None)
    first = add(archive, reader, html_of("Velden"))
    for place in PLACES[1:]:
        add(archive, articles_only, html_of(place))
    assert archive.get_article(first).analysis.statements
    assert NOTE in archive.get_article(first).analysis.article.text


def test_a_withdrawn_page_teaches_nothing_and_is_not_read_again(archive, reader):
    first = add(archive, reader, html_of("Velden"))
    archive.withdraw(first, reason="asked", erase=True)
    for place in PLACES[1:4]:
        add(archive, reader, html_of(place))
    assert first not in {page.article for page in archive.find_outlet_pages("harbour.example")}
    assert all(NOTE in text for text in kept_texts(archive).values())


def test_keeping_without_the_outlet_remembers_nothing(archive, reader):
    data = html_of("Velden")
    keep(archive, reader.read(data, source="page", kind="html"), data)
    assert archive.find_outlet_pages("harbour.example") == ()


def test_the_model_is_not_loaded_to_keep_a_page_that_repeats_nothing(archive, reader):
    asked: list[str] = []

    def load() -> Model:
        asked.append("loaded")
        raise AssertionError

    data = html_of("Velden")
    analysis = reader.read(data, source="page", kind="html")
    keep_among(archive, Reader(program="onrecord test", load_model=load), analysis, data)
    assert asked == []


def test_a_capture_that_is_damaged_keeps_no_later_page_out(archive, reader, tmp_path):
    add(archive, reader, html_of("Velden"))
    for path in (tmp_path / "archive" / "captures").iterdir():
        path.write_bytes(bytes(path.stat().st_size))
    for place in PLACES[1:]:
        add(archive, reader, html_of(place))
    assert len(kept_texts(archive)) == len(PLACES)
    assert NOTE in kept_texts(archive)["Velden builds quays"]
