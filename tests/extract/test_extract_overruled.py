"""Lines that the networks take for the article's and whose own words say that they are not."""

import pytest

from onrecord.extract.cleaner import _is_plain_furniture
from onrecord.extract.lines import Line


def is_overruled(text, *, above="The bridge is closed."):
    lines = [Line(text=above, number=0), Line(text=text, number=1)]
    return _is_plain_furniture(lines, 1, is_doubted=True)


@pytest.mark.parametrize(
    "text", ["The old bridge on Friday. Photo: Ana Verling", "© Reuters", "Ana Verling/AFP"]
)
def test_a_doubted_line_that_names_a_pictures_source_is_none_of_the_article(text):
    assert is_overruled(text)


def test_a_paragraph_that_ends_with_its_agency_is_the_articles():
    assert not is_overruled(
        "The council had told the traders in May that the bridge would be closed for two years, and that "
        "the ferry would sail free of charge until it opens again. (ANSA)"
    )


def test_a_title_under_read_also_is_another_articles():
    assert is_overruled("Rain floods the cellar of the town hall", above="Read also")
