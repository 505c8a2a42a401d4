"""Hearing: what is known while the attributions of one page are worked through.

Holds what was said so far, so that later statements can look back; and makes a Speaker of
a voice, certain or not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.domain.article import Article
from onrecord.domain.span import Span
from onrecord.domain.statement import Attribution, Speaker, SpeakerType
from onrecord.resolve.lexicon import given_gender, lexicon
from onrecord.resolve.names import is_initial
from onrecord.resolve.pronouns import Choice, Trail
from onrecord.resolve.roster import Roster
from onrecord.resolve.sources import Source
from onrecord.resolve.things import is_plain
from onrecord.resolve.voices import Voice

LOOK_BACK = 50  # contents looked at for one that holds a source
NEAR = 2  # paragraphs that "who spoke last" lasts

Found = tuple[tuple[Voice, ...], Speaker]
NOBODY: Found = ((), Speaker())


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An attribution whose speaker is found.

    Args:
        index: Its place among the article's attributions.
        source: Its source, read.
        voices: Whose words they are, where that is certain.
        speaker: As it is given out.
        token: Index of the source's first token; -1 without one.
    """

    index: int
    source: Source
    voices: tuple[Voice, ...]
    speaker: Speaker
    token: int


@dataclass(slots=True, kw_only=True)
class Hearing:
    """What is known while the attributions of one page are worked through.

    Args:
        article: The page's article.
        attributions: All of them.
        roster: The voices of the page.
        trails: Where they stand, by field.
        sources: The attributions' sources, read, in the same order.
        contents: The spans of their contents with their index, by field, in order.
        said: What is settled, by index.
        order: The indices settled, in order.
    """

    article: Article
    attributions: Sequence[Attribution]
    roster: Roster
    trails: dict[str, Trail]
    sources: list[Source]
    contents: dict[str, list[tuple[Span, int]]] = field(default_factory=dict)
    said: dict[int, Said] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for index, each in enumerate(self.attributions):
            self.contents.setdefault(each.field, []).extend((span, index) for span in each.content)
        for spans in self.contents.values():
            spans.sort()

    def last_before(self, index: int, token: int) -> Said | None:
        """Give what was said last before a token of the same field, if it is near."""
        place = self.attributions[index].field
        tokens = self.roster.fields[place].tokens
        for other in reversed(self.order):
            said = self.said[other]
            if (
                self.attributions[other].field == place
                and 0 <= said.token < token
                and said.source.form != "none"
            ):
                is_near = tokens[token].paragraph - tokens[said.token].paragraph <= NEAR
                return said if is_near else None
        return None

    def around(self, index: int) -> Said | None:
        """Give the attribution whose content holds this one's source or cue."""
        outer = self.outer(index)
        return self.said.get(outer) if outer is not None else None

    def outer(self, index: int) -> int | None:
        """Give the index of the attribution whose content holds this one's source or cue."""
        own = self.attributions[index]
        if own.within is not None:
            return own.within
        spans = own.source or own.cue
        if not spans:
            return None
        held = self.contents.get(own.field, [])
        last = bisect_right(
            held, (spans[0].start, len(self.attributions)), key=lambda each: (each[0].start, each[1])
        )
        near = held[max(0, last - LOOK_BACK) : last]
        return min(
            (other for span, other in near if other != index and span.contains(spans[0])), default=None
        )


def speaker_of(voice: Voice, source: Source, is_sure: bool) -> Speaker:
    """Make a Speaker of a voice; only a candidate where it is not sure."""
    name = bare(voice.name)
    is_person = voice.is_person if voice.is_person is not None else _seems_person(voice, source)
    voice.is_person = is_person
    role = voice.role if is_person else None
    if name.lower() in lexicon().parties:
        return Speaker(name=name, type="group")
    kind: SpeakerType = "person" if is_person else "organization"
    if not is_sure:
        return Speaker(type=kind, role=role, candidate=name)
    return Speaker(name=name, type=kind, role=role)


def bare(name: str) -> str:
    """Give a name without its leading article."""
    return name[4:] if name.lower().startswith("the ") else name


def _seems_person(voice: Voice, source: Source) -> bool:
    first = voice.name.split()[0] if voice.name else ""
    if is_initial(first) and len(voice.words) > 1:
        return True
    if len(first) > 1 and first.isupper() and not voice.name.isupper():
        return False
    if any(_is_acronym(word) for word in voice.name.split()[1:]) and not voice.name.isupper():
        return False
    if is_plain(voice.words):
        return False
    if voice.gender is not None or given_gender(voice.words[0]) is not None:
        return True
    return 1 < len(voice.words) < 5 and not source.is_definite


def _is_acronym(word: str) -> bool:
    return 1 < len(word) < 6 and word.isalpha() and word.isupper() and word.lower() not in lexicon().suffixes


def chosen(choice: Choice | None, source: Source) -> Found:
    """Make of a choice what the caller hands on: its voice if certain, and the Speaker."""
    if choice is None:
        return NOBODY
    if not choice.voice.name:
        return (choice.voice,), Speaker(role=choice.voice.role)
    return ((choice.voice,) if choice.is_sure else ()), speaker_of(choice.voice, source, choice.is_sure)
