"""Furniture: of which kind a line is that was cut, and why.

Order: the headline and its repeats; template leftovers; what the markup says; words of
furniture in the line; the heading it stands under ("Most read"); else other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.domain.article import FURNITURE_KINDS, Furniture, FurnitureKind
from onrecord.extract.features import HOLDS_MARK, HOLDS_YEAR, Noted
from onrecord.extract.lines import Line, Place, count_words
from onrecord.extract.phrases import Reach, phrases_of
from onrecord.extract.sources import source_of
from onrecord.extract.times import read_time

_TEMPLATE = ("{{", "}}", "${", "<%", "%>", "[%", "%]")
_YEAR = re.compile(r"\d{4}")  # in every full date
_PICTURE_LINES = 25
_DATE_WORDS = _HEADING_WORDS = 12
_STANDS_OVER = frozenset(("most_read", "related", "newsletter", "support", "comment", "topics"))
_CARRY_LINES = 24
_PHRASE_ORDER = (
    "newsletter", "support", "most_read", "related", "advert", "legal", "comment", "share", "credit",
    "byline", "date", "topics", "navigation",
)  # fmt: skip
_PHRASE_PLACES = {name: place for place, name in enumerate(_PHRASE_ORDER)}
_REACHES = {"whole": 0, "start": 1, "inside": 2}
_UNLIKE = "reads unlike the paragraphs of the article"
_HINTED: tuple[tuple[str, FurnitureKind], ...] = (
    ("-newsletter", "newsletter"),
    ("-comment", "comment"),
    ("-share", "share"),
    ("caption", "caption"),
    ("credit", "credit"),
    ("byline", "byline"),
    ("-bio", "byline"),
    ("-related", "related"),
    ("-tags", "topics"),
    ("-ad", "advert"),
    ("-legal", "legal"),
    ("-nav", "navigation"),
)
_REGIONED: tuple[tuple[str, FurnitureKind], ...] = (
    ("caption", "caption"),
    ("nav", "navigation"),
    ("footer", "navigation"),
    ("form", "newsletter"),
)


def furniture_of(
    lines: Sequence[Line], kept: frozenset[int], headline: int | None, *, noted: Noted | None = None
) -> tuple[Furniture, ...]:
    """Name the kind of every line that is not in the article.

    Args:
        lines: All lines of the page.
        kept: Numbers of the lines that are body or standfirst.
        headline: Number of the headline's line, or None.
        noted: What was found in the lines, if it is known; a dump's line is then asked no more.

    Returns:
        The furniture in page order, each with its reason.
    """
    texts = [line.text for line in lines] if noted is None else noted.texts
    title = texts[headline] if headline is not None else None
    marked = texts if noted is None else [texts[number] for number in noted.lines_with(HOLDS_MARK)]
    templates = [mark for mark in _TEMPLATE if any(mark in text for text in marked)]
    near = frozenset(_near_article(kept, headline))
    asked: Iterable[int] = range(len(lines))
    if noted is not None:
        near &= noted.sourced
        if lines and lines[0].place is None:
            asked = _asked(noted, near | kept, title, HOLDS_YEAR | HOLDS_MARK if templates else HOLDS_YEAR)
    found: list[Furniture] = []
    over: FurnitureKind | None = None
    left = at = 0
    for number in asked:
        if number > at:
            left = _pass_over(found, texts[at:number], at, over, left)
        at = number + 1
        if number in kept:
            over = None
            continue
        if number == headline:
            over = None
        text, place = texts[number], lines[number].place
        phrases = phrases_of(text) if noted is None else noted.phrases.get(number)
        said = _said_kind(tuple(phrases.items())) if phrases else _NOTHING_SAID
        kind: FurnitureKind | None
        if text == title:
            kind, reason = "headline", "is the headline"
        else:
            kind, reason = _own_kind(text, place, said, templates, number in near)
        if said.may_open and count_words(text) <= _HEADING_WORDS:
            over, left = kind if kind in _STANDS_OVER else None, _CARRY_LINES
        elif over and left > 0 and (kind is None or (place is None and kind in ("navigation", "date"))):
            kind, reason, left = over, _UNDER[over], left - 1
        found.append(_make(kind or "other", text, number, reason or _UNLIKE))
    _pass_over(found, texts[at:], at, over, left)
    return tuple(found)


def _asked(noted: Noted, known: frozenset[int], title: str | None, signs: int) -> list[int]:
    """Give the lines of a dump that their own words or place may say something of: all others are alike."""
    asked = {*noted.phrases, *known, *noted.lines_with(signs)}
    at = -1
    for _ in range(noted.texts.count(title) if title is not None else 0):
        at = noted.texts.index(title, at + 1)
        asked.add(at)
    return sorted(asked)


def _pass_over(
    found: list[Furniture], texts: Sequence[str], first: int, over: FurnitureKind | None, left: int
) -> int:
    """Add lines that say nothing of themselves: under a heading they are of its kind, as many as are left."""
    under = min(left, len(texts)) if over else 0
    if over:
        for number, text in enumerate(texts[:under], first):
            found.append(_make(over, text, number, _UNDER[over]))
    for number, text in enumerate(texts[under:] if under else texts, first + under):
        found.append(_make("other", text, number, _UNLIKE))
    return left - under


def _make(kind: FurnitureKind, text: str, number: int, reason: str) -> Furniture:
    """Make one line's furniture, in a third of the time that `Furniture(...)` takes; a page has hundreds."""
    made = _new(Furniture)
    _set_kind(made, kind)
    _set_text(made, text)
    _set_line(made, number)
    _set_reason(made, reason)
    return made


def _near_article(kept: frozenset[int], headline: int | None) -> range:
    """Give the lines near enough to the article to be about one of its pictures."""
    own = kept if headline is None else kept | {headline}
    return range(min(own) - _PICTURE_LINES, max(own) + _PICTURE_LINES + 1) if own else range(0)


class _Said(NamedTuple):
    """What the phrases of a line make of it.

    Args:
        kind: The kind that they name, with its reason; None where they name none.
        may_open: Whether a short line of these phrases opens a box of furniture.
    """

    kind: tuple[FurnitureKind, str] | None
    may_open: bool


_NOTHING_SAID = _Said(None, False)


@lru_cache(maxsize=4096)
def _said_kind(phrases: tuple[tuple[str, Reach], ...]) -> _Said:
    named = [
        (_REACHES[reach], _PHRASE_PLACES[name], name) for name, reach in phrases if name in _PHRASE_PLACES
    ]
    return _Said(
        _SPOKEN[min(named)[-1]] if named else None,
        any(name in _STANDS_OVER and reach != "inside" for name, reach in phrases),
    )


def _own_kind(
    text: str, place: Place | None, said: _Said, templates: Sequence[str], may_be_picture: bool
) -> tuple[FurnitureKind | None, str]:
    if templates and any(mark in text for mark in templates):
        return "template", "holds marks of a template"
    marked = None if place is None else _marked_kind(place.within, place.hints)
    if marked is not None:
        return marked
    if said.kind is not None:
        return said.kind
    if _YEAR.search(text) and count_words(text) <= _DATE_WORDS and read_time(text):
        return "date", "is a date"
    photo = source_of(text) if may_be_picture else None
    if photo is not None:
        return ("caption" if photo.caption else "credit"), "names a picture's source"
    return None, ""


@lru_cache(maxsize=4096)
def _marked_kind(within: frozenset[str], hints: frozenset[str]) -> tuple[FurnitureKind, str] | None:
    """Say what the markup about a line makes of it; None where it says nothing."""
    for region, kind in _REGIONED:
        if region in within:
            return kind, f"stands in the page's {region}"
    for hint, kind in _HINTED:
        if hint in hints:
            return kind, f"its markup names it {kind}"
    return None


def _said(kind: str) -> str:
    """Give a kind's name as words."""
    return kind.replace("_", " ")


def _as_kind(name: str) -> FurnitureKind:
    return name if name in FURNITURE_KINDS else "other"  # type: ignore[return-value]  # one of its names


_new = object.__new__
_set_kind, _set_text, _set_line, _set_reason = (
    vars(Furniture)[name].__set__ for name in ("kind", "text", "line", "reason")
)
_UNDER = {kind: f"stands under a heading of the kind {_said(kind)}" for kind in _STANDS_OVER}
_SPOKEN = {name: (_as_kind(name), f"its words are those of the kind {_said(name)}") for name in _PHRASE_ORDER}
