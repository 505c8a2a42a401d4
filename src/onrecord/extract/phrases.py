"""Phrases: the words that site furniture is made of, by kind, from the data files beside.

The files phrases/*.toml hold them by language; all languages are looked for at once, since
a page mixes them (a share button is in English everywhere).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, TypeAlias

import numpy as np

from onrecord.extract.pages import Ints
from onrecord.extract.words import Flags, Words

Reach = Literal["whole", "start", "inside"]
PHRASE_KINDS = (
    "share",
    "newsletter",
    "support",
    "related",
    "most_read",
    "topics",
    "comment",
    "advert",
    "legal",
    "navigation",
    "credit",
    "byline",
    "date",
    "teaser",
    "correction",
)
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|©|\{\{")
_MAX_TOKENS = 30
OPENS_ALONE, OPENS_PAIR, INSIDE_ALONE, INSIDE_PAIR = (1 << place for place in range(8, 12))
# From this bit on stands the number of a word of phrases, from 1; those before it are others' (`wording`).
_PLACE = 15
_MANY = 1 << 16  # no language has so many
_OPENS, _INSIDE, _ALONE = OPENS_ALONE | OPENS_PAIR, INSIDE_ALONE | INSIDE_PAIR, OPENS_ALONE | INSIDE_ALONE

_MAX_KNOWN = 16_384
_known: dict[str, Mapping[str, Reach]] = {}  # the lines that speak of something, and single ones asked about
_latest: Mapping[str, Mapping[str, Reach]] = {}  # all lines of the pages that were read last


def phrases_of(text: str) -> Mapping[str, Reach]:
    """Find the kinds of furniture that a line speaks of; remembered, since each line is asked about often."""
    found = _latest.get(text)
    if found is None:
        found = _known.get(text)
    if found is None:
        _make_room(1)
        found = _known[text] = find_phrases(tokens_of(text))
    return found


def phrases_of_lines(texts: Sequence[str], words: Words, bits: Ints) -> dict[int, Mapping[str, Reach]]:
    """Find the phrases of all lines of a page; `phrases_of` then knows them.

    Args:
        texts: The lines.
        words: Of these lines.
        bits: int64 (tokens,): what `phrase_bits` says of each.

    Returns:
        What `phrases_of` gives, by the number of the line; without the lines that speak of nothing.
    """
    openings, inside = _index()
    asked = bits & _INSIDE
    firsts = words.starts[:-1][words.counts > 0]
    asked[firsts] = bits[firsts] & _OPENS
    places = (asked > 0).nonzero()[0]
    pair = (bits.take(places) >> _PLACE) * _MANY + (bits.take(places + 1, mode="clip") >> _PLACE)
    places = places[((asked.take(places) & _ALONE) > 0) | _is_pair(pair)]
    rows = words.starts.searchsorted(places, side="right") - 1
    begins, ends = words.starts.take(rows).tolist(), words.starts.take(rows + 1).tolist()
    tokens = [*words.tokens, ""]
    found: dict[int, Mapping[str, Reach]] = {}
    own: dict[str, Reach] | None = None
    last = -1
    for row, place, start, end in zip(rows.tolist(), places.tolist(), begins, ends, strict=True):
        if row != last:
            known, last = _known.get(texts[row]), row
            own = {} if known is None else None
            found[row] = known if own is None else own  # type: ignore[assignment]  # one of the two
        if own is None or place - start >= _MAX_TOKENS:
            continue
        seconds = (inside if place > start else openings)[tokens[place]]
        if "" in seconds or tokens[place + 1] in seconds:  # of the next line perhaps; `_look` sees to that
            _look(tokens, place, start, end, seconds, own)
    spoken = {row: kinds for row, kinds in found.items() if kinds}
    told = {texts[row]: kinds for row, kinds in spoken.items()}
    global _latest  # one batch's lines, put in place whole
    _latest = {**dict.fromkeys(texts, _NOTHING), **told}
    _make_room(len(told))
    _known.update(told)
    return spoken


def _make_room(lines: int) -> None:
    if len(_known) + lines > _MAX_KNOWN:
        _known.clear()


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    size: int
    reach: Reach
    kind: str


def tokens_of(text: str) -> list[str]:
    """Part a text into its words, lower case, "’" as "'"."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


def find_phrases(tokens: list[str]) -> dict[str, Reach]:
    """Find the kinds of furniture that a line's words speak of.

    Args:
        tokens: Of the line, as `tokens_of` gives them.

    Returns:
        For each kind found, how far the phrase reaches: the whole line, its start, inside.
    """
    index, inside = _index()
    found: dict[str, Reach] = {}
    for place, token in enumerate(tokens[:_MAX_TOKENS]):
        openings = (inside if place else index).get(token)
        if openings:
            _look(tokens, place, 0, len(tokens), openings, found)
    return found


def _look(
    tokens: Sequence[str], place: int, start: int, stop: int, seconds: _Openings, found: dict[str, Reach]
) -> None:
    """Add the kinds of those phrases that stand at one place of a line, which holds the tokens given."""
    after = place + 1
    for second in ("", tokens[after]) if after < stop else ("",):
        for phrase in seconds.get(second, ()):
            end = place + phrase.size
            is_whole = phrase.size == stop - start
            if end > stop or (phrase.reach == "whole" and not is_whole):
                continue
            if phrase.size <= 2 or tuple(tokens[place:end]) == phrase.words:
                _keep_stronger(found, phrase.kind, "whole" if is_whole else phrase.reach)


_RANK = {"inside": 0, "start": 1, "whole": 2}


def _keep_stronger(found: dict[str, Reach], kind: str, reach: Reach) -> None:
    if kind not in found or _RANK[reach] > _RANK[found[kind]]:
        found[kind] = reach


_NOTHING: Mapping[str, Reach] = {}
_Openings: TypeAlias = "Mapping[str, tuple[_Phrase, ...]]"  # by second word, "" where there is none
_Index: TypeAlias = "Mapping[str, _Openings]"


@lru_cache(maxsize=1)
def _index() -> tuple[_Index, _Index]:
    """Give the phrases by their first word: those that may open a line, and those that may stand inside."""
    index: dict[str, list[_Phrase]] = {}
    for file in sorted(
        resources.files(__package__).joinpath("phrases").iterdir(), key=lambda each: each.name
    ):
        if not file.name.endswith(".toml"):
            continue
        for kind, phrases in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for written in phrases:
                phrase = _phrase(kind, written)
                if phrase.words:
                    index.setdefault(phrase.words[0], []).append(phrase)
    inside = {
        first: [phrase for phrase in phrases if phrase.reach == "inside"] for first, phrases in index.items()
    }
    return _by_second(index), _by_second({first: phrases for first, phrases in inside.items() if phrases})


@lru_cache(maxsize=1)
def phrase_bits() -> Mapping[str, int]:
    """Say of each word of the phrases whether it opens one, by itself or with a second; and number it."""
    found: dict[str, int] = {}
    for openings, alone, pair in zip(
        _index(), (OPENS_ALONE, INSIDE_ALONE), (OPENS_PAIR, INSIDE_PAIR), strict=True
    ):
        for first, seconds in openings.items():
            own = (alone if "" in seconds else 0) | (pair if seconds.keys() - {""} else 0)
            found[first] = found.get(first, 0) | own
            for second in seconds:
                found.setdefault(second, 0)
    return {word: bits | number << _PLACE for number, (word, bits) in enumerate(found.items(), start=1)}


def _is_pair(pairs: Ints) -> Flags:
    """Say of pairs of words, by their numbers, whether a phrase begins with them."""
    known = _pairs()
    found: Flags = known.take(known.searchsorted(pairs), mode="clip") == pairs
    return found


@lru_cache(maxsize=1)
def _pairs() -> Ints:
    """Give the pairs of words that phrases begin with, by their numbers, in order."""
    numbers = {word: bits >> _PLACE for word, bits in phrase_bits().items()}
    openings, _ = _index()  # those inside a line may open it, too
    return np.array(
        sorted(
            numbers[first] * _MANY + numbers[second]
            for first, seconds in openings.items()
            for second in seconds
            if second
        ),
        np.int64,
    )


def _by_second(index: Mapping[str, list[_Phrase]]) -> _Index:
    found: dict[str, dict[str, tuple[_Phrase, ...]]] = {}
    for first, phrases in index.items():
        for phrase in phrases:
            second = phrase.words[1] if len(phrase.words) > 1 else ""
            openings = found.setdefault(first, {})
            openings[second] = (*openings.get(second, ()), phrase)
    return found


def _phrase(kind: str, written: str) -> _Phrase:
    reach: Reach = {"=": "whole", "^": "start"}.get(written[0], "inside")  # type: ignore[assignment]  # a Reach each
    words = tuple(tokens_of(written))
    return _Phrase(words=words, size=len(words), reach=reach, kind=kind)
