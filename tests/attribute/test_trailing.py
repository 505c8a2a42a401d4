"""What belongs to the next clause is no content. Sentences are invented; {C:content}."""

from __future__ import annotations

import pytest

from onrecord.attribute.quotes import find_quotations, quoted_flags
from onrecord.attribute.trailing import without_trailing
from onrecord.domain.span import Span


def _cut(sentence: str) -> str:
    before, _, rest = sentence.partition("{C:")
    content, _, after = rest.partition("}")
    text = before + content + after
    (span,) = without_trailing(
        text,
        [Span(len(before), len(before) + len(content))],
        quoted_flags(text, find_quotations(text)),
    )
    return span.cut(text)


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Pell asked {C:to meet her sister – who} was eleven.", "to meet her sister"),
        ("She vowed {C:to close the quay, and} left.", "to close the quay"),
        ("The board praised {C:the divers who} had signed.", "the divers"),
        ("She recalled {C:a row in which} he shouted.", "a row"),
        ("Lowering it {C:cools the air by a degree (}half as much here).", "cools the air by a degree"),
    ],
)
def test_a_word_that_the_next_clause_begins_with_is_left_out(sentence: str, content: str) -> None:
    assert _cut(sentence) == content


@pytest.mark.parametrize(
    "sentence",
    [
        "She was angry {C:because}, she said, nobody came.",
        "{C:the plan, which}, Quill said, was hers.",
        "She said {C:it was the one thing to look out for}.",
        "{C:“We went there and}” Teeg broke off.",
        "Pell said {C:who}.",
    ],
)
def test_a_content_that_goes_on_or_ends_keeps_its_last_word(sentence: str) -> None:
    assert "{C:" + _cut(sentence) + "}" in sentence
