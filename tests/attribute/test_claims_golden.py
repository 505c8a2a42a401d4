"""Invented sentences with their dates, figures and settings, each line as it must be found."""

from __future__ import annotations

from decimal import Decimal

import pytest
from golden_claims import FIELDS, Marked, Scene, bounds, read_marked, read_scenes

from onrecord.attribute.dates import find_dates
from onrecord.attribute.figures import find_figures
from onrecord.attribute.setting import find_setting
from onrecord.domain.span import Span

_NEAR = Decimal("1e-9")


@pytest.mark.parametrize("case", read_marked("dates.txt"), ids=lambda case: case.text[:60])
def test_a_sentence_holds_these_times_and_no_others(case: Marked) -> None:
    found = find_dates(case.text, published=case.published)
    assert [(each.text, each.value) for each in found] == [(words, note[0]) for words, note in case.marks]


@pytest.mark.parametrize("case", read_marked("figures.txt"), ids=lambda case: case.text[:60])
def test_a_sentence_holds_these_figures_and_no_others(case: Marked) -> None:
    found = find_figures(case.text, Span(0, len(case.text)))
    assert [each.text for each in found] == [words for words, _ in case.marks]
    for each, (_, note) in zip(found, case.marks, strict=True):
        low, high, relation = bounds(note[0])
        assert (each.relation, each.unit) == (relation, note[1])
        assert _is_near(each.low, low)
        assert _is_near(each.high, high)
        if len(note) > 2 and note[2]:
            assert note[2] in (each.counted or "")


@pytest.mark.parametrize("case", read_scenes("settings.txt"), ids=lambda case: case.line[:60])
def test_a_setting_is_what_the_sentence_of_the_cue_says(case: Scene) -> None:
    found = find_setting(
        case.text,
        cue=case.spans["Q"],
        source=case.spans["S"],
        content=case.spans["C"],
        dates=find_dates(case.text, published=case.published),
        published=case.published,
    )
    phrases = {name: getattr(found, name) for name in FIELDS.values()}
    got = {name: phrase.text for name, phrase in phrases.items() if phrase is not None}
    assert (got, found.said_on) == (case.phrases, case.said_on)


def _is_near(found: Decimal | None, gold: Decimal | None) -> bool:
    if found is None or gold is None:
        return found is gold
    return abs(found - gold) <= _NEAR * max(1, abs(gold))
