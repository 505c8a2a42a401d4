"""The hand-written cases of tests/golden/quotes*.txt; the first file's head says how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.domain.span import Span

GOLDEN = Path(__file__).parents[1] / "golden"
_OPENS = {"⟨": "quotation", "⟦": "content", "⟪": "editor", "⌈": "cue"}
_CLOSES = {"⟩": "quotation", "⟧": "content", "⟫": "editor", "⌉": "cue"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: a text, and what a careful reader finds in it."""

    kind: str
    text: str
    quotations: tuple[Span, ...]
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    editor: tuple[Span, ...]


def read_cases(name: str) -> list[Case]:
    """Read the cases of one golden file."""
    lines = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    return [_case(*line.split(" | ", 1)) for line in lines if line and not line.startswith("#")]


def _case(kind: str, marked: str) -> Case:
    marked = re.sub(r"\\x([0-9a-f]{2})", lambda match: chr(int(match[1], 16)), marked)
    text = ""
    begun: dict[str, list[int]] = {role: [] for role in _OPENS.values()}
    spans: dict[str, list[Span]] = {role: [] for role in _OPENS.values()}
    for letter in marked:
        if letter in _OPENS:
            begun[_OPENS[letter]].append(len(text))
        elif letter in _CLOSES:
            spans[_CLOSES[letter]].append(Span(begun[_CLOSES[letter]].pop(), len(text)))
        else:
            text += "\n\n" if letter == "¶" else letter
    found = {role: tuple(sorted(own, key=lambda s: (s.start, -s.end))) for role, own in spans.items()}
    return Case(
        kind=kind,
        text=text,
        quotations=found["quotation"],
        content=found["content"],
        cue=found["cue"],
        editor=found["editor"],
    )
