"""Language: which language an article is written in, as an ISO 639-1 code.

The share of small words decides where it speaks plainly for one language; only else is the
language model loaded, which takes a second or two.
"""

from __future__ import annotations

import re
from collections import Counter

from onrecord.extract.phrases import tokens_of
from onrecord.extract.stopwords import TELLING

_MIN_SHARE = 0.2
_MIN_LEAD = 0.08
_MIN_TOKENS = 12
_MIN_LETTERS = 20
_TOKENS_READ = 400
_CHARS_READ = 6_000
_LETTERS_READ = 1_000
_MIN_OWN_LETTERS = 8
# In this order: Japanese is written with Chinese signs too.
_LETTERS = tuple(
    (language, re.compile(f"[{letters}]"))
    for language, letters in (
        ("ko", "\uac00-\ud7a3"),
        ("ja", "\u3041-\u30fa"),
        ("th", "\u0e01-\u0e4e"),
        ("el", "\u03b1-\u03ce"),
        ("he", "\u05d0-\u05ea"),
        ("ka", "\u10d0-\u10fa"),
        ("hy", "\u0561-\u0586"),
        ("bn", "\u0985-\u09b9"),
        ("ta", "\u0b85-\u0bb9"),
        ("uk", "їєґЇЄҐ"),
        ("ur", "ٹڈڑںے"),
        ("fa", "پچژگ"),
        ("zh", "\u4e00-\u9fff"),
    )
)


def language_of(text: str, *, stated: str | None) -> str | None:
    """Tell the language of a text.

    Args:
        text: The article's text.
        stated: What the page or its reader says; taken where the text is too short to tell.

    Returns:
        ISO 639-1 code, or None for a text too short with nothing stated.
    """
    tokens = tokens_of(text[:_CHARS_READ])[:_TOKENS_READ]
    plain = _by_small_words(tokens) or _by_letters(text[:_LETTERS_READ])
    if plain:
        return plain
    if stated:
        return stated
    if sum(map(str.isalpha, text[:400])) < _MIN_LETTERS:
        return None
    import py3langid  # loads a model of two seconds; most pages do without

    code, _ = py3langid.classify(text[:4000])
    return str(code)


def _by_letters(text: str) -> str | None:
    """Tell the languages that have letters of their own."""
    for language, letters in _LETTERS:
        if len(letters.findall(text)) >= _MIN_OWN_LETTERS:
            return language
    return None


def _by_small_words(tokens: list[str]) -> str | None:
    if len(tokens) < _MIN_TOKENS:
        return None
    counts: Counter[str] = Counter()
    for token, times in Counter(tokens).items():
        for language in TELLING.get(token, ()):
            counts[language] += times
    (language, most), (_, next_most) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return (
        language if most >= _MIN_SHARE * len(tokens) and most - next_most >= _MIN_LEAD * len(tokens) else None
    )
