"""Language: which language an article is written in, as an ISO 639-1 code.

The share of small words decides where it speaks plainly for one language; only else is the
language model loaded, which takes a second or two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from onrecord.extract.phrases import tokens_of
from onrecord.extract.stopwords import TELLING

_MIN_SHARE = 0.2
_MIN_LEAD = 0.08
_LONE_WORDS, _LONE_SHARE, _LONE_TIMES = (
    5,
    0.06,
    3,
)  # fewer small words are enough where no other language has a third of them
_MIN_OWN, _OWN_TIMES = 8, 2
_MIN_TOKENS = 12
_MIN_LETTERS = 20
_READ = ((1_500, 150), (6_000, 400))  # characters and words: first few, then more
_LETTERS_READ = 1_000
_BETWEEN = "\n\n"
_MIN_OWN_LETTERS, _MIN_MARKED, _MARKED_CHARS = 8, 3, 250
# Letters that one language alone has of those that share its script; few of them tell. Mongolian's stand
# in Kazakh, too.
_MARKED = (
    ("cs", "řěůŘĚŮ"),
    ("kk", "әғқңұӘҒҚҢҰ"),
    ("mn", "өүӨҮ"),
    ("mk", "ѓќѕЃЌЅ"),
    ("sr", "ђћЂЋ"),
    ("uk", "їєґЇЄҐ"),
    ("be", "ўЎ"),
    ("ur", "ٹڈڑںے"),
    ("ps", "ټډړښ"),
    ("ku", "ێۆڵڕ"),
    ("fa", "پچژگ"),
)
_GREAT_CYRILLIC = ("ru", "bg")
# Scripts, in this order: Japanese is written with Chinese signs too, Azerbaijani with Turkish letters.
_LETTERS = (
    ("ko", "\uac00-\ud7a3"),
    ("ja", "\u3041-\u30fa"),
    ("th", "\u0e01-\u0e4e"),
    ("el", "\u03b1-\u03ce"),
    ("he", "\u05d0-\u05ea"),
    ("ka", "\u10d0-\u10fa"),
    ("hy", "\u0561-\u0586"),
    ("bn", "\u0985-\u09b9"),
    ("pa", "\u0a05-\u0a39"),
    ("gu", "\u0a85-\u0ab9"),
    ("ta", "\u0b85-\u0bb9"),
    ("te", "\u0c05-\u0c39"),
    ("kn", "\u0c85-\u0cb9"),
    ("ml", "\u0d05-\u0d39"),
    ("si", "\u0d85-\u0dc6"),
    ("lo", "\u0e81-\u0eae"),
    ("my", "\u1000-\u1021"),
    ("km", "\u1780-\u17a2"),
    ("am", "\u1200-\u135a"),
    ("ar", "\u0621-\u064a"),
    ("zh", "\u4e00-\u9fff"),
    ("ru", "ыэЫЭ"),
    ("az", "əƏ"),
    ("tr", "ığİ"),
)


def language_of(
    text: str, *, stated: str | None, lines: Sequence[tuple[str, Sequence[str]]] = ()
) -> str | None:
    """Tell the language of a text.

    Args:
        text: The article's text.
        stated: What the page or its reader says; taken where the text is too short to tell.
        lines: The lines that the text is made of with their words, as far as these are known.

    Returns:
        ISO 639-1 code, or None for a text too short with nothing stated.
    """
    for characters, words in _READ:
        plain = _by_small_words(
            _first_words(lines, characters, words) or tokens_of(text[:characters])[:words]
        )
        if plain:  # neighbours have many of its small words
            return (plain in _GREAT_CYRILLIC and _by_marked_letters(text[:_LETTERS_READ])) or plain
    plain = _by_letters(text[:_LETTERS_READ])
    if plain:
        return plain
    if stated:
        return stated
    if sum(map(str.isalpha, text[:400])) < _MIN_LETTERS:
        return None
    import py3langid  # loads a model of two seconds; most pages do without

    code, _ = py3langid.classify(text[:4000])
    return str(code)


def _first_words(lines: Sequence[tuple[str, Sequence[str]]], characters: int, words: int) -> list[str] | None:
    """Give so many words of the first lines; None where they are fewer, or go beyond so many characters."""
    found: list[str] = []
    for text, own in lines:
        characters -= len(text)
        found += own
        if characters < 0:
            return None
        if len(found) >= words:
            return found[:words]
        characters -= len(_BETWEEN)
    return None


def _by_letters(text: str) -> str | None:
    """Tell the languages that have letters or a script of their own."""
    if text.isascii():
        return None
    return _by_marked_letters(text) or _first_with(_LETTERS, text, _MIN_OWN_LETTERS)


def _by_marked_letters(text: str) -> str | None:
    return _first_with(_MARKED, text, max(_MIN_MARKED, len(text) // _MARKED_CHARS))


def _first_with(known: Sequence[tuple[str, str]], text: str, least: int) -> str | None:
    """Give the first language of which so many letters stand in a text."""
    return next(
        (language for language, letters in known if len(re.findall(f"[{letters}]", text)) >= least), None
    )


def _by_small_words(tokens: list[str]) -> str | None:
    if len(tokens) < _MIN_TOKENS:
        return None
    counts: dict[str, int] = {}
    for languages, times in Counter(map(TELLING.get, tokens)).items():
        for language in languages or ():
            counts[language] = counts.get(language, 0) + times
    ranked = sorted(counts.items(), key=itemgetter(1), reverse=True)  # the earlier first where some are even
    (language, most), (other, next_most) = (*ranked[:2], ("", 0), ("", 0))[:2]
    if most >= max(_LONE_WORDS, _LONE_SHARE * len(tokens), _LONE_TIMES * next_most):
        return language
    if most < _LONE_SHARE * len(tokens):
        return None
    if most >= _MIN_SHARE * len(tokens) and most - next_most >= _MIN_LEAD * len(tokens):
        return language
    return _by_own_words(tokens, language, other)


def _by_own_words(tokens: list[str], one: str, other: str) -> str | None:
    """Tell two languages with many words in common by those that only one of them has."""
    spoken = [TELLING[token] for token in tokens if token in TELLING]
    ours = sum(one in languages and other not in languages for languages in spoken)
    theirs = sum(other in languages and one not in languages for languages in spoken)
    if max(ours, theirs) < max(_MIN_OWN, _OWN_TIMES * min(ours, theirs)):
        return None
    return one if ours > theirs else other
