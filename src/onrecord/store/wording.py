"""Wording: text as the archive compares and indexes it.

Words are runs of letters and digits, without case and diacritics, the same for what is
stored and what is asked, in both databases.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-z])")


def fold(text: str) -> str:
    """Give the text without case and diacritics."""
    if text.isascii():
        return text.lower()
    marks_apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in marks_apart if unicodedata.category(c) != "Mn").casefold()


def words_of(text: str) -> list[str]:
    """Give the folded words of a text, in order."""
    return _WORD.findall(fold(text))


def fold_space(text: str) -> str:
    """Give the text with every run of white space as one space, none at its ends."""
    return " ".join(text.split())


def hash_words(text: str) -> str:
    """Give the SHA-256 of a text's folded words: the same words, whatever stands between them."""
    return hashlib.sha256(" ".join(words_of(text)).encode()).hexdigest()


def overlap(one: str, other: str) -> float:
    """Give the share of words that two texts have in common, of the longer one's; 0 to 1."""
    ours, theirs = _counted(one), _counted(other)
    longest = max(ours.total(), theirs.total())
    return (ours & theirs).total() / longest if longest else 0.0


@lru_cache(maxsize=4096)
def _counted(text: str) -> Counter[str]:
    """Count words once where many texts are held against each other; the result is only read."""
    return Counter(words_of(text))


def storable(text: str) -> str:
    """Give the text as every database takes it: file names may hold what is no character."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").replace("\0", "\ufffd")


def sentences_around(text: str, start: int, end: int) -> str:
    """Give the sentence or sentences of one text that hold a stretch of it, as they stand."""
    paragraph = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    close = text.find("\n\n", end)
    after = len(text) if close < 0 else close
    begin = paragraph
    for stop in _SENTENCE_END.finditer(text, paragraph, start + 1):
        if stop.end() <= start:
            begin = stop.end()
    following = _SENTENCE_END.search(text, max(end - 2, begin), after)
    return text[begin : following.end() if following else after].strip()
