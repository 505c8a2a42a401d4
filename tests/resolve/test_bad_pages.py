"""Bad pages: names that are empty, endless, of many scripts or turned about break nothing."""

from __future__ import annotations

import pytest

from onrecord.domain.article import Article, Photo
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution
from onrecord.resolve import resolve

BAD = [
    " ",
    "\u202e\u200f\u2066",
    "X" * 10_000,
    "Roe " * 2_500,
    "Ира Валдик, Δέλτα Ρω, عدي سمر, 金文, 한나 박, נועה רו",
    "’’ “”",
    "\ud800",
    "Mr. (R-Tex.) , the , and",
    "Olan\u202eeoR\u202c Prideux",
]


@pytest.mark.parametrize("name", BAD)
def test_no_name_breaks_a_page_and_none_is_empty(name):
    text = f"{name} said it was old. He said so. The senator agreed, {name} said. “I did,” {name}."
    spans = [Span(0, len(name)), Span(0, 0), Span(text.index("He"), text.index("He") + 2), Span(0, len(text))]
    spans += [Span(text.index("The senator"), text.index("The senator") + len("The senator"))]
    said = [Attribution(field="text", kind="direct", source=(span,), content=(Span(0, 1),)) for span in spans]
    article = Article(text=text, headline=name, photos=(Photo(caption=name),))
    for speaker in resolve(article, said):
        assert speaker.name is None or speaker.name.strip()
        assert all(member.strip() for member in speaker.members)
