"""Datatext: the paragraphs of a text that a page's data holds as one string.

Such a string is HTML, or plain with line breaks, or has lost its breaks: then a sentence that
follows the one before without a blank opens a paragraph.
"""

from __future__ import annotations

import re
from html import unescape

from onrecord.extract.lines import fold, is_visible

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_UNSEEN = re.compile(
    r"<(script|style|figure|iframe|table|svg|aside)\b[^<>]*>.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small",
        "span", "strong", "sub", "sup", "time", "u", "wbr",
    )
)  # fmt: skip
_GLUED = re.compile(
    r"(?<=[^\W\d_A-Z][.!?])(?=[“„«\"]?[^\W\d_a-zà-ÿ][^\W\d_A-Z])|(?<=[.!?][”»])(?=[^\W\d_a-zà-ÿ])"
)
_BREAK = re.compile(r"\s*\n\s*")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_CASED_CHARS = 400


def paragraphs_in(text: str) -> list[str]:
    """Part a text of a page's data into its paragraphs.

    Args:
        text: HTML or plain.

    Returns:
        The paragraphs, white space folded, without tags; empty where nothing is visible.
    """
    if "&lt;" in text and "<" not in text:
        text = unescape(text)
    is_markup = _TAG.search(text) is not None
    if is_markup:
        text = _TAG.sub(_border, _BREAK.sub(" ", _UNSEEN.sub("\n", text)))
    found = [fold(unescape(unescape(each))) for each in text.split("\n")]
    found = [each for each in found if is_visible(each)]
    if len(found) == 1 and not is_markup and len(found[0]) > _CASED_CHARS:
        found = [fold(each) for each in _GLUED.split(found[0])]
    return found


def count_words_in(text: str) -> int:
    """Count the words of a text; in scripts without blanks two signs are taken for one."""
    return text.count(" ") + 1 + len(_WIDE.findall(text)) // 2


def _border(tag: re.Match[str]) -> str:
    return "" if tag[1].lower() in _INLINE else "\n"
