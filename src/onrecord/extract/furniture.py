"""Furniture: of which kind a line is that was cut, and why.

Order: the headline and its repeats; template leftovers; what the markup says; words of
furniture in the line; the heading it stands under ("Most read"); else other.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple, TypeAlias

from onrecord.domain.article import FURNITURE_KINDS, Furniture, FurnitureKind
from onrecord.extract.features import HOLDS_MARK, HOLDS_YEAR, Noted
from onrecord.extract.lines import Line, count_words
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
_Named: TypeAlias = tuple[FurnitureKind, str]  # a kind and its reason
_OTHER: _Named = ("other", _UNLIKE)
_APART: _Named = ("other", "reads like the article, but stands apart from it")
_WEAK = frozenset(("navigation", "date"))  # what a dump's line looks like under any heading
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
    lines: Sequence[Line],
    kept: frozenset[int],
    headline: int | None,
    *,
    noted: Noted | None = None,
    likely: Iterable[int] = (),
) -> tuple[Furniture, ...]:
    """Name the kind of every line that is not in the article.

    Args:
        lines: All lines of the page.
        kept: Numbers of the lines that are body or standfirst.
        headline: Number of the headline's line, or None.
        noted: What was found in the lines, if it is known; a dump's line is then asked no more.
        likely: Numbers of lines that read like paragraphs; those cut stand in a box, or far away.

    Returns:
        The furniture in page order, each with its reason.
    """
    texts = [line.text for line in lines] if noted is None else noted.texts
    is_dump = bool(lines) and lines[0].place is None
    phrases = noted.phrases if noted is not None else dict(enumerate(map(phrases_of, texts)))
    said = {number: _said_kind(tuple(own.items())) for number, own in phrases.items()}
    named = {number: own.kind for number, own in said.items() if own.kind is not None}
    near = frozenset(_near_article(kept, headline))
    asked: Iterable[int] = range(len(lines))
    marked: Sequence[int] = range(len(lines))
    if noted is not None:
        near &= noted.sourced
        marked = noted.lines_with(HOLDS_MARK)
        asked = {*noted.lines_with(HOLDS_YEAR), *near} if is_dump else asked
    everywhere = _about_all([lines[number] for number in kept])
    held = "\n".join(map(texts.__getitem__, marked))
    templates = [mark for mark in _TEMPLATE if mark in held]
    for number in {*asked, *(marked if templates else ())}.difference(kept):
        own = _own_kind(
            lines[number],
            templates,
            everywhere=everywhere,
            may_be_picture=number in near,
            is_named=number in named,
        )
        if own is not None:
            named[number] = own
    title = texts[headline] if headline is not None else None
    for number in _places_of(title, texts):
        named[number] = ("headline", "is the headline")
    apart = kept if headline is None else kept | {headline}
    opens = [
        number
        for number, own_said in said.items()
        if own_said.may_open and number not in kept and count_words(texts[number]) <= _HEADING_WORDS
    ]
    _name_under(named, opens, apart, len(texts), is_dump=is_dump)
    for number in likely:
        named.setdefault(number, _APART)
    return _made(texts, named, kept)


def _places_of(text: str | None, texts: Sequence[str]) -> Iterator[int]:
    """Give the numbers of the lines that say a text and nothing else."""
    at = -1
    for _ in range(texts.count(text) if text is not None else 0):
        at = texts.index(text, at + 1)
        yield at


def _name_under(
    named: dict[int, _Named], opens: Sequence[int], apart: frozenset[int], lines: int, *, is_dump: bool
) -> None:
    """Give the lines under a heading its kind where they say nothing of themselves, up to the article."""
    headings = frozenset(opens)
    for heading in opens:
        over = named.get(heading, _OTHER)[0]
        left = _CARRY_LINES if over in _STANDS_OVER else 0
        number = heading + 1
        while left and number < lines and number not in apart and number not in headings:
            own = named.get(number)
            if own is None or (is_dump and own[0] in _WEAK):
                named[number] = over, _UNDER[over]
                left -= 1
            number += 1


def _made(texts: Sequence[str], named: Mapping[int, _Named], kept: frozenset[int]) -> tuple[Furniture, ...]:
    """Make the furniture of all lines at once: hundreds of `Furniture(...)` take three times as long."""
    numbers = [number for number in range(len(texts)) if number not in kept]
    kinds, reasons = zip(*map(named.get, numbers, repeat(_OTHER)), strict=True) if numbers else ((), ())
    made = tuple(map(_new, repeat(Furniture, len(numbers))))
    deque(map(_set_kind, made, kinds), maxlen=0)
    deque(map(_set_text, made, map(texts.__getitem__, numbers)), maxlen=0)
    deque(map(_set_line, made, numbers), maxlen=0)
    deque(map(_set_reason, made, reasons), maxlen=0)
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

    kind: _Named | None
    may_open: bool


@lru_cache(maxsize=4096)
def _said_kind(phrases: tuple[tuple[str, Reach], ...]) -> _Said:
    named = [
        (_REACHES[reach], _PHRASE_PLACES[name], name) for name, reach in phrases if name in _PHRASE_PLACES
    ]
    return _Said(
        _SPOKEN[min(named)[-1]] if named else None,
        any(name in _STANDS_OVER and reach != "inside" for name, reach in phrases),
    )


def _about_all(lines: Sequence[Line]) -> frozenset[str]:
    """Give the regions and marks of what stands about all lines of the article: they name no kind.

    Such are a form about a whole page, and wrappers that carry the name of what they may become.
    """
    places = [line.place for line in lines if line.place is not None]
    if not places:
        return frozenset()
    first, rest = places[0], places[1:]
    return (first.within | first.hints).intersection(*(place.within | place.hints for place in rest))


def _own_kind(
    line: Line,
    templates: Sequence[str],
    *,
    everywhere: frozenset[str],
    may_be_picture: bool,
    is_named: bool,
) -> _Named | None:
    """Name a line's kind by its markup and by what it holds; None leaves it as its phrases name it."""
    text, place = line.text, line.place
    if templates and any(mark in text for mark in templates):
        return "template", "holds marks of a template"
    marked = None if place is None else _marked_kind(place.within, place.hints, everywhere)
    if marked is not None or is_named:
        return marked
    if count_words(text) <= _DATE_WORDS and _YEAR.search(text) and read_time(text):
        return "date", "is a date"
    photo = source_of(text) if may_be_picture else None
    if photo is not None:
        return ("caption" if photo.caption else "credit"), "names a picture's source"
    return None


@lru_cache(maxsize=4096)
def _marked_kind(within: frozenset[str], hints: frozenset[str], everywhere: frozenset[str]) -> _Named | None:
    """Say what the markup about a line, and not about all lines, makes of it; None where it says nothing."""
    within, hints = within - everywhere, hints - everywhere
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
