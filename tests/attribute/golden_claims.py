"""Golden sentences of dates, figures and settings: how their files are written, and what is found.

tests/golden/dates.txt: "@ 2017-05-05" sets the day of publication, "@ -" takes it away. A line
is a sentence, each time expression as [words|value].
tests/golden/figures.txt: each figure as [words|bounds|unit|counted]; bounds are =5 exact, ~5
about, >5 over, <5 under, 5..10 a range, ?3..9 vague; `counted` may be left out.
tests/golden/settings.txt: {S:source} {Q:cue} {C:content} {W:when=EDTF} {O:occasion} {H:channel}
{P:place} {A:audience}; what is not marked is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from onrecord.domain.span import Span

FOLDER = Path(__file__).parents[1] / "golden"
_MARK = re.compile(r"\[([^\[\]|]*)\|([^\[\]]*)\]")
_PART = re.compile(r"\{([SQCWOHPA]):([^{}]*)\}")
FIELDS = {"W": "said_text", "O": "occasion", "H": "channel", "P": "place", "A": "audience"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence and what is marked in it: the words and their notes."""

    text: str
    published: str | None
    marks: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence with one attribution, and the setting that it says."""

    line: str
    text: str
    published: str | None
    spans: dict[str, list[Span]]
    said_on: str | None
    phrases: dict[str, str] = field(default_factory=dict)


def _lines(name: str) -> Iterator[tuple[str | None, str]]:
    published: str | None = None
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            published = None if line[2:].strip() == "-" else line[2:].strip()
        elif line and not line.startswith("#"):
            yield published, line


def read_marked(name: str) -> list[Marked]:
    """Read dates.txt or figures.txt."""
    return [
        Marked(
            text=_MARK.sub(lambda match: match[1], line),
            published=published,
            marks=tuple((match[1], tuple(match[2].split("|"))) for match in _MARK.finditer(line)),
        )
        for published, line in _lines(name)
    ]


def read_scenes(name: str) -> list[Scene]:
    """Read settings.txt."""
    return [_scene(published, line) for published, line in _lines(name)]


def _scene(published: str | None, line: str) -> Scene:
    text, at, said_on = "", 0, None
    spans: dict[str, list[Span]] = {"S": [], "Q": [], "C": []}
    phrases: dict[str, str] = {}
    for match in _PART.finditer(line):
        text += line[at : match.start()]
        words, _, edtf = match[2].partition("=") if match[1] == "W" else (match[2], "", "")
        if match[1] in spans:
            spans[match[1]].append(Span(len(text), len(text) + len(words)))
        else:
            phrases[FIELDS[match[1]]] = words
        said_on = edtf or said_on
        text += words
        at = match.end()
    return Scene(
        line=line, text=text + line[at:], published=published, spans=spans, said_on=said_on, phrases=phrases
    )


def bounds(note: str) -> tuple[Decimal | None, Decimal | None, str]:
    """Read the bounds of a figure's note: low, high, relation."""
    relation = {"=": "exact", "~": "about", ">": "over", "<": "under", "?": "vague"}.get(note[0], "range")
    numbers = note.lstrip("=~<>?")
    low, _, high = numbers.partition("..") if ".." in numbers else (numbers, "", numbers)
    own = (Decimal(low) if low else None, Decimal(high) if high else None)
    low_bound, high_bound = {"over": (own[0], None), "under": (None, own[1])}.get(relation, own)
    return low_bound, high_bound, relation
