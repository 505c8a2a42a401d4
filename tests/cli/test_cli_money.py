"""--currency: money in the reader's currency, behind the original, with the day of its rate."""

from __future__ import annotations

import csv
import io

import pytest

from onrecord.cli.app import run

STORY = """\
The harbour fund holds $2.5 million, harbour master Mara Vale said on Tuesday.

"We will spend 40 million hryvnias on the quay," Vale told reporters at the town hall.
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "fund.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fund")
    (folder / "fund.txt").write_text(STORY, encoding="utf-8")
    place = folder / "archive"
    asked = ("add", folder / "fund.txt", "--as", "text", "--published", "2017-05-05", "--archive", place)
    assert run([str(each) for each in asked]) == 0
    return place


def test_an_amount_in_a_record_carries_its_conversion(onrecord, page):
    asked = ("read", page, "--as", "text", "--published", "2017-05-05", "--format", "jsonl")
    converted = onrecord(*asked, "--currency", "eur")
    found = {
        figure["unit"]: figure["converted"]
        for row in converted.rows
        for each in row["statements"]
        for figure in each["figures"]
    }
    assert found["USD"]["low"] == 2290426.02  # a euro was 1.0915 dollars on 2 May 2017
    assert (found["USD"]["currency"], found["USD"]["rate_day"], found["USD"]["basis"]) == (
        "EUR",
        "2017-05-02",
        "said",
    )
    assert found["UAH"]["low"] is None
    assert found["UAH"]["reason"] == "there are no rates of UAH"


def test_a_table_shows_the_original_then_the_amount_and_the_day(onrecord, page):
    shown = onrecord(
        "read", page, "--as", "text", "--published", "2017-05-05", "--format", "table", "--currency", "EUR"
    ).out
    folded = " ".join(shown.split())
    assert "$2.5 million" in folded
    assert "2.29 million EUR" in folded
    assert "2017-05-02" in folded


def test_the_setting_shows_money_in_tables_and_leaves_records_alone(onrecord, page, monkeypatch):
    monkeypatch.setenv("ONRECORD_CURRENCY", "EUR")
    asked = ("read", page, "--as", "text", "--published", "2017-05-05", "--format")
    assert "million EUR" in " ".join(onrecord(*asked, "table").out.split())
    assert "converted" not in onrecord(*asked, "jsonl").out


def test_search_gives_the_amounts_of_what_it_finds(onrecord, archive):
    (row,) = onrecord("search", "fund", "--archive", archive, "--format", "jsonl", "--currency", "EUR").rows
    assert [(each["text"], each["currency"]) for each in row["converted"]] == [("$2.5 million", "EUR")]


def test_an_export_of_figures_has_columns_for_it(onrecord, archive):
    exported = onrecord("export", "figures", "--archive", archive, "--format", "csv", "--currency", "EUR")
    rows = {row["unit"]: row for row in csv.DictReader(io.StringIO(exported.out))}
    assert rows["USD"]["converted_currency"] == "EUR"
    assert rows["USD"]["rate_day"] == "2017-05-02"
    assert rows["UAH"]["not_converted"] == "there are no rates of UAH"


def test_a_currency_goes_with_figures_alone(onrecord, archive):
    refused = onrecord("export", "articles", "--archive", archive, "--currency", "EUR")
    assert refused.status == 2
    assert "goes with figures" in refused.err


def test_a_currency_without_rates_is_refused(onrecord, page):
    refused = onrecord("read", page, "--currency", "KES")
    assert refused.status == 2
    assert "there are no rates of 'KES'" in refused.err
