from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.domain.article import Article, Field
from onrecord.domain.match import Change, Repeat
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Polarity, Speaker, Statement, StatementKind
from onrecord.relate import mark_repeats
from onrecord.relate.changes import find_changes

BODY = (
    "Some 2,000 volunteers have crossed the border, Dana Krell said on Monday. "
    "“They came on foot, they came at night and nobody counted them at the bridge,” Krell said. "
    "Krell said nobody had counted the volunteers who came on foot at night. "
    "Ida Voss said some 2,000 volunteers have crossed the border."
)


def _statement(
    article: Article,
    field: Field,
    words: str,
    *,
    speaker: str | None = "Dana Krell",
    kind: StatementKind = "indirect",
    polarity: Polarity = "asserted",
    last: bool = False,
) -> Statement:
    text = article.words_of(field)
    start = text.rindex(words) if last else text.index(words)
    return Statement(
        id=f"{field}-{start}",
        attribution=Attribution(
            field=field, kind=kind, content=(Span(start, start + len(words)),), polarity=polarity
        ),
        speaker=Speaker(name=speaker, type="person"),
    )


def _repeats(article: Article, *statements: Statement) -> list[Repeat | None]:
    return [own.repeats for own in mark_repeats(article, statements)]


def test_a_headline_that_loses_some_alters_the_bodys_statement() -> None:
    article = Article(text=BODY, headline="Krell: 2,000 Volunteers Have Crossed Border")
    headline = _statement(article, "headline", "2,000 Volunteers Have Crossed Border")
    body = _statement(article, "text", "Some 2,000 volunteers have crossed the border")
    repeat, none = _repeats(article, headline, body)
    assert repeat is not None
    assert (repeat.id, repeat.relation) == (body.id, "altered")
    assert Change(kind="hedge_lost", here="", there="Some") in repeat.changes
    assert none is None


def test_a_headline_with_another_figure_repeats_nothing() -> None:
    article = Article(text=BODY, headline="Krell: 3,000 Volunteers Have Crossed Border")
    headline = _statement(article, "headline", "3,000 Volunteers Have Crossed Border")
    body = _statement(article, "text", "Some 2,000 volunteers have crossed the border")
    assert _repeats(article, headline, body) == [None, None]


def test_a_standfirst_in_marks_repeats_the_bodys_quotation_verbatim() -> None:
    standfirst = "The minister says they 'came on foot, they came at night and nobody counted them'"
    article = Article(text=BODY, standfirst=standfirst)
    deck = _statement(article, "standfirst", standfirst[18:], kind="mixed")
    quote = "“They came on foot, they came at night and nobody counted them at the bridge,”"
    body = _statement(article, "text", quote, kind="direct")
    repeat, _ = _repeats(article, deck, body)
    assert repeat is not None
    assert repeat.id == body.id
    assert repeat.relation in ("verbatim", "trimmed")


def test_another_speakers_same_words_are_not_repeated() -> None:
    article = Article(text=BODY, headline="Krell: 2,000 Volunteers Have Crossed Border")
    headline = _statement(article, "headline", "2,000 Volunteers Have Crossed Border")
    other = _statement(
        article, "text", "some 2,000 volunteers have crossed the border", speaker="Ida Voss", last=True
    )
    assert _repeats(article, headline, other) == [None, None]


def test_a_paraphrase_repeats_the_quotation_and_not_the_reverse() -> None:
    article = Article(text=BODY)
    quote = "“They came on foot, they came at night and nobody counted them at the bridge,”"
    direct = _statement(article, "text", quote, kind="direct")
    told = _statement(article, "text", "nobody had counted the volunteers who came on foot at night")
    first, second = _repeats(article, direct, told)
    assert first is None
    assert second is not None
    assert second.id == direct.id


def test_what_is_denied_does_not_repeat_what_is_said() -> None:
    article = Article(text=BODY, headline="Krell denies 2,000 Volunteers Have Crossed Border")
    headline = _statement(article, "headline", "2,000 Volunteers Have Crossed Border", polarity="denied")
    body = _statement(article, "text", "Some 2,000 volunteers have crossed the border")
    assert _repeats(article, headline, body) == [None, None]


def test_changes_name_the_words_of_both_sides() -> None:
    found = find_changes("“We must shut the gates on Sunday”", "“We may have to shut the gates on Monday”")
    assert Change(kind="hedge_lost", here="", there="may") in found
    assert Change(kind="replaced", here="Sunday", there="Monday") in found


def test_marks_and_case_change_nothing() -> None:
    assert find_changes("“The dam is safe,”", "the dam is safe") == ()


@pytest.mark.data
@pytest.mark.gate
def test_the_first_pages_repeat_themselves_as_they_do(tmp_path: Path) -> None:
    data = os.environ.get("ONRECORD_DATA")
    if not data:
        pytest.skip("SKIPPED: set ONRECORD_DATA to the folder that holds seeds/.")
    pages = [str(Path(data) / "seeds" / name) for name in ("moscow_times.txt", "tass.txt")]
    command = [sys.executable, "-m", "onrecord", "read", "--as", "page", "--format", "jsonl", *pages]
    run = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path)
    first, second = (json.loads(line)["statements"] for line in run.stdout.decode().splitlines())
    headline = next(own for own in first if own["field"] == "headline")
    body = next(own for own in first if own["field"] == "text")
    assert headline["repeats"]["id"] == body["id"]
    assert headline["repeats"]["relation"] == "altered"
    assert {"kind": "hedge_lost", "here": "", "there": "Some"} in headline["repeats"]["changes"]
    deck = next(own for own in second if own["field"] == "standfirst")
    quoted = next(own for own in second if own["id"] == deck["repeats"]["id"])
    assert quoted["field"] == "text"
    assert quoted["kind"] == "direct"
    assert deck["repeats"]["relation"] in ("verbatim", "trimmed")
