"""Datatext: the paragraphs of a text that a page's data holds as one string.

Such a string is HTML, or plain with line breaks, or has lost its breaks: then a sentence that
follows the one before without a blank opens a paragraph.
"""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from onrecord.extract.body import lines_of_markup, markup_of
from onrecord.extract.lines import Line, fold, is_visible

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_FURNITURE = frozenset(
    ("caption", "credit", "-ad", "-related", "-share", "-newsletter", "-comment", "-hidden", "-bio")
)
_BESIDE = frozenset(("figure", "caption", "button", "nav", "form", "aside"))
_TEMPLATE = re.compile(r"\$\$\w+\$\$|\{\{|\[/?[a-z_]+(?: [^\]]*)?\]$")
_SIGNED = re.compile(r"^[^@]{0,60}\S@\S+\.\w{2,}\W*$")
_GLUED = re.compile(
    r"(?<=[^\W\d_A-Z][.!?])(?=[“„«\"]?[^\W\d_a-zà-ÿ][^\W\d_A-Z])|(?<=[.!?][”»])(?=[^\W\d_a-zà-ÿ])"
)
_BREAK = re.compile(r"\s*\n\s*")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_CASED_CHARS, _TEMPLATE_CHARS = 400, 120


def paragraphs_in(text: str) -> list[str]:
    """Part a text of a page's data into its paragraphs.

    Args:
        text: HTML or plain.

    Returns:
        The paragraphs, white space folded, without tags; empty where nothing is visible.
    """
    if "&lt;" in text and "<" not in text:
        text = unescape(text)
    if "<" in text and _TAG.search(text):
        lines = lines_of_markup(markup_of(LexborHTMLParser(text)))
        return [line.text for line in lines if _is_text(line)]
    if "&" in text:
        text = unescape(unescape(text))
    found = list(map(fold, _BREAK.split(text) if "\n" in text else (text,)))
    found = [each for each in found if is_visible(each) and not _is_template(each)]
    if len(found) == 1 and len(found[0]) > _CASED_CHARS:
        found = [fold(each) for each in _GLUED.split(found[0])]
    return found


def count_words_in(text: str) -> int:
    """Count the words of a text; in scripts without blanks two signs are taken for one."""
    return text.count(" ") + 1 + len(_WIDE.findall(text)) // 2


def _is_text(line: Line) -> bool:
    """Say whether neither its markup nor its signs show a line to be furniture."""
    place = line.place
    is_beside = place is not None and (place.hints & _FURNITURE or place.within & _BESIDE)
    return not is_beside and not _is_template(line.text) and not _SIGNED.match(line.text)


def _is_template(text: str) -> bool:
    return len(text) <= _TEMPLATE_CHARS and _TEMPLATE.search(text) is not None
