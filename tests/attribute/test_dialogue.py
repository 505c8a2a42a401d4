"""Printed conversations: the layout says who speaks."""

from __future__ import annotations

import pytest

from onrecord.attribute import Model
from onrecord.attribute.dialogue import find_turns
from onrecord.attribute.groups import find_groups

TALK = """The head of the water board spoke on Monday. A partial transcript:

VERLING: Why did it take three weeks to tell people that the reservoir was closed?

TEEG: Because we had to be sure of the readings before anybody was frightened.

(LAUGHTER)

VERLING: And are you sure of them this morning, after the second laboratory's report?

TEEG: I am as sure as anybody can be who has read both reports twice."""


def voices(text: str) -> list[str]:
    return [turn.voice.cut(text) for turn in find_turns(text)]


def test_each_turn_of_a_transcript_has_its_voice() -> None:
    assert voices(TALK) == ["VERLING", "TEEG", "VERLING", "TEEG"]


def test_a_turn_holds_all_words_of_its_paragraph() -> None:
    turn = find_turns(TALK)[1]
    assert turn.words[0].cut(TALK).startswith("Because we had")
    assert turn.words[0].cut(TALK).endswith("frightened.")


def test_a_turn_goes_on_until_the_next_one_but_for_remarks() -> None:
    longer = TALK.replace("frightened.", "frightened.\n\nAnd we were not sure.")
    assert [span.cut(longer)[-6:] for span in find_turns(longer)[1].words] == ["tened.", " sure."]


def test_what_follows_the_last_turn_is_prose() -> None:
    assert len(find_turns(TALK + "\n\nThe board meets again on Friday.")[-1].words) == 1


def test_a_mark_before_the_name_belongs_to_no_turn() -> None:
    quoted = "\n\n".join(
        f"“{line}”" if ": " in line and line[1].isupper() else line for line in TALK.split("\n\n")
    )
    assert all(not turn.words[-1].cut(quoted).endswith("”") for turn in find_turns(quoted))


@pytest.mark.parametrize(
    "text",
    [
        "Results so far:\n\nNorth: 12 percent\n\nSouth: 15 percent\n\nNorth: 40 seats",
        "He said this: the bridge is closed.\n\nShe said that: it is open.",
        "\n\n".join(
            [
                "Harriers: Lost their last four games at home by a goal.",
                "Rovers: Host the Harriers again on Friday evening.",
            ]
            * 2
        ),
        "\n\n".join(["DEAR ORLA: My neighbour sings at night and will not stop."] * 4),
        "Minister: we will not pay for the bridge, whatever anybody says about it in the press.",
        "",
    ],
)
def test_lists_and_prose_are_no_conversation(text: str) -> None:
    assert find_turns(text) == ()


def test_questions_and_answers_are_turns() -> None:
    text = "\n\n".join(
        [
            "Q: How many people live on the island in the winter months?",
            "A: Four hundred, and a dog that belongs to everybody.",
        ]
        * 3
    )
    assert voices(text) == ["Q", "A"] * 3


def test_the_words_of_a_turn_are_one_statement_of_its_voice(model: Model) -> None:
    found = [group for group in find_groups(TALK, model) if group.source]
    said = [(group.source[0].cut(TALK), group.content[0].cut(TALK)[:7]) for group in found]
    assert [each for each in said if each[0].isupper()] == [
        ("VERLING", "Why did"),
        ("TEEG", "Because"),
        ("VERLING", "And are"),
        ("TEEG", "I am as"),
    ]
