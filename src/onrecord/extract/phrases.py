"""Phrases: the words that site furniture is made of, by kind, from the data files beside.

The files phrases/*.toml hold them by language; all languages are looked for at once, since
a page mixes them (a share button is in English everywhere).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

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


@lru_cache(maxsize=8192)
def phrases_of(text: str) -> Mapping[str, Reach]:
    """Find the kinds of furniture that a line speaks of; remembered, since each line is asked about often."""
    return find_phrases(tokens_of(text))


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
    index = _index()
    found: dict[str, Reach] = {}
    for place, token in enumerate(tokens[:_MAX_TOKENS]):
        for phrase in index.get(token, ()):
            if place and phrase.reach != "inside":
                continue
            size = len(phrase.words)
            if size > 1 and tuple(tokens[place : place + size]) != phrase.words:
                continue
            if phrase.reach == "whole" and len(tokens) != size:
                continue
            _keep_stronger(found, phrase.kind, "whole" if len(tokens) == size else phrase.reach)
    return found


_RANK = {"inside": 0, "start": 1, "whole": 2}


def _keep_stronger(found: dict[str, Reach], kind: str, reach: Reach) -> None:
    if kind not in found or _RANK[reach] > _RANK[found[kind]]:
        found[kind] = reach


@lru_cache(maxsize=1)
def _index() -> Mapping[str, tuple[_Phrase, ...]]:
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
    return {first: tuple(phrases) for first, phrases in index.items()}


def _phrase(kind: str, written: str) -> _Phrase:
    reach: Reach = {"=": "whole", "^": "start"}.get(written[0], "inside")  # type: ignore[assignment]  # a Reach each
    return _Phrase(words=tuple(tokens_of(written)), reach=reach, kind=kind)
