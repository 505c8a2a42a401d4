"""Tracing: a statement's line through the outlets, and what its speaker said otherwise, laid out.

Every wording is held against the fullest verbatim form, word by word. Statements of one speaker
that disagree are put side by side as a question; the desk calls nobody inconsistent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from onrecord.desk.differences import compare_words
from onrecord.desk.folding import OPEN, Fold, fold
from onrecord.desk.quotes import Quote, view_quote
from onrecord.desk.showing import Showing
from onrecord.domain.listing import Filter, StatementCard
from onrecord.domain.telling import Line, Position, Variant
from onrecord.relate.lines import trace
from onrecord.relate.positions import find_positions

if TYPE_CHECKING:
    from onrecord.store import Archive

MOST_POSITIONS = 3
_LOOKED_AT = 20
RELATIONS = {
    "fullest": "the fullest form",
    "verbatim": "the same words",
    "trimmed": "trimmed",
    "altered": "words changed",
    "paraphrase": "paraphrased",
    "joined": "joined by other wordings",
}
NEARLY = "nearly the same words"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfLine:
    """Which part of a line the page shows.

    Args:
        wording: Number of the one wording whose outlets are shown; None for all wordings.
        page: Of its outlets, or of the wordings.
    """

    wording: int | None = None
    page: int = 1

    @property
    def is_beginning(self) -> bool:
        """Say whether this is what the statement's own address shows."""
        return self.wording is None and self.page == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingShown:
    """One wording of a line.

    Args:
        number: Its place in the line, from 1: the fullest form is the first.
        quote: Its first appearance, compared with the fullest form.
        relation: To the fullest form, in words.
        tellings: Where it stands, the first appearance first.
        lost, added: Hedges that it lacks, and that it has besides.
        is_fullest: Whether it is the fullest form itself.
        is_here: Whether the statement that the page shows is in these words.
        turns_quotation: Whether it paraphrases where the fullest form quotes.
    """

    number: int
    quote: Quote
    relation: str
    tellings: Fold[StatementCard]
    lost: tuple[str, ...]
    added: tuple[str, ...]
    is_fullest: bool
    is_here: bool
    turns_quotation: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShown:
    """A line as a statement's page shows it.

    Args:
        first: Where it appeared first.
        outlets: How many tell it.
        size: How many statements it has.
        wordings: The fullest form first; the page's own among those that stand open.
        many: How many wordings there are.
        is_whole: Whether this is the beginning, and no further part.
    """

    first: StatementCard
    outlets: int
    size: int
    wordings: Fold[WordingShown]
    many: int
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionShown:
    """Two statements of one speaker that disagree.

    Args:
        other: The one that the page does not show.
        is_earlier: Whether the other came first.
        about: "figure" or "polarity".
    """

    other: Quote
    is_earlier: bool
    about: str


def view_line(
    archive: Archive, card: StatementCard, showing: Showing, part: PartOfLine | None = None
) -> LineShown | None:
    """Lay out the line of a statement, or a part of it; None where it stands alone."""
    part = part or PartOfLine()
    line = trace(archive.line_of(card.id))
    if line is None:
        return None
    return LineShown(
        first=line.first,
        outlets=len(line.outlets),
        size=line.size,
        wordings=_choose(line, card, part).each(lambda number: _wording(number, line, card, showing, part)),
        many=len(line.variants),
        is_whole=part.is_beginning,
    )


def _choose(line: Line, card: StatementCard, part: PartOfLine) -> Fold[int]:
    """Give the places of the wordings to show."""
    places = list(range(len(line.variants)))
    if part.wording is not None:
        return fold(places[:1] if part.wording > len(places) else [part.wording - 1])
    own = next((place for place in places if _holds(line.variants[place], card)), 0)
    if own >= OPEN:
        places.insert(1, places.pop(own))
    return fold(places, part.page)


def _holds(variant: Variant, card: StatementCard) -> bool:
    return any(each.id == card.id for each in variant.cards)


def _wording(place: int, line: Line, card: StatementCard, showing: Showing, part: PartOfLine) -> WordingShown:
    variant = line.variants[place]
    is_fullest = variant is line.variants[0]
    compare = None if is_fullest else partial(compare_words, line.fullest.text)
    quote = view_quote(variant.cards[0], showing, compare=compare)
    return WordingShown(
        number=place + 1,
        quote=quote,
        relation=_relation(variant, quote),
        tellings=fold(variant.cards, part.page if part.wording is not None else 1),
        lost=variant.lost_hedges,
        added=variant.added_hedges,
        is_fullest=is_fullest,
        is_here=_holds(variant, card),
        turns_quotation=line.variants[0].is_quotation and not variant.is_quotation,
    )


def _relation(variant: Variant, quote: Quote) -> str:
    """Name the relation to the fullest form; small words and word endings may differ in "the same"."""
    is_same = quote.comparison is None or quote.comparison.is_same
    return RELATIONS[variant.relation] if is_same or variant.relation != "verbatim" else NEARLY


def view_positions(archive: Archive, card: StatementCard, showing: Showing) -> tuple[PositionShown, ...]:
    """Lay out what the statement's speaker said otherwise; nothing where the speaker has no page."""
    if card.person is None or not showing.has_page(card.speaker.type):
        return ()
    filter = Filter(person=card.person, with_uncertain=False)
    close = archive.find_similar(card.text, filter, limit=_LOOKED_AT).items
    beside = tuple(other for _, other in archive.contradictions_of(card.id))
    others = {other.id: other for other in (*beside, *close)}
    found = find_positions(card, list(others.values()))
    return tuple(_position(each, card, showing) for each in found[:MOST_POSITIONS])


def _position(found: Position, card: StatementCard, showing: Showing) -> PositionShown:
    is_earlier = found.later.id == card.id
    other = found.earlier if is_earlier else found.later
    return PositionShown(
        other=view_quote(other, showing, compare=partial(compare_words, card.text)),
        is_earlier=is_earlier,
        about=found.about,
    )
