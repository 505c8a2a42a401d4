"""doctor, schema, config show, demo."""

import json


def test_the_doctor_finds_all_that_is_needed(onrecord):
    outcome = onrecord("doctor", "--format", "jsonl")
    assert outcome.status == 0
    states = {row["name"]: row["state"] for row in outcome.rows}
    assert states["model"] == states["sqlite"] == "good"


def test_the_doctor_names_a_model_that_is_not_there(onrecord, tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_MODEL", str(tmp_path / "gone"))
    outcome = onrecord("doctor")
    assert outcome.status == 1
    assert "missing  model" in outcome.out


def test_the_schema_is_json(onrecord):
    assert json.loads(onrecord("schema").out)["$schema"].endswith("2020-12/schema")


def test_the_settings_say_where_they_came_from(onrecord, tmp_path):
    outcome = onrecord("config", "show", "--format", "jsonl")
    origins = {row["name"]: row["origin"] for row in outcome.rows}
    assert origins["archive"] == "ONRECORD_ARCHIVE"
    assert origins["port"] == "default"
    assert str(tmp_path / "archive") in onrecord("config", "show").out


def test_a_setting_without_meaning_is_wrong_use(onrecord, monkeypatch, story):
    monkeypatch.setenv("ONRECORD_JOBS", "many")
    outcome = onrecord("read", story)
    assert outcome.status == 2
    assert "ONRECORD_JOBS" in outcome.err


def test_the_demonstration_reads_its_pages_and_shows_who_said_what(onrecord, tmp_path):
    outcome = onrecord("demo", "--once", "--archive", tmp_path / "demo")
    assert outcome.status == 0, outcome.err
    assert outcome.err == ""
    assert "Speaker" in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 80
    assert onrecord("verify", "--archive", tmp_path / "demo").status == 0
    assert len(onrecord("export", "articles", "--archive", tmp_path / "demo").rows) >= 24
