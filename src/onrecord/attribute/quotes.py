"""Quotations by their marks alone: where each opens, closes and goes on.

Takes a text of paragraphs parted by line breaks; gives Quotation values.
Knows nothing of speakers or of the model, so it also serves languages that the
model was not trained on.

Marks are typed: a quotation is closed by the mark that belongs to its opening
one, a straight mark opens or closes by its neighbours, an apostrophe is no mark.
A quotation that a paragraph leaves open goes on where the next paragraph opens
with a mark of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.domain.span import Span

_MARK = re.compile(r"''|``|,,|[\"“”„‟«»‹›‘’‚'「」『』]")
_OPENING = {"“": "curly", "„": "low", "‟": "curly", "``": "tick", "「": "corner", "『": "white corner"}
# Which kinds a mark closes; German style closes with the mark that opens English quotations.
_CLOSES = {
    "”": frozenset({"curly", "low"}),
    "“": frozenset({"low"}),
    "’": frozenset({"single", "low single"}),
    "‘": frozenset({"low single"}),
    '"': frozenset({"straight"}),
    "''": frozenset({"doubled", "tick"}),
    "'": frozenset({"straight single"}),
    "»": frozenset({"guillemet"}),
    "«": frozenset({"reversed guillemet"}),
    "›": frozenset({"single guillemet"}),
    "」": frozenset({"corner"}),
    "』": frozenset({"white corner"}),
}
_SINGLE = frozenset({"single", "straight single"})
_ELIDED = re.compile(r"['’](?:\d0s|em|til|tis|twas|cause|bout|n['’])\b", re.IGNORECASE)
# A single mark that finds no partner within this many code points is an apostrophe.
_SINGLE_REACH = 1500
_SINGLE_CLOSING = {"‘": re.compile(r"(?<=\S)’(?!\w)"), "'": re.compile(r"(?<=\S)'(?!\w)")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation of one paragraph.

    Args:
        outer: The quotation with its marks.
        inner: The words between the marks.
        kind: Which pair of marks encloses it.
        depth: 0 for a quotation of the page, 1 for one inside it, and so on.
        is_closed: Whether its closing mark stands in its own paragraph.
        continues: Whether the next paragraph opens with the rest of it.
    """

    outer: Span
    inner: Span
    kind: str
    depth: int = 0
    is_closed: bool = True
    continues: bool = False


@dataclass(slots=True)
class _Open:
    start: int
    width: int
    kind: str


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find every quotation of a text by its marks.

    Args:
        text: Paragraphs parted by line breaks; offsets count its code points.

    Returns:
        Quotations in order of their opening mark, nested ones after the one
        that holds them. A mark without partner opens a quotation up to the end of its
        paragraph if the paragraph begins with it, and none otherwise.
    """
    found: list[Quotation] = []
    for paragraph in _paragraphs(text):
        own = sorted(_paragraph_quotations(text, paragraph), key=lambda q: (q.outer.start, -q.outer.end))
        if found and own and _goes_on(found[-1], own[0], paragraph, text):
            found[-1] = replace(found[-1], continues=True)
        found.extend(own)
    return tuple(found)


def quoted_flags(text: str, quotations: Sequence[Quotation]) -> bytearray:
    """Mark each code point of a text that stands inside a quotation.

    Returns:
        One byte a code point of `text`: 1 between quotation marks, 0 elsewhere.
    """
    flags = bytearray(len(text))
    for quotation in quotations:
        inner = quotation.inner
        flags[inner.start : inner.end] = b"\x01" * len(inner)
    return flags


def _paragraphs(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", text):
        yield Span(match.start(), match.end())


def _goes_on(last: Quotation, first: Quotation, paragraph: Span, text: str) -> bool:
    opens_paragraph = not text[paragraph.start : first.outer.start].strip()
    return not last.is_closed and first.kind == last.kind and opens_paragraph


def _paragraph_quotations(text: str, paragraph: Span) -> list[Quotation]:
    """Match the marks of one paragraph with a stack."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = match.group(), match.start()
        closes = _closing_depth(text, mark, at, match.end(), stack, paragraph)
        if closes is not None:
            opened = stack[closes]
            del stack[closes:]
            found.append(_closed(opened, at, match.end(), depth=closes))
            continue
        kind = _opening_kind(text, mark, at, match.end(), paragraph)
        if kind is not None:
            stack.append(_Open(at, len(mark), kind))
    if stack and _opens_at_start(text, stack[0], paragraph) and stack[0].kind not in _SINGLE:
        first = stack[0]
        found.append(
            Quotation(
                outer=Span(first.start, paragraph.end),
                inner=Span(first.start + first.width, paragraph.end),
                kind=first.kind,
                is_closed=False,
            )
        )
    return [q for q in found if q.inner.start < q.inner.end]


def _opens_at_start(text: str, opened: _Open, paragraph: Span) -> bool:
    return not text[paragraph.start : opened.start].strip()


def _closed(opened: _Open, at: int, end: int, *, depth: int) -> Quotation:
    return Quotation(
        outer=Span(opened.start, end),
        inner=Span(opened.start + opened.width, at),
        kind=opened.kind,
        depth=depth,
    )


def _closing_depth(
    text: str, mark: str, at: int, end: int, stack: list[_Open], paragraph: Span
) -> int | None:
    """Give the place in the stack that this mark closes, or None."""
    after = text[end] if end < paragraph.end else " "
    before = text[at - 1] if at > paragraph.start else " "
    kinds = _CLOSES.get(mark, frozenset())
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth]
        if opened.kind not in kinds:
            continue
        if opened.kind in _SINGLE and (after.isalnum() or before.isspace()):
            return None
        if opened.kind == "straight" and _restarts(text, opened, at, before, after):
            del stack[depth:]
            return None
        return depth
    return None


def _restarts(text: str, opened: _Open, at: int, before: str, after: str) -> bool:
    """Say whether a straight mark opens anew because the open one was left dangling."""
    looks_opening = before.isspace() and not after.isspace()
    return looks_opening and text.count(" ", opened.start, at) > 60


def _opening_kind(text: str, mark: str, at: int, end: int, paragraph: Span) -> str | None:
    """Give the kind of quotation that this mark opens, or None for no quotation."""
    after = text[end] if end < paragraph.end else " "
    before = text[at - 1] if at > paragraph.start else " "
    if mark in _OPENING:
        return _OPENING[mark]
    if mark == '"':
        return None if after.isspace() else "straight"
    if mark == "''":
        return None if after.isspace() or before.isalnum() else "doubled"
    if mark in ("«", "»", "‹", "›"):
        return _guillemet_kind(mark, before, after)
    if mark == "‚":
        return "low single" if not after.isspace() else None
    if mark in ("‘", "'"):
        return _single_kind(text, mark, at, before, after, paragraph)
    return None


def _guillemet_kind(mark: str, before: str, after: str) -> str | None:
    if mark == "«":
        return "guillemet"
    if mark == "»" and not before.isalnum() and not after.isspace():
        return "reversed guillemet"
    return "single guillemet" if mark == "‹" else None


def _single_kind(text: str, mark: str, at: int, before: str, after: str, paragraph: Span) -> str | None:
    """Tell a single opening mark from an apostrophe: it needs a partner further on."""
    if before.isalnum() or after.isspace() or _ELIDED.match(text, at):
        return None
    reach = min(paragraph.end, at + _SINGLE_REACH)
    for match in _SINGLE_CLOSING[mark].finditer(text, at + 1, reach):
        if not _is_possessive(text, match.start()):
            return "single" if mark == "‘" else "straight single"
    return None


def _is_possessive(text: str, place: int) -> bool:
    """Say whether a mark after an s, before a lower-case word, is a plural's possessive."""
    return text[place - 1] in "sS" and bool(re.match(r"['’] [a-z]", text[place : place + 3]))
