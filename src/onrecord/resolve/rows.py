"""Rows: the mentions of one topic in their places, with what was found of each so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from onrecord.domain.article import Article
from onrecord.resolve.forms import NameForm
from onrecord.resolve.lexicon import Gender
from onrecord.resolve.mentions import Reading
from onrecord.resolve.pronouns import Trail, lay_trails
from onrecord.resolve.roster import Roster, build_roster


@dataclass(slots=True, kw_only=True)
class Named:
    """Somebody whom a topic names.

    Args:
        number: Its place among them.
        form: The fullest name.
        count: How often it is named in full.
        gender: What names, titles or pronouns tell.
        roles: What the topic's mentions say of them, each as a set of words.
    """

    number: int
    form: NameForm
    count: int = 0
    gender: Gender | None = None
    roles: set[frozenset[str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document: its words, its voices, and where they are named."""

    words: str
    roster: Roster
    trail: Trail

    def token_at(self, start: int) -> int:
        """Give the index of the first token that begins at an offset or behind it."""
        tokens = self.trail.words.tokens
        return min(bisect_left(tokens, start, key=attrgetter("start")), len(tokens) - 1)


@dataclass(slots=True, kw_only=True)
class Row:
    """One mention in its place.

    Args:
        number: Its place in the topic.
        reading: The mention, read.
        owner: Whom it names, or None.
        label: What it is filed under; empty as long as nothing is found.
        event: The event that its document tells of.
        sentence: The number of its sentence.
        text: Its document.
        before: The mentions of persons before it in its document, in order; with `after` all but it.
        after: Those behind it.
    """

    number: int
    reading: Reading
    owner: Named | None = None
    label: str = ""
    event: int = 0
    sentence: int = 0
    text: Text | None = None
    before: Sequence[Row] = ()
    after: Sequence[Row] = ()

    @property
    def start(self) -> int:
        """Where it begins in its document."""
        return self.reading.mention.start

    @property
    def end(self) -> int:
        """Where it ends in its document."""
        return self.start + len(self.reading.mention.text)

    @property
    def is_described(self) -> bool:
        """Whether it is a description and neither a name nor a pronoun."""
        return self.owner is None and self.reading.pronoun is None


def read_text(words: str) -> Text:
    """Read a document: list its voices and lay the trail of their namings."""
    roster = build_roster(Article(text=words))
    return Text(words=words, roster=roster, trail=lay_trails(roster)["text"])
