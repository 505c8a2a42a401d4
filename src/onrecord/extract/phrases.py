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

from onrecord.extract.words import Words

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


_MAX_KNOWN = 16_384
_known: dict[str, Mapping[str, Reach]] = {}


def phrases_of(text: str) -> Mapping[str, Reach]:
    """Find the kinds of furniture that a line speaks of; remembered, since each line is asked about often."""
    found = _known.get(text)
    if found is None:
        _make_room(1)
        found = _known[text] = find_phrases(tokens_of(text))
    return found


def phrases_of_lines(texts: Sequence[str], words: Words) -> list[Mapping[str, Reach]]:
    """Find the phrases of all lines of a page; `phrases_of` then knows them.

    Args:
        texts: The lines.
        words: Of these lines.

    Returns:
        What `phrases_of` gives, a line.
    """
    found: list[Mapping[str, Reach]] = [_NOTHING] * len(texts)
    index, inside = _index()
    starts, tokens = words.starts.tolist(), words.tokens
    hits = [
        (row, 0)
        for row, start in enumerate(starts[:-1])
        if start < starts[row + 1] and tokens[start] in index
    ]
    held = np.flatnonzero(np.fromiter(map(inside.__contains__, tokens), np.bool_, len(tokens)))
    owners = np.searchsorted(words.starts, held, side="right") - 1
    hits += zip(owners.tolist(), (held - words.starts[owners]).tolist(), strict=True)
    by_row: dict[int, dict[str, Reach]] = {}
    for row, place in hits:
        if place < _MAX_TOKENS:
            line = tokens[starts[row] : starts[row + 1]]
            _look(line, place, (inside if place else index)[line[place]], by_row.setdefault(row, {}))
    for row, kinds in by_row.items():
        found[row] = kinds
    _make_room(len(texts))
    _known.update(zip(texts, found, strict=True))
    return found


def _make_room(lines: int) -> None:
    if len(_known) + lines > _MAX_KNOWN:
        _known.clear()


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
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
            _look(tokens, place, openings, found)
    return found


def _look(tokens: list[str], place: int, openings: _Openings, found: dict[str, Reach]) -> None:
    """Add the kinds of those phrases that stand at one place of a line."""
    second = tokens[place + 1] if place + 1 < len(tokens) else ""
    for phrase in (*openings.get("", ()), *(openings.get(second, ()) if second else ())):
        size = len(phrase.words)
        if phrase.reach == "whole" and len(tokens) != size:
            continue
        if size == 1 or tuple(tokens[place : place + size]) == phrase.words:
            _keep_stronger(found, phrase.kind, "whole" if len(tokens) == size else phrase.reach)


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
    return _Phrase(words=tuple(tokens_of(written)), reach=reach, kind=kind)
