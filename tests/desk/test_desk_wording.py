"""The record's terms as the desk words them."""

from __future__ import annotations

import pytest

from onrecord.desk.wording import name_voice
from onrecord.domain.statement import Speaker


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("The company’s chief executive", "the company’s chief executive"),
        ("A hydrologist at the university", "a hydrologist at the university"),
        ("Transport Minister", "Transport Minister"),
        ("Theatre director", "Theatre director"),
        (None, None),
    ],
)
def test_a_role_behind_a_name_does_not_begin_a_sentence(role: str | None, shown: str | None) -> None:
    voice = name_voice(Speaker(name="Dag Ferrow", type="person", role=role, mention="Ferrow"))
    assert voice.role == shown
