"""Wording: the small words around a cue, and how a stretch of text is cut into words.

Closed lists of English: auxiliaries, negations, fillers. A contraction is two words:
"didn't" is "did" and "n't". Curly apostrophes read as straight ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain.span import Span

_WORD = re.compile(
    r"n['’]t\b|[a-z]+?(?=n['’]t\b)|[^\W_]+(?:[.\-][^\W_]+)*|['’](?:s|d|m|ll|re|ve)\b|[^\w\s]",
    re.IGNORECASE,
)


def word_set(words: str) -> frozenset[str]:
    """Give the words of a line as a set."""
    return frozenset(words.split())


AUXILIARIES = word_set(
    "am is are was were be been being do does did have has had having will would shall should can could "
    "may might must ca wo sha 'll 'd 've 's 're 'm cannot ought"
)
NEGATORS = word_set(
    "not n't never no neither nor without cannot none nobody nothing hardly scarcely seldom rarely nowhere"
)
FILLERS = word_set(
    "a an the it its his her their this that any no not n't never yet also already again so too very "
    "quite just only even ever now then later still soon first once often always much more less most "
    "both all such own there him them me us you further actually clearly yesterday today tonight"
)
PREPOSITIONS = word_set(
    "of to in on at for from by with about against over under into as off up out upon among through "
    "toward towards"
)
_ADVERBS = word_set(
    "also already again so too just only even ever now then later still soon first once often always "
    "yet next sometimes twice long almost quite rather instead today yesterday tonight himself herself "
    "themselves itself monday tuesday wednesday thursday friday saturday sunday since both all"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One lower-case word or mark of a text and where it stands."""

    text: str
    span: Span


def cut_words(text: str, span: Span) -> Iterator[Word]:
    """Cut a stretch of a text into lower-case words and marks, contractions in two."""
    for match in _WORD.finditer(text, span.start, min(span.end, len(text))):
        yield Word(text=match.group().lower().replace("’", "'"), span=Span(match.start(), match.end()))


def cut_texts(text: str, start: int, end: int) -> list[str]:
    """Give the words of `cut_words` without their places."""
    return [found.lower().replace("’", "'") for found in _WORD.findall(text, start, end)]


def is_adverb(word: str) -> bool:
    """Say whether a lower-case word is an adverb that may stand inside a verb group."""
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 4)
