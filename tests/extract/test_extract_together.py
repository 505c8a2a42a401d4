"""Pages that are read at once: each gives what it gives alone, whatever stands beside it."""

import gzip
import json
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages_invented import DUMP, HTML, PARAGRAPHS

from onrecord.domain.page import Kind, Page
from onrecord.extract import extract, extract_all
from onrecord.extract.dump import lines_of_dump
from onrecord.extract.features import Known, looks_of, looks_of_pages
from onrecord.extract.linenet import alike_of, network_of
from onrecord.extract.pages import pages_of
from onrecord.read import read_page

DATA = os.environ.get("ONRECORD_DATA")


def page_of(source: str | bytes, kind: Kind) -> Page:
    data = source.encode() if isinstance(source, str) else source
    page = read_page(data, source="sample", kind=kind)
    assert isinstance(page, Page)
    return page


PAGES = [
    page_of(DUMP, "page"),
    page_of(HTML, "html"),
    page_of("\n\n".join(PARAGRAPHS), "text"),
    page_of("\n".join(["Menu item"] * 40 + ["Ferry line opens", *PARAGRAPHS]), "page"),
    page_of("Home", "page"),
    page_of("By Jane Holm\nPhoto", "page"),
    page_of("<p>A line that ends in a stop.", "html"),
    page_of("<div hidden></div>", "html"),
    page_of("渡船每小時開出一班，市議會星期一表示。\n港新聞\n" * 3, "page"),
    page_of("\u200b", "page"),
    page_of(f"By Jane Holm\n{PARAGRAPHS[1]}\nJane Holm covers ports and ferries.", "page"),
]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(PAGES), max_size=7))
def test_a_page_gives_the_same_article_alone_and_among_others(pages):
    assert extract_all(pages) == [extract(page) for page in pages]


WORDS = st.sampled_from(
    [
        "By",
        "Jane",
        "Holm.",
        "©2024",
        "A/B",
        "12:30",
        "…",
        "Photo",
        "the",
        "You",
        "said.”",
        "Share",
        "www.",
        "日",
    ]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=30)


@settings(deadline=None, max_examples=60)
@given(st.lists(LINES, min_size=1, max_size=5))
def test_no_line_looks_otherwise_for_the_pages_beside_its_own(texts):
    pages = [lines_of_dump("\n".join(own)) for own in texts]
    whole = looks_of_pages(pages, [Known()] * len(pages))
    near = whole.pages.parted(whole.near)
    for place, (rows, lines) in enumerate(zip(whole.pages, pages, strict=True)):
        alone = looks_of(lines, Known())
        assert np.allclose(whole.features[rows], alone.features, atol=1e-6)
        assert near[place] == alone.near.tolist()
        assert whole.noted[place] == alone.noted[0]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 10_000))
def test_a_network_sees_no_line_of_another_page(sizes, seed):
    chance = np.random.default_rng(seed)
    blocks = [
        {"step": step, "weights": chance.normal(size=(9, 3)).tolist(), "bias": [0.1, 0.0, 0.2]}
        for step in (1, 0, 4)
    ]
    stored = {
        "inner": chance.normal(size=(4, 3)).tolist(),
        "inner_bias": [0.1, 0.0, -0.1],
        "blocks": blocks,
        "outer": chance.normal(size=(3, 2)).tolist(),
        "outer_bias": [0.0, 0.5],
    }
    network, pages = network_of(stored), pages_of(sizes)
    rows, keys = chance.random((sum(sizes), 4), np.float32), chance.integers(0, 3, sum(sizes))
    whole = network.log_chances(rows, [alike_of(keys + 3 * pages.number)], pages)
    for part in pages:
        assert np.allclose(whole[part], network.log_chances(rows[part], [alike_of(keys[part])]), atol=1e-4)


@pytest.mark.gate
@pytest.mark.skipif(DATA is None, reason="SKIPPED: set ONRECORD_DATA to the folder of measured data")
@pytest.mark.parametrize("at_once", [5, 16])
def test_measured_pages_give_the_same_articles_alone_and_at_once(at_once):
    folder = Path(DATA or "") / "data" / "pages"
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").split("\n") if line]
    flat = [json.loads(line) for line in (folder / "flat.jsonl").read_text("utf-8").split("\n") if line]
    pages = [page_of(row["text"], "page") for row in flat if row["text"].strip()]
    pages += [page_of(gzip.decompress((folder / row["html"]).read_bytes()), "html") for row in rows[::4]]
    alone = [extract(page) for page in pages]
    for start in range(0, len(pages), at_once):
        assert extract_all(pages[start : start + at_once]) == alone[start : start + at_once]
