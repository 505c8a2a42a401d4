"""One statement of an invented page, resolved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.domain.article import Article
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker
from onrecord.resolve import resolve


@pytest.fixture
def speaker() -> Callable[..., Speaker]:
    """Give the speaker of one statement, whose source is the first such words after `after`."""

    def find(text: str, source: str, *, after: str = "") -> Speaker:
        at = text.index(source, text.index(after) + len(after))
        said = Attribution(
            field="text", kind="direct", source=(Span(at, at + len(source)),), content=(Span(0, 5),)
        )
        return resolve(Article(text=text), [said])[0]

    return find
