"""The hand-written contents of tests/golden/nested.txt, and how what is found in them is scored.

The file's head says how a case is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from golden_polarity import GOLDEN, read_marked

from onrecord.attribute.acts import judge_cue
from onrecord.attribute.groups import SpanGroup
from onrecord.attribute.nested import find_nested
from onrecord.attribute.quotes import find_quotations
from onrecord.domain.span import Span
from onrecord.domain.statement import ATTITUDES

# A content is the gold one where it shares this part of the words of both.
SAME_CONTENT = 0.5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One content, and the spans of the attribution inside it; none for a content without one."""

    text: str
    source: tuple[Span, ...]
    content: tuple[Span, ...]


def read_cases() -> list[Case]:
    """Read the golden file."""
    lines = (GOLDEN / "nested.txt").read_text(encoding="utf-8").splitlines()
    return [_case(line) for line in lines if line and not line.startswith("#")]


def _case(line: str) -> Case:
    text, spans = read_marked(line)
    return Case(text=text, source=tuple(spans["S"]), content=tuple(spans["C"]))


def read_inside(text: str) -> list[SpanGroup]:
    """Give what is said inside a text that is one content."""
    (found,) = find_nested(text, [(Span(0, len(text)),)], find_quotations(text))
    return [each.group for each in found if _is_speech(text, each.group)]


def _is_speech(text: str, group: SpanGroup) -> bool:
    act = judge_cue(text, group.cue, group.content, group.source).act
    return act not in ATTITUDES and act != "other"


def is_right(case: Case, group: SpanGroup) -> bool:
    """Say whether a group has the gold content and a word of the gold source."""
    gold, own = _words(case.text, case.content), _words(case.text, group.content)
    voice, own_voice = _words(case.text, case.source), _words(case.text, group.source)
    same_voice = bool(voice & own_voice) if voice else not own_voice
    return bool(gold) and same_voice and len(gold & own) >= SAME_CONTENT * len(gold | own)


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    return {match.start() for span in spans for match in _WORD.finditer(text, span.start, span.end)}
