"""Tellings: statements as they are matched across outlets, and the lines they make.

A line is one statement as every outlet told it. It is made of matches; a person's judgement
comes before any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.domain.article import Field
from onrecord.domain.listing import StatementCard
from onrecord.domain.match import Change
from onrecord.domain.statement import Polarity, Speaker, StatementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A statement as it is matched with others: one outlet's telling of it.

    Args:
        id: The statement's id.
        article: The id of its article.
        day: Day of publication, else of capture, counted from the year 1.
        field: The article's field in which it stands.
        text: Its content.
        speaker: As its page names them.
        person: The id of the speaker's person, or None.
        kind, polarity: As in the record.
    """

    id: str
    article: str
    day: int
    field: Field
    text: str
    speaker: Speaker
    person: str | None
    kind: StatementKind
    polarity: Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchDecision:
    """One line of the ledger of judgements on statements.

    Args:
        id: What `undo` takes.
        kind: A person's verdict on two statements, or an undoing.
        one, other: Ids of the statements.
        by: Who decided.
        at: ISO 8601 in UTC.
        reason: Why.
        is_live: Whether it holds today: neither undone nor superseded.
    """

    id: str
    kind: Literal["same", "different", "undo"]
    one: str
    other: str
    by: str
    at: str
    reason: str
    is_live: bool


VariantRelation = Literal["fullest", "verbatim", "trimmed", "altered", "paraphrase", "joined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One wording of a line, with all outlets that print it.

    Args:
        cards: The statements in these words, the first appearance first.
        relation: To the fullest verbatim form; "joined" where a person's judgement alone or
            another wording ties it.
        changes: The words that differ from the fullest form.
        is_quotation: Whether these words stand, at least in part, between quotation marks.
    """

    cards: tuple[StatementCard, ...]
    relation: VariantRelation
    changes: tuple[Change, ...] = ()
    is_quotation: bool = False

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that print it, in order, none twice."""
        return tuple(dict.fromkeys(card.article.outlet for card in self.cards if card.article.outlet))

    @property
    def lost_hedges(self) -> tuple[str, ...]:
        """The hedges of the fullest form that these words lack."""
        return tuple(change.there for change in self.changes if change.kind == "hedge_lost")

    @property
    def added_hedges(self) -> tuple[str, ...]:
        """The hedges that these words have and the fullest form lacks."""
        return tuple(change.here for change in self.changes if change.kind == "hedge_added")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement through the outlets.

    Args:
        first: Its first appearance.
        variants: Its wordings, the fullest verbatim form first, then by first appearance.
    """

    first: StatementCard
    variants: tuple[Variant, ...]

    @property
    def fullest(self) -> StatementCard:
        """The fullest verbatim form; where nobody quotes, the fullest paraphrase."""
        return self.variants[0].cards[0]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell it, by variant, none twice."""
        return tuple(dict.fromkeys(outlet for variant in self.variants for outlet in variant.outlets))

    @property
    def size(self) -> int:
        """How many statements it has."""
        return sum(len(variant.cards) for variant in self.variants)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Two statements of one speaker on one subject that disagree, side by side.

    It is a question and no verdict: both may be true at their time.

    Args:
        earlier, later: By day of publication, else of capture.
        about: "figure" or "polarity".
        reasons: What differs, in words.
    """

    earlier: StatementCard
    later: StatementCard
    about: Literal["figure", "polarity"]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many statements are looked at, to find what one could be the same as.

    Args:
        most: Candidates of one statement.
        run_weight: Words that a run in common counts as.
        of_a_run: Statements that hold a run, on either side of a day: the nearest.
        of_a_word: Statements that hold a word of the speaker, the newest, where many do.
        words_at_once: So many of all words of an article together are many;
        keys_at_once: so many words are asked for together.
    """

    most: int = 12
    run_weight: int = 3
    of_a_run: int = 30
    of_a_word: int = 60
    words_at_once: int = 4_000
    keys_at_once: int = 400
