"""Abbreviations: what a page says that a short form stands for: "the Federal Security Service (FSB)".

Both orders are read, "KHA (Kelm Harbour Authority)" too. The letters must be the first ones of the long
name's words, small words skipped, so that "the Kelm Post (a daily)" teaches nothing. A name with a word
of organisations may have another language's letters, as the one above, if the first letter agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain.article import Article
from onrecord.domain.person import Expansion
from onrecord.resolve.keys import fold_name
from onrecord.resolve.lexicon import lexicon

LEAST, MOST = 2, 10  # letters of an abbreviation
LEAST_FOREIGN = 3
_SHORT = r"[A-Z][A-Za-z]?(?:[A-Z&]|\.[A-Z])[A-Za-z.&]{0,8}"
_WORD = r"[^\W\d_][\w’'.&-]*"
_AFTER = re.compile(rf",? \((?:the |or |known as )?({_SHORT})\)")
_MOST_WORDS = 12
_WORDS_BEFORE = re.compile(rf"(?:{_WORD} ){{0,{_MOST_WORDS - 1}}}{_WORD}\Z")
_BEFORE = re.compile(rf"\b({_SHORT}) \((?:the )?((?:{_WORD} ){{1,9}}{_WORD})\)")
_SMALL = frozenset("of the and for to in on de la du des der für et y e".split())  # noqa: SIM905


def find_expansions(article: Article) -> tuple[Expansion, ...]:
    """Find what the words of an article say that abbreviations stand for.

    Returns:
        In order; each pair once.
    """
    found: dict[tuple[str, str], Expansion] = {}
    for text in (article.standfirst or "", article.text):
        for short, long, start, end in _pairs(text):
            key = fold_name(long)
            if key:
                words = " ".join(text[start:end].split())
                found.setdefault((short, key), Expansion(short=short, key=key, name=_bare(long), words=words))
    return tuple(found.values())


def _pairs(text: str) -> Iterator[tuple[str, str, int, int]]:
    if "(" not in text:
        return
    free = 0
    for match in _AFTER.finditer(text):
        before = _WORDS_BEFORE.search(text, _chunks_before(text, free, match.start()), match.start())
        if before is None:
            continue
        free, short, words = match.end(), match.group(1), before.group().split()
        size = spelled_out(short, words) or _foreign(short, words)
        if size:
            long = " ".join(words[-size:])
            yield short, long, match.start() - len(long), match.end()
    for match in _BEFORE.finditer(text):
        words = match.group(2).split()
        if spelled_out(match.group(1), words) == len(words):
            yield match.group(1), match.group(2), match.start(), match.end()


def _chunks_before(text: str, first: int, end: int) -> int:
    """Give where the last words before a place begin, so many as a long name may have."""
    for _ in range(_MOST_WORDS):
        end = text.rfind(" ", first, end)
        if end < 0:
            return first
    return end + 1


def spelled_out(short: str, words: list[str]) -> int:
    """Say how many of the last words an abbreviation spells out by their first letters; 0 for none.

    Every letter must open a word, in order; small words may be skipped or counted, and the first word
    must open with the first letter and a capital.
    """
    letters = [char.casefold() for char in short if char.isalpha()]
    if not LEAST <= len(letters) <= MOST:
        return 0
    for size in range(len(words), 1, -1):
        taken = words[-size:]
        if taken[0][:1].isupper() and _spells(letters, [word.casefold() for word in taken]):
            return size
    return 0


def _foreign(short: str, words: list[str]) -> int:
    """Say how many of the last words are an organisation's name whose letters another language gives."""
    if not short.isupper() or len(short) < LEAST_FOREIGN:
        return 0
    first = len(words)
    while first > 0 and (words[first - 1][:1].isupper() or words[first - 1] in _SMALL):
        first -= 1
    while first < len(words) and words[first][:1] != short[0]:
        first += 1
    taken = [word.casefold() for word in words[first:]]
    heavy = [word for word in taken if word not in _SMALL]
    is_organisation = not lexicon().org_words.isdisjoint(taken)
    return len(taken) if is_organisation and 1 < len(heavy) <= len(short) + 1 else 0


def _spells(letters: list[str], words: list[str]) -> bool:
    firsts = [word[:1] for word in words]
    heavy = [word[:1] for word in words if word not in _SMALL]
    parts = [part[:1] for word in words if word not in _SMALL for part in re.split("[-’']", word) if part]
    return letters in (firsts, heavy, parts)


def _bare(name: str) -> str:
    words = " ".join(name.split())
    return words[4:] if words.lower().startswith("the ") else words
