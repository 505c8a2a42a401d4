"""Linked: authors whose names stand by the headline alone, told by what their links or scripts say.

A line that is a name and nothing else may be a place, a section, a person in the news. Where it is
the text of a link to an author's page, or what the page's scripts call the author, it is the byline.
Asked only where neither the page's data nor the words of a line name anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from onrecord.extract.lines import Line, fold
from onrecord.extract.signers import is_full_name, is_paper

_LINK = re.compile(
    r"<a\s(?=[^>]*(?:\brel=[\"']?author\b|\bhref=[\"']?[^\"'\s>]*/(?:authors?|autor(?:es|en)?|auteurs?|autori?"
    r"|redact(?:eurs?|ores)|redakteure?|journalistes?|journalists?|writers?|contributors?|reporters?|by"
    r"|profiles?|columnists?|periodistas?|mitarbeiter|avtory?)[/=]))[^>]*>(.{3,200}?)</a\s*>",
    re.DOTALL | re.IGNORECASE,
)
_SCRIPTED = re.compile(
    r"[\"']?\b(?:page|article|content|post)?_?(?:authors?|author_?names?|byline|writers?|journalists?)[\"']?"
    r"\s*[:=]\s*\[?\s*([\"'])((?:(?!\1)[^\\<>{}\n]){5,80})\1",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_APART = re.compile(r"\s*(?:[,;|&]| and | und | et | y | e )\s*")
_BEFORE, _AFTER, _BELOW = 4, 16, 3
_LINE_CHARS = 120
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
    near = [*lines[start : min(start + _AFTER, max(first + 1, start + 1))]]
    near += lines[body[-1] : body[-1] + _BELOW] if body else []
    texts = [line.text for line in near if len(line.text) <= _LINE_CHARS and line.number != headline]
    named = dict.fromkeys(name for name in _named(source) if any(name in text for text in texts))
    return tuple(named) if len(named) <= _MOST else ()


def _named(source: str) -> Iterator[str]:
    inner = (_TAG.sub(" ", found) for found in _LINK.findall(source))
    scripted = (value for _, value in _SCRIPTED.findall(source))
    for text in (*inner, *scripted):
        for name in _APART.split(fold(unescape(text))):
            if is_full_name(name) and not is_paper(name):
                yield name
