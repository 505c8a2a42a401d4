"""What the tests of extraction share."""

from collections.abc import Callable

import pytest

from onrecord.domain.article import Extraction
from onrecord.domain.page import Facts, Kind, Page, Rejection
from onrecord.extract import extract
from onrecord.read import read_page

Extract = Callable[..., Extraction]


def extract_from(source: str, kind: Kind, facts: Facts = Facts()) -> Extraction | Rejection:  # noqa: B008 - frozen
    page = read_page(source.encode(), source="sample", kind=kind, facts=facts)
    assert isinstance(page, Page)
    return extract(page)


@pytest.fixture
def extracted() -> Extract:
    """Extract an article that is there."""

    def run(source: str, kind: Kind, facts: Facts = Facts()) -> Extraction:  # noqa: B008 - frozen
        found = extract_from(source, kind, facts)
        assert isinstance(found, Extraction)
        return found

    return run


@pytest.fixture
def turned_down() -> Callable[[str, Kind], Rejection]:
    """Extract from a page that holds no article."""

    def run(source: str, kind: Kind) -> Rejection:
        found = extract_from(source, kind)
        assert isinstance(found, Rejection)
        return found

    return run
