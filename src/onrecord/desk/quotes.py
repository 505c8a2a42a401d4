"""Quotes: a statement as a list shows it, in the sentence that holds it.

Pure: what is known of the archive arrives as arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.desk.differences import Comparison
from onrecord.desk.marks import Run, mark_sentence, shorten
from onrecord.desk.showing import Showing
from onrecord.desk.wording import FIELDS, KINDS, POLARITIES, Voice, name_voice, say_said
from onrecord.domain.listing import ArticleCard, StatementCard
from onrecord.domain.statement import ATTITUDES, StatementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A statement as a list shows it.

    Args:
        id: The statement's id.
        article: Where it stands.
        voice: Who.
        runs: The sentence with content and cue marked; only the content where the sentence is
            not known, and then the statement is an assertion.
        cue, kind, kind_name, polarity, field, said, settings: Labels.
        is_attitude: Whether it is a thought or a plan and no speech.
        comparison: The pasted words against these, where words were pasted.
    """

    id: str
    article: ArticleCard
    voice: Voice
    runs: tuple[Run, ...]
    cue: str
    kind: str
    kind_name: StatementKind
    polarity: str
    field: str
    said: str
    settings: tuple[str, ...]
    is_attitude: bool
    comparison: Comparison | None = None

    @property
    def link(self) -> str:
        """Give the statement's permalink."""
        return f"/statement/{self.id}"


def view_quote(
    card: StatementCard, showing: Showing, *, compare: Callable[[str], Comparison] | None = None
) -> Quote:
    """Lay out a statement of a list.

    A content that is not asserted is shown in its sentence or not at all, for without its cue
    it would say the opposite of what was said.

    Args:
        card: The statement.
        showing: Who may see what.
        compare: Compares the content with pasted words.
    """
    runs = mark_sentence(card.context, card.text, card.cue_text, card.kind)
    if runs is None:
        is_safe = card.polarity == "asserted" and not card.context
        runs = (Run(text=card.text, depth=1),) if is_safe else (Run(text=card.context),)
    return Quote(
        id=card.id,
        article=card.article,
        voice=name_voice(card.speaker, showing.speaker_link(card.person, card.speaker)),
        runs=shorten(runs, showing.context_limit),
        cue=card.cue_text,
        kind=KINDS[card.kind],
        kind_name=card.kind,
        polarity=POLARITIES[card.polarity],
        field="" if card.field == "text" else FIELDS[card.field],
        said=say_said(card.said_on, card.said_text),
        settings=tuple(dict.fromkeys(text for text in (card.occasion, card.channel, card.place) if text)),
        is_attitude=card.act in ATTITUDES,
        comparison=compare(_comparable(card)) if compare else None,
    )


def _comparable(card: StatementCard) -> str:
    """Give the words to compare: the content, or its sentence where it is not asserted."""
    return card.text if card.polarity == "asserted" else card.context
