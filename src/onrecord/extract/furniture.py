"""Furniture: of which kind a line is that was cut, and why.

Order: the headline and its repeats; template leftovers; what the markup says; words of
furniture in the line; the heading it stands under ("Most read"); else other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.domain.article import FURNITURE_KINDS, Furniture, FurnitureKind
from onrecord.extract.lines import Line
from onrecord.extract.phrases import Reach, phrases_of
from onrecord.extract.sources import source_of
from onrecord.extract.times import read_time

_TEMPLATE = re.compile(r"\{\{|\}\}|\$\{|<%|%>|\[%|%\]")
_DIGIT = re.compile(r"\d")
_DATE_WORDS = 12
_STANDS_OVER = frozenset(("most_read", "related", "newsletter", "support", "comment", "topics"))
_CARRY_LINES = 24
_PHRASE_ORDER = (
    "newsletter", "support", "most_read", "related", "advert", "legal", "comment", "share", "credit",
    "byline", "date", "topics", "navigation",
)  # fmt: skip
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


def furniture_of(lines: Sequence[Line], kept: frozenset[int], headline: int | None) -> tuple[Furniture, ...]:
    """Name the kind of every line that is not in the article.

    Args:
        lines: All lines of the page.
        kept: Numbers of the lines that are body or standfirst.
        headline: Number of the headline's line, or None.

    Returns:
        The furniture in page order, each with its reason.
    """
    title = lines[headline].text if headline is not None else None
    found: list[Furniture] = []
    over: FurnitureKind | None = None
    left = 0
    for line in lines:
        if line.number in kept or line.number == headline:
            over = None
        if line.number in kept:
            continue
        phrases = phrases_of(line.text)
        kind, reason = _own_kind(line, title, phrases)
        heads = phrases and any(phrases.get(name) in ("whole", "start") for name in _STANDS_OVER)
        if heads and len(line.text.split()) <= 12:
            over, left = kind if kind in _STANDS_OVER else None, _CARRY_LINES
        elif over and left > 0 and (kind is None or (line.place is None and kind in ("navigation", "date"))):
            kind, reason, left = over, f"stands under a heading of the kind {over}", left - 1
        found.append(
            Furniture(
                kind=kind or "other",
                text=line.text,
                line=line.number,
                reason=reason or "reads unlike the paragraphs of the article",
            )
        )
    return tuple(found)


def _own_kind(
    line: Line, title: str | None, phrases: Mapping[str, Reach]
) -> tuple[FurnitureKind | None, str]:
    if title is not None and line.text == title:
        return "headline", "is the headline"
    if _TEMPLATE.search(line.text):
        return "template", "holds marks of a template"
    place = line.place
    if place is not None:
        for region, kind in _REGIONED:
            if region in place.within:
                return kind, f"stands in the page's {region}"
        for hint, kind in _HINTED:
            if hint in place.hints:
                return kind, f"its markup names it {kind}"
    if phrases:
        for reach in ("whole", "start", "inside"):
            for name in _PHRASE_ORDER:
                if phrases.get(name) == reach:
                    return _as_kind(name), f"its words are those of the kind {name}"
    if _DIGIT.search(line.text) and len(line.text.split()) <= _DATE_WORDS and read_time(line.text):
        return "date", "is a date"
    photo = source_of(line.text)
    if photo is not None:
        return ("caption" if photo.caption else "credit"), "names a picture's source"
    return None, ""


def _as_kind(name: str) -> FurnitureKind:
    return name if name in FURNITURE_KINDS else "other"  # type: ignore[return-value]  # one of its names
