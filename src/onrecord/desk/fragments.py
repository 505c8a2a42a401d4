"""Fragments: links that open an address at the words of a statement.

A text fragment (`#:~:text=`) makes a browser scroll to words and mark them. Only http and
https addresses get one: an address comes from a page and may be anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

_LONGEST_EXACT = 300  # code points; longer words are named by their first and last ones
_EDGE_WORDS = 6
_SHORT_WORDS = 4  # words so few that they may stand elsewhere on the page, too


def is_web_address(url: str | None) -> bool:
    """Say whether an address can be offered as a link."""
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def link_to_words(
    url: str | None, exact: Sequence[str], *, prefix: Sequence[str] = (), suffix: Sequence[str] = ()
) -> str | None:
    """Give the link that opens an address at words.

    Args:
        url: The page's address.
        exact: The words, one text a span.
        prefix, suffix: What stands before and after each; used where the words are few.

    Returns:
        The link, or None where the address is no web address.
    """
    if url is None or not is_web_address(url):
        return None
    directives = [
        _directive(words, before, after)
        for words, before, after in zip(
            exact, _padded(prefix, len(exact)), _padded(suffix, len(exact)), strict=True
        )
        if words.strip()
    ]
    if not directives:
        return url
    joint = ":~:" if "#" in url else "#:~:"
    return url + joint + "&".join(f"text={each}" for each in directives)


def _padded(texts: Sequence[str], length: int) -> list[str]:
    return [*texts, *[""] * length][:length]


def _directive(exact: str, prefix: str, suffix: str) -> str:
    words = exact.split()
    if len(words) <= _SHORT_WORDS:
        before, after = _whole_words_before(prefix), _whole_words_after(suffix)
        return (
            (f"{_escape(before)}-," if before else "")
            + _escape(" ".join(words))
            + (f",-{_escape(after)}" if after else "")
        )
    if len(exact) <= _LONGEST_EXACT and "\n" not in exact.strip():
        return _escape(" ".join(words))
    return f"{_escape(' '.join(words[:_EDGE_WORDS]))},{_escape(' '.join(words[-_EDGE_WORDS:]))}"


def _whole_words_before(prefix: str) -> str:
    """Give the last words of a prefix: of its last line, without the one that was cut."""
    line = prefix.rsplit("\n", 1)[-1]
    words = line.split()
    return " ".join(words if line != prefix else words[1:])


def _whole_words_after(suffix: str) -> str:
    line = suffix.split("\n", 1)[0]
    words = line.split()
    return " ".join(words if line != suffix else words[:-1])


def _escape(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
