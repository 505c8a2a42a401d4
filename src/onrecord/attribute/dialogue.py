"""Turns of a printed conversation: "LEE: words", as interviews and transcripts give it.

Takes a text; gives its turns. The network reads prose; here the layout itself says who speaks, so a
rule is righter than a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from onrecord.domain.span import Span

# A paragraph that opens with a short name and a colon.
_TURN = re.compile(
    r"^(?P<mark>[\"“”'‘«]?)[ \t]*"
    r"(?P<voice>[A-Z][A-Z.’'-]*(?: [A-Z][A-Z.’'-]*){0,3}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})"
    r"(?:[ \t]?\([^()\n]{2,40}\))?[ \t]?(?P<cue>:)[ \t]+(?P<words>\S.*)$",
    re.MULTILINE,
)
# Between two turns the paragraphs go on with the first one, but for remarks in brackets; what follows
# the last turn may be prose again, so that turn is one paragraph.
# A conversation has turns enough, two voices of which one comes back, and sentences; its names stand
# in capitals or one of the two asks. Results, notes and lists of facts ("Ohio: 12 percent") look
# alike but for that.
# Labels of teasers, which nobody bears as a name.
_LABELS = frozenset(
    {"WATCH", "READ", "VIDEO", "PHOTOS", "LISTEN", "BREAKING", "UPDATE", "RELATED", "FACT CHECK", "EXCLUSIVE"}
)
FEWEST_TURNS = 3
FEWEST_WORDS = 7


_PARAGRAPH = re.compile(r"\S.*\S|\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one voice says before the next one speaks; spans are of the whole text, `words` at least one."""

    voice: Span
    cue: Span
    words: tuple[Span, ...]


def find_turns(text: str) -> tuple[Turn, ...]:
    """Find the turns of a printed conversation.

    Args:
        text: Any text, its paragraphs on lines of their own.

    Returns:
        The turns in order; none where the text is no conversation.
    """
    matches = [match for match in _TURN.finditer(text) if match["voice"].upper() not in _LABELS]
    if len(matches) < FEWEST_TURNS:
        return ()
    voices = Counter(match["voice"] for match in matches)
    matches = [match for match in matches if _speaks(match["voice"], voices)]
    if len(matches) < FEWEST_TURNS or not _is_talk(matches):
        return ()
    ends = [match.start() for match in matches[1:]]
    return tuple(
        Turn(
            voice=Span(*match.span("voice")),
            cue=Span(*match.span("cue")),
            words=(_words(match), *_going_on(text, match.end(), end)),
        )
        for match, end in zip_longest(matches, ends)
    )


def _going_on(text: str, start: int, end: int | None) -> Iterator[Span]:
    """Give the paragraphs between two turns that are no remark in brackets."""
    if end is not None:
        for match in _PARAGRAPH.finditer(text, start, end):
            if match[0][0] not in "([" and match[0].strip('"“”'):
                yield Span(*match.span())


def _speaks(voice: str, voices: Counter[str]) -> bool:
    """Say whether a voice comes back, if only as the surname of a longer form."""
    return any(other == voice and count > 1 for other, count in voices.items()) or any(
        other != voice and voice.split()[-1] == other.split()[-1] for other in voices
    )


def _is_talk(matches: Sequence[re.Match[str]]) -> bool:
    words = sum(len(match["words"].split()) for match in matches)
    if words < FEWEST_WORDS * len(matches) or len({match["voice"].split()[-1] for match in matches}) < 2:
        return False
    if all(match["voice"].isupper() for match in matches):
        return True
    asked = Counter(match["voice"] for match in matches if "?" in match["words"])
    turns = Counter(match["voice"] for match in matches)
    return any(count > 1 and 2 * count >= turns[voice] for voice, count in asked.items())


def _words(match: re.Match[str]) -> Span:
    """Give the words of a turn without a closing mark whose partner stands before the name."""
    span = Span(*match.span("words"))
    if match["mark"] and match["words"].rstrip()[-1] in "\"”'’»":
        return Span(span.start, span.start + len(match["words"].rstrip()) - 1)
    return span
