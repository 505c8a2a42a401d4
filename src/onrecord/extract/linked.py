"""Linked: authors whose names stand by the headline alone, told by what their links or scripts say.

A line that is a name and nothing else may be a place, a section, a person in the news. Where it is
the text of a link to an author's page, or what the page's scripts call the author, it is the byline.
Asked only where neither the page's data nor the words of a line name anybody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.lines import Line
from onrecord.extract.signers import is_full_name, is_paper

_LINK = re.compile(
    r"<a\s[^>]*?(?:\brel=[\"']?author\b|\bhref=[\"']?[^\"'\s>]*/(?:authors?|autor(?:es|en)?|auteurs?|autori?"
    r"|redact(?:eurs?|ores)|redakteure?|journalistes?|journalists?|writers?|contributors?|reporters?|by"
    r"|profiles?|columnists?|periodistas?|mitarbeiter|avtory?)[/=])[^>]*>",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(
    r"(?:authors?|author_?names?|byline|writers?|journalists?)[\"']?\s*[:=]\s*\[?\s*[\"']$", re.IGNORECASE
)
_OPENS, _CLOSES = "<a", "</a"
_APART = re.compile(r"\s*(?:[,;|&•·–-]| and | und | et | y | e )\s*")
_LINK_CHARS, _KEY_CHARS, _MOST_PLACES = 500, 40, 12
_BEFORE, _AFTER, _BELOW = 4, 16, 3
_LINE_CHARS, _BLANKS = 120, 12
_MOST = 6


def authors_linked(
    source: str, lines: Sequence[Line], headline: int | None, body: Sequence[int]
) -> tuple[str, ...]:
    """Find the names near the headline, or right under the body, that link to authors or that scripts name.

    Args:
        source: The page's HTML.
        lines: All lines.
        headline: Number of the headline's line, or None.
        body: Numbers of the body's lines.

    Returns:
        Full names in page order; empty where there are none, or so many that they are a list of writers.
    """
    first = body[0] if body else len(lines)
    start = max(0, (first if headline is None else headline) - _BEFORE)
    near = [*lines[start : min(start + _AFTER, first + 1)]]
    near += lines[body[-1] : body[-1] + _BELOW] if body else []
    names = dict.fromkeys(
        name
        for line in near
        if len(line.text) <= _LINE_CHARS and line.text.count(" ") <= _BLANKS and line.number != headline
        for name in _APART.split(line.text)
        if is_full_name(name) and not is_paper(name)
    )
    named = tuple(name for name in names if _is_told(source, name))
    return named if len(named) <= _MOST else ()


def _is_told(source: str, name: str) -> bool:
    """Say whether a name stands in a link to an author's page, or where scripts give the author's."""
    at = source.find(name)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return False
        before = source[max(0, at - _LINK_CHARS) : at]
        link = before.rfind(_OPENS)
        if link > before.rfind(_CLOSES) and _LINK.match(before, link):
            return True
        if _SCRIPTED.search(before[-_KEY_CHARS:]):
            return True
        at = source.find(name, at + 1)
    return False
