"""The page "How good is this?" shows what was measured, and what was not it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from desk_shelf import Shelf
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

import onrecord.attribute
from onrecord.desk import accuracy
from onrecord.desk.accuracy import (
    Accuracy,
    Agreement,
    Band,
    Collection,
    Measured,
    Names,
    People,
    Score,
    System,
    Tally,
    Threshold,
    read_accuracy,
)
from onrecord.desk.pages.accuracy import share_out, view_accuracy

ROOT = Path(__file__).parents[2]
WEIGHTS = Path(onrecord.attribute.__file__).parent / "weights"


def scores(*shares: float) -> tuple[Score, ...]:
    measures = ("pair/said", "pair/direct", "pair/all")
    return tuple(
        Score(over="polnear", measure=measure, precision=share, recall=share, f1=share)
        for measure, share in zip(measures, shares, strict=True)
    )


@pytest.fixture
def invented() -> Accuracy:
    """Give figures that nobody measured, each part of them there."""
    ours = replace(scores(0.9, 0.95, 0.8)[0], low=0.88, high=0.92)
    return Accuracy(
        measured=Measured(
            on="2026-03-14", command="make bench", commit="c0ffee", data="d" * 16, model="a" * 16
        ),
        collections=(Collection(name="polnear", articles=7, statements=1200),),
        systems=(
            System(name="onrecord", articles_a_cpu_s=9.0, scores=(ours, *scores(0.9, 0.95, 0.8)[1:])),
            System(name="slow rules", articles_a_cpu_s=6.0, scores=scores(0.3, 0.5, 0.2)),
            System(name="quick rules", articles_a_cpu_s=12.0, scores=scores(0.3, 0.5, 0.2)),
        ),
        tallies=(
            Tally(over="polnear", kind="direct", shown=200, right=181, wrong_source=1, marked=220, found=165),
        ),
        names=Names(marked=60, right=44, given=50, wrong=3),
        people=People(
            articles=18,
            model_articles=18,
            agreements=(
                Agreement(annotator="A", measure="pair/said", people=0.9, model=0.8),
                Agreement(annotator="", measure="pair/said", people=0.91, model=0.81),
            ),
        ),
        confidence=(Band(low=0.9, high=1.0, share_right=0.93, statements=1234),),
        thresholds=(Threshold(precision=0.95, confidence=0.87, recall=0.61),),
    )


@pytest.fixture
def page_of(monkeypatch: pytest.MonkeyPatch, desk: TestClient) -> Callable[[Accuracy], str]:
    """Show the page of some figures."""

    def show(figures: Accuracy) -> str:
        monkeypatch.setattr(accuracy, "read_accuracy", lambda path: figures)
        answer = desk.get("/about/accuracy")
        assert answer.status_code == 200
        return " ".join(answer.text.split())

    return show


def test_every_page_leads_to_it(desk: TestClient, shelf: Shelf) -> None:
    for address in ("/", "/about", f"/article/{shelf.port.id}", "/nothing"):
        assert '<a href="/about/accuracy">How good is this?</a>' in desk.get(address).text


def test_the_shown_figures_are_those_that_ship(desk: TestClient, public_desk: TestClient) -> None:
    shipped = read_accuracy(accuracy.FILE)
    for client in (desk, public_desk):
        answer = client.get("/about/accuracy")
        assert answer.status_code == 200
        for words in (shipped.measured.commit, shipped.measured.model, shipped.measured.data):
            assert words in answer.text
        assert f"{shipped.collection('polnear').statements:,} statements" in answer.text
        assert "not of this desk" not in answer.text


def test_the_statements_are_counted_by_the_hundred(
    page_of: Callable[[Accuracy], str], invented: Accuracy
) -> None:
    page = page_of(invented)
    assert "<strong>91 are right</strong>" in page
    assert "0 have the right words and the wrong speaker" in page
    assert "9 have other words, or are no statement" in page
    assert "Of 100 that people marked, it finds 75" in page
    assert "7 articles with 1,200 statements" in page


def test_a_name_that_was_wrong_is_counted(page_of: Callable[[Accuracy], str], invented: Accuracy) -> None:
    assert "Of 50 statements to which it gave a name, 3 had the wrong one" in page_of(invented)


def test_other_programs_and_people_stand_beside_it(
    page_of: Callable[[Accuracy], str], invented: Accuracy
) -> None:
    table = page_of(invented).partition('<table class="figures">')[2].partition("</table>")[0]
    assert '<th scope="row">This program</th><td>90 <span class="bounds">(88 to 92)</span></td>' in table
    assert '<th scope="row">people, with each other</th><td>91</td><td>–</td>' in table
    assert "<td>30</td><td>50</td><td>20</td>" in table
    assert "quick rules" not in table, "the same answers are one line"


def test_confidence_is_shown_as_bars_with_words(
    page_of: Callable[[Accuracy], str], invented: Accuracy
) -> None:
    page = page_of(invented)
    assert 'aria-label="93 of 100"' in page
    assert 'class="bar-right" x="0.0" y="0" width="93.0"' in page
    assert 'class="bar-promised" x="94.60"' in page
    assert "<td>93</td><td>1,234</td>" in page
    assert '<th scope="row">95</th><td>0.87</td><td>61</td>' in page
    told = replace(invented, confidence=(replace(invented.confidence[0], promised=0.97),))
    assert 'class="bar-promised" x="96.60"' in page_of(told)


def test_what_was_not_measured_is_said_and_not_guessed(
    page_of: Callable[[Accuracy], str], invented: Accuracy
) -> None:
    page = page_of(replace(invented, confidence=(), thresholds=(), names=None, people=None))
    assert "has not been measured yet" in page
    assert "Taking only what is surer" not in page
    assert "had the wrong one" not in page
    assert "people, with each other" not in page


def test_few_articles_are_called_few(page_of: Callable[[Accuracy], str], invented: Accuracy) -> None:
    assert "too few to mean much" not in page_of(invented)
    assert invented.people is not None
    some = replace(invented, people=replace(invented.people, model_articles=2))
    assert "on the 2 articles of them that it did not learn from: too few to mean much" in page_of(some)


def test_a_desk_with_another_model_says_that_the_figures_are_not_its_own(
    shelf: Shelf, make_client: Callable[..., TestClient]
) -> None:
    other = make_client(shelf.archive, model="0123456789abcdef").get("/about/accuracy").text
    assert "not of this desk" in other
    assert "0123456789abcdef" in other
    measured = read_accuracy(accuracy.FILE).measured.model
    assert "not of this desk" not in make_client(shelf.archive, model=measured).get("/about/accuracy").text


@given(st.lists(st.integers(min_value=0, max_value=5000), min_size=1, max_size=6))
def test_parts_of_a_hundred_make_a_hundred(parts: list[int]) -> None:
    shared = share_out(*parts)
    assert sum(shared) == (100 if sum(parts) else 0)
    assert all(
        abs(share - 100 * part / max(sum(parts), 1)) < 1 for share, part in zip(shared, parts, strict=True)
    )


def test_a_kind_that_nobody_found_has_no_shares(invented: Accuracy) -> None:
    none = Tally(over="polnear", kind="mixed", shown=0, right=0, wrong_source=0, marked=0, found=0)
    (sample,) = view_accuracy(replace(invented, tallies=(none,)), model=None).samples
    assert (sample.hundreds[0].right, sample.hundreds[0].found) == (0, 0)


def written(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give the module that writes the figures, which is no part of the package."""
    monkeypatch.syspath_prepend(str(ROOT))
    return import_module("gates.accuracy")


def test_the_tables_of_the_documentation_are_made_of_the_same_figures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    for name, table in written(monkeypatch).tables(read_accuracy(accuracy.FILE)).items():
        assert f"<!-- begin {name}: written by make bench -->\n{table}\n<!-- end {name} -->" in text


def test_a_part_that_is_saved_leaves_the_others_and_the_words_around_the_tables(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    writer = written(monkeypatch)
    file, document = tmp_path / "accuracy.json", tmp_path / "accuracy.md"
    file.write_bytes(accuracy.FILE.read_bytes())
    document.write_bytes((ROOT / "docs" / "accuracy.md").read_bytes())
    before, words = read_accuracy(accuracy.FILE), document.read_text(encoding="utf-8")
    monkeypatch.setattr(writer, "FILE", file)
    monkeypatch.setattr(writer, "DOCUMENT", document)
    band = {"low": 0.9, "high": 1.0, "share_right": 0.93, "statements": 1234}
    after = writer.save(
        confidence=[band], thresholds=[Threshold(precision=0.95, confidence=0.87, recall=0.61)]
    )
    assert after == replace(
        before,
        confidence=(Band(**band),),
        thresholds=(Threshold(precision=0.95, confidence=0.87, recall=0.61),),
    )
    text = document.read_text(encoding="utf-8")
    assert "| 0.90 to 1.00 | 1234 | 0.930 |" in text
    assert "| 0.95 | 0.87 | 0.610 |" in text
    assert text.partition("<!-- begin confidence")[0] == words.partition("<!-- begin confidence")[0]


@pytest.mark.gate
def test_the_figures_are_of_the_model_that_ships() -> None:
    shipped = sha256((WEIGHTS / "model.onnx").read_bytes()).hexdigest()
    assert read_accuracy(accuracy.FILE).measured.model == shipped[:16], "run `make bench`"
    assert json.loads((WEIGHTS / "labels.json").read_text())["sha256"] == shipped
