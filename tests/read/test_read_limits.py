"""Limits: what is decided by first letters is what is decided by whole names."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read import limits

NAMES = (
    "div", "p", "P", "li", "b", "strong", "STRIKE", "span", "img", "imge", "td", "tdx", "h1", "pre", "x-y",
    "br", "em", "e", "option", "code", "codex",
)  # fmt: skip
TAGS = st.tuples(
    st.sampled_from(("<", "</")), st.sampled_from(NAMES), st.sampled_from((">", " a>", "/>", ""))
)


@given(st.lists(TAGS, max_size=60))
def test_the_quick_look_at_a_page_never_passes_one_that_is_too_deep(tags):
    html = "".join("".join(tag) for tag in tags)
    known = limits.MAX_DEPTH, limits.MAX_REOPENED, limits._is_surely_shallow
    limits.MAX_DEPTH, limits.MAX_REOPENED = 6, 60
    try:
        quick = limits.is_too_deep(html)
        limits._is_surely_shallow = lambda *_: False
        slow = limits.is_too_deep(html)
    finally:
        limits.MAX_DEPTH, limits.MAX_REOPENED, limits._is_surely_shallow = known
    assert quick == slow


def test_most_pages_need_no_more_than_the_quick_look(monkeypatch):
    monkeypatch.setattr(limits, "_is_too_deep", None)  # would raise
    items = "<li><a href='/x'><img src='y'><span>Kelm</span></a></li>" * 400
    assert not limits.is_too_deep(
        f"<html><body><div><ul>{items}</ul><p>The port.<p>Open.</div></body></html>"
    )
