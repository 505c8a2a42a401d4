"""Language: which language an article is written in, as an ISO 639-1 code.

The share of small words decides where it speaks plainly for one language; only else is the
language model loaded, which takes a second or two.
"""

from __future__ import annotations

from collections import Counter

from onrecord.extract.phrases import tokens_of
from onrecord.extract.stopwords import TELLING

_MIN_SHARE = 0.2
_MIN_LEAD = 0.08
_MIN_TOKENS = 12
_MIN_LETTERS = 20
_TOKENS_READ = 400
_CHARS_READ = 6_000


def language_of(text: str, *, stated: str | None) -> str | None:
    """Tell the language of a text.

    Args:
        text: The article's text.
        stated: What the page or its reader says; taken where the text is too short to tell.

    Returns:
        ISO 639-1 code, or None for a text too short with nothing stated.
    """
    tokens = tokens_of(text[:_CHARS_READ])[:_TOKENS_READ]
    plain = _by_small_words(tokens)
    if plain:
        return plain
    if stated:
        return stated
    if sum(map(str.isalpha, text[:400])) < _MIN_LETTERS:
        return None
    import py3langid  # loads a model of two seconds; most pages do without

    code, _ = py3langid.classify(text[:4000])
    return str(code)


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
