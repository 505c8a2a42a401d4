"""Pages as many content systems write them are read as an attentive reader reads them."""

import inspect

import pytest
import systems_eastern
import systems_shapes
import systems_western
from systems_invented import Sample

SAMPLES = {
    name: make
    for module in (systems_western, systems_eastern, systems_shapes)
    for name, make in inspect.getmembers(module, inspect.isfunction)
    if make.__module__ == module.__name__ and not name.startswith("dated")
}


@pytest.fixture(params=SAMPLES)
def sample(request) -> Sample:
    return SAMPLES[request.param]()


def test_a_page_gives_its_paragraphs_and_its_heading(extracted, sample):
    found = extracted(sample.html, "html").article
    assert found.text.split("\n\n") == [" ".join(text.split()) for text in sample.story.paragraphs]
    assert found.headline == sample.story.headline
    assert (found.standfirst or "").rstrip(".") == (sample.story.standfirst if sample.standfirst else "")


def test_a_page_gives_who_wrote_it_and_when(extracted, sample):
    found = extracted(sample.html, "html").article
    assert sample.authors is None or found.authors == sample.authors
    assert sample.published is None or found.published_at == sample.published
    credits = {name for photo in found.photos for name in photo.credits}
    assert sample.credits is None or credits == sample.credits


def test_a_teaser_says_that_it_is_one(extracted):
    assert extracted(systems_western.german_paywall().html, "html").notices == ("teaser",)
    assert extracted(systems_western.escenic().html, "html").notices == ()
