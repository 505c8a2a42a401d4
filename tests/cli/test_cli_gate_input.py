"""gate-input: predictions for the scorers, from names alone."""

import json

import pytest


def gold(tmp_path, *rows):
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_pairs_of_names_get_a_score_and_reasons(onrecord, tmp_path):
    pair = {"id": "p", "schema": "Person", "a": "Sergei Baldin", "b": "Sergey Baldin", "match": False}
    (row,) = onrecord("gate-input", "names", gold(tmp_path, pair)).rows
    assert row["id"] == "p"
    assert row["score"] > 0.5
    assert row["reasons"] == ["another spelling: sergei, sergey"]


def test_aliases_and_mentions_of_one_person_get_one_entity(onrecord, tmp_path):
    texts = ("Irena Valdik", "Ms. Valdik")
    aliases = [{"id": str(n), "scope": "s", "type": "ACTOR", "text": t} for n, t in enumerate(texts)]
    assert (
        len({row["entity"] for row in onrecord("gate-input", "aliases", gold(tmp_path, *aliases)).rows}) == 1
    )
    held = [{"start": n * 20, "end": n * 20 + 5, "type": "PER", "text": t} for n, t in enumerate(texts)]
    document = {"id": "d", "scope": "s", "text": "", "mentions": held}
    (row,) = onrecord("gate-input", "mentions", gold(tmp_path, document)).rows
    assert [each["start"] for each in row["mentions"]] == [0, 20]
    assert len({each["entity"] for each in row["mentions"]}) == 1


def test_statements_get_a_relation_and_a_score_that_is_nothing_where_they_differ(onrecord, tmp_path):
    told = {"source": "Mara Vale", "date": "2026-03-10", "text": "Some 2,000 boats lie in the harbour"}
    bare = {**told, "text": "2,000 boats lie in the harbour"}
    more = {**told, "text": "9,000 boats lie in the harbour"}
    pairs = [{"id": "same", "a": told, "b": bare}, {"id": "apart", "a": told, "b": more}]
    same, apart = onrecord("gate-input", "statements", gold(tmp_path, *pairs)).rows
    assert (same["id"], same["relation"]) == ("same", "altered")
    assert same["score"] >= 0.5
    assert (apart["id"], apart["relation"], apart["score"]) == ("apart", "contradicts_figure", 0.0)


@pytest.mark.parametrize("kind", ["names", "aliases", "mentions", "statements"])
def test_what_is_no_gold_file_is_one_line(onrecord, tmp_path, kind):
    for path in (gold(tmp_path, {"x": 1}), tmp_path / "none.jsonl"):
        outcome = onrecord("gate-input", kind, path)
        assert outcome.status == 2
        assert len(outcome.complaints) == 1
