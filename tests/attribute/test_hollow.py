"""Hollow contents: words taken for a content that say nothing."""

from __future__ import annotations

import pytest

from onrecord.attribute import Model, attribute
from onrecord.attribute.groups import SpanGroup
from onrecord.attribute.hollow import is_hollow
from onrecord.domain.article import Article
from onrecord.domain.span import Span


def hollow(text: str, *, cue: str, content: str) -> bool:
    """Judge words of a text that holds each of them once and begins with their source."""
    spans = [(Span(text.index(part), text.index(part) + len(part)),) for part in (cue, content)]
    return is_hollow(
        text, SpanGroup(source=(Span(0, 3),), cue=spans[0], content=spans[1]), bytearray(len(text))
    )


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Prime minister apologises to the valley.", "apologises to", "the valley"),
        ("Prime minister apologises to the valley.", "apologises", "to the valley"),
        ("Verling apologized to Mayor Mia Holm.", "apologized to", "Mayor Mia Holm"),
        ("She has lied to them.", "has lied to", "them"),
        ("The union complained to its members on Monday.", "complained to", "its members on Monday"),
    ],
)
def test_whom_one_speaks_to_is_not_what_one_says(text: str, cue: str, content: str) -> None:
    assert hollow(text, cue=cue, content=content)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Verling apologised for the delay.", "apologised", "for the delay"),
        ("Verling apologised to the town for the delay.", "apologised to the town", "for the delay"),
        ("Verling apologised to the town for the delay.", "apologised", "to the town for the delay"),
        ("Verling apologised to the town. The delay was his fault.", "apologised", "The delay was his fault"),
        ("The union talked to win time for its members.", "talked", "to win time for its members"),
        ("Verling referred to the harbour in her speech.", "referred to", "the harbour"),
    ],
)
def test_what_is_said_beside_somebody_spoken_to_is_kept(text: str, cue: str, content: str) -> None:
    assert not hollow(text, cue=cue, content=content)


def test_an_apology_alone_is_no_statement(model: Model) -> None:
    text = "The prime minister apologised to the valley under oath. “We were wrong,” Mayor Ana Verling said."
    found = attribute(Article(text=text, language="en"), model).attributions
    assert [each.content[0].cut(text) for each in found] == ["“We were wrong,”"]
