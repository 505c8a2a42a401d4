"""The invented pages, read and matched: each relation that is planted in them is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.attribute import load_model
from onrecord.domain.listing import Filter, StatementCard
from onrecord.domain.page import Facts
from onrecord.domain.telling import Line, Variant
from onrecord.pipeline import Reader, keep
from onrecord.relate.lines import trace
from onrecord.relate.positions import find_positions
from onrecord.samples import sample_pages
from onrecord.store import Archive, open_archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The sample archive."""
    model = load_model()
    reader = Reader(program="onrecord 0.1.0", load_model=lambda: model)
    with open_archive(tmp_path_factory.mktemp("samples")) as opened:
        for page in sample_pages():
            facts = Facts(url=page.url, outlet=page.outlet)
            analysis = reader.read(page.data, source=page.name, captured_at=page.captured_at, facts=facts)
            keep(opened, analysis, page.data)
        yield opened


def card(archive: Archive, words: str) -> StatementCard:
    """Give the first statement that holds some words."""
    found = [each for each in archive.iterate_statements(Filter()) if words in each.text]
    assert found, words
    return min(found, key=lambda each: (each.article.published_at or "", each.id))


def line_of(archive: Archive, words: str) -> Line:
    line = trace(archive.line_of(card(archive, words).id))
    assert line is not None, words
    return line


def variant_of(line: Line, words: str) -> Variant:
    return next(each for each in line.variants if any(words in card.text for card in each.cards))


def test_verbatim_the_wire_quotation_stands_in_two_outlets(archive: Archive) -> None:
    line = line_of(archive, "There was a friendly conversation. There was no promise")
    assert line.variants[0].outlets == ("The Harbour Post", "Dunmarrow Courier")


def test_trimmed_the_evacuation_is_cut_in_the_wire_copies(archive: Archive) -> None:
    line = line_of(archive, "several hundred of them have nowhere to go")
    assert line.first.article.outlet == "The Harbour Post"
    trimmed = next(each for each in line.variants if each.relation == "trimmed")
    assert set(trimmed.outlets) == {"Dunmarrow Courier", "Alse Valley Observer"}


def test_hedge_lost_the_around_is_gone_the_next_day(archive: Archive) -> None:
    line = line_of(archive, "several hundred of them have nowhere to go")
    told = variant_of(line, "driven 2,000 people")
    assert told.lost_hedges == ("Around",)
    assert not told.is_quotation


def test_altered_the_gauges_are_retold_with_words_changed(archive: Archive) -> None:
    line = line_of(archive, "President Castrow told me that Tarsmark would share its gauges")
    assert line.variants[0].is_quotation
    assert variant_of(line, "had told him by telephone").relation == "altered"


def test_paraphrase_the_bridge_is_told_in_other_words_in_the_same_line(archive: Archive) -> None:
    line = line_of(archive, "We will rebuild the bridge at Upper Tenning before the first snow, and we will")
    assert variant_of(line, "Upper Tenning before the first snow,’").relation == "trimmed"
    assert variant_of(line, "The Upper Tenning bridge will be back before winter").relation == "paraphrase"


def test_contradicts_figure_the_strikers_are_700_and_900_and_two_lines(archive: Archive) -> None:
    one, other = card(archive, "700 workers had walked out"), card(archive, "900 workers had walked out")
    assert other.id not in {each.id for each in archive.line_of(one.id)}
    ((match, beside),) = [found for found in archive.contradictions_of(one.id) if found[1].id == other.id]
    assert match.relation == "contradicts_figure"
    assert "900 workers" in beside.text


@pytest.mark.parametrize(
    ("earlier", "later", "about"),
    [
        ("set aside 6.5 million euros", "set aside 9.2 million euros", "figure"),
        ("obody would have to fill in a form", "verybody will have to fill in a form", "polarity"),
    ],
)
def test_changed_position_is_put_side_by_side(archive: Archive, earlier: str, later: str, about: str) -> None:
    own = card(archive, later)
    others = archive.find_similar(own.text, Filter(person=own.person), limit=20).items
    found = [each for each in find_positions(own, others) if earlier in each.earlier.text]
    assert {each.about for each in found} == {about}
    assert all(each.later.id == own.id for each in found)


def test_repeats_a_headline_repeats_the_quotation_it_trims(archive: Archive) -> None:
    article = card(archive, "the state did not pick up").article.id
    statements = archive.get_article(article).analysis.statements
    headline = next(own for own in statements if own.attribution.field == "headline")
    assert headline.repeats is not None
    assert headline.repeats.relation == "trimmed"
    assert headline.repeats.id in {own.id for own in statements}
