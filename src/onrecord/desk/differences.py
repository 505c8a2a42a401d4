"""Differences: two wordings side by side, with the words that only one of them has.

Takes the words someone pasted and the words on record; gives both as runs. Words are
compared without case and with one form of apostrophe; marks and spaces never differ.
Hedges that one wording lacks are named, for a lost "around" changes a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"[\w%$€£]+(?:[.,'’\-][\w%]+)*")
_NUMBER = (
    r"\s+[\[(“\"]?(?:[$€£]?\d|(?:a|an|half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|million|billion)\b)"
)
_HEDGES = re.compile(
    r"\b(?:(?:about|almost|approximately|around|as (?:many|much) as|at (?:least|most)|close to|fewer than|"
    rf"less than|more than|nearly|over|roughly|some|under|up to)(?={_NUMBER})|"
    r"alleged(?:ly)?|apparently|could|dozens|estimated|hundreds|likely|(?-i:may)|might|perhaps|possibly|probably|"
    r"reported(?:ly)?|several|suspected|thousands)\b",
    re.IGNORECASE,
)
_MOST_WEIGHT = 8
_ADJACENT = 2
"""What it adds to a pair of words that the next words of both are a pair too."""
_MOST_PAIRS = 250_000
"""Words of one wording times those of the other that are weighed, some tenth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A stretch of one wording.

    Args:
        text: Its words, with the marks and spaces after them.
        differs: Whether the other wording lacks them.
    """

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two wordings of what may be one statement.

    Args:
        pasted, recorded: Each wording, in order.
        lost_hedges: Hedges on record that the pasted words leave out, in lower case.
    """

    pasted: tuple[Wording, ...]
    recorded: tuple[Wording, ...]
    lost_hedges: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Say whether both have the same words in the same order."""
        return not any(run.differs for run in (*self.pasted, *self.recorded))


def compare_words(pasted: str, recorded: str) -> Comparison:
    """Compare pasted words with those on record, word by word."""
    ours, theirs = list(_WORD.finditer(pasted)), list(_WORD.finditer(recorded))
    same = _align(_folded(ours), _folded(theirs))
    return Comparison(
        pasted=_cut(pasted, ours, {own for own, _ in same}),
        recorded=_cut(recorded, theirs, {other for _, other in same}),
        lost_hedges=_lost_hedges(pasted, recorded),
    )


def _align(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Pair the words of both, in order, so that the pairs weigh most.

    Telling words go before small ones: "will never close" and "never closed, and will not close now, for
    the winter will pass" share "never close" rather than "the will". Wordings as long as speeches share
    their longest common runs.
    """
    if len(ours) * len(theirs) > _MOST_PAIRS:
        blocks = SequenceMatcher(None, ours, theirs).get_matching_blocks()
        return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    best: list[list[tuple[int, bool]]] = [[(0, False)] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for a in range(len(ours) - 1, -1, -1):
        weight, row, after = _weight(ours[a]), best[a], best[a + 1]
        for b in range(len(theirs) - 1, -1, -1):
            apart = max(row[b + 1][0], after[b][0])
            paired = -1
            if ours[a] == theirs[b]:
                beyond, goes_on = after[b + 1]
                paired = weight + beyond + (_ADJACENT if goes_on else 0)
            row[b] = (paired, True) if paired >= apart else (apart, False)
    pairs: list[tuple[int, int]] = []
    a = b = 0
    while a < len(ours) and b < len(theirs):
        if best[a][b][1]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif best[a + 1][b][0] == best[a][b][0]:
            a += 1
        else:
            b += 1
    return pairs


def _weight(word: str) -> int:
    """Weigh a word: a figure most, others by their length, which small words lack."""
    return _MOST_WEIGHT if any(letter.isdigit() for letter in word) else min(len(word), _MOST_WEIGHT)


def _folded(words: Sequence[re.Match[str]]) -> list[str]:
    return [word.group().casefold().replace("’", "'") for word in words]


def _cut(text: str, words: Sequence[re.Match[str]], same: set[int]) -> tuple[Wording, ...]:
    """Cut a text into runs of words that are, and are not, in the other wording."""
    if not words:
        return (Wording(text=text),) if text else ()
    runs: list[Wording] = []
    start = 0
    for number, word in enumerate(words):
        is_last = number + 1 == len(words)
        if not is_last and (number in same) == (number + 1 in same):
            continue
        differs = number not in same
        end = len(text) if is_last and not differs else word.end()
        runs += _with_gap(text[start:end], differs)
        start = end
    return (*runs, *((Wording(text=text[start:]),) if text[start:] else ()))


def _with_gap(text: str, differs: bool) -> list[Wording]:
    """Part the marks and spaces before differing words from them, so that words alone are marked."""
    first = _WORD.search(text)
    if not differs or first is None or not first.start():
        return [Wording(text=text, differs=differs)] if text else []
    return [Wording(text=text[: first.start()]), Wording(text=text[first.start() :], differs=True)]


def _lost_hedges(pasted: str, recorded: str) -> tuple[str, ...]:
    said = {hedge.casefold() for hedge in _HEDGES.findall(pasted)}
    found = [hedge.casefold() for hedge in _HEDGES.findall(recorded)]
    return tuple(hedge for hedge in dict.fromkeys(found) if hedge not in said)
